"""Text in the form it is looked up in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.folding import fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Søren Żuk", "soren zuk"),
        ("Olúwaṣeun Adéyẹmí", "oluwaseun adeyemi"),
        ("Łukasz Straße", "lukasz strasse"),
        ("Ελένη", "ελενη"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_case_accents_and_letters_of_their_own_are_set_aside(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_an_id_and_a_name_have_the_same_words() -> None:
    assert words_of("priya-raman") == words_of("Priya  Raman") == words_of("PRIYA_RAMAN") == ("priya", "raman")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)

"""The beginning of a note as plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.excerpts import excerpt, meeting_excerpt, without_items
from netmd.reading import read_note
from tests.factory import contact, index

NETWORK = index(contact("Sam Lee"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She builds **the whole** team _this_ spring.", "She builds the whole team this spring."),
        ("With [[sam-lee]] and [[sam-lee|S.]], see [it](https://a.example).", "With Sam Lee and S., see it."),
        ("> Follow up.\n>\n> Always.", "Follow up. Always."),
        ("# Title\n\n- one\n  1. two\n- [ ] three", "Title one two three"),
        ("a <!-- secret --> b %%hidden%% c", "a b c"),
        ("Use `netmd due` and snake_case_names, 2 * 3 * 4.", "Use netmd due and snake_case_names, 2 * 3 * 4."),
        ("one\n\n---\n\ntwo", "one two"),
        ("", ""),
        ("   \n\n", ""),
    ],
)
def test_markup_and_comments_are_left_out(text: str, words: str) -> None:
    assert excerpt(text, NETWORK, 200) == words


def test_a_long_text_is_cut_between_words_with_an_ellipsis() -> None:
    assert excerpt("one two three four", NETWORK, 10) == "one two…"
    assert excerpt("one two three four", NETWORK, 18) == "one two three four"


def test_a_meetings_action_items_are_left_out() -> None:
    text = "---\nname: A\n---\n## 2026-05-01 Coffee\n\nIn spring.\n- [ ] Send it\n- Got: a tip\n"
    entry = read_note("contacts/a.md", text.encode(), "contact", {}).entry
    assert entry is not None
    assert meeting_excerpt(entry.note.meetings[0], NETWORK, 100) == "In spring. Got: a tip"


SECRETS = [
    "- [ ] Send deck %% SECRETONE\nSECRETTWO really private %%\nAfter.",
    "- [ ] Send deck <!-- SECRETONE\n\nSECRETTWO -->\nAfter.",
    "- [ ] %%\nSECRETTWO\n%%\nAfter.",
    "- [ ] Send\n  deck %% SECRETONE\n\nSECRETTWO %%\nAfter.",
    "- Gave: a tip <!-- SECRETONE\nSECRETTWO -->\n\nAfter.",
    "%% SECRETONE\n- [ ] SECRETTWO\n%%\nAfter.",
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_comment_that_opens_on_an_items_line_stays_hidden(text: str) -> None:
    entry = read_note("contacts/a.md", f"---\nname: A\n---\n## 2026-05-01 Coffee\n\n{text}".encode(), "contact", {}).entry
    assert entry is not None
    words = meeting_excerpt(entry.note.meetings[0], NETWORK, 100)
    assert words.replace("Gave: a tip ", "") == "After."


def test_the_lines_an_item_goes_on_with_are_left_out_too() -> None:
    text = "Before.\n\n- [ ] Send\n  the deck\nto Sam\n- kept\n"
    assert without_items(text, 11, {13}) == "Before.\n\n- kept\n"
    assert without_items(text, 11, {10, 99}) == text
    assert without_items("text\nmore", 1, {1}) == "more"


def test_a_comment_that_ends_far_beyond_the_excerpt_is_hidden() -> None:
    assert excerpt(f"Before %% SECRET {'x ' * 5_000}%% after.", NETWORK, 100) == "Before after."


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_any_text_gives_one_line_of_at_most_so_many_characters(text: str, limit: int) -> None:
    words = excerpt(text, NETWORK, limit)
    assert len(words) <= limit
    assert words == " ".join(words.split())


@pytest.mark.parametrize("piece", ["*", "_a", "[", "[[", "`", "**a", "~~", "- ", "> ", "<!--", "%%", "=="])
def test_a_hostile_text_is_answered(piece: str) -> None:
    assert len(excerpt(piece * 100_000, NETWORK, 300)) <= 300

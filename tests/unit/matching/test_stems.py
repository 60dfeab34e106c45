from __future__ import annotations

import pytest

from netmd.matching.stems import stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("company", "companies"),
        ("movie", "movies"),
        ("coach", "coaches"),
        ("box", "boxes"),
        ("database", "databases"),
        ("bus", "buses"),
        ("class", "classes"),
        ("attorney", "attorneys"),
        ("woman", "women"),
        ("organiser", "organizers"),
        ("organisations", "organization"),
        ("specialise", "specialize"),
        ("programmes", "program"),
        ("centre", "centers"),
        ("labour", "labor"),
        ("advisers", "advisor"),
        ("photographer", "photography"),
        ("videographers", "videography"),
        ("technologist", "technology"),
        ("copywriters", "copywriting"),
    ],
)
def test_forms_of_one_word_are_one(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manager", "management"),
        ("manager", "manage"),
        ("product", "production"),
        ("producer", "production"),
        ("market", "marketing"),
        ("operator", "operations"),
        ("organ", "organization"),
        ("community", "communications"),
        ("editor", "edition"),
        ("engineer", "engine"),
        ("press", "pres"),
        ("media", "medium"),
        ("aws", "aw"),
        ("sales", "salt"),
        ("four", "for"),
        ("tour", "tor"),
        ("logic", "log"),
    ],
)
def test_different_words_stay_different(one, other):
    assert stem(one) != stem(other)


def test_words_lose_case_and_accents_and_keep_the_signs_of_languages():
    assert words("Café-Chefin (m/w), C++ & C#") == ["cafe", "chefin", "m", "w", "c++", "c#"]

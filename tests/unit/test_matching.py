from __future__ import annotations

import pytest

from netmd.matching import matched_words, opening_words, read_phrase

OPENING = opening_words(("Community Manager, Européen", "Rocket Nine", "social media", "C++"))


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("community manager", ("community", "manager")),
        ("Community Managers", ("community", "managers")),
        ("a role as manager of communities", ("manager", "communities")),
        ("Manager at ROCKET nine", ("manager", "rocket", "nine")),
        ("europeen community", ("europeen", "community")),
        ("social-media", ("social", "media")),
        ("c++", ("c++",)),
    ],
)
def test_every_significant_word_is_found(phrase, words):
    assert matched_words(read_phrase(phrase), OPENING) == words


@pytest.mark.parametrize("phrase", ["product manager", "community", "man", "c", "a job", "", "!?"])
def test_one_missing_word_or_none_at_all_matches_nothing(phrase):
    opening = opening_words(("Manager",)) if phrase == "community" else OPENING
    assert matched_words(read_phrase(phrase), opening) == ()


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("company", "companies"),
        ("movie", "movies"),
        ("coach", "coaches"),
        ("box", "boxes"),
        ("database", "databases"),
        ("bus", "buses"),
        ("class", "classes"),
        ("attorney", "attorneys"),
    ],
)
def test_singular_and_plural_are_one_word(one, many):
    assert matched_words(read_phrase(one), opening_words((many,)))
    assert matched_words(read_phrase(many), opening_words((one,)))


@pytest.mark.parametrize(("one", "other"), [("press", "pres"), ("media", "medium"), ("aws", "aw"), ("sales", "salt")])
def test_different_words_stay_different(one, other):
    assert not matched_words(read_phrase(one), opening_words((other,)))

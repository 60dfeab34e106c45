from __future__ import annotations

import pytest

from netmd.matching import fit, read_phrase, read_synonyms, read_words

OPENING = read_words(("Community Manager, Européen", "Rocket Nine", "social media", "C++"))


@pytest.mark.parametrize(
    "phrase",
    [
        "community manager",
        "Community Managers",
        "a role as manager of communities",
        "Manager at ROCKET nine",
        "europeen community",
        "social-media",
        "c++",
    ],
)
def test_every_significant_word_is_found(phrase):
    found = fit(read_phrase(phrase), OPENING)
    assert found is not None
    assert (found.words, found.by_synonym) == (phrase, False)


@pytest.mark.parametrize(
    "phrase", ["product manager", "community management", "man", "c", "a job", "", "!?"]
)  # fmt: skip
def test_one_missing_word_or_none_at_all_fits_nothing(phrase):
    assert fit(read_phrase(phrase), OPENING) is None


def test_a_synonym_fits_and_says_that_it_is_one():
    synonyms = read_synonyms([("community manager", "community lead", "forum host")])
    opening = read_words(("Lead, our community",), synonyms)
    found = fit(read_phrase("community managers", synonyms), opening)
    assert found is not None
    assert (found.words, found.by_synonym) == ("community managers (a synonym of yours)", True)


def test_words_beside_a_synonym_still_count():
    synonyms = read_synonyms([("community manager", "community lead")])
    phrase = read_phrase("senior community manager", synonyms)
    assert fit(phrase, read_words(("Senior community lead",), synonyms))
    assert not fit(phrase, read_words(("Community lead",), synonyms))

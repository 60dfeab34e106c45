from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netmd.matching import Lookup, fit, read_phrase, read_synonyms, read_words

SYNONYMS = read_synonyms([("community manager", "community lead", "forum host"), ("video", "film")])
TEXTS = ("Community manager", "Community lead", "Video producer", "Film producer and host", "Forum host")


def lookup():
    return Lookup.of((text, read_words((text,), SYNONYMS)) for text in TEXTS)


def fitting(*phrases):
    return [(text, fit.words) for text, fit in lookup().fitting(read_phrase(text, SYNONYMS) for text in phrases)]


def test_what_fits_comes_in_the_order_of_the_texts_with_the_phrase_it_fits():
    assert fitting("producer", "host") == [
        ("Video producer", "producer"),
        ("Film producer and host", "producer"),
        ("Forum host", "host"),
    ]


def test_word_by_word_goes_before_a_synonym_whatever_the_order_of_the_phrases():
    said = ("Film producer and host", "film")
    assert said in fitting("video producer", "film")
    assert said in fitting("film", "video producer")


def test_nothing_and_phrases_of_small_words_find_nothing():
    assert fitting() == fitting("a job", "") == []
    assert not Lookup.of(())


@given(
    st.lists(
        st.sampled_from(("community", "manager", "lead", "forum", "host", "video", "film", "producer", "a")), max_size=4
    )
)
def test_it_finds_what_asking_each_text_would(words):
    phrase = read_phrase(" ".join(words), SYNONYMS)
    by_hand = [text for text in TEXTS if fit(phrase, read_words((text,), SYNONYMS))]
    assert [text for text, _ in lookup().fitting([phrase])] == by_hand

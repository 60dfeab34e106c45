"""The first words of a text."""

import pytest

from tests.unit.site.markdown.rendering import renderer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ran *the* [league](https://x.example).", "Ran the league."),
        ("[[sam-lee]] and [[nobody|No One]]", "Sam Lee and No One"),
        ("# Head\n\ntext\n- [ ] a due:2026-03-05\n- Gave: b", "Head text a due 5 Mar 2026 Gave: b"),
        ("a %%secret%% b<!-- secret --> c", "a b c"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("a<br>b\n\n---\n\n`<c>` &lt;", "a b <c> <"),
        ("![[x.png]] ![alt](y.png)", "x.png alt"),
        ("", ""),
        ("%%all%%", ""),
    ],
)
def test_markup_and_comments_are_gone(text, expected):
    assert renderer().plain(text) == expected


def test_a_long_text_is_cut_between_words():
    words = renderer().plain("one two, three four", limit=10)

    assert words == "one two…"


def test_a_text_that_just_fits_is_whole():
    assert renderer().plain("12345 7890", limit=10) == "12345 7890"


def test_a_long_word_is_cut_within():
    assert renderer().plain("x" * 500, limit=20) == "x" * 19 + "…"


def test_an_excerpt_of_a_long_text_keeps_to_its_limit():
    words = renderer().plain("**word** [[sam-lee]] " * 5000, limit=200)

    assert len(words) <= 200
    assert words.startswith("word Sam Lee word")
    assert words.endswith("…")


def test_a_comment_that_ends_far_beyond_the_excerpt_is_hidden():
    assert renderer().plain("a %%" + "secret " * 5000 + "%% b") == "a b"

"""Comments, and what is found before any Markdown is read."""

import pytest

from netmd.site.markdown import definitions_in
from netmd.site.markdown.normalise import clean_text, without_comments
from tests.unit.site.markdown.rendering import html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a %%b%% c", "a  c"),
        ("a <!-- b --> c", "a  c"),
        ("a\n%%b%%\nc", "a\nc"),
        ("a\n%%\nb\n\n# c\n%%\nd", "a\nd"),
        ("a <!-- b\n\nc --> d", "a  d"),
        ("- a\n%%b%%\n- c", "- a\n- c"),
        ("> a\n> %%b%%\n> c", "> a\n> \n> c"),
        ("%%a%%%%b%% <!-- c -->", ""),
        ("a %%b", "a %%b"),
        ("a <!-- b\n\nc", "a <!-- b\n\nc"),
        ("a\n%%b\n\nc", "a\n"),
        ("- [ ] <!-- b\n\nc", "- [ ] "),
        ("a \\` %%b%% `", "a \\`  `"),
        ("a `\\` %%b%% `", "a `\\`  `"),
        ("a \\\\` %%b%% `", "a \\\\` %%b%% `"),
        ("a `%%b%%` %%c%%", "a `%%b%%` "),
        ("a ``%%b` %%c``", "a ``%%b` %%c``"),
        ("a ` %%b%%\n\nc ` d", "a ` \n\nc ` d"),
        ("- a ` b\n- %%c ` d%%", "- a ` b\n- "),
        ("```\n%%a%%\n```\n%%b%%", "```\n%%a%%\n```\n"),
        ("- ```\n  %%a%%\nb %%c%%", "- ```\n  %%a%%\nb "),
        ("- x\n  ```\n  %%a%%\n- y %%c%%", "- x\n  ```\n  %%a%%\n- y "),
        ("> ```\n> %%a%%\nb %%c%%", "> ```\n> %%a%%\nb "),
        ("%%\n```\n%%\nb %%c%%", "b "),
        ("<!-- ```\n --> a %%b%%", " a "),
        ("100 % % and -->", "100 % % and -->"),
    ],
)
def test_comments_vanish_and_code_stays(text, expected):
    assert without_comments(clean_text(text)) == expected


def test_a_comment_leaves_no_trace_in_the_html():
    assert html("a %%secret *x*%%b\n\n%%\nsecret\n\n- c\n%%\n\nd") == "<p>a b</p><p>d</p>"


def test_code_in_a_quote_below_another_quote_stays_shown():
    assert "word" in html("> ```\n> %%a\n<!-- b -->\n> ```\n> %%word\n`%%c%%`")


def test_code_before_a_comment_that_joins_two_lines_stays_shown():
    assert "word" in html("``\n`<!-- word -->` 10%% of\n10%% of ``a ` b``")


@pytest.mark.parametrize(
    "text",
    [
        "a ` b\n\t# h\na ` b\na %%secret%% b\na `b` c",
        "`````````%%secret%%`````````",
        "    a ` b\n\t%%\nsecret\n%%\n   a `b` c",
        "a ` b\n1. \na ` b\n%%\nsecret\n%%\na ` b",
    ],
)
def test_a_stray_backtick_shows_no_comment(text):
    assert "secret" not in html(text)


def test_definitions_are_found_outside_code_and_comments():
    text = (
        '[a]: https://a.example\n```\n[b]: https://b.example\n```\n%%\n[c]: https://c.example\n%%\n[d]: x "T"\n[^e]: f'
    )

    assert definitions_in(text) == '[a]: https://a.example\n[d]: x "T"'
    assert definitions_in("nothing") == ""

"""Front matter read by the short-cut is what YAML makes of it: fields, places, and not one problem."""

from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from netmd.reading.plain_yaml import read_plain
from netmd.reading.text import Text
from netmd.reading.yaml_fields import Field, Scalar, YamlReader
from netmd.reading.yaml_mending import is_too_deep

_WORDS = ("a", "Renée Ortiz", "R&D", "C#", "x#y", "a,b", "a:b", "2026-03-04", "4-6 weeks", "true", "null", "~", "+49 30/1",
          "https://a.example/b?c=d#e", "(a)", "a.b@c.example", "[[sam]]", "[[sam|Sam Lee]]", "[[a, b]]", "[]", "[ ]", "-1",
          "\u00a0a\u00a0", "\u4e2d", "🙂", "a\\n", "it's", '5" disk', "=", "<<", "...", "..", ".inf", "0x1")  # fmt: skip
_ODD_WORDS = ("", "- a", "? a", ": a", "a: b", "a:", "a #b", "#a", "&a b", "*a", "!a b", "!!str a", "|", ">-", "%a", "@a", "`a`",
              "'a", '"a', "'it''s'", '"a\\tb"', "{a: b}", "[a", "a]", "[a]b", "[a, [b]]", "[a,]", "[,a]", "[a: b]", "[?a]",
              "[-a, - b]", "[#a]", "[a #b]", "['a' b]", '["a", b]', "['a', \"b\",]", "[[a]], [[b]]", "[[[a]]]", "---", "--- a",
              "a\tb", "\ta", "a\u2028b", "a\x85b", "\ufeffa", "\x07", "'a' #b", '"a" b', "[a] #b", "[a]: b", "'a': b")  # fmt: skip
_KEYS = ("name", "tags", "tag", "Met on", "x-1", "_a", "y", "null")
_ODD_KEYS = (
    "",
    "é",
    "a ",
    " a",
    "a  b",
    "- a",
    "? a",
    "'a'",
    "[a]",
    "a:b",
    "#a",
    "<<",
    "1",
    "a" * 70,
    "&a b",
    "a.b",
    "---",
    "...",
)

_word = st.sampled_from(_WORDS) | st.text("abé :,#-[]'\"\u00a0", max_size=8)
_quoted = st.builds(lambda word, sign: sign + word + sign, _word, st.sampled_from("'\""))
_flow = st.lists(_word | _quoted, max_size=4).map(lambda words: f"[{', '.join(words)}]")
_value = _word | _quoted | _flow
_odd_value = _value | st.sampled_from(_ODD_WORDS)
_plain_word = st.text("ab é.+/", min_size=1, max_size=6).map(lambda word: f"x{word}y")
_plain_values = (
    _plain_word
    | _plain_word.map(lambda word: f'"{word}"')
    | st.lists(_plain_word, max_size=3).map(lambda words: f"[{', '.join(words)}]")
    | st.lists(_plain_word, min_size=1, max_size=3).map(lambda words: f"[{', '.join(map(repr, words))} ]")
)
_gap = st.sampled_from((" ", " ", " ", "  ", "", "\t"))
_end = st.sampled_from(("\n", "\n", "\n", " \n", "\n\n", "\n  \n", "\r\n", ""))


@st.composite
def _entries(
    draw: st.DrawFn,
    keys: st.SearchStrategy[str],
    values: st.SearchStrategy[str],
    items: st.SearchStrategy[str],
    odd: bool,
) -> str:
    """A key with a value, or with a list of lines, as people and programs write them."""
    gaps, ends = (_gap, _end) if odd else (st.sampled_from((" ", "   ")), st.sampled_from(("\n", "  \n", "\n\n")))
    key = draw(keys)
    if draw(st.integers(0, 3)):
        return f"{key}:{draw(gaps)}{draw(values)}{draw(ends)}"
    dashes = st.sampled_from(("- ", "- ", "-  ", "-", "-\t") if odd else ("- ", "-   "))
    indents = draw(st.sampled_from((("",), ("  ",), ("    ",), ("  ", "  ", " ") if odd else (" ",))))
    lines = [
        f"{draw(st.sampled_from(indents))}{draw(dashes)}{value}{draw(ends)}"
        for value in draw(st.lists(items, max_size=3))
    ]
    return f"{key}:{draw(ends)}{''.join(lines)}"


_known_key = st.sampled_from(_KEYS)
_any_key = _known_key | _known_key | st.sampled_from(_ODD_KEYS)
_plain = st.lists(_entries(_known_key, _plain_values, _plain_word, odd=False), min_size=1, max_size=6).map("".join)
_mostly_plain = st.lists(_entries(_known_key, _value, _value, odd=True), max_size=3).map("".join)
_wild = st.lists(_entries(_any_key, _odd_value, _odd_value, odd=True), max_size=5).map("".join)
_lines = st.lists(
    st.sampled_from(("a: b\n", "- c\n", "  - d\n", "  e\n", "#f\n", " \n", "g:\n", "]\n", "h\n", "...\n")), max_size=8
)


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """Front matter with a character put in, taken out or put in another's place here and there."""
    text = draw(_plain | _mostly_plain)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        put = draw(
            st.sampled_from(("", *" \n\t:-#[]{}'\",|>!&*?%@`\\~=.aé", "\u00a0", "\u2028", "\x85", "\ufeff", "\r"))
        )
        text = text[:at] + put + text[at + draw(st.integers(0, 2)) :]
    return text


def compare(yaml: str) -> list[Field] | None:
    """What the short-cut makes of it; it must be what the events make of it, unless it declines."""
    text = Text.of("contacts/a.md", f"---\n{yaml}")
    source = text.content[4:]
    plain = read_plain(text, 4, source)
    if plain is not None:
        assert not is_too_deep(source)
        assert YamlReader(text, 4, source).read() == (plain, [])
    return plain


@settings(max_examples=1500, deadline=None)
@given(_mostly_plain | _wild | _mutated() | _mutated() | _lines.map("".join) | st.text(max_size=20))
def test_what_is_plain_is_read_as_yaml_reads_it(yaml: str) -> None:
    event("plain" if compare(yaml) is not None else "declined")


@settings(max_examples=300, deadline=None)
@given(_plain)
def test_plain_values_are_never_declined(yaml: str) -> None:
    assert compare(yaml) is not None


PLAIN = """\
name: Renée Ortiz-Świątek
org: "Harbour & Light: studio"
role: 'Editor'
email: renee@ortiz.example
linkedin: https://www.linkedin.com/in/renee-ortiz
tags: [security, hiring, öpen source]
with: ["[[sam-lee]]", '[[priya-raman|Priya]]']
introduced_by: [[sam-lee]]
cadence: 4-6 weeks

aliases:
  - René
  - "R. O."
offers:
- rooms, in summer
seeking:
met: 2024-12-21
extra: []
"""


def test_what_most_notes_hold_is_plain() -> None:
    fields = compare(PLAIN)
    assert fields is not None
    assert [(field.key, [value.text for value in field.values]) for field in fields] == [
        ("name", ["Renée Ortiz-Świątek"]),
        ("org", ["Harbour & Light: studio"]),
        ("role", ["Editor"]),
        ("email", ["renee@ortiz.example"]),
        ("linkedin", ["https://www.linkedin.com/in/renee-ortiz"]),
        ("tags", ["security", "hiring", "öpen source"]),
        ("with", ["[[sam-lee]]", "[[priya-raman|Priya]]"]),
        ("introduced_by", ["[[sam-lee]]"]),
        ("cadence", ["4-6 weeks"]),
        ("aliases", ["René", "R. O."]),
        ("offers", ["rooms, in summer"]),
        ("seeking", []),
        ("met", ["2024-12-21"]),
        ("extra", []),
    ]
    assert fields[5].values[1] == Scalar("hiring", "contacts/a.md", 7, 18)


@pytest.mark.parametrize(
    "yaml",
    ["", "# a\n", "- a\n", "a: b: c\n", "a: b #c\n", "tags: #press\n", "a: *b\n", "a: |\n  b\n", "a: b\n  c\n", "a:\tb\n", "a: {b: c}\n",
     "a: [b,\n  c]\n", "a: 'b\n", 'a: "b\\n"\n', "a: [[b]], [[c]]\n", "a:\n  b: c\n", "a: b\n- c\n", "a:\n  - b\n - c\n", "a: b\u2028c\n",
     f"a: \"{'[' * 60}\"\n"],
)  # fmt: skip
def test_what_yaml_may_see_in_another_way_is_declined(yaml: str) -> None:
    assert compare(yaml) is None

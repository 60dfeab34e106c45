"""Notes made to make a reader hang or crash. They end, because what is read is linear in the text or bounded;
what is asserted here is that they come to what they say.
"""

from __future__ import annotations

import pytest

from netmd.reading.text import MAX_BYTES
from tests.unit.reading.notes import contact, read, wrong

SIZE = 40_000


def many(piece: str) -> str:
    return piece * (SIZE // len(piece))


@pytest.mark.parametrize(
    "text",
    [
        many("`"), many("` `` ``` "), many("`\n\n"), many("```a`\n"), many("`\n> "), many("[["), many("["), many("!["),
        many("[a]("), many("[a](b"), many("[a](<"), many('[a](b "x'), "[a](b" + many(" "), many("- "), many("> "),
        many(">"), many("#"), many("~"), many("="), "- x\n" + many("_ ") + "x", "x\n" + many("* ") + "x", many("-"), many(" "),
        many("\t"), many("\u00a0"), "# a" + many(" ") + "b", many("# a" + " " * 500 + "b\n"), "# a" + many(" #") + "b",
        "## 2026-03-04" + many(" ") + "x", "## 2026-03-04 12:30" + many(" ") + "-", "## 4" + many(" ") + "March",
        "## 4 mar" + many("a"), "## 2026-03-04 a" + many(" ") + "(private) x", "## " + many("2026-03-04T"), "## " + many("(") + "2026-03-04",
        "- [ ] [due::" + many(" "), "- [ ] " + many("(due::  "), "- [ ] " + many("[due:: "), "- [ ] [" + many("a"),
        "- [ ] " + many(" ^a"), "- [ ] a ^a" + many(" ") + "!", "- [ ] ^" + many("a") + "!", "- [ ] @" + many("a."),
        "- [ ] 🔁 every" + many(" "), "- [ ] 🔁 every month on " + many("monday, "), "- [ ] rec:" + many("1"), "- Intro: " + many("("),
        "- Intro: (a)" + many(" .") + "x", "[a]:" + many(" "), "x]:\n" + many("[aaaa\n"), many("a\n=\n"), many("a\n--\n"),
        many("1. "), many("123456789. "), many("%%"), many("<!--"), many("<!-- --> "), many("~~~\n```x\n"), many("\n"), many("\r"),
        "---\n" + many("--- a\n"), "---\n" + many("a b c\n"), "---\n" + many("k: [v\n"), "---\na: " + many("'") + "\n---\n",
        "---\na: " + many("- ") + "\n---\n", "---\n" + many("? ") + "\n---\n", "---\na: {" + many("a: b, ") + "}\n---\n",
        "---\ncadence: every " + many(" ") + "x\n---\n", "---\nmet: " + many("1") + "\n---\n", "---\n" + many("a") + ": b\n---\n",
        "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(60)) + "---\n", many("<<<<<<< a\n") + many("=======\n"),
        "\u202e\u0007\u001b[31m" + many("\u0301"),
    ],
)  # fmt: skip
def test_hostile_text_gives_a_contact(text: str) -> None:
    assert contact(text.encode()).name == "Priya Raman"


def test_ten_thousand_headings_are_ten_thousand_meetings() -> None:
    note = contact(b"## 2026-03-04 Call\n" * 10_000).note
    assert (len(note.meetings), note.meetings[-1].location.line) == (10_000, 10_000)


def test_ten_thousand_items_are_ten_thousand_items() -> None:
    note = contact(b"- [ ] Send due:2026-03-05\n" * 10_000).note
    assert (len(note.items), note.items[-1].location.line) == (10_000, 10_000)


def test_meetings_with_items_each_keep_their_own() -> None:
    note = contact(b"## 2026-03-04 Call [[a]]\n- [ ] Send [[b]]\n- Gave: x\n" * 3_000).note
    assert {(len(m.items), len(m.exchanges), len(m.people), len(m.links)) for m in note.meetings} == {(1, 1, 1, 2)}


def test_an_item_with_thousands_of_dates_has_the_first_and_names_the_others() -> None:
    reading = read("- [ ] Send due:2026-03-05" + " due:2026-03-06" * 2_000 + "\n")
    assert str(reading.entry.note.items[0].due) == "2026-03-05"  # type: ignore[union-attr]
    assert len(reading.problems) == 2_000


def test_thousands_of_nested_quotes_hold_their_item() -> None:
    assert [item.text for item in contact(">" * 5_000 + " - [ ] deep\n").note.items] == ["deep"]


def test_a_merge_bomb_costs_only_itself() -> None:
    bomb = "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    reading = read(f"---\na0: &a0 {{x: y}}\n{bomb}name: Pri\n---\n")
    assert reading.entry.name == "Pri"  # type: ignore[union-attr]
    assert {problem.code for problem in reading.problems} == {"NET109"}


def test_a_file_beyond_the_limit_is_not_looked_at() -> None:
    assert wrong(read(b"#" * (MAX_BYTES + 1))) == ["1:1 NET005"]

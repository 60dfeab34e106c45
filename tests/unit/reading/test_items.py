"""Action items: the task lines of a note, and what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netmd.dates import parse_when
from netmd.model import Owner
from netmd.problems import Location
from tests.unit.reading.notes import CONTACT, contact, item, read, wrong

DAY = date(2026, 3, 5)
DUE = parse_when("2026-03-05")


@pytest.mark.parametrize(
    ("line", "mark", "text"),
    [
        ("- [ ] Send", " ", "Send"),
        ("* [x] Send", "x", "Send"),
        ("+ [X] Send", "X", "Send"),
        ("1. [/] Send", "/", "Send"),
        ("12) [-] Send", "-", "Send"),
        ("- [>] Send", ">", "Send"),
        ("- [?]  Send", "?", "Send"),
        ("-   [ ] Send", " ", "Send"),
        ("-\t[ ] Send", " ", "Send"),
        ("   - [ ] Send", " ", "Send"),
        ("> - [ ] Send", " ", "Send"),
        ("> > * [ ] Send", " ", "Send"),
        ("- [ ]\u00a0Send", " ", "Send"),
        ("- [ ]Send", " ", "Send"),
        ("- [] Send", " ", "Send"),
        ("- [ ]", " ", ""),
        ("- [x]\n  Send", "x", "Send"),
        ("- [ ] Send\n  the deck\nto them", " ", "Send the deck to them"),
        ("- [ ] Send  \n\n  not this", " ", "Send"),
        ("- [ ] Send\n# not this", " ", "Send"),
        ("- [ ] Send\n---", " ", "Send"),
        ("- [ ] Send\n| a |", " ", "Send"),
        ("- [ ] [x] Send", " ", "[x] Send"),
    ],
)
def test_a_task_is_a_list_item_with_a_mark(line: str, mark: str, text: str) -> None:
    (found,) = contact(line).note.items
    assert (found.mark, found.text) == (mark, text)


@pytest.mark.parametrize(
    "line",
    [
        "[ ] Send", "-[ ] Send", "- [x](a.md) link", "- [x]: https://a.example", "- [x][ref]", "- [ab] Send", "- Send [ ] it",
        "Text - [ ] Send", "    - [ ] code", "1[ ] x", "1234567890. [ ] x", "- []", "- [](a.md)",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_task_is_none(line: str) -> None:
    assert contact(f"Text.\n\n{line}\n").note.items == ()


def test_nested_tasks_are_items_of_their_own_at_any_depth() -> None:
    note = contact("- [ ] one\n  - [ ] two\n    more\n      1. [x] three\n\n        - [ ] four\n- [ ] five\n").note
    assert [entry.text for entry in note.items] == ["one", "two more", "three", "four", "five"]
    assert [(e.location.line, e.location.column) for e in note.items] == [(1, 7), (2, 9), (4, 14), (6, 15), (7, 7)]


def test_open_done_and_cancelled() -> None:
    note = contact("- [ ] a\n- [x] b\n- [X] c\n- [/] d\n- [-] e\n- [!] f\n").note
    assert [entry.is_open for entry in note.items] == [True, False, False, True, False, True]
    assert [entry.is_done for entry in note.items] == [False, True, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("Send due:2026-03-05", {"due": DUE, "style": "todo.txt"}),
        ("Send Due:2026-03-05", {"due": DUE}),
        ("Send due: 2026-03-05", {"due": DUE}),
        ("Send due::2026-03-05", {"due": DUE}),
        ("due:2026-03-05 Send", {"due": DUE}),
        ("Send (due:2026-03-05)", {"due": DUE}),
        ("Send **due:2026-03-05**", {"due": DUE}),
        ("Send due:2026-06", {"due": parse_when("2026-06")}),
        ("Send due:2026-03-05T17:00", {"due": parse_when("2026-03-05 17:00")}),
        ("Send done:2026-03-05", {"done": DAY}),
        ("Send completed:2026-03-05", {"done": DAY}),
        ("Send t:2026-03-05", {"start": DAY}),
        ("Send start:2026-03-05", {"start": DAY}),
        ("Send scheduled:2026-03-05", {"scheduled": DAY}),
        ("Send created:2026-03-05", {"created": DAY}),
        ("Send canceled:2026-03-05", {"cancelled": DAY}),
        ("Send pri:A", {"priority": "highest"}),
        ("Send pri:c", {"priority": "medium"}),
        ("Send rec:2w", {"recurrence": "2w", "style": "todo.txt"}),
        ("Send rec:+1m", {"recurrence": "+1m"}),
        ("Send rec:3b", {"recurrence": "3b"}),
        ("Send 📅 2026-03-05", {"due": DUE, "style": "tasks"}),
        ("Send 📆2026-03-05", {"due": DUE}),
        ("Send 🗓\ufe0f 2026-03-05", {"due": DUE}),
        ("Send 📅\u00a02026-03-05", {"due": DUE}),
        ("Send ✅ 2026-03-05", {"done": DAY}),
        ("Send ❌ 2026-03-05", {"cancelled": DAY}),
        ("Send ⏳ 2026-03-05", {"scheduled": DAY}),
        ("Send ⌛\ufe0f 2026-03-05", {"scheduled": DAY}),
        ("Send 🛫 2026-03-05", {"start": DAY}),
        ("Send ➕ 2026-03-05", {"created": DAY}),
        ("Send 🔺", {"priority": "highest", "style": "tasks"}),
        ("Send ⏫", {"priority": "high"}),
        ("Send 🔼", {"priority": "medium"}),
        ("Send 🔽\ufe0f", {"priority": "low"}),
        ("Send ⏬", {"priority": "lowest"}),
        ("Send 🔁 every 2 weeks", {"recurrence": "every 2 weeks", "style": "tasks"}),
        ("Send 🔁 every month when done", {"recurrence": "every month when done"}),
        ("Send 🔁 every month on the last Friday", {"recurrence": "every month on the last Friday"}),
        ("Send 🔁 every week on Tuesday, Friday", {"recurrence": "every week on Tuesday, Friday"}),
        ("Send 🔁 every January on the 15th", {"recurrence": "every January on the 15th"}),
        ("Send 🔁 every weekday 📅 2026-03-05", {"recurrence": "every weekday", "due": DUE}),
        ("Send [due:: 2026-03-05]", {"due": DUE, "style": "dataview"}),
        ("Send (due:: 2026-03-05)", {"due": DUE}),
        ("Send [DUE::2026-03-05 ]", {"due": DUE}),
        ("Send [due:: [[2026-03-05]]]", {"due": DUE}),
        ("Send [completion:: 2026-03-05]", {"done": DAY}),
        ("Send [priority:: high]", {"priority": "high", "style": "dataview"}),
        ("Send [repeat:: every 2 weeks]", {"recurrence": "every 2 weeks"}),
        ("Send due:2026-03-05 ✅ 2026-03-05 [start:: 2026-03-05]",
         {"due": DUE, "done": DAY, "start": DAY, "style": "todo.txt"}),
        ("Send 🆔 dcf64c ⛔ a1,b2 🔼 🔁 every week 🏁 keep ➕ 2026-03-05 🛫 2026-03-05 ⏳ 2026-03-05 📅 2026-03-05 ^b-1",
         {"priority": "medium", "recurrence": "every week", "created": DAY, "start": DAY, "scheduled": DAY, "due": DUE}),
        ("📅 2026-03-05 🔺 Send", {"due": DUE, "priority": "highest"}),
        ("Send ^block-1", {}),
        ("Send\n  due:2026-03-05", {"due": DUE}),
        ("Send due:2026-03-05 due:2026-03-05", {"due": DUE}),
    ],
)  # fmt: skip
def test_each_style_and_key_is_read_and_taken_out_of_the_text(text: str, attributes: dict[str, Any]) -> None:
    found = item(text)
    assert found.text == "Send"
    assert wrong(read(f"- [ ] {text}\n")) == []
    for name in ("due", "done", "start", "scheduled", "created", "cancelled", "priority"):
        assert getattr(found, name) == attributes.get(name)
    assert found.recurrence == attributes.get("recurrence", "")
    if "style" in attributes:
        assert found.style == attributes["style"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Send it due:2026-03-05.", "Send it."),
        ("Send due:2026-03-05, then call", "Send, then call"),
        ("Send 📅 2026-03-05; call", "Send; call"),
        ("🔁 every week with Sam", "with Sam"),
        ("@them the chart due:2026-03-05", "the chart"),
        ("**@them** the chart", "the chart"),
        ("the chart (@Them)", "the chart"),
        ("@sam-lee the chart due:2026-03-05", "@sam-lee the chart"),
        ("[[sam-lee|Sam]]   gets\tit", "[[sam-lee|Sam]] gets it"),
        ("#followup ring", "#followup ring"),
    ],
)
def test_what_is_left_reads_well(text: str, left: str) -> None:
    assert item(text).text == left


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("Send due:2026-02-30", 12, "NET203"),
        ("Send due:tomorrow", 12, "NET203"),
        ("Send due: Friday", 12, "NET203"),
        ("Send due: 5 March", 12, "NET203"),
        ("Send due:2026", 12, "NET203"),
        ("Send due:5.3.2026", 12, "NET203"),
        ("Send start:2026-06", 12, "NET203"),
        ("Send 📅 tomorrow", 12, "NET203"),
        ("Send 📅", 12, "NET203"),
        ("Send ✅ 2026-02-30", 12, "NET203"),
        ("Send [due:: soon]", 12, "NET203"),
        ("Send [completion:: ]", 12, "NET203"),
        ("Send due:2026-03-05 due:2026-04-01", 27, "NET203"),
        ("🔁 sometimes", 7, "NET208"),
        ("Send rec:often", 12, "NET208"),
        ("Send [repeat:: at will]", 12, "NET208"),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_column_and_stays_in_the_text(text: str, column: int, code: str) -> None:
    assert wrong(read(f"- [ ] {text}\n")) == [f"1:{column} {code}"]
    assert item(text).text == " ".join(text.replace("due:2026-03-05 ", "").split())


@pytest.mark.parametrize(
    "text",
    [
        "Get it done: call Sam", "Meeting start: 9am", "done: 3 of 5 chapters", "due: to be decided", "re:start again",
        "See https://a.example/?due:2026-03-05", "at:2026-03-05", "✅ sent the deck", "❌ no more calls", "🏁 finish the deck",
        "⛔ blocked by legal", "pri:urgent", "[priority:: urgent]", "[topic:: hockey]", "t: tea", "ratio 3:2", "a^b",
        "`due:2026-03-05`", "`📅 2026-03-05` is how", "rec: every song", "2 ^ 3",
    ],
)  # fmt: skip
def test_prose_that_looks_like_a_sign_stays_prose(text: str) -> None:
    found = item(text)
    assert (found.text, found.due, found.done, found.start, found.priority, found.recurrence) == (
        text, None, None, None, None, ""
    )  # fmt: skip
    assert wrong(read(f"- [ ] {text}\n")) == []


@pytest.mark.parametrize(
    ("text", "owner", "owed_by"),
    [
        ("Send", Owner.ME, None),
        ("@them send", Owner.THEM, None),
        ("send, @THEM.", Owner.THEM, None),
        ("@sam-lee sends", Owner.ME, "sam-lee"),
        ("sent by @sam-lee.", Owner.ME, "sam-lee"),
        ("@zoë_å sends", Owner.ME, "zoë_å"),
        ("@sam-lee and @them", Owner.THEM, None),
        ("@me then @sam-lee", Owner.ME, "sam-lee"),
        ("@me send", Owner.ME, None),
        ("mail priya@northside.example", Owner.ME, None),
        ("see https://social.example/@sam", Owner.ME, None),
        ("`@them` send", Owner.ME, None),
        ("@ noon", Owner.ME, None),
        ("@@them", Owner.ME, None),
    ],
)
def test_who_owes_it(text: str, owner: Owner, owed_by: str | None) -> None:
    found = item(text)
    assert (found.owner, found.owed_by.target if found.owed_by else None) == (owner, owed_by)


def test_an_item_knows_its_place_and_its_links_theirs() -> None:
    found = item("@sam-lee the [[dana-okafor|deck]] and\n  [[b]]")
    assert found.location == Location(CONTACT, 1, 7)
    assert [(link.target, str(link.location)) for link in found.links] == [
        ("dana-okafor", f"{CONTACT}:1:20"), ("b", f"{CONTACT}:2:3")
    ]  # fmt: skip
    assert found.owed_by is not None
    assert found.owed_by.location == Location(CONTACT, 1, 7)


def test_a_colon_before_everything_hides_no_date() -> None:
    assert item(":ask about the pilot due:2026-01-21").due == parse_when("2026-01-21")

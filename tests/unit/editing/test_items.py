"""Ticking and moving an item touches that item alone, in the style it is written in."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.editing.document import EditRefusedError
from netmd.editing.habits import Habits
from netmd.editing.items import move, tick
from netmd.problems import Location
from tests.factory import TODAY
from tests.unit.editing.notes import item_place, note

HOUSE = Habits()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] a due:2026-05-01", "- [x] a due:2026-05-01 done:2026-05-14"),
        ("- [/] a", "- [x] a done:2026-05-14"),
        ("- [ ] a 📅 2026-05-01", "- [x] a 📅 2026-05-01 ✅ 2026-05-14"),
        ("- [ ] a (due:: 2026-05-01)", "- [x] a (due:: 2026-05-01) (completion:: 2026-05-14)"),
        ("- [ ] a done:2026-01-01", "- [x] a done:2026-05-14"),
        ("- [ ] a ^block-1", "- [x] a done:2026-05-14 ^block-1"),
        ("- [ ] a  ", "- [x] a done:2026-05-14  "),
        ("- [ ] a\n  goes on due:2026-05-01\n  and on", "- [x] a\n  goes on due:2026-05-01 done:2026-05-14\n  and on"),
        ("- [ ] a\n  goes on", "- [x] a done:2026-05-14\n  goes on"),
        ("1) [ ] a", "1) [x] a done:2026-05-14"),
        ("> * [ ] a", "> * [x] a done:2026-05-14"),
        ("- [ ] `due:2026-05-01` a", "- [x] `due:2026-05-01` a done:2026-05-14"),
        ("- [ ] a\n- [x] b", "- [x] a\n- [x] b"),
        ("- [ ] a\n- [X] b done:2026-05-02", "- [X] a done:2026-05-14\n- [X] b done:2026-05-02"),
        ("- [ ] [link]: a", "- [x] [link]: a done:2026-05-14"),
    ],
)
def test_a_tick_dates_the_item_as_the_file_does(before: str, after: str) -> None:
    file = note(f"## 2026-05-01 Call\n{before}\n\nText.\n")
    assert tick(file, item_place(file), TODAY, HOUSE).note.document.text == f"## 2026-05-01 Call\n{after}\n\nText.\n"


def test_a_file_that_shows_no_style_takes_the_notebooks() -> None:
    file = note("- [ ] a\n")
    tasks = tick(file, item_place(file), TODAY, Habits(item_style="tasks"))
    assert tasks.note.document.text == "- [x] a ✅ 2026-05-14\n"
    assert tick(file, item_place(file), TODAY, Habits(dates_done=False)).note.document.text == "- [x] a\n"


@pytest.mark.parametrize(
    ("before", "following", "said"),
    [
        ("- [ ] a due:2026-05-01 rec:1w", "- [ ] a due:2026-05-21 rec:1w", "2026-05-21"),
        ("- [ ] a due:2026-05-01 rec:+1w", "- [ ] a due:2026-05-08 rec:+1w", "2026-05-08"),
        ("- [ ] a 🔁 every week 📅 2026-05-01", "- [ ] a 🔁 every week 📅 2026-05-08", "2026-05-08"),
        ("- [ ] a 🆔 x1 ⛔ y2 🔁 every week ⏳ 2026-05-01 ^b", "- [ ] a 🔁 every week ⏳ 2026-05-08", "2026-05-08"),
        ("- [ ] a 🔁 every week 🛫 2026-04-28 📅 2026-05-01", "- [ ] a 🔁 every week 🛫 2026-05-05 📅 2026-05-08", "2026-05-08"),
        ("- [ ] a [repeat:: every month] [due:: 2026-05-31]", "- [ ] a [repeat:: every month] [due:: 2026-06-30]", "2026-06-30"),
        ("- [ ] a due:2026-05 rec:+1m", "- [ ] a due:2026-06 rec:+1m", "2026-06"),
        ("- [ ] a rec:2w", "- [ ] a rec:2w due:2026-05-28", "2026-05-28"),
        ("- [ ] a ➕ 2026-04-01 🔁 every day 📅 2026-05-14", "- [ ] a ➕ 2026-05-14 🔁 every day 📅 2026-05-15", "2026-05-15"),
        ("- [/] a due:2026-05-01 rec:+1w", "- [ ] a due:2026-05-08 rec:+1w", "2026-05-08"),
    ],
)
def test_a_recurring_item_gets_its_next_one_on_the_line_above(before: str, following: str, said: str) -> None:
    file = note(f"Text.\n\n{before}\n  goes on\n")
    done = tick(file, item_place(file), TODAY, HOUSE)
    lines = done.note.document.text.split("\n")
    assert lines[2:4] == [following, "  goes on"]
    assert lines[4].startswith("- [x] a")
    assert done.following == said


def test_the_31st_comes_back_after_a_shorter_month() -> None:
    file = note("- [ ] rent due:2026-02-28 rec:+1m\n- [x] rent due:2026-01-31 rec:+1m done:2026-01-31\n")
    assert tick(file, item_place(file), TODAY, HOUSE).following == "2026-03-31"
    file = note("- [ ] rent due:2026-02-28 rec:+1m\n- [x] rent due:2026-01-28 rec:+1m done:2026-01-31\n")
    assert tick(file, item_place(file), TODAY, HOUSE).following == "2026-03-28"


def test_a_recurrence_that_cannot_be_worked_out_is_not_ticked_away() -> None:
    file = note("- [ ] a due:2026-05-01 🔁 every january\n")
    with pytest.raises(EditRefusedError, match="every january"):
        tick(file, item_place(file), TODAY, HOUSE)


def test_an_item_in_a_meeting_file_is_ticked_there() -> None:
    file = note("---\ndate: 2026-05-01\n---\n- [ ] a\n\n## After\n- [ ] b\n", "meetings/panel.md", "meeting")
    done = tick(file, item_place(file, 1), TODAY, HOUSE)
    assert done.note.document.text.endswith("- [ ] a\n\n## After\n- [x] b done:2026-05-14\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] a due:2026-05-01 pri:A", "- [ ] a due:2026-05-20 pri:A"),
        ("- [ ] a 🗓️ 2026-05-01 ^b", "- [ ] a 🗓️ 2026-05-20 ^b"),
        ("- [ ] a [due:: 2026-05-01]", "- [ ] a [due:: 2026-05-20]"),
        ("- [ ] a due:2026-05", "- [ ] a due:2026-05-20"),
        ("- [ ] a scheduled:2026-05-01", "- [ ] a scheduled:2026-05-20"),
        ("- [ ] a t:2026-05-01", "- [ ] a t:2026-05-20"),
        ("- [ ] a t:2026-05-01 due:2026-05-02", "- [ ] a t:2026-05-01 due:2026-05-20"),
        ("- [ ] @them a", "- [ ] @them a due:2026-05-20"),
        ("- [ ] a due:2026-05-01T14:00 b", "- [ ] a due:2026-05-20T14:00 b"),
    ],
)
def test_moving_changes_the_date_that_tells_when_it_comes_up(before: str, after: str) -> None:
    file = note(f"{before}\r\nText.")
    assert move(file, item_place(file), date(2026, 5, 20), HOUSE).document.text == f"{after}\r\nText."


def test_an_item_that_is_gone_is_not_looked_for_elsewhere() -> None:
    file = note("- [ ] a\n- [ ] b\n")
    with pytest.raises(EditRefusedError, match="not an action item"):
        tick(file, Location("contacts/ann-lee.md", 1, 2), TODAY, HOUSE)

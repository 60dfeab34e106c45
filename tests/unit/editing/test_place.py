"""The place of a new meeting among those there, in whatever order a file has them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netmd.dates import When
from netmd.editing.habits import Habits
from netmd.editing.note import NoteFile
from netmd.editing.place import Places, place_for
from tests.factory import TODAY
from tests.unit.exchange.merging.weaving import read

DAYS = st.integers(0, 12).map(lambda number: date(2024, 12, 26) + timedelta(days=number))


def note_of(days: list[date]) -> NoteFile:
    text = "".join(f"## {day} Number {number}\nText.\n\n" for number, day in enumerate(days))
    return NoteFile.of("contacts/ann-lee.md", f"---\nname: Ann Lee\n---\n{text}".encode(), read)


@given(st.lists(DAYS, min_size=1, max_size=8), st.lists(DAYS, min_size=1, max_size=4), st.booleans())
def test_a_place_is_beside_those_that_come_before(days: list[date], new: list[date], newest_first: bool) -> None:
    note, habits = note_of(days), Habits(newest_first=newest_first)
    places = Places(note, habits, TODAY)
    for day in new:
        place = places.of(When(day))
        assert place == place_for(note, When(day), habits, TODAY)
        before = [number for number, one in enumerate(days) if one <= day]
        is_turned = days[0] > days[-1] or (days[0] == days[-1] != day and newest_first)
        beside = before[0 if is_turned else -1] if before else len(days) - 1 if is_turned else 0
        assert place.nearest is not None
        assert place.nearest.title == f"Number {beside}"

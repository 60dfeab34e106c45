"""Every touch of a notebook, with its day and who took part: what all figures are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from netmd.followups.touch_state import by_touch_day
from netmd.index import Index
from netmd.model import Contact, Meeting
from netmd.touches import is_touch, touch_day


@dataclass(frozen=True, slots=True)
class Logged:
    """A touch: its day (:func:`netmd.touches.touch_day`) and the contacts who took part, at least one."""

    day: date
    meeting: Meeting
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class TouchLog:
    """The touches up to ``today``.

    ``touches`` has each meeting once, however many took part, oldest first and within a day by file. ``of`` has a
    person's touches by the path of their file, oldest first, ``days`` the days of them, each once; whoever was never
    touched is in neither.
    """

    today: date
    touches: tuple[Logged, ...]
    of: Mapping[str, tuple[Meeting, ...]]
    days: Mapping[str, tuple[date, ...]]

    def days_of(self, contact: Contact) -> tuple[date, ...]:
        """The days on which there was a touch with the contact, each once, oldest first."""
        return self.days.get(contact.path, ())


def touch_log(index: Index, today: date) -> TouchLog:
    """All touches by ``today`` with anybody who is known. Plans, and meetings with nobody known, are not in it."""
    logged: list[Logged] = []
    by_person: dict[str, list[Meeting]] = {}
    for entry in index.entries.values():
        for meeting in entry.note.meetings:
            if is_touch(meeting, today) and (people := index.participants(meeting)):
                logged.append(Logged(touch_day(meeting, today), meeting, people))
                for contact in people:
                    by_person.setdefault(contact.path, []).append(meeting)
    logged.sort(key=attrgetter("day"))
    of = {path: by_touch_day(meetings, index, today) for path, meetings in by_person.items()}
    days = {path: tuple(dict.fromkeys(touch_day(one, today) for one in meetings)) for path, meetings in of.items()}
    return TouchLog(today, tuple(logged), of, days)

"""Every touch of a notebook, with its day and who took part: what all figures are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from operator import attrgetter

from netmd.carried import Carried
from netmd.followups.touch_state import by_touch_day
from netmd.index import Index
from netmd.model import Contact, Entry, Meeting
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

    ``written`` has each meeting once, however many took part, by the path of the file it is written in. ``of`` has each
    contact's touches by the path of their file, oldest first, ``days`` the days of them, each once. ``carried`` has
    what the last build counted of each.
    """

    today: date
    written: Mapping[str, tuple[Logged, ...]]
    of: Mapping[str, tuple[Meeting, ...]]
    days: Mapping[str, tuple[date, ...]]
    carried: Carried = field(default_factory=Carried, repr=False, compare=False)

    @property
    def touches(self) -> tuple[Logged, ...]:
        """All of them, oldest first and within a day by file."""
        return tuple(sorted(chain.from_iterable(self.written.values()), key=attrgetter("day")))

    @property
    def first(self) -> date | None:
        """The day of the first touch; None where there is none."""
        return min((days[0] for days in self.days.values() if days), default=None)

    def days_of(self, contact: Contact) -> tuple[date, ...]:
        """The days on which there was a touch with the contact, each once, oldest first."""
        return self.days.get(contact.path, ())


def touch_log(index: Index, today: date, carried: Carried | None = None) -> TouchLog:
    """All touches by ``today`` with anybody who is known. Plans, and meetings with nobody known, are not in it.

    ``carried`` has what the last build for this day found out.
    """
    carried = carried or Carried()
    people = {contact.path: contact for contact in index.contacts}
    written = carried.each("touches written", index.entries, lambda path: _written(index.entries[path], index, today))
    of = carried.each(
        "touches of", people, lambda path: by_touch_day(index.touches(people[path], today), index, today)
    )  # fmt: skip
    days = carried.each(
        "days of touch", people, lambda path: tuple(dict.fromkeys(touch_day(one, today) for one in of[path]))
    )
    return TouchLog(today, written, of, days, carried)


def _written(entry: Entry, index: Index, today: date) -> tuple[Logged, ...]:
    return tuple(
        [
            Logged(touch_day(meeting, today), meeting, people)
            for meeting in entry.note.meetings
            if is_touch(meeting, today) and (people := index.participants(meeting))
        ]
    )

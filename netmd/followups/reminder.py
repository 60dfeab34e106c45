"""A reminder: one thing to do for one person, why now, and where in the notes that comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from netmd.problems import Location


class Lane(Enum):
    """Where on the agenda a reminder stands; in the order they are shown."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this-week"
    WAITING = "waiting"
    PLANNED = "planned"
    LATER = "later"
    DRIFTING = "drifting"

    @property
    def title(self) -> str:
        """Its heading: ``Waiting on others``."""
        return _TITLES[self]


_TITLES = {
    Lane.LATE: "Late",
    Lane.TODAY: "Today",
    Lane.THIS_WEEK: "This week",
    Lane.WAITING: "Waiting on others",
    Lane.PLANNED: "Planned",
    Lane.LATER: "Later",
    Lane.DRIFTING: "Drifting away",
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of the agenda.

    ``rule`` is the rule's name as in netmd.toml (``thank-you``). ``subject`` is the path of the entry it is about: a
    contact, an opportunity, or a meeting file whose item names nobody. ``what`` is what to do, as a short imperative;
    ``why`` the reason in words, with its dates. ``due`` is the day it is for, None where there is none; ``late_after``
    the last day on which it is still in time, None for what is never late. ``urgency`` orders reminders within a lane,
    highest first: days late over the length of what was allowed. ``about`` distinguishes reminders of one rule and
    subject: the item's text, the meeting's date. ``clock`` is the hour of a planned meeting, where it has one.
    """

    rule: str
    subject: str
    what: str
    why: str
    location: Location
    lane: Lane
    due: date | None = None
    late_after: date | None = None
    urgency: float = 0.0
    about: str = ""
    clock: time | None = None

    @property
    def id(self) -> str:
        """Ten hexadecimal digits that stay the same as long as rule, subject and what it is about do."""
        key = "\0".join((self.rule, self.subject, self.about)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(key, digest_size=5).hexdigest()


def lane_for(due: date | None, late_after: date | None, today: date) -> Lane:
    """The lane of something due on a day: late, today, within the next seven days, or later."""
    if late_after is not None and late_after < today:
        return Lane.LATE
    if due is None:
        return Lane.LATER
    days = (due - today).days
    if days <= 0:
        return Lane.TODAY
    return Lane.THIS_WEEK if days <= 7 else Lane.LATER


def lateness(late_after: date | None, today: date, allowed_days: int) -> float:
    """How urgent something is: the days it is late over the days that were allowed for it; 0 while it is in time."""
    if late_after is None:
        return 0.0
    return max(0, (today - late_after).days) / max(1, allowed_days)

"""Introductions made and received, each with where it stands."""

from __future__ import annotations

import heapq
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from netmd.carried import Carried
from netmd.dates import When
from netmd.index import Index
from netmd.ledger import Received, begun_on, introductions_from
from netmd.model import Contact, Introduction, Meeting
from netmd.touches import is_touch, touch_day

Stage = Literal["offered", "agreed", "sent", "met", "outcome", "unsaid"]
STAGES: tuple[Stage, ...] = ("offered", "agreed", "sent", "met", "outcome", "unsaid")
"""Where an introduction may stand, in the order it goes through; an outcome is one in free words."""


@dataclass(frozen=True, slots=True)
class Made:
    """An introduction I made. ``people`` are those of its people who have a note.

    ``on`` is the day in the line; ``begun`` is that of the section it stands in, where that is an earlier one.
    """

    intro: Introduction
    people: tuple[Contact, ...]
    stage: Stage
    on: date | None
    begun: date | None


@dataclass(frozen=True, slots=True)
class Came:
    """An introduction I received, how often we were in touch from its day on, and the last time."""

    received: Received
    touches: int
    last: Meeting | None


def introductions_made(index: Index, carried: Carried | None = None) -> tuple[Made, ...]:
    """All of them, those begun last first; those without a day last. ``carried`` has what the last build found."""
    found = (carried or Carried()).each(
        "introductions made",
        index.entries,
        lambda path: tuple([_made(intro, index) for intro in index.entries[path].note.introductions]),
    )
    return tuple(
        sorted(
            chain.from_iterable(found.values()),
            key=lambda one: (one.begun or one.on or date.min, one.intro.location),
            reverse=True,
        )
    )


def introductions_received(
    index: Index, today: date, carried: Carried | None = None, most: int = sys.maxsize
) -> tuple[tuple[Received, ...], int]:
    """The ``most`` newest, those without a day last, and how many there are in all."""
    found = [one for one in received_by_each(index, today, carried or Carried()).values() if one]
    heads = heapq.nlargest(most, found, key=lambda one: _day_received(one[0]))
    newest = sorted(chain.from_iterable(heads), key=_day_received, reverse=True)[:most]
    return tuple(newest), sum(map(len, found))


def received_by_each(index: Index, today: date, carried: Carried) -> Mapping[str, tuple[Received, ...]]:
    """Whom each contact led me to, by path; newest first.

    Where nothing else tells the day it is that of the first touch, which another's note may change that says nothing of
    the introduction.
    """
    people = {contact.path: contact for contact in index.contacts}

    def received() -> Mapping[str, tuple[Received, ...]]:
        return carried.each(
            "introductions received",
            people,
            lambda path: tuple(sorted(introductions_from(people[path], index, today), key=_day_received, reverse=True)),
        )

    found = received()
    carried.each("first touches", people, lambda path: _first_touch(people[path], index, today))
    moved = carried.differing("first touches")
    if not moved:
        return found
    by = {path for path, ones in found.items() if any(one.to.path in moved for one in ones)}
    carried.outdate(("introductions received", "exchanged", "months of exchange"), by)
    return received()


def _first_touch(contact: Contact, index: Index, today: date) -> When | None:
    return next((meeting.when for meeting in index.meetings_of(contact) if is_touch(meeting, today)), None)


def what_came(received: Iterable[Received], index: Index, today: date) -> tuple[Came, ...]:
    """These introductions with the touches since."""
    return tuple(_came(one, index, today) for one in received)


def _made(intro: Introduction, index: Index) -> Made:
    when = begun_on(intro, index)
    begun = when.start if when and intro.on and when.start < intro.on else None
    return Made(intro, index.people(intro.people), _stage(intro.stage), intro.on, begun)


def _stage(written: str) -> Stage:
    return next((stage for stage in STAGES[:4] if stage == written), "outcome" if written else "unsaid")


def _came(one: Received, index: Index, today: date) -> Came:
    since = one.when.start if one.when else date.min
    touches = [
        meeting
        for meeting in index.meetings_of(one.to)
        if is_touch(meeting, today) and touch_day(meeting, today) >= since
    ]
    return Came(one, len(touches), max(touches, key=lambda meeting: touch_day(meeting, today), default=None))


def _day_received(one: Received) -> tuple[date, str, str]:
    return one.when.start if one.when else date.min, one.by.path, one.to.path

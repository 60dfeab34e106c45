"""Introductions made and received, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

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


def introductions_made(index: Index) -> tuple[Made, ...]:
    """All of them, those begun last first; those without a day last."""
    found = [_made(intro, index) for entry in index.entries.values() for intro in entry.note.introductions]
    return tuple(sorted(found, key=lambda one: (one.begun or one.on or date.min, one.intro.location), reverse=True))


def introductions_received(index: Index, today: date) -> tuple[Received, ...]:
    """All of them, newest first; those without a day last."""
    found = [one for contact in index.contacts for one in introductions_from(contact, index, today)]
    return tuple(sorted(found, key=_day_received, reverse=True))


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

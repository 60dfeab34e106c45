"""The agenda as it is shown line by line: each reminder with the id to call it by and the name of its subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netmd.followups.agenda import Agenda
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.short_ids import short_ids
from netmd.followups.touch_state import touch_state
from netmd.followups.words import display_name
from netmd.index import Index
from netmd.settings import Settings


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the agenda."""

    reminder: Reminder
    short_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of every lane, in the agenda's order, and how many people are in none for being only met (see
    :class:`netmd.followups.TouchState`). All that is said of a day, without the notes it comes from.
    """

    lanes: Mapping[Lane, tuple[Line, ...]]
    only_met: int = 0


def lines_of(agenda: Agenda, index: Index, settings: Settings) -> Lines:
    """The lines of an agenda, whose reminders are about entries of the index."""
    shorts = short_ids(agenda)
    lanes = {
        lane: tuple(Line(one, shorts[one.id], display_name(index.entries[one.subject])) for one in reminders)
        for lane, reminders in agenda.lanes.items()
    }
    return Lines(lanes, sum(touch_state(one, index, settings, agenda.today).only_met for one in index.contacts))

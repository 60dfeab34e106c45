"""Asks the whole agenda, as the program does, and keeps what one rule said."""

from __future__ import annotations

from datetime import date

from netmd.followups import Reminder, build_agenda
from netmd.model import Entry
from netmd.settings import Settings
from tests.factory import TODAY, index


def fired(rule: str, *entries: Entry, today: date = TODAY, using: Settings | None = None) -> tuple[Reminder, ...]:
    """The rule's reminders, in the agenda's order."""
    agenda = build_agenda(index(*entries), using or Settings(), today)
    return tuple(reminder for reminder in agenda if reminder.rule == rule)


def only(rule: str, *entries: Entry, today: date = TODAY, using: Settings | None = None) -> Reminder:
    """The rule's one reminder."""
    found = fired(rule, *entries, today=today, using=using)
    assert len(found) == 1, found
    return found[0]

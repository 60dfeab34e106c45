"""The table of follow-ups: the agenda, which netmd works out and no import takes for facts."""

from __future__ import annotations

from collections.abc import Sequence

from netmd.exchange.belonging import belonging
from netmd.exchange.query import Network
from netmd.exchange.tables.table import Column, Table, day_cell
from netmd.followups.agenda import build_agenda
from netmd.followups.words import display_name
from netmd.model import Contact


def follow_ups_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The reminders about the contacts and what belongs to them, in the order of the agenda."""
    index = network.index
    theirs = index.entries if len(contacts) == len(index.contacts) else belonging(contacts, index)
    rows = tuple(
        (
            reminder.lane.title,
            day_cell(reminder.due),
            display_name(theirs[reminder.subject]),
            reminder.what,
            reminder.why,
            day_cell(reminder.late_after),
        )
        for reminder in build_agenda(index, network.settings, network.today)
        if reminder.subject in theirs
    )
    return Table("Follow-ups", _COLUMNS, rows)


_COLUMNS = (
    Column("Lane", 18),
    Column("Day", 12),
    Column("About", 30, wraps=True),
    Column("What", 50, wraps=True),
    Column("Why", 60, wraps=True),
    Column("Late after", 12),
)

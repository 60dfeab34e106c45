"""``netmd snooze``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, today_option
from netmd.cli.people import choose_contact, complete_who_or_id
from netmd.dates import with_weekday
from netmd.errors import UsageError

if TYPE_CHECKING:
    from netmd.followups.reminder import Reminder
    from netmd.index import Index
    from netmd.model import Contact

DEFAULT = "2w"


@click.command()
@click.argument("who_or_id", shell_complete=complete_who_or_id)
@click.argument("until", nargs=-1, metavar="[2w|DATE]")
@notebook_option
@today_option
@dry_run_option
def snooze(who_or_id: str, until: tuple[str, ...], notebook: str | None, today: date | None, dry_run: bool) -> None:
    """Put off: nothing about WHO for two weeks or until DATE, or one reminder by its ID.

    \b
    netmd snooze priya            no nudges for two weeks; items with a date still come
    netmd snooze priya 1 month    netmd snooze priya 12 june    netmd snooze priya off
    netmd snooze 3f2 friday       an item, a follow_up, a planned meeting or event moves to Friday

    For a thank-you, a write-up, a birthday and keeping in touch the ID quiets the person: all nudges about them rest.

    A span counts from today, or from the item's date where that is later.
    """
    from netmd.cli.done import still_there
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.editing.habits import habits_of
    from netmd.editing.plan import Plan
    from netmd.editing.snooze import note_to_snooze, snooze_contact, snooze_reminder
    from netmd.followups.agenda import build_agenda
    from netmd.followups.reminder import Reminder

    day = today or clock_today()
    words = " ".join(until) if until else DEFAULT
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    target = _target(who_or_id, loaded.index, tuple(build_agenda(loaded.index, loaded.settings, day)))
    habits = habits_of(loaded.index)
    is_off = words.casefold() == "off"

    def make() -> Plan:
        if not isinstance(target, Reminder):
            return snooze_contact(open_note(loaded, target.path), None if is_off else _until(words, day))
        if is_off:
            raise UsageError("Only people can be snoozed and woken.", "Give the reminder a day.")
        fresh, (current,) = still_there(loaded, [target], day)
        note = open_note(fresh, note_to_snooze(current))
        return snooze_reminder(note, current, _until(words, day, current.due), habits)

    plan_and_carry_out(loaded.root, make, dry_run)


def _target(text: str, index: Index, agenda: tuple[Reminder, ...]) -> Contact | Reminder:
    """Whom or what is meant: a contact so called, else a reminder with such an id, else a contact called nearly so."""
    from netmd.cli.done import reminders_called
    from netmd.followups.short_ids import with_short_id
    from netmd.who import find_people

    fitting = with_short_id(agenda, text)
    if not fitting:
        return choose_contact(index, text, for_writing=True)
    match = find_people(index, text)
    if match.is_slip or not (match.contact or match.candidates):
        return reminders_called([text], agenda)[0]
    who = match.contact or match.candidates[0]
    raise UsageError(f"'{text}' may be {who.name}, or the reminder '{fitting[0].what}'.",
                     f"Write more of the name, or of the id: {fitting[0].id}")  # fmt: skip


def _until(words: str, today: date, current: date | None = None) -> date:
    """The day that is meant: a span counts from today, or from the day that is put off where that is later."""
    from netmd.spoken import UnknownDateError, parse_day, parse_span

    try:
        span = parse_span(words.casefold().strip().removeprefix("+").removeprefix("in ").strip())
        day = span.after(max(today, current or today))
    except UnknownDateError:
        day = parse_day(words, today)
    if day <= today:
        raise UsageError(f"{with_weekday(day)} is not ahead.", "Name a day after today, or a span: 2w.")
    return day

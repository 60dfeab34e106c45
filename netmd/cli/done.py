"""``netmd done``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, today_option
from netmd.cli.people import complete_id
from netmd.dates import with_weekday
from netmd.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from netmd.followups.reminder import Reminder
    from netmd.notebook import Notebook


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_id)
@click.option("--on", metavar="DATE", help="The day it was done: yesterday, friday. Default: today.")
@notebook_option
@today_option
@dry_run_option
def done(ids: tuple[str, ...], on: str | None, notebook: str | None, today: date | None, dry_run: bool) -> None:
    """Do away with reminders, by the ids that netmd due shows.

    \b
    an action item    is ticked, with its date; a recurring one gets its next one on the line above
    a thank-you       is logged: Email: thank you
    LinkedIn          is logged: LinkedIn: connected
    a follow_up       is taken out of the contact's front matter

    For the others it says which command settles them.
    """
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.editing.done import Day
    from netmd.editing.done import done as plan_done
    from netmd.editing.habits import habits_of
    from netmd.editing.plan import Plan
    from netmd.followups.agenda import build_agenda
    from netmd.spoken import parse_day

    day = today or clock_today()
    done_on = parse_day(on, day, past=True) if on is not None else day
    if done_on > day:
        raise UsageError(f"{with_weekday(done_on)} is still to come.", "Name the day it was done.")
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    chosen = reminders_called(ids, tuple(build_agenda(loaded.index, loaded.settings, day)))
    habits = habits_of(loaded.index)

    def make() -> Plan:
        fresh, current = still_there(loaded, chosen, day)
        return plan_done(current, lambda path: open_note(fresh, path), habits, Day(day, done_on))

    plan_and_carry_out(loaded.root, make, dry_run)


def reminders_called(ids: Sequence[str], agenda: Sequence[Reminder]) -> list[Reminder]:
    """The reminders that these ids begin, each once. Raises UnknownNameError, or UsageError where one is unclear."""
    from netmd.followups.short_ids import with_short_id

    found: dict[str, Reminder] = {}
    for text in ids:
        fitting = with_short_id(agenda, text)
        if not fitting:
            raise UnknownNameError(f"No reminder has the id '{text}'. It may be done already.",
                                   "netmd due --all lists them, with their ids in front.")  # fmt: skip
        if len(fitting) > 1:
            lines = [f"  {reminder.id}  {reminder.what}" for reminder in fitting]
            raise UsageError("\n".join([f"'{text}' begins several ids:", *lines]), "Write more of it.")
        found.setdefault(fitting[0].id, fitting[0])
    return list(found.values())


def still_there(notebook: Notebook, chosen: Sequence[Reminder], today: date) -> tuple[Notebook, list[Reminder]]:
    """The notebook with the reminders' files read again, and the same reminders as they are by now.

    Raises UsageError if one has gone meanwhile.
    """
    from netmd.followups.agenda import reminders_for

    fresh = notebook.refreshed({path for one in chosen for path in (one.subject, one.location.path)})
    current: list[Reminder] = []
    for reminder in chosen:
        entry = fresh.index.entries.get(reminder.subject)
        ones = reminders_for(entry, fresh.index, fresh.settings, today) if entry else ()
        same = next((one for one in ones if one.id == reminder.id), None)
        if same is None:
            raise UsageError(f"'{reminder.what}' is gone meanwhile; nothing was written.", "Run netmd due again.")
        current.append(same)
    return fresh, current

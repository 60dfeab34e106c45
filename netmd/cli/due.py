"""``netmd due``."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import say_aside, say_json
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.cli.reading import open_for_reading

if TYPE_CHECKING:
    from netmd.cli.tables import Tone
    from netmd.followups import Agenda, Lane, Reminder
    from netmd.index import Index
    from netmd.model import Contact

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for: the day, the last day ahead (None: no limit), whom alone, and whether later ones too."""

    on: date
    until: date | None
    who: Contact | None
    everything: bool


@click.command(help=f"""What is due, for whom and why: the day's agenda.

    The first word of each line is its id; netmd done and netmd snooze take it. What is further than a week ahead is
    only counted unless --within or --all ask for it.

    {WHO_HELP}
    """)  # fmt: skip
@who_argument(required=False)
@click.option("--on", "spoken", metavar="DATE", help="The agenda of another day: friday, +2w, 12 dec.")
@click.option("--within", metavar="SPAN", help="What is due up to so long ahead: 3d, 2w, 1 month.")
@click.option("--all", "everything", is_flag=True, help="All that lies ahead, and what has no date.")
@json_option
@notebook_option
@today_option
def due(
    who: str | None, spoken: str | None, within: str | None, everything: bool, as_json: bool, notebook: str | None,
    today: date | None,
) -> None:  # fmt: skip
    from netmd.followups.agenda import build_agenda
    from netmd.spoken import parse_day, parse_span

    if within is not None and everything:
        raise click.UsageError("--within limits what --all would show; give one of them.")
    day = today or clock_today()
    on = parse_day(spoken, day) if spoken is not None else day
    until = parse_span(within).after(on) if within is not None else None
    loaded = open_for_reading(chosen_notebook(None, notebook))
    asked = _Asked(on, until, choose_contact(loaded.index, who) if who is not None else None, everything)
    agenda = build_agenda(loaded.index, loaded.settings, on)
    found = _selected(agenda, loaded.index, asked)
    if as_json:
        say_json(_document(found, agenda, loaded.index, asked))
    else:
        _show(found, agenda, loaded.index, asked)


def _selected(agenda: Agenda, index: Index, asked: _Asked) -> Mapping[Lane, Sequence[Reminder]]:
    """The reminders about whom is asked for, lane by lane, within the limit."""
    return {
        lane: [one for one in reminders if _is_about(one, asked.who, index) and _is_within(one, asked.until)]
        for lane, reminders in agenda.lanes.items()
    }


def _is_about(reminder: Reminder, who: Contact | None, index: Index) -> bool:
    """About the contact, or about a meeting they take part in."""
    from netmd.followups.situation import participants
    from netmd.model import MeetingFile

    if who is None or reminder.subject == who.path:
        return True
    entry = index.entries.get(reminder.subject)
    return isinstance(entry, MeetingFile) and who in participants(entry, index)


def _is_within(reminder: Reminder, until: date | None) -> bool:
    """Without a date something may wait, unless it lies ahead in the first place."""
    from netmd.followups.reminder import Lane

    if until is None:
        return True
    return reminder.due <= until if reminder.due else reminder.lane is not Lane.LATER


# -- for people -----------------------------------------------------------------------------------------------------


def _show(found: Mapping[Lane, Sequence[Reminder]], agenda: Agenda, index: Index, asked: _Asked) -> None:
    from netmd.cli.tables import sheet, widths_of
    from netmd.followups.reminder import Lane
    from netmd.followups.short_ids import short_ids
    from netmd.followups.words import display_name, long_day

    shorts = short_ids(agenda)
    shown = {lane: ones for lane, ones in found.items() if ones and (lane is not Lane.LATER or _shows_later(asked))}
    rows = {
        lane: [
            (shorts[one.id], display_name(index.entries[one.subject]), one.what, one.why) for one in reminders
        ]
        for lane, reminders in shown.items()
    }  # fmt: skip
    out = sheet()
    out.title(long_day(asked.on), asked.who.name if asked.who else "")
    widths = widths_of([row[:-1] for lot in rows.values() for row in lot])
    tones: Mapping[Lane, Tone] = {Lane.LATE: "late", Lane.TODAY: "today", Lane.LATER: "quiet"}
    for lane, lot in rows.items():
        out.heading(f"{lane.title} ({len(lot)})", tones.get(lane, ""))
        out.rows(lot, widths=widths, aside=True)
    if not shown:
        out.heading(_nothing(asked))
    for line in _asides(found[Lane.LATER], shorts, asked):
        say_aside(line)


def _asides(later: Sequence[Reminder], shorts: Mapping[str, str], asked: _Asked) -> Iterator[str]:
    """What lies ahead and is not shown; how what is shown without a date gets one."""
    undated = [one for one in later if one.due is None]
    if later and not _shows_later(asked):
        whom = f" {shlex.quote(asked.who.id)}" if asked.who else ""
        without = f", {len(undated):,} of them without a date" if undated else ""
        yield ""
        yield f"{len(later):,} more later{without}: netmd due{whom} --all"
    elif undated:
        yield ""
        yield f"{len(undated):,} without a date; to give one: netmd snooze {shorts[undated[0].id]} friday"


def _shows_later(asked: _Asked) -> bool:
    return asked.everything or asked.until is not None


def _nothing(asked: _Asked) -> str:
    from netmd.dates import short_date

    whom = f" for {asked.who.name}" if asked.who else ""
    until = f" until {short_date(asked.until, asked.on)}" if asked.until else ""
    return f"Nothing is due{whom}{until}. Enjoy the day."


# -- for scripts ----------------------------------------------------------------------------------------------------


def _document(
    found: Mapping[Lane, Sequence[Reminder]], agenda: Agenda, index: Index, asked: _Asked
) -> dict[str, Any]:  # fmt: skip
    """Every reminder that fits, the later ones too; ``counts`` has every lane. Keys may come, none goes or changes."""
    from netmd.exchange.as_json import reminder_json
    from netmd.followups.short_ids import short_ids

    shorts = short_ids(agenda)
    return {
        "format": "netmd-due",
        "version": FORMAT_VERSION,
        "on": asked.on.isoformat(),
        "until": asked.until.isoformat() if asked.until else None,
        "who": asked.who.path if asked.who else None,
        "counts": {lane.value: len(reminders) for lane, reminders in found.items()},
        "reminders": [
            {"short_id": shorts[one.id], **reminder_json(one, index)} for ones in found.values() for one in ones
        ],
    }

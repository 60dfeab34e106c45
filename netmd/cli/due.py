"""``netmd due``."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import count, say_aside, say_json
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.cli.reading import open_for_reading, warn_of_unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from netmd.cli.tables import Tone
    from netmd.followups.lines import Line, Lines
    from netmd.followups.reminder import Lane, Reminder
    from netmd.index import Index
    from netmd.model import Contact
    from netmd.notebook import Notebook

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
    from netmd.spoken import parse_day, parse_span

    if within is not None and everything:
        raise click.UsageError("--within limits what --all would show; give one of them.")
    day = today or clock_today()
    on = parse_day(spoken, day) if spoken is not None else day
    until = parse_span(within).after(on) if within is not None else None
    lines, loaded = _read(chosen_notebook(None, notebook), on, is_for_all=who is None)
    contact = choose_contact(loaded.index, who) if loaded is not None and who is not None else None
    asked = _Asked(on, until, contact, everything)
    found = _selected(lines, loaded.index if loaded is not None else None, asked)
    if as_json:
        say_json(_document(found, asked))
    else:
        _show(found, asked, lines.only_met)


def _read(root: Path, on: date, *, is_for_all: bool) -> tuple[Lines, Notebook | None]:
    """The lines of the day, and the notebook if it had to be read: for one person, or as something changed."""
    from netmd.cache.agendas import keep_lines, kept_lines
    from netmd.files import survey

    ground = survey(root)
    lines = kept_lines(root, ground.state(), on) if not ground.cache.is_empty else None
    if lines is not None and is_for_all:
        warn_of_unfinished(root)
        return lines, None
    loaded = open_for_reading(root, ground)
    if lines is None:
        from netmd.followups.agenda import build_agenda
        from netmd.followups.lines import lines_of

        lines = lines_of(build_agenda(loaded.index, loaded.settings, on), loaded.index, loaded.settings)
        keep_lines(root, ground.state(), on, lines)
    return lines, loaded


def _selected(lines: Lines, index: Index | None, asked: _Asked) -> Mapping[Lane, Sequence[Line]]:
    """The lines about whom is asked for, lane by lane, within the limit."""
    return {
        lane: [
            one for one in lot if _is_about(one.reminder, asked.who, index) and _is_within(one.reminder, asked.until)
        ]
        for lane, lot in lines.lanes.items()
    }


def _is_about(reminder: Reminder, who: Contact | None, index: Index | None) -> bool:
    """About the contact, or about a meeting they take part in."""
    if who is None or index is None or reminder.subject == who.path:
        return True
    from netmd.followups.situation import participants
    from netmd.model import MeetingFile

    entry = index.entries.get(reminder.subject)
    return isinstance(entry, MeetingFile) and who in participants(entry, index)


def _is_within(reminder: Reminder, until: date | None) -> bool:
    """Without a date something may wait, unless it lies ahead in the first place."""
    if until is None:
        return True
    from netmd.followups.reminder import Lane

    return reminder.due <= until if reminder.due else reminder.lane is not Lane.LATER


# -- for people -----------------------------------------------------------------------------------------------------


def _show(found: Mapping[Lane, Sequence[Line]], asked: _Asked, only_met: int) -> None:
    from netmd.cli.tables import sheet, widths_of
    from netmd.followups.reminder import Lane
    from netmd.followups.words import long_day

    shown = {lane: ones for lane, ones in found.items() if ones and (lane is not Lane.LATER or _shows_later(asked))}
    rows = {
        lane: [(one.short_id, one.name, one.reminder.what, one.reminder.why) for one in lot]
        for lane, lot in shown.items()
    }
    out = sheet()
    out.title(long_day(asked.on), asked.who.name if asked.who else "")
    widths = widths_of([row[:-1] for lot in rows.values() for row in lot])
    tones: Mapping[Lane, Tone] = {Lane.LATE: "late", Lane.TODAY: "today", Lane.LATER: "quiet"}
    for lane, lot in rows.items():
        out.heading(f"{lane.title} ({len(lot)})", tones.get(lane, ""))
        out.rows(lot, widths=widths, aside=True)
    if not shown:
        out.heading(_nothing(asked))
    for line in _asides(found[Lane.LATER], asked):
        say_aside(line)
    if only_met and asked.who is None and (asked.everything or not any(found.values())):
        _say_only_met(only_met)


def _asides(later: Sequence[Line], asked: _Asked) -> Iterator[str]:
    """What lies ahead and is not shown; how what is shown without a date gets one."""
    undated = [one for one in later if one.reminder.due is None]
    if later and not _shows_later(asked):
        whom = f" {shlex.quote(asked.who.id)}" if asked.who else ""
        without = f", {len(undated):,} of them without a date" if undated else ""
        yield ""
        yield f"{len(later):,} more later{without}: netmd due{whom} --all"
    elif undated:
        yield ""
        yield f"{len(undated):,} without a date; to give one: netmd snooze {undated[0].short_id} friday"


def _say_only_met(number: int) -> None:
    """Why people of whom a day they were met is known, and nothing else, are not in the agenda."""
    say_aside("")
    people = count(number, "person", "people")
    say_aside(f"{people} you met or connected with, nothing written yet: netmd log WHO begins it.")


def _shows_later(asked: _Asked) -> bool:
    return asked.everything or asked.until is not None


def _nothing(asked: _Asked) -> str:
    from netmd.dates import short_date

    whom = f" for {asked.who.name}" if asked.who else ""
    until = f" until {short_date(asked.until, asked.on)}" if asked.until else ""
    return f"Nothing is due{whom}{until}. Enjoy the day."


# -- for scripts ----------------------------------------------------------------------------------------------------


def _document(found: Mapping[Lane, Sequence[Line]], asked: _Asked) -> dict[str, Any]:
    """Every reminder that fits, the later ones too; ``counts`` has every lane. Keys may come, none goes or changes."""
    from netmd.exchange.as_json import reminder_json

    return {
        "format": "netmd-due",
        "version": FORMAT_VERSION,
        "on": asked.on.isoformat(),
        "until": asked.until.isoformat() if asked.until else None,
        "who": asked.who.path if asked.who else None,
        "counts": {lane.value: len(reminders) for lane, reminders in found.items()},
        "reminders": [
            {"short_id": one.short_id, **reminder_json(one.reminder, one.name)} for lot in found.values() for one in lot
        ],
    }

"""``netmd due``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import say_aside, say_json
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.cli.reading import open_for_reading, warn_of_unfinished

if TYPE_CHECKING:
    from netmd.cli.due_sheet import Asked, Found
    from netmd.files import Ground
    from netmd.followups.lines import Lines
    from netmd.notebook import Notebook

FORMAT_VERSION = 1


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
    from netmd.cache.agendas import kept_agenda
    from netmd.files import survey

    root = chosen_notebook(None, notebook)
    ground = survey(root)
    kept = None if ground.cache.is_empty else kept_agenda(root, ground.state(), on)
    is_whole_day = who is None and until is None and not (everything or as_json)
    if kept is not None and is_whole_day and not sys.stdout.isatty():
        warn_of_unfinished(root)
        _say(kept.text, kept.asides)
        return
    lines = kept.lines() if kept is not None else None
    if lines is not None and who is None:
        warn_of_unfinished(root)
        _show(lines, on, until, everything=everything, as_json=as_json)
        return
    loaded = open_for_reading(root, ground)
    lines = lines or _worked_out(loaded, ground, on)
    _show(lines, on, until, loaded, who, everything=everything, as_json=as_json)


def _worked_out(loaded: Notebook, ground: Ground, on: date) -> Lines:
    """The lines of the day; they are kept, and in words as they are asked for most often."""
    from netmd.cache.agendas import keep_agenda
    from netmd.cli.due_sheet import Asked, asides, fill, selected
    from netmd.cli.tables import plain_sheet
    from netmd.followups.agenda import build_agenda
    from netmd.followups.lines import lines_of

    lines = lines_of(build_agenda(loaded.index, loaded.settings, on), loaded.index, loaded.settings)
    state = ground.state()
    if state is not None:
        asked = Asked(on, until=None, who=None, everything=False)
        found = selected(lines, None, asked)
        text: list[str] = []
        fill(plain_sheet(text.append), found, asked)
        keep_agenda(ground.root, state, on, "\n".join(text), tuple(asides(found, asked, lines.only_met)), lines)
    return lines


def _say(text: str, asides: Iterable[str]) -> None:
    click.echo(text)
    for line in asides:
        say_aside(line)


def _show(
    lines: Lines, on: date, until: date | None, loaded: Notebook | None = None, who: str | None = None,
    *, everything: bool, as_json: bool,
) -> None:  # fmt: skip
    from netmd.cli.due_sheet import Asked, asides, fill, selected
    from netmd.cli.tables import sheet

    contact = choose_contact(loaded.index, who) if loaded is not None and who is not None else None
    asked = Asked(on, until, contact, everything)
    found = selected(lines, loaded.index if loaded is not None else None, asked)
    if as_json:
        say_json(_document(found, asked))
        return
    fill(sheet(), found, asked)
    for line in asides(found, asked, lines.only_met):
        say_aside(line)


def _document(found: Found, asked: Asked) -> dict[str, Any]:
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

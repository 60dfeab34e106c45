"""``netmd export``: one subcommand per format."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, notebook_argument, today_option
from netmd.cli.reading import warn_of_unfinished
from netmd.errors import NotOursError, StorageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.notebook import Notebook


@click.group(invoke_without_command=True)
@click.pass_context
def export(ctx: click.Context) -> None:
    """Write the notebook in another format."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@export.command("json")
@notebook_argument
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
def export_json(notebook: str | None, option: str | None, today: date | None, output: str | None) -> None:
    """The index and the agenda as JSON.

    All that is known of the notebook, in a shape that stays; README.md of netmd explains each key.
    """
    from netmd.exchange.as_json import to_json
    from netmd.followups.agenda import build_agenda
    from netmd.notebook import load

    loaded = load(chosen_notebook(notebook, option))
    warn_of_unfinished(loaded.root)
    day = today or clock_today()
    agenda = build_agenda(loaded.index, loaded.settings, day)
    text = to_json(loaded.index, agenda, loaded.settings, loaded.problems(), day)
    if output is None or output == "-":
        sys.stdout.buffer.write(text.encode())
        return
    _refuse_notes(Path(output), loaded)
    try:
        Path(output).write_bytes(text.encode())
    except OSError as error:
        raise StorageError(f"{output} cannot be written: {reason(error)}.", "Name another file with -o.") from error


def _refuse_notes(output: Path, notebook: Notebook) -> None:
    """Raise if the output would take the place of something the notebook is read from."""
    try:
        path = output.resolve().relative_to(notebook.root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; or no place at all, which the writing will say
        return
    if notebook.wants(path) and not output.is_dir():
        raise NotOursError(f"{output} belongs to the notebook; an export does not overwrite it.",
                           "Name another file with -o.")  # fmt: skip

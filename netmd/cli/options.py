"""Options and arguments that several commands share."""

from __future__ import annotations

import os
import string
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from netmd.errors import NotebookNotFoundError, UsageError

_Command = TypeVar("_Command", bound=Callable[..., Any])


def notebook_argument(command: _Command) -> _Command:
    """The notebook, as an argument or with ``-n``."""
    command = click.option(
        "-n", "--notebook", "option", metavar="DIR", help="The notebook; instead of the argument.",
    )(command)  # fmt: skip
    return click.argument("notebook", required=False, metavar="[NOTEBOOK]")(command)


def notebook_option(command: _Command) -> _Command:
    """The notebook with ``-n`` alone, where the arguments are people or words."""
    return click.option(
        "-n", "--notebook", "notebook", metavar="DIR", shell_complete=_complete_folder, help="The notebook.",
    )(command)  # fmt: skip


def json_option(command: _Command) -> _Command:
    """The same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, in a shape that stays.")(command)


def dry_run_option(command: _Command) -> _Command:
    """What would be written, and nothing written."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change as a diff, and write nothing."
    )(command)  # fmt: skip


def today_option(command: _Command) -> _Command:
    """The day to look at the notebook from."""
    return click.option(
        "--today", callback=_day, metavar="DATE",
        help="Look at the notebook as of this day (2026-03-04, friday) instead of today.",
    )(command)  # fmt: skip


def site_option(command: _Command) -> _Command:
    """Where the site goes."""
    return click.option(
        "-o", "--output", "site", metavar="SITE",
        help="Where the site goes. Default: the folder site beside the notebook.",
    )(command)  # fmt: skip


def _with_words(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    given = value if isinstance(value, tuple) else (value,)
    source = context.get_parameter_source(parameter.name or "")
    if source is not ParameterSource.DEFAULT and not all((one or "").strip(_NO_WORDS) for one in given):
        name = parameter.opts[0]
        raise UsageError(f"{name} has no words.", f"Say something after {name}, or leave it out.")
    return value


_NO_WORDS = string.whitespace + ",#"

text_option = partial(click.option, callback=_with_words)
"""An option like click's whose value must hold a word: an empty one, as of a variable that the shell has not set, would
be left out in silence. Raises :class:`UsageError`."""


def chosen_notebook(argument: str | None, option: str | None) -> Path:
    """The notebook's folder from argument, option, environment and place; see :func:`netmd.locate.find_notebook`."""
    if argument and option and Path(argument) != Path(option):
        raise click.UsageError("The notebook is given twice; give it as the argument or with -n.")
    if argument or option:
        return Path(argument or option or "")
    named = os.environ.get("NETMD_NOTEBOOK")
    if named and not Path(named).is_dir():
        raise NotebookNotFoundError(f"NETMD_NOTEBOOK names {named}, which is not a folder.",
                                    "Correct it, or name the notebook with -n DIR.")  # fmt: skip
    return Path(named) if named else _nearest()


def _complete_folder(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def _nearest() -> Path:
    from netmd.locate import find_notebook

    try:
        here = Path.cwd()
    except OSError as error:
        raise NotebookNotFoundError("The folder you are in is gone.", "Go to one that is there.") from error
    return find_notebook(here)


def _day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day that is said, in the words of every other option of a day."""
    if value is None:
        return None
    from netmd.spoken import UnknownDateError, parse_day

    try:
        return parse_day(value, clock_today())
    except UnknownDateError as error:
        raise click.BadParameter(f"{error.message}\n{error.hint}".strip(), param=parameter) from error


def clock_today() -> date:
    """The day it is here, now. The only places that read the clock are this and ``serve``'s wait for midnight."""
    return date.today()  # noqa: DTZ011 - the person's own calendar day is meant

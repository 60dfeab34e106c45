"""What the formats of ``netmd export`` share: which contacts, and writing a file at one stroke or not at all."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.options import chosen_notebook, clock_today
from netmd.cli.output import say_aside
from netmd.cli.reading import open_for_reading
from netmd.errors import NotOursError, StorageError, UsageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.query import Network
    from netmd.followups.agenda import Agenda
    from netmd.model import Contact
    from netmd.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Chosen:
    """The contacts to export, by name, and the notebook they are in."""

    notebook: Notebook
    network: Network
    contacts: tuple[Contact, ...]


def open_chosen(notebook: str | None, option: str | None, today: date | None, query: str | None) -> Chosen:
    """Read the notebook and find the contacts that a query means, or all; says so if they are none.

    Raises UsageError where the query cannot be read, before the notebook is, and what
    :func:`netmd.cli.reading.open_for_reading` does.
    """
    from netmd.exchange.query import Network, fitting, parse_query

    if query is not None:
        parse_query(query)
    loaded = open_for_reading(chosen_notebook(notebook, option))
    network = Network(loaded.index, loaded.settings, today or clock_today())
    contacts = fitting(query or "", network)
    if query is not None and not contacts:
        say_aside(f"Nobody fits {query!r}.")
    return Chosen(loaded, network, contacts)


def agenda_of(chosen: Chosen) -> Agenda:
    """What is to be done about the contacts and what belongs to them."""
    from netmd.exchange.belonging import belonging
    from netmd.followups.agenda import arrange, build_agenda

    network = chosen.network
    agenda = build_agenda(network.index, network.settings, network.today)
    theirs = belonging(chosen.contacts, network.index)
    if len(chosen.contacts) == len(network.index.contacts):
        return agenda
    return arrange((each for each in agenda if each.subject in theirs), network.index, network.today)


def refuse_terminal(output: str | None, example: str) -> None:
    """Raise if bytes that are no text would go to a terminal."""
    if output in (None, "-") and sys.stdout.isatty():
        raise UsageError("A workbook is not for a terminal.", f"Name a file: -o {example}.")


def write_out(data: bytes, output: str | None, notebook: Notebook) -> None:
    """Write to the file, or to standard output where there is none or ``-``.

    The file is there with all its bytes or as it was; it keeps its permissions. Raises NotOursError for what the
    notebook is read from, StorageError where it cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    refuse_notes(Path(output), notebook)
    try:
        _write(Path(output), data)
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle, ValueError: a NUL
        raise StorageError(f"{output} cannot be written: {reason(error)}.", "Name another file with -o.") from error


def _write(path: Path, data: bytes) -> None:
    from netmd.writing.fresh import write_fresh
    from netmd.writing.names import temporary_name, unfinished

    target = path.resolve()
    if target.exists() and not target.is_file():  # a device or a pipe, which nothing can take the place of
        target.write_bytes(data)
        return
    temporary = target.with_name(temporary_name(target.name, None, None))
    try:
        write_fresh(temporary, data, target if target.exists() else None)
        temporary.replace(target)
    except BaseException:
        for left in (temporary, unfinished(temporary)):
            with contextlib.suppress(OSError):
                left.unlink()
        raise


def refuse_notes(output: Path, notebook: Notebook) -> None:
    """Raise if the output would take the place of something the notebook is read from."""
    try:
        path = output.resolve().relative_to(notebook.root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; or no place at all, which the writing will say
        return
    if notebook.wants(path) and not output.is_dir():
        raise NotOursError(f"{output} belongs to the notebook; an export does not overwrite it.",
                           "Name another file with -o.")  # fmt: skip

"""What the formats of ``netmd export`` share: which contacts, and writing a file at one stroke or not at all.

A file that is there is not replaced unasked, not even one that netmd wrote: a CSV does not tell whose it is, somebody
may have gone on writing in a workbook, and a slip in ``-o`` would cost them that.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.options import chosen_notebook, clock_today
from netmd.cli.output import say_aside
from netmd.cli.reading import open_for_reading
from netmd.errors import NotOursError, StorageError, UnknownNameError, UsageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.query import Network
    from netmd.followups.agenda import Agenda
    from netmd.model import Contact
    from netmd.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every format is asked: of which notebook and day, which contacts, and where to.

    ``output`` is a file or folder, None or ``-`` for standard output; ``force`` replaces a file that is there.
    """

    notebook: str | None
    option: str | None
    today: date | None
    query: str | None
    output: str | None
    force: bool = False

    @property
    def file(self) -> Path | None:
        """The file to write; None for standard output."""
        return None if self.output in (None, "-") else Path(self.output or "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The contacts to export, by name, and the notebook they are in."""

    notebook: Notebook
    network: Network
    contacts: tuple[Contact, ...]


def open_chosen(asked: Asked, *, to_file: bool = True) -> Chosen:
    """Read the notebook and find the contacts that a query means, or all.

    Raises UsageError where the query cannot be read, before the notebook is; UnknownNameError where nobody fits it, so
    that nothing is written; NotOursError for a file that is not to be replaced; and what
    :func:`netmd.cli.reading.open_for_reading` does.
    """
    from netmd.exchange.query import Network, fitting, parse_query

    if asked.query is not None:
        parse_query(asked.query)
    loaded = open_for_reading(chosen_notebook(asked.notebook, asked.option))
    if to_file and asked.file is not None:
        _refuse(asked.file, loaded, force=asked.force)
    network = Network(loaded.index, loaded.settings, asked.today or clock_today())
    contacts = fitting(asked.query or "", network)
    if asked.query is not None and not contacts:
        raise UnknownNameError(f"Nobody fits {asked.query!r}; nothing is written.",
                               "netmd export --help says what a query may hold.")  # fmt: skip
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


def refuse_terminal(asked: Asked, example: str) -> None:
    """Raise if bytes that are no text would go to a terminal."""
    if asked.file is None and sys.stdout.isatty():
        raise UsageError("A workbook is not for a terminal.", f"Name a file: -o {example}.")


def write_out(data: bytes, asked: Asked, chosen: Chosen, held: Sequence[str]) -> None:
    """Write to the file, and say so with what it holds (``28 contacts``), or to standard output.

    The file is there with all its bytes or as it was; one that is replaced keeps its permissions. Raises NotOursError
    for what the notebook is read from and for a file that is not to be replaced, StorageError where it cannot be
    written.
    """
    if asked.file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write(asked.file, data, lambda: _refuse(Path(asked.output or ""), chosen.notebook, force=asked.force))
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle, ValueError: a NUL
        what = f"{asked.output} cannot be written: {reason(error)}."
        raise StorageError(what, "Name another file with -o.") from error
    say_aside(f"Wrote {', '.join(held)} to {asked.output}.")


def _write(path: Path, data: bytes, check: Callable[[], None]) -> None:
    """``check`` raises if the file must not be written, once more right before it is there."""
    from netmd.writing.fresh import write_fresh
    from netmd.writing.names import temporary_name, unfinished

    target = path.resolve()
    if target.exists() and not target.is_file():  # a device or a pipe, which nothing can take the place of
        target.write_bytes(data)
        return
    temporary = target.with_name(temporary_name(target.name, None, None))
    try:
        write_fresh(temporary, data, target if target.exists() else None)
        check()
        temporary.replace(target)
    except BaseException:
        for left in (temporary, unfinished(temporary)):
            with contextlib.suppress(OSError):
                left.unlink()
        raise


def _refuse(file: Path, notebook: Notebook, *, force: bool) -> None:
    _refuse_notes(file, notebook)
    try:
        is_there = file.is_file()
    except (OSError, ValueError):  # no place at all, which the writing will say
        return
    if is_there and not force:
        raise NotOursError(f"{file} is there already.", "Name another file with -o, or replace it: --force.")


def _refuse_notes(output: Path, notebook: Notebook) -> None:
    """Raise if the output would take the place of something the notebook is read from."""
    try:
        path = output.resolve().relative_to(notebook.root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; or no place at all
        return
    if notebook.wants(path) and not output.is_dir():
        raise NotOursError(f"{output} belongs to the notebook; an export does not overwrite it.",
                           "Name another file with -o.")  # fmt: skip

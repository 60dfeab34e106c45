"""Carrying out what a command has planned: one writer at a time, all files or none, or a diff and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.output import COURSE, in_colour, printable, say, say_aside
from netmd.cli.reading import open_for_reading, say_unread

if TYPE_CHECKING:
    from netmd.editing.note import NoteFile, Reader
    from netmd.editing.plan import Plan
    from netmd.notebook import Notebook


def open_for_writing(root: Path, dry_run: bool = False) -> Notebook:
    """The notebook that a command is to write to, read once what a killed command left is set right, which is said.

    Names and ids must not be looked up before: half of a rename has neither the old file nor the new one. With
    ``dry_run`` nothing is set right, only told. Raises what :func:`netmd.writing.recover` and
    :func:`netmd.notebook.load` do.
    """
    if dry_run:
        return open_for_reading(root)
    from netmd.notebook import load
    from netmd.writing import locked, recover

    if root.is_dir():  # else the reading says what is there instead
        with locked(root):
            _say_recovered(recover(root))
    loaded = load(root)
    say_unread(loaded)
    return loaded


def carry_out(notebook: Notebook, plan: Plan, dry_run: bool) -> None:
    """Write a plan and say what was done; with ``dry_run`` show its diff and write nothing.

    What a killed command left is set right first. Raises what :func:`netmd.writing.commit` does.
    """
    plan_and_carry_out(notebook.root, lambda: plan, dry_run)


def plan_and_carry_out(root: Path, make: Callable[[], Plan], dry_run: bool) -> Plan:
    """Like :func:`carry_out`, with the plan made while no other command can write, from files read by then.

    If an editor saves one of its files in between, it is made once more. Gives the plan that was carried out. Don't ask
    the person anything in ``make``.
    """
    if dry_run:
        plan = make()
        _show_diff(plan)
        return plan
    from netmd.writing import ChangedMeanwhileError, commit, locked, recover

    with locked(root):
        _say_recovered(recover(root))
        plan = make()
        try:
            commit(root, plan.changes)
        except ChangedMeanwhileError:
            plan = make()
            commit(root, plan.changes)
        COURSE.has_written = bool(plan.changes)
    for line in plan.says:
        say(line)
    return plan


def open_note(notebook: Notebook, path: str) -> NoteFile:
    """A file of the notebook as it is on the disk now, to be edited.

    Raises :class:`StorageError` if it cannot be read or is gone, EditRefusedError if netmd must not write to it.
    """
    from netmd.editing.note import NoteFile
    from netmd.errors import StorageError
    from netmd.storage import read_note_bytes

    data, problem = read_note_bytes(notebook.root, path)
    if problem is not None:
        raise StorageError(f"{path}: {problem.message}", problem.mend)
    if data is None:
        raise StorageError(f"{path} is gone.", "Run the command again.")
    return NoteFile.of(path, data, reader(notebook))


def reader(notebook: Notebook) -> Reader:
    """Reads bytes just as the notebook's files are read."""
    from netmd.discovery import Skipped
    from netmd.reading import Reading, read_note

    def read(path: str, data: bytes) -> Reading:
        kind = notebook.layout.kind(path)
        if kind is Skipped.UNLESS_TYPED:
            return read_note(path, data, None, notebook.settings.channels)
        if isinstance(kind, Skipped):
            return Reading(None)
        return read_note(path, data, kind, notebook.settings.channels, others_pass=not notebook.layout.structured)

    return read


def _say_recovered(said: str | None) -> None:
    if said:
        say_aside(said)


def _show_diff(plan: Plan) -> None:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    coloured = in_colour()
    for line in plan.diff():
        bold = line.startswith(("+++", "---"))
        text = printable(line)
        click.echo(click.style(text, None if bold else colours.get(line[:1]), bold=bold or None) if coloured else text)

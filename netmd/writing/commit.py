"""Write what a command has planned: all of it or nothing."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.storage import reason
from netmd.writing import journal, looks
from netmd.writing.errors import ChangedMeanwhileError, KeptChangeError, in_words
from netmd.writing.fresh import sync_files, write_fresh
from netmd.writing.journal import Journal
from netmd.writing.lock import locked
from netmd.writing.prepare import Folders, staged, step_of
from netmd.writing.step import Step, apply, sync_folders, tidy, undo

_MANY = 64
"""Files from which on they are synced at once rather than one by one, which takes milliseconds each."""


def commit(root: Path, changes: Sequence[FileChange]) -> None:
    """Write all of these changes, or none, and return once they are on the disk.

    Each file must still be what ``before`` says at the instant it is replaced, else :class:`ChangedMeanwhileError`;
    where the disk or the permissions don't allow it, :class:`StorageError`. In both cases every file is as it was;
    where that would undo what somebody saved after us, :class:`KeptChangeError` names the files that keep the change. A
    process that is killed leaves what :func:`netmd.writing.recover` finishes or undoes. Waits for other commands, as
    :func:`netmd.writing.locked` does.
    """
    with locked(root):
        home = root.resolve()
        if journal.exists(home):
            raise ChangedMeanwhileError("Another netmd command was cut short meanwhile; nothing was written.",
                                        "Run the command again: it sets that right first.")  # fmt: skip
        folders = Folders(home)
        planned = [(step_of(folders, change), change) for change in changes]
        _refuse_one_file_twice([step for step, _ in planned])
        planned = [(step, change) for step, change in planned if step.before != step.after]
        if not planned:
            return
        if not _needs_journal([step for step, _ in planned]):
            _write(home, planned)
            return
        try:
            _write(home, [(staged(folders, step), change) for step, change in planned])
        except StorageError as error:
            # a folder that is mounted from the same file system does not tell so, but takes no file from elsewhere
            if getattr(error.__cause__, "errno", None) != errno.EXDEV or journal.exists(home):
                raise
            _write(home, planned)


def _write(home: Path, planned: Sequence[tuple[Step, FileChange]]) -> None:
    steps = [step for step, _ in planned]
    there = {step.shown: step.target for step in steps if step.before is not None}
    at_once = len(steps) >= _MANY
    try:
        if any(step.temporary.parent == home / journal.FOLDER for step in steps):
            with in_words("The change cannot be recorded"):
                journal.make_folder(home)
        for step, change in planned:
            if change.after is not None:
                with in_words(f"{step.shown} cannot be written"):
                    like = there.get(change.like or change.path)
                    write_fresh(step.temporary, change.after, like=like, synced=not at_once)
        if at_once:
            with in_words("The change cannot be written"):
                sync_files([step.temporary for step in steps if step.after is not None])
    except BaseException:
        _tidy(home, steps)
        raise
    # a system that calls even a file of our own one that is being written to cannot be asked about others
    watch_writers = not any(looks.is_being_written(step.temporary) for step in steps if step.after is not None)
    try:
        if _needs_journal(steps):
            with in_words("The change cannot be recorded"):
                sync_folders(steps)
                journal.write(home, Journal(datetime.now().astimezone(), tuple(steps)))
        for step in steps:
            with in_words(f"{step.shown} cannot be written"):
                apply(step, watch_writers=watch_writers)
        with in_words("The change cannot be completed"):
            sync_folders(steps)
    except BaseException as error:
        _undo(home, steps, error)
        raise
    with in_words("The change cannot be completed"):
        try:
            is_over = journal.remove(home)
        except OSError as error:
            _undo(home, steps, error)
            raise
    if is_over:
        _tidy(home, steps)


def _needs_journal(steps: Sequence[Step]) -> bool:
    """One file that is replaced or created changes at one stroke, and its temporary file tells all there is to know."""
    return len(steps) > 1 or any(step.after is None or step.folders for step in steps)


def _undo(home: Path, steps: Sequence[Step], error: BaseException) -> None:
    try:
        touched = undo(steps, datetime.now().astimezone())
        if journal.remove(home):
            _tidy(home, steps)
    except OSError as second:
        raise StorageError(
            f"{getattr(error, 'message', 'The command was stopped')} It cannot be undone now: {reason(second)}.",
            "Nothing is lost. The next netmd command that writes to this notebook sets it right.",
        ) from error
    if touched:
        raise KeptChangeError(
            f"{getattr(error, 'message', 'The command was stopped.')} But another program saved "
            f"{', '.join(touched)} just after netmd had written there, and that was left so.",
            "See what is there before you run the command again.",
        ) from error


def _tidy(home: Path, steps: Sequence[Step]) -> None:
    """Clean up; what cannot be removed is harmless, and recovery's to remove."""
    for step in steps:
        with contextlib.suppress(OSError):
            tidy(step)
    with contextlib.suppress(OSError):
        journal.tidy(home)


def _refuse_one_file_twice(steps: Sequence[Step]) -> None:
    seen: dict[str, str] = {}
    for step in steps:
        target = str(step.target)
        if target in seen:
            raise StorageError(f"{seen[target]} and {step.shown} are one file; nothing was written.",
                               "Delete the link, or name only one of them.")  # fmt: skip
        seen[target] = step.shown

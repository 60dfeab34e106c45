"""From a planned change to a step: where it goes, whether it may go there, and that the file is still what was read."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath

from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.writing import journal, looks
from netmd.writing.errors import changed, in_words
from netmd.writing.names import temporary_name
from netmd.writing.step import Step

VERSION_CONTROL = frozenset({".git", ".hg", ".svn", ".jj"})
"""Folders that are never written to, and never searched for what killed runs left."""


class Folders:
    """The folders of a notebook in ``home``, a path without links, each looked at once for all files of a change."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._resolved: dict[PurePosixPath, Path] = {}
        self._missing: dict[Path, tuple[Path, ...]] = {}
        self._takes: dict[Path, bool] = {}

    def resolved(self, folder: PurePosixPath) -> Path:
        """Where a folder, relative to the notebook, really is. Raises ``OSError`` and ``RuntimeError``."""
        if folder not in self._resolved:
            self._resolved[folder] = (self.home / folder).resolve()
        return self._resolved[folder]

    def missing(self, folder: Path) -> tuple[Path, ...]:
        """It and those it lies in, as far as they are not there, outermost first."""
        if folder not in self._missing:
            above = (*reversed(folder.parents), folder)
            self._missing[folder] = tuple(one for one in above if one != self.home and not looks.exists(one))
        return self._missing[folder]

    def takes(self, folder: Path) -> bool:
        """Whether a file that was made in our own folder can be renamed into this one, and is then as any made there.

        Not from another file system; and a folder may give its group and access to what is made in it (inode(7),
        acl(5)). Raises ``OSError``.
        """
        if folder not in self._takes:
            own = self.home / journal.FOLDER
            there = folder.stat()
            self._takes[folder] = (
                there.st_dev == (own if looks.exists(own) else self.home).stat().st_dev
                and not there.st_mode & stat.S_ISGID
                and not _gives_access(folder)
            )
        return self._takes[folder]


def _gives_access(folder: Path) -> bool:
    try:
        return hasattr(os, "listxattr") and "system.posix_acl_default" in os.listxattr(folder)
    except OSError:  # a file system without such attributes
        return False


def staged(folders: Folders, step: Step) -> Step:
    """The step with its temporary file in our own folder, out of sight of whoever looks at the notes, if that may be.

    For a change with a record, which tells whose it is.
    """
    with in_words(f"{step.shown} cannot be written"):
        if not folders.takes(step.temporary.parent):
            return step
    name = temporary_name(step.target.relative_to(folders.home).as_posix(), step.before, step.after)
    return replace(step, temporary=folders.home / journal.FOLDER / name)


def step_of(folders: Folders, change: FileChange) -> Step:
    """The step of a change of the notebook.

    A link is followed, as long as it stays in the notebook, and stays a link; one that is to go goes itself, and what
    it leads to stays. Raises :class:`ChangedMeanwhileError` if the file is not ``change.before`` and
    :class:`StorageError` if it may not be written; changes nothing.
    """
    target = _target(folders, change)
    with in_words(f"{change.path} cannot be read"):
        if change.before is None:
            if looks.exists(target):
                raise changed(f"{change.path} exists by now")
            before = None
        else:
            before = _guarded(target, change.path, change.before)
    after = None if change.after is None else looks.digest(change.after)
    missing = folders.missing(target.parent)
    beside = missing[0].parent if missing else target.parent
    if not beside.is_dir():
        raise StorageError(f"{change.path} cannot be written: a part of its path is a file, not a folder.",
                           "Choose another place for it.")  # fmt: skip
    return Step(change.path, target, beside / temporary_name(target.name, before, after), before, after, missing)


def _target(folders: Folders, change: FileChange) -> Path:
    path = PurePosixPath(change.path)
    if path.is_absolute() or ".." in path.parts or not path.name or "\0" in change.path:
        raise StorageError(f"{change.path!r} is not a place in the notebook; nothing was written.")
    try:
        target = folders.resolved(path.parent) / path.name
        if change.before is not None and change.after is not None:
            target = target.resolve()
        leads_to = target.resolve() if change.before is not None else target
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python 3.11 and 3.12 say that links form a loop
        raise StorageError(f"{change.path} cannot be written: its links go round in a circle.",
                           "Delete the link.") from error  # fmt: skip
    for place in (target, leads_to):
        if not place.is_relative_to(folders.home):
            raise StorageError(f"{change.path} leads to a place outside the notebook; netmd does not write there.",
                               "Put the file itself into the notebook.")  # fmt: skip
    if VERSION_CONTROL & set(target.relative_to(folders.home).parts):
        raise StorageError(f"{change.path} lies within a version control's own folder; netmd does not write there.")
    return target


def _guarded(target: Path, shown: str, expected: bytes) -> str:
    """The digest of what is at the target, which must be the bytes that were read."""
    is_link = target.is_symlink()
    data = looks.read_file(target.resolve() if is_link else target)
    if data is None:
        raise changed(f"{shown} is gone")
    if data != expected:
        raise changed(f"{shown} has changed since it was read")
    if is_link:
        return looks.link_digest(str(target.readlink()))
    # a rename would not ask the file for leave, and root is never refused: the mark itself is obeyed
    if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
        raise StorageError(f"{shown} is read-only; nothing was written.", "Allow writing to it, then try again.")
    return looks.digest(data)

"""Looks at files, and what differs between two of them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Signature(NamedTuple):
    """What the disk says of a file; equal means unchanged, to the precision of the disk's clock.

    ``ctime_ns`` is there because it cannot be set back, as ``mtime_ns`` is by ``cp -p``, rsync or unzip. ``kind`` is
    what a link leads to or else the file itself is (``stat.S_IFMT``), the negative ``errno`` where a link leads
    nowhere. ``link_ns`` is a link's own ``ctime_ns``. Of what is no regular file, only these two and ``inode`` are
    kept: a pipe that is written to, or a folder that gets a file, is what it was.
    """

    mtime_ns: int
    size: int
    inode: int
    ctime_ns: int
    kind: int = stat.S_IFREG
    link_ns: int = 0


Snapshot: TypeAlias = Mapping[str, Signature]
"""Each watched file or folder, by its root (as the caller gave it) joined with the path below."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A batch, each part sorted. Paths begin with a root exactly as it was given to the watcher."""

    added: tuple[Path, ...] = ()
    modified: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.modified or self.removed)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every path of the batch, sorted."""
        return tuple(sorted((*self.added, *self.modified, *self.removed)))


def scan(roots: Sequence[Path], wanted: Callable[[str], bool]) -> dict[str, Signature]:
    """All below ``roots`` that is ``wanted``, whatever it is; a root that is a file is looked at itself.

    Nothing is opened but folders; hidden ones and links to folders are not entered. What vanishes or may not be
    looked at meanwhile is left out.
    """
    found: dict[str, Signature] = {}
    for root in roots:
        name = str(root)
        if Path(name).is_dir():
            _scan_folder(name, wanted, found)
        elif (signature := look(name)) is not None and wanted(name):
            found[name] = signature
    return found


def look(path: str) -> Signature | None:
    """The signature of one file, folder, link or whatever is at ``path``; None if nothing is."""
    try:
        return _signature(path, Path(path).lstat())
    except (OSError, ValueError):
        return None


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """What was added, modified and removed between two looks."""
    return sort_changes(
        (path for path in new if path not in old),
        (path for path, signature in new.items() if old.get(path, signature) != signature),
        (path for path in old if path not in new),
    )


def sort_changes(added: Iterable[str], modified: Iterable[str], removed: Iterable[str]) -> Changes:
    """A batch from path names in any order."""
    return Changes(*(tuple(sorted(map(Path, names))) for names in (added, modified, removed)))


def _scan_folder(folder: str, wanted: Callable[[str], bool], found: dict[str, Signature]) -> None:
    waiting = [folder]
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                try:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name.startswith("."):
                            continue
                        waiting.append(entry.path)
                    if wanted(entry.path):
                        found[entry.path] = _signature(entry.path, entry.stat(follow_symlinks=False))
                except OSError:
                    continue


def _signature(path: str, own: os.stat_result) -> Signature:
    """``own`` is what ``lstat`` says of ``path``."""
    reached, link_ns = own, 0
    if stat.S_ISLNK(own.st_mode):
        link_ns = own.st_ctime_ns
        try:
            reached = Path(path).stat()
        except OSError as error:
            return Signature(0, 0, own.st_ino, 0, -(error.errno or 0), link_ns)
    kind = stat.S_IFMT(reached.st_mode)
    if kind != stat.S_IFREG:
        return Signature(0, 0, own.st_ino, 0, kind, link_ns)
    return Signature(reached.st_mtime_ns, reached.st_size, reached.st_ino, reached.st_ctime_ns, kind, link_ns)

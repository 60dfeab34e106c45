"""Looks at files, and what differs between two of them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Signature(NamedTuple):
    """What ``stat`` says of a file; equal means unchanged, to the precision of the disk's clock.

    ``ctime_ns`` is there because it cannot be set back, as ``mtime_ns`` is by ``cp -p``, rsync or unzip.
    """

    mtime_ns: int
    size: int
    inode: int
    ctime_ns: int


Snapshot: TypeAlias = Mapping[str, Signature]
"""Each watched file, by its root (as the caller gave it) joined with the path below."""


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
    """Every regular file below ``roots`` that is ``wanted``; a root that is a file is looked at itself.

    Hidden folders and links to folders are not entered, links to files are followed. What vanishes or
    may not be read meanwhile is left out.
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
    """The signature of one file; None if there is no regular file."""
    try:
        return _signature(Path(path).stat())
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
                        if not entry.name.startswith("."):
                            waiting.append(entry.path)
                    elif wanted(entry.path) and (signature := _signature(entry.stat())) is not None:
                        found[entry.path] = signature
                except OSError:
                    continue


def _signature(seen: os.stat_result) -> Signature | None:
    if not stat.S_ISREG(seen.st_mode):
        return None
    return Signature(seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_ctime_ns)

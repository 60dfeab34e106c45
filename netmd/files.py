"""The files of a notebook, found and opened: what each of them says, from the cache where it is as it was."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path

from netmd import problems
from netmd.cache import Cache, Known, digest_of
from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.config import read_settings
from netmd.discovery import Layout, Skipped
from netmd.locate import refuse_no_folder
from netmd.model import Kind, Reading
from netmd.problems import Location, Problem
from netmd.storage import read_note_bytes
from netmd.walk import Found, is_linked_folder, is_structured, walk

Progress = Callable[[str, int, int], None]
"""Told how far a stage is: its name, how many are done, of how many."""

Read = tuple[bytes | None, Problem | None]
"""What :func:`netmd.storage.read_note_bytes` gave."""


@dataclass(frozen=True, slots=True)
class File:
    """What is kept of a file: a digest of its bytes, None if they could not be had, and what came of reading it."""

    digest: bytes | None
    reading: Reading


@dataclass(slots=True)
class Ground:
    """A notebook as a walk found it, not read yet.

    ``closed`` are the problems of folders that cannot be listed, ``own_problems`` those of the settings.
    """

    root: Path
    settings_read: Read
    layout: Layout
    own_problems: tuple[Problem, ...]
    found: tuple[Found, ...]
    closed: tuple[Problem, ...]
    cache: Cache
    _digests: dict[str, bytes] = field(default_factory=dict)
    """Of the files that were opened, or are as they were; none of one that has no bytes for us."""
    _bytes: dict[str, bytes] = field(default_factory=dict)
    """What had to be read to know a digest, until it is looked into."""
    _has_unreadable: bool = False

    def state(self) -> bytes | None:
        """A digest of all that counts in the notebook; None while something in it cannot be opened."""
        state = blake2b(self.settings_read[0] or b"", digest_size=16)
        for found in self.found:
            digest = self._digest(found)
            state.update(b"\0%s\0%s" % (os.fsencode(found.path), digest or b""))
        unread = (*self.closed, *self.own_problems)
        is_unknown = self._has_unreadable or any(problem.rule is problems.UNREADABLE for problem in unread)
        return None if is_unknown else state.digest()

    def files(self, progress: Progress | None = None) -> dict[str, File]:
        """Every file by its path, in order; what is new about them is kept in the cache."""
        files: dict[str, File] = {}
        known: dict[str, Known] = {}
        for number, found in enumerate(self.found):
            if progress is not None:
                progress("Reading notes", number, len(self.found))
            file = self._file(found)
            if file is not None:
                files[found.path] = file
            if found.status is not None and found.path in self._digests:
                known[found.path] = Known(found.status, self._digests[found.path], file.reading if file else None)
        self.cache.keep(known)
        return files

    def _digest(self, found: Found) -> bytes | None:
        """The digest of a file's bytes; None if there are none for us."""
        path, kind, status = found
        if path in self._digests or kind in _NEVER_OPENED:
            return self._digests.get(path)
        digest = self.cache.digest(path, status) if status is not None else None
        if digest is not None:
            self._digests[path] = digest
            return digest
        data = self._open(path)
        if data is not None and len(self._bytes) < _MOST_HELD:
            self._bytes[path] = data
        return self._digests.get(path)

    def _open(self, path: str) -> bytes | None:
        data, problem = read_note_bytes(self.root, path)
        self._has_unreadable |= problem is not None and problem.rule is problems.UNREADABLE
        if data is not None:
            self._digests[path] = digest_of(data)
        else:
            self._digests.pop(path, None)
        return data

    def _file(self, found: Found) -> File | None:
        path, kind, status = found
        if status is None or kind in _NEVER_OPENED:
            return read_file(self.root, path, self.layout)
        digest = self._digest(found)
        kept = self.cache.reading(path, digest) if digest is not None else None
        data = self._bytes.pop(path, None)
        if kept is not None:
            return File(kept[0], kept[1]) if kept[1] is not None else None
        if data is None:
            data = self._open(path)
        if data is None:
            return read_file(self.root, path, self.layout)
        return _read(path, data, self._digests[path], kind, self.layout)


_NEVER_OPENED = (Skipped.OVER, Skipped.CONFLICT_COPY)
_MOST_HELD = 256
"""Files whose bytes are held; a note has a few kilobytes."""


def survey(root: Path) -> Ground:
    """Find the files of a notebook. Raises what :func:`netmd.notebook.load` does."""
    refuse_no_folder(root)
    settings_data, unread = settings_read = read_note_bytes(root, SETTINGS_FILE)
    settings, own_problems = read_settings(settings_data or b"")
    own_problems += [unread] if unread else []
    layout = Layout(settings, is_structured(root, settings))
    closed: list[Problem] = []
    found = tuple(sorted(walk(root, layout, closed), key=itemgetter(0)))
    return Ground(root, settings_read, layout, tuple(own_problems), found, tuple(closed), Cache(root, layout))


@contextmanager
def without_collection() -> Iterator[None]:
    """Do without the search for cyclic garbage while much is built that stays, and leave the first of it, which is
    most, out of it ever after. What is built again later may go again: left out, nobody would clear it away.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        if not gc.get_freeze_count():
            gc.freeze()
    finally:
        if was_on:
            gc.enable()


def read_file(root: Path, path: str, layout: Layout) -> File | None:
    """Open and read one file; None if it is gone, or is nothing a notebook reads."""
    kind = layout.kind(path)
    if kind is Skipped.OVER:
        if not is_linked_folder(root, path, layout):
            return None
        return _only(Problem(problems.NOT_A_FILE, Location(path), "It is a link to a folder; netmd does not follow it.",
                             "Put the folder itself into the notebook."))  # fmt: skip
    if kind is Skipped.CONFLICT_COPY:
        if not os.path.lexists(root / path):
            return None
        return _only(Problem(problems.CONFLICT_COPY, Location(path),
                             "A sync tool left this conflict copy; it is not read.",
                             "Carry over what is missing in the original, then delete the copy."))  # fmt: skip
    data, problem = read_note_bytes(root, path)
    if data is None:
        return _without_bytes(root, path, kind, problem)
    return _read(path, data, digest_of(data), kind, layout)


def _without_bytes(root: Path, path: str, kind: object, problem: Problem | None) -> File | None:
    if problem is None or kind is Skipped.UNLESS_TYPED:
        return None
    is_folder = (root / path).is_dir() and not (root / path).is_symlink()
    return None if is_folder else _only(problem)


def _read(path: str, data: bytes, digest: bytes, kind: Kind | Skipped, layout: Layout) -> File | None:
    from netmd.reading import read_note  # what reads YAML takes a while to load, and often nothing changed

    channels = layout.settings.channels
    if not isinstance(kind, Skipped):
        return File(digest, read_note(path, data, kind, channels, others_pass=not layout.structured))
    # beside the folders that are read: one of ours if the front matter says so, else not even a problem
    if b"type" not in data[:_TYPE_WITHIN].lower():
        return None
    reading = read_note(path, data, None, channels)
    return File(digest, reading) if reading.entry is not None else None


_TYPE_WITHIN = 64 * 1024


def _only(problem: Problem) -> File:
    return File(None, Reading(None, (problem,)))

"""What reading a notebook gave, kept on the disk, so that the next command opens only the notes that changed.

A file is known by its state (size, times, inode), else by a digest of its bytes; what was read in it, by the digest. So
nothing here needs to be right: what is missing, damaged or of another version is read again. ``NETMD_CACHE=0`` in the
environment does without.

::

    place.py     the folder .netmd/cache: for its owner alone, each file whole or not at all
    digests.py   which files are as they were
    readings.py  what was read in them
    agendas.py   the day's agenda
    writer.py    what must be the same for any of it to count
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netmd.cache import writer
from netmd.cache.digests import Row, clock_ns, digest_of, is_as_it_was, is_text, read_rows, row_of, write_rows
from netmd.cache.place import Folder, opened
from netmd.discovery import Layout
from netmd.model import Reading

if TYPE_CHECKING:
    from netmd.cache.readings import Kept

__all__ = ["Cache", "Known", "digest_of", "is_on"]


class Known(NamedTuple):
    """A file by its bytes, and what came of reading them: None for one that is passed over as if not there."""

    status: os.stat_result
    digest: bytes
    reading: Reading | None


def is_on() -> bool:
    """Whether anything is to be kept at all."""
    return os.environ.get("NETMD_CACHE", "1") != "0"


class Cache:
    """What is kept of one notebook. Nothing here raises: a cache that cannot be had is an empty one."""

    def __init__(self, root: Path, layout: Layout) -> None:
        self._root = root
        self._writer = writer.of_readings(layout)
        self._shards: dict[int, Mapping[str, Kept]] = {}
        self._began_ns = clock_ns()
        self._is_on = is_on()
        self._rows: dict[str, Row] = {}
        with self._folder() as folder:
            if folder is not None:
                _sweep(folder)
                self._rows = read_rows(folder)

    @property
    def is_empty(self) -> bool:
        """Whether no file is known."""
        return not self._rows

    def digest(self, path: str, status: os.stat_result) -> bytes | None:
        """The digest of a file that is in the state it was in; None where it must be opened to know."""
        row = self._rows.get(path)
        return row.digest if row is not None and is_as_it_was(status, row) else None

    def reading(self, path: str, digest: bytes) -> Kept | None:
        """What came of reading these bytes of a file, with their digest; None where that is not known."""
        from netmd.cache.readings import shard_of  # here and below: its decoders take a while to make

        kept = self._shard(shard_of(path)).get(path)
        if kept is None or kept[0] != digest:
            return None
        entry = kept[1].entry if kept[1] is not None else None
        return kept if entry is None or entry.path == path else None  # one of another file was put there by somebody

    def keep(self, known: Mapping[str, Known]) -> None:
        """Keep this of a notebook's files, and nothing of others. Writes only where something changed."""
        from netmd.cache.readings import SHARDS, shard_of

        if not self._is_on:
            return
        rows = {path: self._row(path, one) for path, one in known.items() if path.isascii() or is_text(path)}
        shards: list[dict[str, Kept]] = [{} for _ in range(SHARDS)]
        for path in rows:
            shards[shard_of(path)][path] = known[path].digest, known[path].reading
        changed = {number: one for number, one in enumerate(shards) if _differs(self._shard(number), one)}
        if changed or rows != self._rows:
            self._write(changed, rows)

    def _write(self, shards: Mapping[int, Mapping[str, Kept]], rows: Mapping[str, Row]) -> None:
        from netmd.cache.readings import write_shard

        with self._folder(make=True) as folder, contextlib.suppress(OSError):
            if folder is None:
                return
            with folder.locked() as is_free:
                if is_free:
                    for number, kept in shards.items():
                        write_shard(folder, number, self._writer, kept)
                    if rows != self._rows:
                        write_rows(folder, rows)

    def _shard(self, number: int) -> Mapping[str, Kept]:
        from netmd.cache.readings import read_shard

        if number not in self._shards:
            with self._folder() as folder:
                self._shards[number] = read_shard(folder, number, self._writer) if folder is not None else {}
        return self._shards[number]

    def _row(self, path: str, one: Known) -> Row:
        old = self._rows.get(path)
        if old is not None and old.digest == one.digest and is_as_it_was(one.status, old):
            return old
        return row_of(one.status, one.digest, self._began_ns)

    def _folder(self, *, make: bool = False) -> contextlib.AbstractContextManager[Folder | None]:
        return opened(self._root, make=make) if self._is_on else contextlib.nullcontext()


def _differs(before: Mapping[str, Kept], now: Mapping[str, Kept]) -> bool:
    return before.keys() != now.keys() or any(before[path][0] != kept[0] for path, kept in now.items())


def _sweep(folder: Folder) -> None:
    with contextlib.suppress(OSError):
        if folder.has_litter:
            with folder.locked() as is_free:
                if is_free:
                    folder.sweep()

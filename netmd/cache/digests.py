"""Which files are still what they were when they were last read, as far as the disk tells without opening them."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from netmd.cache import writer
from netmd.cache.place import Folder

_NAME = "files"
_TICK_NS = 2_000_000_000
"""A file may change twice within one tick of a disk's clock and look the same; FAT has the longest, of two seconds."""


def digest_of(data: bytes) -> bytes:
    """A file's bytes in 16 bytes (BLAKE2b)."""
    return blake2b(data, digest_size=16).digest()


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was: its state, and the digest of its bytes. A state of zeros fits no file."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: bytes


Rows = dict[str, Row]
"""By path relative to the notebook."""

_DECODER = msgspec.msgpack.Decoder(Rows)


def clock_ns() -> int:
    """The time, on the clock that disks take theirs from."""
    return time.time_ns()


def read_rows(folder: Folder) -> Rows:
    """The files as they were; empty where nothing is known."""
    data = folder.read(_NAME, writer.of_digests())
    try:
        return _DECODER.decode(data) if data is not None else {}
    except msgspec.MsgspecError:
        return {}


def write_rows(folder: Folder, rows: Mapping[str, Row]) -> None:
    """Keep these. Raises ``OSError``."""
    try:
        data = msgspec.msgpack.encode(rows)
    except UnicodeEncodeError:
        data = msgspec.msgpack.encode({path: row for path, row in rows.items() if is_text(path)})
    folder.write(_NAME, writer.of_digests(), data)


def is_text(path: str) -> bool:
    """Whether a path is text: one may hold bytes that are not UTF-8, and such a file is opened each time."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_as_it_was(status: os.stat_result, row: Row) -> bool:
    """Whether a file is in the state it was in."""
    return (
        status.st_mtime_ns == row.mtime_ns
        and status.st_size == row.size
        and status.st_ctime_ns == row.ctime_ns
        and status.st_ino == row.inode
    )


def row_of(status: os.stat_result, digest: bytes, looked_at_ns: int) -> Row:
    """A file as it is. One that was as young when it was looked at as a disk's clock is coarse is to be opened again,
    as git does with what it calls racily clean.
    """
    if max(status.st_mtime_ns, status.st_ctime_ns) + _TICK_NS >= looked_at_ns:
        return Row(0, 0, 0, 0, digest)
    return Row(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, digest)

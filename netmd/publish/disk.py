"""Single files on the disk: compare, replace at one stroke, and failures in words."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from netmd.errors import StorageError
from netmd.storage import reason

TEMPORARY = ".netmd-tmp-"
"""What the names of our temporary files begin with."""


def storage_error(place: Path, error: OSError) -> StorageError:
    """``error`` in words: which file, why, and what to do about it."""
    hints = {
        errno.ENOSPC: "Free some space and run it again; the pages that are there still open.",
        errno.EDQUOT: "Free some space and run it again; the pages that are there still open.",
        errno.EROFS: "The disk is read-only: choose another place for the site with -o.",
    }
    hint = hints.get(error.errno or 0, "Check who owns the folder and what it permits, then run it again.")
    return StorageError(f"{place} cannot be written: {reason(error)}.", hint)


Known = tuple[int, int, int]
"""A file's size, the time of its last change in nanoseconds, and its number on the disk."""


def known_by(found: os.stat_result) -> Known:
    """What a file is told by from one look to the next."""
    return found.st_size, found.st_mtime_ns, found.st_ino


def held(place: str, data: bytes) -> Known | None:
    """What ``place`` is known by, if it is a regular file (not a link to one) with the bytes ``data``."""
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return None
        with os.fdopen(os.dup(handle), "rb") as file:
            return known_by(found) if file.read() == data else None
    except OSError:
        return None
    finally:
        os.close(handle)


def create(place: str, data: bytes) -> Known:
    """A new file at ``place``, with mode 0644 within the umask. Raises ``OSError``, also where there is one."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        return known_by(os.fstat(handle))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(place)  # noqa: PTH108 - a path of text: there are ten thousand of them
        raise
    finally:
        os.close(handle)


def temporary_name() -> str:
    """A name for a file that waits to be put in its place."""
    return f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(8)}"


def is_folder(place: Path) -> bool:
    """Whether ``place`` is a folder, not a link to one."""
    try:
        return stat.S_ISDIR(place.lstat().st_mode)
    except OSError:
        return False


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; False when either is missing."""
    try:
        return one.samefile(other)
    except OSError:
        return False

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


def holds(place: Path, data: bytes) -> bool:
    """Whether ``place`` is a regular file (not a link to one) with the bytes ``data``."""
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return False
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read() == data
    except OSError:
        return False
    finally:
        os.close(handle)


def replace(place: Path, data: bytes) -> None:
    """Put ``data`` at ``place`` at one stroke, with mode 0644 within the umask. Raises ``OSError``."""
    temporary = place.with_name(f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


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

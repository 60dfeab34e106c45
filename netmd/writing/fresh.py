"""Write a new file whole: it has its name only once its bytes are on the disk."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from netmd.writing import calls, names

_PIECE = 1 << 16
"""Bytes written at once."""


def write_fresh(place: Path, data: bytes, like: Path | None = None, *, synced: bool = True) -> None:
    """Write ``data`` to a name that is free, and sync it (not its folder), unless the caller does for many at once.

    With the permissions of ``like``, and as far as we may its owner, group and extended attributes, access lists among
    them; without it, as any new file. Raises ``OSError``, and leaves what is called :func:`names.unfinished` then.
    """
    unfinished = names.unfinished(place)
    status = like.lstat() if like is not None else None
    descriptor = calls.create(unfinished, stat.S_IMODE(status.st_mode) & 0o777 if status else 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[calls.write(descriptor, rest[:_PIECE]) :]
        if like is not None and status is not None:
            _resemble(descriptor, like, status)
        if synced:
            calls.sync(descriptor)
    finally:
        os.close(descriptor)
    calls.rename(unfinished, place)


def sync_files(places: Sequence[Path]) -> None:
    """Wait until these files, written unsynced, are on the disk: all at once where the system can."""
    by_device: dict[int, list[Path]] = {}
    for place in places:
        by_device.setdefault(place.lstat().st_dev, []).append(place)
    for there in by_device.values():
        descriptor = os.open(there[0].parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            calls.sync_file_system(descriptor)
        except OSError as error:
            if error.errno not in calls.UNSUPPORTED:
                raise
            for place in there:
                _sync_file(place)
        finally:
            os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        calls.sync(descriptor)
    except OSError as error:
        if error.errno not in calls.UNSUPPORTED:  # some file systems sync no folders
            raise
    finally:
        os.close(descriptor)


def _sync_file(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        calls.sync(descriptor)
    finally:
        os.close(descriptor)


def _resemble(descriptor: int, like: Path, status: os.stat_result) -> None:
    """Owner, attributes, permissions, in this order: each of the first two may change the last."""
    own = os.fstat(descriptor)
    if own.st_uid != status.st_uid:
        with contextlib.suppress(OSError):
            calls.change_owner(descriptor, status.st_uid, -1)
    if own.st_gid != status.st_gid:
        with contextlib.suppress(OSError):
            calls.change_owner(descriptor, -1, status.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(like, follow_symlinks=False):
                with contextlib.suppress(OSError):
                    calls.set_attribute(descriptor, name, os.getxattr(like, name, follow_symlinks=False))
    if os.fstat(descriptor).st_mode != status.st_mode:
        calls.change_mode(descriptor, stat.S_IMODE(status.st_mode))

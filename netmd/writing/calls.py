"""Every system call by which the writer changes the disk, each a function of its own.

All writing goes through here, so that the tests can cut it short, or let it fail, at each single call.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a kernel, C library or file system answers that lacks a call or a flag of it."""

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCHANGE = 2
"""From linux/fcntl.h and linux/fs.h; see renameat2(2)."""


def create(path: Path, mode: int) -> int:
    """A descriptor to write a file that must not exist yet."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)


def write(descriptor: int, data: memoryview) -> int:
    """Write some of the data; how many bytes it were."""
    return os.write(descriptor, data)


def change_owner(descriptor: int, user: int, group: int) -> None:
    """Give an open file to a user and a group; -1 leaves either."""
    os.fchown(descriptor, user, group)


def change_mode(descriptor: int, mode: int) -> None:
    """Set an open file's permissions."""
    os.fchmod(descriptor, mode)


def set_attribute(descriptor: int, name: str, value: bytes) -> None:
    """Set an extended attribute of an open file. Linux only."""
    os.setxattr(descriptor, name, value)


def sync(descriptor: int) -> None:
    """Wait until an open file or folder is on the disk."""
    os.fsync(descriptor)


def sync_file_system(descriptor: int) -> None:
    """Wait until all that was written to an open folder's file system is on the disk (syncfs(2), Linux).

    Raises an error of :data:`UNSUPPORTED` without the call.
    """
    number = _syncfs()(descriptor)
    if number:
        raise OSError(number, os.strerror(number))


def make_folder(path: Path) -> None:
    """Make one folder."""
    path.mkdir()


def remove_folder(path: Path) -> None:
    """Remove one empty folder."""
    path.rmdir()


def remove(path: Path) -> None:
    """Remove a name of a file."""
    path.unlink()


def rename(old: Path, new: Path) -> None:
    """Rename, replacing what is there."""
    old.rename(new)


def link(old: Path, new: Path) -> None:
    """Give a file a second name, which must be free."""
    os.link(old, new, follow_symlinks=False)


def rename_to_free(old: Path, new: Path) -> None:
    """Rename; raises ``FileExistsError`` if the name is taken, and an error of :data:`UNSUPPORTED` without the call."""
    _renameat2(old, new, _RENAME_NOREPLACE)


def exchange(one: Path, other: Path) -> None:
    """Let two files change places in one stroke; raises an error of :data:`UNSUPPORTED` without the call."""
    _renameat2(one, other, _RENAME_EXCHANGE)


def _renameat2(old: Path, new: Path, flags: int) -> None:
    number = _renameat2_call()(os.fsencode(old), os.fsencode(new), flags)
    if number:
        raise OSError(number, os.strerror(number), str(old), None, str(new))


@cache
def _renameat2_call() -> Callable[[bytes, bytes, int], int]:
    """renameat2 of the C library, giving the error number; one that is not there answers ENOSYS."""
    import ctypes

    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return lambda *_: errno.ENOSYS
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)

    def call(old: bytes, new: bytes, flags: int) -> int:
        return ctypes.get_errno() if function(_AT_FDCWD, old, _AT_FDCWD, new, flags) else 0

    return call


@cache
def _syncfs() -> Callable[[int], int]:
    """syncfs of the C library, giving the error number; one that is not there answers ENOSYS."""
    import ctypes

    try:
        function = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError):
        return lambda _: errno.ENOSYS
    function.argtypes = (ctypes.c_int,)

    def call(descriptor: int) -> int:
        return ctypes.get_errno() if function(descriptor) else 0

    return call

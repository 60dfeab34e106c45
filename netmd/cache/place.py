"""Where the cache is kept: ``.netmd/cache`` in the notebook, for its owner alone.

The notes are private, and what was read of them is no less so: it stays with them, on whatever disk the person chose.
A file there has a head (:data:`_MARK`, who wrote it, a checksum) and is believed only if all of it fits. It gets its
name when it is complete, and nobody waits until it is on the disk: what a power cut leaves of it does not fit.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = ".netmd"
NAME = "cache"
MAX_BYTES = 16 * 1024 * 1024
"""A file of the cache is never larger; one that is, is not ours."""

_MARK = b"netmd cache 1\n"
WRITER_BYTES = 16
"""Length of what tells one way of writing from another."""

_HEAD = len(_MARK) + WRITER_BYTES + 4
_NEW = ".new"
_BESIDE = {
    ".gitignore": b"*\n",
    # https://bford.info/cachedir/: backups pass it over
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# What netmd read in the notes, to be quicker the next time. It may be deleted at any time.\n",
}


class Folder:
    """The open folder of a notebook's cache."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, name: str, writer: bytes) -> memoryview | None:
        """What was kept under a name by the same ``writer``; None if nothing was, or it is not as it was written."""
        try:
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            descriptor = os.open(name, flags, dir_fd=self._descriptor)
            with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - opened by descriptor
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_size > MAX_BYTES:
                    return None
                data = memoryview(file.read(MAX_BYTES + 1))
        except OSError:
            return None
        return data[_HEAD:] if data[:_HEAD] == _head(writer, data[_HEAD:]) else None

    def write(self, name: str, writer: bytes, data: bytes) -> None:
        """Keep this under a name. Raises ``OSError``."""
        if len(data) > MAX_BYTES - _HEAD:
            self.remove(name)
            return
        self._put(name, _head(writer, memoryview(data)), data)

    def remove(self, name: str) -> None:
        """Keep nothing under a name. Raises ``OSError``."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._descriptor)

    def names(self) -> list[str]:
        """All there is. Raises ``OSError``."""
        return os.listdir(self._descriptor)  # noqa: PTH208 - pathlib lists no descriptor

    def prepare(self) -> None:
        """Put beside the kept what tells other programs to pass it over. Raises ``OSError``."""
        there = self.names()
        for name, data in _BESIDE.items():
            if name not in there:
                self._put(name, data)

    def sweep(self) -> None:
        """Remove what killed runs were writing; call it only under the lock. Raises ``OSError``."""
        for name in self.names():
            if name.endswith(_NEW):
                self.remove(name)

    @property
    def has_litter(self) -> bool:
        """Whether a run was killed while it wrote, or writes now."""
        return any(name.endswith(_NEW) for name in self.names())

    @contextmanager
    def locked(self) -> Iterator[bool]:
        """Be the only one that writes; gives whether that is so. Nobody is waited for: the other keeps as much."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # a disk without locks: each file is put in place whole, and the last one wins
            yield error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
            return
        try:
            yield True
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def _put(self, name: str, *pieces: bytes) -> None:
        temporary = f"{name}.{secrets.token_hex(4)}{_NEW}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(temporary, flags, 0o600, dir_fd=self._descriptor)
        try:
            with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - opened by descriptor
                for piece in pieces:
                    rest = memoryview(piece)
                    while rest:
                        rest = rest[file.write(rest) :]
            os.rename(temporary, name, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary, dir_fd=self._descriptor)
            raise


@contextmanager
def opened(root: Path, *, make: bool = False) -> Iterator[Folder | None]:
    """The folder of a notebook's cache, made if it is missing and ``make`` says so; None where there is none for us.

    That is one that belongs to somebody else, or that others may write to. Links are not followed.
    """
    with contextlib.ExitStack() as stack:
        try:
            above = os.open(root, _FOLDER)
            stack.callback(os.close, above)
            for name in (HOME, NAME):
                above = _open_below(above, name, make)
                stack.callback(os.close, above)
            status = os.fstat(above)
            found = Folder(above) if not status.st_mode & 0o022 else None
            if found is not None and make:
                found.prepare()
        except OSError:
            found = None
        yield found


_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def _open_below(above: int, name: str, make: bool) -> int:
    if make:
        with contextlib.suppress(FileExistsError):
            os.mkdir(name, 0o700, dir_fd=above)
    descriptor = os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=above)
    if os.fstat(descriptor).st_uid != os.geteuid():
        os.close(descriptor)
        raise PermissionError(errno.EPERM, "belongs to somebody else", name)
    return descriptor


def _head(writer: bytes, data: memoryview) -> bytes:
    assert len(writer) == WRITER_BYTES
    return _MARK + writer + zlib.crc32(data, zlib.crc32(writer)).to_bytes(4, "big")

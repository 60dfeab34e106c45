"""Looking at files without changing them: their bytes, a digest of what is at a name, whether somebody writes."""

from __future__ import annotations

import errno
import os
import signal
import stat
from hashlib import blake2b
from pathlib import Path

OTHER = "other"
"""The digest of what is neither a regular file nor a link: a folder, a pipe."""


def digest(data: bytes) -> str:
    """A file's bytes in 32 hexadecimal digits (BLAKE2b)."""
    return blake2b(data, digest_size=16).hexdigest()


class Digest:
    """The :func:`digest` of what comes piece by piece."""

    def __init__(self, data: bytes = b"") -> None:
        self._made = blake2b(data, digest_size=16)

    def add(self, data: bytes) -> None:
        """Take the next piece."""
        self._made.update(data)

    @property
    def text(self) -> str:
        """In 32 hexadecimal digits."""
        return self._made.hexdigest()


def link_digest(to: str) -> str:
    """The digest of a symbolic link by where it leads, never one of a file."""
    return blake2b(os.fsencode(to), digest_size=16, person=b"link").hexdigest()


def read_file(place: Path) -> bytes | None:
    """The bytes of a regular file, None if there is nothing; links are not followed. Raises ``OSError``."""
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EISDIR, "is not a regular file", str(place))
        return file.read()


def digest_at(place: Path) -> str | None:
    """The digest of what is at a name; None if nothing is. Raises ``OSError`` where that cannot be told."""
    try:
        mode = place.lstat().st_mode
        if stat.S_ISLNK(mode):
            return link_digest(str(place.readlink()))
        if not stat.S_ISREG(mode):
            return OTHER
        data = read_file(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return None if data is None else digest(data)


def exists(place: Path) -> bool:
    """Whether anything has this name, a broken link too."""
    return os.path.lexists(place)


def is_empty_folder(place: Path) -> bool:
    """Whether this is a folder with nothing in it, and not a link to one."""
    try:
        return not place.is_symlink() and next(place.iterdir(), None) is None
    except (FileNotFoundError, NotADirectoryError):
        return False


def same(one: Path, other: Path) -> bool:
    """Whether both names are there and of the same file; links are not followed."""
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_being_written(place: Path) -> bool:
    """Whether any process has this file open for writing, as far as the system tells.

    Asked by a read lease, which Linux grants only on a file that nobody has open for writing (fcntl(2), F_SETLEASE).
    Where the system has none, or not for us, the answer is no; a network file system may say yes to everything.
    """
    import fcntl

    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        # the signal of a broken lease would by default end this process; this one is ignored by default
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(descriptor)
    return False

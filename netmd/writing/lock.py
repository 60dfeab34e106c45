"""One writer at a time: a lock on the notebook's folder, which goes with the process that holds it."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from netmd.errors import StorageError
from netmd.writing.errors import in_words

PATIENCE = 30.0
"""Seconds to wait for other commands. Each holds the lock for a few hundredths of a second."""

_PAUSE = 0.005
"""Seconds between two tries."""

_NO_LOCKS = frozenset({errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""What a file system answers that cannot lock a folder; NFS says EBADF."""

_LOCK_FILE = ".netmd.lock"
"""Locked instead where a folder cannot be, and removed again."""

_held = threading.local()


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Let no other netmd process write to this notebook: read, plan and commit within it.

    It may be entered again by the thread that is in it. Raises :class:`StorageError` if another command holds the lock
    for longer than ``patience`` seconds, or if the folder cannot be locked. It says nothing to editors. Don't wait for
    a person within it.
    """
    with ExitStack() as closing:
        with in_words(f"The notebook {root} cannot be opened"):
            folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        closing.callback(os.close, folder)
        status = os.fstat(folder)
        key = (os.getpid(), status.st_dev, status.st_ino)
        inside: set[tuple[int, int, int]] = _held.__dict__.setdefault("inside", set())
        if key not in inside:
            with in_words(f"The notebook {root} cannot be locked"):
                closing.enter_context(_lock(root, folder, time.monotonic() + patience))
            inside.add(key)
            closing.callback(inside.discard, key)
        yield


@contextmanager
def _lock(root: Path, folder: int, deadline: float) -> Iterator[None]:
    try:
        _wait_for(folder, root, deadline)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        with _locked_file(root, deadline):
            yield
    else:
        yield  # the lock goes when the folder's descriptor is closed


@contextmanager
def _locked_file(root: Path, deadline: float) -> Iterator[None]:
    place = root / _LOCK_FILE
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            _wait_for(descriptor, root, deadline)
            # whoever had it before us has removed it: others lock a new file, and so must we
            if _is_still(place, descriptor):
                try:
                    yield
                finally:
                    place.unlink(missing_ok=True)
                return
        finally:
            os.close(descriptor)


def _is_still(place: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(place.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _wait_for(descriptor: int, root: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StorageError(
                    f"Another netmd command keeps writing to {root}; nothing was written.",
                    "Wait until it is done, or end it, then run the command again.",
                ) from None
        time.sleep(_PAUSE)

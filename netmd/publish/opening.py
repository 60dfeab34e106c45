"""Which folder may be written to at all, and by one netmd at a time."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from netmd.errors import NotOursError
from netmd.publish.disk import TEMPORARY, same_file, storage_error
from netmd.publish.folder import SiteFolder
from netmd.publish.marker import MARKER, read_marker

_LOCK_SECONDS = 10.0


@contextlib.contextmanager
def open_site(out: Path, keep_out_of: Sequence[Path]) -> Iterator[SiteFolder]:
    """The folder ``out``, made if need be, held against other runs while the context lasts.

    The lock is an flock on the folder itself, so that it leaves no file. Where locks do not work, or another
    run does not end, the work goes on without: each page is still replaced at one stroke.

    Raises ``NotOursError`` if ``out`` may not be written to, ``StorageError`` when the disk refuses.
    """
    try:
        root = _make_root(out, keep_out_of)
        handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise storage_error(out, error) from error
    try:
        exclusive = _lock(handle)
        try:
            site = _read_site(root)
        except OSError as error:
            raise storage_error(root, error) from error
        site.exclusive = exclusive
        yield site
    finally:
        os.close(handle)


def _make_root(out: Path, keep_out_of: Sequence[Path]) -> Path:
    try:
        root = out.resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12 say so of links that form a loop
        raise OSError(errno.ELOOP, "its links form a loop") from error
    if root.is_symlink():  # Python 3.13 leaves a loop as it is
        raise OSError(errno.ELOOP, "its links form a loop")
    for folder in keep_out_of:
        if _overlap(root, folder.resolve()):
            raise NotOursError(
                f"The site cannot go to {root}: netmd reads the notes in {folder}.",
                "Choose a folder beside the notebook with -o.",
            )
    if root.exists() and not root.is_dir():
        raise NotOursError(f"{root} is not a folder.", "Choose another place for the site with -o.")
    root.mkdir(parents=True, exist_ok=True)
    return root


def _read_site(root: Path) -> SiteFolder:
    marker = root / MARKER
    try:
        handle = os.open(marker, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        names = {entry.name for entry in root.iterdir()}
        if MARKER in names:
            return _read_site(root)  # Another netmd has just begun the site.
        if any(not name.startswith(TEMPORARY) for name in names):
            raise NotOursError(
                f"{root} holds files that netmd did not make; nothing was written.",
                "Choose an empty or a new folder with -o.",
            ) from None
        return SiteFolder(root)
    try:
        with os.fdopen(handle, "rb") as file:
            return SiteFolder(root, *read_marker(file.read()), marked=True)
    except ValueError as error:
        raise NotOursError(
            f"{marker} cannot be read ({error}); nothing was written.",
            f"If netmd made all that is in {root}, delete that folder and build again.",
        ) from error


def _lock(handle: int) -> bool:
    end = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(0.01)
        except OSError:
            return False


def _overlap(one: Path, other: Path) -> bool:
    """Whether one resolved folder is the other or lies within it; by identity too, for disks that fold case."""
    return _within(one, other) or _within(other, one)


def _within(inner: Path, outer: Path) -> bool:
    chain = [inner, *inner.parents]
    return outer in chain or any(same_file(folder, outer) for folder in chain)

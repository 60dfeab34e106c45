"""The operating system's own watching, through watchdog; imported only when it is wanted (44 ms)."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

# Without the events of opening and closing unwritten: our own reads would make them, and rebuilds without end.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

_QUIET = logging.NullHandler()

OnHint: TypeAlias = Callable[[Iterable[str], bool], None]
"""Called on watchdog's thread with paths to look at, and whether a folder came, went or moved."""


class NativeWatchError(Exception):
    """Native watching is not to be had here; the message says why, in words."""


def watch_natively(folders: Mapping[str, str], on_hint: OnHint) -> Callable[[], None]:
    """Watch ``folders`` (the real path of each, and the name to report it by) until the result is called.

    Raises :class:`NativeWatchError`.
    """
    _silence_watchdog()
    try:
        observer = Observer()
    except OSError as error:
        raise NativeWatchError(_reason(error)) from error
    try:
        for real, name in folders.items():
            observer.schedule(_Handler(real, name, on_hint), real, recursive=True, event_filter=_EVENTS)
        observer.start()
    except OSError as error:
        with contextlib.suppress(OSError, RuntimeError):
            observer.stop()
        raise NativeWatchError(_reason(error)) from error

    def stop() -> None:
        observer.stop()
        observer.join()

    return stop


class _Handler(FileSystemEventHandler):
    def __init__(self, real: str, name: str, on_hint: OnHint) -> None:
        self._real, self._name, self._on_hint = real, name, on_hint

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        # A root that is a file is watched by way of its folder, whose other files do not matter.
        below = [path for path in paths if path == self._real or path.startswith(f"{self._real}/")]
        self._on_hint([self._name + path[len(self._real) :] for path in below], event.is_directory)


def _silence_watchdog() -> None:
    """Its log and warnings, of overflows and of folders it meets again, would only puzzle the person who
    reads them: the look at everything makes good what it lost."""
    logging.getLogger("watchdog").addHandler(_QUIET)
    warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the limit of watches is reached: raise fs.inotify.max_user_watches"
    if error.errno == errno.EMFILE:
        return "the limit of watchers is reached: raise fs.inotify.max_user_instances"
    return (error.strerror or str(error)).lower()

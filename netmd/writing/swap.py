"""Let two names change places, or move a file to a free name, by the surest means that the system has."""

from __future__ import annotations

import errno
from pathlib import Path

from netmd.writing import calls, looks, names
from netmd.writing.fresh import write_fresh

_NO_LINKS = calls.UNSUPPORTED | {errno.EPERM, errno.EMLINK}
"""What a file system without hard links answers; EPERM is Linux's word for it (link(2))."""


def exchange(temporary: Path, target: Path) -> None:
    """Let the temporary file and its target, which both exist, change places.

    In one stroke on Linux, so that whatever was at the target's name at that moment is now at the temporary one.
    Elsewhere the target is first kept under a second name: a save by rename in the instant between that and our own
    rename would be lost, and a process killed in between leaves what :func:`heal` sets right.
    """
    try:
        calls.exchange(temporary, target)
        return
    except OSError as error:
        if error.errno not in calls.UNSUPPORTED:
            raise
    kept = names.kept(temporary)
    try:
        calls.link(target, kept)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _copy(target, kept)
    calls.rename(temporary, target)
    calls.rename(kept, temporary)


def move(old: Path, new: Path) -> None:
    """Rename to a name that is free; raises ``FileExistsError`` if it is not."""
    try:
        calls.rename_to_free(old, new)
        return
    except OSError as error:
        if error.errno not in calls.UNSUPPORTED:
            raise
    try:
        calls.link(old, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if looks.exists(new):
            raise FileExistsError(errno.EEXIST, "exists", str(new)) from error
        calls.rename(old, new)
    else:
        calls.remove(old)


def heal(temporary: Path, target: Path | None) -> None:
    """Finish an :func:`exchange` or a :func:`move` that was cut short between its steps."""
    kept = names.kept(temporary)
    if looks.exists(names.unfinished(kept)):
        calls.remove(names.unfinished(kept))
    if looks.exists(kept):
        if looks.exists(temporary):
            calls.remove(kept)
        else:
            calls.rename(kept, temporary)
    if target is not None and looks.same(temporary, target):
        calls.remove(temporary)


def _copy(target: Path, kept: Path) -> None:
    """The second name of the target where there are no links: a copy, whole before it has the name."""
    data = looks.read_file(target)
    if data is None:
        raise FileNotFoundError(errno.ENOENT, "is gone", str(target))
    write_fresh(kept, data, like=target)

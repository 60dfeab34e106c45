"""The agenda of one day, kept until anything in the notebook changes: ``netmd due`` is asked far more often."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import msgspec

from netmd.cache import is_on, writer
from netmd.cache.place import opened
from netmd.followups.lines import Lines

NAME = "agenda"


class _Kept(msgspec.Struct, array_like=True):
    state: bytes
    day: date
    lines: Lines


_DECODER = msgspec.msgpack.Decoder(_Kept)


def kept_lines(root: Path, state: bytes | None, day: date) -> Lines | None:
    """The agenda's lines on a day, of a notebook in this state (:meth:`netmd.files.Ground.state`); None if unknown."""
    if state is None or not is_on():
        return None
    with opened(root) as folder:
        data = folder.read(NAME, writer.of_agenda()) if folder is not None else None
    try:
        kept = _DECODER.decode(data) if data is not None else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return kept.lines if kept is not None and (kept.state, kept.day) == (state, day) else None


def keep_lines(root: Path, state: bytes | None, day: date, lines: Lines) -> None:
    """Keep these in the place of what was kept before; without a state nothing is."""
    if state is None or not is_on():
        return
    with opened(root, make=True) as folder, contextlib.suppress(OSError, UnicodeEncodeError):
        if folder is not None:
            with folder.locked() as is_free:
                if is_free:
                    folder.write(NAME, writer.of_agenda(), msgspec.msgpack.encode(_Kept(state, day, lines)))

"""The agenda of one day, kept until anything in the notebook changes: ``netmd due`` is asked far more often."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from netmd.cache import is_on, writer
from netmd.cache.place import opened

if TYPE_CHECKING:
    from netmd.followups.lines import Lines

NAME = "agenda"


class _Kept(msgspec.Struct, array_like=True):
    state: bytes
    day: date
    text: str
    asides: tuple[str, ...]
    lines: msgspec.Raw


_DECODER = msgspec.msgpack.Decoder(_Kept)


@dataclass(frozen=True, slots=True)
class KeptAgenda:
    """What is due on a day: all of it in plain words with what is said beside it, and line by line."""

    text: str
    asides: tuple[str, ...]
    _lines: msgspec.Raw

    def lines(self) -> Lines | None:
        """The lines; None where they are not what was kept."""
        from netmd.followups.lines import Lines  # the words alone need none of the rules

        try:
            return msgspec.msgpack.decode(self._lines, type=Lines)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None


def kept_agenda(root: Path, state: bytes | None, day: date) -> KeptAgenda | None:
    """What is due on a day in a notebook in this state (:meth:`netmd.files.Ground.state`); None where it is unknown."""
    if state is None or not is_on():
        return None
    with opened(root) as folder:
        data = folder.read(NAME, writer.of_agenda()) if folder is not None else None
    try:
        kept = _DECODER.decode(data) if data is not None else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if kept is None or (kept.state, kept.day) != (state, day):
        return None
    return KeptAgenda(kept.text, kept.asides, kept.lines)


def keep_agenda(root: Path, state: bytes | None, day: date, text: str, asides: tuple[str, ...], lines: Lines) -> None:
    """Keep this in the place of what was kept before; without a state nothing is."""
    if state is None or not is_on():
        return
    with opened(root, make=True) as folder, contextlib.suppress(OSError, UnicodeEncodeError):
        if folder is None:
            return
        kept = _Kept(state, day, text, asides, msgspec.Raw(msgspec.msgpack.encode(lines)))
        data = msgspec.msgpack.encode(kept)
        with folder.locked() as is_free:
            if is_free:
                folder.write(NAME, writer.of_agenda(), data)

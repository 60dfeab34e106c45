"""What a file is woven into, and what of it the person settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from netmd.editing.note import Reader
from netmd.index import Index
from netmd.model import Channel

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Book:
    """What is to be known of the notebook.

    ``data`` gives a note's bytes as they are now, ``read`` reads some. New notes lie in ``folder``; ``taken`` are stems
    of files there, and ``as_named`` says that files are called as people are.
    """

    index: Index
    read: Reader
    data: Callable[[str], bytes]
    channels: Mapping[str, Channel]
    folder: str
    taken: frozenset[str] = frozenset()
    as_named: bool = False
    is_contact: Callable[[str], bool] = bool


@dataclass(frozen=True, slots=True)
class Settled:
    """The path of the contact that somebody of an earlier file was said to be; ``is_new``: who was nobody known then,
    and had this note made."""

    path: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person settled: rows, by :func:`netmd.exchange.report.row_name`, that are known contacts, by path, and
    rows that are nobody known. ``me`` are the owner's own addresses and names, casefolded. ``before`` is what was
    settled of earlier files, by :func:`netmd.exchange.merging.settled.print_of`, of contacts who are there."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[str] = frozenset()
    me: frozenset[str] = frozenset()
    before: Mapping[str, Settled] = field(default_factory=dict)

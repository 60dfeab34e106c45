"""What the last build found out about each note, so that the next looks only at those that changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netmd.model import Entry


@dataclass(frozen=True, slots=True)
class Said:
    """What one note says. ``telling`` are the words of its names, fields and titles, ``others`` those that stand in its
    texts alone, both with a space between them; ``pieces`` is a JavaScript literal of what is shown of it."""

    telling: str
    others: str
    pieces: str


@dataclass(frozen=True, slots=True)
class KeptNote:
    """An entry beside what was made of it, and what the other notes it names were called then."""

    entry: Entry
    called: tuple[tuple[str, str], ...]
    said: Said


@dataclass(frozen=True, slots=True)
class KeptBucket:
    """A bucket of notes: what each says, in order, and its lines in the files of terms, by their number."""

    notes: tuple[Said, ...]
    files: int
    lines: Mapping[int, str]
    terms: tuple[str, ...]


@dataclass
class FindMemo:
    """One memo belongs to one notebook and is handed to each of its builds."""

    notes: dict[str, KeptNote] = field(default_factory=dict)
    buckets: dict[int, KeptBucket] = field(default_factory=dict)

"""Do I keep my promises on time? Action items against the day they were due."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from netmd.index import Index
from netmd.insights.span import Span
from netmd.model import ActionItem
from netmd.promises import waits


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises with a due date: done by it, done ``late``, done on a day not noted, open and ``over``, open in time."""

    on_time: int
    late: int
    undated: int
    over: int
    open: int

    @property
    def settled(self) -> int:
        """Those of which it is known whether the day was kept."""
        return self.on_time + self.late + self.over


@dataclass(frozen=True, slots=True)
class Promises:
    """What I promised and what others did, apart; ``without_day`` are items with no due date, both together."""

    mine: Kept
    theirs: Kept
    without_day: int


def promises(index: Index, span: Span, today: date) -> Promises:
    """The action items of all notes that are due from the span's first day on; what was cancelled is left out."""
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    without_day = 0
    for entry in index.entries.values():
        for item in entry.note.items:
            if not (item.is_open or item.is_done):
                continue
            if item.due is None:
                without_day += 1
            elif item.due.end >= span.start:
                counts[waits(item, index)][_outcome(item, item.due.end, today)] += 1
    return Promises(_kept(counts[False]), _kept(counts[True]), without_day)


def _outcome(item: ActionItem, due: date, today: date) -> str:
    if item.is_open:
        return "over" if due < today else "open"
    if item.done is None:
        return "undated"
    return "on_time" if item.done <= due else "late"


def _kept(counts: Counter[str]) -> Kept:
    return Kept(counts["on_time"], counts["late"], counts["undated"], counts["over"], counts["open"])

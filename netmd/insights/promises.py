"""Do I keep my promises on time? Action items against the day they were due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from netmd.carried import Carried
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


def promises(index: Index, span: Span, today: date, carried: Carried | None = None) -> Promises:
    """The action items of all notes that are due from the span's first day on; what was cancelled is left out.

    ``carried`` has what the last build for this day counted.
    """

    def counted(path: str) -> Iterator[tuple[bool, str]]:
        for item in index.entries[path].note.items:
            if item.is_open or item.is_done:
                if item.due is None:
                    yield _WITHOUT_DAY
                elif item.due.end >= span.start:
                    yield waits(item, index), _outcome(item, item.due.end, today)

    counts = (carried or Carried()).tally("promises", index.entries, counted, given=span)
    return Promises(_kept(counts, is_theirs=False), _kept(counts, is_theirs=True), counts.get(_WITHOUT_DAY, 0))


_WITHOUT_DAY = False, "without a day"


def _outcome(item: ActionItem, due: date, today: date) -> str:
    if item.is_open:
        return "over" if due < today else "open"
    if item.done is None:
        return "undated"
    return "on_time" if item.done <= due else "late"


def _kept(counts: Mapping[tuple[bool, str], int], *, is_theirs: bool) -> Kept:
    return Kept(*(counts.get((is_theirs, outcome), 0) for outcome in ("on_time", "late", "undated", "over", "open")))

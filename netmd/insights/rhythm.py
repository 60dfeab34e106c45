"""Do I keep my rhythm? The gaps between touches against the cadence that applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from netmd.dates import Window
from netmd.followups.touch_state import effective_cadence, state_of
from netmd.index import Index
from netmd.insights.log import TouchLog
from netmd.insights.span import Span
from netmd.model import Contact
from netmd.settings import Settings


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Gaps from one day of touch to the next with the same person, by the period in which the later one lies.

    ``kept`` ended by the last day of the window, ``late`` after it; a row has a number a period. Apart are the gaps
    still open: ``in_time``, ``over``, and ``planned`` of those over for which a meeting soon is planned.
    """

    kept: tuple[int, ...]
    late: tuple[int, ...]
    in_time: int
    over: int
    planned: int


def rhythm(index: Index, log: TouchLog, settings: Settings, span: Span) -> Rhythm:
    """Cadence kept and missed within the span.

    What applies is :func:`netmd.followups.touch_state.effective_cadence` as it stands now: a notebook does not say what
    it was before. Who is archived or dormant is left out, and who is snoozed has no gap open.
    """

    def counted(path: str) -> Iterator[_Key]:
        contact, days = index.contact(path), log.days[path]
        if contact is None or not days or contact.status != "active":
            return
        cadence, _ = effective_cadence(contact, settings)
        if not isinstance(cadence, Window):
            return
        for before, after in pairwise(days):
            at = span.position(after)
            if at is not None:
                yield ("kept" if after <= cadence.late(before) else "late"), at
        if contact.snooze and contact.snooze > log.today:
            return
        if log.today <= cadence.late(days[-1]):
            yield "in_time", 0
        else:
            yield "over", 0
            if _is_planned(contact, index, log, settings):
                yield "planned", 0

    counts = log.carried.tally("rhythm", log.days, counted, given=span)

    def row(word: Literal["kept", "late"]) -> tuple[int, ...]:
        return tuple(counts.get((word, at), 0) for at in range(len(span.periods)))

    return Rhythm(row("kept"), row("late"), *(counts.get((word, 0), 0) for word in ("in_time", "over", "planned")))


_Key = tuple[str, int]


def _is_planned(contact: Contact, index: Index, log: TouchLog, settings: Settings) -> bool:
    plans = index.plans(contact, log.today)
    return bool(plans) and state_of(contact, log.of[contact.path], plans, settings, log.today).word == "planned"

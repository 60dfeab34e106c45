"""Do I keep my rhythm? The gaps between touches against the cadence that applies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

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
    kept, late = [0] * len(span.periods), [0] * len(span.periods)
    in_time = over = planned = 0
    for contact in index.contacts:
        cadence, _ = effective_cadence(contact, settings)
        days = log.days_of(contact)
        if not days or contact.status != "active" or not isinstance(cadence, Window):
            continue
        for before, after in pairwise(days):
            at = span.position(after)
            if at is not None:
                (kept if after <= cadence.late(before) else late)[at] += 1
        if contact.snooze and contact.snooze > log.today:
            continue
        if log.today <= cadence.late(days[-1]):
            in_time += 1
        else:
            over += 1
            planned += _is_planned(contact, index, log, settings)
    return Rhythm(tuple(kept), tuple(late), in_time, over, planned)


def _is_planned(contact: Contact, index: Index, log: TouchLog, settings: Settings) -> bool:
    plans = index.plans(contact, log.today)
    return bool(plans) and state_of(contact, log.of[contact.path], plans, settings, log.today).word == "planned"

"""Who has grown quiet? Silence against a tie's own usual rhythm, whatever cadence was set for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median_low

from netmd.dates import NoCadence
from netmd.index import Index
from netmd.insights.log import TouchLog
from netmd.model import Contact, name_key
from netmd.settings import Settings

FEWEST = 3
"""Occasions before one can speak of a rhythm: two gaps."""
ONE_OCCASION_DAYS = 7
"""Touches less than so many days apart are one occasion: a coffee and the thank-you after it."""


@dataclass(frozen=True, slots=True)
class QuietTie:
    """A contact, the day of the last touch, the usual gap between occasions and the silence since, in days."""

    contact: Contact
    last: date
    usual_days: int
    silent_days: int

    @property
    def times(self) -> float:
        """How many usual gaps long the silence is."""
        return self.silent_days / self.usual_days


@dataclass(frozen=True, slots=True)
class Quiet:
    """The quiet ties, the longest silence by their own measure first.

    ``known`` is how many ties have a rhythm, ``factor`` how many usual gaps of silence make a tie quiet.
    """

    ties: tuple[QuietTie, ...]
    known: int
    factor: int


def quiet_ties(index: Index, log: TouchLog, settings: Settings) -> Quiet:
    """Those silent for at least as many of their own usual gaps as ``factor`` of the rule of drifting says, or one.

    The usual gap is the median of those between the beginnings of occasions, the shorter of the middle two where they
    are even in number. Who is archived, dormant, snoozed, planned to be met, or said to have no cadence in their own
    note is left out.
    """
    factor = max(1, settings.rules.drifting.factor)

    def ranked(path: str) -> _Ranked | None:
        contact, days = index.contact(path), log.days[path]
        usual = usual_gap(days)
        if contact is None or not usual or _rests(contact, index, log.today):
            return None
        tie = QuietTie(contact, days[-1], usual, (log.today - days[-1]).days)
        return -tie.times, name_key(contact.name), path, tie

    known = [one for one in log.carried.each("quiet", log.days, ranked).values() if one]
    found = sorted((one for one in known if -one[0] >= factor), key=lambda one: one[:3])
    return Quiet(tuple(one[3] for one in found), len(known), factor)


_Ranked = tuple[float, str, str, QuietTie]
"""A tie whose rhythm is known, after what it is sorted by."""


def usual_gap(days: Sequence[date]) -> int:
    """The usual gap between occasions in days, from the days of touch, oldest first; 0 where there are too few."""
    begun = [after for before, after in pairwise((date.min, *days)) if (after - before).days >= ONE_OCCASION_DAYS]
    if len(begun) < FEWEST:
        return 0
    return median_low((after - before).days for before, after in pairwise(begun))


def _rests(contact: Contact, index: Index, today: date) -> bool:
    is_snoozed = contact.snooze is not None and contact.snooze > today
    is_resting = contact.status != "active" or is_snoozed or isinstance(contact.cadence, NoCadence)
    return is_resting or bool(index.plans(contact, today))

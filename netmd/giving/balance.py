"""Given and got: all of it, over time, and by person. What counts is :mod:`netmd.ledger`'s to say."""

from __future__ import annotations

import heapq
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from netmd.carried import Carried
from netmd.dates import When
from netmd.giving.introductions import received_by_each
from netmd.index import Index
from netmd.ledger import Handed, ledger
from netmd.model import Contact, Entry, Opportunity, name_key

Unit = Literal["month", "quarter", "year"]
MOST_PERIODS = 24
"""Months, quarters or years side by side; with more of one, the next larger is taken."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One thing given to somebody or got from them; ``who`` is None where a line names nobody."""

    who: Contact | None
    handed: Handed

    @property
    def is_given(self) -> bool:
        """Given, not got."""
        return self.handed.exchange.kind == "gave"


@dataclass(frozen=True, slots=True)
class ByPerson:
    """How much went to somebody and came from them, and the last of each."""

    who: Contact | None
    given: int
    got: int
    last_given: Handed | None
    last_got: Handed | None


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year from ``start`` on, and how much was given and got in it."""

    unit: Unit
    start: date
    given: int
    got: int

    @property
    def key(self) -> str:
        """``2026-05``, ``2026-Q2``, ``2026``."""
        year = f"{self.start.year:04}"
        if self.unit == "year":
            return year
        return f"{year}-{self.start:%m}" if self.unit == "month" else f"{year}-Q{(self.start.month + 2) // 3}"


@dataclass(frozen=True, slots=True)
class Balance:
    """Everything given and got. A gift to two people is there twice.

    ``newest`` are the latest of it, what has no day last. ``persons`` are the people, those with whom most was
    exchanged first, then by name, and last what names nobody; ``of_all`` is how many there are, ``people`` without the
    last. ``dated`` have a day that is not to come, the ``first`` of them the earliest; ``periods`` have those by month,
    quarter or year, oldest first and without gaps, the latest :data:`MOST_PERIODS`.
    """

    given: int
    got: int
    people: int
    of_all: int
    newest: tuple[Exchanged, ...]
    persons: tuple[ByPerson, ...]
    dated: int
    first: When | None
    periods: tuple[Period, ...]


def balance(
    index: Index,
    today: date,
    carried: Carried | None = None,
    *,
    most_lines: int = sys.maxsize,
    most_people: int = sys.maxsize,
) -> Balance:
    """The balance of a notebook, with so many lines and people at most; ``carried`` has what the last build found."""
    carried = carried or Carried()
    people = {contact.path: contact for contact in index.contacts}
    received_by_each(index, today, carried)
    own = carried.each("exchanged", people, lambda path: _own(people[path], index, today))
    unnamed = carried.each("given to nobody", index.entries, lambda path: _of_nobody(index.entries[path], index))
    nobody = _sorted(chain.from_iterable(unnamed.values()))
    counts = carried.tally("months of exchange", people, lambda path: _months(own[path].lines, today))
    for key in _months(nobody, today):
        counts = {**counts, key: counts.get(key, 0) + 1}
    several = [one for one in own.values() if one.lines]
    heads = heapq.nlargest(most_lines, several, key=lambda one: _newest(one.lines[0]))
    newest = _sorted(chain(nobody, *(one.lines for one in heads)))[:most_lines]
    persons = heapq.nsmallest(most_people, (one.person for one in several), key=_most_exchanged)
    if nobody and len(persons) < most_people:
        persons.append(_person(nobody))
    firsts = [one.first for one in several if one.first] + [when for when in [_first(nobody, today)] if when]
    return Balance(
        given=sum(count for (is_given, _), count in counts.items() if is_given),
        got=sum(count for (is_given, _), count in counts.items() if not is_given),
        people=len(several),
        of_all=len(several) + bool(nobody),
        newest=tuple(newest),
        persons=tuple(persons),
        dated=sum(count for (_, month), count in counts.items() if month is not None),
        first=min(firsts, key=lambda when: when.start, default=None),
        periods=_periods(counts),
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """What was exchanged with somebody, newest first; the sum of it, and the first day."""

    lines: tuple[Exchanged, ...]
    person: ByPerson
    first: When | None


def _own(contact: Contact, index: Index, today: date) -> _Own:
    gave, got = ledger(contact, index, today)
    lines = _sorted(Exchanged(contact, one) for one in (*gave, *got))
    return _Own(tuple(lines), _person(lines, contact), _first(lines, today))


def _sorted(lines: Iterable[Exchanged]) -> list[Exchanged]:
    return sorted(lines, key=_newest, reverse=True)


def _first(lines: Iterable[Exchanged], today: date) -> When | None:
    days = [one.handed.when for one in lines if one.handed.when and one.handed.when.start <= today]
    return min(days, key=lambda when: when.start, default=None)


def _of_nobody(entry: Entry, index: Index) -> tuple[Exchanged, ...]:
    """The lines of a file that is no contact's which are about nobody in particular (:meth:`Index.exchanges_of`)."""
    if isinstance(entry, Contact) or not entry.note.exchanges:
        return ()
    found = []
    for exchange in entry.note.exchanges:
        meeting = index.meeting_of(exchange)
        is_of_one = meeting is not None and len(index.participants(meeting)) == 1
        if isinstance(entry, Opportunity) or not (index.people(exchange.links) or is_of_one):
            found.append(Exchanged(None, Handed(exchange, meeting.when if meeting else None)))
    return tuple(found)


_MonthKey = tuple[bool, int | None]
"""Whether it was given, and the number of its month; None for no day, or one to come."""


def _months(lines: Iterable[Exchanged], today: date) -> Iterator[_MonthKey]:
    for one in lines:
        when = one.handed.when
        yield one.is_given, _number(when.start, "month") if when and when.start <= today else None


def _periods(counts: Mapping[_MonthKey, int]) -> tuple[Period, ...]:
    months = [month for _, month in counts if month is not None]
    if not months:
        return ()
    first, last = min(months), max(months)
    unit: Unit = next(
        (one for one in _UNITS if last // _MONTHS_IN[one] - first // _MONTHS_IN[one] < MOST_PERIODS), "year"
    )
    size = _MONTHS_IN[unit]
    sums = Counter[tuple[int, bool]]()
    for (is_given, month), count in counts.items():
        if month is not None:
            sums[month // size, is_given] += count
    numbers = range(max(first // size, last // size - MOST_PERIODS + 1), last // size + 1)
    return tuple(Period(unit, _start(n, unit), sums[n, True], sums[n, False]) for n in numbers)


def _person(entries: Sequence[Exchanged], who: Contact | None = None) -> ByPerson:
    given = [one.handed for one in entries if one.is_given]
    got = [one.handed for one in entries if not one.is_given]
    return ByPerson(who, len(given), len(got), next(iter(given), None), next(iter(got), None))


def _most_exchanged(one: ByPerson) -> tuple[bool, int, str, str]:
    name, path = (name_key(one.who.name), one.who.path) if one.who else ("", "")
    return one.who is None, -(one.given + one.got), name, path


def _newest(one: Exchanged) -> tuple[date, str, int, str]:
    place = one.handed.exchange.location
    return (
        one.handed.when.start if one.handed.when else date.min,
        place.path,
        place.line,
        one.who.path if one.who else "",
    )


_UNITS: tuple[Unit, ...] = ("month", "quarter", "year")
_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


def _number(day: date, unit: Unit) -> int:
    return (day.year * 12 + day.month - 1) // _MONTHS_IN[unit]


def _start(number: int, unit: Unit) -> date:
    year, month = divmod(number * _MONTHS_IN[unit], 12)
    return date(year, month + 1, 1)

"""Given and got: all of it, over time, and by person. What counts is :mod:`netmd.ledger`'s to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from netmd.index import Index
from netmd.ledger import Handed, ledger
from netmd.model import Contact, name_key

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


def all_handed(index: Index, today: date) -> tuple[Exchanged, ...]:
    """Everything given and got, newest first; what has no day last. A gift to two people is there twice."""
    found: list[Exchanged] = []
    for contact in index.contacts:
        gave, got = ledger(contact, index, today)
        found += [Exchanged(contact, one) for one in (*gave, *got)]
    found += _of_nobody(found, index)
    return tuple(sorted(found, key=_newest, reverse=True))


def by_person(entries: Sequence[Exchanged]) -> tuple[ByPerson, ...]:
    """The people of these entries, which come newest first: those with whom most was exchanged first, then by name.

    What names nobody is the last line.
    """
    found: dict[str, list[Exchanged]] = {}
    for one in entries:
        found.setdefault(one.who.path if one.who else "", []).append(one)
    return tuple(sorted(map(_person, found.values()), key=_most_exchanged))


def over_time(entries: Iterable[Exchanged], today: date) -> tuple[Period, ...]:
    """What has a day, by month, quarter or year, oldest first and without gaps; the latest :data:`MOST_PERIODS`.

    A day to come has not been yet, and is left out.
    """
    dated = [(one.handed.when.start, one.is_given) for one in entries if one.handed.when]
    dated = [(day, is_given) for day, is_given in dated if day <= today]
    if not dated:
        return ()
    first, last = min(dated)[0], max(dated)[0]
    unit: Unit = next((one for one in _UNITS if _number(last, one) - _number(first, one) < MOST_PERIODS), "year")
    counts: dict[tuple[int, bool], int] = {}
    for day, is_given in dated:
        key = _number(day, unit), is_given
        counts[key] = counts.get(key, 0) + 1
    newest = _number(last, unit)
    numbers = range(max(_number(first, unit), newest - MOST_PERIODS + 1), newest + 1)
    return tuple(Period(unit, _start(n, unit), counts.get((n, True), 0), counts.get((n, False), 0)) for n in numbers)


def _of_nobody(found: Iterable[Exchanged], index: Index) -> Iterator[Exchanged]:
    """The lines that stand in no contact's file, and are about nobody in particular."""
    known = {one.handed.exchange.location for one in found}
    for entry in index.entries.values():
        for exchange in entry.note.exchanges if not isinstance(entry, Contact) else ():
            if exchange.location not in known:
                meeting = index.meeting_of(exchange)
                yield Exchanged(None, Handed(exchange, meeting.when if meeting else None))


def _person(entries: Sequence[Exchanged]) -> ByPerson:
    given = [one.handed for one in entries if one.is_given]
    got = [one.handed for one in entries if not one.is_given]
    return ByPerson(entries[0].who, len(given), len(got), next(iter(given), None), next(iter(got), None))


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

"""Is my network growing? People by the day they came to be known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netmd.index import Index
from netmd.insights.log import TouchLog
from netmd.insights.span import Span
from netmd.model import Contact


@dataclass(frozen=True, slots=True)
class Growth:
    """``before`` were known before the span, ``new`` came in each of its periods.

    ``undated`` have no day at all and are not in either.
    """

    before: int
    new: tuple[int, ...]
    undated: int

    @property
    def totals(self) -> tuple[int, ...]:
        """How many were known at the end of each period."""
        found, known = [], self.before
        for count in self.new:
            known += count
            found.append(known)
        return tuple(found)


def growth(index: Index, log: TouchLog, span: Span) -> Growth:
    """How many people were known when. Nobody leaves: those archived since were met all the same."""

    def counted(path: str) -> tuple[int | None, ...]:
        contact = index.contact(path)
        day = day_known(contact, log) if contact else None
        if day is None:
            return (None,)
        if day < span.start:
            return (_BEFORE,)
        at = span.position(day)
        return () if at is None else (at,)

    counts = log.carried.tally("growth", log.of, counted, given=span)
    new = tuple(counts.get(at, 0) for at in range(len(span.periods)))
    return Growth(counts.get(_BEFORE, 0), new, counts.get(None, 0))


_BEFORE = -1


def day_known(contact: Contact, log: TouchLog) -> date | None:
    """Since when a contact is known: ``met``, else the first touch; None without either, or where ``met`` is to come.

    A month stands for its first day. Of a year the first touch says when in it, if there was one; else its first day.
    """
    days = log.days_of(contact)
    if contact.met is None:
        return days[0] if days else None
    if contact.met.precision == "year" and days and days[0].year == contact.met.start.year:
        return days[0]
    return contact.met.start if contact.met.start <= log.today else None

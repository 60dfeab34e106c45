"""How often am I in touch? Touches a week over the last year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.insights.log import TouchLog

WEEKS = 53
"""This week, and the 52 before it."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday (ISO 8601), and how many touches there were in it."""

    monday: date
    touches: int


@dataclass(frozen=True, slots=True)
class Weekly:
    """The last :data:`WEEKS` weeks, oldest first; the last one is this week's.

    ``total`` counts their touches, ``busy`` the weeks with any. ``busiest`` is the fullest week, the latest of equals;
    None without a touch. ``row`` is how many weeks in a row, up to now, had a touch (this week may still get its
    first), ``longest`` the longest such row.
    """

    weeks: tuple[Week, ...]
    total: int
    busy: int
    busiest: Week | None
    row: int
    longest: int


def weekly(log: TouchLog) -> Weekly:
    """Touches a week, each meeting once however many took part."""
    last = _monday(log.today) + 6

    def ago(path: str) -> list[int]:
        return [weeks for one in log.written[path] if (weeks := (last - one.day.toordinal()) // 7) < WEEKS]

    counts = log.carried.tally("weeks", log.written, ago)
    weeks = _weeks([counts.get(WEEKS - 1 - at, 0) for at in range(WEEKS)], log.today)
    rows = _rows(weeks)
    now = rows[-1] or rows[-2]
    total = sum(week.touches for week in weeks)
    busiest = max(weeks, key=lambda week: (week.touches, week.monday)) if total else None
    return Weekly(weeks, total, sum(week.touches > 0 for week in weeks), busiest, now, max(rows))


def weeks_of(days: Iterable[date], today: date) -> tuple[Week, ...]:
    """The last :data:`WEEKS` weeks with how many of the days lie in each."""
    return _weeks(week_counts(days, today), today)


def _weeks(counts: Sequence[int], today: date) -> tuple[Week, ...]:
    now = _monday(today)
    mondays = range(now - 7 * (WEEKS - 1), now + 1, 7)
    return tuple(Week(date.fromordinal(at), count) for at, count in zip(mondays, counts, strict=True) if at > 0)


def week_counts(days: Iterable[date], today: date) -> list[int]:
    """How many of the days, none of them after today's week, lie in each of the last :data:`WEEKS` weeks."""
    counts = [0] * WEEKS
    last = _monday(today) + 6
    for day in days:
        ago = (last - day.toordinal()) // 7
        if ago < WEEKS:
            counts[WEEKS - 1 - ago] += 1
    return counts


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()


def _rows(weeks: tuple[Week, ...]) -> list[int]:
    """For each week, how many weeks with touches end with it in a row."""
    rows: list[int] = []
    for week in weeks:
        rows.append((rows[-1] if rows else 0) + 1 if week.touches else 0)
    return rows

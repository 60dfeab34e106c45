"""Weeks as squares: a map of a year by month, and a strip of it for small places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from netmd.dates import MONTHS, short_date
from netmd.insights import WEEKS, Week
from netmd.site.views.plots.marks import WIDTH, Label, compact, tidy

LEVELS = 4
"""Shades for weeks with something in them; 0 is a week without."""
_COLUMNS = 13
_SLOT = WIDTH / _COLUMNS
_SQUARE = 25
_HEAD = 30
_STEPS = tuple(tidy(at * WIDTH / WEEKS) for at in range(WEEKS))
_CELLS = tuple(f"M{x} 0h5.6v5.6h-5.6z" for x in _STEPS)
_DOTS = tuple(f"M{tidy(x + 2)} 2h1.6v1.6h-1.6z" for x in _STEPS)
_LAST_NAME = 4
"""Weeks at the end that a month's name would reach beyond."""


@dataclass(frozen=True, slots=True)
class Square:
    """A week: its number in a square whose shade is its ``level`` from 0 to :data:`LEVELS`."""

    x: float
    y: float
    level: int
    text: str
    about: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class WeekMap:
    """A column a month, and in it from the top a square for each week that begins in it."""

    width: int
    height: int
    size: int
    squares: tuple[Square, ...]
    labels: tuple[Label, ...]
    kind: str = "weeks"
    key: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """The weeks as one row of small squares, for a place with little room: path data, one path a shade.

    ``before`` are dots for the weeks before the first touch; ``shades`` pairs each level that occurs with its path.
    """

    width: int
    height: int
    before: str
    shades: tuple[tuple[int, str], ...]
    labels: tuple[Label, ...]


def week_map(weeks: Sequence[Week], today: date) -> WeekMap:
    """The last year's weeks, oldest first, as a map; the last one is this week."""
    most = max((week.touches for week in weeks), default=0)
    squares: list[Square] = []
    labels: list[Label] = []
    column, month = -1, 0
    for week in weeks:
        if week.monday.month != month:
            column, month = column + 1, week.monday.month
            labels += _month_labels(week.monday, tidy((column + 0.5) * _SLOT), is_first=column == 0)
        words = f"{week.touches:,} touch{'es' if week.touches != 1 else ''}" if week.touches else "no touch"
        squares.append(
            Square(
                x=tidy(column * _SLOT + (_SLOT - _SQUARE) / 2),
                y=tidy(_HEAD + (week.monday.day - 1) // 7 * _SLOT),
                level=_level(week.touches, most),
                text=compact(week.touches) if week.touches else "",
                about=f"Week of {short_date(week.monday, today)}: {words}",
                is_now=week is weeks[-1],
            )
        )
    return WeekMap(WIDTH, int(_HEAD + 5 * _SLOT) + 1, _SQUARE, tuple(squares), tuple(labels))


def strip(counts: Sequence[int], today: date) -> Strip:
    """So many touches in each of the last :data:`netmd.insights.WEEKS` weeks, oldest first, as a strip.

    Weeks before the first touch are dots: there was no tie to keep yet.
    """
    begun = next((at for at, count in enumerate(counts) if count), len(counts))
    most = max(counts)
    shades: list[list[str]] = [[] for _ in range(LEVELS + 1)]
    shades[0] = [cell for cell, count in zip(_CELLS[begun:], counts[begun:], strict=False) if not count]
    for at, count in enumerate(counts):
        if count:
            shades[_level(count, most)].append(_CELLS[at])
    paths = tuple([(level, "".join(parts)) for level, parts in enumerate(shades) if parts])
    return Strip(WIDTH, 20, "".join(_DOTS[:begun]), paths, _quarters(today))


def _level(number: int, most: int) -> int:
    return -(-LEVELS * number // most) if number else 0


def _month_labels(day: date, x: float, *, is_first: bool) -> list[Label]:
    found = [Label(x, 24, MONTHS[day.month - 1])]
    return [*found, Label(x, 10, str(day.year))] if is_first or day.month == 1 else found


@lru_cache(maxsize=8)
def _quarters(today: date) -> tuple[Label, ...]:
    """The names of the months with which quarters begin, below the first week that begins in them."""
    found: list[Label] = []
    now = today.year * 4 + (today.month - 1) // 3
    for quarter in range(max(now - 4, 4), now + 1):
        year, month = quarter // 4, quarter % 4 * 3 + 1
        first = date(year, month, 1).toordinal()
        monday = first + (1 - first) % 7
        at = WEEKS - 1 + (monday - today.toordinal() + today.weekday()) // 7
        if 0 <= at < WEEKS - _LAST_NAME:
            name = MONTHS[month - 1]
            found.append(Label(_STEPS[at], 17, f"{name} {year}" if month == 1 else name))
    return tuple(found)

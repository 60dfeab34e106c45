"""What the values of a column say it is: addresses, numbers, days, or the numbers of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from netmd.exchange.readers.spreadsheet.days import from_serial, read_day
from netmd.exchange.readers.spreadsheet.sheets import Cell
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import yes_or_no
from netmd.reading.headings import channel_of

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_PROFILE = re.compile(r"(?i)(?:https?://)?(?:\w+\.)?linkedin\.com/(?:in|pub)/\S+")
_WEB = re.compile(r"(?i)(?:https?://|www\.)\S+")
_PHONE = re.compile(r"(?=(?:.*\d){7})(?:\+|00|\()[\d ().\-/]{7,24}(?:(?:x|ext\.?) ?\d+)?")


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.rstrip(".").isdecimal() and len(cell) < _MOST_DIGITS


_MOST_DIGITS = 10
_COUNTING = frozenset(("", "no", "nr", "number", "num", "index", "row", "id", "s no", "sl no", "lfd nr", "n", "sr no"))
_NUMBERING = _COUNTING - {"number", "num", "id"}
"""Headers, in the form of :func:`spoken`, of columns that number the rows; the latter of nothing else."""


def only_counts(texts: Sequence[str], named: str, values: Sequence[Cell]) -> bool:
    """Whether a column has nothing but numbers that run on from row to row, and no header that says otherwise."""
    if named != "name" and not all(spoken(text) in _COUNTING for text in texts):
        return False
    if not values or not all(map(_is_number, values)):
        return False
    numbers = [int(str(value).rstrip(".")) for value in values]
    if all(spoken(text) in _NUMBERING for text in texts) and _number_each_other(numbers):
        return True
    return len(numbers) > 1 and all(one < other for one, other in pairwise(numbers))


def _number_each_other(numbers: Sequence[int]) -> bool:
    """Whether numbers count from 0 or 1 on, in whatever order; those of merged or repeated rows come again."""
    return min(numbers) < 2 and max(numbers) - min(numbers) < 2 * len(numbers)


def _share(values: Sequence[Cell], test: Callable[[Cell], object]) -> float:
    sample = values[:_SAMPLE]
    return sum(1 for value in sample if test(value)) / len(sample)


_SAMPLE = 400
_LONGEST = 300
"""Characters of an address or a number; a longer text is none."""


def _matches(pattern: re.Pattern[str]) -> Callable[[Cell], object]:
    return lambda cell: isinstance(cell, str) and len(cell) <= _LONGEST and pattern.fullmatch(cell)


def by_values(named: str, values: Sequence[Cell], today: date) -> str:
    """The field that the values of a column say it is, where its header says nothing, or something they cannot be."""

    def is_day(cell: Cell) -> bool:
        return not isinstance(cell, str) or read_day(cell, today) is not None

    if named in ("", "name") and _share(values, _matches(_EMAIL)) >= 0.8:
        return "email"
    if named in ("", "url", "name") and _share(values, _matches(_PROFILE)) >= 0.8:
        return "linkedin"
    if not named:
        if _share(values, _matches(_WEB)) >= 0.8:
            return "url"
        return "phone" if _share(values, _matches(_PHONE)) >= 0.8 else ""
    if named == "name" and all(_is_number(value) or yes_or_no(str(value)) is not None for value in values):
        return "extra"
    if named in _NO_DAYS and not any(map(is_day, values)) and not are_serials(values):
        if all(yes_or_no(str(value)) is not None for value in values):
            return "extra"
        return _NO_DAYS[named]
    if named in _DAYS and _share(values, is_day) >= 0.8:
        return _DAYS[named]
    if named in ("tags", "cadence") and _share(values, lambda cell: channel_of(str(cell), {}) != "meeting") >= 0.7:
        return "channel"
    return named


def has_days(values: Sequence[Cell], today: date) -> bool:
    """Whether most of the values are days; months and years may be of something else."""

    def is_day(cell: Cell) -> bool:
        reading = read_day(cell, today) if isinstance(cell, str) else None
        when = (reading.day_first or reading.month_first) if reading else None
        return not isinstance(cell, str) or (when is not None and when.precision == "day")

    return bool(values) and _share(values, is_day) >= 0.8


def are_serials(values: Sequence[Cell]) -> bool:
    """Whether each of the values is a number that can be a day as Excel counts them."""
    return bool(values) and all(isinstance(value, str) and from_serial(value) is not None for value in values)


_NO_DAYS = {"follow_up": "next_action", "met": "met_at", "last_contact": "extra", "date": "extra"}
"""Headers that mostly mean a day, and what they mean where none stands below them."""
_DAYS = {"next_action": "next_action_date", "met_at": "met", "name": "date", "channel": "date", "title": "date",
         "last_channel": "last_contact", "notes": "extra", "text": "date", "place": "date"}  # fmt: skip
"""Headers that mostly mean words, and what they mean where only days stand below them."""

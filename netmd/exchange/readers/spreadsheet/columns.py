"""Which field each column of a table is: by what its header says, by what stands in it, or by the person's word."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from netmd.exchange.readers.spreadsheet.days import from_serial, read_day
from netmd.exchange.readers.spreadsheet.headers import field_of, known_field
from netmd.exchange.readers.spreadsheet.sheets import Cell
from netmd.exchange.readers.spreadsheet.vocabulary import KEYS, spoken
from netmd.exchange.readers.spreadsheet.words import yes_or_no
from netmd.reading.headings import channel_of

MOST_COLUMNS = 256
"""Columns whose headers and values are looked at for what they mean; those beyond are kept under their own names."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is, from 0; its header as shown, and the field it is, ``extra`` under its own name, or ``""``
    to leave it out. ``why`` says what it is taken for where no word of its header tells. ``has_days``: only days stand
    below it.
    """

    at: int
    header: str
    field: str
    why: str = ""
    has_days: bool = dataclass_field(default=False, compare=False)


class Header(NamedTuple):
    """What stands above a column: as it is shown, and the texts that may name its field, the most telling first, and
    the column's own, without those of its group, last.
    """

    shown: str
    texts: tuple[str, ...]


def columns_of(
    headers: Sequence[Header], rows: Sequence[Sequence[Cell]], given: Mapping[str, str], today: date
) -> tuple[Column, ...]:
    """The columns of a table. ``given`` maps headers, in the form of :func:`spoken`, to fields."""
    columns: list[Column] = []
    slips: set[int] = set()
    for at, (shown, texts) in enumerate(headers):
        values = [row[at] for row in rows if at < len(row) and row[at]]
        if not values and not texts:
            continue
        shown = shown or f"column {_letters(at)}"
        told = next((given[spoken(text)] for text in (shown, *texts) if spoken(text) in given), None)
        if told is not None:
            columns.append(Column(at, shown, told, "as you say"))
            continue
        if at >= MOST_COLUMNS:
            columns.append(Column(at, shown, "extra"))
            continue
        named = field_of(*texts)
        if not any(map(known_field, texts[-1:])):
            slips.add(at)
        if _only_counts(texts[-1:], named, values):
            columns.append(Column(at, shown, "", "it numbers the rows"))
            continue
        field = _by_values(named, values, today) if values else named
        why = "by what stands in it" if field and field != named else ""
        columns.append(Column(at, shown, field or "extra", why, has_days=named != "extra" and _has_days(values, today)))
    return tuple(_settled(columns, rows, slips))


def _letters(at: int) -> str:
    """The name a spreadsheet gives the column: A, B, ..., AA."""
    name, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_PROFILE = re.compile(r"(?i)(?:https?://)?(?:\w+\.)?linkedin\.com/(?:in|pub)/\S+")
_WEB = re.compile(r"(?i)(?:https?://|www\.)\S+")
_PHONE = re.compile(r"(?=(?:.*\d){7})(?:\+|00|\()[\d ().\-/]{7,24}(?:(?:x|ext\.?) ?\d+)?")


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.rstrip(".").isdecimal() and len(cell) < _MOST_DIGITS


_MOST_DIGITS = 10
_COUNTING = frozenset(("", "no", "nr", "number", "num", "index", "row", "id", "s no", "sl no", "lfd nr", "n", "sr no"))
"""Headers, in the form of :func:`spoken`, of columns that number the rows."""


def _only_counts(texts: Sequence[str], named: str, values: Sequence[Cell]) -> bool:
    """Whether a column has nothing but numbers that run on from row to row, and no header that says otherwise."""
    if named != "name" and not all(spoken(text) in _COUNTING for text in texts):
        return False
    if len(values) < 2 or not all(map(_is_number, values)):
        return False
    numbers = [int(str(value).rstrip(".")) for value in values]
    return all(one < other for one, other in pairwise(numbers))


def _share(values: Sequence[Cell], test: Callable[[Cell], object]) -> float:
    sample = values[:_SAMPLE]
    return sum(1 for value in sample if test(value)) / len(sample)


_SAMPLE = 400
_LONGEST = 300
"""Characters of an address or a number; a longer text is none."""


def _matches(pattern: re.Pattern[str]) -> Callable[[Cell], object]:
    return lambda cell: isinstance(cell, str) and len(cell) <= _LONGEST and pattern.fullmatch(cell)


def _by_values(named: str, values: Sequence[Cell], today: date) -> str:
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


def _has_days(values: Sequence[Cell], today: date) -> bool:
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


def _settled(columns: Iterable[Column], rows: Sequence[Sequence[Cell]], slips: Container[int]) -> list[Column]:
    """The columns where each field that can be but once is so, and those that depend on others are what they mean.

    ``slips`` are the columns whose headers name a field but for a slip, or only together with their group: they stand
    back behind those that do.
    """
    found = list(columns)
    fields = {column.field for column in found}
    is_log = bool(fields & {"date"}) and not fields & {"org", "email", "linkedin"}
    for number, column in enumerate(found):
        if column.why == "as you say":
            continue
        field = column.field
        if is_log and field == "role" and spoken(column.header) == "title":
            field = "title"
        elif is_log and field == "location":
            field = "place"
        elif field == "status" and "next_action" in fields and not fields & {"org", "email", "role"}:
            field = "action_done"
        if field != column.field:
            found[number] = replace(column, field=field, why="by the other columns")
    found = _with_a_name(found, rows)
    later = {number for numbers in _repeated(found)[1:] for number in numbers}
    taken: set[str] = {column.field for column in found if column.why == "as you say"}
    for number, column in sorted(enumerate(found), key=lambda each: (each[1].at in slips, each[0])):
        if column.why == "as you say" or column.field in ("extra", ""):
            continue
        if column.field in taken and not KEYS[column.field].several and number not in later:
            found[number] = replace(column, field="extra", why=f"another column is {column.field}")
        taken.add(column.field)
    return found


_OF_A_MEETING = frozenset(
    ("channel", "title", "place", "with", "text", "notes", "next_action", "next_action_date", "thanks")
)


def meetings_side_by_side(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """The columns of each meeting, in tables that have several of them in a row: a day and the columns after it, and
    the same again.
    """
    return [tuple(columns[number] for number in numbers) for numbers in _repeated(columns)]


def _repeated(columns: Sequence[Column]) -> list[range]:
    days = [number for number, column in enumerate(columns) if column.field == "date"]
    if len(days) < 2:
        return []
    first = [column.field for column in columns[days[0] : days[1]]]
    if len(first) < 2 or not set(first[1:]) <= _OF_A_MEETING:
        return []
    ends = [number + len(first) for number in days]
    if any([column.field for column in columns[day:end]] != first for day, end in zip(days, ends, strict=True)):
        return []
    return [range(day, end) for day, end in zip(days, ends, strict=True)]


def _with_a_name(columns: list[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns where ``Name`` next to ``Vorname`` is the last name, and one part of a name alone is the name."""
    by_field = {column.field: column for column in reversed(columns)}
    name, first, last = by_field.get("name"), by_field.get("first_name"), by_field.get("last_name")
    others = by_field.get("with")
    change: dict[int, str] = {}
    if name is None and (first is None) != (last is None):
        alone = first or last
        assert alone is not None
        change[alone.at] = "name"
    elif name is None and first is None and others is not None:
        change[others.at] = "name"
    elif name is not None and first is not None and last is None and _are_parts(rows, name.at, first.at):
        change[name.at] = "last_name"
    elif name is not None and first is None and last is not None and _are_parts(rows, name.at, last.at):
        change[name.at] = "first_name"
    return [
        replace(column, field=change[column.at], why="by the other columns")
        if column.at in change and column.why != "as you say" else column
        for column in columns
    ]  # fmt: skip


def _are_parts(rows: Sequence[Sequence[Cell]], one: int, other: int) -> bool:
    """Whether the words of one column mostly do not stand in the other too, and are one part of a name each."""
    pairs = [
        (str(row[one]).casefold(), str(row[other]).casefold())
        for row in rows
        if max(one, other) < len(row) and row[one] and row[other]
    ]
    return sum(part not in whole and len(whole.split()) < 3 for whole, part in pairs) * 2 > len(pairs)

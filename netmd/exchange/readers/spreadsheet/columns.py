"""Which field each column of a table is: by what its header says, by what stands in it, or by the person's word."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date
from typing import NamedTuple

from netmd.exchange.readers.spreadsheet.headers import field_of, known_field
from netmd.exchange.readers.spreadsheet.sheets import Cell
from netmd.exchange.readers.spreadsheet.values import by_values, has_days, only_counts
from netmd.exchange.readers.spreadsheet.vocabulary import KEYS, spoken

BY_OTHERS = "by the other columns"
MOST_COLUMNS = 256
"""Columns whose headers and values are looked at for what they mean; those beyond are kept under their own names."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is, from 0; its header as shown, and the field it is, ``extra`` under its own name, or ``""``
    to leave it out. ``why`` says what it is taken for where no word of its header tells. ``has_days``: only days stand
    below it. ``last_first``: it is of names that have the last name first.
    """

    at: int
    header: str
    field: str
    why: str = ""
    has_days: bool = dataclass_field(default=False, compare=False)
    last_first: bool = False

    @property
    def said(self) -> str:
        """The field as a person says it, for --map."""
        return "last_first" if self.last_first and self.field == "name" else self.field


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
            is_turned = told == "last_first"
            columns.append(Column(at, shown, "name" if is_turned else told, "as you say", last_first=is_turned))
            continue
        if at >= MOST_COLUMNS:
            columns.append(Column(at, shown, "extra"))
            continue
        named = field_of(*texts)
        is_turned = named == "last_first"
        named = "name" if is_turned else named
        if not any(map(known_field, texts[-1:])):
            slips.add(at)
        if only_counts(texts[-1:], named, values):
            columns.append(Column(at, shown, "", "it numbers the rows"))
            continue
        field = by_values(named, values, today) if values else named
        why = "by what stands in it" if field and field != named else ""
        is_of_days = named != "extra" and has_days(values, today)
        columns.append(Column(at, shown, field or "extra", why, is_of_days, last_first=is_turned))
    return tuple(_settled(columns, rows, slips))


def _letters(at: int) -> str:
    """The name a spreadsheet gives the column: A, B, ..., AA."""
    name, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


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
        elif field == "place" and "met" in fields and not fields & _WITH_A_TOUCH:
            field = "met_at" if "met_at" not in fields else "extra"
        elif field == "status" and "next_action" in fields and not fields & {"org", "email", "role"}:
            field = "action_done"
        if field != column.field:
            found[number] = replace(column, field=field, why=BY_OTHERS)
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


_WITH_A_TOUCH = frozenset(("date", "last_contact", "text"))
"""Fields that make a meeting of a row; without one a place is where somebody was met."""
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
        replace(column, field=change[column.at], why=BY_OTHERS)
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

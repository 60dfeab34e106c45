"""What the cells of a row say, by field, with its days read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from netmd.dates import Birthday, When
from netmd.exchange.readers.spreadsheet.columns import Column
from netmd.exchange.readers.spreadsheet.days import from_serial, read_day, read_yearly, typed
from netmd.exchange.readers.spreadsheet.order import DATES, Order
from netmd.exchange.readers.spreadsheet.sheets import Cell, Row, Workbook
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.readers.spreadsheet.values import are_serials
from netmd.exchange.readers.spreadsheet.words import is_nothing, parts_of, yes_or_no


@dataclass(frozen=True, slots=True)
class Value:
    """A cell that says something: its header, its text, and the day it is where its field is one of days."""

    header: str
    text: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The values of a row. ``impossible`` are those that have the form of a date, of which there is no such day.

    Values that are handed out are remembered, so that those nobody asked for can be kept in the end.
    """

    row: int
    values: dict[str, list[Value]] = field(default_factory=dict)
    impossible: list[Value] = field(default_factory=list)
    _taken: set[int] = field(default_factory=set)

    def has(self, field: str) -> bool:
        """Whether there is a value of a field."""
        return bool(self.values.get(field))

    def all(self, *fields: str) -> Iterator[Value]:
        """The values of some fields, in their order; those to be used are to be taken."""
        return (value for each in fields for value in self.values.get(each, ()))

    def peek(self, field: str) -> str:
        """The text of the first value of a field, or nothing, without taking it."""
        return next((value.text for value in self.all(field)), "")

    def take(self, value: Value) -> str:
        """The text of a value that is used."""
        self._taken.add(id(value))
        return value.text

    def texts(self, field: str) -> tuple[str, ...]:
        """Take all values of a field: their texts, each once."""
        values = self.values.get(field)
        return tuple(dict.fromkeys(map(self.take, values))) if values else ()

    def text(self, field: str) -> str:
        """Take the first value of a field: its text, or nothing."""
        values = self.values.get(field)
        return self.take(values[0]) if values else ""

    def parts(self, field: str, by: str = r"[;\n]") -> tuple[str, ...]:
        """Take all values of a field, each parted where it holds several."""
        return tuple(part for text in self.texts(field) for part in parts_of(text, by))

    def when(self, *fields: str) -> When | None:
        """Take the first value that is a day."""
        for value in self.all(*fields):
            if value.when is not None:
                self.take(value)
                return value.when
        return None

    def left(self) -> Iterator[Value]:
        """The values that nobody took."""
        return (value for values in self.values.values() for value in values if id(value) not in self._taken)


@dataclass(frozen=True, slots=True)
class Counted:
    """The columns, by place, in which a number is a day as Excel counts days, and from when it does."""

    columns: frozenset[int] = frozenset()
    from_1904: bool = False


def counted_of(table: Table, workbook: Workbook) -> Counted:
    """Columns of days: in a workbook any, in a file of text those that have nothing but such numbers."""
    days = (column.at for column in table.columns if column.field in DATES)
    places = frozenset(at for at in days if not workbook.is_text or are_serials(_values(table, at)))
    return Counted(places, workbook.from_1904)


def _values(table: Table, at: int) -> list[Cell]:
    return [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at]]


def facts_of(row: Row, table: Table, order: Order, today: date, counted: Counted) -> Facts:
    """What a row says."""
    facts = Facts(row.number)
    for column in table.columns:
        cell = row.cells[column.at] if column.at < len(row.cells) else ""
        if not column.field or not cell or (isinstance(cell, str) and is_nothing(cell, column.field)):
            continue
        value = Value(column.header, str(cell) if isinstance(cell, str) else typed(cell).iso)
        if column.field in DATES:
            value = _dated(value, cell, column, order[table.sheet.name, column.at], today, counted, facts)
        facts.values.setdefault(column.field, []).append(value)
    return facts


def _dated(
    value: Value, cell: Cell, column: Column, day_first: bool | None, today: date, counted: Counted, facts: Facts
) -> Value:
    if not isinstance(cell, str):
        return Value(value.header, value.text, typed(cell))
    reading = read_day(cell, today)
    serial = from_serial(cell, from_1904=counted.from_1904) if column.at in counted.columns else None
    if serial is not None and (reading is None or column.field != "met"):
        return Value(value.header, value.text, serial)
    if reading is None:
        return value
    when = reading.read(day_first)
    if when is None:
        facts.impossible.append(value)
    return Value(value.header, value.text, when)


_TELLING_DAYS = ("date", "last_contact", "met", "follow_up", "next_action_date", "birthday")


def no_days(facts: Facts, today: date) -> Iterator[Value]:
    """The values of fields of days that are none, and no yes or no: ``next Friday``, and ``Nov 5`` without its year."""
    for value in facts.all(*_TELLING_DAYS):
        is_open = value.when is None and value not in facts.impossible and yes_or_no(value.text) is None
        if is_open and (value not in facts.values.get("birthday", ()) or not birthday_of(value, today, None)):
            yield value


_YOUNGEST = 10
"""Years; somebody younger is no contact: Excel gives a day that is typed without its year the present one."""


def is_of_a_child(value: Value, today: date) -> bool:
    """Whether a birthday has a year that no contact was born in."""
    return value.when is not None and value.when.precision == "day" and value.when.start.year > today.year - _YOUNGEST


def birthday_of(value: Value, today: date, day_first: bool | None) -> str:
    """A birthday in the words of the format: ``1988-05-18``, ``--05-18``; empty for what is none."""
    if value.when is not None and value.when.precision == "day":
        start = value.when.start
        return Birthday(start.month, start.day).iso if is_of_a_child(value, today) else start.isoformat()
    pair = read_yearly(value.text)
    found = (pair[0] or pair[1]) if pair and day_first is not False else (pair[1] or pair[0]) if pair else None
    return found.iso if found else ""

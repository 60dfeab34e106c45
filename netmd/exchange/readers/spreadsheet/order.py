"""Whether days come first in the dates of a file: settled by the file, else by the person, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from netmd.dates import MONTHS, Birthday
from netmd.exchange.readers.spreadsheet.columns import Column
from netmd.exchange.readers.spreadsheet.days import Reading, read_day, read_yearly
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.records import ImportRefusedError, ReadOptions

DATES = frozenset(
    ("met", "last_contact", "date", "next_action_date", "follow_up", "action_done", "thanks", "birthday")
)
"""Fields whose cells are read as days."""

Order = Mapping[tuple[str, int], bool | None]
"""For each column, by sheet and place: True: the day first, False: the month first, None: it makes no difference."""


def order_of(tables: Iterable[Table], options: ReadOptions) -> Order:
    """The order of the columns of dates. One of its own dates settles a column's (``13/4/26``), else those of the
    others, else ``options.day_first``. Raises :class:`ImportRefusedError` where it matters and nothing says it.
    """
    columns = [(table, column) for table in tables for column in table.columns if column.field in DATES]
    said = {
        (table.sheet.name, column.at): {
            reading.settles for _, _, reading in _readings(table, column, options.today) if reading.settles is not None
        }
        for table, column in columns
    }
    everywhere = set().union(*said.values())
    order: dict[tuple[str, int], bool | None] = {}
    for table, column in columns:
        key = table.sheet.name, column.at
        here = said[key] if len(said[key]) == 1 else everywhere if not said[key] and len(everywhere) == 1 else set()
        order[key] = next(iter(here), options.day_first)
        if order[key] is None:
            for row, text, reading in _readings(table, column, options.today):
                if reading.is_ambiguous:
                    raise _refused(table, column, row, text, (str(reading.day_first), str(reading.month_first)))
            if column.field == "birthday":
                for row, text, pair in _each(table, column, read_yearly):
                    if None not in pair and pair[0] != pair[1]:
                        raise _refused(table, column, row, text, (_yearly(pair[0]), _yearly(pair[1])))
    return order


def _readings(table: Table, column: Column, today: date) -> Iterator[tuple[int, str, Reading]]:
    return _each(table, column, lambda text: read_day(text, today))


_T = TypeVar("_T")


def _each(table: Table, column: Column, read: Callable[[str], _T | None]) -> Iterator[tuple[int, str, _T]]:
    """The cells of a column that can be read so: number of the row, text, what is read."""
    seen: set[str] = set()
    for row in table.rows:
        cell = row.cells[column.at] if column.at < len(row.cells) else ""
        if isinstance(cell, str) and cell and cell not in seen:
            seen.add(cell)
            found = read(cell)
            if found is not None:
                yield row.number, cell, found


def _yearly(day: Birthday | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" if day else ""


def _refused(table: Table, column: Column, row: int, text: str, readings: tuple[str, str]) -> ImportRefusedError:
    sheet = f" of the sheet “{table.sheet.name}”" if table.sheet.name else ""
    return ImportRefusedError(
        f"“{text}” in “{column.header}”, row {row}{sheet}, is {readings[0]} if the day comes first, and "
        f"{readings[1]} if the month does; no date of the file says which",
        "Say --day-first or --month-first.",
    )


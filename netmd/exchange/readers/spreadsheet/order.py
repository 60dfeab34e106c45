"""Whether days come first in the dates of a file: settled by the file, else by the person, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from netmd.dates import MONTHS, Birthday
from netmd.exchange.readers.spreadsheet.columns import Column
from netmd.exchange.readers.spreadsheet.days import Reading, read_day, read_yearly
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.records import ImportRefusedError, ReadOptions, Source

DATES = frozenset(("met", "last_contact", "date", "next_action_date", "follow_up", "action_done", "thanks", "birthday"))
"""Fields whose cells are read as days."""

Order = Mapping[tuple[str, int], bool | None]
"""For each column, by sheet and place: True: the day first, False: the month first, None: it makes no difference."""


def order_of(tables: Iterable[Table], options: ReadOptions) -> Order:
    """The order of the columns of dates. One of its own dates settles a column's (``13/4/26``), else those of the
    others, else ``options.day_first``. Raises :class:`ImportRefusedError` where it matters and nothing says it.
    """
    columns = [(table, column) for table in tables for column in table.columns if column.field in DATES]
    said = {(table.sheet.name, column.at): _said(table, column, options.today) for table, column in columns}
    everywhere = {settles: where for each in said.values() for settles, where in each.items()}
    order: dict[tuple[str, int], bool | None] = {}
    for table, column in columns:
        key = table.sheet.name, column.at
        here = said[key] or everywhere
        order[key] = next(iter(here)) if len(here) == 1 else options.day_first
        if order[key] is None:
            for row, text, reading in _readings(table, column, options.today):
                if reading.is_ambiguous:
                    raise _refused(table, column, row, text, (str(reading.day_first), str(reading.month_first)), here)
            if column.field == "birthday":
                for row, text, pair in _each(table, column, read_yearly):
                    if None not in pair and pair[0] != pair[1]:
                        raise _refused(table, column, row, text, (_yearly(pair[0]), _yearly(pair[1])), here)
    return order


def decisions(tables: Iterable[Table], order: Order, options: ReadOptions) -> Iterator[str]:
    """How dates that can be read two ways were read, and why: a sentence for each column that has such."""
    columns = [(table, column) for table in tables for column in table.columns if column.field in DATES]
    telling = {(table.sheet.name, column.at): list(_telling(table, column, options.today)) for table, column in columns}
    for table, column in columns:
        day_first = order.get((table.sheet.name, column.at))
        readings = _readings(table, column, options.today)
        doubtful = next(((text, reading) for _, text, reading in readings if reading.is_ambiguous), None)
        if doubtful is None or day_first is None:
            continue
        text, reading = doubtful
        own = [told for told, is_first in telling[table.sheet.name, column.at] if is_first is day_first]
        others = [told for each in telling.values() for told, is_first in each if is_first is day_first]
        what = "the day comes first" if day_first else "the month comes first"
        yield (
            f"“{text}” in “{column.header}”{_of_sheet(table)} is {reading.read(day_first)}: {what}"
            f"{_why_so(own, others, said=options.day_first is day_first)}."
        )


def _telling(table: Table, column: Column, today: date) -> Iterator[tuple[str, bool]]:
    """The dates of a column that can be read one way only, each with whether the day comes first."""
    for row, text, reading in _readings(table, column, today):
        if reading.settles is not None:
            yield f"“{text}” in row {row}", reading.settles


def _why_so(own: Sequence[str], others: Sequence[str], *, said: bool) -> str:
    for texts, where in ((own, ""), (others if not said else [], ", though of another column,")):
        if texts:
            more = f" and {len(texts) - 1:,} more" if len(texts) > 1 else ""
            return f", since {texts[0]}{more}{where} can be read no other way"
    return ", as you say" if said else ""


def against(tables: Iterable[Table], options: ReadOptions) -> Iterator[tuple[Source, str, str, bool]]:
    """The dates that cannot be read as ``options.day_first`` says: where, header, text, whether the day comes first."""
    for table in tables if options.day_first is not None else ():
        for column in table.columns:
            if column.field in DATES:
                for row, text, reading in _readings(table, column, options.today):
                    if reading.settles is (not options.day_first):
                        yield Source(row, table.sheet.name), column.header, text, not options.day_first


def _said(table: Table, column: Column, today: date) -> dict[bool, str]:
    """What the dates of a column settle, each with the first that does."""
    found: dict[bool, str] = {}
    for row, text, reading in _readings(table, column, today):
        if reading.settles is not None:
            found.setdefault(reading.settles, f"“{text}” in “{column.header}”, row {row}{_of_sheet(table)}")
    return found


def _of_sheet(table: Table) -> str:
    return f" of the sheet “{table.sheet.name}”" if table.sheet.name else ""


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


def _refused(
    table: Table, column: Column, row: int, text: str, readings: tuple[str, str], said: Mapping[bool, str]
) -> ImportRefusedError:
    why = "no date of the file says which"
    if len(said) == 2:
        why = f"the dates contradict each other: {said[True]}, has the day first, and {said[False]}, the month"
    return ImportRefusedError(
        f"“{text}” in “{column.header}”, row {row}{_of_sheet(table)}, is {readings[0]} if the day comes first, and "
        f"{readings[1]} if the month does; {why}",
        "Say --day-first or --month-first.",
    )

"""Tables of meetings that do not say so: somebody was met on several days; and where that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from netmd.exchange.readers.spreadsheet.columns import BY_OTHERS, Column
from netmd.exchange.readers.spreadsheet.days import read_day
from netmd.exchange.readers.spreadsheet.headers import known_field
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.records import PersonRecord

Shape = tuple[tuple[str, str], ...]


def shape(table: Table) -> Shape:
    """What tables have in common that are one table on several sheets: their headers and fields."""
    return tuple((column.header, column.field) for column in table.columns)


def as_logs(tables: Sequence[Table], groups: Iterable[Sequence[PersonRecord]]) -> list[Table] | None:
    """The tables, those in which somebody was met on several days as ones of meetings; None where there are none.

    ``groups`` are the records of each person. Sheets of the same columns are taken in the same way.
    """
    parts = {record.source.part for group in groups if _is_met_again(group) for record in group if record.met}
    shapes = {shape(table) for table in tables if table.sheet.name in parts and _may_be_log(table.columns)}
    if not shapes:
        return None
    return [
        replace(table, columns=_of_meetings(table.columns)) if shape(table) in shapes else table for table in tables
    ]


def _is_met_again(group: Sequence[PersonRecord]) -> bool:
    return len(group) > 1 and len({record.met for record in group if record.met}) > 1


def _may_be_log(columns: Iterable[Column]) -> bool:
    met = [column for column in columns if column.field == "met"]
    return bool(met) and met[0].why != "as you say" and not any(column.field == "date" for column in columns)


def _of_meetings(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with the day of meeting as that of the meeting, and where you met as where it was."""
    has_place = any(column.field == "place" for column in columns)
    found = []
    for column in columns:
        if column.field == "met":
            column = replace(column, field="date", why="somebody was met on several days")
        elif not has_place and _is_of_where(column):
            column, has_place = replace(column, field="place", why="the days are of meetings"), True
        found.append(column)
    return tuple(found)


def _is_of_where(column: Column) -> bool:
    """Whether a column is of where somebody was met, or a place that had none to be of."""
    if column.field == "extra":
        return column.why == BY_OTHERS and _is_place(column.header)
    return column.field == "met_at" and column.why != "as you say" and _tells_where(column.header)


_WHERE = re.compile(r"\b(?:where|place|venue|location|wo|bei|lieu|ou|donde|onde|luogo|dove|waar|bij|met at)\b")


def _tells_where(header: str) -> bool:
    return _is_place(header) or _WHERE.search(spoken(header)) is not None


def _is_place(header: str) -> bool:
    return known_field(header) == "place"


def is_of_a_time(sheet: str, today: date) -> bool:
    """Whether a sheet is called by a month or a year alone: ``Jan``, ``March 2026``, ``2025``."""
    found = read_day(sheet, today) or read_day(f"{sheet} {today.year}", today)
    when = found.day_first if found else None
    return when is not None and when.precision != "day"

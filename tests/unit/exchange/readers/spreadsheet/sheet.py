"""Spreadsheets made for a test: CSV and XLSX out of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from netmd.exchange.readers.spreadsheet import read
from netmd.exchange.records import ForeignFile, PersonRecord, ReadOptions

TODAY = date(2026, 3, 20)

Cell = str | int | float | bool | date | datetime | None
Grid = Sequence[Sequence[Cell]]


def as_csv(rows: Grid, delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode()


def as_xlsx(
    rows: Grid | None = None,
    *,
    sheets: Mapping[str, Grid] | None = None,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[str] = (),
    from_1904: bool = False,
) -> bytes:
    """``merged`` are first row, first column, last row, last column, from 0, of the first sheet."""
    data = io.BytesIO()
    book = Workbook(data, {"date_1904": from_1904, "strings_to_formulas": False, "strings_to_urls": False})
    days = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, grid in (sheets or {"Sheet1": rows or []}).items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for at, row in enumerate(grid):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, days)
                elif cell is not None and cell != "":
                    sheet.write(at, column, cell)
        for top, left, bottom, right in merged if sheet is book.worksheets()[0] else ():
            cell = grid[top][left]
            sheet.merge_range(top, left, bottom, right, cell, days if isinstance(cell, date) else None)
    book.close()
    return data.getvalue()


def reading(data: bytes, **said: object) -> ForeignFile:
    return read(data, ReadOptions(**{"today": TODAY, **said}))  # type: ignore[arg-type]


def people(data: bytes, **said: object) -> dict[str, PersonRecord]:
    found = reading(data, **said).people
    assert len({person.name for person in found}) == len(found)
    return {person.name: person for person in found}


def person(headers: Sequence[Cell], *rows: Sequence[Cell], **said: object) -> PersonRecord:
    """The only person of a sheet of these rows."""
    (found,) = people(as_csv([headers, *rows]), **said).values()
    return found

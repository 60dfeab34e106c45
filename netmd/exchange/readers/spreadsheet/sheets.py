"""Sheets of cells out of the bytes of a spreadsheet: CSV, XLSX or ODS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from netmd.exchange.readers.csv_text import Unclosed, decode, read_rows
from netmd.exchange.readers.spreadsheet.bounds import check_bounds, is_counted_from_1904
from netmd.exchange.readers.spreadsheet.errors import is_error
from netmd.exchange.readers.spreadsheet.words import without_guard
from netmd.exchange.readers.taken import decisions_of
from netmd.exchange.records import ImportRefusedError

Cell = str | date | datetime
"""What a cell shows, without spaces around it, or a day that the workbook says is one. Empty: nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has something in it; ``number`` counts from 1 as the spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that have something in them; ``name`` is empty in a file that has but one.

    ``headings`` are the numbers of rows that one cell goes across, as headings within a table do. ``width``: how many
    columns the widest row has, of which no more than :data:`MOST_READ` are in ``rows``. ``unclosed``: rows of a text
    that could not be read, each with its number.
    """

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    headings: frozenset[int] = frozenset()
    width: int = 0
    unclosed: tuple[tuple[int, Unclosed], ...] = ()


MOST_READ = 500
"""Columns that are read; a sheet of people that a person made has fewer."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All the sheets; ``from_1904``: its days are counted from there where they are plain numbers. ``is_text``: a file
    of text, in which a number among days is more likely to be something else. ``decisions`` say how a text was taken,
    ``errors`` where cells hold but the error of a formula, in words; in ``sheets`` these are empty.
    """

    sheets: tuple[Sheet, ...]
    from_1904: bool = False
    is_text: bool = False
    decisions: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook as Excel or LibreOffice write it, of whatever age."""
    if data.startswith(_OLE):
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            return any(name.startswith("xl/workbook.") for name in names) or (
                "content.xml" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:200]
            )
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return False


def sheets_of(data: bytes) -> Workbook:
    """The sheets of a file. Raises :class:`ImportRefusedError` where it cannot be read, or is hostile."""
    if not data.startswith((_ZIP, _OLE)):
        text, encoding = decode(data)
        unclosed: list[tuple[int, Unclosed]] = []
        errors: list[str] = []
        rows, width = _filled(_without_errors(_whole(text, unclosed), "", errors))
        sheet = Sheet("", tuple(rows), width=width, unclosed=tuple(unclosed))
        return Workbook(
            (sheet,), is_text=True, decisions=tuple(decisions_of(data, text, encoding)), errors=tuple(errors)
        )
    if data.startswith(_OLE):
        raise ImportRefusedError(
            "this is a workbook of the old kind (.xls), or one with a password",
            "Open it and save it as .xlsx or as CSV, without a password.",
        )
    errors = check_bounds(data)
    return Workbook(tuple(_read_workbook(data, errors)), is_counted_from_1904(data), errors=tuple(errors))


def _whole(text: str, unclosed: list[tuple[int, Unclosed]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a text; those that are not whole are put aside, and nothing stands in their place."""
    for number, cells in enumerate(read_rows(text), 1):
        if isinstance(cells, Unclosed):
            unclosed.append((number, cells))
            yield ()
        else:
            yield tuple(map(_plain, cells))


def _without_errors(grid: Iterable[tuple[Cell, ...]], sheet: str, errors: list[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows with nothing in the place of errors, of which each is told with its row."""
    for number, cells in enumerate(grid, 1):
        wrong = [cell for cell in cells if isinstance(cell, str) and is_error(cell)]
        if wrong:
            where = f"row {number} of “{sheet}”" if sheet else f"row {number}"
            errors += (f"{where} ({cell})" for cell in wrong)
            cells = tuple("" if cell in wrong else cell for cell in cells)
        yield cells


def _read_workbook(data: bytes, errors: list[str]) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets = []
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            tables = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
            for each in tables:
                sheet = workbook.get_sheet_by_name(each.name)
                grid = [list(map(_text, cells)) for cells in sheet.to_python(skip_empty_area=False)]
                blank = {number for number, cells in enumerate(grid, 1) if not any(cells)}
                headings = _spread(grid, sheet.merged_cell_ranges or ())
                name = each.name if len(tables) > 1 else ""
                rows, width = _filled(_without_errors(map(tuple, grid), name, errors), blank)
                sheets.append(
                    Sheet(
                        name,
                        tuple(rows),
                        is_hidden=each.visible != SheetVisibleEnum.Visible,
                        headings=frozenset(headings),
                        width=width,
                    )
                )
    except (CalamineError, OSError, ValueError) as error:
        raise ImportRefusedError(
            f"the workbook cannot be read: {error}", "Open it and save it again as .xlsx or as CSV."
        ) from error
    return sheets


def _filled(grid: Iterable[tuple[Cell, ...]], blank: set[int] | None = None) -> tuple[list[Row], int]:
    """Rows with something in them, without what is empty at their ends; and how far the widest goes."""
    rows, width = [], 0
    for number, cells in enumerate(grid, 1):
        last = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
        if last and not (blank and number in blank):
            rows.append(Row(number, cells[: min(last, MOST_READ)]))
            width = max(width, last)
    return rows, width


_WIDE = 3
"""Columns that a heading within a table goes across at least."""
_TALLEST, _MOST_MERGED = 200, 50_000
"""Merged cells beyond it are not looked at: no person makes such, and their product is work without an end."""


def _spread(grid: list[list[Cell]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> set[int]:
    """Give what stands in a merged cell to each row it goes down; the rows that one goes across, and nothing else."""
    headings = set()
    for (top, left), (bottom, right) in merged[:_MOST_MERGED]:
        if bottom - top > _TALLEST or top >= len(grid) or left >= len(grid[top]) or not grid[top][left]:
            continue
        if bottom > top:
            for cells in grid[top + 1 : bottom + 1]:
                cells[left] = cells[left] or grid[top][left]
        elif right - left + 1 >= _WIDE and sum(map(bool, grid[top])) == 1:
            headings.add(top + 1)
    return headings


_NEUTRAL = re.compile(r"'(?=[=+\-@\t\r\n])")


def _plain(cell: str) -> Cell:
    """A cell of CSV, without the apostrophe that keeps what follows from being a formula (OWASP, "CSV Injection")."""
    return _text(cell[1:] if _NEUTRAL.match(cell) else cell)


def _text(cell: object) -> Cell:
    """A cell as it is read on; a number that is whole without a point."""
    if isinstance(cell, str):
        return without_guard(cell).replace("\xa0", " ").strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else f"{cell:.15g}"
    if isinstance(cell, date):
        return cell
    return "" if cell is None else str(cell)


_EXACT = 2.0**53
"""Whole numbers below it are exact in a cell (IEEE 754)."""

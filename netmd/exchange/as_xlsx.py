"""Tables as a workbook for Excel, LibreOffice, Numbers and Google Sheets (XLSX, ECMA-376).

Nothing in it is a formula: texts are written as texts, whatever they begin with. Only web addresses are links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from netmd.errors import UsageError
from netmd.exchange.tables.table import Cell, Table

MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 1_048_576, 16_384, 32_767
"""Of a sheet, and of a cell ("Excel specifications and limits")."""
_MOST_LINKS, _LONGEST_LINK = 65_530, 2_079
_CUT = " […]"


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook's bytes; ``cut`` are the cells that hold less than there is, as ``Meetings!H12``."""

    data: bytes
    cut: tuple[str, ...]


def to_xlsx(tables: Sequence[Table], title: str, today: date) -> Written:
    """The workbook, a sheet for each table; the same tables, title and day give the same bytes.

    Raises :class:`UsageError` where a table is larger than a sheet can be.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    for table in tables:
        if len(table.rows) >= MOST_ROWS or len(table.columns) > MOST_COLUMNS:
            raise UsageError(f"A sheet of XLSX cannot hold the table '{table.title}'.", "Export it as CSV.")
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, options)
    book.set_properties({"title": _valid(title), "created": datetime.combine(today, time())})
    writer = _Writer(book)
    for table in tables:
        writer.sheet(table)
    book.close()
    return Written(file.getvalue(), tuple(writer.cut))


class _Writer:
    def __init__(self, book: Any) -> None:
        self._book = book
        top = {"valign": "top"}
        self._plain = book.add_format(top)
        self._wrapped = book.add_format({**top, "text_wrap": True})
        self._day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self._hour = book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self._link = book.add_format({**top, "font_color": "#0563C1", "underline": 1})
        self._header = book.add_format({"bold": True, "valign": "vcenter", "bg_color": "#E8EDF2", "bottom": 1})
        self.cut: list[str] = []

    def sheet(self, table: Table) -> None:
        """A sheet whose header stays in sight, with a filter for each column, laid out to be printed across."""
        sheet = self._book.add_worksheet(table.title)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, 22)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width, self._wrapped if column.wraps else self._plain)
            sheet.write_string(0, at, self._fitting(table, 0, at, column.header), self._header)
        if table.columns:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        links = 0
        for number, row in enumerate(table.rows, 1):
            sheet.set_row(number, _LINE * min(_lines(table, row), table.tallest))
            for at, cell in enumerate(row):
                if cell != "":
                    is_link = links < _MOST_LINKS and isinstance(cell, str) and _is_link(cell)
                    links += is_link
                    self._write(sheet, table, number, at, cell, is_link=is_link)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.repeat_rows(0)
        if sum(column.width for column in table.columns) <= _ONE_PAGE:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(60)
            sheet.repeat_columns(0)
        sheet.set_footer("&L&A&R&P / &N")

    def _write(self, sheet: Any, table: Table, row: int, at: int, cell: Cell, *, is_link: bool) -> None:
        if isinstance(cell, str):
            text = self._fitting(table, row, at, cell)
            if is_link:
                sheet.write_url(row, at, text, self._link, text)
            else:
                sheet.write_string(row, at, text, self._wrapped if table.columns[at].wraps else self._plain)
        elif cell.year < _FIRST_YEAR:
            sheet.write_string(row, at, f"{cell:%Y-%m-%d}", self._plain)
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, at, cell, self._hour)
        else:
            sheet.write_datetime(row, at, cell, self._day)

    def _fitting(self, table: Table, row: int, at: int, text: str) -> str:
        text = _valid(text)
        if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
            return text
        from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

        self.cut.append(f"{table.title}!{xl_rowcol_to_cell(row, at)}")
        units = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))]
        return units.decode("utf-16-le", "ignore") + _CUT


_LINE = 15
"""Points of a line of text."""
_ONE_PAGE = 300
"""Characters across that can still be read on a sheet of A4."""


def _lines(table: Table, row: Sequence[Cell]) -> int:
    """How many lines the fullest cell takes. Programs that leave it to each other to find out show one."""
    return max(
        (
            sum(max(-(-len(line) // column.width), 1) for line in cell.split("\n"))
            for cell, column in zip(row, table.columns, strict=True)
            if isinstance(cell, str) and column.wraps
        ),
        default=1,
    )


_FIRST_YEAR = 1901
"""Excel's days begin in 1900, and it takes that year for a leap year."""


def _valid(text: str) -> str:
    """The text without what XML cannot hold: surrogates that stand alone, and the two that are no characters."""
    return re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def _is_link(text: str) -> bool:
    return len(text) <= _LONGEST_LINK and re.fullmatch(r"https?://[\w.-]+(?::\d+)?(?:[/?#][!-~]*)?", text) is not None

"""Whether a file is a spreadsheet of people."""

from __future__ import annotations

from collections import Counter
from datetime import date

from netmd.exchange.readers.csv_text import decode
from netmd.exchange.readers.spreadsheet.sheets import Sheet, is_workbook, sheets_of
from netmd.exchange.readers.spreadsheet.tables import table_of
from netmd.exchange.records import ImportRefusedError

_SAMPLE = 64_000
_OF_OTHERS = (".md", ".markdown", ".vcf", ".ics", ".json", ".zip", ".xml", ".html")


def recognises(name: str, data: bytes) -> float:
    """How sure it is, from 0 to 1, that a file is a spreadsheet of people: any workbook, and CSV by its header."""
    if is_workbook(data):
        return 0.9
    if name.casefold().endswith(_OF_OTHERS):
        return 0.0
    head = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        head = head[: head.rfind(b"\n") + 1] or head
    try:
        text, _ = decode(head)
        sheet = sheets_of(text.encode()).sheets[0]
        table = table_of(sheet, {}, date(2000, 1, 1))
    except ImportRefusedError:
        return _LEAST if name.casefold().endswith(_OF_TABLES) else 0.0
    fields = {column.field for column in table.columns} - {"extra"}
    if not table.names_people:
        return 0.15 if len(fields) > 1 else _LEAST if _is_table(name, sheet) else 0.0
    return {1: 0.3, 2: 0.4}.get(len(fields), 0.5)


_LEAST = 0.1
_OF_TABLES = (".csv", ".tsv", ".tab")
_EVEN = 0.8


def _is_table(name: str, sheet: Sheet) -> bool:
    """Whether a text is a table though none of its headers is known, so that the person can say what they are."""
    widths = Counter(len(row.cells) for row in sheet.rows)
    if name.casefold().endswith(_OF_TABLES):
        return bool(widths)
    width, rows = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return width > 1 and rows > 1 and rows >= _EVEN * widths.total()

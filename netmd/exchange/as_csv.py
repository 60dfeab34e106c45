"""A table as CSV (RFC 4180), for spreadsheets and for importing again.

UTF-8 begins with a byte order mark, without which Excel takes it for the system's old encoding; LibreOffice, Numbers
and pandas pass it over. Days are ISO 8601.
"""

from __future__ import annotations

import csv
import re
from datetime import datetime
from io import StringIO

from netmd.exchange.tables.table import Cell, Table


def to_csv(table: Table, *, mark: bool = True) -> bytes:
    """The table with its header, lines ended by CR LF; ``mark``: with the byte order mark."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([neutral(column.header) for column in table.columns])
    writer.writerows([neutral(_text(cell)) for cell in row] for row in table.rows)
    return (("\ufeff" if mark else "") + file.getvalue()).encode("utf-8", "replace")


def neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before ``= + - @``, a tab or a line end.

    OWASP, "CSV Injection". Telephone numbers too: Excel reckons ``+1-416-555-0142`` up, and takes the plus off others.
    What begins with apostrophes before such a sign gets one more, so that an import that takes one off
    (:func:`netmd.exchange.readers.spreadsheet.words.without_guard`) gives what there was.
    """
    return f"'{text}" if _FORMULA.match(text) else text


_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""With the full-width forms, which Excel takes for the same in Japanese."""


def _text(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else str(cell)

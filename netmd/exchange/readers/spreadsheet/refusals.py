"""Why a spreadsheet is refused that names nobody, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from netmd.exchange.readers.spreadsheet.mapping import as_options
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.records import ImportRefusedError


def no_names(tables: Sequence[Table]) -> ImportRefusedError:
    """What is wrong with tables none of which says who is meant."""
    headers = [column.header for table in tables for column in table.columns]
    if not headers:
        return _no_header(tables)
    listed = ", ".join(f"“{header}”" for header in headers[:12])
    return ImportRefusedError(
        f"no column says who is meant; there are {listed}", f"Say which it is: --map '{headers[0]}=name'."
    )


def _no_header(tables: Sequence[Table]) -> ImportRefusedError:
    """Told by the first row that may be one: of words, each another."""
    hint = "The first row should say what the columns are: Name, Company, Email, ..."
    unclosed = next((row for table in tables for _, row in table.sheet.unclosed), None)
    first = next((row for table in tables for row in table.sheet.rows if len(row.cells) > 1), None)
    texts = [cell for cell in first.cells if isinstance(cell, str) and cell] if first else []
    if unclosed is not None and (first is None or unclosed.line < first.number):
        return ImportRefusedError(
            f"no header was found: in line {unclosed.line} a quotation mark is opened and never closed", "Close it."
        )
    if first is None or len(texts) < len(first.cells) or len(set(texts)) < len(texts) or any(map(_is_no_word, texts)):
        return ImportRefusedError("no header was found that names the columns", hint)
    listed = ", ".join(f"“{_cut(text)}”" for text in texts[:_LISTED])
    return ImportRefusedError(
        f"none of the headers in row {first.number} is known: {listed}",
        f"Say what they are, the name first: {as_options({_cut(texts[0]): 'name'})}",
    )


_LISTED, _SHOWN = 12, 40


def _is_no_word(text: str) -> bool:
    return any(sign in "0123456789@" for sign in text)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"

"""Thunderbird's CSV and its like with tabs, with headers in the language of the program."""

from __future__ import annotations

from functools import cache

from netmd.exchange.readers.address_book import read_people
from netmd.exchange.readers.columns import lay_out
from netmd.exchange.readers.csv_text import first_rows, is_blank
from netmd.exchange.readers.headers import Table, best_table, by_table, tables
from netmd.exchange.readers.taken import opened
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions

FORMAT = "thunderbird"

_ENOUGH = 12
"""Of its three dozen columns; other programs share no more than some."""


@cache
def _tables() -> tuple[Table, ...]:
    from netmd.exchange.readers.thunderbird_headers import THUNDERBIRD

    return tuple(tables(THUNDERBIRD).values())


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001
    """How surely a file is Thunderbird's: by the number of its headers. ``Name,Email`` may be anybody's."""
    for row in first_rows(data, 3):
        if row:
            known = best_table(row, _tables())[1]
            return 0.9 if known >= _ENOUGH else 0.2 if known >= 2 and known == len(row) else 0.0
    return 0.0


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The contacts of an address book. Columns without a field, as ``Custom 1``, are kept under their header."""
    rows, decisions = opened(data)
    header = next((row for _, row in rows if not is_blank(row)), [])
    table, known = best_table(header, _tables())
    if known < 1:
        raise ImportRefusedError(
            "the first row has none of the headers of Thunderbird's address book",
            "Export the address book as CSV and import that file as it is.",
        )
    found = read_people(header, rows, lay_out(header, by_table(table), options.mapping), options)
    return found.as_file(FORMAT, decisions)

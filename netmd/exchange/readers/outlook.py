"""Outlook's CSV: headers in the language of the program, Windows encodings, commas or semicolons."""

from __future__ import annotations

from functools import cache

from netmd.exchange.readers.address_book import read_people
from netmd.exchange.readers.columns import lay_out
from netmd.exchange.readers.csv_text import first_rows, is_blank
from netmd.exchange.readers.headers import Table, best_table, by_table, tables
from netmd.exchange.readers.taken import opened
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions

FORMAT = "outlook"

_ENOUGH = 15
"""Of its columns, of which there are 30 to 92 by edition; other programs share no more than some."""

_NOISE = frozenset(
    ("normal", "unspecified", "keine angabe", "non spécifié", "no especificado", "non specificato", "não especificado",
     "niet opgegeven", "niet gespecificeerd", "false", "falsch", "faux", "falso", "onwaar", "fałsz", "ложь", "falskt",
     "falsk", "yanlış")
)  # fmt: skip
"""What Outlook writes where nothing was chosen: the priority and sensitivity, the sex, whether it is private."""


@cache
def _tables() -> tuple[Table, ...]:
    from netmd.exchange.readers.outlook_headers import OUTLOOK

    return tuple(tables(OUTLOOK).values())


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001
    """How surely a file is Outlook's: by the number of its headers."""
    for row in first_rows(data, 3):
        if row:
            known = best_table(row, _tables())[1]
            return 0.9 if known >= _ENOUGH else 0.0
    return 0.0


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The contacts of an address book. Columns without a field, as ``Spouse``, are kept under their header.

    Dates are in the order of the machine that wrote them, which the file does not say: raises
    :exc:`ImportRefusedError` where ``day_first`` is not said and no date settles it.
    """
    rows, decisions = opened(data)
    header = next((row for _, row in rows if not is_blank(row)), [])
    table, known = best_table(header, _tables())
    if known < 3:
        raise ImportRefusedError(
            "the first row has not the headers of Outlook's contacts",
            "Export the contacts from Outlook as comma-separated values and import that file as it is.",
        )
    columns = lay_out(header, by_table(table), options.mapping)
    found = read_people(header, rows, columns, options, values=_values, noise=_NOISE)
    return found.as_file(FORMAT, decisions)


def _values(kind: str, cell: str) -> tuple[str, ...]:
    if kind in ("tags", "children"):
        return tuple(part.strip() for part in cell.split(";"))
    return (cell,)

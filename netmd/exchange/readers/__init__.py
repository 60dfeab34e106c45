"""Readers of foreign formats, one module each, imported when a file of its format is read.

A reader has ``FORMAT``, its name; ``recognises(name, data)``, how sure it is, from 0 to 1, that these bytes of a file
of that name are of its format; and ``read(data, options)``. It raises ImportRefusedError for a file that it cannot read
as a whole, never for a row.
"""

from __future__ import annotations

import importlib
from types import MappingProxyType
from typing import Protocol, cast

from netmd.exchange.records import ForeignFile, ReadOptions

READERS = MappingProxyType(
    {
        "linkedin": "linkedin",
        "google": "google",
        "outlook": "outlook",
        "thunderbird": "thunderbird",
        "vcard": "vcard",
        "icalendar": "icalendar",
        "monica": "monica",
        "friends": "friends",
        "obsidian": "obsidian",
        "netmd": "netmd_json",
        "spreadsheet": "spreadsheet",
    }
)
"""The module of each format."""

TITLES = MappingProxyType(
    {
        "linkedin": "LinkedIn: Connections.csv, messages.csv, or the whole ZIP",
        "google": "Google Contacts (CSV)",
        "outlook": "Outlook (CSV)",
        "thunderbird": "Thunderbird (CSV)",
        "vcard": "vCard 2.1, 3.0, 4.0 (.vcf)",
        "icalendar": "iCalendar (.ics)",
        "monica": "Monica 4 (JSON)",
        "friends": "friends.md",
        "obsidian": "notes of people in Markdown: a file, or a folder of them",
        "netmd": "netmd's own JSON (netmd export json)",
        "spreadsheet": "any other table: CSV, XLSX, ODS",
    }
)
"""Each format as a person calls it."""


class Reader(Protocol):
    """What a module of this package offers."""

    FORMAT: str

    def recognises(self, name: str, data: bytes) -> float: ...

    def read(self, data: bytes, options: ReadOptions) -> ForeignFile: ...


def reader(format_name: str) -> Reader | None:
    """The reader of a format; None for one that is not known."""
    module = READERS.get(format_name)
    return None if module is None else cast(Reader, importlib.import_module(f"{__name__}.{module}"))

"""Columns and their fields as a person says them: ``How Found=met_at``."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence

from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.readers.spreadsheet.vocabulary import FIELDS, KEYS, spoken
from netmd.exchange.records import ImportRefusedError


def fields() -> tuple[tuple[str, str], ...]:
    """The fields that a column can be, each with what it is, for help."""
    return tuple((field.key, field.about) for field in FIELDS)


def parse_mapping(texts: Iterable[str]) -> dict[str, str]:
    """``Header=field`` to header and field; ``Header=`` leaves the column out. Raises :class:`ImportRefusedError`."""
    found: dict[str, str] = {}
    for text in texts:
        header, equals, field = text.rpartition("=")
        if not equals or not header.strip():
            raise ImportRefusedError(f"“{text}” maps no column", "Write 'Header=field', or 'Header=' to leave it out.")
        found[header.strip()] = field.strip()
    spoken_mapping(found)
    return found


def as_options(mapping: Mapping[str, str]) -> str:
    """A mapping as the options that say it, as one types them in a shell."""
    return " ".join(f"--map {shlex.quote(f'{header}={field}')}" for header, field in mapping.items())


def spoken_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """A mapping with its headers in the form of :func:`spoken`; fields may be written ``met at`` too. Raises
    :class:`ImportRefusedError` for a field there is not.
    """
    found: dict[str, str] = {}
    for header, written in mapping.items():
        field = spoken(written).replace(" ", "_")
        if field and field not in KEYS:
            raise ImportRefusedError(f"there is no field “{written}”", f"The fields are {', '.join(KEYS)}.")
        found[spoken(header)] = field
    return found


def check(mapping: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Raise :class:`ImportRefusedError` for a header that no table has."""
    columns = [column for table in tables for column in table.columns]
    headers = {spoken(column.header) for column in columns}
    for header in mapping:
        said = spoken(header)
        if not any(one == said or one.endswith(f" {said}") for one in headers):
            there = ", ".join(f"“{name}”" for name in list(dict.fromkeys(column.header for column in columns))[:40])
            raise ImportRefusedError(f"no column is called “{header}”", f"There are {there}.")

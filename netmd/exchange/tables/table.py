"""A table of typed cells, before it is CSV or a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from netmd.dates import When
from netmd.model import Contact

Cell = str | date | datetime
"""A text, a day, or a day with its hour; an empty text is an empty cell."""

BETWEEN = "; "
"""What stands between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters where a program shows it, whether its texts run over lines."""

    header: str
    width: int = 18
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A title of at most 31 characters, as a sheet's name may be; the columns; rows as wide as these.

    ``tallest`` is how many lines of a row are shown, where a program shows it; few where rows are to be looked over.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tallest: int = 6


def together(values: Iterable[str]) -> str:
    """Several values as one cell."""
    return BETWEEN.join(values)


def day_cell(when: When | date | None) -> Cell:
    """A day as one; a month or a year, which is none, as text (``2026-04``)."""
    if when is None:
        return ""
    if not isinstance(when, When):
        return when
    if when.precision != "day":
        return when.iso
    return datetime.combine(when.start, when.clock) if when.clock else when.start


def orgs_of(contact: Contact | None) -> str:
    """Where somebody is: beside their name, it tells them from others of that name."""
    return together(contact.orgs) if contact else ""

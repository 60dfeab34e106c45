"""Names that are written last name first: ``Garcia, Luis``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from netmd.exchange.readers.spreadsheet.mapping import as_options
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.folding import fold, words_of

_MOST_OF = 0.6
_MOST_WORDS = 4
_OF_PEOPLE = (
    "jr sr ii iii iv phd md mba msc bsc ba ma dphil llm jd mph cpa cfa pmp esq dds dvm rn pe pr "
    "mr mrs ms dr prof herr frau"
)
_LEGAL = (
    "inc incorporated llc llp ltd limited plc corp corporation co gmbh ag kg mbh ohg ug ev sa sas sarl sl srl spa bv "
    "nv oy ab as aps asa pty"
)
_NOUNS = "company group holding holdings partners associates university institute foundation trust agency the and und"
_AFTER_A_NAME = frozenset(_OF_PEOPLE.split()) | frozenset(_LEGAL.split())
"""What stands behind the comma where the last name does not come first: ``Ana Diaz, PhD``, ``Acme, Inc.``."""
_OF_ORGANISATIONS = frozenset(_NOUNS.split())


def is_last_first(name: str) -> bool:
    """Whether a name may be one with the last name first: two parts that are words, of which none says otherwise."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or not all(parts) or re.search(r"[\d@&/()]", name):
        return False
    words = [set(words_of(part.replace(".", ""))) for part in parts]
    return (
        all(0 < len(part.split()) <= _MOST_WORDS for part in parts)
        and all(words)
        and not (words[0] | words[1]) & _OF_ORGANISATIONS
        and not words[1] <= _AFTER_A_NAME
    )


@dataclass(frozen=True, slots=True)
class Turned:
    """Which names of a table are turned: all that may be, or those that others have the other way round (``twice``).

    ``turned`` and ``left`` are the names with a comma as they stand, each with its row.
    """

    is_so: bool = False
    turned: tuple[tuple[int, str], ...] = ()
    left: tuple[tuple[int, str], ...] = ()
    twice: frozenset[str] = frozenset()

    def first_last(self, name: str) -> str:
        """A name of the table with the first name first."""
        return first_last(name) if (self.is_so and is_last_first(name)) or name in self.twice else name

    def decisions(self, table: Table) -> Iterator[str]:
        """What was decided, in sentences."""
        where = f"{table.sheet.name}: " if table.sheet.name else ""
        if self.is_so and self.turned:
            row, name = self.turned[0]
            yield f"{where}Names have the last name first: “{name}” (row {row}) became “{first_last(name)}”."
        elif self.turned:
            listed = _listed([(row, f"“{name[:_SHOWN_SIGNS]}”") for row, name in self.turned])
            yield f"{where}Names turned as the file has them the other way round too: {listed}."
        if self.left:
            what = "These names kept their comma" if self.turned else "Names with a comma stay as they are written"
            listed = _listed([(row, f"“{name[:_SHOWN_SIGNS]}”") for row, name in self.left])
            yield f"{where}{what}: {listed}{_how(table) if not self.is_so else ''}."


def first_last(name: str) -> str:
    """A name of two parts with the second first."""
    return " ".join(part.strip() for part in reversed(name.split(",")))


def _listed(names: Sequence[tuple[int, str]]) -> str:
    listed = ", ".join(f"{name} (row {row})" for row, name in names[:_SHOWN])
    return listed + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")


def _how(table: Table) -> str:
    """How to say that they are to be turned."""
    header = next(column.header for column in table.columns if column.field == "name")
    return f". If the last name comes first: {as_options({header: 'last_first'})}"


_SHOWN, _SHOWN_SIGNS = 5, 40


def plain_names(tables: Iterable[Table]) -> frozenset[str]:
    """The names without a comma, or in two cells, of some tables, in the form in which they are compared."""
    found = set()
    for table in tables:
        at = {column.field: column.at for column in table.columns}
        for _, name in _names(table, at["name"]) if "name" in at else ():
            if "," not in name:
                found.add(fold(name))
        if "first_name" in at and "last_name" in at:
            lasts = dict(_names(table, at["last_name"]))
            found |= {fold(f"{first} {lasts.get(row, '')}") for row, first in _names(table, at["first_name"])}
    return frozenset(found)


def turned_of(table: Table, known: Container[str] = frozenset()) -> Turned:
    """Names are turned where their column's header, or the person, says so, or most of them are plainly written so;
    else those that are ``known`` the other way round.
    """
    column = next((column for column in table.columns if column.field == "name"), None)
    if column is None:
        return Turned()
    names = _names(table, column.at)
    fit = tuple((row, name) for row, name in names if is_last_first(name))
    left = tuple((row, name) for row, name in names if "," in name and not is_last_first(name))
    if column.last_first or (fit and len(fit) >= _MOST_OF * len(names)):
        return Turned(True, fit, left)
    twice = frozenset(name for _, name in fit if fold(first_last(name)) in known)
    turned = tuple(each for each in fit if each[1] in twice)
    return Turned(False, turned, tuple(sorted({*fit, *left} - {*turned})), twice)


def _names(table: Table, at: int) -> Sequence[tuple[int, str]]:
    return [
        (row.number, " ".join(str(row.cells[at]).split()))
        for row in table.rows if at < len(row.cells) and row.cells[at]
    ]  # fmt: skip

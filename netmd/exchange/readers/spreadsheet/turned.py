"""Names that are written last name first: ``Garcia, Luis``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.folding import words_of

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
    """Whether the names of a table are turned, and those with a comma: as they stand, each with its row."""

    is_so: bool = False
    turned: tuple[tuple[int, str], ...] = ()
    left: tuple[tuple[int, str], ...] = ()

    def decisions(self, table: Table) -> Iterator[str]:
        """What was decided, in sentences."""
        where = f"{table.sheet.name}: " if table.sheet.name else ""
        if self.is_so:
            row, name = self.turned[0]
            last, first = (part.strip() for part in name.split(","))
            yield f"{where}Names have the last name first: “{name}” (row {row}) became “{first} {last}”."
        if self.left:
            what = "These names kept their comma" if self.is_so else "Names with a comma stay as they are written"
            listed = ", ".join(f"“{name[:_SHOWN_SIGNS]}” (row {row})" for row, name in self.left[:_SHOWN])
            more = f" and {len(self.left) - _SHOWN:,} more" if len(self.left) > _SHOWN else ""
            yield f"{where}{what}: {listed}{more}."


_SHOWN, _SHOWN_SIGNS = 5, 40


def turned_of(table: Table) -> Turned:
    """Names are turned where most of a column's are plainly written so."""
    column = next((column for column in table.columns if column.field == "name"), None)
    if column is None:
        return Turned()
    names = _names(table, column.at)
    fit = tuple((row, name) for row, name in names if is_last_first(name))
    left = tuple((row, name) for row, name in names if "," in name and not is_last_first(name))
    if fit and len(fit) >= _MOST_OF * len(names):
        return Turned(True, fit, left)
    return Turned(left=tuple(sorted((*fit, *left))))


def _names(table: Table, at: int) -> Sequence[tuple[int, str]]:
    return [
        (row.number, " ".join(str(row.cells[at]).split()))
        for row in table.rows if at < len(row.cells) and row.cells[at]
    ]  # fmt: skip

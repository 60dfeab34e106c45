"""Errors of formulas in the place of values: ``#REF!``, in the words of the languages that spreadsheets speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SIGNS = frozenset((
    "#ref!", "#value!", "#name?", "#n/a", "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#field!", "#error!",
    "#bezug!", "#wert!", "#nv", "#zahl!", "#überlauf!", "#valeur!", "#nom?", "#nombre!", "#nul!", "#¡ref!", "#¡valor!",
    "#¿nombre?", "#¡div/0!", "#¡num!", "#¡nulo!", "#n/d", "#valor!", "#valore!", "#nome?", "#verw!", "#waarde!",
    "#naam?", "#n/b", "#deel/0!", "#getal!",
))  # fmt: skip
_LIBRE_OFFICE = re.compile(r"err:5\d\d", re.IGNORECASE)
_LONGEST = 12


def is_error(text: str) -> bool:
    """Whether a cell holds nothing but an error."""
    if not text.startswith(("#", "E", "e")) or len(text) > _LONGEST:
        return False
    return text.casefold() in _SIGNS or _LIBRE_OFFICE.fullmatch(text) is not None


_MARKED = re.compile(rb"""<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3}\d{1,7})\"""")


def marked(text: bytes) -> Iterator[str]:
    """The places of the cells that a sheet of XLSX marks as errors (ECMA-376, part 1, section 18.18.11)."""
    if b't="e"' in text:
        yield from (match[1].decode() for match in _MARKED.finditer(text))


def errors_notice(places: Sequence[str]) -> Iterator[str]:
    """A sentence on the cells that hold errors, each told by its place."""
    if places:
        what = "1 cell holds" if len(places) == 1 else f"{len(places):,} cells hold"
        more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
        yield f"{what} an error of a formula, which says nothing: {', '.join(places[:_SHOWN])}{more}."


_SHOWN = 12

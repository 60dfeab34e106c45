"""Headers in the languages of a program: which language a file is in, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from netmd.exchange.readers.columns import EXTRA, LEFT_OUT
from netmd.exchange.readers.csv_text import Row
from netmd.exchange.readers.fields import header_key

Place = tuple[str, str]
"""What a column holds: its kind, and the group of an address or the key that an extra is kept under."""
Table = Mapping[str, tuple[Place, ...]]
"""For each header, in its form for looking up, what it holds when it comes first, second, and so on."""

_KEPT = {"anniversary": "date", "spouse": EXTRA, "children": EXTRA, "hobby": EXTRA}


def tables(languages: Mapping[str, str]) -> dict[str, Table]:
    """Tables of texts such as ``first=First Name; city@work=Business City|Office City``.

    The kind ``none`` is what is left out; ``anniversary``, ``spouse`` and the like are kept under that key in any
    language. English words hold in each table, as programs translate only some of theirs.
    """
    found = {language: _table(text) for language, text in languages.items()}
    return {language: {**found["en"], **table} for language, table in found.items()}


def _table(text: str) -> Table:
    table: dict[str, tuple[Place, ...]] = {}
    for entry in " ".join(text.split()).split("; "):
        what, _, words = entry.partition("=")
        kind, _, group = what.partition("@")
        if kind in _KEPT:
            kind, group = _KEPT[kind], kind
        place = (LEFT_OUT if kind == "none" else kind, group)
        for word in words.split("|"):
            key = header_key(word)
            table[key] = (*table.get(key, ()), place)
    return table


def best_table(header: Row, candidates: Iterable[Table]) -> tuple[Table, int]:
    """The table that knows most of a header's columns, the first of equal ones, and how many these are."""
    keys = [header_key(name) for name in header]
    best: Table = {}
    most = 0
    for table in candidates:
        known = sum(key in table for key in keys)
        if known > most:
            best, most = table, known
    return best, most


def by_table(table: Table) -> Callable[[str, int], Place]:
    """A ``kind_of`` for :func:`netmd.exchange.readers.columns.lay_out`."""

    def kind_of(key: str, time: int) -> Place:
        places: Sequence[Place] = table.get(key, ((EXTRA, ""),))
        return places[min(time, len(places) - 1)]

    return kind_of

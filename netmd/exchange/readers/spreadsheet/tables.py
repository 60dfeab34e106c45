"""The table within a sheet: its header among the first rows, and the rows below that say something of somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.exchange.readers.spreadsheet.columns import MOST_COLUMNS, Column, Header, columns_of
from netmd.exchange.readers.spreadsheet.headers import field_of, known_field
from netmd.exchange.readers.spreadsheet.sheets import Cell, Row, Sheet
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import yes_or_no
from netmd.exchange.readers.taken import UNCLOSED
from netmd.exchange.records import PassedOver, Source
from netmd.folding import fold

_NAMING = frozenset(("name", "last_first", "first_name", "last_name"))
FIRST_ROWS = 40
"""Rows with something in them among which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet that are of people, with their columns; and those that are not, with the reason.

    ``columns`` is empty where no header was found. ``is_list``: it has but one column, beside a sheet that has more, as
    lists have from which the cells of another sheet are chosen. ``headed_at`` is the row that its header begins in.
    """

    sheet: Sheet
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    passed_over: tuple[PassedOver, ...] = ()
    is_list: bool = False
    headed_at: int = 0

    @property
    def names_people(self) -> bool:
        """Whether a column says who is meant."""
        return not self.is_list and any(column.field in _NAMING or column.field == "email" for column in self.columns)

    def source(self, row: Row) -> Source:
        """Where a row stands."""
        return Source(row.number, self.sheet.name)


def table_of(sheet: Sheet, given: Mapping[str, str], today: date) -> Table:
    """The table of a sheet; ``given`` is as in :func:`netmd.exchange.readers.spreadsheet.columns.columns_of`."""
    found = _header(sheet, given)
    unclosed = [PassedOver(Source(number, sheet.name), UNCLOSED) for number, _ in sheet.unclosed]
    if found is None:
        return Table(sheet, (), sheet.rows, tuple(unclosed))
    start, end = found
    headers = _headers(sheet.rows[start:end])
    repeated = [frozenset(map(fold, (header.shown, *header.texts))) for header in headers]
    rows, passed_over = [], unclosed
    for row in sheet.rows[end:]:
        why = _why_not(row, repeated, sheet)
        if why:
            passed_over.append(PassedOver(Source(row.number, sheet.name), why))
        else:
            rows.append(row)
    width = max((len(row.cells) for row in rows), default=0)
    headers += [Header("", ())] * (width - len(headers))
    columns = columns_of(headers, [row.cells for row in rows], given, today)
    return Table(sheet, columns, tuple(rows), tuple(passed_over), headed_at=sheet.rows[start].number)


def _header(sheet: Sheet, given: Mapping[str, str]) -> tuple[int, int] | None:
    """From which to before which of the rows the header goes; None if there is none."""
    rows = sheet.rows[:FIRST_ROWS]
    scores = [_score(row, given) for row in rows]
    best = max(range(len(rows)), key=lambda at: (scores[at], -at), default=None)
    if best is None or not scores[best]:
        return None
    start, end = best, best + 1
    if end < len(rows) and _continues(rows[best], rows[end]):
        end += 1
    elif best and rows[best - 1].number == rows[best].number - 1 and _is_above(rows[best - 1], rows[best]):
        start -= 1
    return start, end


def _score(row: Row, given: Mapping[str, str]) -> int:
    """How much a row looks like a header: by how many of its cells name a field, if one of these names somebody."""
    texts = [cell for cell in row.cells[:MOST_COLUMNS] if cell]
    if any(not isinstance(cell, str) or len(cell) > 80 for cell in texts):
        return 0
    fields = [field for text in texts if (field := field_of(str(text)) or given.get(spoken(str(text)), ""))]
    if len(fields) * 4 < len(texts) and (len(set(fields)) < 3 or not _NAMING & set(fields)):
        return 0
    if len(texts) == 1 and fields and not known_field(str(texts[0])) and spoken(str(texts[0])) not in given:
        return 0
    if len(set(fields)) == 1:
        return 1 if _NAMING & set(fields) and not any(re.search(r"@|\A\W*\d", str(text)) for text in texts) else 0
    return 2 * len(set(fields)) + (3 if _NAMING & set(fields) else 0)


def _continues(above: Row, below: Row) -> bool:
    """Whether a row is the second of a header: it only names fields, one at least without a slip, mostly where the
    first row is empty, or stands below one of its groups.
    """
    texts = [cell for cell in below.cells if cell]
    if not texts or below.number != above.number + 1:
        return False
    if not all(isinstance(cell, str) and field_of(cell) and yes_or_no(cell) is None for cell in texts):
        return False
    if not any(known_field(str(cell)) for cell in texts):
        return False
    named = next((at for at, cell in enumerate(above.cells) if cell and field_of(str(cell)) in _NAMING), None)
    return named is not None and not _cell(below, named)


def _is_above(above: Row, header: Row) -> bool:
    """Whether a row groups the columns of the header below it: several short texts, fewer than the header has."""
    texts = [cell for cell in above.cells if cell]
    return (
        2 <= len(texts) <= sum(map(bool, header.cells))
        and all(isinstance(cell, str) and len(cell) <= 40 and not re.search(r"\d|:$", cell) for cell in texts)
        and len(above.cells) <= len(header.cells)
        and len({str(cell) for cell in texts}) == len(texts)
    )


def _headers(rows: Sequence[Row]) -> list[Header]:
    """What stands above each column. A group of columns is shown where its columns' own headers occur again."""
    if len(rows) == 1:
        return [Header(text, (text,) if text else ()) for text in map(_line, rows[0].cells)]
    above, below = rows
    headers: list[Header] = []
    own = Counter(map(_line, below.cells))
    group = ""
    for at in range(max(len(above.cells), len(below.cells))):
        top, bottom = _line(_cell(above, at)), _line(_cell(below, at))
        group = top or group
        if bottom and not _has_letters(bottom):
            headers.append(Header(bottom, (bottom,)))
        elif bottom and group and bottom != group:
            both = f"{group} {bottom}"
            headers.append(Header(both if own[bottom] > 1 else bottom, (both, bottom)))
        else:
            headers.append(Header(bottom or top, (bottom or top,) if bottom or top else ()))
    return headers


def _cell(row: Row, at: int) -> Cell:
    return row.cells[at] if at < len(row.cells) else ""


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _line(cell: Cell) -> str:
    return " ".join(str(cell).split())


_TOTAL = re.compile(
    r"(?:grand |sub-?)?(?:totals?|sums?|subtotal|count|average|avg|mean|summe|gesamt|gesamtsumme|anzahl|somme|nombre"
    r"|moyenne|suma|totales|recuento|soma|totais|contagem|somma|totale|conteggio|som|totaal|aantal)"
    r"(?: (?:number|of|contacts?|people|rows|kontakte|de|kontakten|contatti|contactos|contatos|entries))*"
    r" ?[:=]? ?[\d.,%]*"
)
_FIGURE = re.compile(r"[\d.,:%/() $€£+-]*")


def _why_not(row: Row, headers: Sequence[Container[str]], sheet: Sheet) -> str:
    """Why a row below the header is none of people; empty where it may be."""
    texts = [str(cell) for cell in row.cells if cell]
    if _is_total(texts):
        return "a total"
    if row.number in sheet.headings:
        return "a heading within the table"
    if len(texts) < _FEWEST_AGAIN:
        return ""
    again = sum(
        1 for cell, header in zip(row.cells, headers, strict=False)
        if cell and isinstance(cell, str) and len(cell) <= _LONGEST and (cell in header or fold(cell) in header)
    )  # fmt: skip
    return "the header again" if again >= _FEWEST_AGAIN and again * 5 >= len(texts) * 4 else ""


_FEWEST_AGAIN = 2
_LONGEST = 300
"""Characters of a header, or of a word for a total; a longer cell is neither."""


def _is_total(texts: Sequence[str]) -> bool:
    """Whether there is nothing but a word for a total and figures. ``Suma`` alone may be somebody's name."""
    if any(len(text) > _LONGEST for text in texts):
        return False
    words = [fold(text) for text in texts if not _FIGURE.fullmatch(text)]
    return bool(words) and all(map(_TOTAL.fullmatch, words)) and (
        len(words) < len(texts) or any("tota" in word or re.search(r"\d", word) for word in words)
    )  # fmt: skip

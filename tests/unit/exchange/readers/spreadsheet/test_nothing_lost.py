"""Whatever the columns, whatever stands in them: each word of each row is in some record, and each row is accounted for."""

from __future__ import annotations

import re
from dataclasses import asdict, is_dataclass
from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from netmd.exchange.readers.spreadsheet.headers import known_field
from netmd.exchange.readers.spreadsheet.vocabulary import FIELDS
from netmd.exchange.readers.spreadsheet.words import is_nothing, status_of, yes_or_no
from netmd.exchange.records import ForeignFile
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, reading

_HEADERS = st.sampled_from(
    sorted({words.strip() for field in FIELDS for words in field.words.split("|")} | {"Shoe size", "", "Q3", "Plan B"})
)
_NAMES = st.sampled_from(["Ann Ray", "Bo Lee", "Cy Dow", "Ann Ray & Bo Lee", "", "Kaplan, Zoe", "Suma"])
_CELLS = st.one_of(
    st.just(""),
    st.sampled_from(["2026-03-04", "13/4/26", "4 Mar 2026", "2026-02-30", "soon", "yes", "No", "n/a", "Total", "a@x.example", "Call", "Dormant",
                     "monthly", "A", "up", "12 May", "46085", "Mar 2026", "1. one\n2. two", "x; y", "Jo and Al", "=1+1", "Acme", "me", "them"]),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12),
)  # fmt: skip


def _words(value: object) -> set[str]:
    return set(re.findall(r"[^\W_]+", str(value).casefold()))


def _texts(value: object) -> set[str]:
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return set().union(*map(_texts, value.values())) if value else set()
    if isinstance(value, list | tuple):
        return set().union(*map(_texts, value)) if value else set()
    return _words(value) if isinstance(value, str) else set()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_HEADERS, min_size=1, max_size=6), st.data(), st.booleans())
def test_nothing_is_lost(headers: list[str], data: st.DataObject, is_xlsx: bool) -> None:
    rows = data.draw(st.lists(st.tuples(_NAMES, *[_CELLS] * len(headers)), min_size=1, max_size=6))
    # below a header with blank cells, a row of nothing but headers is its second row
    assume(not any(rows[0]) or not all(known_field(cell) for cell in rows[0] if cell))
    grid = [["Name", *headers], *map(list, rows)]
    # the columns of names and dates that could not be told apart are not what is looked at here
    file = reading((as_xlsx if is_xlsx else as_csv)(grid), day_first=True)
    _check_rows(
        file, [number for number, row in enumerate(rows, 2) if any(cell.replace("\xa0", " ").strip() for cell in row)]
    )
    told = _texts(file.people) | _texts(file.notices)
    passed = {each.source.row for each in file.passed_over}
    for number, row in enumerate(rows, 2):
        for cell in row if number not in passed else ():
            if not is_nothing(cell, "") and not _is_translated(cell):
                assert _words(cell) - {"and"} <= told, (number, cell)


def _is_translated(cell: str) -> bool:
    """Whether a cell may be said in other words: a date, an answer, a status, a rhythm, an owner, a direction."""
    plain = cell.strip().casefold()
    return (
        yes_or_no(cell) is not None or status_of(cell) is not None or any(char.isdigit() for char in cell)
        or plain in ("monthly", "me", "them", "up", "12 may") or len(plain) < 2
    )  # fmt: skip


def _check_rows(file: ForeignFile, expected: list[int]) -> None:
    told = [source.row for each in file.people for source in (each.source, *each.also)]
    assert sorted(told + [each.source.row for each in file.passed_over]) == expected
    assert file.rows == len(expected)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_no_text_of_a_cell_stops_the_reading(text: str) -> None:
    from netmd.exchange.readers.spreadsheet.days import read_day, read_yearly
    from netmd.exchange.readers.spreadsheet.headers import field_of

    field_of(text)
    read_yearly(text)
    found = read_day(text, date(2026, 3, 20))
    assert found is None or any(char.isdigit() for char in text)

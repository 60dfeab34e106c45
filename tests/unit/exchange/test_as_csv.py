"""Tables as CSV."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

import pytest

from netmd.exchange.as_csv import neutral, to_csv
from netmd.exchange.readers.spreadsheet.words import without_guard
from netmd.exchange.tables.table import Cell, Column, Table

at = datetime.fromisoformat


def table(*rows: tuple[Cell, ...], headers: tuple[str, ...] = ("Name", "Met")) -> Table:
    return Table("T", tuple(Column(header) for header in headers), rows)


def test_it_is_utf8_with_a_mark_and_the_lines_of_rfc_4180() -> None:
    assert to_csv(table(("Søren, A.", ""))) == b'\xef\xbb\xbfName,Met\r\n"S\xc3\xb8ren, A.",\r\n'
    assert to_csv(table(), mark=False) == b"Name,Met\r\n"


def test_days_are_iso_with_their_hour() -> None:
    text = to_csv(table(("a", date(2026, 3, 4)), ("b", at("2026-03-04 09:05"))), mark=False).decode()
    assert text.splitlines()[1:] == ["a,2026-03-04", "b,2026-03-04 09:05"]


HOSTILE = ["=1+1", "+1-416-555-0142", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe_that_import_takes_off(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert without_guard(neutral(text)) == text


@pytest.mark.parametrize("text", ["", "Ann", "'t Hooft", "'", "1 + 1", "a=b", "–", "3"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text
    assert without_guard(text) == text


def test_quotes_line_ends_and_headers_come_back_as_they_were() -> None:
    cells = ('say "hi", twice\nand again', "x;y")
    data = to_csv(table(cells, headers=("=Name", "a,b")), mark=False)
    assert list(csv.reader(StringIO(data.decode(), newline=""))) == [["'=Name", "a,b"], list(cells)]


def test_a_name_that_is_no_unicode_is_written_all_the_same() -> None:
    assert b"b?" in to_csv(table(("b\udce4", "")))

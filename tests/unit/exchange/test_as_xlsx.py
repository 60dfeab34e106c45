"""Tables as a workbook, opened by another library than the one that wrote it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from netmd.errors import UsageError
from netmd.exchange import as_xlsx
from netmd.exchange.as_xlsx import MOST_CHARACTERS, to_xlsx
from netmd.exchange.tables.table import Cell, Column, Table
from tests.factory import TODAY

at = datetime.fromisoformat


def table(*rows: tuple[Cell, ...], title: str = "People") -> Table:
    return Table(title, (Column("Name", 24), Column("Notes", 20, wraps=True), Column("Met", 12)), rows)


def opened(*tables: Table) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(to_xlsx(tables, "Mine", TODAY).data))


def test_each_table_is_a_sheet_with_its_header_in_sight_and_filters() -> None:
    book = opened(table(("Ann", "x", "")), table(title="Others"))
    assert book.sheetnames == ["People", "Others"]
    sheet = book["People"]
    assert [cell.value for cell in sheet[1]] == ["Name", "Notes", "Met"]
    assert sheet["A1"].font.bold
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:C2")
    assert sheet.column_dimensions["A"].width == pytest.approx(24, abs=1)
    assert book["Others"].auto_filter.ref == "A1:C1"


def test_days_are_days_and_hours_are_kept() -> None:
    sheet = opened(table(("Ann", "", date(2026, 3, 4)), ("Bo", "", at("2026-03-04 09:30"))))["People"]
    assert sheet["C2"].value == at("2026-03-04")
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert sheet["C3"].value == at("2026-03-04 09:30")


def test_a_day_before_excels_first_is_text() -> None:
    assert opened(table(("Ada", "", date(1815, 12, 10))))["People"]["C2"].value == "1815-12-10"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x.example")', "{=1}", "+1 416", "@x", "-3", "007"])
def test_texts_are_texts_whatever_they_begin_with(text: str) -> None:
    cell = opened(table((text, text, text)))["People"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_only_web_addresses_are_links() -> None:
    links = [
        "https://x.example/a?b=1",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://x.example/ two",
        "www.x.example",
    ]
    sheet = opened(table(*((link, "", "") for link in links)))["People"]
    found = [cell.hyperlink.target if cell.hyperlink else None for (cell,) in sheet["A2:A6"]]
    assert found == ["https://x.example/a?b=1", None, None, None, None]
    assert [cell.value for (cell,) in sheet["A2:A6"]] == links


def test_more_links_than_a_sheet_can_have_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "_MOST_LINKS", 1)
    sheet = opened(table(("https://a.example", "https://b.example", "")))["People"]
    assert sheet["A2"].hyperlink is not None
    assert (sheet["B2"].hyperlink, sheet["B2"].value) == (None, "https://b.example")


@pytest.mark.parametrize("letter", ["x", "𝄞"])
def test_what_is_longer_than_a_cell_can_hold_is_cut_and_said(letter: str) -> None:
    written = to_xlsx([table(("Ann", letter * MOST_CHARACTERS + "x", ""))], "Mine", TODAY)
    assert written.cut == ("People!B2",)
    text = openpyxl.load_workbook(BytesIO(written.data))["People"]["B2"].value
    assert text.endswith(f"{letter} […]")
    assert MOST_CHARACTERS - 1 <= len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert to_xlsx([table(("Ann", "x" * MOST_CHARACTERS, ""))], "Mine", TODAY).cut == ()


def test_a_row_is_as_high_as_its_text_within_reason() -> None:
    sheet = opened(table(("a", "short", ""), ("b", "x" * 50, ""), ("c", "x\n" * 500, "")))["People"]
    assert [sheet.row_dimensions[row].height or 15 for row in (2, 3, 4)] == [15, 45, 90]


def test_control_characters_and_lone_surrogates_make_no_broken_file() -> None:
    sheet = opened(table(("a\x00b\x1b\x0b", "b\udce4", "\ufffe")))["People"]
    assert sheet["B2"].value == "b\ufffd"
    assert sheet["C2"].value == "\ufffd"


def test_the_same_gives_the_same_bytes_and_no_name_of_a_person_or_machine() -> None:
    one, two = (to_xlsx([table(("Ann", "x", TODAY))], "Mine", TODAY).data for _ in range(2))
    assert one == two
    properties = openpyxl.load_workbook(BytesIO(one)).properties
    assert (properties.creator, properties.lastModifiedBy, properties.title) == (None, None, "Mine")
    assert properties.created == at("2026-05-14")
    assert {entry.date_time[0] for entry in ZipFile(BytesIO(one)).infolist()} == {1980}


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="cannot hold the table 'People'"):
        to_xlsx([table(("a", "", ""), ("b", "", ""))], "Mine", TODAY)

"""Columns that number the rows are left out, and said to be; those kept are said by the key that notes have."""

from __future__ import annotations

import pytest

from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, person, reading


@pytest.mark.parametrize("header", ["#", "No.", "Nr.", "Lfd. Nr."])
@pytest.mark.parametrize("numbers", [["1", "2", "3"], ["3", "1", "2"], ["1", "2", "2"], ["1.", "2.", "4."]])
def test_a_running_number_is_left_out_and_it_is_said(header: str, numbers: list[str]) -> None:
    names = ["Ann Ray", "Bo Lee", "Cy Dow"]
    rows = [[header, "Name", "Email"], *([n, name, ""] for n, name in zip(numbers, names, strict=True))]
    file = reading(as_csv(rows))
    assert [(each.name, each.extra) for each in file.people] == [(name, ()) for name in names]
    assert any(f"Left out: “{header}” (it numbers the rows)" in notice for notice in file.notices)


def test_a_running_number_whose_cells_are_merged_is_left_out() -> None:
    rows = [["#", "Name", "Date"], [1, "Ann Ray", "2026-01-05"], ["", "Ann Ray", "2026-01-06"], [2, "Bo Lee", ""]]
    file = reading(as_xlsx(rows, merged=[(1, 0, 2, 0)]))
    assert [each.extra for each in file.people] == [(), ()]


def test_numbers_that_count_nothing_are_kept() -> None:
    rows = [["Nr.", "Name"], ["412", "Ann Ray"], ["7", "Bo Lee"], ["90", "Cy Dow"]]
    assert [each.extra for each in reading(as_csv(rows)).people] == [
        (("Nr.", ("412",)),), (("Nr.", ("7",)),), (("Nr.", ("90",)),),
    ]  # fmt: skip


def test_what_is_kept_is_said_by_the_key_that_notes_have() -> None:
    file = reading(as_csv([["#", "Name", "Prio!", "LinkedIn", "LinkedIn 2"], ["a", "Ann Ray", "x", "u", "v"]]))
    (told,) = [notice for notice in file.notices if "Kept under their own names" in notice]
    assert "“#” as “other”, “Prio!” as “Prio”, “LinkedIn 2” (another column is linkedin)" in told


def test_a_name_column_with_the_last_name_first_is_said_to_be_the_name() -> None:
    file = reading(as_csv([["Last, First", "Email"], ["Ray, Ann", ""]]))
    assert any("“Last, First” taken as name (the last name comes first)" in notice for notice in file.notices)


@pytest.mark.parametrize(
    "error", ["#REF!", "#VALUE!", "#NAME?", "#N/A", "#DIV/0!", "#NUM!", "#BEZUG!", "#WERT!", "#NV"]
)
def test_an_error_of_a_formula_is_no_value_in_any_cell_and_it_is_said(error: str) -> None:
    header = ["Name", "Phone", "Date met", "Action item", "Shoe size"]
    ann = person(header, ["Ann Ray", error, error, error, error])
    assert (ann.phones, ann.met, ann.items, ann.extra, ann.notes) == ((), None, (), (), ())
    file = reading(as_csv([header, ["Ann Ray", error, "", "", ""], [error, "123", "", "", ""]]))
    assert [each.name for each in file.people] == ["Ann Ray"]
    assert any(
        f"2 cells hold an error of a formula, which says nothing: row 2 ({error})" in each for each in file.notices
    )


def test_an_error_that_a_workbook_says_is_one_is_told() -> None:
    import io

    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    data = io.BytesIO()
    with Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Phone"])
        sheet.write_row(1, 0, ["Ann Ray"])
        sheet.write_formula(1, 1, "=B9/0", None, "#DIV/0!")
    assert any("error of a formula, which says nothing: B2" in each for each in reading(data.getvalue()).notices)

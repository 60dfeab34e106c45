from __future__ import annotations

from datetime import date

import pytest

from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, people, reading


def _days(rows: list[list[object]], **said: object) -> list[str]:
    found = people(as_csv([["Name", "Last contact", "Follow-up date"], *rows]), **said)  # type: ignore[list-item]
    return [str(touch.when) for each in found.values() for touch in each.touches]


def test_an_ambiguous_date_is_refused_with_both_readings_and_what_to_say() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        _days([["Ann Ray", "2026-01-01", ""], ["Bo Lee", "3/4/26", ""]])
    message = refused.value.message
    for part in ("“3/4/26”", "“Last contact”", "row 3", "2026-04-03", "2026-03-04"):
        assert part in message
    assert "--day-first" in refused.value.hint
    assert "--month-first" in refused.value.hint


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_the_persons_word_settles_it(day_first: bool, day: str) -> None:
    assert _days([["Ann Ray", "3/4/26", ""]], day_first=day_first) == [day]


@pytest.mark.parametrize(("settling", "day"), [("25/12/25", "2026-04-03"), ("12/25/25", "2026-03-04")])
def test_one_date_of_a_column_settles_the_others_whatever_is_said(settling: str, day: str) -> None:
    rows: list[list[object]] = [["Ann Ray", "3/4/26", ""], ["Bo Lee", settling, ""]]
    assert _days(rows) == _days(rows, day_first=True) == _days(rows, day_first=False) == [day, "2025-12-25"]


def test_a_column_without_such_a_date_goes_by_the_others() -> None:
    assert _days([["Ann Ray", "3/4/26", ""], ["Bo Lee", "", "25/12/26"]]) == ["2026-04-03"]


def test_a_column_that_settles_it_both_ways_settles_nothing() -> None:
    rows: list[list[object]] = [["Ann Ray", "25/12/25", ""], ["Bo Lee", "12/25/25", ""], ["Cy Dow", "3/4/26", ""]]
    with pytest.raises(ImportRefusedError, match="3/4/26"):
        _days(rows)
    assert _days(rows, day_first=True) == ["2025-12-25", "2025-12-25", "2026-04-03"]


def test_what_is_the_same_in_both_orders_needs_no_word() -> None:
    assert _days([["Ann Ray", "4/4/26", ""], ["Bo Lee", "13/4/26", ""]]) == ["2026-04-04", "2026-04-13"]


def test_with_points_the_day_comes_first() -> None:
    assert _days([["Ann Ray", "05.12.2025", ""]]) == ["2025-12-05"]


def test_days_in_columns_that_are_not_of_days_need_no_word() -> None:
    assert list(people(as_csv([["Name", "Notes", "Phone"], ["Ann Ray", "3/4/26", "3/4/26"]]))) == ["Ann Ray"]


def test_an_ambiguous_birthday_is_asked_too() -> None:
    rows = as_csv([["Name", "Birthday"], ["Ann Ray", "5/6"]])
    with pytest.raises(ImportRefusedError, match=r"5 Jun.*6 May"):
        reading(rows)
    assert reading(rows, day_first=True).people[0].birthday == "--06-05"
    assert reading(rows, day_first=False).people[0].birthday == "--05-06"


@pytest.mark.parametrize("from_1904", [False, True])
def test_typed_dates_are_their_day_in_either_way_of_counting(from_1904: bool) -> None:
    serial = 46085 - (1462 if from_1904 else 0)
    rows = [["Name", "Last contact"], ["Ann Ray", date(2026, 3, 4)], ["Bo Lee", serial]]
    found = people(as_xlsx(rows, from_1904=from_1904))  # type: ignore[arg-type]
    assert [str(touch.when) for each in found.values() for touch in each.touches] == ["2026-03-04", "2026-03-04"]


def test_a_serial_is_a_day_only_where_the_header_says_so() -> None:
    found = people(
        as_csv([["Name", "Last contact", "Badge"], ["Ann Ray", "46085", "46085"], ["Bo Lee", "46086", "1"]])
    )["Ann Ray"]
    assert [str(touch.when) for touch in found.touches] == ["2026-03-04"]
    assert found.extra == (("Badge", ("46085",)),)


def test_a_number_among_the_days_of_a_text_file_is_no_day() -> None:
    file = reading(as_csv([["Name", "Last contact"], ["Ann Ray", "45000"], ["Bo Lee", "2026-01-01"]]))
    assert (file.people[0].touches, file.people[0].notes) == ((), ("Last contact: 45000",))
    assert any("row 2 (“45000” in “Last contact”)" in notice for notice in file.notices)


def test_rows_that_contradict_each_other_are_named() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        _days([["Ann Ray", "13/04/26", ""], ["Bo Lee", "04/13/26", ""], ["Cy Dow", "3/4/26", ""]])
    message = refused.value.message
    for part in ("“13/04/26”", "row 2", "“04/13/26”", "row 3", "contradict"):
        assert part in message
    assert "no date of the file says which" not in message


def test_columns_that_contradict_each_other_are_named() -> None:
    with pytest.raises(
        ImportRefusedError,
        match=r"contradict.*“13/04/26” in “Last contact”, row 2.*“04/13/26” in “Follow-up date”, row 3",
    ):
        reading(as_csv([
            ["Name", "Last contact", "Follow-up date", "Met on"], ["Ann Ray", "13/04/26", "", ""], ["Bo Lee", "", "04/13/26", ""],
            ["Cy Dow", "", "", "3/4/26"],
        ]))  # fmt: skip


@pytest.mark.parametrize(("said", "day"), [(False, "13/04/26"), (True, "04/13/26")])
def test_days_that_cannot_be_read_as_the_person_says_are_told(said: bool, day: str) -> None:
    file = reading(as_csv([["Name", "Last contact"], ["Ann Ray", day]]), day_first=said)
    option = "--day-first" if said else "--month-first"
    (notice,) = (notice for notice in file.notices if option in notice)
    assert f"row 2 (“{day}” in “Last contact”)" in notice
    assert not any(
        option in notice
        for notice in reading(as_csv([["Name", "Last contact"], ["Ann Ray", day]]), day_first=not said).notices
    )


def test_a_birthday_of_a_year_that_cannot_be_is_kept_and_told() -> None:
    file = reading(as_csv([["Name", "Birthday"], ["Ann Ray", "5.6.26"], ["Bo Lee", "5.6.88"]]))
    assert [each.birthday for each in file.people] == ["--06-05", "1988-06-05"]
    assert [each.notes for each in file.people] == [("Birthday: 5.6.26",), ()]
    (notice,) = (notice for notice in file.notices if "year" in notice)
    assert "row 2 (“5.6.26” in “Birthday”)" in notice
    assert "row 3" not in notice

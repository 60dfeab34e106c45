from __future__ import annotations

from datetime import date, datetime

import pytest

from netmd.exchange.readers.spreadsheet.days import from_serial, read_day, read_yearly, typed
from tests.unit.exchange.readers.spreadsheet.sheet import TODAY, as_csv, reading

FOURTH_OF_MARCH = """
    2026-03-04 | 2026/03/04 | 2026.03.04 | 2026-3-4 | 20260304 | 4 Mar 2026 | 4 March 2026 | March 4, 2026 | Mar 4 2026
    | 4-Mar-26 | 4th March 2026 | March 4th, 2026 | 04.03.2026 | 4.3.26 | Wed, 4 Mar 2026 | Wednesday, March 4, 2026
    | 4. März 2026 | 4. Mrz 2026 | Mittwoch, 4. März 2026 | 4 mars 2026 | mercredi 4 mars 2026 | 4 de marzo de 2026
    | 4 mar. 2026 | 4 de março de 2026 | 4 marzo 2026 | 4 maart 2026 | 4 mrt 2026 | 4 Mar '26 | 4 MARCH 2026 | le 4 mars 2026 | am 4. März 2026
"""


@pytest.mark.parametrize("text", [text.strip() for text in FOURTH_OF_MARCH.split("|")])
def test_a_day_in_any_of_its_forms_is_that_day(text: str) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert not reading.is_ambiguous
    for day_first in (True, False, None):
        when = reading.read(day_first)
        assert when is not None
        assert (when.iso, when.clock) == ("2026-03-04", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er janvier 2026", "2026-01-01"), ("15 févr. 2026", "2026-02-15"), ("3 août 2025", "2025-08-03"),
        ("12 déc. 2025", "2025-12-12"), ("1º de enero de 2026", "2026-01-01"), ("9 set 2025", "2025-09-09"),
        ("9 out 2025", "2025-10-09"), ("2 mag 2025", "2025-05-02"), ("2 giu 2025", "2025-06-02"),
        ("30 dez. 2025", "2025-12-30"), ("5 ene 2026", "2026-01-05"), ("7 gennaio 2026", "2026-01-07"),
        ("7 juil. 2025", "2025-07-07"), ("7 okt 2025", "2025-10-07"), ("7 ott 2025", "2025-10-07"),
    ],
)  # fmt: skip
def test_months_are_known_in_seven_languages(text: str, day: str) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert str(reading.read(None)) == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Mar 2026", "2026-03"), ("März 2026", "2026-03"), ("2026-03", "2026-03"), ("03/2026", "2026-03"),
     ("Mar '26", "2026-03"), ("mars de 2026", "2026-03"), ("2025", "2025")],
)  # fmt: skip
def test_a_month_or_year_stays_one(text: str, iso: str) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert (str(reading.day_first), str(reading.month_first)) == (iso, iso)


@pytest.mark.parametrize(
    "text", ["", "soon", "4 Mar", "3/4", "next week", "ASAP", "Q3 2026", "2 years", "5", "26-Mar", "Mar-26", "Mar 26", "call 4 Mar 2026",
             "1/2/3/2026", "4 Foo 2026", "12345678901", "555-0100", "9" * 1000],
)  # fmt: skip
def test_what_is_no_whole_date_is_not_made_one(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_numbers_with_strokes_have_two_readings() -> None:
    reading = read_day("3/4/26", TODAY)
    assert reading is not None
    assert reading.is_ambiguous
    assert (str(reading.read(True)), str(reading.read(False))) == ("2026-04-03", "2026-03-04")


@pytest.mark.parametrize(("text", "first"), [("13/4/2026", True), ("4/13/2026", False), ("4/4/2026", None)])
def test_a_number_beyond_twelve_settles_the_order(text: str, first: bool | None) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert not reading.is_ambiguous
    assert reading.settles is first


@pytest.mark.parametrize("text", ["2026-02-30", "31.02.2026", "31/2/2026", "30 Feb 2026", "2026-13-01", "0/0/2026"])
def test_a_day_that_does_not_exist_is_none_in_either_order(text: str) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert (reading.day_first, reading.month_first) == (None, None)


@pytest.mark.parametrize(
    ("text", "when"),
    [("2026-03-04 14:30", "2026-03-04 14:30"), ("2026-03-04T14:30:00Z", "2026-03-04 14:30"),
     ("4 Mar 2026 2:30 PM", "2026-03-04 14:30"), ("04.03.2026 14:30 Uhr", "2026-03-04 14:30"),
     ("March 4, 2026 at 2:30pm", "2026-03-04 14:30"), ("2026-03-04 00:00:00", "2026-03-04"),
     ("4 Mar 2026, 12:15 am", "2026-03-04 00:15")],
)  # fmt: skip
def test_a_time_is_kept_and_midnight_is_none(text: str, when: str) -> None:
    reading = read_day(text, TODAY)
    assert reading is not None
    assert str(reading.read(None)) == when


def test_a_year_of_two_digits_is_of_this_century_unless_far_ahead() -> None:
    for text, year in (("4 Mar 46", 2046), ("4 Mar 47", 1947), ("4 Mar 99", 1999), ("4 Mar 00", 2000)):
        reading = read_day(text, TODAY)
        assert reading is not None
        assert reading.read(None).start.year == year  # type: ignore[union-attr]


def test_the_serials_of_excel_are_days_from_1900_or_1904() -> None:
    assert str(from_serial("46085")) == "2026-03-04"
    assert str(from_serial("44623", from_1904=True)) == "2026-03-04"
    assert str(from_serial("46085.6041")) == "2026-03-04"
    assert [from_serial(text) for text in ("2026", "123", "99999", "4.6E4", "x")] == [None] * 5


def test_a_typed_cell_is_its_day_and_its_time() -> None:
    assert str(typed(date(2026, 3, 4))) == "2026-03-04"
    assert str(typed(datetime.fromisoformat("2026-03-04T14:30:59"))) == "2026-03-04 14:30"
    assert str(typed(datetime.fromisoformat("2026-03-04"))) == "2026-03-04"


def test_a_day_of_the_year_is_read_where_one_is_meant() -> None:
    for text in ("12 May", "May 12", "12.5.", "12. Mai", "12 de mayo"):
        pair = read_yearly(text)
        assert pair is not None
        assert {each.iso for each in pair if each} == {"--05-12"}, text
    pair = read_yearly("5/6")
    assert pair is not None
    assert [each.iso for each in pair if each] == ["--06-05", "--05-06"]
    assert read_yearly("soon") is None


@pytest.mark.parametrize("text", ["Nov 5", "31.12.", "12/1", "next Friday", "Q1 2027", "Tuesday"])
@pytest.mark.parametrize("header", ["Follow up by", "Last contact", "Date met", "Date", "Due date"])
def test_words_that_are_no_day_are_kept_and_told(header: str, text: str) -> None:
    file = reading(
        as_csv([["Name", "Email", header], ["Ann Ray", "a@x.example", "2026-03-04"], ["Bo Lee", "b@x.example", text]])
    )
    assert text in str(file.people[1])
    (notice,) = (notice for notice in file.notices if notice.startswith("Not read as a day"))
    assert f"row 3 (“{text}” in “{header}”)" in notice
    assert "row 2" not in notice


def test_words_that_are_no_day_are_counted_where_they_are_many() -> None:
    rows = [[f"Ann {chr(97 + number)}", f"in {number} weeks or so"] for number in range(20)]
    file = reading(as_csv([["Name", "Follow-up date"], ["Bo Lee", "2026-03-04"], *rows]))
    (notice,) = (notice for notice in file.notices if notice.startswith("Not read as a day"))
    assert notice.endswith("and 8 rows more.")


def test_the_same_words_are_told_once_with_how_many_rows_have_them() -> None:
    rows = [[f"Ann {chr(97 + number)}", "soon" if number % 2 else "TBD"] for number in range(20)]
    file = reading(as_csv([["Name", "Follow-up date"], ["Bo Lee", "2026-03-04"], *rows]))
    (notice,) = (notice for notice in file.notices if notice.startswith("Not read as a day"))
    assert notice.count("“soon”") == notice.count("“TBD”") == 1
    assert "row 3 and 9 rows more (“TBD” in “Follow-up date”), row 4 and 9 rows more (“soon” in" in notice


def test_a_yes_below_a_day_and_a_birthday_without_its_year_are_no_matter() -> None:
    rows = [["Name", "Follow-up date", "Birthday"], ["Ann Ray", "Yes", "12 May"], ["Bo Lee", "2026-04-01", ""]]
    assert not any("Not read as a day" in notice for notice in reading(as_csv(rows)).notices)


def test_a_birthday_that_is_no_day_is_told() -> None:
    file = reading(as_csv([["Name", "Birthday"], ["Ann Ray", "in spring"]]))
    assert any("row 2 (“in spring” in “Birthday”)" in notice for notice in file.notices)

"""One person met on several days: however the rows say who it is, no day of them is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from netmd.exchange.records import ForeignFile, PersonRecord
from tests.unit.exchange.readers.spreadsheet.sheet import Cell, as_csv, as_xlsx, person, reading


def _days(record: PersonRecord) -> list[str]:
    return [str(touch.when) for touch in record.touches]


def _by_name(file: ForeignFile) -> dict[str, list[str]]:
    return {record.name: _days(record) for record in file.people}


@pytest.mark.parametrize(
    "rows",
    [
        [["First Name", "Last Name", "Company", "Date met", "Notes"],
         ["Ann", "Lee", "S", "2026-04-03", "one"], ["Ann", "Lee", "S", "2026-05-20", "two"]],
        [["Nachname", "Vorname", "Firma", "Kennengelernt am", "Notizen"],
         ["Lee", "Ann", "S GmbH", "03.04.2026", "one"], ["Lee", "Ann", "S GmbH", "20. Mai 2026", "two"]],
        [["Name", "Email", "Date met", "Notes"],
         ["Ann Lee", "a@x.example", "2026-04-03", "one"], ["Ann K. Lee", "a@x.example", "2026-05-20", "two"]],
        [["Name", "Company", "Date met", "Notes"],
         ["Ann Lee", "S", "2026-04-03", "one"], ["Lee, Ann", "S", "2026-05-20", "two"], ["Bo Day", "", "2026-01-01", ""]],
    ],
    ids=["parts of a name", "German", "one address", "two spellings"],
)  # fmt: skip
def test_each_day_is_a_meeting_however_the_person_is_told(rows: Sequence[Sequence[Cell]]) -> None:
    ann = reading(as_csv(rows)).people[0]
    assert _days(ann) == ["2026-04-03", "2026-05-20"]
    assert [touch.text for touch in ann.touches] == ["one", "two"]


def test_a_day_written_in_two_ways_is_one_day() -> None:
    ann = person(["Name", "Date met"], ["Ann Lee", "2026-04-03"], ["Ann Lee", "3 April 2026"])
    assert (str(ann.met), ann.touches) == ("2026-04-03", ())


def test_days_on_several_sheets_are_meetings_and_sheets_of_months_are_no_key() -> None:
    header = ["Name", "Company", "Date met", "Notes"]
    file = reading(
        as_xlsx(
            sheets={
                "Jan": [header, ["Ann Lee", "S", "2026-01-05", "in Jan"], ["Bo Day", "S", "2026-01-05", "x"]],
                "Feb 2026": [header, ["Ann Lee", "S", "2026-02-07", "in Feb"]],
                "March": [header, ["Cy Fox", "S", "2026-03-07", "in March"]],
            }
        )
    )
    assert _by_name(file) == {
        "Ann Lee": ["2026-01-05", "2026-02-07"], "Bo Day": ["2026-01-05"], "Cy Fox": ["2026-03-07"],
    }  # fmt: skip
    assert [record.extra for record in file.people] == [(), (), ()]


def test_a_second_day_of_meeting_is_kept_where_the_rows_are_of_meetings_already() -> None:
    header = ["Name", "Date met", "Meeting date", "Notes"]
    ann = person(header, ["Ann Lee", "2026-01-05", "2026-02-01", "one"], ["Ann Lee", "2026-01-09", "2026-03-01", "two"])
    assert (str(ann.met), _days(ann)) == ("2026-01-05", ["2026-02-01", "2026-03-01"])
    assert ann.extra == (("met", ("2026-01-09",)),)


def test_a_second_day_is_kept_where_the_person_says_that_it_is_the_day_of_meeting() -> None:
    rows = [["Name", "Date met"], ["Ann Lee", "2026-01-05"], ["Ann Lee", "2026-01-09"]]
    (ann,) = reading(as_csv(rows), mapping={"Date met": "met"}).people
    assert (str(ann.met), ann.touches, ann.extra) == ("2026-01-05", (), (("met", ("2026-01-09",)),))


def test_two_people_of_one_name_are_not_one_who_was_met_twice() -> None:
    rows = [["Name", "Company", "Date met"], ["Ann Lee", "Acme", "2026-01-05"], ["Ann Lee", "Zed", "2026-01-09"]]
    assert [str(each.met) for each in reading(as_csv(rows)).people] == ["2026-01-05", "2026-01-09"]


def test_a_sheet_that_is_no_month_stays_a_key_of_a_table_of_meetings() -> None:
    header = ["Name", "Date met"]
    sheets = {"Work": [header, ["Ann Lee", "2026-01-05"]], "Club": [header, ["Ann Lee", "2026-02-07"]]}
    (ann,) = reading(as_xlsx(sheets=sheets)).people
    assert (_days(ann), ann.extra) == (["2026-01-05", "2026-02-07"], (("Sheet", ("Work", "Club")),))


def test_where_you_met_is_the_place_of_the_meetings() -> None:
    header = ["Name", "Date met", "Where did we meet?"]
    ann = person(header, ["Ann Lee", "2026-01-05", "Fair"], ["Ann Lee", "2026-01-09", "Zoom"], ["Ann Lee", "", "Club"])
    assert [touch.place for touch in ann.touches] == ["Fair", "Zoom"]
    assert (ann.met_at, ann.extra) == ("Club", ())


def test_how_you_met_stays_how_you_met_where_the_days_are_meetings() -> None:
    header = ["Name", "Date met", "How do I know them"]
    ann = person(header, ["Ann Lee", "2026-01-05", "Ben's roommate"], ["Ann Lee", "2026-01-09", ""])
    assert ([touch.place for touch in ann.touches], ann.met_at) == (["", ""], "Ben's roommate")


def test_a_place_beside_the_day_of_meeting_is_where_you_met() -> None:
    file = reading(as_csv([["Name", "Date met", "Where"], ["Ann Lee", "2026-01-05", "Cafe"]]))
    assert [(each.met_at, each.extra) for each in file.people] == [("Cafe", ())]
    assert any("“Where” taken as met_at (by the other columns)" in notice for notice in file.notices)


@pytest.mark.parametrize("header", ["Where", "Venue", "Treffpunkt", "Lugar"])
def test_a_place_stays_one_where_the_days_are_meetings(header: str) -> None:
    ann = person(["Name", "Date met", header], ["Ann Lee", "2026-01-05", "Cafe"], ["Ann Lee", "2026-01-09", "Bar"])
    assert [touch.place for touch in ann.touches] == ["Cafe", "Bar"]
    assert (ann.met_at, ann.extra) == ("", ())


def test_a_place_beside_how_you_met_keeps_its_header() -> None:
    file = reading(as_csv([["Name", "Date met", "How we met", "Venue"], ["Ann Lee", "2026-01-05", "via Bo", "Cafe"]]))
    assert [(each.met_at, each.extra) for each in file.people] == [("via Bo", (("Venue", ("Cafe",)),))]
    assert any("Kept under their own names: “Venue”" in notice for notice in file.notices)


def test_a_place_beside_how_you_met_is_that_of_the_meetings_where_the_days_are_these() -> None:
    header = ["Name", "Date met", "How we met", "Venue"]
    ann = person(header, ["Ann Lee", "2026-01-05", "via Bo", "Cafe"], ["Ann Lee", "2026-01-09", "", "Bar"])
    assert ([touch.place for touch in ann.touches], ann.met_at, ann.extra) == (["Cafe", "Bar"], "via Bo", ())

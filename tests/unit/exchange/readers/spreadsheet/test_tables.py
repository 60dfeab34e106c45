from __future__ import annotations

from datetime import date

import pytest

from netmd.exchange.readers.spreadsheet import recognises
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.spreadsheet.sheet import Grid, as_csv, as_xlsx, people, reading

PLAIN: Grid = [["Name", "Company", "Email"], ["Ann Ray", "Acme", "ann@x.example"], ["Bo Lee", "Zed", "bo@x.example"]]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    "above",
    [[], [["My networking tracker 2026"], []], [["Name of owner:", "Me"], ["Updated", "3 March"], [], []],
     [[], ["Instructions: fill in one row per person you have talked to, and a date."], ["Goal:", "5 calls a week"]]],
)  # fmt: skip
def test_the_header_is_found_below_whatever_stands_above_it(write, above: Grid) -> None:
    file = reading(write([*above, *PLAIN]))
    assert [(each.name, each.orgs, each.source.row) for each in file.people] == [
        ("Ann Ray", ("Acme",), len(above) + 2), ("Bo Lee", ("Zed",), len(above) + 3)
    ]  # fmt: skip
    assert (file.rows, file.passed_over) == (2, ())


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_blank_rows_and_columns_do_not_matter(write) -> None:
    rows = [["", "", *PLAIN[0]], [], ["", "", *PLAIN[1]], ["", " ", ""], [], ["", "", *PLAIN[2]], []]
    file = reading(write(rows))
    assert [(each.name, each.emails, each.source.row) for each in file.people] == [
        ("Ann Ray", ("ann@x.example",), 3), ("Bo Lee", ("bo@x.example",), 6)
    ]  # fmt: skip
    assert file.rows == 2


def test_a_header_of_two_rows_is_read_as_one() -> None:
    rows: Grid = [
        ["Contact", "", "Last meeting", "", "Next step", ""],
        ["Name", "Company", "Date", "How", "What", "Due date"],
        ["Ann Ray", "Acme", date(2026, 3, 4), "Call", "Send deck", date(2026, 3, 30)],
    ]
    for data in (as_csv(rows), as_xlsx(rows, merged=[(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 0, 5)])):
        (found,) = reading(data).people
        assert (found.name, found.orgs) == ("Ann Ray", ("Acme",))
        assert [(str(touch.when), touch.title) for touch in found.touches] == [("2026-03-04", "Call")]


def test_a_second_row_of_a_header_stands_below_its_groups_alone() -> None:
    rows: Grid = [
        ["Name", "Company", "Last contact", "", "Notes"],
        ["", "", "Date", "Channel", ""],
        ["Ann Ray", "Acme", date(2026, 3, 4), "Call", "tall"],
    ]
    (found,) = reading(as_xlsx(rows, merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)])).people
    assert (found.name, found.orgs) == ("Ann Ray", ("Acme",))
    assert [(str(touch.when), touch.title) for touch in found.touches] == [("2026-03-04", "Call")]
    assert "tall" in (*found.notes, found.touches[0].text)


@pytest.mark.parametrize(
    "total", [["Total", "2"], ["Total: 2"], ["", "", "Sum", "17"], ["Grand total", "2"], ["Count", "2"], ["Summe", "2"],
              ["Total contacts: 48", "", "3"], ["TOTAL"]],
)  # fmt: skip
def test_rows_of_totals_are_passed_over(total: list[str]) -> None:
    file = reading(as_csv([*PLAIN, [], total]))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee"]
    assert [(each.source.row, each.why) for each in file.passed_over] == [(5, "a total")]
    assert file.rows == 3


def test_somebody_called_like_a_total_is_somebody() -> None:
    assert "Suma" in people(as_csv([*PLAIN, ["Suma", "", ""]]))
    assert "Total" in people(as_csv([*PLAIN, ["Total", "TotalEnergies", "t@x.example"]]))


def test_the_header_again_is_passed_over() -> None:
    file = reading(as_csv([*PLAIN, [], PLAIN[0], ["Cy Dow", "Acme", ""]]))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee", "Cy Dow"]
    assert [(each.source.row, each.why) for each in file.passed_over] == [(5, "the header again")]


def test_a_heading_merged_across_the_table_is_passed_over() -> None:
    rows = [*PLAIN[:2], ["Conference in May", "", ""], PLAIN[2]]
    file = reading(as_xlsx(rows, merged=[(2, 0, 2, 2)]))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee"]
    assert [(each.source.row, each.why) for each in file.passed_over] == [(3, "a heading within the table")]


def test_a_row_without_a_name_is_passed_over_and_counted() -> None:
    file = reading(as_csv([*PLAIN, ["", "Acme", ""], ["-", "", "info@acme.example"]]))
    assert [(each.source.row, each.why) for each in file.passed_over] == [(4, "no name"), (5, "no name")]
    assert file.rows == 4


def test_an_address_that_spells_a_name_out_names_somebody() -> None:
    file = reading(as_csv([*PLAIN, ["", "Acme", "cy.dow@x.example"]]))
    assert file.people[2].name == "Cy Dow"
    assert "row 4 (Cy Dow)" in file.notices[-1]


def test_example_rows_of_a_template_are_kept() -> None:
    assert "Jane Doe (example)" in people(as_csv([*PLAIN, ["Jane Doe (example)", "e.g. Acme", ""]]))


def test_sheets_that_name_the_same_people_are_joined_by_name() -> None:
    book = as_xlsx(sheets={
        "contacts": [["Name", "Company", "Email"], ["Ann Ray", "Acme", "ann@x.example"], ["Bo Lee", "Zed", ""]],
        "meetings": [["Contact", "Date", "Title", "Place", "Notes"], ["Ann Ray", date(2026, 3, 4), "Coffee", "Balzac", "She builds the team"],
                     ["Ann Ray", date(2026, 4, 4), "Call", "", ""], ["Cy Dow", date(2026, 3, 5), "Lunch", "", ""]],
        "action items": [["Contact", "Action item", "Due", "Done"], ["Ann Ray", "Send deck", date(2026, 3, 30), ""], ["Bo Lee", "Call back", "", date(2026, 3, 1)]],
        "follow-ups": [["Contact", "Follow-up date"], ["Bo Lee", date(2026, 5, 1)]],
        "openings": [["Title", "Organisation", "URL", "Found"], ["Community manager", "Rocket", "https://jobs.example/1", date(2026, 3, 8)]],
    })  # fmt: skip
    file = reading(book)
    found = {each.name: each for each in file.people}
    assert list(found) == ["Ann Ray", "Bo Lee", "Cy Dow"]
    ann, bo = found["Ann Ray"], found["Bo Lee"]
    assert [(str(t.when), t.title, t.place, t.text) for t in ann.touches] == [
        ("2026-03-04", "Coffee", "Balzac", "She builds the team"), ("2026-04-04", "Call", "", "")
    ]  # fmt: skip
    assert [(i.text, str(i.due), i.is_done) for i in ann.items] == [("Send deck", "2026-03-30", False)]
    assert [(i.text, i.due, str(i.done)) for i in bo.items] == [("Call back", None, "2026-03-01")]
    assert str(bo.follow_up) == "2026-05-01"
    assert (ann.source.part, [source.part for source in ann.also]) == (
        "contacts",
        ["meetings", "meetings", "action items"],
    )
    assert [(each.source.part, each.why) for each in file.passed_over] == [
        ("openings", "the sheet has no column of names")
    ]
    assert file.rows == 9


def test_a_sheet_a_month_is_one_table_whose_days_say_the_month() -> None:
    book = as_xlsx(
        sheets={
            "January": [["Name", "Date"], ["Ann Ray", date(2026, 1, 5)]],
            "February": [["Name", "Date"], ["Ann Ray", date(2026, 2, 5)]],
        }
    )
    (ann,) = reading(book).people
    assert [str(touch.when) for touch in ann.touches] == ["2026-01-05", "2026-02-05"]
    assert ann.extra == ()


def test_hidden_sheets_are_read_and_named() -> None:
    file = reading(as_xlsx(sheets={"Now": PLAIN, "Old": [["Name", "Company"], ["Cy Dow", "Zed"]]}, hidden=["Old"]))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee", "Cy Dow"]
    assert any("“Old” is hidden" in notice for notice in file.notices)


def test_sheets_that_are_no_tables_are_named_and_their_rows_counted() -> None:
    file = reading(as_xlsx(sheets={"People": PLAIN, "Lists": [["red"], ["green"], ["blue"]]}))
    assert file.rows == 5
    assert {each.why for each in file.passed_over} == {"the sheet has no header that names its columns"}
    assert any("“Lists”" in notice for notice in file.notices)


@pytest.mark.parametrize("text", ["", "\n\n", "hello\nworld\n", "1,2,3\n4,5,6\n", "# A note\n\nName of the rose\n"])
def test_what_is_no_spreadsheet_of_people_is_refused_with_what_it_should_be(text: str) -> None:
    assert recognises("x", text.encode()) <= 0.1
    with pytest.raises(ImportRefusedError) as refused:
        reading(text.encode())
    assert refused.value.hint


def test_recognising_is_sure_of_workbooks_and_less_so_of_csv() -> None:
    assert recognises("x", as_xlsx(PLAIN)) == 0.9
    assert recognises("x.csv", as_csv(PLAIN)) == 0.5
    assert recognises("x.csv", as_csv([["Name"], ["Ann"]])) == 0.3
    assert recognises("x.csv", as_csv([["Name", "Email"], ["Ann", "a@x.example"]])) == 0.4
    assert recognises("x.csv", as_csv([["Company", "Status"], ["Acme", "open"]])) == 0.15
    assert recognises("x.csv", as_csv([["Colour", "Size"], ["red", "4"]])) == 0.1
    assert recognises("x.csv", b"Name,Email\nAnn,\0") == 0.1
    assert recognises("x", b"Name,Email\nAnn,\0") == 0
    assert recognises("x", b"PK\x03\x04 not a zip") == 0
    assert recognises("x.vcf", as_csv(PLAIN)) == 0


def test_other_delimiters_and_encodings_are_read() -> None:
    assert list(
        people(as_csv([["Name", "Firma"], ["Jürgen Groß", "Bäcker & Söhne"]], ";").decode().encode("cp1252"))
    ) == ["Jürgen Groß"]
    assert list(people(as_csv([["Name", "Company"], ["Ann Ray", "Acme"]], "\t").decode().encode("utf-16"))) == [
        "Ann Ray"
    ]


GROUPED: Grid = [
    ["Person", "", "", "How to reach", ""],
    ["#", "Full Name", "Where they work", "E-Mail", "Cell #"],
    ["1", "Ann Ray", "Acme", "ann@x.example", "416 555 0100"],
    ["2", "Bo Lee", "Zed", "bo@x.example", "416 555 0101"],
    ["4", "Cy Dow", "Zed", "cy@x.example", "416 555 0102"],
]


@pytest.mark.parametrize("number", ["#", "No.", "Nr", ""])
def test_running_numbers_below_a_group_of_names_are_nobody(number: str) -> None:
    rows = [GROUPED[0], [number, *GROUPED[1][1:]], *GROUPED[2:]]
    for data in (as_csv(rows), as_xlsx(rows, merged=[(0, 0, 0, 2), (0, 3, 0, 4)])):
        file = reading(data)
        assert [(each.name, each.emails, each.extra) for each in file.people] == [
            ("Ann Ray", ("ann@x.example",), ()), ("Bo Lee", ("bo@x.example",), ()), ("Cy Dow", ("cy@x.example",), ())
        ]  # fmt: skip
        assert any("Left out: " in notice for notice in file.notices)


def test_a_column_that_names_a_field_by_its_own_words_comes_before_one_that_does_by_its_group() -> None:
    rows: Grid = [
        ["Basics", "", "Date", ""],
        ["Name", "Company", "added", "Met on"],
        ["Ann Ray", "Acme", "2026-01-02", "2026-02-03"],
    ]
    (found,) = reading(as_csv(rows)).people
    assert str(found.met) == "2026-02-03"


def test_a_column_of_numbers_is_never_one_of_names() -> None:
    file = reading(as_csv([["Contact", "Full name"], ["17", "Ann Ray"], ["4", "Bo Lee"]]))
    assert [(each.name, each.extra) for each in file.people] == [
        ("Ann Ray", (("Contact", ("17",)),)),
        ("Bo Lee", (("Contact", ("4",)),)),
    ]


def test_numbers_that_run_on_are_kept_below_a_header_that_says_what_they_are() -> None:
    found = people(as_csv([["Name", "Shoe size"], ["Ann Ray", "41"], ["Bo Lee", "42"], ["Cy Dow", "43"]]))
    assert found["Bo Lee"].extra == (("Shoe size", ("42",)),)


@pytest.mark.parametrize("words", [["Contact", "Email", "In person"], ["Name", "Bo", "Cy"]])
def test_a_list_to_choose_from_beside_a_table_is_no_table(words: list[str]) -> None:
    file = reading(as_xlsx(sheets={"People": PLAIN, "Lists": [[word] for word in words]}))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee"]
    assert {(each.source.part, each.why) for each in file.passed_over} == {
        ("Lists", "the sheet is a list of one column")
    }
    assert file.rows == 2 + len(words)
    assert any("“Lists” is a list of one column; nothing was taken from it" in notice for notice in file.notices)


def test_a_word_to_choose_is_no_header_though_it_is_near_one() -> None:
    words = [["Status"], ["Warm Contact"], ["Dormant"], ["Replied"]]
    file = reading(as_xlsx(sheets={"People": PLAIN, "Lists": words}))  # type: ignore[dict-item]
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee"]
    assert (file.rows, len(file.passed_over)) == (6, 4)


def test_a_list_beside_a_table_is_one_of_people_where_the_person_says_so() -> None:
    file = reading(as_xlsx(sheets={"People": PLAIN, "More": [["Contact"], ["Cy Dow"]]}), mapping={"Contact": "name"})
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee", "Cy Dow"]


def test_a_single_column_that_is_the_whole_file_is_of_people() -> None:
    assert list(people(as_csv([["Name"], ["Ann Ray"]]))) == ["Ann Ray"]


def test_a_single_cell_that_is_a_header_but_for_slips_is_none() -> None:
    with pytest.raises(ImportRefusedError):
        reading(as_csv([["Status"], ["Warm Contact"], ["Dormant"]]))


def test_an_answer_below_a_header_is_no_second_row_of_it() -> None:
    file = reading(as_csv([["Name", "Invited"], ["", "No"]]))
    assert (file.rows, [each.why for each in file.passed_over]) == (1, ["no name"])

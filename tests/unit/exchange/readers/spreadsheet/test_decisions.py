"""What a spreadsheet leaves open, and how it was taken, is said."""

from __future__ import annotations

import pytest

from netmd.exchange.readers.spreadsheet.turned import is_last_first
from netmd.exchange.recognise import recognise
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.address_books import assert_accounted_for, passed_over
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, reading

HEAD = ["Name", "Phone", "Met"]


def _names(*names: str) -> tuple[list[str], tuple[str, ...]]:
    file = reading(as_csv([["Name", "Company"], *([name, f"Firm {n}"] for n, name in enumerate(names))]))
    return [one.name for one in file.people], file.decisions


def test_names_with_the_last_name_first_are_turned_and_it_is_said() -> None:
    names, decisions = _names("Garcia, Luis", "Smith, Ann", "Sá, Pedro", "Bo Lee")
    assert names == ["Luis Garcia", "Ann Smith", "Pedro Sá", "Bo Lee"]
    assert decisions == ("Names have the last name first: “Garcia, Luis” (row 2) became “Luis Garcia”.",)


def test_among_turned_names_a_suffix_stays() -> None:
    names, decisions = _names("Garcia, Luis", "Smith, Ann", "Stone, Jr.")
    assert names == ["Luis Garcia", "Ann Smith", "Stone, Jr."]
    assert decisions[1] == "These names kept their comma: “Stone, Jr.” (row 4)."


@pytest.mark.parametrize(
    "names",
    [
        ("Smith, Jr.",),
        ("Ana Diaz, PhD", "Bo Lee, MBA"),
        ("Acme, Inc.", "Beta Partners, LLC", "Cy Orr"),
        ("Garcia, Luis", "Bo Lee", "Cy Orr"),
        ("Diaz, Ana, Dr.", "Lee, Bo, III"),
        ("Room 5, Left", "Room 6, Right"),
    ],
)
def test_names_that_are_not_plainly_so_stay_as_they_are_and_it_is_said(names: tuple[str, ...]) -> None:
    found, decisions = _names(*names)
    assert found == list(names)
    assert decisions[0].startswith(f"Names with a comma stay as they are written: “{names[0]}” (row 2)")


def test_a_name_is_last_first_by_its_parts() -> None:
    assert is_last_first("van der Berg, Anna Maria")
    assert not any(map(is_last_first, ("Ana Diaz", ", Ana", "Diaz,", "Diaz, Ana & Bo", "Trust, The")))


@pytest.mark.parametrize("ruined", ["4.91701E+11", "4,91701E+11", "5E+10", "4.91701e11"])
def test_a_phone_number_that_a_spreadsheet_rounded_is_none_and_is_told_with_its_row(ruined: str) -> None:
    file = reading(as_csv([HEAD, ["Ana Diaz", ruined, ""], ["Bo Lee", f"{ruined}; +49 30 1234567", ""]]))
    assert [one.phones for one in file.people] == [(), ("+49 30 1234567",)]
    (told,) = [notice for notice in file.notices if "rounded" in notice]
    assert f"row 2 ({ruined}), row 3 ({ruined})" in told


def test_how_dates_were_read_is_said_with_what_tells_it() -> None:
    rows = [["a", "03/04/2026"], ["b", "25/03/2026"], ["c", "26/03/2026"]]
    file = reading(as_csv([["Name", "Met"], *rows]))
    assert file.decisions == (
        "“03/04/2026” in “Met” is 2026-04-03: the day comes first, since “25/03/2026” in row 3 and 1 more can be read no other way.",
    )


def test_how_dates_were_read_is_said_where_another_column_or_the_person_tells_it() -> None:
    other = as_csv([["Name", "Met", "Last contact"], ["a", "03/04/2025", "12/25/2025"]])
    assert (
        reading(other)
        .decisions[0]
        .startswith(
            "“03/04/2025” in “Met” is 2025-03-04: the month comes first, since “12/25/2025” in row 2, though of another column,"
        )
    )
    said = reading(as_csv([["Name", "Met"], ["a", "03/04/2026"]]), day_first=True)
    assert said.decisions == ("“03/04/2026” in “Met” is 2026-04-03: the day comes first, as you say.",)


def test_dates_that_leave_nothing_open_are_not_told_of() -> None:
    assert reading(as_csv([["Name", "Met"], ["a", "2026-04-03"], ["b", "25/03/2026"]])).decisions == ()


def test_where_the_header_was_found_is_said() -> None:
    rows = [["Name", "Company"], ["Ana Diaz", "Acme"]]
    assert reading(as_csv([["My contacts", ""], [], *rows])).decisions == (
        "The header was found in row 3; row 1, above it, is left out.",
    )
    assert "the 2 rows with something above it are left out" in reading(as_xlsx([["a"], ["b"], *rows])).decisions[0]
    assert reading(as_csv(rows)).decisions == ()


def test_a_guessed_encoding_and_a_delimiter_are_said() -> None:
    file = reading(as_csv([["Name", "Firma"], ["Иван Петров", "Ромашка"]], ";").decode().encode("cp1251"))
    assert [one.name for one in file.people] == ["Иван Петров"]
    assert "Windows-1251 (Cyrillic)" in file.decisions[0]
    assert file.decisions[1] == "Cells are taken to be parted by semicolons."
    assert reading("sep=;\nName;Firma\nZoë;x\n".encode("utf-8-sig")).decisions == ()


def test_a_row_with_an_open_quotation_mark_is_passed_over_and_told_with_its_line() -> None:
    data = b'Name,Company,Notes\nAna Diaz,Acme,"a\nb"\n"Bo Lee,Beta,x\nCy Orr,"Gamma, Inc.",y\nDi Fox,Delta,z\n'
    file = reading(data)
    assert [(one.name, one.orgs) for one in file.people] == [
        ("Ana Diaz", ("Acme",)), ("Cy Orr", ("Gamma, Inc.",)), ("Di Fox", ("Delta",)),
    ]  # fmt: skip
    assert passed_over(file) == [(3, "a quotation mark that is never closed")]
    assert_accounted_for(file)
    assert 'line 4, row 3 (“"Bo Lee,Beta,x”)' in file.notices[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16-le", "utf-16"])
def test_headers_in_russian_are_known_in_each_encoding(encoding: str) -> None:
    data = "Имя,Компания,Почта\nИван Петров,Ромашка,ivan@x.example\nОльга Кузнецова,Василёк,o@x.example\n".encode(
        encoding
    )
    name, reader = recognise("x.csv", data)
    assert name == "spreadsheet"
    assert [(one.name, one.orgs) for one in reader.read(data, _options()).people] == [
        ("Иван Петров", ("Ромашка",)), ("Ольга Кузнецова", ("Василёк",)),
    ]  # fmt: skip


def test_headers_in_japanese_are_known() -> None:
    data = "姓,名,会社名,メールアドレス\n山田,太郎,東京電機,taro@x.example\n".encode("cp932")
    (person,) = recognise("x.csv", data)[1].read(data, _options()).people
    assert (person.orgs, person.emails) == (("東京電機",), ("taro@x.example",))


def _options(**said: object) -> object:
    from netmd.exchange.records import ReadOptions
    from tests.unit.exchange.readers.spreadsheet.sheet import TODAY

    return ReadOptions(**{"today": TODAY, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            "Name,Company\nสมชาย ใจดี,บริษัทไทย\nสมหญิง รักไทย,ธนาคาร\n".encode("cp874"),
            "the encoding of the text is not known",
        ),
        (b"Name,Company\nAna,Ac\0me\n", "1 NUL byte, the first in line 2"),
        ("Väli,Kõrgus\nsuur,sinine\n".encode(), "none of the headers in row 1 is known: “Väli”, “Kõrgus”"),
        (b"1,2,3\n4,5,6\n", "no header was found"),
        (b'"Name,Company\nAna,Acme\n', "in line 1 a quotation mark is opened and never closed"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_for_that_and_not_as_of_no_format(data: bytes, why: str) -> None:
    _, reader = recognise("x.csv", data)
    with pytest.raises(ImportRefusedError) as refused:
        reader.read(data, _options())
    assert why in refused.value.message
    assert refused.value.hint


def test_headers_that_nobody_knows_can_be_named() -> None:
    data = "Väli,Kõrgus\nAna Diaz,Acme\n".encode()
    _, reader = recognise("x.csv", data)
    with pytest.raises(ImportRefusedError) as refused:
        reader.read(data, _options())
    assert refused.value.hint == "Say what they are, the name first: --map 'Väli=name'"
    (person,) = reader.read(data, _options(mapping={"Väli": "name"})).people
    assert person.name == "Ana Diaz"


def test_what_is_no_table_is_of_no_format() -> None:
    with pytest.raises(ImportRefusedError, match="of no format"):
        recognise("x.txt", b"Dear all,\n\nthis is a letter.\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Иван Петров\nORG:Ромашка\nEND:VCARD\n"),
        ("x.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Встреча Ольга\nEND:VEVENT\nEND:VCALENDAR\n"),
        ("friends.md", "### Activities:\n- 2026-01-02: Кофе с **Иван Петров**\n\n### Friends:\n- Иван Петров\n"),
    ],
)
def test_a_guessed_encoding_is_said_of_other_formats_too(name: str, text: str) -> None:
    data = text.encode("cp1251")
    assert "Windows-1251 (Cyrillic)" in recognise(name, data)[1].read(data, _options()).decisions[0]
    assert recognise(name, text.encode())[1].read(text.encode(), _options()).decisions == ()

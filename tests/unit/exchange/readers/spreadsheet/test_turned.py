"""Names with the last name first are turned by what the header says, by the person's word, and by who else is there."""

from __future__ import annotations

import pytest

from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, reading

NAMES = ["Garcia, Luis", "Bo Lee", "Prince", "Cy Fox", "Dr. Jane Smith-Jones"]


def _read(header: str, **said: object) -> list[str]:
    rows = [[header, "Email"], *([name, f"{n}@x.example"] for n, name in enumerate(NAMES))]
    return [each.name for each in reading(as_csv(rows), **said).people]


@pytest.mark.parametrize("header", ["Last, First", "Last name, first name", "Nachname, Vorname", "Nom, prénom"])
def test_a_header_that_says_last_first_decides_however_few_names_are_so(header: str) -> None:
    assert _read(header) == ["Luis Garcia", *NAMES[1:]]


def test_a_group_above_the_header_does_not_hide_what_it_says() -> None:
    rows = [["WHO", "", "WHEN"], ["Last, First", "Email", "Notes"], *([name, "", "x"] for name in NAMES)]
    assert next(each.name for each in reading(as_xlsx(rows)).people) == "Luis Garcia"


def test_a_person_can_say_that_the_last_name_comes_first() -> None:
    rows = [["Who", "Email"], *([name, f"{n}@x.example"] for n, name in enumerate(NAMES))]
    file = reading(as_csv(rows), mapping={"Who": "last_first"})
    assert file.people[0].name == "Luis Garcia"
    assert dict(file.mapping)["Who"] == "last_first"
    left = reading(as_csv(rows))
    assert left.people[0].name == "Garcia, Luis"
    assert any("--map Who=last_first" in said for said in left.decisions)


def test_a_name_that_another_row_has_the_other_way_round_is_the_same_person() -> None:
    rows = [["Name", "Company", "Notes"], ["Ann Lee", "S", "one"], ["Lee, Ann", "", "two"], ["Fox, Cy", "", ""], ["Bo Ray", "", ""], ["Di Poe", "", ""]]  # fmt: skip
    file = reading(as_csv(rows))
    assert [(each.name, each.aliases) for each in file.people] == [
        ("Ann Lee", ()), ("Fox, Cy", ()), ("Bo Ray", ()), ("Di Poe", ()),
    ]  # fmt: skip
    assert any("the other way round too: “Lee, Ann” (row 3)" in said for said in file.decisions)


def test_the_other_way_round_may_stand_on_another_sheet_and_in_two_cells() -> None:
    file = reading(
        as_xlsx(
            sheets={
                "People": [["First Name", "Last Name", "Email"], ["Ann", "Lee", "a@x.example"]],
                "Talks": [["Name", "Date"], ["Lee, Ann", "2026-01-05"], ["Bo Ray", "2026-01-06"]],
            }
        )
    )
    assert [each.name for each in file.people] == ["Ann Lee", "Bo Ray"]

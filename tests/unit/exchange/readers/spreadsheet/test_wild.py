"""A sheet of 500 rows, as XLSX and as CSV, becomes people one would recognise. The people here are read off the sheet."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from netmd.dates import When
from netmd.exchange.records import ForeignFile, ItemRecord
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, reading
from tests.unit.exchange.readers.spreadsheet.wild import wild


@pytest.fixture(scope="module", params=["xlsx", "csv"])
def file(request: pytest.FixtureRequest) -> ForeignFile:
    if request.param == "csv":
        return reading(as_csv(wild(merge=False).rows, ";"))
    sheet = wild(merge=True)
    return reading(as_xlsx(sheet.rows, merged=sheet.merged))


def test_every_row_is_of_somebody_or_has_its_reason(file: ForeignFile) -> None:
    assert len(file.people) == 425
    assert sum(1 + len(person.also) for person in file.people) == 500
    assert Counter(each.why for each in file.passed_over) == {"a total": 1, "the header again": 1}
    assert file.rows == 502


def test_every_conversation_is_a_touch_on_its_day(file: ForeignFile) -> None:
    touches = [touch for person in file.people for touch in person.touches]
    assert len(touches) == 500
    days = Counter(touch.when.start for touch in touches)
    assert days == Counter(date.fromordinal(date(2025, 3, 1).toordinal() + number * 7 % 380) for number in range(500))
    assert sum(bool(touch.text) for touch in touches) == 333
    assert sum(len([item for item in touch.items if not item.is_done]) for touch in touches) == 125
    assert sum(len([item for item in touch.items if item.is_done]) for touch in touches) == 250


def test_the_columns_were_taken_for_what_they_are(file: ForeignFile) -> None:
    told = file.notices[0]
    for header, field in (
        ("Contact Person*", "name"), ("Compnay", "org"), ("Job Title / Role", "role"), ("E-Mail Adress", "email"),
        ("Linked-In", "linkedin"), ("How did we meet?", "met_at"), ("Mutual connection(s)", "introduced_by"),
        ("Industry", "tags"), ("Date", "date"), ("Type of meeting", "channel"), ("Discussion points", "text"),
        ("Key information learned", "notes"), ("Next Steps", "next_action"), ("By when?", "next_action_date"),
        ("Thank you sent?", "thanks"), ("Status", "status"),
    ):  # fmt: skip
        assert f"{header}” taken as {field}" in told
    assert "“Shoe size”" in file.notices[1]


def test_somebody_of_one_conversation(file: ForeignFile) -> None:
    amara = file.people[0]
    assert amara.name == "Amara Abbott"
    assert (amara.orgs, amara.roles) == (("Northside Athletics",), ("Director of Communications",))
    assert (amara.emails, amara.linkedin) == (
        ("amara.abbott@mail0.example",),
        "https://www.linkedin.com/in/amara.abbott-0",
    )
    assert (amara.met_at, amara.introduced_by, amara.tags) == ("Alumni event", ("Dana Okoro",), ("Sports",))
    assert amara.notes == ("Key information learned: Has two dogs",)
    (touch,) = amara.touches
    assert (str(touch.when), touch.title, touch.text) == ("2025-03-01", "Coffee chat", "")
    assert touch.items == (ItemRecord(text="Send item 0", due=When(date(2025, 3, 15))),)
    assert sorted(key.split()[-1] for key, _ in amara.extra) == ["Stage", "size"]


def test_somebody_whose_day_is_written_with_strokes_and_who_is_dormant(file: ForeignFile) -> None:
    chidi = file.people[2]
    assert (chidi.name, chidi.orgs, chidi.status) == ("Chidi Abbott", ("Bäcker & Söhne GmbH",), "dormant")
    assert (chidi.introduced_by, chidi.extra) == ((), ())
    assert [(str(touch.when), touch.title, touch.text) for touch in chidi.touches] == [
        ("2025-03-15", "Call", "Talk 2: budgets and teams")
    ]
    emre = file.people[4]
    assert [(str(touch.when), touch.title) for touch in emre.touches] == [("2025-03-29", "Lunch")]
    femke = file.people[5]
    assert [(str(touch.when), touch.title) for touch in femke.touches] == [("2025-04-05", "Call (Anruf)")]


def test_somebody_without_an_address_or_a_profile(file: ForeignFile) -> None:
    delphine = file.people[3]
    assert (delphine.name, delphine.emails, delphine.linkedin) == ("Delphine Abbott", (), "")
    assert [item.text for touch in delphine.touches for item in touch.items] == ["Thank-you note"]


def test_somebody_of_four_conversations_is_one_contact(file: ForeignFile) -> None:
    last = file.people[-1]
    assert last.name == "Yusuf Quiroga"
    assert (last.orgs, last.roles, last.emails) == (("Harbour Bank",), ("Analyst",), ("yusuf.quiroga@mail424.example",))
    assert [(str(touch.when), touch.title) for touch in last.touches] == [
        ("2025-04-22", "Interview (Informational interview)"), ("2025-04-29", "Coffee chat"), ("2025-05-06", "Zoom"), ("2025-05-13", "Call")
    ]  # fmt: skip
    assert len(last.also) == 3

"""The tables for spreadsheets: what is in them, and that an import takes their headers for what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

import pytest

from netmd.exchange.query import Network
from netmd.exchange.readers.spreadsheet.columns import field_of
from netmd.exchange.tables import TABLES
from netmd.exchange.tables.table import Cell, Table
from netmd.followups.agenda import build_agenda
from netmd.index import Index
from netmd.model import Contact
from netmd.reading import read_note
from tests.factory import (
    TODAY,
    contact,
    gave,
    got,
    index,
    intro,
    item,
    meeting_file,
    opportunity,
    settings,
    touch,
)

at = datetime.fromisoformat

PRIYA = contact(
    "Priya Raman", orgs=["Northside", "Athletics"], roles=["Director"], tags=["press", "sports"], emails=["p@n.example"],
    linkedin="no", met="2026-03", met_at="the café", introduced_by=["sam-lee", "nobody-known"], cadence="4-6 weeks",
    birthday="--05-18", follow_up="2026-06-01", urls=("https://a.example", "https://b.example"),
    meetings=[
        touch("2026-05-01 14:30 Coffee at Larkspur", items=[item("Send it", due="2026-05-08")], text="- [ ] Send it",
              exchanges=[gave("a book"), got("a name")], place="Larkspur"),
        touch("2026-06 Lunch, she proposes a date", text=""),
    ],
    items=[item("Once", mark="x", done=date(2026, 4, 1)), item("Never", mark="-"), item("The chart", them=True)],
    introductions=[intro("sam-lee", "priya-raman", stage="met", on="2026-04-02")],
)  # fmt: skip
SAM = contact("Sam Lee", birthday="1988-05-18")
PANEL = meeting_file("2026-04-22 19:00 Dinner", ["sam-lee", "priya-raman"], text="Full.", items=[item("Photographs")])
ALONE = meeting_file("2026-02-01 Walk", [], text="Alone.")
OPENING = opportunity("Producer", org="Rocket Nine", source=["sam-lee"], passed_to=["priya-raman"], closes="2026-05-20")
NETWORK = Network(index(PRIYA, SAM, PANEL, ALONE, OPENING), settings(), TODAY)


def made(name: str, contacts: Sequence[Contact] = NETWORK.index.contacts) -> Table:
    return TABLES[name](contacts, NETWORK)


def cells(table: Table, row: int = 0) -> dict[str, Cell]:
    return {column.header: cell for column, cell in zip(table.columns, table.rows[row], strict=True) if cell != ""}


def test_a_contacts_row_has_all_their_front_matter() -> None:
    assert cells(made("contacts")) == {
        "Name": "Priya Raman", "Organisation": "Northside; Athletics", "Role": "Director", "Tags": "press; sports",
        "Last contact": date(2026, 5, 1), "Follow up": date(2026, 6, 1), "Status": "active", "Email": "p@n.example",
        "Website": "https://a.example https://b.example", "Date met": "2026-03", "How we met": "the café",
        "Introduced by": "Sam Lee; nobody-known", "Cadence": "every 4-6 weeks", "Birthday": "18 May",
    }  # fmt: skip
    assert cells(made("contacts"), 1)["Birthday"] == date(1988, 5, 18)


def test_meetings_are_rows_newest_first_with_those_who_were_there() -> None:
    table = made("meetings")
    assert [row[0] for row in table.rows] == [
        "2026-06", at("2026-05-01 14:30"), at("2026-04-22 19:00"), date(2026, 2, 1),
    ]  # fmt: skip
    assert cells(table, 1) == {
        "Date": at("2026-05-01 14:30"), "Name": "Priya Raman", "Organisation": "Northside; Athletics",
        "Channel": "Coffee", "Subject": "Coffee at Larkspur", "Place": "Larkspur",
    }  # fmt: skip
    assert cells(table, 2)["Name"] == "Sam Lee"
    assert cells(table, 2)["Also present"] == "Priya Raman"
    assert cells(table, 3)["Meeting notes"] == "Alone."


def test_a_meeting_with_nobody_says_what_it_was_where_no_import_takes_it_for_more_on_the_row_above() -> None:
    row = cells(made("meetings"), 3)
    assert "Name" not in row
    assert row["Organisation"] == "Walk"


def test_items_are_open_ones_first_and_none_that_is_cancelled() -> None:
    rows = [
        tuple(
            cells(made("items"), at).get(key, "") for key in ("Name", "Action item", "Owner", "Due", "Done", "Meeting")
        )
        for at in range(4)
    ]
    assert rows == [
        ("Priya Raman", "Send it", "me", date(2026, 5, 8), "", "Coffee at Larkspur"),
        ("Priya Raman", "The chart", "them", "", "", ""),
        ("Sam Lee", "Photographs", "me", "", "", "Dinner"),
        ("Priya Raman", "Once", "me", "", date(2026, 4, 1), ""),
    ]
    assert len(made("items").rows) == 4


def test_the_ledger_says_which_way_each_thing_went() -> None:
    rows = [cells(made("given-and-got"), at) for at in range(2)]
    found = [(row.get("Gave"), row.get("Got"), row["Date"]) for row in rows]
    day = at("2026-05-01 14:30")
    assert sorted(found, key=str) == [("a book", None, day), (None, "a name", day)]


def test_introductions_and_openings_name_their_people() -> None:
    assert made("introductions").rows == ((date(2026, 4, 2), "Sam Lee", "Priya Raman", "met", "Priya Raman"),)
    row = cells(made("openings"))
    assert (row["Opening"], row["Organisation"], row["Told by"], row["Passed to"]) == (
        "Producer", "Rocket Nine", "Sam Lee", "Priya Raman",
    )  # fmt: skip


def test_follow_ups_are_the_agenda() -> None:
    whats = {(row[2], row[3]) for row in made("follow-ups").rows}
    assert ("Priya Raman", "Send it") in whats
    assert ("Dinner", "Photographs") in whats
    assert len(made("follow-ups").rows) == len(build_agenda(NETWORK.index, NETWORK.settings, TODAY))


def test_of_some_contacts_there_is_only_what_belongs_to_them() -> None:
    of_sam = (SAM,)
    assert [row[4] for row in made("meetings", of_sam).rows] == ["Dinner"]
    assert [row[2] for row in made("items", of_sam).rows] == ["Photographs"]
    assert made("given-and-got", of_sam).rows == ()
    assert len(made("openings", of_sam).rows) == 1
    assert {row[2] for row in made("follow-ups", of_sam).rows} <= {"Sam Lee", "Dinner", "Producer"}
    of_priya = made("meetings", (PRIYA,))
    assert [row[1] for row in of_priya.rows] == ["Priya Raman"] * 3
    assert of_priya.rows[2][6] == "Sam Lee"


def test_of_nobody_there_is_nothing() -> None:
    assert all(make((), NETWORK).rows == () for make in TABLES.values())


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("contacts", "name org role tags last_contact follow_up status email phone linkedin url location direction met met_at "
                     "introduced_by cadence seeking offers birthday pronouns aliases notes"),
        ("meetings", "date name org channel title place with text"),
        ("items", "name org next_action action_owner next_action_date action_done date title"),
        ("given-and-got", "date name org gave got title"),
    ],
)  # fmt: skip
def test_an_import_takes_each_header_for_its_field(name: str, fields: str) -> None:
    assert [field_of(column.header) for column in made(name).columns] == fields.split()


@pytest.mark.parametrize("name", ["follow-ups", "introductions", "openings"])
def test_an_import_finds_nobody_in_what_is_worked_out_or_is_of_several(name: str) -> None:
    fields = {field_of(column.header) for column in made(name).columns}
    assert not fields & {"name", "first_name", "last_name", "email", "with"}


def test_a_word_of_ones_own_for_a_channel_stands_in_its_place() -> None:
    padel = contact(
        "Ann", meetings=[touch("2026-05-01 Padel, lost", channel="event"), touch("2026-05-02 Weekly", channel="call")]
    )
    ann = Network(index(padel), settings(), TODAY)
    own = replace(ann, settings=replace(ann.settings, channels=MappingProxyType({"padel": "event"})))
    assert [row[3:5] for row in TABLES["meetings"]([padel], own).rows] == [
        ("Call", "Call: Weekly"),
        ("Padel", "Padel, lost"),
    ]


def test_what_is_private_or_a_comment_is_in_no_table() -> None:
    note = (
        "---\nname: Ann\n---\n%% secret %% open\n- [ ] Send %%secret%% it\n- Gave: a book <!-- secret -->\n\n## Money (private)\nsecret\n"
        "- [ ] secret\n- Got: a secret\n\n## 2026-05-01 Coffee (private)\nsecret\n- [ ] secret\n\n## 2026-05-02 Call\nopen\n\n### x (private)\nsecret\n"
    )
    ann = read_note("contacts/ann.md", note.encode(), "contact", {}).entry
    assert ann is not None
    network = Network(Index.of([ann]), settings(), TODAY)
    for name, make in TABLES.items():
        if name != "follow-ups":
            assert "secret" not in str(make(network.index.contacts, network).rows), name

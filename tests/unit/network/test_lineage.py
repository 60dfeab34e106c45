"""Who led to whom, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from netmd.index import Index
from netmd.network.lineage import Lineage, lineage_of
from netmd.network.outcomes import outcomes_of
from netmd.network.paths import introduction_chain
from netmd.problems import Location
from tests.factory import contact, index, intro, opportunity, touch


def _names(lineage: Lineage, known: Index) -> dict[str, list[str]]:
    return {
        person.name: [child.name for child in lineage.children.get(person.path, ())]
        for person in known.contacts
        if person.path in lineage.children
    }


def test_everybody_hangs_below_who_introduced_them_the_first_met_first() -> None:
    known = index(
        contact("Dana", met="2021"),
        contact("Priya", met="2026-03-04", introduced_by=["dana"]),
        contact("Ann", met="2026-03-05", introduced_by=["dana"]),
        contact("Noor", introduced_by=["priya"]),
        contact("Ben", met="2019"),
    )
    lineage = lineage_of(known)
    assert [root.name for root in lineage.roots] == ["Ben", "Dana"]
    assert _names(lineage, known) == {"Dana": ["Priya", "Ann"], "Priya": ["Noor"]}
    assert lineage.after["contacts/dana.md"] == 3
    assert lineage.generation["contacts/noor.md"] == 3


def test_somebody_with_several_introducers_hangs_where_their_chain_of_introductions_ends() -> None:
    known = index(
        contact("Dana"),
        contact("Noor", introduced_by=["dana"]),
        contact("Hana"),
        contact("Sam", introduced_by=["noor", "hana"]),
    )
    sam = known.contact("contacts/sam.md")
    assert sam is not None
    assert introduction_chain(sam, known)[-2].name == "Hana"
    assert _names(lineage_of(known), known) == {"Dana": ["Noor"], "Hana": ["Sam"]}


def test_a_circle_begins_with_the_first_met_and_everybody_is_in_the_forest_once() -> None:
    known = index(
        contact("Ann", met="2022", introduced_by=["cy"]),
        contact("Bo", met="2020", introduced_by=["ann"]),
        contact("Cy", met="2021", introduced_by=["bo"]),
        contact("Di", introduced_by=["di"]),
    )
    lineage = lineage_of(known)
    assert [root.name for root in lineage.roots] == ["Bo", "Di"]
    assert _names(lineage, known) == {"Bo": ["Cy"], "Cy": ["Ann"]}
    assert lineage.after == {
        "contacts/bo.md": 2, "contacts/cy.md": 1, "contacts/ann.md": 0, "contacts/di.md": 0,
    }  # fmt: skip


def test_where_the_day_we_met_is_not_noted_the_first_meeting_counts() -> None:
    known = index(contact("Ann", met="2025"), contact("Bo", meetings=[touch("2024-01-01 Call")]), contact("Cy"))
    assert [root.name for root in lineage_of(known).roots] == ["Bo", "Ann", "Cy"]


def test_an_opening_of_mine_came_of_who_told_me_and_of_who_is_there() -> None:
    known = index(
        contact("Sø"), contact("Noor", orgs=["Light"]), contact("Zoe"),
        opportunity("Lead", org="light", status="mine", stage="signed", source=["sø"], path="opportunities/lead.md"),
        opportunity("Other", org="Light", status="open"),
    )  # fmt: skip
    found = {path: [(one.what, one.told) for one in outcomes] for path, outcomes in outcomes_of(known).items()}
    assert found == {"contacts/sø.md": [("signed", True)], "contacts/noor.md": [("signed", False)]}


def test_an_opening_that_somebody_got_is_to_the_credit_of_who_told_me_of_it() -> None:
    told = opportunity("Manager", org="Nine", source=["cam", "sam"], passed_to=["sam", "zoe"])
    told = replace(told, passed=(replace(told.passed[0], outcome="signed"), told.passed[1]))
    known = index(contact("Cam"), contact("Sam"), contact("Zoe"), contact("Bo", orgs=["Nine"]), told)
    found = outcomes_of(known)
    assert {path: [(one.told, [person.name for person in one.people]) for one in out] for path, out in found.items()} == {
        "contacts/cam.md": [(True, ["Sam"])], "contacts/sam.md": [(False, [])],
    }  # fmt: skip


def test_an_opening_passed_on_of_which_nothing_came_is_to_nobodys_credit() -> None:
    assert outcomes_of(index(contact("Cam"), contact("Sam"), opportunity("M", source=["cam"], passed_to=["sam"]))) == {}


def test_an_introduction_and_a_posting_count_once_something_came_of_them() -> None:
    told = opportunity("Manager", passed_to=["sam"])
    told = replace(told, passed=(replace(told.passed[0], outcome="signed", location=Location(told.path, 9)),))
    known = index(
        contact("Sam", introductions=[intro("sam", "renee", stage="second interview"), intro("sam", "zoe")]),
        contact("Renee"),
        contact("Zoe"),
        told,
    )
    found = outcomes_of(known)
    assert [(one.what, [person.name for person in one.people]) for one in found["contacts/sam.md"]] == [
        ("second interview", ["Renee"]),
        ("signed", []),
    ]
    assert [one.what for one in found["contacts/renee.md"]] == ["second interview"]
    assert "contacts/zoe.md" not in found

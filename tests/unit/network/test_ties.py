"""What ties two contacts, and the graph that all ties make."""

from __future__ import annotations

from netmd.brief import in_common
from netmd.index import Index
from netmd.network.graph import Edge, network_of
from netmd.network.ties import Kind, Reason, ties_of
from tests.factory import TODAY, contact, index, intro, meeting_file, touch, when


def _kinds(known: Index, path: str) -> dict[str, list[Kind]]:
    person = known.contact(path)
    assert person is not None
    return {tie.other.name: [reason.kind for reason in tie.reasons] for tie in ties_of(person, known, TODAY)}


def _people() -> Index:
    return index(
        contact("Dana", meetings=[touch("2026-03-04 Lunch with [[priya]]")]),
        contact("Priya", introduced_by=["dana"], introductions=[intro("priya", "luca", on="2026-04-01")]),
        contact("Noor", introduced_by=["priya"]),
        contact("Luca"),
        contact("Sam", meetings=[touch("2026-04-02 Call", text="She asked after [[priya]].")]),
        contact("Zoe"),
    )


def test_each_tie_has_all_its_reasons_the_strongest_first() -> None:
    assert _kinds(_people(), "contacts/priya.md") == {
        "Dana": [Kind.LED_HERE, Kind.TOGETHER],
        "Noor": [Kind.LED_ON],
        "Luca": [Kind.INTRODUCED],
        "Sam": [Kind.NOTED],
    }


def test_a_tie_shows_from_both_sides() -> None:
    known = _people()
    assert _kinds(known, "contacts/dana.md") == {"Priya": [Kind.LED_ON, Kind.TOGETHER]}
    assert _kinds(known, "contacts/sam.md") == {"Priya": [Kind.NOTED]}
    assert _kinds(known, "contacts/zoe.md") == {}


def test_a_meeting_to_come_ties_nobody_yet() -> None:
    known = index(contact("Dana"), contact("Priya"), meeting_file("2026-06-01 Panel", ["dana", "priya"]))
    assert _kinds(known, "contacts/dana.md") == {}


def test_an_introduction_of_mine_has_its_day() -> None:
    luca = _people().contact("contacts/luca.md")
    assert luca is not None
    assert ties_of(luca, _people(), TODAY)[0].reasons == (Reason(Kind.INTRODUCED, when("2026-04-01")),)


def test_the_people_in_common_are_those_tied_in_the_graph() -> None:
    known = _people()
    network = network_of(known, TODAY)
    for person in known.contacts:
        common = {one.contact.path for one in in_common(person, known, TODAY)}
        assert common == {tie.other.path for tie in network.ties[person.path]}


def test_each_tie_is_one_edge_and_an_introduction_to_me_has_a_direction() -> None:
    edges = set(network_of(_people(), TODAY).edges())
    assert edges == {
        Edge("contacts/dana.md", "contacts/priya.md", Kind.LED_ON),
        Edge("contacts/priya.md", "contacts/noor.md", Kind.LED_ON),
        Edge("contacts/luca.md", "contacts/priya.md", Kind.INTRODUCED),
        Edge("contacts/priya.md", "contacts/sam.md", Kind.NOTED),
    }


def test_two_who_introduced_each_other_are_two_edges() -> None:
    known = index(contact("Ann", introduced_by=["bo"]), contact("Bo", introduced_by=["ann"]))
    assert [(edge.a, edge.kind) for edge in network_of(known, TODAY).edges()] == [
        ("contacts/ann.md", Kind.LED_ON),
        ("contacts/bo.md", Kind.LED_ON),
    ]

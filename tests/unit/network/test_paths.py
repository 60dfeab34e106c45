"""The ways to somebody, and into an organisation."""

from __future__ import annotations

from netmd.index import Index
from netmd.network.paths import WaysIn, chain_in_words, introduction_chain, ways_to_organisation
from tests.factory import TODAY, contact, index, intro, touch


def _chain(known: Index, name: str) -> list[str]:
    person = next(one for one in known.contacts if one.name == name)
    return [one.name for one in introduction_chain(person, known)]


def _leads(ways: WaysIn) -> list[tuple[str, str]]:
    return [(lead.contact.name, lead.why) for lead in ways.leads]


def test_somebody_met_without_an_introduction_is_their_own_way() -> None:
    assert _chain(index(contact("Dana")), "Dana") == ["Dana"]


def test_a_chain_begins_with_whom_i_met_by_myself() -> None:
    known = index(contact("Dana"), contact("Priya", introduced_by=["dana"]), contact("Sam", introduced_by=["priya"]))
    assert _chain(known, "Sam") == ["Dana", "Priya", "Sam"]


def test_of_several_introducers_the_shortest_way_counts() -> None:
    known = index(
        contact("Dana"),
        contact("Noor", introduced_by=["dana"]),
        contact("Priya", introduced_by=["noor"]),
        contact("Hana"),
        contact("Sam", introduced_by=["priya", "hana"]),
    )
    assert _chain(known, "Sam") == ["Hana", "Sam"]


def test_of_ways_as_short_the_introducer_named_first_counts() -> None:
    known = index(contact("Dana"), contact("Hana"), contact("Sam", introduced_by=["hana", "dana"]))
    assert _chain(known, "Sam") == ["Hana", "Sam"]


def test_an_introducer_without_a_note_leaves_a_person_their_own_way() -> None:
    assert _chain(index(contact("Sam", introduced_by=["nobody-here"])), "Sam") == ["Sam"]


def test_nobody_introduces_themselves() -> None:
    assert _chain(index(contact("Sam", introduced_by=["sam"])), "Sam") == ["Sam"]


def test_a_way_out_of_a_circle_is_found() -> None:
    known = index(
        contact("Dana"), contact("Noor", introduced_by=["sam", "dana"]), contact("Sam", introduced_by=["noor"])
    )
    assert _chain(known, "Sam") == ["Dana", "Noor", "Sam"]


def test_a_circle_without_a_way_out_begins_with_the_introducer() -> None:
    known = index(
        contact("Ann", introduced_by=["cy"]), contact("Bo", introduced_by=["ann"]), contact("Cy", introduced_by=["bo"])
    )
    assert _chain(known, "Bo") == ["Ann", "Bo"]


def test_a_chain_reads_as_a_sentence() -> None:
    dana, priya, sam = contact("Dana Okafor"), contact("Priya Raman"), contact("Sam Lee")
    assert chain_in_words((dana, priya)) == "Dana Okafor introduced you to Priya Raman"
    assert (
        chain_in_words((dana, priya, sam)) == "Dana Okafor introduced you to Priya Raman, who introduced you to Sam Lee"
    )
    assert chain_in_words((dana,)) == ""


def test_who_is_there_comes_by_the_length_of_the_way() -> None:
    known = index(
        contact("Dana"),
        contact("Ann", orgs=["Northside"], introduced_by=["dana"]),
        contact("Zoe", orgs=["northside"]),
    )
    ways = ways_to_organisation("NORTHSIDE", known, TODAY)
    assert ways.org == "Northside"
    assert [[one.name for one in way.chain] for way in ways.there] == [["Zoe"], ["Dana", "Ann"]]


def test_who_is_tied_to_somebody_there_could_lead_there_each_for_the_strongest_reason() -> None:
    known = index(
        contact("Dana", meetings=[touch("2026-03-04 Lunch with [[priya]]")]),
        contact("Priya", orgs=["Northside"], introduced_by=["dana"], introductions=[intro("priya", "luca")]),
        contact("Luca"),
        contact("Noor", introduced_by=["priya"]),
        contact("Sam", meetings=[touch("2026-04-02 Coffee with [[priya]]"), touch("2026-06-02 Lunch with [[ann]]")]),
        contact("Ann", orgs=["Northside"]),
    )
    assert _leads(ways_to_organisation("Northside", known, TODAY)) == [
        ("Dana", "introduced you to Priya"),
        ("Luca", "introduced by you to Priya"),
        ("Sam", "together with Priya on 2 Apr"),
        ("Noor", "introduced to you by Priya"),
    ]


def test_who_only_heard_of_it_comes_after_those_tied_to_somebody_there() -> None:
    known = index(
        contact("Ann", meetings=[touch("2026-05-03 Coffee", text="Northside is hiring.")]),
        contact("Sam", meetings=[touch("2026-04-02 Coffee with [[priya]]")]),
        contact("Priya", orgs=["Northside"]),
    )
    assert _leads(ways_to_organisation("Northside", known, TODAY)) == [
        ("Sam", "together with Priya on 2 Apr"),
        ("Ann", "Northside came up on 3 May"),
    ]


def test_an_organisation_without_contacts_is_reached_by_who_named_it() -> None:
    known = index(
        contact("Ann", meetings=[touch("2026-05-03 Call about Northside")]),
        contact("Bo", meetings=[touch("2026-05-04 Call", text="Northsiders. %% Northside %%")]),
        contact("Cy", meetings=[touch("2026-05-20 Lunch", text="Ask about Northside.")]),
        contact("Di", status="archived", meetings=[touch("2026-05-04 Call", text="Northside")]),
    )
    ways = ways_to_organisation("Northside", known, TODAY)
    assert ways.there == ()
    assert _leads(ways) == [("Ann", "Northside came up on 3 May")]

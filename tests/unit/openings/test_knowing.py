from __future__ import annotations

from datetime import date
from pathlib import Path

from netmd.notebook import load
from netmd.openings import rank, whom_i_know
from tests.factory import TODAY, contact, index, touch, when

SAMPLE = Path(__file__).parents[3] / "notebook"


def known(org, *people, named=(), most=9):
    inside = whom_i_know(org, dict(named), index(*people), TODAY, most)
    return [
        [(tuple(one.name for one in known.chain), known.why) for known in group]
        for group in (inside.there, inside.elsewhere)
    ]


def test_the_chain_of_the_story_leads_to_who_decides():
    notebook = load(SAMPLE)
    rankings = rank(notebook.index, notebook.settings, date(2026, 5, 14))
    named = rankings.named["Harbourlight Trust"]
    inside = whom_i_know("Harbourlight Trust", named, notebook.index, date(2026, 5, 14), 9)
    chains = [tuple(one.name for one in known.chain) for known in inside.there]
    assert ("Dana Okafor", "Priya Raman", "Søren Aagaard", "Noor Haddad") in chains
    assert [(known.contact.id, known.why) for known in inside.elsewhere] == [
        ("soren-aagaard", "Harbourlight Trust came up on 24 Mar")
    ]


def test_who_is_there_comes_by_the_last_touch_and_the_archived_do_not():
    people = [
        contact("Ann", orgs=["Acme"]),
        contact("Bea", orgs=["ACME", "Guild"], introduced_by=["ann"], meetings=[touch("2026-05-01 Call", text="x")]),
        contact("Cem", orgs=["Acme"], status="archived"),
        contact("Dan", orgs=["Acme Ltd"]),
    ]
    assert known("acme", *people) == [[(("Ann", "Bea"), ""), (("Ann",), "")], []]
    assert known("acme", *people, most=1) == [[(("Ann", "Bea"), "")], []]
    inside = whom_i_know("acme", {}, index(*people), TODAY, 1)
    assert (inside.more_there, inside.more_elsewhere) == (1, 0)


def test_elsewhere_are_those_whose_notes_name_it_but_who_are_not_there():
    people = [contact("Ann", orgs=["Acme"]), contact("Bea"), contact("Cem"), contact("Dan", status="archived")]
    named = {f"contacts/{one}.md": day for one, day in
             (("ann", when("2026-05-01")), ("bea", None), ("cem", when("2026-04")), ("dan", None))}  # fmt: skip
    assert known("Acme", *people, named=named.items())[1] == [
        (("Bea",), "Acme stands in the notes"),
        (("Cem",), "Acme came up in Apr 2026"),
    ]


def test_without_an_organisation_there_is_nobody():
    assert known("", contact("Ann"), contact("Bea", orgs=["Acme"])) == [[], []]

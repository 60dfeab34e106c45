"""Queries over contacts, by what they are, where they stand and when."""

from __future__ import annotations

import pytest

from netmd.errors import UsageError
from netmd.exchange.query import Network, fitting, parse_query
from tests.factory import TODAY, contact, index, settings, touch

PRIYA = contact(
    "Priya Raman", orgs=["Northside Athletics"], roles=["Director"], tags=["press", "sports"], direction="up",
    location="Toronto", met="2026-03-04", aliases=["Pri"], seeking=["match-day photographer"],
    meetings=[touch("2026-05-01 Coffee", text="…")],
)  # fmt: skip
SOREN = contact(
    "Søren Aagaard", orgs=["Aagaard & Finch"], tags=["press", "client"], direction="across", met="2025-11",
    meetings=[touch("2025-12-01 Call", text="…")],
)  # fmt: skip
SAM = contact(
    "Sam Lee", orgs=["Rocket Nine"], roles=["Community manager"], status="dormant", emails=["sam@lee.example"]
)
NETWORK = Network(index(PRIYA, SOREN, SAM), settings(cadence="4-6 weeks"), TODAY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "Priya Sam Søren"),
        ("tag:press", "Priya Søren"),
        ("tag:press and not tag:client", "Priya"),
        ("tag:PRESS tag:sports", "Priya"),
        ("tag:pres", ""),
        ('org:"rocket nine" or direction:up', "Priya Sam"),
        ("org:rocket", "Sam"),
        ("org:ocket", ""),
        ("not (tag:press or sam)", ""),
        ("not not sam", "Sam"),
        ("not tag:press or tag:client", "Sam Søren"),
        ("soren", "Søren"),
        ('"community manager"', "Sam"),
        ('"manager community"', ""),
        ("pri", "Priya"),
        ("location:toronto", "Priya"),
        ("email:sam@lee", "Sam"),
        ("seeking:photographer", "Priya"),
        ("seeking:match-day", "Priya"),
        ("status:dormant", "Sam"),
        ("state:in-time", "Priya"),
        ("state:drifting", "Søren"),
        ("met:>=2026-01-01", "Priya"),
        ("met:<2026", "Søren"),
        ("met:2025-11", "Søren"),
        ("met:2026-03", "Priya"),
        ("touched:<2026-01-01", "Søren"),
        ("touched:>2026-04", "Priya"),
        ("touched:<=2025-12", "Søren"),
        ("not touched:<2026-01-01", "Priya Sam"),
    ],
)  # fmt: skip
def test_who_fits(text: str, names: str) -> None:
    assert [one.name.split()[0] for one in fitting(text, NETWORK)] == names.split()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tag:press and", "at its end"),
        ("or tag:press", "a term is missing"),
        ("(tag:press", "a bracket is not closed"),
        ("tag:press)", "was not opened"),
        ("()", "a term is missing"),
        ('org:"Rocket', "cannot be read|missing"),
        ('"Rocket', "quotation mark"),
        ("tg:press", "Did you mean 'tag:'"),
        ("tag:", "A value is missing"),
        ("met:yesterday", "no day, month or year"),
        ("met:>2026-13", "'2026-13' cannot be"),
        ("met:2026-02-30", "'2026-02-30' cannot be"),
        ("touched:<2026-00", "'2026-00' cannot be"),
        ("tag:>press", "compares days"),
        ("direction:sideways", "up, down, across"),
        ("state:gone", "in-time"),
        ("(" * 200 + "a", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_says_where_and_how_to_write_it(text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(text)
    assert any(part in f"{caught.value.message} {caught.value.hint}" for part in says.split("|"))

"""Who somebody of a foreign file is, and how sure that is."""

from __future__ import annotations

import pytest

from netmd.exchange.matching.known import People, Traits
from netmd.exchange.matching.rows import grouped
from netmd.exchange.records import PersonRecord, Source


def people(*known: Traits) -> People:
    found = People()
    for one in known:
        found.add(one)
    return found


PRIYA = Traits(
    "priya", ("Priya Raman", "Pri"), ("Priya@Northside.example",), ("020 7946 0958",),
    "https://www.linkedin.com/in/priya-raman", ("Northside Athletics Ltd",), "1988-05-12", frozenset(("2026-03-04 coffee",)),
)  # fmt: skip
SAM = Traits("sam", ("Sam Lee",))


def who(*names: str, **more: object) -> Traits:
    return Traits("", names, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "how", "why"),
    [
        (who("P. Raman", emails=("priya@northside.EXAMPLE",)), "sure", "the same e-mail address"),
        (who("Somebody Else", emails=("priya@northside.example",)), "unsure", "the same e-mail address, another name"),
        (who("Priya Shah", linkedin="http://uk.linkedin.com/in/priya-raman/?x=1"), "sure", "the same LinkedIn profile"),
        (who("Raman", phones=("+44 (0)20 7946 0958",)), "sure", "the same phone number, and the name fits"),
        (who("Dana Okafor", phones=("+44 20 7946 0958",)), "unsure", "the same phone number, another name"),
        (who("RAMAN, Priya", orgs=("northside athletics",)), "sure", "the same name and organisation"),
        (who("Priya Raman", birthday="--05-12"), "sure", "the same name and birthday"),
        (who("Priya Raman", touches=frozenset(("2026-03-04 coffee",))), "sure", "the same name and the same touch"),
        (who("Priya Raman", orgs=("Elsewhere",)), "unsure", "the same name"),
        (who("Priya Raman", linkedin="https://linkedin.com/in/other"), "unsure", "the same name, another LinkedIn profile"),
        (who("Pri"), "unsure", "the same name"),
        (who("Priya Ramann"), "unsure", "nearly the same name"),
        (who("Priya S. Raman"), "unsure", "nearly the same name"),
        (who("Sam Li"), "none", None),
        (who("Priya"), "none", None),
        (who("Dana Okafor", emails=("dana@northside.example",)), "none", None),
    ],
)
def test_how_sure_a_match_is(one: Traits, how: str, why: str | None) -> None:
    match = people(PRIYA, SAM).find(one)
    assert match.how == how
    assert [candidate.why for candidate in match.candidates] == ([why] if why else [])


def test_an_address_of_several_is_nobodys_alone() -> None:
    office = people(Traits("a", ("Ann Lee",), ("office@x.example",)), Traits("b", ("Bo Lee",), ("office@x.example",)))
    assert office.find(who("C Lee", emails=("office@x.example",))).how == "unsure"
    assert office.find(who("Ann Smith", emails=("office@x.example",))).candidates[0].id == "a"


def rows(*records: dict[str, object]) -> list[list[int]]:
    made = [PersonRecord(source=Source(row), **one) for row, one in enumerate(records, 1)]  # type: ignore[arg-type]
    return [[record.source.row for record in group] for group in grouped(made)]


def test_rows_of_one_person_go_together() -> None:
    assert rows(
        {"name": "Ann Lee", "orgs": ("Acme",)}, {"name": "Bo Ek"}, {"name": "Ann Lee", "emails": ("a@x.example",)},
        {"name": "A. Lee", "emails": ("a@x.example",)}, {"name": "Ann Lee", "orgs": ("Acme Corp",)},
    ) == [[1, 3, 4, 5], [2]]  # fmt: skip


def test_rows_of_one_name_and_different_employers_profiles_or_addresses_are_two() -> None:
    assert rows({"name": "Ann Lee", "orgs": ("Acme",)}, {"name": "Ann Lee", "orgs": ("Lantern",)}) == [[1], [2]]
    assert rows({"name": "Ann Lee", "linkedin": "linkedin.com/in/a"}, {"name": "Ann Lee", "linkedin": "linkedin.com/in/b"}) == [[1], [2]]
    assert rows({"name": "Ann Lee", "emails": ("a@x.example",)}, {"name": "Ann Lee", "emails": ("b@x.example",)}) == [[1], [2]]

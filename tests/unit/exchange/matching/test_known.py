"""Who somebody of a foreign file is, and how sure that is."""

from __future__ import annotations

import sys
from collections.abc import Callable

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
        (
            who("Priya Raman", linkedin="https://linkedin.com/in/other"),
            "unsure",
            "the same name, another LinkedIn profile",
        ),
        (who("Pri"), "unsure", "the same name"),
        (who("Priya Ramann"), "unsure", "nearly the same name"),
        (who("Priya S. Raman"), "unsure", "nearly the same name"),
        (who("Dr. Priya Raman, MBA"), "unsure", "the same name"),
        (who("Dr. Priya Raman", orgs=("Northside Athletics",)), "sure", "the same name and organisation"),
        (who("Prof. Priya Raman", phones=("020 7946 0958",)), "sure", "the same phone number, and the name fits"),
        (who("Priya Raman Jr.", orgs=("Northside Athletics",)), "unsure", "nearly the same name"),
        (who("Samuel Lee"), "none", None),
        (who("Sam Li"), "none", None),
        (who("Priya"), "none", None),
        (who("Dana Okafor", emails=("dana@northside.example",)), "none", None),
    ],
)
def test_how_sure_a_match_is(one: Traits, how: str, why: str | None) -> None:
    match = people(PRIYA, SAM).find(one)
    assert match.how == how
    assert [candidate.why for candidate in match.candidates] == ([why] if why else [])


def test_another_form_of_the_given_name_is_asked_about_at_one_organisation_only() -> None:
    known = people(Traits("john", ("John Smith",), orgs=("Opal Ltd",)))
    assert known.find(who("Jon Smith", orgs=("opal",))).how == "unsure"
    assert known.find(who("Jon Smith", orgs=("Quartz",))).how == "none"
    assert known.find(who("Jon Smythe", orgs=("Opal",))).how == "none"


def test_a_title_is_nothing_that_two_people_have_in_common() -> None:
    known = people(Traits("smith", ("Dr. Smith",), ("ward@x.example",), orgs=("Opal",)))
    assert known.find(who("Dr. Jones", emails=("ward@x.example",))).how == "unsure"
    assert known.find(who("Dr. Jones", orgs=("Opal",))).how == "none"


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
    assert rows(
        {"name": "Ann Lee", "linkedin": "linkedin.com/in/a"}, {"name": "Ann Lee", "linkedin": "linkedin.com/in/b"}
    ) == [[1], [2]]
    assert rows({"name": "Ann Lee", "emails": ("a@x.example",)}, {"name": "Ann Lee", "emails": ("b@x.example",)}) == [
        [1],
        [2],
    ]


@pytest.mark.parametrize(
    "bare",
    [
        {"name": "Ann Lee"},
        {"name": "Ann Lee", "phones": ("020 7946 0000",)},
        {"name": "Lee, Ann", "location": "Toronto"},
    ],
)
def test_a_row_that_may_be_one_of_two_is_put_with_neither_wherever_it_stands(bare: dict[str, object]) -> None:
    acme, lantern = {"name": "Ann Lee", "orgs": ("Acme",)}, {"name": "Ann Lee", "orgs": ("Lantern",)}
    assert rows(acme, lantern, bare) == [[1], [2], [3]]
    assert rows(bare, acme, lantern) == [[1], [2], [3]]
    assert rows(acme, bare, lantern, bare) == [[1], [2, 4], [3]]
    assert rows(bare, acme) == [[1, 2]]
    a, b = {"name": "Ann Lee", "emails": ("a@x.example",)}, {"name": "Ann Lee", "emails": ("b@x.example",)}
    assert rows(bare, a, b) == [[1], [2], [3]]


@pytest.mark.parametrize(
    "row",
    [
        lambda n: {"name": "Ann Lee", "orgs": (f"Company {n}",)},
        lambda n: {"name": "Ann Lee", "orgs": ("Acme",), "linkedin": f"linkedin.com/in/ann-{n}"},
        lambda n: {"name": "Ann Lee", "emails": (f"ann{n}@x.example",)},
        lambda n: {"name": "Ann Lee", "orgs": ("Acme",), "emails": (f"ann{n}@x.example",)},
        lambda n: {"name": f"Ann{n} Lee{n}", "emails": ("office@x.example",)},
        lambda n: {"name": f"Ann{n} Lee", "emails": ("office@x.example",)},
        lambda n: {"name": f"Ann{n} Lee{n}", "phones": ("020 7946 0000",)},
        lambda n: {"name": f"Ann Q{n} Lee"},
        lambda n: {"name": "Ann Lee", "emails": (f"{n}@x.example",), "phones": ("020 7946 0000",)},
    ],
)
def test_many_who_share_a_name_or_an_address_cost_no_more_each(row: Callable[[int], dict[str, object]]) -> None:
    def work(count: int) -> int:
        records = [PersonRecord(source=Source(n), **row(n)) for n in range(1, count + 1)]  # type: ignore[arg-type]
        return calls(lambda: grouped(records))

    work(10)  # what is imported or cached once
    assert work(800) < 2.5 * work(400)


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, and items of comprehensions made, while something runs."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def test_of_many_of_a_name_or_an_address_those_who_agree_in_more_are_found() -> None:
    crowd = people(
        *(Traits(f"{n}", ("Ann Lee",), orgs=(f"Company {n}",), birthday=f"1990-01-{n % 28 + 1:02}",
                 touches=frozenset((f"2026-01-01 talk {n}",))) for n in range(200)),
        *(Traits(f"o{n}", (f"Bo Ek{n}",), ("office@x.example",), ("020 7946 0000",)) for n in range(200)),
    )  # fmt: skip
    crowd.learn(Traits("150", (), orgs=("Lantern",)))
    assert [crowd.find(one).candidates[0].id for one in (
        who("Ann Lee", orgs=("company 177",)), who("Ann Lee", orgs=("Lantern Ltd",)),
        who("Ann Lee", touches=frozenset(("2026-01-01 talk 199",))), who("Ek180, Bo", emails=("office@x.example",)),
    )] == ["177", "150", "199", "o180"]  # fmt: skip
    assert crowd.find(who("Ann Lee", orgs=("company 177",))).how == "sure"
    assert crowd.find(who("B. Ek180", emails=("office@x.example",))).how == "sure"
    assert crowd.find(who("Ek180", phones=("+44 20 7946 0000",))).how == "sure"
    assert crowd.find(who("Ann Lee")).how == "unsure"
    assert crowd.find(who("office@x.example", emails=("office@x.example",))).how == "unsure"

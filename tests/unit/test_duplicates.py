"""Contacts that may be one person: what speaks for it, what against, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from netmd.dates import parse_birthday
from netmd.duplicates import Knowing, suspects
from netmd.model import Contact
from netmd.reading import read_note
from tests.factory import contact, index, intro, meeting_file, touch


def _found(*contacts: Contact) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.keep.id, pair.other.id, pair.reasons) for pair in suspects(index(*contacts))]


def _two(
    one: dict[str, Any], other: dict[str, Any], names: tuple[str, str] = ("Ann Lee", "Kim Poe")
) -> tuple[str, ...]:
    """The reasons for which two are suspected; none where they are not."""
    pairs = suspects(
        index(contact(names[0], path="contacts/a.md", **one), contact(names[1], path="contacts/b.md", **other))
    )
    return pairs[0].reasons if pairs else ()


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({"linkedin": "linkedin.com/in/ann"}, {"linkedin": "https://www.linkedin.com/in/Ann/"},
         ("the same LinkedIn profile",)),
        ({"emails": ("Ann@x.example",)}, {"emails": ("k@x.example", "ann@X.example")},
         ("the same e-mail address (ann@x.example)", "another name")),
        ({"phones": ("+44 20 7946 0958",)}, {"phones": ("020 7946 0958",)}, ("the same phone number", "another name")),
        ({"phones": ("0958",)}, {"phones": ("0958",)}, ()),
        ({"linkedin": "no"}, {"linkedin": "no"}, ()),
        ({"emails": ("",)}, {"emails": ("",)}, ()),
        ({"orgs": ("Opal",)}, {"orgs": ("Opal",)}, ()),
    ],
)  # fmt: skip
def test_an_address_or_a_number_speaks_for_it(
    one: dict[str, Any], other: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    assert _two(one, other) == reasons


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("Ann Lee", "ann lee"), "the same name"), (("Ann Lee", "Lee, Ann"), "the same name"),
        (("Renée Ortiz", "Renee Ortiz"), "the same name"), (("Ann Lee", "Ann Lee, PhD"), "the same name"),
        (("Ann Lee", "Ann M. Lee"), "the same name but for a middle one"), (("Johann Bauer", "Johan Bauer"), "nearly the same name"),
        (("Dr. Ben O'Hara", "Ben O'Hara"), "the same name"), (("Prof. Dr.-Ing. Ute Beck", "Beck, Ute"), "the same name"),
        (("Ann Lee MSc", "Mevr. drs. Ann Lee"), "the same name"), (("Lee, Ann M.", "Ann Lee"), "the same name but for a middle one"),
        (("Ben Roe Jr.", "Ben Roe"), "the same name but for the generation"), (("Ben Roe Jr.", "Ben Roe Sr."), ""),
        (("Mr Smith", "Mrs Smith"), ""), (("Dr. Smith", "Dr. Jones"), ""), (("Jon Smith", "John Smith"), ""),
        (("Ann Lee", "Ann"), ""), (("Ann Lee", "Bob Lee"), ""), (("Ann Lee", "A. Lee"), ""), (("Maria", "Marie"), ""),
    ],
)  # fmt: skip
def test_a_name_speaks_for_it_whatever_its_accents_and_order(names: tuple[str, str], reason: str) -> None:
    assert _two({}, {}, names) == ((reason,) if reason else ())


def test_an_initial_does_where_they_work_at_one_place() -> None:
    reasons = _two({"orgs": ("Opal Ltd",)}, {"orgs": ("Opal",)}, ("Ann Lee", "A. Lee"))
    assert reasons == ("the same name with an initial", "the same organisation")


@pytest.mark.parametrize(
    ("one", "other", "names", "reason"),
    [
        ({"orgs": ("Opal Ltd",)}, {"orgs": ("Opal",)}, ("Jon Smith", "Smith, John"), "the same organisation"),
        ({"location": "Leeds"}, {"location": "Leeds, UK"}, ("Dr. Liz Roe", "Elizabeth Roe"), "the same town (Leeds)"),
        ({"tags": ("choir", "press")}, {"tags": ("Press",)}, ("Pepe Gil", "José Gil"), "the same tag (press)"),
        ({"birthday": parse_birthday("1980-01-02")}, {"birthday": parse_birthday("1980-01-02")}, ("Hans Beck", "Johannes Beck"),
         "the same birthday"),
    ],
)  # fmt: skip
def test_another_form_of_the_first_name_does_where_they_agree_in_something_else(
    one: dict[str, Any], other: dict[str, Any], names: tuple[str, str], reason: str
) -> None:
    assert _two(one, other, names) == ("another form of the first name", reason)
    assert _two({}, {}, names) == ()


def test_another_form_of_the_first_name_is_somebody_else_at_another_organisation() -> None:
    one, other = {"orgs": ("Opal",), "tags": ("press",)}, {"orgs": ("Quartz",), "tags": ("press",)}
    assert _two(one, other, ("Jon Smith", "John Smith")) == ()


def test_a_title_is_no_word_that_two_of_one_number_share() -> None:
    number = {"phones": ("+44 20 7946 0958",)}
    assert _two(number, number, ("Dr. Ann Lee", "Dr. Bo Ray")) == ("the same phone number", "another name")


def test_a_familys_jr_and_sr_are_two_at_one_number_too() -> None:
    number = {"phones": ("+44 20 7946 0958",)}
    assert _two(number, number, ("Ben Roe Jr.", "Ben Roe Sr.")) == ()


def test_an_alias_counts_as_a_name() -> None:
    assert _two({"aliases": ("Ann Moe",)}, {}, ("Ann Lee", "Ann Moe")) == ("the same name",)


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ({"linkedin": "linkedin.com/in/ann"}, {"linkedin": "linkedin.com/in/ann-2"}, ("Ann Lee", "Ann Lee")),
        ({"birthday": parse_birthday("1980-01-02")}, {"birthday": parse_birthday("--05-02")}, ("Ann Lee", "Ann Lee")),
        ({"orgs": ("Opal",)}, {"orgs": ("Quartz",)}, ("Johann Bauer", "Johan Bauer")),
    ],
)
def test_what_two_people_differ_in_speaks_against_it(
    one: dict[str, Any], other: dict[str, Any], names: tuple[str, str]
) -> None:
    assert _two(one, other, names) == ()


def test_people_of_one_name_at_different_places_may_still_be_one() -> None:
    assert _two({"orgs": ("Opal",)}, {"orgs": ("Quartz",)}, ("Ann Lee", "Ann Lee")) == ("the same name",)


def test_who_was_introduced_by_the_other_is_another() -> None:
    first = contact("Ann Lee", path="contacts/ann-lee.md", emails=("a@x.example",))
    second = contact("Ann Lee", path="contacts/ann-lee-2.md", emails=("a@x.example",), introduced_by=("ann-lee",))
    assert _found(first, second) == []


def _read(body: str, path: str = "contacts/ann-lee-2.md") -> Contact:
    entry = read_note(path, f"---\nname: Ann Lee\n---\n{body}\n".encode(), "contact", {}).entry
    assert isinstance(entry, Contact)
    return entry


@pytest.mark.parametrize(
    "body",
    [
        "See [[ann-lee]].", "## 2026-05-01 Tea\nSee [her](ann-lee.md), or not.", "## Notes\nNote: [[ann-lee#notes|her]]",
        "- [ ] join with [[ann-lee]]",
    ],
)  # fmt: skip
def test_a_link_in_prose_does_not_tell_two_apart(body: str) -> None:
    (pair,) = _found(contact("Ann Lee"), _read(body))
    assert {*pair[:2]} == {"ann-lee", "ann-lee-2"}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Not [[ann-lee]], another Ann Lee.", 4), ("A.\n\n## Notes\nDo not confuse. Is not the same as [[ann-lee]].", 7),
        ("## 2026-05-01 Tea\n- not to be confused with: [her](ann-lee.md)", 5),
    ],
)  # fmt: skip
def test_a_link_that_is_denied_tells_two_apart(body: str, line: int) -> None:
    first, second = contact("Ann Lee"), _read(body)
    assert _found(first, second) == []
    said = Knowing.of(index(first, second)).said(first, second)
    assert said is not None
    assert (said.place.path, said.place.line) == ("contacts/ann-lee-2.md", line)
    assert said.words == "Ann Lee is not contacts/ann-lee.md"


@pytest.mark.parametrize("body", ["## 2026-05-01 Dinner with [[ann-lee]]", "- Gave: the number of [[ann-lee]]"])
def test_who_met_the_other_or_is_in_the_others_ledger_is_another(body: str) -> None:
    assert _found(contact("Ann Lee"), _read(body)) == []


def test_two_at_one_table_are_two() -> None:
    two = contact("Ann Lee"), contact("Ann Lee", path="contacts/ann-lee-2.md")
    assert _found(*two, meeting_file("2026-05-01 Party", ["ann-lee"]))
    assert _found(*two, meeting_file("2026-05-01 Party", ["ann-lee", "ann-lee-2"])) == []


def test_two_whom_i_introduced_to_each_other_are_known_apart() -> None:
    first = contact("Ann Lee", path="contacts/ann-lee.md", orgs=("Opal",))
    second = contact("Anne Lee", path="contacts/anne-lee.md", orgs=("Opal",))
    assert len(_found(first, second)) == 1
    third = contact("Sam Poe", path="contacts/sam-poe.md", introductions=(intro("anne-lee", "ann-lee"),))
    assert _found(first, second, third) == []


def test_a_switchboard_says_nothing_about_anybody() -> None:
    staff = [
        contact(name, phones=("+44 20 7946 0000",)) for name in ("Ann Lee", "Bob Ray", "Cy Fox", "Di Orr", "Ed Poe")
    ]
    assert _found(*staff) == []
    assert len(_found(*staff[:2])) == 1


def test_the_likeliest_come_first_and_the_fuller_note_is_kept() -> None:
    found = _found(
        contact("Johan Bauer", path="contacts/jb.md"),
        contact("Johann Bauer", path="contacts/jb2.md", meetings=(touch("2026-01-01 Call"),)),
        contact("Ann Lee", path="contacts/al.md", status="archived", meetings=(touch("2026-01-01 Call"),)),
        contact("Ann Lee", path="contacts/al2.md", orgs=("Opal",)),
        contact("Kim Poe", path="contacts/kp.md", emails=("k@x.example",)),
        contact("K. Poe", path="contacts/kp2.md", emails=("k@x.example",)),
    )
    assert [(keep, other) for keep, other, _ in found] == [("kp", "kp2"), ("al2", "al"), ("jb2", "jb")]


def test_a_crowd_of_one_name_is_compared_with_its_first_only() -> None:
    crowd = [contact("Ann Lee", path=f"contacts/a{number:03}.md") for number in range(60)]
    pairs = _found(*crowd)
    assert len(pairs) == 59
    assert {keep for keep, _, _ in pairs} == {"a000"}

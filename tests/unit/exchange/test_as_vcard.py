"""Cards that other programs read, and that netmd reads back as they were."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentlines

from netmd.dates import Birthday, Interval, NoCadence, When, Window, parse_birthday, parse_cadence
from netmd.exchange.as_vcard import Version, to_vcard
from netmd.exchange.readers import vcard
from netmd.exchange.records import PersonRecord, ReadOptions
from netmd.index import Index
from netmd.model import Contact, Direction, Status
from netmd.reading import read_note
from tests.factory import TODAY, contact, index, link

VERSIONS: tuple[Version, ...] = get_args(Version)
PRIYA = contact(
    "Priya Raman",
    aliases=["Pri", "P, R"],
    orgs=["Northside; Athletics", "Ward Courier"],
    roles=["Director, Communications", "Writer"],
    emails=["priya@northside.example", "pri@x.example"],
    phones=("+1 416 555 0142", "+1 416 555 0143"),
    urls=("https://priya.example/a;b", "https://x.example"),
    linkedin="https://www.linkedin.com/in/priya-raman",
    location="Toronto",
    tags=["sports", "communications"],
    direction="up",
    met="2026-03-04",
    met_at="Larkspur, by the rink",
    introduced_by=["dana-okafor", "Somebody Else"],
    cadence="4-6 weeks",
    seeking=["designer"],
    offers=["advice", "contacts"],
    birthday="--05-18",
    pronouns="she/her",
    follow_up="2026-06-01",
    status="dormant",
)
PRIYA = replace(PRIYA, note=replace(PRIYA.note, extra=(("coffee order", ("flat white; hot", "tea")),)))
DANA = contact("Dana Okafor", birthday="1985-05-12")


def written(version: Version, *contacts: Contact, **more: Any) -> str:
    return to_vcard(contacts, index(PRIYA, DANA, *contacts), version, **more)


def lines(version: Version, *contacts: Contact, **more: Any) -> list[str]:
    """The content lines, unfolded."""
    return written(version, *contacts, **more).replace("\r\n ", "").split("\r\n")[:-1]


def read_back(text: str) -> tuple[PersonRecord, ...]:
    found = vcard.read(text.encode(), ReadOptions(today=TODAY))
    assert not found.passed_over
    return found.people


# -- other programs --------------------------------------------------------------------------------------------------


def test_vobject_reads_version_3() -> None:
    card, dana = vobject.readComponents(written("3.0", PRIYA, DANA))
    card.validate(raiseException=True)
    assert card.version.value == "3.0"
    assert card.fn.value == "Priya Raman"
    assert (card.n.value.family, card.n.value.given) == ("Raman", "Priya")
    assert [org.value for org in card.org_list] == [["Northside; Athletics"], ["Ward Courier"]]
    assert [title.value for title in card.title_list] == ["Director, Communications", "Writer"]
    assert [email.value for email in card.email_list] == ["priya@northside.example", "pri@x.example"]
    assert [email.params for email in card.email_list] == [{"TYPE": ["pref"]}, {}]
    assert [tel.value for tel in card.tel_list] == ["+1 416 555 0142", "+1 416 555 0143"]
    assert [url.value for url in card.url_list] == [
        "https://priya.example/a;b",
        "https://x.example",
        "https://www.linkedin.com/in/priya-raman",
    ]
    assert card.adr.value.city == "Toronto"
    assert card.categories.value == ["sports", "communications"]
    assert (card.bday.value, card.bday.params) == ("1604-05-18", {"X-APPLE-OMIT-YEAR": ["1604"]})
    assert card.contents["x-socialprofile"][0].params == {"TYPE": ["linkedin"]}
    labels = {label.group: label.value for label in card.contents["x-ablabel"]}
    assert {labels[name.group]: name.value for name in card.contents["x-abrelatednames"][:1]} == {
        "Introduced by": "Dana Okafor"
    }
    assert dana.bday.value == "1985-05-12"


def test_icalendar_takes_version_4_apart() -> None:
    parsed = [line.parts() for line in Contentlines.from_ical(written("4.0", PRIYA, DANA)) if line]
    said = [(name, dict(params), value) for name, params, value in parsed]
    assert said[:2] == [("BEGIN", {}, "VCARD"), ("VERSION", {}, "4.0")]
    assert [name for name, _, _ in said].count("BEGIN") == [name for name, _, _ in said].count("END") == 2
    for line in (
        ("FN", {}, "Priya Raman"),
        ("N", {}, "Raman;Priya;;;"),
        ("EMAIL", {"PREF": "1"}, "priya@northside.example"),
        ("EMAIL", {}, "pri@x.example"),
        ("URL", {"PREF": "1"}, "https://priya.example/a;b"),
        ("BDAY", {}, "--0518"),
        ("BDAY", {}, "19850512"),
        ("PRONOUNS", {}, "she/her"),
        ("RELATED", {"TYPE": "x-introduced-by", "VALUE": "text"}, "Dana Okafor"),
        ("X-NETMD-DIRECTION", {}, "up"),
    ):
        assert line in said


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("text", ["x" * 300, "é" * 100, "日本語" * 40, "🎉" * 60, "x, ; \\ " * 40, "a\u0301" * 100])
def test_lines_are_folded_at_75_octets_and_no_character_is_parted(version: Version, text: str) -> None:
    card = written(version, contact("Ann", met_at=text, location=text))
    for line in card.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert read_back(card)[0].met_at == " ".join(text.split())


# -- what is in a card -----------------------------------------------------------------------------------------------


def test_a_uid_stays_wherever_the_file_lies_and_is_nobody_else_s() -> None:
    def uid(*contacts: Contact) -> list[str]:
        return re.findall("UID:(.*)\r\n", to_vcard(contacts, index(*contacts), "4.0"))

    here, there = contact("Ann"), contact("Ann", path="contacts/old/ann.md")
    assert uid(here) == uid(there)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", uid(here)[0])
    assert len({*uid(here, there), *uid(contact("Bob"))}) == 3


def test_nothing_is_written_of_what_is_not_known() -> None:
    assert [line.partition(":")[0] for line in lines("4.0", contact("Ann"))] == [
        "BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "END"
    ]  # fmt: skip


def test_somebody_whose_name_others_have_too_is_referred_to_by_id() -> None:
    one, other = contact("Sam Lee"), contact("Sam Lee", path="contacts/sam-lee-2.md")
    ann = contact("Ann", introduced_by=["sam-lee-2"])
    card = to_vcard([ann], index(one, other, ann), "4.0")
    assert read_back(card)[0].introduced_by == ("sam-lee-2",)


NOTE = """---
name: Ann
---
Rows *early*. Knows [[dana-okafor|Dana]]. %% never to be seen %%
- Gave: a book
- [ ] Send the deck
- Two cats
<!-- nor
this -->

## Family
Sons.

### The divorce (private)
Secret.

## Money (private)
More secrets.

## 2026-03-04 Coffee
Talked long.
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_note_is_plain_text_without_what_has_its_place_elsewhere_or_is_private(version: Version) -> None:
    ann = read_note("contacts/ann.md", NOTE.encode(), "contact", {}).entry
    assert isinstance(ann, Contact)
    (found,) = read_back(to_vcard([ann], index(ann, DANA), version))
    assert found.notes == ("Rows early. Knows Dana.\nTwo cats\n\nFamily\nSons.",)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_for_others_has_no_more_than_an_address_book_shows(version: Version) -> None:
    ann = read_note("contacts/ann.md", NOTE.encode(), "contact", {}).entry
    assert isinstance(ann, Contact)
    text = written(version, PRIYA, ann, contact("Bo", linkedin="no"), complete=False)
    assert all(word not in text for word in ("NETMD-", "Rows", "Okafor", "flat white", "Larkspur"))
    assert "FN:Priya Raman" in text
    assert "CATEGORIES:sports,communications" in text


def test_what_others_have_a_property_for_is_in_it() -> None:
    extra = (
        ("department", ("Design", "Type")), ("fax", ("123",)), ("anniversary", ("2009-08-08",)), ("kind", ("org",)),
    )  # fmt: skip
    plain = contact("Rocket Nine", orgs=["Rocket Nine"])
    one = replace(plain, note=replace(plain.note, extra=extra))
    four, three = lines("4.0", one), lines("3.0", one)
    assert {"ORG:Rocket Nine;Design;Type", "TEL;TYPE=fax:123", "ANNIVERSARY:20090808", "KIND:org"} <= set(four)
    assert {"X-ANNIVERSARY:2009-08-08", "X-ABShowAs:COMPANY"} <= set(three)
    for version in VERSIONS:
        assert sorted(read_back(written(version, one))[0].extra) == sorted(extra)


def test_control_characters_and_broken_unicode_part_no_line() -> None:
    card = written("4.0", contact("Ann\r\nEND:VCARD", location="a\x00b\ud800c\u2028d"))
    assert card.count("\r\nEND:VCARD") == 1
    assert read_back(card)[0].location == "a b\ufffdc d"


# -- there and back --------------------------------------------------------------------------------------------------

_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), include_characters=" ,;:\\\"'^="
)
TEXT = st.text(_LETTERS, min_size=1, max_size=90).map(lambda text: " ".join(text.split()).strip(" ,")).filter(bool)
TEXTS = st.lists(TEXT, max_size=3, unique_by=str.casefold)
WORD = st.text(st.characters(codec="ascii", categories=("Ll", "Nd")), min_size=1, max_size=12)
EMAILS = st.lists(st.builds("{}@{}.example".format, WORD, WORD), max_size=3, unique=True)
PHONES = st.lists(st.from_regex(r"\+[1-9][0-9]{7,12}", fullmatch=True), max_size=3, unique=True)
URLS = st.lists(st.builds("https://{}.example/{},;=?".format, WORD, WORD), max_size=3, unique=True)
DAYS = st.dates()
CADENCES = st.one_of(
    st.just(NoCadence.NONE),
    st.builds(Window, st.builds(Interval, st.integers(1, 999), st.sampled_from(("day", "month")))),
)
WHENS = st.one_of(st.builds(When, DAYS), st.builds(When, DAYS.map(lambda day: day.replace(day=1)), st.just("month")))
EXTRAS = st.dictionaries(WORD.map(lambda word: f"x {word}"), TEXTS.filter(bool).map(tuple), max_size=3)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "aliases": TEXTS, "orgs": TEXTS, "roles": TEXTS, "emails": EMAILS, "phones": PHONES, "urls": URLS, "tags": TEXTS,
    "linkedin": st.one_of(st.sampled_from(("", "no")), WORD.map("https://www.linkedin.com/in/{}".format)),
    "location": st.one_of(st.just(""), TEXT), "direction": st.sampled_from((None, *get_args(Direction))),
    "met": st.one_of(st.none(), WHENS), "met_at": st.one_of(st.just(""), TEXT), "seeking": TEXTS, "offers": TEXTS,
    "cadence": st.one_of(st.none(), CADENCES), "pronouns": st.one_of(st.just(""), TEXT),
    "birthday": st.one_of(st.none(), DAYS.map(lambda day: Birthday(day.month, day.day, day.year)), DAYS.map(lambda day: Birthday(day.month, day.day))),
    "follow_up": st.one_of(st.none(), DAYS), "status": st.sampled_from(get_args(Status)),
}  # fmt: skip
SAME = (
    "name", "aliases", "orgs", "roles", "emails", "phones", "urls", "linkedin", "location", "tags", "direction", "met",
    "met_at", "seeking", "offers", "pronouns", "follow_up",
)  # fmt: skip


def assert_same(one: Contact, record: PersonRecord, introducers: tuple[str, ...]) -> None:
    for field in SAME:
        assert getattr(record, field) == getattr(one, field), field
    assert record.introduced_by == introducers
    assert (record.status or "active") == one.status
    assert (parse_birthday(record.birthday) if record.birthday else None) == one.birthday
    assert (parse_cadence(record.cadence) if record.cadence else None) == one.cadence
    assert dict(record.extra) == dict(one.note.extra)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_contact_comes_back_whole(version: Version) -> None:
    (record,) = read_back(written(version, PRIYA))
    assert_same(PRIYA, record, ("Dana Okafor", "Somebody Else"))


@given(name=TEXT, fields=st.fixed_dictionaries(FIELDS), extra=EXTRAS, introducers=TEXTS)
def test_any_contact_comes_back_whole(
    name: str, fields: dict[str, Any], extra: dict[str, tuple[str, ...]], introducers: list[str]
) -> None:
    if getattr(fields["birthday"], "year", None) == 1604:  # says that the year is not known
        fields["birthday"] = None
    fields["aliases"] = [alias for alias in fields["aliases"] if alias.casefold() != name.casefold()]
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    plain = contact("x")
    links = tuple(map(link, introducers))
    one = replace(plain, name=name, introduced_by=links, note=replace(plain.note, extra=tuple(extra.items())), **fields)
    for version in VERSIONS:
        text = to_vcard([one], Index.of([]), version)
        (record,) = read_back(text)
        assert_same(one, record, tuple(introducers))

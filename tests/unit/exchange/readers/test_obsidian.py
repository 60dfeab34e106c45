"""People notes of Obsidian: keys in the words of public templates, inline fields, dated list items, the body kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.dates import When
from netmd.exchange.readers.obsidian import FORMAT, read, recognises
from netmd.exchange.records import (
    ForeignFile,
    ImportRefusedError,
    ItemRecord,
    LedgerRecord,
    PersonKey,
    PersonRecord,
    ReadOptions,
)
from netmd.model import Contact
from netmd.reading import read_note

VAULT = Path(__file__).parents[5] / "shared" / "samples" / "vault"
TODAY = date(2026, 11, 24)


def _read(text: str, name: str = "Ines Marlow.md") -> ForeignFile:
    return read(text.encode(), ReadOptions(today=TODAY, name=name))


def _one(text: str, name: str = "Ines Marlow.md") -> PersonRecord:
    (person,) = _read(text, name).people
    return person


def _with(*lines: str) -> PersonRecord:
    return _one("\n".join(("---", "type: person", *lines, "---", "")))


# -- keys -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "attribute", "value"),
    [
        ('company: "[[Orgs/Larkspur|Larkspur]]"', "orgs", ("Larkspur",)),
        ('organisations: ["[[Larkspur]]", "[[Opal]]"]', "orgs", ("Larkspur", "Opal")),
        ("ORG: Larkspur", "orgs", ("Larkspur",)),
        ("job_title: Editor", "roles", ("Editor",)),
        ("title: Editor", "roles", ("Editor",)),
        ("emailAddress: ines@larkspur.example", "emails", ("ines@larkspur.example",)),
        ('"EMAIL[WORK]": ines@larkspur.example', "emails", ("ines@larkspur.example",)),
        ('"TEL[CELL]": "+44 1947 555 0142"', "phones", ("+44 1947 555 0142",)),
        ("mobile: +44 1947 555 0142", "phones", ("+44 1947 555 0142",)),
        ("website: https://ines.example", "urls", ("https://ines.example",)),
        ("BDAY: 1990-04-02", "birthday", "1990-04-02"),
        ("Birthday: 04-02", "birthday", "--04-02"),
        ("first_met: 2024-05-02", "met", When(date(2024, 5, 2))),
        ("next contact: 2026-12-01", "follow_up", date(2026, 12, 1)),
        ("cadence_days: 30 days", "cadence", "every 30 days"),
        ("prm-tier: 3", "cadence", "every 90 days"),
        ("based-in: Whitby", "location", "Whitby"),
        ("pronouns: she/her", "pronouns", "she/her"),
        ("CATEGORIES: [press, choir]", "tags", ("press", "choir")),
        ("tags: [person, press]", "tags", ("press",)),
        ('introduced_by: "[[People/Bo Vale|Bo]]"', "introduced_by", ("Bo Vale",)),
        ("Nickname: Nessie", "aliases", ("Nessie",)),
        ("relationship: cousin", "extra", (("relationship", ("cousin",)),)),
        ("status: seldom", "extra", (("status", ("seldom",)),)),
    ],
)
def test_a_key_in_the_words_of_a_template_is_understood(line: str, attribute: str, value: object) -> None:
    assert getattr(_with(line), attribute) == value


@pytest.mark.parametrize("key", ["last_contact", "lastContacted", "last_interaction", "Last contact"])
def test_the_day_of_the_last_contact_is_a_touch(key: str) -> None:
    one = _with(f"{key}: 2026-01-15")
    assert [(touch.when.iso, touch.title) for touch in one.touches] == [("2026-01-15", "Last contact")]
    assert "## 2026-01-15 Last contact" in one.markdown


def test_the_day_of_the_last_contact_is_none_where_the_note_tells_of_that_day_or_it_is_to_come() -> None:
    told = _one("---\ntype: person\nlast_contact: 2026-01-15\n---\n### 2026-01-15 | Lunch\n")
    assert [touch.title for touch in told.touches] == ["Lunch"]
    assert _with("last_contact: 2027-01-15").touches == ()


def test_a_name_in_parts_is_put_together_and_the_files_name_is_an_alias() -> None:
    vcf = _one("---\nN.GN: Ines\nN.FN: Marlow\nUID: 7\n---\n", "Marlow I.md")
    assert (vcf.name, vcf.aliases, vcf.extra) == ("Ines Marlow", ("Marlow I",), (("UID", ("7",)),))
    parts = _one("---\nFirst Name: Ines\nMiddle Name: Ada\nLast Name: Marlow\n---\n")
    assert (parts.name, parts.aliases) == ("Ines Ada Marlow", ("Ines Marlow",))
    assert _one("---\nfirstname: Ines\ntype: person\n---\n").name == "Ines Marlow"


def test_a_country_stands_with_the_town() -> None:
    assert _with('city: "[[Whitby]]"', 'country: "[[Places/England|England]]"').location == "Whitby, England"
    assert _with("country: England").location == "England"


# -- the body -------------------------------------------------------------------------------------------------------

BODY = """\
---
tags: [person]
---
**Role**:: Editor
**Company/Team::** [[Larkspur]]
Favourite cake:: plum

## Interactions
- 2026-09-12: Coffee at the pier. She paid.
    - about **boats**
    - [ ] send the map 📅 2026-12-01
- 2026-10-03 Call

## Notes
Two boats, see [[Boats]].
- Gave: a lantern
- [x] Ring her ✅ 2026-01-05

### 2026-08-01 | Walk with [[Bo Vale]]
Along the cliff.
- 2026-08-05: she wants photos
- Got: an idea
"""


def test_inline_fields_that_a_record_has_a_place_for_are_taken_out_of_the_body() -> None:
    one = _one(BODY)
    assert (one.roles, one.orgs) == (("Editor",), ("Larkspur",))
    assert "Role" not in one.markdown
    assert "Favourite cake:: plum" in one.markdown


def test_dated_list_items_are_touches_and_take_what_is_below_them_along() -> None:
    one = _one(BODY)
    assert [(touch.when.iso, touch.title) for touch in one.touches] == [
        ("2026-08-01", "Walk"), ("2026-09-12", "Coffee at the pier"), ("2026-10-03", "Call"),
    ]  # fmt: skip
    coffee = one.touches[1]
    assert coffee.text == "She paid.\n- about **boats**"
    assert coffee.items == (ItemRecord(text="send the map", due=When(date(2026, 12, 1))),)
    assert "## Interactions" not in one.markdown


def test_a_dated_list_item_within_a_meeting_stays_there() -> None:
    walk = _one(BODY).touches[0]
    assert walk.people == (PersonKey(name="Bo Vale"),)
    assert walk.text == "Along the cliff.\n- 2026-08-05: she wants photos"
    assert walk.ledger == (LedgerRecord(kind="got", text="an idea"),)


def test_items_gifts_and_texts_are_there_by_themselves_too() -> None:
    one = _one(BODY)
    assert one.items == (ItemRecord(text="Ring her", is_done=True, done=date(2026, 1, 5)),)
    assert one.ledger == (LedgerRecord(kind="gave", text="a lantern"),)
    assert one.notes == ("Favourite cake:: plum", "Two boats, see [[Boats]].")


def test_the_markdown_says_just_what_the_parts_say() -> None:
    one = _one(BODY)
    contact = read_note("x.md", f"---\ntype: contact\n---\n{one.markdown}".encode(), "contact", {}).entry
    assert isinstance(contact, Contact)
    assert [meeting.when for meeting in contact.note.meetings] == [touch.when for touch in one.touches]
    assert len(contact.note.items) == len(one.items) + sum(len(touch.items) for touch in one.touches)
    assert len(contact.note.exchanges) == len(one.ledger) + sum(len(touch.ledger) for touch in one.touches)


def test_code_and_comments_are_no_fields() -> None:
    body = "```\nRole:: Editor\n- 2026-01-01: x\n```\n%%\nEmail:: a@x.example\n%%\n"
    one = _one(f"---\ntype: person\n---\n{body}")
    assert (one.roles, one.emails, one.touches, one.markdown.strip()) == ((), (), (), body.strip())


# -- what else lies in a vault ----------------------------------------------------------------------------------------


def test_an_event_has_its_day_its_place_and_who_was_there() -> None:
    text = ('---\ntype: event\ndate: 2026-05-02\nlocation: "[[Whitby]]"\nattendees: ["[[Bo Vale]]"]\nhost: Opal\n---\n'
            "## Notes\nLoud, says [[Bo Vale|Bo]].\n- wind\n\n## Participants\n- [[People/Ines Marlow|Ines]]\n\n### After\nTea.\n")  # fmt: skip
    (event,) = _read(text, "Regatta.md").events
    assert (event.touch.when, event.touch.title, event.touch.place) == (When(date(2026, 5, 2)), "Regatta", "Whitby")
    assert [key.name for key in event.touch.people] == ["Bo Vale", "Ines Marlow"]
    assert event.touch.text == "host: Opal\n\nNotes:\nLoud, says Bo.\n• wind\n\nAfter:\nTea."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\ntype: Startup\ntags: [org]\nemail: hi@x.example\n---\n", "a note of the type startup"),
        ("---\ntype: event\n---\n", "an event without a date"),
        ("# Cake\n\nEggs.\n", "nothing says that it is about a person: add `type: person`"),
        ("---\naliases: [x]\ntags: [recipe]\n---\n", "nothing says that it is about a person: add `type: person`"),
    ],
)
def test_what_is_no_person_is_passed_over(text: str, why: str) -> None:
    file = _read(text)
    assert (file.rows, file.people, file.events) == (1, (), ())
    assert [passed.why for passed in file.passed_over] == [why]


@pytest.mark.parametrize(
    "front", ["type: Person", "tags: [tars/person]", 'category: ["[[People]]"]', "email: a@x.example", "prm-tier: 1",
              'type: "[[Person]]"', "tags: people"],
)  # fmt: skip
def test_a_note_about_a_person_is_recognised(front: str) -> None:
    text = f"---\n{front}\n---\n"
    assert recognises("Ines Marlow.md", text.encode()) > 0.8
    assert len(_read(text).people) == 1


@pytest.mark.parametrize("data", [b"name,email\nAnn,a@x.example\n", b"BEGIN:VCARD\n", b"{}", b"\0\0", b""])
def test_other_files_are_not_recognised(data: bytes) -> None:
    assert recognises("people.csv", data) < 0.2


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ImportRefusedError):
        read(b"\0\0\0", ReadOptions(today=TODAY, name="x.md"))


@pytest.mark.parametrize("front", ["private: true\nsnooze: 2026-06-02\n", "private: yes\nSnooze: 2026-06-02\n"])
def test_a_private_note_stays_private_and_a_snoozed_one_quiet(front: str) -> None:
    file = _read(f"---\ntype: person\n{front}---\n")
    assert (file.people[0].private, file.people[0].snooze, file.notices) == (True, date(2026, 6, 2), ())
    assert file.people[0].extra == ()
    inline = _read("---\ntype: person\n---\nprivate:: true\nsnooze:: 2026-06-02\n").people[0]
    assert (inline.private, inline.snooze, inline.extra) == (True, date(2026, 6, 2), ())
    assert not _read("---\ntype: person\nprivate: false\n---\n").people[0].private


@pytest.mark.skipif(not VAULT.is_dir(), reason="the design's samples are not here")
@pytest.mark.parametrize(
    ("file", "orgs", "location", "follow_up", "touches"),
    [
        ("whodex_Ada_Engineer.md", ("Acme",), "Berlin, Germany", date(2026, 4, 1), ["2026-01-15"]),
        ("whodex_Bo_Founder.md", ("Acme", "OpenNet"), "Hamburg, Germany", None, []),
    ],
)
def test_a_sample_person_says_what_is_in_it(
    file: str, orgs: tuple[str, ...], location: str, follow_up: date | None, touches: list[str]
) -> None:
    name = file.removeprefix("whodex_").replace("_", " ")
    result = read((VAULT / file).read_bytes(), ReadOptions(today=TODAY, name=name))
    (one,) = result.people
    assert recognises(name, (VAULT / file).read_bytes()) > 0.8
    assert (result.format, one.name, one.aliases) == (FORMAT, name.removesuffix(".md"), (name.split()[0],))
    assert (one.orgs, one.location, one.follow_up, one.tags) == (orgs, location, follow_up, ())
    assert [touch.when.iso for touch in one.touches] == touches
    assert dict(one.extra)["source"][0] == "LinkedIn"
    assert "- Kennenlernen: " in one.markdown


@pytest.mark.skipif(not VAULT.is_dir(), reason="the design's samples are not here")
def test_the_sample_event_and_organisation() -> None:
    meetup = _read((VAULT / "whodex_Demo_Meetup.md").read_text(), "Demo Meetup.md").events[0].touch
    assert (meetup.when.iso, meetup.title, meetup.place) == ("2026-01-10", "Demo Meetup", "Berlin")
    assert [key.name for key in meetup.people] == ["Ada Engineer", "Bo Founder"]
    acme = _read((VAULT / "whodex_Acme.md").read_text(), "Acme.md")
    assert [passed.why for passed in acme.passed_over] == ["a note of the type startup"]

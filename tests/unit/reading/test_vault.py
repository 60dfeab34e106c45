"""Notes of other people's vaults, written without a thought of netmd, read as their authors would expect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.model import Contact, MeetingFile
from netmd.reading import Reading, read_note

VAULT = Path(__file__).parents[3].parent / "shared" / "samples" / "vault"

with_samples = pytest.mark.skipif(not VAULT.is_dir(), reason="the samples are not at hand")

PERSON = """\
---
type: Person
aliases:
  - Tilda
source:
  - Referral
  - Email
organisations:
  - "[[Organisations/Larkspur|Larkspur]]"
  - "[[Organisations/Openfield|Openfield]]"
city: "[[Places/Ghent|Ghent]]"
country: "[[Belgium]]"
next contact: 2026-05-04
last contact: 2026-02-11
tags:
  - Person
---


## Notes
- Erste Begegnung: at the Orchard Day
- Skills: bookbinding
"""
EVENT = """\
---
type: Event
datetime: 2026-02-11
location: "[[Places/Ghent|Ghent]]"
organizer: "[[Organisations/Larkspur|Larkspur]]"
tags:
  - Event
---

## Notes
- A day among apple trees.

### Participants
- [[People/Tilda Vos|Tilda]]
- [[People/Bram Claes|Bram]]
"""
COMPANY = """\
---
type: Startup
location: "[[Places/Ghent|Ghent]]"
employees: 12
tags:
  - Organisation
---
## Notes
- Makes paper.

### Members:
- [[People/Tilda Vos|Tilda]]
"""
JOURNAL = """\
### Activities:
- 2019-05-03: **Tilda Vos** and I walked along the _Leie_. Bram had to cancel. @walks
- 2019-04-01: Tea with **Bram Claes** for an hour.

### Friends:
- Tilda Vos (a.k.a. The Binder) [Ghent] @paper

### Places:
- Ghent
"""


def written(text: str, name: str = "Tilda_Vos.md") -> Reading:
    return read_note(name, text.encode(), "contact", {}, others_pass=True)


def test_an_obsidian_person_brings_orgs_place_and_next_contact_and_keeps_the_rest() -> None:
    reading = written(PERSON)
    tilda = reading.entry
    assert reading.problems == ()
    assert isinstance(tilda, Contact)
    assert (tilda.aliases, tilda.orgs, tilda.location) == (("Tilda",), ("Larkspur", "Openfield"), "Ghent")
    assert (tilda.follow_up, tilda.tags) == (date(2026, 5, 4), ("Person",))
    assert tilda.note.extra == (
        ("source", ("Referral", "Email")), ("country", ("Belgium",)), ("last contact", ("2026-02-11",))
    )  # fmt: skip
    assert [(section.title, section.location.line) for section in tilda.note.sections] == [("Notes", 20)]
    assert "Erste Begegnung: at the Orchard Day" in tilda.note.sections[0].text


def test_keys_a_template_left_empty_are_no_problem() -> None:
    reading = written(PERSON.replace("next contact: 2026-05-04", "next contact:").replace(" 2026-02-11", ""))
    assert reading.problems == ()
    assert isinstance(reading.entry, Contact)
    assert reading.entry.follow_up is None


def test_an_obsidian_event_is_a_meeting_and_links_those_who_came() -> None:
    reading = written(EVENT, "Orchard_Day.md")
    assert reading.problems == ()
    assert isinstance(reading.entry, MeetingFile)
    (event,) = reading.entry.note.meetings
    assert (event.when.iso, event.place) == ("2026-02-11", "Ghent")
    assert [(link.target, link.shown) for link in event.links] == [
        ("People/Tilda Vos", "Tilda"), ("People/Bram Claes", "Bram")
    ]  # fmt: skip


def test_an_obsidian_company_is_no_person() -> None:
    assert written(COMPANY, "Larkspur.md") == Reading(None)


def test_a_journal_without_front_matter_loses_no_line() -> None:
    reading = written(JOURNAL, "friends.md")
    assert reading.problems == ()
    assert reading.entry is not None
    kept = "\n".join(section.text for section in reading.entry.note.sections)
    assert all(line in kept for line in JOURNAL.splitlines() if line.startswith("- "))
    assert [section.title for section in reading.entry.note.sections] == ["Activities:", "Friends:", "Places:"]


# -- the same of real ones, where they are at hand ------------------------------------------------------------------


def sample(name: str) -> Reading:
    return read_note(name, (VAULT / name).read_bytes(), "contact", {}, others_pass=True)


@with_samples
def test_a_person_of_an_obsidian_vault() -> None:
    reading = sample("whodex_Ada_Engineer.md")
    ada = reading.entry
    assert reading.problems == ()
    assert isinstance(ada, Contact)
    assert (ada.aliases, ada.orgs, ada.location, ada.tags) == (("Ada",), ("Acme",), "Berlin", ("Person",))
    assert ada.follow_up == date(2026, 4, 1)
    assert ada.note.extra == (
        ("source", ("LinkedIn", "Email")), ("country", ("Germany",)), ("last contact", ("2026-01-15",))
    )  # fmt: skip
    assert [(section.title, section.location.line) for section in ada.note.sections] == [("Notes", 19)]
    assert "Kennenlernen: met at Demo Meetup" in ada.note.sections[0].text


@with_samples
def test_empty_keys_of_a_template_are_no_problem() -> None:
    reading = sample("whodex_Bo_Founder.md")
    bo = reading.entry
    assert reading.problems == ()
    assert isinstance(bo, Contact)
    assert (bo.orgs, bo.follow_up) == (("Acme", "OpenNet"), None)


@with_samples
def test_an_event_is_a_meeting_and_links_those_who_came() -> None:
    reading = sample("whodex_Demo_Meetup.md")
    assert reading.problems == ()
    assert isinstance(reading.entry, MeetingFile)
    (event,) = reading.entry.note.meetings
    assert (event.when.iso, event.place) == ("2026-01-10", "Berlin")
    assert [(link.target, link.shown) for link in event.links] == [
        ("People/Ada Engineer", "Ada"), ("People/Bo Founder", "Bo")
    ]  # fmt: skip


@with_samples
def test_a_company_is_no_person() -> None:
    assert sample("whodex_Acme.md") == Reading(None)


@with_samples
def test_a_friends_journal_loses_no_line() -> None:
    reading = sample("friends.md")
    assert reading.problems == ()
    assert reading.entry is not None
    kept = "\n".join(section.text for section in reading.entry.note.sections)
    lines = (VAULT / "friends.md").read_text(encoding="utf-8").splitlines()
    assert all(line in kept for line in lines if line.startswith("- "))
    assert [section.title for section in reading.entry.note.sections] == ["Activities:", "Notes:", "Friends:", "Locations:"]

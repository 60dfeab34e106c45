"""Notes of other people's vaults, written without a thought of netmd, read as their authors would expect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.model import Contact, MeetingFile
from netmd.reading import Reading, read_note

VAULT = Path(__file__).parents[3].parent / "shared" / "samples" / "vault"

pytestmark = pytest.mark.skipif(not VAULT.is_dir(), reason="the samples are not at hand")


def sample(name: str) -> Reading:
    return read_note(name, (VAULT / name).read_bytes(), "contact", {}, others_pass=True)


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


def test_empty_keys_of_a_template_are_no_problem() -> None:
    reading = sample("whodex_Bo_Founder.md")
    bo = reading.entry
    assert reading.problems == ()
    assert isinstance(bo, Contact)
    assert (bo.orgs, bo.follow_up) == (("Acme", "OpenNet"), None)


def test_an_event_is_a_meeting_and_links_those_who_came() -> None:
    reading = sample("whodex_Demo_Meetup.md")
    assert reading.problems == ()
    assert isinstance(reading.entry, MeetingFile)
    (event,) = reading.entry.note.meetings
    assert (event.when.iso, event.place) == ("2026-01-10", "Berlin")
    assert [(link.target, link.shown) for link in event.links] == [
        ("People/Ada Engineer", "Ada"), ("People/Bo Founder", "Bo")
    ]  # fmt: skip


def test_a_company_is_no_person() -> None:
    assert sample("whodex_Acme.md") == Reading(None)


def test_a_friends_journal_loses_no_line() -> None:
    reading = sample("friends.md")
    assert reading.problems == ()
    assert reading.entry is not None
    kept = "\n".join(section.text for section in reading.entry.note.sections)
    lines = (VAULT / "friends.md").read_text(encoding="utf-8").splitlines()
    assert all(line in kept for line in lines if line.startswith("- "))
    assert [section.title for section in reading.entry.note.sections] == ["Activities:", "Notes:", "Friends:", "Locations:"]

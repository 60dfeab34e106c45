"""What is exported and imported again: the same notebook, as far as the format can hold it; what it cannot is named."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netmd import notebook
from netmd.excerpts import excerpt
from netmd.exchange.plain_notes import sections_of
from netmd.index import Index
from netmd.model import Contact, Meeting
from netmd.promises import without_owner
from netmd.reading.private import is_private_at
from tests.cli.running import REPOSITORY, Run

SAMPLE = REPOSITORY / "notebook"
DAY = ("--today", "2026-05-14")
FIELDS = (
    "aliases", "orgs", "roles", "emails", "phones", "urls", "linkedin", "location", "tags", "direction", "met", "met_at",
    "cadence", "seeking", "offers", "birthday", "pronouns", "follow_up", "status",
)  # fmt: skip

THE_SAMPLE = notebook.load(SAMPLE).index


def there_and_back(run: Run, *arguments: str, name: str) -> Index:
    """The index of an empty notebook into which the sample was imported from what it was exported to."""
    assert run("export", *arguments, SAMPLE, *DAY, "-o", name).code == 0
    Path("new/contacts").mkdir(parents=True)
    ran = run("import", name, "-n", "new", *DAY)
    assert (ran.code, ran.err) == (0, "")
    return notebook.load(Path("new")).index


def pairs(index: Index) -> list[tuple[Contact, Contact]]:
    """Each contact of the sample, and who came back of that name."""
    found = {contact.name: contact for contact in index.contacts}
    assert sorted(found) == sorted(contact.name for contact in THE_SAMPLE.contacts)
    return [(contact, found[contact.name]) for contact in THE_SAMPLE.contacts]


def changes(index: Index) -> set[tuple[str, str]]:
    """Each name and key whose value came back as another."""
    found = set()
    for was, now in pairs(index):
        found |= {(was.name, key) for key in FIELDS if getattr(was, key) != getattr(now, key)}
        leads = [{one.name for one in each.introduced_by(who)} for each, who in ((THE_SAMPLE, was), (index, now))]
        found |= {(was.name, "introduced_by")} if leads[0] != leads[1] else set()
        found |= {(was.name, "extra")} if was.note.extra != now.note.extra else set()
    return found


NOT_ON_LINKEDIN = {(contact.name, "linkedin") for contact in THE_SAMPLE.contacts if contact.linkedin == "no"}
A_SEMICOLON = {("Judith Ashworth", "roles")}


def test_csv_holds_the_front_matter_but_semicolons_within_a_value_and_that_there_is_no_linkedin(run: Run) -> None:
    index = there_and_back(run, "csv", name="people.csv")
    assert changes(index) == NOT_ON_LINKEDIN | A_SEMICOLON
    for was, now in pairs(index):
        days = [max((one.when.start for one in each.touches(who, date(2026, 5, 14))), default=None)
                for each, who in ((THE_SAMPLE, was), (index, now))]  # fmt: skip
        assert days[0] == days[1], was.name


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vcard_holds_all_of_the_front_matter(run: Run, version: str) -> None:
    index = there_and_back(run, "vcard", "--version", version, name="people.vcf")
    assert changes(index) == set()
    marks = [[(one.name, one.snooze, one.note.private) for one in pair] for pair in pairs(index)]
    assert [was for was, _ in marks] == [now for _, now in marks]
    assert any(snooze for (_, snooze, _), _ in marks)
    assert any(private for (_, _, private), _ in marks)


def test_xlsx_holds_meetings_items_and_the_ledger_too(run: Run) -> None:
    index = there_and_back(run, "xlsx", name="network.xlsx")
    folded_to_the_name = {("Renée Ortiz", "aliases")}
    assert changes(index) == NOT_ON_LINKEDIN | A_SEMICOLON | folded_to_the_name
    for was, now in pairs(index):
        open_meetings = [meeting for meeting in THE_SAMPLE.meetings_of(was) if not meeting.private]
        assert Counter(map(day, open_meetings)) == Counter(map(day, index.meetings_of(now))), was.name
        assert sections(THE_SAMPLE, was) == sections(index, now), was.name
        before, after = promises(THE_SAMPLE, was), promises(index, now)
        assert before <= after, was.name
        given, back = ledger(THE_SAMPLE, was), ledger(index, now)
        assert given == back, was.name


def test_what_somebody_else_owes_comes_back_as_theirs(run: Run) -> None:
    before, after = (set(owed(index)) for index in (THE_SAMPLE, there_and_back(run, "xlsx", name="network.xlsx")))
    assert ("the recording, uncut", "Tobias Lindgren") in before
    assert after == before


def test_markdown_is_the_same_notebook(run: Run) -> None:
    assert run("export", "markdown", SAMPLE, "-o", "copy").code == 0
    assert notebook.load(Path("copy")).index.entries == THE_SAMPLE.entries


@pytest.mark.parametrize(
    "arguments",
    [
        ["json"], ["xlsx"], ["csv"], ["csv", "--table", "meetings"], ["csv", "--table", "items"],
        ["csv", "--table", "given-and-got"], ["vcard", "--version", "3.0"], ["vcard", "--version", "4.0"],
        ["ical"], ["ical", "--todo"], ["markdown"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_back_into_the_notebook_it_came_from_nothing_changes(run: Run, arguments: list[str]) -> None:
    shutil.copytree(SAMPLE, "same")
    assert run("export", *arguments, SAMPLE, *DAY, "-o", "exported").code == 0
    ran = run("import", "exported", "-n", "same", *DAY, "--json")
    assert ran.code == 0
    told = json.loads(ran.out)
    assert told["notes"] == told["to_settle"] == told["conflicts"] == []
    assert not told["counts"]["new"]
    assert not told["counts"]["merged"]
    assert notes_in(Path("same")) == notes_in(SAMPLE)


def notes_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}


def owed(index: Index) -> Iterator[tuple[str, str]]:
    """What contacts owe by their ids, and their names."""
    for entry in index.entries.values():
        for item in entry.note.items:
            owing = index.person(item.owed_by) if item.owed_by else None
            if owing:
                yield excerpt(without_owner(item, index), index, 999), owing.name


def sections(index: Index, who: Contact) -> set[str]:
    """The titles of the undated sections that are not private and say more than items and lines of the ledger."""
    return {text.split("\n")[0] for text in sections_of(who.note, index, before="## ") if text.startswith("## ")}


def day(meeting: Meeting) -> tuple[str, str]:
    """When it was, and what it was, but for words that only the settings of the sample know."""
    return str(meeting.when), "" if meeting.title.startswith("Padel") else meeting.channel


def promises(index: Index, who: Contact) -> set[tuple[str, bool, str]]:
    """The items of a note without links, but those of somebody else, private ones, and cancelled ones."""
    return {
        (excerpt(item.text, index, 999), item.is_open, str(item.due or ""))
        for item in who.note.items
        if item.mark != "-" and not item.owed_by and not is_private_at(who.note, item.location)
    }


def ledger(index: Index, who: Contact) -> set[tuple[str, str]]:
    day = r" \(\d{4}-\d\d-\d\d\)$"  # of a line that came from a meeting in another's note
    return {(line.kind, re.sub(day, "", excerpt(line.text, index, 999))) for line in index.exchanges_of(who)}

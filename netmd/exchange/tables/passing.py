"""The tables of what is passed on: introductions and openings. Neither is of one person, and no import takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netmd.exchange.belonging import belonging
from netmd.exchange.plain_notes import sections_of
from netmd.exchange.query import Network
from netmd.exchange.tables.table import Cell, Column, Table, day_cell, together
from netmd.followups.words import display_name, plain
from netmd.index import Index
from netmd.model import Contact, Link, Opportunity, Passed


def introductions_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The introductions I made of one of the contacts, newest first, what has no day last."""
    index = network.index
    found = {intro.location: intro for contact in contacts for intro in index.introductions_of(contact)}
    rows: list[tuple[Cell, ...]] = []
    for place in sorted(found):
        intro, entry = found[place], index.entries[place.path]
        people = [_called(link, index) for link in intro.people]
        rows.append(
            (day_cell(intro.on), people[0], together(people[1:]), intro.stage, display_name(entry))
        )  # fmt: skip
    rows.sort(key=lambda row: str(row[0]), reverse=True)
    return Table("Introductions", _INTRODUCTIONS, tuple(rows))


_INTRODUCTIONS = (
    Column("Day", 12),
    Column("One", 26, wraps=True),
    Column("The other", 26, wraps=True),
    Column("Where it stands", 40, wraps=True),
    Column("Written down in", 30, wraps=True),
)


def openings_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The openings, of some contacts those that they told of or were told of; open ones first, the soonest first."""
    index = network.index
    theirs = index.entries if len(contacts) == len(index.contacts) else belonging(contacts, index)
    openings = [entry for entry in index.opportunities if entry.path in theirs]
    openings.sort(key=lambda one: (one.status != "open", one.closes.isoformat() if one.closes else "9999"))
    return Table("Openings", _OPENINGS, tuple(_opening(entry, index) for entry in openings))


_OPENINGS = (
    Column("Opening", 36, wraps=True),
    Column("Organisation", 24, wraps=True),
    Column("State", 10),
    Column("Stage", 16, wraps=True),
    Column("Found", 12),
    Column("Closes", 12),
    Column("Told by", 22, wraps=True),
    Column("Passed to", 40, wraps=True),
    Column("Tags", 20, wraps=True),
    Column("Location", 16, wraps=True),
    Column("Link", 30),
    Column("Notes", 60, wraps=True),
)


def _opening(entry: Opportunity, index: Index) -> tuple[Cell, ...]:
    return (
        entry.title,
        entry.org,
        entry.status,
        entry.stage,
        day_cell(entry.found),
        day_cell(entry.closes),
        together(_called(link, index) for link in entry.source),
        together(_passed(entry.passed, index)),
        together(entry.tags),
        entry.location,
        entry.url,
        "\n\n".join(sections_of(entry.note, index, (line.location.line for line in entry.passed))),
    )


def _passed(lines: Iterable[Passed], index: Index) -> Iterable[str]:
    for line in lines:
        said = " ".join(part for part in (line.on.isoformat() if line.on else "", line.outcome) if part)
        people = ", ".join(_called(link, index) for link in line.people)
        yield f"{people} ({said})" if said else people


def _called(link: Link, index: Index) -> str:
    person = index.person(link)
    return person.name if person else plain(link.shown, index)

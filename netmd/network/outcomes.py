"""What came of knowing somebody: an opening signed, an introduction that led somewhere, a posting passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netmd.index import Index
from netmd.model import Contact, Opportunity

STILL_ON_THE_WAY = ("", "offered", "agreed", "sent")
"""Stages of an introduction of which nothing has come yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that came of it: ``what`` in words, after the opening or the people it is about.

    ``told`` says of an opening that I have it from them; ``people`` are then those it was passed on to.
    """

    what: str
    opening: Opportunity | None = None
    people: tuple[Contact, ...] = ()
    told: bool = False


def outcomes_of(index: Index) -> Mapping[str, tuple[Outcome, ...]]:
    """What came of each contact, by path: openings of mine they told me of or work where it is, then introductions I
    made them, then postings passed on, of those they told me of and to them. People of whom nothing came are left out.
    """
    found: dict[str, list[Outcome]] = {}
    for path, outcome in (*_mine(index), *_introductions(index), *_passed(index)):
        outcomes = found.setdefault(path, [])
        if outcome not in outcomes:
            outcomes.append(outcome)
    return {path: tuple(outcomes) for path, outcomes in found.items()}


def _mine(index: Index) -> Iterator[tuple[str, Outcome]]:
    for opening in index.opportunities:
        if opening.status == "mine":
            told_by = {contact.path for contact in index.people(opening.source)}
            there = {contact.path for contact in index.at_org(opening.org)} if opening.org else set()
            for path in sorted(told_by | there):
                yield path, Outcome(opening.stage or "mine", opening, told=path in told_by)


def _introductions(index: Index) -> Iterator[tuple[str, Outcome]]:
    for entry in index.entries.values():
        for intro in entry.note.introductions:
            if intro.stage not in STILL_ON_THE_WAY:
                people = index.people(intro.people)
                for one in people:
                    others = tuple(other for other in people if other.path != one.path)
                    if others:
                        yield one.path, Outcome(intro.stage, people=others)


def _passed(index: Index) -> Iterator[tuple[str, Outcome]]:
    for opening in index.opportunities:
        for line in opening.passed:
            if line.outcome:
                people = index.people(line.people)
                for one in people:
                    yield one.path, Outcome(line.outcome, opening)
                for one in index.people(opening.source):
                    if one not in people:
                        yield one.path, Outcome(line.outcome, opening, people, told=True)

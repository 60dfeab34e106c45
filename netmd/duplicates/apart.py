"""Which contacts the notes know apart: whoever met both at once, or was introduced to one by the other, knows two.

A link to one in the other's prose says nothing of it (``See [[ann-lee]]`` is how one marks a duplicate), unless it is
denied there: ``Not [[ann-lee]], another Ann Lee``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from netmd.index import Index
from netmd.model import Contact, Link, Meeting, Section
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class Apart:
    """Where it is written that two contacts are two people, and how: ``Ann Lee introduced Bo Ray``."""

    place: Location
    words: str


@dataclass(frozen=True, slots=True)
class Knowing:
    """What a notebook knows of who is not whom. ``introduced`` has the pairs of one introduction of mine, by paths."""

    index: Index
    introduced: Mapping[frozenset[str], Location]

    @classmethod
    def of(cls, index: Index) -> Knowing:
        """That of an index."""
        found: dict[frozenset[str], Location] = {}
        for entry in index.entries.values():
            for intro in entry.note.introductions:
                for pair in combinations((person.path for person in index.people(intro.people)), 2):
                    found.setdefault(frozenset(pair), intro.location)
        return cls(index, found)

    def said(self, one: Contact, other: Contact) -> Apart | None:
        """Where it is written in so many words that two contacts can never be one.

        One was introduced by the other, or both by me, or one's note denies that it is the other.
        """
        for led, by in ((one, other), (other, one)):
            if any(self.index.means(link, by) for link in led.introduced_by):
                return Apart(led.note.at("introduced_by"), f"{by.name} introduced {led.name}")
            for link in led.note.links:
                if self._leads_to(link, by) and _is_denied(led, link):
                    return Apart(link.location, f"{led.name} is not {by.path}")
        place = self.introduced.get(frozenset((one.path, other.path)))
        return Apart(place, f"you introduced {one.name} to {other.name}") if place else None

    def are_two(self, one: Contact, other: Contact) -> bool:
        """Whether two contacts are known apart: it is said, they met, or one is in a line of the other's ledger."""
        return self.said(one, other) is not None or self._met(one, other) or self._is_in_ledger(one, other)

    def _met(self, one: Contact, other: Contact) -> bool:
        meetings = self.index.meetings_of(one)
        return any(other in self.index.participants(meeting) for meeting in meetings if meeting.people)

    def _is_in_ledger(self, one: Contact, other: Contact) -> bool:
        return any(
            self._leads_to(link, who)
            for whose, who in ((one, other), (other, one))
            for line in whose.note.exchanges
            for link in line.links
        )

    def _leads_to(self, link: Link, contact: Contact) -> bool:
        return link.key in contact.keys and self.index.means(link, contact)


_DENIED = re.compile(r"\bnot(?:[ \t]+(?:the same(?: person)? as|to be confused with))?:?[ \t]+\Z", re.IGNORECASE)


def _is_denied(contact: Contact, link: Link) -> bool:
    """Whether a link in a contact's body comes after *not*."""
    parts: tuple[Section | Meeting, ...] = (*contact.note.sections, *contact.note.meetings)
    for part in parts:
        lines = part.text.split("\n")
        at = link.location.line - part.text_line
        if 0 <= at < len(lines):
            return _DENIED.search(lines[at][: link.location.column - 1]) is not None
    return False

"""Which contacts the notes know apart: whoever wrote the one's name into the other's note knows that they are two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from netmd.index import Index
from netmd.model import Contact
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

    def introduction(self, one: Contact, other: Contact) -> Apart | None:
        """The introduction by which two contacts can never be one: of one by the other, or of both by me."""
        for led, by in ((one, other), (other, one)):
            if any(self.index.means(link, by) for link in led.introduced_by):
                return Apart(led.note.at("introduced_by"), f"{by.name} introduced {led.name}")
        place = self.introduced.get(frozenset((one.path, other.path)))
        return Apart(place, f"you introduced {one.name} to {other.name}") if place else None

    def are_two(self, one: Contact, other: Contact) -> bool:
        """Whether two contacts are known apart: one is linked in the other's note, or introduced to the other."""
        return self._links_to(one, other) or self._links_to(other, one) or self.introduction(one, other) is not None

    def _links_to(self, one: Contact, other: Contact) -> bool:
        links = (*one.note.links, *one.introduced_by, *(item.owed_by for item in one.note.items if item.owed_by))
        return any(link.key in other.keys and self.index.means(link, other) for link in links)

"""Whether two people know each other, as far as the notes can tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from netmd.index import Index
from netmd.model import Contact, name_key


@dataclass(frozen=True)
class Acquaintances:
    """Who knows whom. What is asked of one contact is worked out once.

    Two people know each other if an introduction names both, they were (or are to be) in one meeting, one's note links
    the other or says that the other led me to them, they are at one organisation, or I met both at the same occasion.
    """

    index: Index
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def know_each_other(self, one: Contact, other: Contact) -> bool:
        """Whether they do, or are the same."""
        if one.path == other.path or other.path in self._of(one) or one.path in self._of(other):
            return True
        return _share(one, other)

    def _of(self, contact: Contact) -> frozenset[str]:
        known = self._known.get(contact.path)
        if known is None:
            index = self.index
            people = {found.path for found in index.people((*contact.note.links, *contact.introduced_by))}
            for meeting in index.meetings_of(contact):
                people |= {found.path for found in index.participants(meeting)} if meeting.people else set()
            known = self._known[contact.path] = frozenset(people | self._introduced.get(contact.path, set()))
        return known

    @cached_property
    def _introduced(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entry in self.index.entries.values():
            for intro in entry.note.introductions:
                paths = {person.path for person in self.index.people(intro.people)}
                for path in paths:
                    found.setdefault(path, set()).update(paths)
        return found


def _share(one: Contact, other: Contact) -> bool:
    orgs = {name_key(org) for org in one.orgs}
    if any(name_key(org) in orgs for org in other.orgs):
        return True
    return bool(one.met_at) and name_key(one.met_at) == name_key(other.met_at)

"""What of a notebook belongs to some of its contacts."""

from __future__ import annotations

from collections.abc import Iterable

from netmd.index import Index
from netmd.model import Contact, Entry, MeetingFile, Opportunity


def belonging(contacts: Iterable[Contact], index: Index) -> dict[str, Entry]:
    """By path: the contacts, the meetings they took part in, and the openings that they told of or were told of."""
    people = {contact.path for contact in contacts}
    return {path: entry for path, entry in index.entries.items() if path in people or _is_theirs(entry, people, index)}


def _is_theirs(entry: Entry, people: set[str], index: Index) -> bool:
    if isinstance(entry, Contact):
        return False
    found = {person.path for meeting in entry.note.meetings for person in index.participants(meeting)}
    if isinstance(entry, Opportunity):
        links = (*entry.source, *(link for line in entry.passed for link in line.people))
        found |= {person.path for person in index.people(links)}
    else:
        assert isinstance(entry, MeetingFile)
    return not people.isdisjoint(found)

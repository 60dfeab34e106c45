"""Whom an action item is about."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.followups.situation import Subject, participants
from netmd.index import Index
from netmd.model import ActionItem, Contact, Entry, MeetingFile


def items_about(subject: Subject) -> Iterator[ActionItem]:
    """The action items, open or not, that are about the subject, wherever they are written.

    An item is about the contact who owes it (``@sam-lee``); else, in a meeting file that only one contact took part
    in, about that contact; else about the entry in whose file it stands.
    """
    index, path = subject.view.index, subject.entry.path
    for place in subject.places:
        if not place.note.items:
            continue
        about_default = _default(place, index).path == path
        for item in place.note.items:
            owing = index.person(item.owed_by) if item.owed_by else None
            if owing.path == path if owing else about_default:
                yield item


def _default(place: Entry, index: Index) -> Contact | Entry:
    if isinstance(place, MeetingFile):
        people = participants(place, index)
        if len(people) == 1:
            return people[0]
    return place

"""Whom an action item is about."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.followups.situation import Subject, participants
from netmd.index import Index
from netmd.model import ActionItem, Contact, MeetingFile


def items_about(subject: Subject) -> Iterator[ActionItem]:
    """The action items, open or not, that are about the subject, wherever they are written.

    An item is about the contact who owes it (``@sam-lee``); else, in a meeting file that only one contact took part
    in, about that contact; else about the entry in whose file it stands.
    """
    index, path = subject.view.index, subject.entry.path
    for place in subject.places:
        items = place.note.items
        if not items:
            continue
        about_default = (_default(place, index) if isinstance(place, MeetingFile) else place).path == path
        for item in items:
            owing = index.person(item.owed_by) if item.owed_by else None
            if owing.path == path if owing else about_default:
                yield item


def _default(place: MeetingFile, index: Index) -> Contact | MeetingFile:
    people = participants(place, index)
    return people[0] if len(people) == 1 else place

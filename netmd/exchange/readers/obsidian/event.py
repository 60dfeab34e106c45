"""A note about an event: when, where, and who was there."""

from __future__ import annotations

import re

from netmd.exchange.readers.obsidian.parts import people_of
from netmd.exchange.records import EventRecord, PassedOver, Source, TouchRecord
from netmd.model import Link, MeetingFile, name_key
from netmd.problems import Location
from netmd.reading.headings import find_headings
from netmd.reading.links import links_of
from netmd.reading.mask import mask

_THERE = frozenset(("participants", "attendees", "people", "guests", "who", "with", "present"))


def event_record(file: MeetingFile, source: Source) -> EventRecord | PassedOver:
    """The event of a note, with those of its front matter and those whom a section about them links.

    Without a day it is passed over.
    """
    meeting = next((one for one in file.note.meetings if one.location == file.note.at("date")), None)
    if meeting is None:
        return PassedOver(source, "an event without a date")
    more = tuple(
        f"{key}: {', '.join(values)}" for key, values in file.note.extra if values and key.casefold() != "tags"
    )
    links = (*meeting.people, *_linked_below(meeting.text))
    touch = TouchRecord(
        when=meeting.when,
        title=file.title,
        text="\n".join((*more, *([""] if more and meeting.text else []), meeting.text)).strip("\n"),
        place=meeting.place,
        people=people_of(links),
    )
    return EventRecord(source=source, touch=touch)


def _linked_below(text: str) -> tuple[Link, ...]:
    plain = mask(text).plain
    headings = list(find_headings(plain))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        title = name_key(re.sub(r"\W+", " ", plain[heading.text_start : heading.text_end]))
        if title in _THERE:
            return links_of(plain[heading.end : following.start if following else len(plain)], lambda _: Location(""))
    return ()

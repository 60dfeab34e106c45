"""A note about an event: when, where, and who was there."""

from __future__ import annotations

import re

from netmd.exchange.readers.obsidian.parts import people_of
from netmd.exchange.records import EventRecord, PassedOver, Source, TouchRecord
from netmd.model import Link, MeetingFile, name_key
from netmd.problems import Location
from netmd.reading.headings import find_headings
from netmd.reading.links import links_of, without_links
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
    there, rest = _who_was_there(meeting.text)
    text = _as_text(rest)
    touch = TouchRecord(
        when=meeting.when,
        title=file.title,
        text="\n".join((*more, *([""] if more and text else []), text)).strip("\n"),
        place=meeting.place,
        people=people_of((*meeting.people, *there)),
    )
    return EventRecord(source=source, touch=touch)


def _who_was_there(text: str) -> tuple[tuple[Link, ...], str]:
    """Those whom a section about them links, and the text without it."""
    plain = mask(text).plain
    headings = list(find_headings(plain))
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        title = name_key(re.sub(r"\W+", " ", plain[heading.text_start : heading.text_end]))
        end = following.start if following else len(plain)
        links = links_of(plain[heading.end : end], lambda _: Location(""))
        if title in _THERE and links:
            return links, text[: heading.start] + text[end:]
    return (), text


def _as_text(text: str) -> str:
    """Markdown as it reads without its marks: headings with a colon, items with a dot, links as what they show."""
    lines = (re.sub(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t:#]*$", r"\1:", line) for line in without_links(text).split("\n"))
    written = "\n".join(re.sub(r"^([ \t]*)[-*+][ \t]+", r"\1• ", line) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", written).strip("\n")

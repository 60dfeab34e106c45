"""From fields and body to the three kinds of entry: a contact, a meeting file, an opportunity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from netmd import problems
from netmd.dates import ImpossibleDateError, When, parse_time, parse_when
from netmd.model import Channel, Contact, Direction, Meeting, MeetingFile, Note, Opportunity, Section, Status, name_key
from netmd.problems import Location, Problem
from netmd.reading.body import Body
from netmd.reading.fields import Fields
from netmd.reading.headings import channel_of

CONTACT_KEYS = (
    "name", "aliases", "org", "role", "email", "phone", "url", "linkedin", "location", "tags", "direction", "met",
    "met_at", "introduced_by", "cadence", "seeking", "offers", "birthday", "pronouns", "follow_up", "snooze", "status",
    "private", "type",
)  # fmt: skip
"""The keys of a contact's front matter, named after vCard (RFC 6350) where it has a word for it."""

MEETING_KEYS = ("title", "date", "time", "place", "with", "private", "type")
OPPORTUNITY_KEYS = (
    "title", "org", "url", "source", "found", "closes", "location", "tags", "status", "stage", "private", "type"
)  # fmt: skip

KEY_ALIASES: dict[str, str] = {
    "alias": "aliases", "nickname": "aliases", "nicknames": "aliases", "tag": "tags", "company": "org", "orgs": "org",
    "organisation": "org", "organization": "org", "organisations": "org", "organizations": "org", "employer": "org",
    "title": "role", "job_title": "role", "jobtitle": "role", "job": "role", "position": "role", "roles": "role",
    "mail": "email", "e_mail": "email", "emails": "email", "email_address": "email", "emailaddress": "email",
    "tel": "phone", "telephone": "phone", "mobile": "phone", "phones": "phone", "phone_number": "phone",
    "phonenumber": "phone", "website": "url", "homepage": "url", "urls": "url", "linked_in": "linkedin",
    "bday": "birthday", "birthdate": "birthday", "birth_date": "birthday", "city": "location",
    "first_met": "met", "met_on": "met", "next_contact": "follow_up", "nextcontact": "follow_up",
    "followup": "follow_up", "cadence_days": "cadence", "met_through": "introduced_by",
    "introduced_through": "introduced_by", "offer": "offers", "offering": "offers", "seek": "seeking",
    "seeks": "seeking", "pronoun": "pronouns", "e_mails": "email",
}  # fmt: skip
"""Other words for a contact's keys, as seen in public templates for people notes in Obsidian."""

OPPORTUNITY_ALIASES: dict[str, str] = {
    "name": "title", "tag": "tags", "company": "org", "organisation": "org", "organization": "org", "link": "url",
    "deadline": "closes", "city": "location",
}  # fmt: skip
MEETING_ALIASES: dict[str, str] = {
    "name": "title", "people": "with", "attendees": "with", "participants": "with", "location": "place",
    "datetime": "date", "day": "date",
}  # fmt: skip

_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
_STATUSES: tuple[Status, ...] = get_args(Status)
OPPORTUNITY_STATUSES = ("open", "filled", "closed", "mine")
STAGES = ("researching", "applied", "interview", "offer", "signed")


def read_contact(path: str, stem: str, fields: Fields, body: Body) -> Contact:
    """A contact; its name falls back to the file's."""
    name = fields.text("name") or name_from_stem(stem)
    values = {
        "name": name,
        "aliases": fields.texts("aliases"),
        "orgs": fields.texts("org"),
        # a note's `title` may be but its name again
        "roles": tuple([role for role in fields.texts("role") if name_key(role) != name_key(name)]),
        "emails": fields.addresses("email"),
        "phones": fields.texts("phone"),
        "urls": fields.texts("url"),
        "linkedin": fields.text("linkedin"),
        "location": fields.text("location"),
        "tags": fields.words("tags"),
        "direction": fields.choice("direction", _DIRECTIONS),
        "met": fields.when("met"),
        "met_at": fields.text("met_at"),
        "introduced_by": fields.links("introduced_by"),
        "cadence": fields.cadence("cadence"),
        "seeking": fields.words("seeking"),
        "offers": fields.words("offers"),
        "birthday": fields.birthday("birthday"),
        "pronouns": fields.text("pronouns"),
        "follow_up": fields.day("follow_up"),
        "snooze": fields.day("snooze"),
        "status": fields.choice("status", _STATUSES) or "active",
    }
    return Contact(note=_note(path, stem, fields, body, CONTACT_KEYS), **values)  # type: ignore[arg-type]


def read_opportunity(path: str, stem: str, fields: Fields, body: Body) -> Opportunity:
    """An opportunity; its title falls back to the file's name."""
    values = {
        "title": fields.text("title") or name_from_stem(stem),
        "org": fields.text("org"),
        "url": fields.text("url"),
        "source": fields.links("source"),
        "found": fields.when("found"),
        "closes": fields.day("closes", last=True),
        "location": fields.text("location"),
        "tags": fields.words("tags"),
        "status": fields.choice("status", OPPORTUNITY_STATUSES) or "open",
        "stage": fields.choice("stage", STAGES) or "",
    }
    note = _note(path, stem, fields, body, OPPORTUNITY_KEYS)
    return Opportunity(note=note, passed=body.passed, **values)  # type: ignore[arg-type]


def read_meeting(
    path: str, stem: str, fields: Fields, body: Body, preamble: Section, channels: Mapping[str, Channel]
) -> MeetingFile:
    """A meeting file: the event itself, made of the fields and of what stands before the first dated heading."""
    stem_date, stem_title = _split_stem(stem)
    when = _when(fields, stem_date)
    title = fields.text("title") or name_from_stem(stem_title)
    people, place = fields.links("with", several=True), fields.text("place")
    if when is None:
        fields.problems.append(
            Problem(problems.MEETING_WITHOUT_DATE, Location(path), "The meeting has no date.",
                    "Add `date: 2026-03-04` to its front matter.")
        )  # fmt: skip
    end = body.meetings[0].location if body.meetings else Location(path, _PAST_THE_END)
    if when is not None and when.precision == "day":
        body = replace(
            body,
            introductions=tuple(
                replace(intro, on=intro.on or when.start) if intro.location < end else intro
                for intro in body.introductions
            ),
        )
    note = _note(path, stem, fields, body, MEETING_KEYS)
    meetings = note.meetings
    if when is not None:
        event = Meeting(
            when=when,
            title=title,
            channel=channel_of(title, channels),
            host=path,
            location=note.at("date"),
            text=preamble.text,
            text_line=preamble.location.line,
            people=people,
            items=tuple(item for item in note.items if item.location < end),
            exchanges=tuple(exchange for exchange in note.exchanges if exchange.location < end),
            introductions=tuple(intro for intro in note.introductions if intro.location < end),
            links=tuple(link for link in note.links if link.location < end),
            place=place,
            private=note.private,
        )
        meetings = (event, *meetings)
    return MeetingFile(replace(note, sections=(), meetings=meetings), title)


_PAST_THE_END = 2**31
_STEM_DATE = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?!\d)[-_ ]*(?P<after>.*)|(?P<before>.*?)[-_ (]*(?<!\d)(\d{4}-\d{2}-\d{2})\)?"
)


def _split_stem(stem: str) -> tuple[When | None, str]:
    """``2026-03-12-mixer``, ``Mixer 2026-03-12``: the day and the rest of a file's name."""
    match = _STEM_DATE.fullmatch(stem)
    if match is None:
        return None, stem
    try:
        return parse_when(match[1] or match[4]), match["after"] or match["before"] or "meeting"
    except ImpossibleDateError:
        return None, stem


_CLOCK = re.compile(r"(\d{1,2}:\d{2})(?::\d{2})?(?:\s*[-–—]\s*\d{1,2}:\d{2}(?::\d{2})?)?")


def _when(fields: Fields, stem_date: When | None) -> When | None:
    """The day and time of a meeting file: its ``date``, else that of its name; its ``time``, or that of ``date``."""
    when = fields.when("date") or stem_date
    for value in fields.scalars("time"):
        match = _CLOCK.fullmatch(value.text.strip())
        try:
            clock = parse_time(match[1]) if match else None
        except ImpossibleDateError:
            clock = None
        if clock is None:
            fields.problems.append(
                Problem(problems.BAD_DATE, value.location, f"`time: {value.text}` is not a time.", "Write it as 14:30.")
            )
        elif when is not None and when.precision == "day":
            return replace(when, clock=clock)
    return when


def _note(path: str, stem: str, fields: Fields, body: Body, known: tuple[str, ...]) -> Note:
    private = fields.flag("private")
    fields.scalars("type")
    return Note(
        path=path,
        id=stem,
        sections=body.sections,
        meetings=body.meetings,
        items=body.items,
        exchanges=body.exchanges,
        introductions=body.introductions,
        links=(*fields.linked, *body.links),
        definitions=body.definitions,
        fields=fields.locations(),
        extra=fields.rest(known),
        private=private,
    )


def name_from_stem(stem: str) -> str:
    """``priya-raman`` is Priya Raman; a stem with spaces or capitals is a name already."""
    words = stem.replace("_", " ")
    if " " not in words and words == words.lower():
        words = words.replace("-", " ")
    words = " ".join(words.split())
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" ")) if words == words.lower() else words

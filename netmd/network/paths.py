"""The ways to somebody, and into an organisation: by whose introductions I came to know whom."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netmd.dates import When, short_when
from netmd.index import Index
from netmd.model import Contact, name_key
from netmd.network.ties import Kind, Reason, ties_of
from netmd.reading.mask import mask, without
from netmd.touches import is_past

Chain = tuple[Contact, ...]
"""People each of whom introduced me to the next one."""


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody I know, and by whose introductions: ``chain`` ends with them (:func:`introduction_chain`)."""

    contact: Contact
    chain: Chain


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who could lead into an organisation.

    ``to`` is whom they know there, None where they are only noted to have to do with the place. ``why`` goes on where
    their name ends: ``introduced you to Priya Raman``.
    """

    contact: Contact
    chain: Chain
    to: Contact | None
    why: str


@dataclass(frozen=True, slots=True)
class WaysIn:
    """The ways into an organisation: who is there, then who could lead there; the shortest chains first in both."""

    org: str
    there: tuple[Way, ...]
    leads: tuple[Lead, ...]


def introduction_chain(contact: Contact, index: Index) -> Chain:
    """The shortest chain of introductions to ``contact``: first somebody I met by myself, ``contact`` last.

    Without introducers it is ``contact`` alone. Of several as short, the introducers named first in the notes win.
    Where the introductions go round in a circle it begins with who introduced ``contact``.
    """
    came_from: dict[str, Contact | None] = {contact.path: None}
    to_look_at = deque((contact,))
    while to_look_at:
        person = to_look_at.popleft()
        introducers = [other for other in index.introduced_by(person) if other.path != person.path]
        if not introducers:
            return tuple(_back(person, came_from))
        for other in introducers:
            if other.path not in came_from:
                came_from[other.path] = person
                to_look_at.append(other)
    return next(other for other in index.introduced_by(contact) if other.path != contact.path), contact


def _back(person: Contact | None, came_from: dict[str, Contact | None]) -> Iterator[Contact]:
    while person is not None:
        yield person
        person = came_from[person.path]


def chain_in_words(chain: Chain) -> str:
    """``Dana Okafor introduced you to Priya Raman, who introduced you to Søren Aagaard``; empty for one person."""
    if len(chain) < 2:
        return ""
    first, *others = (contact.name for contact in chain)
    return f"{first} introduced you to " + ", who introduced you to ".join(others)


def step_in_words(introducer: Contact, contact: Contact, when: When | None, today: date) -> str:
    """``Dana Okafor introduced you to Priya Raman on 26 Feb``; ``when`` is the introduction's day, if it is known."""
    words = f"{introducer.name} introduced you to {contact.name}"
    return f"{words} {_on(When(when.start, when.precision), today)}" if when else words


def leads_to_person(contact: Contact, index: Index, today: date) -> tuple[Lead, ...]:
    """Who else is tied to somebody and could put in a word with them; the shortest chains first, nobody archived."""
    active = (lead for lead in _tied((contact,), index, today) if lead.contact.status != "archived")
    return tuple(sorted(active, key=_by_use))


def ways_to_organisation(org: str, index: Index, today: date) -> WaysIn:
    """The ways into ``org``, written as anybody would (:func:`netmd.model.name_key`).

    Who could lead there are contacts tied to somebody there, then those whose notes name the organisation. Archived
    contacts are left out of these.
    """
    people = index.at_org(org)
    there = sorted((Way(contact, introduction_chain(contact, index)) for contact in people), key=_by_length)
    leads = {lead.contact.path: lead for lead in reversed((*_tied(people, index, today), *_naming(org, index, today)))}
    here = {contact.path for contact in people}
    active = (lead for lead in leads.values() if lead.contact.path not in here and lead.contact.status != "archived")
    return WaysIn(_as_written(org, people), tuple(there), tuple(sorted(active, key=_by_use)))


def _by_length(way: Way) -> tuple[int, str, str]:
    return len(way.chain), name_key(way.contact.name), way.contact.path


def _by_use(lead: Lead) -> tuple[int, bool, str, str]:
    return len(lead.chain), lead.to is None, name_key(lead.contact.name), lead.contact.path


def _tied(people: Chain, index: Index, today: date) -> list[Lead]:
    """Everybody tied to one of ``people``, the strongest reason first."""
    ties = [(tie.kind, at, tie, person) for at, person in enumerate(people) for tie in ties_of(person, index, today)]
    return [
        Lead(tie.other, introduction_chain(tie.other, index), person, _why(tie.reasons[0], person, today))
        for _, _, tie, person in sorted(ties, key=lambda found: found[:2])
    ]


def _why(reason: Reason, person: Contact, today: date) -> str:
    day = f" {_on(reason.when, today)}" if reason.when else ""
    match reason.kind:
        case Kind.LED_HERE:
            return f"introduced you to {person.name}"
        case Kind.LED_ON:
            return f"introduced to you by {person.name}"
        case Kind.INTRODUCED:
            return f"introduced by you to {person.name}{day}"
        case Kind.TOGETHER:
            return f"together with {person.name}{day}"
        case Kind.NOTED:
            return f"tied to {person.name} in the notes"


def _naming(org: str, index: Index, today: date) -> Iterator[Lead]:
    """The contacts whose notes name the organisation, spelt and capitalised so."""
    name = re.compile(rf"(?<!\w){re.escape(org)}(?!\w)")
    for contact in index.contacts:
        named = _named_in(contact, org, name, today)
        if named:
            yield Lead(contact, introduction_chain(contact, index), None, named)


def _named_in(contact: Contact, org: str, name: re.Pattern[str], today: date) -> str:
    for meeting in sorted(contact.note.meetings, key=lambda one: one.when.sort_key, reverse=True):
        if is_past(meeting, today) and (_is_in(org, name, meeting.title) or _is_in(org, name, meeting.text)):
            when = When(meeting.when.start, meeting.when.precision)
            return f"{org} came up {_on(when, today)}"
    if any(_is_in(org, name, section.text) for section in contact.note.sections):
        return f"{org} stands in the notes"
    return ""


def _is_in(org: str, name: re.Pattern[str], text: str) -> bool:
    return org in text and name.search(without(text, mask(text).comments)) is not None


def _on(when: When, today: date) -> str:
    """``on 4 Mar``, ``in Dec 2026``."""
    return f"{'on' if when.precision == 'day' else 'in'} {short_when(when, today)}"


def _as_written(org: str, people: Chain) -> str:
    """The organisation's name as the first of its people writes it."""
    key = name_key(org)
    return next((name for contact in people for name in contact.orgs if name_key(name) == key), org)

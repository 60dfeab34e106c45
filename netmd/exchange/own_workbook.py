"""The workbook that ``netmd export xlsx`` writes, known again when it is imported.

Some of its sheets are for reading. What they hold is no fault of the file, and is not counted as rows that could not be
read: the follow-ups are worked out from the other sheets, introductions and openings are in no contact's note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_
from types import MappingProxyType

from netmd.exchange.readers.spreadsheet.happened import IN_TOUCH
from netmd.exchange.records import ForeignFile, PassedOver, PersonRecord, TouchRecord
from netmd.model import name_key

_HEADERS = frozenset(("Name", "Date met", "Meeting notes", "Action item", "Gave", "Got"))
"""Headers of its sheets that name people: of contacts, meetings, action items, and given and got."""
_OF_CONTACTS = frozenset(("Name", "Organisation", "Last contact", "Date met", "How we met", "Also known as", "Notes"))
"""Headers of its sheet of contacts, and of that table as CSV."""
_FOR_READING: Mapping[str, str] = MappingProxyType({
    "Follow-ups": "worked out from the other sheets",
    "Introductions": "an introduction, which netmd import does not take",
    "Openings": "an opening, which netmd import does not take",
})  # fmt: skip
_REPEATED = "Follow-ups"


def told_apart(foreign: ForeignFile) -> ForeignFile:
    """The file with the rows of sheets that are for reading counted as that, with the notes' sections below their
    titles, and days told once; any other file as it is.
    """
    headers = {header for header, _ in foreign.mapping}
    if headers >= _OF_CONTACTS:
        foreign = _with_people(foreign, [_in_sections(person) for person in foreign.people])
    if not headers >= _HEADERS:
        return foreign
    foreign = _with_people(foreign, _without_told(foreign.people))
    read = {person.source.part for person in foreign.people}
    titles = _FOR_READING.keys() - read
    return replace(
        foreign,
        passed_over=tuple(_as_it_is(one) if one.source.part in titles else one for one in foreign.passed_over),
        notices=tuple(one for one in foreign.notices if not any(f"The sheet “{title}”" in one for title in titles)),
    )


def _as_it_is(row: PassedOver) -> PassedOver:
    part = row.source.part
    return replace(row, why=_FOR_READING[part], repeats=part == _REPEATED)


def _with_people(foreign: ForeignFile, people: Sequence[PersonRecord]) -> ForeignFile:
    return foreign if all(map(is_, people, foreign.people)) else replace(foreign, people=tuple(people))


_TITLE = re.compile(r"^## (?P<title>\S[^\n]*)$", re.MULTILINE)


def _in_sections(person: PersonRecord) -> PersonRecord:
    """The record with each part of its notes that has a title (:func:`netmd.exchange.tables.contacts`) apart."""
    notes: list[str] = []
    sections: list[tuple[str, str]] = []
    for text in person.notes:
        before, *parts = _TITLE.split(text)
        notes += [before.strip()] if before.strip() else []
        sections += zip(parts[::2], map(str.strip, parts[1::2]), strict=True)
    return replace(person, notes=tuple(notes), sections=tuple(sections)) if sections else person


def _without_told(people: Sequence[PersonRecord]) -> tuple[PersonRecord, ...]:
    """The people without touches that are but their part in what stands in another's row: a day of last contact, or a
    line of the ledger, which names its day then.
    """
    names = Counter(name_key(person.name) for person in people)
    met = {
        (name_key(who.name), touch.when, title)
        for one in people for touch in one.touches for who in touch.people for title in (touch.title, IN_TOUCH)
    }  # fmt: skip
    days = {(name, when.start) for name, when, _ in met}

    def is_told(person: PersonRecord, touch: TouchRecord) -> bool:
        name = name_key(person.name)
        if touch.text or touch.people or names[name] > 1:
            return False
        return (name, touch.when, touch.title) in met or (touch.title == IN_TOUCH and (name, touch.when.start) in days)

    return tuple(_shortened(one, [touch for touch in one.touches if is_told(one, touch)]) for one in people)


def _shortened(person: PersonRecord, told: Sequence[TouchRecord]) -> PersonRecord:
    if not told:
        return person
    ledger = [
        replace(line, when=touch.when.start if touch.when.precision == "day" else None)
        for touch in told for line in touch.ledger
    ]  # fmt: skip
    return replace(
        person,
        touches=tuple(touch for touch in person.touches if touch not in told),
        items=(*person.items, *(item for touch in told for item in touch.items)),
        ledger=(*person.ledger, *ledger),
    )

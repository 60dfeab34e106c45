"""Records of more than a note can hold are passed over, whatever their format, and it is said why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from netmd.exchange.records import EventRecord, ForeignFile, PassedOver, PersonRecord

LONGEST_NAME = 300
"""Characters of a name; a longer one is a text that came to stand in its place."""
LONGEST_VALUE = 20_000
"""Characters of a value of front matter, which as a whole may have 65,536."""
LONGEST_TEXT = 1_000_000
"""Characters of what is said of one person, or of one event; a note of more than 4 MB is not read."""

_NOT_VALUES = frozenset(("notes", "touches", "items", "ledger", "markdown"))


def bounded(foreign: ForeignFile) -> ForeignFile:
    """The file without records that are too long; their rows are passed over."""
    people, events, passed = list[PersonRecord](), list[EventRecord](), list(foreign.passed_over)
    for person in foreign.people:
        if why := _too_long(person):
            passed += (PassedOver(source, why) for source in (person.source, *person.also))
        else:
            people.append(person)
    for event in foreign.events:
        if why := _too_long(event):
            passed += (PassedOver(source, why) for source in (event.source, *event.also))
        else:
            events.append(event)
    if len(passed) == len(foreign.passed_over):
        return foreign
    return replace(foreign, people=tuple(people), events=tuple(events), passed_over=tuple(passed))


def _too_long(record: PersonRecord | EventRecord) -> str:
    """Which of its fields is too long, how long it is, and what is allowed; empty where none is."""
    if isinstance(record, PersonRecord) and len(record.name) > LONGEST_NAME:
        return _told("name", len(record.name), LONGEST_NAME)
    total, longest, most = 0, "", 0
    for field, text in _texts(record):
        if isinstance(record, PersonRecord) and len(text) > LONGEST_VALUE and field not in _NOT_VALUES:
            return _told(field, len(text), LONGEST_VALUE)
        total += len(text)
        if len(text) > most:
            longest, most = field, len(text)
    return _told(longest, most, LONGEST_TEXT) if total > LONGEST_TEXT else ""


def _told(field: str, length: int, allowed: int) -> str:
    return f"“{_CALLED.get(field, field)}” has {length:,} characters; {allowed:,} are the most"


_CALLED = {"orgs": "org", "roles": "role", "emails": "email", "phones": "phone", "urls": "url", "markdown": "text"}


def _texts(record: object, within: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a record, each with the field it stands in."""
    if isinstance(record, str):
        yield within, record
    elif isinstance(record, tuple):
        for one in record:
            yield from _texts(one, within)
    elif is_dataclass(record):
        for field in fields(record):
            value = getattr(record, field.name)
            if (value and isinstance(value, str | tuple)) or is_dataclass(value):
                yield from _texts(value, within or field.name)

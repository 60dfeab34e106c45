"""Calendars (iCalendar, RFC 5545): what took place with people, and what is planned with them.

A series gives its times one by one, within bounds. Alarms, free and busy times and diary entries give nothing; a task
gives something only where it names somebody.
"""

from __future__ import annotations

import re

from netmd.exchange.readers.icalendar.components import Component, read_components
from netmd.exchange.readers.icalendar.entries import Reading, read_entries
from netmd.exchange.readers.taken import encoding_decision
from netmd.exchange.records import ForeignFile, ReadOptions

__all__ = ["FORMAT", "read", "recognises"]

FORMAT = "icalendar"

_BEGIN = re.compile(rb"^\s*BEGIN:\s*(VCALENDAR|VEVENT|VTODO|VJOURNAL|VALARM|VFREEBUSY|VTIMEZONE)\b", re.I | re.M)
_HEAD = 4096


def recognises(name: str, data: bytes) -> float:
    """How sure it is that these bytes are a calendar, from 0 to 1."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")
    match = _BEGIN.search(head)
    if match is None:
        return 0.3 if name.lower().endswith((".ics", ".ical", ".ifb", ".vcs")) and head.strip() else 0.0
    if head[: match.start()].strip():
        return 0.5
    return 1.0 if match[1].upper() == b"VCALENDAR" else 0.9


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The events of a calendar that others take part in, as touches, and the tasks that name somebody.

    Raises :exc:`netmd.exchange.records.ImportRefusedError` where the file is no calendar, or a hostile one.
    """
    found: list[Component] = read_components(data)
    reading: Reading = read_entries(found, options)
    return ForeignFile(
        format=FORMAT,
        rows=len(found),
        people=tuple(reading.people),
        events=tuple(reading.events),
        passed_over=tuple(reading.passed_over),
        notices=tuple(reading.notices()),
        decisions=tuple(encoding_decision(data)),
    )

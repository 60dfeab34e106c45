"""Calendars written in a line or two, and what is read from them."""

from __future__ import annotations

from typing import Any

from netmd.exchange.readers import icalendar
from netmd.exchange.records import ForeignFile, ReadOptions
from tests.factory import TODAY

ANN = "ATTENDEE;CN=Ann Other:mailto:ann@example.org"


def event(*lines: str, start: str = ":20260304T100000", who: str = ANN) -> str:
    """An event with Ann on 4 March 2026, unless it is said otherwise; ``start`` is what follows DTSTART."""
    return "\n".join(filter(None, ("BEGIN:VEVENT", f"DTSTART{start}", who, *lines, "END:VEVENT")))


def calendar(*entries: str) -> bytes:
    """A calendar with these components, or lines of its own."""
    return "\r\n".join(("BEGIN:VCALENDAR", *entries, "END:VCALENDAR", "")).encode()


def read(data: bytes | str, **options: Any) -> ForeignFile:
    """What is read, with every entry accounted for."""
    file = icalendar.read(data.encode() if isinstance(data, str) else data, ReadOptions(**{"today": TODAY, **options}))
    rows = {record.source.row for record in (*file.people, *file.events, *file.passed_over)}
    assert rows == set(range(1, file.rows + 1))
    given = {record.source.row for record in (*file.people, *file.events)}
    assert not given & {entry.source.row for entry in file.passed_over}
    return file


def times(file: ForeignFile) -> list[str]:
    """When the events are, as in a note."""
    return [str(record.touch.when) for record in file.events]


def whys(file: ForeignFile) -> list[str]:
    """Why entries were passed over."""
    return [entry.why for entry in file.passed_over]


def people(file: ForeignFile) -> list[list[tuple[str, str]]]:
    """The names and addresses of each event's people."""
    return [[(key.name, key.email) for key in record.touch.people] for record in file.events]

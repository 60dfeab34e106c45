"""A task of a calendar that names somebody: an action item of theirs, or about them."""

from __future__ import annotations

from netmd.dates import When
from netmd.exchange.readers.icalendar.components import Component
from netmd.exchange.readers.icalendar.people import Guest
from netmd.exchange.readers.icalendar.recurrence import NotUnderstoodError, read_rule
from netmd.exchange.readers.icalendar.times import Zones, moment
from netmd.exchange.records import ItemRecord, PersonRecord, Source

_UNITS = {"DAILY": "d", "WEEKLY": "w", "MONTHLY": "m", "YEARLY": "y"}


def read_todo(component: Component, guest: Guest, zones: Zones) -> PersonRecord:
    """The task as an item of the one it names: theirs, unless they are the one who set it."""
    due, done, created = (_day(component, name, zones) for name in ("DUE", "COMPLETED", "CREATED"))
    item = ItemRecord(
        text=" ".join(component.text("SUMMARY").split()) or "A task without words",
        due=due,
        done=done.start if done else None,
        is_done=component.word("STATUS") == "COMPLETED" or done is not None,
        theirs=not guest.is_organiser,
        created=created.start if created else None,
        recurrence=_recurrence(component),
    )
    key = guest.key
    return PersonRecord(
        source=Source(component.row),
        name=key.name or key.email,
        emails=(key.email,) if key.email else (),
        items=(item,),
    )


def _day(component: Component, name: str, zones: Zones) -> When | None:
    at = moment(component, name)
    return When(zones.local(at, component.calendar).day) if at else None


def _recurrence(component: Component) -> str:
    """``2w``, as in todo.txt; empty for what todo.txt has no words for."""
    line = component.first("RRULE")
    if line is None:
        return ""
    try:
        rule = read_rule(line.value)
    except NotUnderstoodError:
        return ""
    return f"{rule.interval}{_UNITS[rule.frequency]}" if rule.interval < 10_000 else ""

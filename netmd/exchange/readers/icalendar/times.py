"""Days and hours of a calendar, as its own clocks show them.

What is written for a time zone is what its clocks show, so zones are needed only where something is written in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from netmd.exchange.readers.icalendar.components import Calendar, Component, Line

_UTC_NAMES = frozenset(("utc", "gmt", "z", "etc/utc", "etc/gmt", "coordinated universal time"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the hour where there is one. ``zone`` is the TZID as written, ``UTC``, or empty for no zone at all."""

    day: date
    clock: time | None = None
    zone: str = ""

    @property
    def is_utc(self) -> bool:
        """Whether it has an hour that is in UTC."""
        return self.clock is not None and self.zone == "UTC"


def moments(line: Line) -> Iterator[Moment]:
    """The dates and times of a property (RFC 5545 sections 3.3.4 and 3.3.5); of a period its beginning.

    What is no date is left out.
    """
    zone = line.params.get("TZID", "").strip()
    for part in line.value.split(",", _MOST_VALUES)[:_MOST_VALUES]:
        match = _MOMENT.match(part)
        if match is None:
            continue
        year, month, day, hour, minute, utc = match.groups()
        try:
            clock = None if hour is None else time(int(hour), int(minute))
            written = "UTC" if utc or zone.casefold() in _UTC_NAMES else zone
            yield Moment(date(int(year), int(month), int(day)), clock, written if clock else "")
        except ValueError:
            continue


_MOMENT = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(Z)?)?", re.A | re.I)
_MOST_VALUES = 10_000


def moment(component: Component, name: str) -> Moment | None:
    """The first date or time of a property; None where there is none."""
    line = component.first(name)
    return next(moments(line), None) if line else None


class Zones:
    """The time zones of a file. ``unplaced`` counts the times in UTC whose calendar says no zone."""

    def __init__(self) -> None:
        self.unplaced = 0
        self._known: dict[str, tzinfo | None] = {}

    def local(self, moment: Moment, calendar: Calendar) -> Moment:
        """The moment on the clocks of its own zone; one in UTC on those of the calendar."""
        if not moment.is_utc:
            return moment
        zone = calendar.zone or (next(iter(calendar.offsets)) if len(calendar.offsets) == 1 else "")
        if not zone or zone.casefold() in _UTC_NAMES or self._info(zone, calendar) is None:
            self.unplaced += 1
            return moment
        return self.moved(moment, zone, calendar)

    def moved(self, moment: Moment, zone: str, calendar: Calendar) -> Moment:
        """The same moment on the clocks of another zone; as it is where it has none, or one of them is not known."""
        if moment.clock is None or not moment.zone or not zone or moment.zone == zone:
            return moment
        there, here = self._info(moment.zone, calendar), self._info(zone, calendar)
        if there is None or here is None:
            return moment
        try:
            moved = datetime.combine(moment.day, moment.clock, there).astimezone(here)
        except (OverflowError, ValueError):
            return moment
        return Moment(moved.date(), moved.time(), zone)

    def _info(self, name: str, calendar: Calendar) -> tzinfo | None:
        if name.casefold() in _UTC_NAMES:
            return UTC
        offset = calendar.offsets.get(name, "")
        key = f"{name}\n{offset}"
        if key not in self._known:
            self._known[key] = _zone_named(name) or _zone_of(offset)
        return self._known[key]


def _zone_named(name: str) -> tzinfo | None:
    """The zone that a TZID names; some programs set a path of their own before it: ``/x.org/2005/Europe/Berlin``."""
    parts = name.strip("/").split("/")
    for length in dict.fromkeys((len(parts), 3, 2)):
        if length <= len(parts) <= _MOST_PARTS:
            try:
                return ZoneInfo("/".join(parts[-length:]))
            except (KeyError, ValueError, OSError):
                continue
    return None


_MOST_PARTS = 8


def _zone_of(offset: str) -> tzinfo | None:
    """The zone of a standard offset, ``+0100``: all that is known of a zone of the file's own, without its summer."""
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)(?::?\d\d)?", offset, re.ASCII)
    if match is None or int(match[2]) > 23:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-size if match[1] == "-" else size)

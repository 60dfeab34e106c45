"""The entries of a calendar, one by one: what each gives, or why it gives nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from netmd.dates import When, add_days
from netmd.exchange.readers.icalendar.components import Component, Line
from netmd.exchange.readers.icalendar.people import MOST_PEOPLE, Guest, guests, named_in, owner_of
from netmd.exchange.readers.icalendar.recurrence import Budget, NotUnderstoodError, days_of, read_rule
from netmd.exchange.readers.icalendar.times import Moment, Zones, moment, moments
from netmd.exchange.readers.icalendar.todos import read_todo
from netmd.exchange.readers.icalendar.versions import Versions
from netmd.exchange.records import (
    EventRecord,
    PassedOver,
    PersonKey,
    PersonRecord,
    ReadOptions,
    Source,
    TouchRecord,
)

PAST_YEARS = 2
PAST_MOST = 104
COMING_DAYS = 366
COMING_MOST = 3
"""Of a series: the past times of the two years before its end, or today, at most a weekly one's; the next three."""

_EARLIEST = date(1900, 1, 1)
_LATEST_DAYS = 366 * 10
_LONGEST_TITLE = 200
_LONGEST_TEXT = 20_000

_GIVES_NOTHING = {
    "VJOURNAL": "a diary entry",
    "VFREEBUSY": "free and busy times",
    "VALARM": "an alarm without its event",
    "VAVAILABILITY": "hours of availability",
}
_MOST_ATTENDEES = 2_000


class Reading:
    """What the entries of a file give, as they are read."""

    def __init__(self, options: ReadOptions, owner: str) -> None:
        self.people: list[PersonRecord] = []
        self.events: list[EventRecord] = []
        self.passed_over: list[PassedOver] = []
        self.options = options
        self.owner = owner
        self.me = options.me | {owner} if owner else options.me
        self.zones = Zones()
        self.budget = Budget()
        self.shortened: set[int] = set()
        self.not_understood: set[int] = set()

    def pass_over(self, component: Component, why: str) -> None:
        """Note that an entry gives nothing."""
        self.passed_over.append(PassedOver(Source(component.row), why))

    def notices(self) -> Iterator[str]:
        """What the person should know of how the file was read."""
        if self.owner and self.owner not in self.options.me:
            yield f"{self.owner} is taken for you: it is your calendar."
        if not self.me and any(len(record.touch.people) > 1 for record in self.events):
            yield "Which of the people you are is not known; --me ADDRESS says it."
        if self.zones.unplaced:
            yield (
                f"{_times(self.zones.unplaced)} in UTC, and the file does not say your time zone: hours, and days near"
                " midnight, may be off."
            )
        if self.shortened:
            yield (
                f"{_series(self.shortened)} shortened: of each the last {PAST_MOST} times within {PAST_YEARS} years and"
                f" the next {COMING_MOST} are read."
            )
        if self.not_understood:
            yield f"{_series(self.not_understood)} by a rule that netmd does not read; some times are left out."


def _times(count: int) -> str:
    return "1 time is" if count == 1 else f"{count} times are"


def _series(rows: Collection[int]) -> str:
    return "1 event that comes again is" if len(rows) == 1 else f"{len(rows)} events that come again are"


def read_entries(found: Sequence[Component], options: ReadOptions) -> Reading:
    """All entries of a file, in its order."""
    present = {component.row: guests(component) for component in found if _is_for_few(component)}
    reading = Reading(options, _owner(found, present.values(), options))
    versions = Versions(found)
    for component in found:
        if component.is_cut:
            reading.pass_over(component, "the file ends within it")
        elif component.text("UID").endswith("@netmd"):
            reading.pass_over(component, "netmd's own reminder")
        elif component.name == "VTODO":
            _todo(component, present.get(component.row, []), reading)
        elif component.name != "VEVENT":
            reading.pass_over(component, _GIVES_NOTHING.get(component.name, "no event"))
        elif not versions.is_newest(component):
            reading.pass_over(component, "an older copy of another event")
        else:
            _event(component, present.get(component.row), versions, reading)
    return reading


def _is_for_few(component: Component) -> bool:
    return component.name in ("VEVENT", "VTODO") and component.count("ATTENDEE") <= _MOST_ATTENDEES


def _owner(found: Iterable[Component], present: Iterable[list[Guest]], options: ReadOptions) -> str:
    """The owner's address where the person has not said one: the calendar's name, or who is in all of its events."""
    if any("@" in name for name in options.me):
        return ""
    names = {component.calendar.name.casefold() for component in found}
    if len(names) == 1 and (name := names.pop()).count("@") == 1 and " " not in name:
        return name
    return owner_of(present)


def _event(component: Component, present: list[Guest] | None, versions: Versions, reading: Reading) -> None:
    start = moment(component, "DTSTART")
    today = reading.options.today
    if component.word("STATUS") == "CANCELLED" or component.calendar.method.upper() == "CANCEL":
        return reading.pass_over(component, "cancelled")
    if start is None:
        return reading.pass_over(component, "no date that can be read")
    if not _EARLIEST <= start.day <= add_days(today, _LATEST_DAYS):
        return reading.pass_over(component, "its day is out of reach")
    if present is None:
        return reading.pass_over(component, f"more than {MOST_PEOPLE} people")
    if any(guest.declined and guest.is_one_of(reading.me) for guest in present):
        return reading.pass_over(component, "you declined")
    others = [guest for guest in present if not guest.is_one_of(reading.me)]
    coming = [guest.key for guest in others if not guest.declined]
    if len(coming) > MOST_PEOPLE:
        return reading.pass_over(component, f"more than {MOST_PEOPLE} people")
    if others and not coming:
        return reading.pass_over(component, "everybody else declined")
    title = _one_line(component.text("SUMMARY"))
    coming = coming or [key for key in named_in(title) if key.name.casefold() not in reading.me]
    if not coming:
        return reading.pass_over(component, "nobody else takes part")
    times = _times_of(component, start, versions, reading)
    if not times:
        return reading.pass_over(component, "all its times were taken out or moved")
    for at in times:
        touch = _touch(component, at, title, coming, reading)
        reading.events.append(EventRecord(source=Source(component.row), touch=touch))
    return None


def _touch(component: Component, at: Moment, title: str, people: Sequence[PersonKey], reading: Reading) -> TouchRecord:
    local = reading.zones.local(at, component.calendar)
    text = component.text("DESCRIPTION")[:_LONGEST_TEXT] if reading.options.with_text else ""
    return TouchRecord(
        when=When(local.day, clock=local.clock),
        title=title or "Meeting",
        text=text,
        place=_one_line(component.text("LOCATION")),
        people=tuple(people),
    )


def _one_line(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST_TITLE].split())[:_LONGEST_TITLE]


def _times_of(component: Component, start: Moment, versions: Versions, reading: Reading) -> list[Moment]:
    """When an event takes place: once, or the times of its series that are past and not too many, and the next ones."""
    is_series = component.count("RRULE") or component.count("RDATE")
    if not is_series or component.count("RECURRENCE-ID"):
        return [start]
    moved = (reading.zones.moved(at, start.zone, component.calendar).day for at in versions.moved(component))
    gone = {*_own_days(component, "EXDATE", start, reading), *moved}
    today = reading.options.today
    last = max(add_days(today, COMING_DAYS), start.day)
    days = {*_days(component, start, last, reading), *_own_days(component, "RDATE", start, reading)} - gone
    past = sorted(day for day in days if _EARLIEST <= day <= today)
    coming = sorted(day for day in days if today < day <= last)
    if len(past) > PAST_MOST or len(coming) > COMING_MOST:
        reading.shortened.add(component.row)
    return [Moment(day, start.clock, start.zone) for day in (*past[-PAST_MOST:], *coming[:COMING_MOST])]


def _own_days(component: Component, name: str, start: Moment, reading: Reading) -> Iterator[date]:
    """The days of a property, in the zone in which the series begins."""
    for line in component.all(name):
        for at in moments(line):
            yield reading.zones.moved(at, start.zone, component.calendar).day


def _days(component: Component, start: Moment, last: date, reading: Reading) -> list[date]:
    line = component.first("RRULE")
    if line is None:
        return [start.day]
    try:
        rule = read_rule(line.value)
    except NotUnderstoodError:
        reading.not_understood.add(component.row)
        return [start.day]
    until = next(moments(Line(rule.until)), None)
    if until is not None:
        last = max(min(last, reading.zones.moved(until, start.zone, component.calendar).day), start.day)
    first = min(last, reading.options.today) - relativedelta(years=PAST_YEARS)
    if start.day < first and rule.count is None:
        reading.shortened.add(component.row)
    days = list(days_of(rule, start.day, first, last, reading.budget))
    if reading.budget.days < 0:
        reading.not_understood.add(component.row)
        return days or [start.day]
    return days


def _todo(component: Component, present: Sequence[Guest], reading: Reading) -> None:
    others = [guest for guest in present if not guest.is_one_of(reading.me)]
    if component.word("STATUS") == "CANCELLED":
        reading.pass_over(component, "cancelled")
    elif len(others) != 1:
        reading.pass_over(component, "a task that names nobody" if not others else "a task that names several people")
    else:
        reading.people.append(read_todo(component, others[0], reading.zones))

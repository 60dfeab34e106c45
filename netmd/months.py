"""What falls on each day: touches and plans, what is due, birthdays, openings that close; grouped by month.

A month is here if something falls into it, so that a note of the year 1900 makes one month and not the hundreds that
lie between. Birthdays come again every year and make a month only where they come next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from netmd.carried import Carried
from netmd.dates import When
from netmd.followups import Agenda
from netmd.followups.words import display_name
from netmd.index import Index
from netmd.model import ActionItem, Contact, Entry, Meeting, Opportunity, name_key
from netmd.promises import waits
from netmd.touches import is_past, is_touch, touch_day

Month = tuple[int, int]
"""Year and month, both counted from 1."""


class Kind(Enum):
    """What sort of thing falls on a day; in the order they stand in within it."""

    PLANNED = "planned"
    DUE = "due"
    PROMISED = "promised"
    FOLLOW_UP = "follow-up"
    THANKS = "thank-you"
    CLOSES = "closes"
    BIRTHDAY = "birthday"
    TOUCH = "touch"
    KEEP = "keep-in-touch"


class Event(NamedTuple):
    """One thing on a day, or some time in a month or year.

    ``entry`` is the file it is written in, or the contact or opening it is about. ``meeting`` is given for touches and
    plans, ``item`` for what is due from me or promised by others, ``turns`` is the age on a birthday, 0 where it is not
    known. ``late_after`` is the last day in time, where that is not the day itself.
    """

    kind: Kind
    when: When
    entry: Entry
    meeting: Meeting | None = None
    item: ActionItem | None = None
    turns: int = 0
    late_after: date | None = None


@dataclass(frozen=True, slots=True)
class MonthEvents:
    """What falls into one month: ``days`` by the day of the month, ``sometime`` where no day is said."""

    days: Mapping[int, tuple[Event, ...]]
    sometime: tuple[Event, ...] = ()

    def __len__(self) -> int:
        return len(self.sometime) + sum(map(len, self.days.values()))


_RANK = {kind.value: rank for rank, kind in enumerate(Kind)}
_Key = Callable[[Event], tuple[date, int, time, int, int, str]]
_BY_RULE = MappingProxyType({"keep-in-touch": Kind.KEEP, "thank-you": Kind.THANKS})
_Day = tuple[int, int, int]
"""Year, month and day; the day is 0 for some time in a month, and the month too for some time in a year."""
_Events = tuple[Event, ...]


def months_of(
    index: Index, today: date, agenda: Agenda, carried: Carried | None = None
) -> Mapping[Month, MonthEvents]:  # fmt: skip
    """Every month that something falls into, and today's, in the order of time.

    ``agenda`` says by which day to get in touch again, and to say thank you. ``carried`` has what the last build for
    this day found out: the events of a day on which nothing changed are the same object.

    What is ticked off, a month's plan that was never fixed, a follow-up that a touch has settled and openings that are
    filled or closed are left out, and so are birthdays and follow-ups of archived contacts. An event of a whole year
    stands in each month of that year that is here anyway, or in its first one.
    """
    carried = carried or Carried()
    events = carried.grouped("events", index.entries, lambda path: _by_day(path, index, today, agenda))
    births = carried.grouped("birthdays", index.entries, lambda path: _birth(index.entries[path]))
    months = {day[:2] for day in events if day[1]} | {(today.year, today.month)}
    years = {year for year, _ in months}
    months |= {(year, 1) for year, month, _ in events if not month and year not in years}
    months |= {_next_time(number, today) for number in births}
    born = carried.by_group(
        "birthdays of months",
        {month: births[month[1]] for month in months if month[1] in births},
        lambda month, found: _birthdays(month[0], found),
    )
    falling: dict[_Day, list[Mapping[str, _Events]]] = {day: [found] for day, found in events.items() if day[1]}
    for month, days in born.items():
        for number, found in days.items():
            falling.setdefault((*month, number), []).append(found)
    for year, number in months:
        if (year, 0, 0) in events:
            falling.setdefault((year, number, 0), []).append(events[year, 0, 0])
    key = carried.once("order of events", (), lambda: _in_order(index))

    def in_order(_: _Day, parts: Sequence[Mapping[str, _Events]]) -> _Events:
        return tuple(sorted((event for part in parts for found in part.values() for event in found), key=key))

    return _months(months, carried.by_group("days", falling, in_order))


def _months(months: Iterable[Month], arranged: Mapping[_Day, _Events]) -> Mapping[Month, MonthEvents]:
    days: dict[Month, dict[int, _Events]] = {month: {} for month in sorted(months)}
    for year, month, day in sorted(arranged):
        days[year, month][day] = arranged[year, month, day]
    sometime = {month: found.pop(0, ()) for month, found in days.items()}
    return MappingProxyType(
        {month: MonthEvents(MappingProxyType(found), sometime[month]) for month, found in days.items()}
    )


def _in_order(index: Index) -> _Key:
    """By day, by kind, by the hour, then by name and place."""
    by_name = sorted(index.entries.values(), key=lambda entry: (name_key(display_name(entry)), entry.path))
    names = {entry.path: rank for rank, entry in enumerate(by_name)}

    def key(event: Event) -> tuple[date, int, time, int, int, str]:
        kind, when, entry, meeting, item, *_ = event
        where = meeting or item
        line, path = (where.location.line, where.location.path) if where else (0, "")
        return when.start, _RANK[kind.value], when.clock or time.min, names[entry.path], line, path

    return key


# -- what there is --------------------------------------------------------------------------------------------------


def _by_day(path: str, index: Index, today: date, agenda: Agenda) -> dict[_Day, _Events]:
    """What falls on which days by one file and the agenda about it; no birthdays."""
    found: dict[_Day, _Events] = {}
    for event in (*_events(index.entries[path], index, today), *_asked_for(path, index, agenda)):
        start, precision = event.when.start, event.when.precision
        if precision == "day":
            day = start.year, start.month, start.day
        else:
            day = start.year, start.month if precision == "month" else 0, 0
        found[day] = (*found.get(day, ()), event)
    return found


def _events(entry: Entry, index: Index, today: date) -> Iterator[Event]:
    """What is written in one file."""
    for meeting in entry.note.meetings:
        if not is_past(meeting, today):
            yield Event(Kind.PLANNED, meeting.when, entry, meeting)
        elif is_touch(meeting, today):
            yield Event(Kind.TOUCH, meeting.when, entry, meeting)
    for item in entry.note.items:
        if item.is_open and item.due:
            owing = index.person(item.owed_by) if item.owed_by else None
            kind = Kind.PROMISED if waits(item, index) else Kind.DUE
            yield Event(kind, item.due, owing or entry, item=item)
    if isinstance(entry, Contact):
        if entry.follow_up and entry.status != "archived" and not _is_settled(entry, entry.follow_up, index, today):
            yield Event(Kind.FOLLOW_UP, When(entry.follow_up), entry)
    elif isinstance(entry, Opportunity) and entry.closes and entry.status in ("open", "mine"):
        yield Event(Kind.CLOSES, When(entry.closes), entry)


def _asked_for(path: str, index: Index, agenda: Agenda) -> Iterator[Event]:
    """What is written nowhere with a day, but follows from when we last met."""
    for reminder in agenda.for_subject(path):
        kind = _BY_RULE.get(reminder.rule)
        if kind and reminder.due:
            yield Event(kind, When(reminder.due), index.entries[path], late_after=reminder.late_after)


def _is_settled(contact: Contact, follow_up: date, index: Index, today: date) -> bool:
    return any(touch_day(touch, today) >= follow_up for touch in index.touches(contact, today))


# -- birthdays ------------------------------------------------------------------------------------------------------


def _birth(entry: Entry) -> dict[int, Contact]:
    """A contact whose birthday is known, by its month."""
    if isinstance(entry, Contact) and entry.birthday and entry.status != "archived":
        return {entry.birthday.month: entry}
    return {}


def _birthdays(year: int, born: Mapping[str, Contact]) -> Mapping[int, Mapping[str, _Events]]:
    """The birthdays of these people in a year, by the day of the month and by whose they are."""
    found: dict[int, dict[str, _Events]] = {}
    for path, contact in born.items():
        event = _birthday(contact, year)
        if event:
            found.setdefault(event.when.start.day, {})[path] = (event,)
    return found


def _next_time(month: int, today: date) -> Month:
    """The month of the year as it comes next; today's is this year's."""
    return (today.year if month >= today.month else min(today.year + 1, date.max.year)), month


def _birthday(contact: Contact, year: int) -> Event | None:
    """The birthday in a year; none before they were born."""
    born = contact.birthday
    if born is None or (born.year and year <= born.year):
        return None
    day = born.next_on_or_after(date(year, 1, 1))
    return Event(Kind.BIRTHDAY, When(day), contact, turns=year - born.year if born.year else 0)

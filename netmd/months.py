"""What falls on each day: touches and plans, what is due, birthdays, openings that close; grouped by month.

A month is here if something falls into it, so that a note of the year 1900 makes one month and not the hundreds that
lie between. Birthdays come again every year and make a month only where they come next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class Event:
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


_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_Key = Callable[[Event], tuple[date, int, time, int, int]]


_BY_RULE = MappingProxyType({"keep-in-touch": Kind.KEEP, "thank-you": Kind.THANKS})


def months_of(index: Index, today: date, agenda: Agenda) -> Mapping[Month, MonthEvents]:
    """Every month that something falls into, and today's, in the order of time.

    ``agenda`` says by which day to get in touch again, and to say thank you.

    What is ticked off, a month's plan that was never fixed, a follow-up that a touch has settled and openings that are
    filled or closed are left out, and so are birthdays and follow-ups of archived contacts. An event of a whole year
    stands in each month of that year that is here anyway, or in its first one.
    """
    grouped: dict[Month, list[Event]] = defaultdict(list)
    of_years: dict[int, list[Event]] = defaultdict(list)
    for event in (*_events(index, today), *_asked_for(index, agenda)):
        if event.when.precision == "year":
            of_years[event.when.start.year].append(event)
        else:
            grouped[_month(event.when.start)].append(event)
    grouped.setdefault(_month(today), [])
    for year in of_years.keys() - {year for year, _ in grouped}:
        grouped[year, 1] = []
    for month, born in _birthdays(index).items():
        grouped.setdefault(_next_time(month, today), [])
        for year in [year for year, number in grouped if number == month]:
            grouped[year, month] += filter(None, (_birthday(contact, year) for contact in born))
    key = _in_order(index)
    return MappingProxyType(
        {month: _arranged(grouped[month], of_years.get(month[0], ()), key) for month in sorted(grouped)}
    )


def _month(day: date) -> Month:
    return day.year, day.month


def _arranged(events: Sequence[Event], of_year: Sequence[Event], key: _Key) -> MonthEvents:
    days: dict[int, list[Event]] = defaultdict(list)
    sometime = list(of_year)
    for event in events:
        (days[event.when.start.day] if event.when.precision == "day" else sometime).append(event)
    in_order = {day: tuple(sorted(days[day], key=key)) for day in sorted(days)}
    return MonthEvents(MappingProxyType(in_order), tuple(sorted(sometime, key=key)))


def _in_order(index: Index) -> _Key:
    """By day, by kind, by the hour, then by name and place."""
    by_name = sorted(index.entries.values(), key=lambda entry: (name_key(display_name(entry)), entry.path))
    names = {entry.path: rank for rank, entry in enumerate(by_name)}

    def key(event: Event) -> tuple[date, int, time, int, int]:
        where = event.meeting or event.item
        line = where.location.line if where else 0
        return event.when.start, _RANK[event.kind], event.when.clock or time.min, names[event.entry.path], line

    return key


# -- what there is --------------------------------------------------------------------------------------------------


def _events(index: Index, today: date) -> Iterator[Event]:
    """Everything but birthdays, file by file."""
    for entry in index.entries.values():
        for meeting in entry.note.meetings:
            if not is_past(meeting, today):
                yield Event(Kind.PLANNED, meeting.when, entry, meeting=meeting)
            elif is_touch(meeting, today):
                yield Event(Kind.TOUCH, meeting.when, entry, meeting=meeting)
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


def _asked_for(index: Index, agenda: Agenda) -> Iterator[Event]:
    """What is written nowhere with a day, but follows from when we last met."""
    for reminder in agenda:
        kind = _BY_RULE.get(reminder.rule)
        entry = index.entries.get(reminder.subject)
        if kind and entry and reminder.due:
            yield Event(kind, When(reminder.due), entry, late_after=reminder.late_after)


def _is_settled(contact: Contact, follow_up: date, index: Index, today: date) -> bool:
    return any(touch_day(touch, today) >= follow_up for touch in index.touches(contact, today))


# -- birthdays ------------------------------------------------------------------------------------------------------


def _birthdays(index: Index) -> Mapping[int, Sequence[Contact]]:
    """Whose birthday is in which month of the year."""
    found: dict[int, list[Contact]] = defaultdict(list)
    for contact in index.contacts:
        if contact.birthday and contact.status != "archived":
            found[contact.birthday.month].append(contact)
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

"""The agenda as a calendar to subscribe to (iCalendar, RFC 5545): reminders, planned meetings, birthdays.

All of them are events of a whole day with an alarm, as Google, Apple and Microsoft leave tasks (VTODO) out; free time,
so that no one seems busy. Reminders can be had as tasks instead, for programs that know them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from netmd import __version__
from netmd.carried import Carried
from netmd.dates import add_days, relative_day
from netmd.exchange.content_lines import escaped, folded
from netmd.followups.agenda import Agenda
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.words import display_name, names, standing, title_of
from netmd.index import Index
from netmd.model import Contact, Entry, Meeting
from netmd.settings import Settings

MOST_OVERDUE = 12
"""Reminders of earlier days that stand on today one by one, in the order of the agenda; the others are counted."""

_MORNING = "PT9H"
_EVENING_BEFORE = "-PT6H"
_NO_YEAR = 1904
"""The year a birthday begins to come in where the year of birth is not said: a leap year that all programs know."""


def to_ical(
    agenda: Agenda, index: Index, settings: Settings, today: date,
    *, todos: bool = False, contacts: Sequence[Contact] | None = None, carried: Carried | None = None,
) -> str:  # fmt: skip
    """The calendar, with CR LF at the end of each line; the same notebook, day and version give the same text.

    A reminder stands on the day it is for, or on today where that is over; what has no day is left out. With ``todos``
    all reminders are tasks, and only meetings and birthdays are events. The birthdays are those of ``contacts``, by
    default of all. ``carried`` has what the last build wrote of each.
    """
    name = settings.name or "netmd"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//netmd//netmd {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    writer = _Writer(index, settings, today, carried or Carried())
    entries = writer.entries(agenda, index.contacts if contacts is None else contacts, todos=todos)
    return "".join((*map(folded, lines), *entries, folded("END:VCALENDAR")))


class _Writer:
    def __init__(self, index: Index, settings: Settings, today: date, carried: Carried) -> None:
        self._carried = carried
        self._index = index
        self._settings = settings
        self._today = today
        self._stamp = f"DTSTAMP:{_day(today)}T000000Z"

    def entries(self, agenda: Agenda, contacts: Sequence[Contact], *, todos: bool) -> Iterator[str]:
        """The entries, each with its lines folded."""

        def written(path: str) -> tuple[str, ...]:
            return tuple([self._entry(one, todos=todos) for one in agenda.for_subject(path)])

        texts = self._carried.each(
            "calendar entries", dict.fromkeys(one.subject for one in agenda), written, given=todos
        )
        of_subject = {path: iter(found) for path, found in texts.items()}
        overdue: list[Reminder] = []
        for reminder in agenda:
            text = next(of_subject[reminder.subject])
            if text:
                yield text
            elif self._is_overdue(reminder):
                overdue.append(reminder)
        yield from map(folded, self._overdue(overdue))
        if self._settings.rules.birthday.enabled:
            people = {contact.path: contact for contact in contacts}
            yield from self._carried.each(
                "calendar birthdays", people, lambda path: "".join(map(folded, self._birthday(people[path])))
            ).values()

    def _entry(self, reminder: Reminder, *, todos: bool) -> str:
        """What stands in the calendar whatever else does; empty for what is overdue."""
        if reminder.rule == "planned":
            lines = self._planned(reminder)
        elif reminder.rule == "birthday":
            return ""
        elif todos:
            lines = self._todo(reminder)
        elif reminder.due and reminder.due >= self._today:
            lines = self._reminder(reminder, reminder.due)
        else:
            return ""
        return "".join(map(folded, lines))

    def _is_overdue(self, reminder: Reminder) -> bool:
        return reminder.rule not in ("planned", "birthday") and bool(reminder.due or reminder.lane in _FOR_TODAY)

    def _reminder(self, reminder: Reminder, day: date) -> Iterator[str]:
        yield from self._event(reminder.id, day, self._said(reminder), self._why(reminder), [_MORNING])

    def _overdue(self, overdue: list[Reminder]) -> Iterator[str]:
        """The first on today, and one event that counts the others."""
        for reminder in overdue[:MOST_OVERDUE]:
            yield from self._reminder(reminder, self._today)
        more = len(overdue) - MOST_OVERDUE
        if more > 0:
            why = f"Of earlier days, or for any day now. The first {MOST_OVERDUE} stand beside this."
            yield from self._event("more", self._today, f"{more:,} more on the dashboard", why, [_MORNING])

    def _planned(self, reminder: Reminder) -> Iterator[str]:
        """A planned meeting on its day, the hour first; a plan for a month asks for a day from its beginning."""
        entry = self._index.entries.get(reminder.subject)
        meeting = _meeting_at(entry, reminder)
        if entry is None or meeting is None:
            return
        when, said = meeting.when, title_of(meeting, self._index)
        if when.precision != "day":
            said = f"Fix a day: {said}"
        if isinstance(entry, Contact) and entry.name not in said:
            said = f"{entry.name}: {said}"
        if when.clock:
            said = f"{when.clock:%H:%M} {said}"
        people = [person.name for person in self._index.participants(meeting)]
        why = f"With {names(people)}.\n{_place(reminder)}" if people else _place(reminder)
        yield from self._event(
            reminder.id, max(when.start, self._today), said, why, [_EVENING_BEFORE], place=meeting.place
        )

    def _birthday(self, contact: Contact) -> Iterator[str]:
        birthday = contact.birthday
        if birthday is None or contact.status == "archived":
            return
        year = birthday.year if birthday.year and birthday.year >= 1900 else _NO_YEAR
        is_leap_day = (birthday.month, birthday.day) == (2, 29)
        rule = "RRULE:FREQ=YEARLY" + (";BYMONTH=2;BYMONTHDAY=-1" if is_leap_day else "")
        if is_leap_day and year % 4:  # a year of birth that had no such day: the calendar begins in one that has
            year = _NO_YEAR
        ahead = self._settings.rules.birthday.days_before
        alarms = [_MORNING, *([f"-PT{ahead * 24 - 9}H"] if ahead else [])]
        born = f"Born on {birthday.iso}.\n" if birthday.year else ""
        yield from self._event(
            hashlib.blake2b(f"birthday\0{contact.path}".encode("utf-8", "surrogatepass"), digest_size=5).hexdigest(),
            date(year, birthday.month, birthday.day),
            f"Birthday of {contact.name}",
            f"{born}{contact.path}",
            alarms,
            more=[rule],
        )

    def _event(
        self,
        uid: str,
        day: date,
        said: str,
        why: str,
        alarms: Sequence[str],
        *,
        place: str = "",
        more: Sequence[str] = (),
    ) -> Iterator[str]:
        summary = escaped(said)
        yield "BEGIN:VEVENT"
        yield f"UID:{uid}@netmd"
        yield self._stamp
        yield f"DTSTART;VALUE=DATE:{_day(day)}"
        yield f"DTEND;VALUE=DATE:{_day(add_days(day, 1))}"
        yield from more
        yield f"SUMMARY:{summary}"
        yield f"DESCRIPTION:{escaped(why)}"
        if place:
            yield f"LOCATION:{escaped(place)}"
        yield "TRANSP:TRANSPARENT"
        for trigger in alarms:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{summary}", "END:VALARM")
        yield "END:VEVENT"

    def _todo(self, reminder: Reminder) -> Iterator[str]:
        yield "BEGIN:VTODO"
        yield f"UID:{reminder.id}-todo@netmd"
        yield self._stamp
        if reminder.due:
            yield f"DUE;VALUE=DATE:{_day(reminder.due)}"
        yield f"SUMMARY:{escaped(self._said(reminder))}"
        yield f"DESCRIPTION:{escaped(self._why(reminder))}"
        yield "STATUS:NEEDS-ACTION"
        yield "END:VTODO"

    def _said(self, reminder: Reminder) -> str:
        """``Priya Raman: Say thank you``; what another owes says so."""
        entry = self._index.entries.get(reminder.subject)
        waits = "waiting for " if reminder.lane is Lane.WAITING and reminder.rule == "action-item" else ""
        return f"{display_name(entry)}: {waits}{reminder.what}" if entry else reminder.what

    def _why(self, reminder: Reminder) -> str:
        """The reason, without how far off the day is, which changes each day; and the place in the notes."""
        why = reminder.why
        if reminder.due:
            for words in (standing(reminder.due, self._today), relative_day(reminder.due, self._today)):
                why = why.removesuffix(f", {words}")
        return f"{why}\n{_place(reminder)}"


_FOR_TODAY = (Lane.LATE, Lane.TODAY, Lane.DRIFTING)


def _place(reminder: Reminder) -> str:
    return f"{reminder.location.path}, line {reminder.location.line}"


def _meeting_at(entry: Entry | None, reminder: Reminder) -> Meeting | None:
    meetings = entry.note.meetings if entry else ()
    return next((meeting for meeting in meetings if meeting.location == reminder.location), None)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")

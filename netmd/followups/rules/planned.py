"""Planned meetings; from the day before they are among what is for today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netmd.dates import WEEKDAYS, When, relative_day, short_date
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.situation import Subject, View
from netmd.followups.words import day_of, names, title_of
from netmd.model import Meeting
from netmd.touches import is_past


def planned(subject: Subject) -> Iterator[Reminder]:
    """One reminder for each meeting to come in the subject's own file, whoever else takes part.

    Today's while its notes are empty, and all day where it has a time: the notes may be what to ask. A plan for a
    month asks for a day. Plans are facts: a snoozed contact's stay, an archived one's don't.
    """
    view = subject.view
    if not view.rules.planned.enabled or subject.is_archived:
        return
    for meeting in subject.entry.note.meetings:
        if meeting.when.end < view.today:
            continue
        if is_past(meeting, view.today) and not _is_an_hour_of_today(meeting, view.today):
            continue
        is_soon = (
            meeting.when.precision == "day" and (meeting.when.start - view.today).days <= view.rules.planned.days_before
        )
        yield Reminder(
            rule="planned",
            subject=subject.entry.path,
            what=_what(meeting, subject, is_soon=is_soon),
            why=_why(meeting, view.today),
            location=meeting.location,
            lane=Lane.TODAY if is_soon else Lane.PLANNED,
            due=meeting.when.end,
            about=f"{meeting.when} {meeting.title}",
            clock=meeting.when.clock,
        )


def _is_an_hour_of_today(meeting: Meeting, today: date) -> bool:
    return meeting.is_conversation and meeting.when.start == today and meeting.when.clock is not None


def _what(meeting: Meeting, subject: Subject, *, is_soon: bool) -> str:
    title = _title_with_others(meeting, subject)
    if meeting.when.precision != "day":
        return f"Fix a day: {title}"
    if not is_soon:
        return title
    return f"{_day_and_hour(meeting.when, subject.view.today)}: {title}"


def _title_with_others(meeting: Meeting, subject: Subject) -> str:
    view: View = subject.view
    title = title_of(meeting, view.index)
    others = [
        contact.name
        for contact in view.index.participants(meeting)
        if contact.path != subject.entry.path and contact.name not in title
    ]
    if not others:
        return title
    return f"{title} {'and' if ' with ' in title else 'with'} {names(others)}"


def _day_and_hour(when: When, today: date) -> str:
    days = (when.start - today).days
    day = relative_day(when.start, today).capitalize() if days <= 1 else _weekday(when.start, today)
    return f"{day} {when.clock:%H:%M}" if when.clock else day


def _why(meeting: Meeting, today: date) -> str:
    if meeting.when.precision != "day":
        return f"some time in {day_of(meeting, today)}"
    hour = f" at {meeting.when.clock:%H:%M}" if meeting.when.clock else ""
    place = f", {meeting.place}" if meeting.place else ""
    day = _weekday(meeting.when.start, today)
    return f"planned for {day}{hour}, {relative_day(meeting.when.start, today)}{place}"


def _weekday(day: date, today: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {short_date(day, today)}"

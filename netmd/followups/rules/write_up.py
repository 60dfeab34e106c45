"""Write a past meeting down while it is fresh."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.dates import add_days
from netmd.followups.reminder import Reminder, lane_for, lateness
from netmd.followups.situation import Subject
from netmd.followups.words import day_of, title_of
from netmd.touches import is_past

_QUESTIONS = {
    True: "Write it down while it is fresh",
    False: "Did it take place? Write it down, or fix another day",
}


def write_up(subject: Subject) -> Iterator[Reminder]:
    """A reminder for each past conversation in the subject's own file with nothing below its heading.

    Counted from the day, of a month from its last one. It lapses: what isn't written down by then is forgotten.
    """
    view, rule = subject.view, subject.view.rules.write_up
    if not rule.enabled or subject.is_silent:
        return
    for meeting in subject.entry.note.meetings:
        if not meeting.is_empty or meeting.items or not meeting.is_conversation or not is_past(meeting, view.today):
            continue
        late_after = add_days(meeting.when.end, rule.late_after_days)
        if view.today > add_days(meeting.when.end, rule.lapse_after_days):
            continue
        due = add_days(meeting.when.end, 1)
        yield Reminder(
            rule="write-up",
            subject=subject.entry.path,
            what=f"{_QUESTIONS[meeting.when.precision == 'day']}: {title_of(meeting, view.index)}",
            why=f"nothing is written below {day_of(meeting, view.today)}",
            location=meeting.location,
            lane=lane_for(due, late_after, view.today),
            due=due,
            late_after=late_after,
            urgency=lateness(late_after, view.today, rule.late_after_days),
            about=f"{meeting.when} {meeting.title}",
        )

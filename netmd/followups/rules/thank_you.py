"""The thank-you, the day after a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netmd.dates import add_days
from netmd.followups.reminder import Reminder, lane_for, lateness
from netmd.followups.situation import Person
from netmd.followups.thanked import is_thanks
from netmd.followups.words import channel_word, on_day
from netmd.model import Meeting


def thank_you(person: Person) -> Iterator[Reminder]:
    """A reminder for the latest conversation, unless there was a later touch or an item of it thanks them.

    Of a month's conversation the days count from the month's end. It lapses: a thank-you weeks later is none.
    """
    rule, today = person.view.rules.thank_you, person.view.today
    meeting = _unanswered_conversation(person.touches)
    if not rule.enabled or meeting is None or person.subject.is_silent or _is_taken_care_of(meeting, person):
        return
    day = meeting.when.end
    due = add_days(day, rule.due_after_days)
    if today > add_days(day, rule.lapse_after_days):
        return
    yield Reminder(
        rule="thank-you",
        subject=person.contact.path,
        what="Say thank you",
        why=f"{channel_word(meeting)} {on_day(meeting, today)}, no word since",
        location=meeting.location,
        lane=lane_for(due, due, today),
        due=due,
        late_after=due,
        urgency=lateness(due, today, rule.due_after_days),
        about=meeting.when.iso,
    )


def _unanswered_conversation(touches: Sequence[Meeting]) -> Meeting | None:
    """The latest touch, if it is a conversation, and nothing was written on the same day in another file.

    Within a file the order of the sections tells what came after what; between files of one day nothing does, so
    that a message of that day counts as an answer.
    """
    if not touches or not touches[-1].is_conversation:
        return None
    last = touches[-1]
    same_day = (touch for touch in touches if touch.when.start == last.when.start and touch.host != last.host)
    return None if any(not touch.is_conversation for touch in same_day) else last


def _is_taken_care_of(meeting: Meeting, person: Person) -> bool:
    view = person.view
    return any(is_thanks(item, person.contact, view.index, view.rules.thank_you.words) for item in meeting.items)

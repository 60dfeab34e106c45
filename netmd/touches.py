"""What counts as a touch, and on which day: what all rules of following up ask of a meeting."""

from __future__ import annotations

from datetime import date

from netmd.model import Meeting


def is_past(meeting: Meeting, today: date) -> bool:
    """Whether the meeting's time is over on ``today``.

    A day before today is past, and a month or year when it is over. Of today's, a mere e-mail is past, and a
    conversation once something is written below it.
    """
    if meeting.when.end != today or meeting.when.precision != "day":
        return meeting.when.end < today
    return not (meeting.is_conversation and meeting.is_empty)


def is_touch(meeting: Meeting, today: date) -> bool:
    """Whether the meeting is past and has taken place.

    A day that was fixed counts, written up or not. A conversation some time in a month that is over, with nothing
    written below it, was a plan that nobody fixed.
    """
    was_never_fixed = meeting.when.precision != "day" and meeting.is_conversation and meeting.is_empty
    return is_past(meeting, today) and not was_never_fixed


def touch_day(meeting: Meeting, today: date) -> date:
    """The day a past meeting counts as a touch: its day; of a month or year the last, but never after today."""
    return min(meeting.when.end, today)

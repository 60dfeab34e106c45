"""What counts as a touch, and on which day: what all rules of following up ask of a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netmd.model import Meeting


def is_past(meeting: Meeting, today: date) -> bool:
    """Whether the meeting's time is over on ``today``.

    A day before today is past, and a month or year when it is over. Of today's, a mere e-mail is past, and a
    conversation once something is written below it.
    """
    when = meeting.when
    if when.precision != "day":
        return when.end < today
    if when.start != today:
        return when.start < today
    return not (meeting.is_conversation and meeting.is_empty)


def is_touch(meeting: Meeting, today: date) -> bool:
    """Whether the meeting is past and has taken place.

    A day that was fixed counts, written up or not. A conversation some time in a month that is over, with nothing
    written below it, was a plan that nobody fixed.
    """
    return is_past(meeting, today) and not _was_never_fixed(meeting)


def parted(meetings: Iterable[Meeting], today: date) -> tuple[list[Meeting], list[Meeting]]:
    """The touches among these meetings, and those still to come, each in their order."""
    touches: list[Meeting] = []
    plans: list[Meeting] = []
    for meeting in meetings:
        if not is_past(meeting, today):
            plans.append(meeting)
        elif not _was_never_fixed(meeting):
            touches.append(meeting)
    return touches, plans


def _was_never_fixed(meeting: Meeting) -> bool:
    return meeting.when.precision != "day" and meeting.is_conversation and meeting.is_empty


def touch_day(meeting: Meeting, today: date) -> date:
    """The day a past meeting counts as a touch: its day; of a month or year the last, but never after today."""
    return min(meeting.when.end, today)

"""Reminders as lines, and what was talked about last with the one they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netmd.dates import short_date, span_in_words
from netmd.excerpts import meeting_words
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.words import standing
from netmd.model import Contact, Meeting, Opportunity
from netmd.site.views.commands import command_for
from netmd.site.views.context import Context
from netmd.site.views.parts import CHANNEL_WORDS, Day, bare_day, due_day, place

EXCERPT = 110
"""Characters of a note's beginning that recall what it was about, on a line of its own."""

LANE_WORDS: dict[Lane, str] = {
    **{lane: lane.title for lane in Lane},
    Lane.WAITING: "Waiting",
    Lane.DRIFTING: "Drifting",
}
_AHEAD = (Lane.THIS_WEEK, Lane.LATER)


@dataclass(frozen=True, slots=True)
class Nudge:
    """One reminder as a line: what to do, why now, when, the place in the notes, and the command that answers it."""

    id: str
    lane: str
    lane_word: str
    what: str
    why: str
    when: Day | None
    place: str
    brief: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a touch was about, in a few words."""

    when: Day
    channel: str
    words: str


def nudge(context: Context, reminder: Reminder) -> Nudge:
    """One reminder as a line."""
    entry = context.index.entries.get(reminder.subject)
    when = _pressing(context, reminder)
    brief = f"{context.href(entry)}#brief" if isinstance(entry, Contact) and reminder.rule == "planned" else ""
    return Nudge(
        id=reminder.id,
        lane=reminder.lane.value,
        lane_word=LANE_WORDS[reminder.lane],
        what=reminder.what,
        why=_why(reminder, context.today) if when else reminder.why,
        when=when,
        place=place(reminder.location),
        brief=brief,
        command=command_for(context, reminder),
    )


def _why(reminder: Reminder, today: date) -> str:
    """The reason without how far off its day is, which stands beside it: ``due 1 May`` for ``due 1 May, 13 days over``.

    Empty where it says no more than the day does.
    """
    if reminder.due is None:
        return reminder.why
    why = reminder.why.removesuffix(f", {standing(reminder.due, today)}")
    return "" if why == "due today" else why


def _pressing(context: Context, reminder: Reminder) -> Day | None:
    """When it is for: ``9 days late``, ``since 8 Mar`` for what is due and not late, ``closes 29 May``, else the day.

    None for what is merely open: a day gone by would contradict the lane.
    """
    due, late_after, today = reminder.due, reminder.late_after, context.today
    if reminder.rule == "planned":  # its reason is its day
        return None
    opening = context.index.entries.get(reminder.about) if reminder.rule == "opportunity" else None
    if isinstance(opening, Opportunity):  # to be passed on
        return _closing(opening, today)
    if late_after is not None and late_after < today:
        return Day(late_after.isoformat(), f"{span_in_words((today - late_after).days)} late")
    if due is None or (due <= today and reminder.lane in _AHEAD):
        return None
    if due < today:
        return Day(due.isoformat(), f"since {short_date(due, today)}")
    return due_day(due, today)


def _closing(opening: Opportunity, today: date) -> Day | None:
    if opening.closes is None or opening.closes < today:
        return None
    return Day(opening.closes.isoformat(), f"closes {due_day(opening.closes, today).text}")


def last_topic(context: Context, contact: Contact) -> Topic | None:
    """What was talked about last: the latest touch that has something written under it."""
    for meeting in reversed(context.touches(contact)):
        words = excerpt(context, meeting, EXCERPT)
        if words:
            return Topic(bare_day(meeting.when, context.today), CHANNEL_WORDS[meeting.channel], words)
    return None


def excerpt(context: Context, meeting: Meeting, limit: int) -> str:
    """The beginning of what was written about a meeting, as plain words; its action items have a place of their own."""
    return context.notes.excerpt(meeting_words(meeting), limit)

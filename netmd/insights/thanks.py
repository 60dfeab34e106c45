"""Do I say thank you the next day? How soon a word follows a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from netmd.followups.thanked import is_thanks
from netmd.index import Index
from netmd.insights.log import TouchLog
from netmd.insights.span import Span
from netmd.model import Contact, Meeting
from netmd.settings import Settings
from netmd.touches import touch_day

Answer = Literal["in-time", "within-a-week", "later", "never", "pending", "undated"]

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Thanks:
    """Conversations by how soon a word followed; a row has a number for each period of the span.

    ``in_time`` is within the ``due_after_days`` of the rule, ``within_a_week`` in the seven days, ``never`` is not in
    the notes so far. Apart are those ``pending``, whose day for it is not over, and ``undated``: of the conversation
    only the month is known, or of the thank-you no day.
    """

    due_after_days: int
    in_time: tuple[int, ...]
    within_a_week: tuple[int, ...]
    later: tuple[int, ...]
    never: tuple[int, ...]
    pending: int
    undated: int


def thanks(log: TouchLog, index: Index, settings: Settings, span: Span) -> Thanks:
    """How soon a word followed each conversation of the span.

    Counted as the reminder does (:mod:`netmd.followups.rules.thank_you`): any later touch with the person is a word,
    and so is an item of the conversation that thanks them (:mod:`netmd.followups.thanked`), on the day it was done.
    Conversations of one day with one person ask for one word; one with three people asks for three.
    """

    def counted(path: str) -> Iterator[tuple[Answer, int]]:
        person = index.contact(path)
        assert person is not None, path
        for day, answer in _answers(log.of[path], person, index, settings, log.today):
            at = span.position(day)
            if at is not None:
                yield answer, at

    counts = log.carried.tally("thanks", log.of, counted, given=span)

    def row(answer: Answer) -> tuple[int, ...]:
        return tuple(counts.get((answer, at), 0) for at in range(len(span.periods)))

    return Thanks(
        settings.rules.thank_you.due_after_days,
        row("in-time"),
        row("within-a-week"),
        row("later"),
        row("never"),
        sum(row("pending")),
        sum(row("undated")),
    )


def _answers(
    touches: Sequence[Meeting], person: Contact, index: Index, settings: Settings, today: date
) -> Iterator[tuple[date, Answer]]:
    """For each day with a conversation, how soon a word followed. ``touches`` are the person's, oldest first."""
    rule = settings.rules.thank_you
    by_day = [(day, list(group)) for day, group in groupby(touches, key=lambda one: touch_day(one, today))]
    for at, (day, group) in enumerate(by_day):
        talks = [meeting for meeting in group if meeting.is_conversation]
        if not talks:
            continue
        said, is_said_undated = _thanked(talks, person, index, rule.words)
        same_day = day if len(group) > 1 and _is_answered_that_day(group) else None
        following = by_day[at + 1][0] if at + 1 < len(by_day) else None
        words = [one for one in (same_day, said, following) if one]
        if talks[-1].when.precision != "day" or (is_said_undated and said is None):
            yield day, "undated"
        elif words:
            yield day, _how_soon((min(words) - day).days, rule.due_after_days)
        else:
            yield day, "pending" if (today - day).days <= rule.due_after_days else "never"


def _thanked(talks: Sequence[Meeting], person: Contact, index: Index, words: Sequence[str]) -> tuple[date | None, bool]:
    """The first day on which an item that thanks the person was done, and whether one was done on a day not noted."""
    items = [
        item for meeting in talks for item in meeting.items if item.is_done and is_thanks(item, person, index, words)
    ]
    return min((item.done for item in items if item.done), default=None), any(item.done is None for item in items)


def _is_answered_that_day(group: Sequence[Meeting]) -> bool:
    """Whether something was written after the day's last conversation: below it in its file, or in another file."""
    last = max(at for at, meeting in enumerate(group) if meeting.is_conversation)
    host = group[last].host
    return last + 1 < len(group) or any(not one.is_conversation and one.host != host for one in group[:last])


def _how_soon(days: int, due_after_days: int) -> Answer:
    if days <= due_after_days:
        return "in-time"
    return "within-a-week" if days <= WEEK_DAYS else "later"

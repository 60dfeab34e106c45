"""Action items: on their date; without one they are listed and never late; what others owe waits on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from netmd.dates import When, short_date, short_when
from netmd.followups.items import items_about
from netmd.followups.reminder import Lane, Reminder, lane_for, lateness
from netmd.followups.situation import Subject
from netmd.followups.words import plain, standing
from netmd.model import ActionItem, Owner

PRIORITY_WEIGHT = MappingProxyType({"highest": 3, "high": 2, "medium": 1, "low": -1, "lowest": -2})
"""What a priority adds to the urgency: each step counts like a week over."""
_ALLOWED_DAYS = 7


def action_item(subject: Subject) -> Iterator[Reminder]:
    """One reminder for each open item about the subject; of silent subjects for dated ones only.

    A month's item is due at the month's end. An item that is scheduled, or may start, on a later day stays in the
    later lane until then; one that is only scheduled is brought up on that day and never late. What others owe
    (``@them``, or ``@`` and the id of a contact there is) is always in the waiting lane.
    """
    view = subject.view
    if not view.rules.action_item.enabled:
        return
    for item in items_about(subject):
        is_dated = item.due or item.scheduled or item.start
        if not item.is_open or (subject.is_silent and not is_dated):
            continue
        owing = view.index.person(item.owed_by) if item.owed_by else None
        waits = item.owner is Owner.THEM or owing is not None
        lane, due, late_after, why = _when(item, view.today, waits=waits)
        yield Reminder(
            rule="action-item",
            subject=subject.entry.path,
            what=plain(_without_owner(item) if owing else item.text, view.index) or "An item without words",
            why=why,
            location=item.location,
            lane=lane,
            due=due,
            late_after=late_after,
            urgency=lateness(late_after, view.today, _ALLOWED_DAYS) + PRIORITY_WEIGHT.get(item.priority or "", 0),
            about=item.text,
        )


def _when(item: ActionItem, today: date, *, waits: bool) -> tuple[Lane, date | None, date | None, str]:
    """The lane, the day it is for, the last day in time, and the reason."""
    deadline = item.due.end if item.due else None
    if waits:
        return Lane.WAITING, deadline, deadline, _deadline("promised", item.due, today)
    hidden_until = max((day for day in (item.start, item.scheduled) if day and day > today), default=None)
    if hidden_until:
        reason = f"not before {short_date(hidden_until, today)}"
        if item.due:
            reason += f"; {_deadline('due', item.due, today)}"
        return Lane.LATER, deadline or hidden_until, None, reason
    if item.due is None and item.scheduled:
        return lane_for(item.scheduled, None, today), item.scheduled, None, _scheduled(item.scheduled, today)
    return lane_for(deadline, deadline, today), deadline, deadline, _deadline("due", item.due, today)


def _without_owner(item: ActionItem) -> str:
    return item.text.replace(f"@{item.owed_by.target}", "", 1) if item.owed_by else item.text


def _deadline(verb: str, due: When | None, today: date) -> str:
    if due is None:
        return "promised, no date" if verb == "promised" else "no date"
    if due.end == today and due.precision == "day":
        return f"{verb} today" if verb == "due" else f"{verb} by today"
    by = "by " if verb == "promised" or due.precision != "day" else ""
    month = "the end of " if due.precision != "day" else ""
    return f"{verb} {by}{month}{short_when(due, today)}, {standing(due.end, today)}"


def _scheduled(day: date, today: date) -> str:
    return "scheduled for today" if day == today else f"scheduled for {short_date(day, today)}"

"""A birthday, a few days ahead."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.followups.reminder import Reminder, lane_for
from netmd.followups.situation import Person
from netmd.followups.words import day_or_today


def birthday(person: Person) -> Iterator[Reminder]:
    """A reminder from some days before the birthday through the day itself; never late."""
    rule, contact, today = person.view.rules.birthday, person.contact, person.view.today
    if not rule.enabled or contact.birthday is None or person.subject.is_silent:
        return
    day = contact.birthday.next_on_or_after(today)
    if (day - today).days > rule.days_before:
        return
    shown = day_or_today(day, today)
    on = shown if day == today else f"on {shown}"
    age = day.year - contact.birthday.year if contact.birthday.year else 0
    yield Reminder(
        rule="birthday",
        subject=contact.path,
        what="Wish a happy birthday",
        why=f"turns {age} {on}" if age > 0 else f"birthday {on}",
        location=contact.note.at("birthday"),
        lane=lane_for(day, None, today),
        due=day,
        about=str(day.year),
    )

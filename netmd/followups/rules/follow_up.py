"""The date in a contact's ``follow_up``."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.dates import short_date
from netmd.followups.reminder import Reminder, lane_for, lateness
from netmd.followups.situation import Person
from netmd.followups.words import standing
from netmd.touches import touch_day


def follow_up(person: Person) -> Iterator[Reminder]:
    """A reminder for the day; late from the next one. A touch on or after that day says it is done."""
    contact, today = person.contact, person.view.today
    day = contact.follow_up
    if not person.view.rules.follow_up.enabled or day is None or person.subject.is_silent:
        return
    if person.touches and touch_day(person.touches[-1], today) >= day:
        return
    yield Reminder(
        rule="follow-up",
        subject=contact.path,
        what="Follow up",
        why=f"set for {short_date(day, today)}, {standing(day, today)}",
        location=contact.note.at("follow_up"),
        lane=lane_for(day, day, today),
        due=day,
        late_after=day,
        urgency=lateness(day, today, 1),
        about=day.isoformat(),
    )

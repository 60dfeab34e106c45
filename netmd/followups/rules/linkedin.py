"""Connect on LinkedIn after a conversation."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.dates import add_days
from netmd.followups.items import items_about
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.situation import Person
from netmd.followups.words import channel_word, on_day
from netmd.touches import touch_day

_FRESH_DAYS = 14


def linkedin(person: Person) -> Iterator[Reminder]:
    """A reminder once a conversation has taken place and nothing is known of LinkedIn; never late.

    ``linkedin: none`` says that they have none, an item or a touch that names LinkedIn that it is on its way. This
    week's while the latest conversation is fresh, later's after two weeks.
    """
    contact, today = person.contact, person.view.today
    if not person.view.rules.linkedin.enabled or contact.linkedin.strip() or person.subject.is_silent:
        return
    conversations = [touch for touch in person.touches if touch.is_conversation]
    if not conversations or _is_mentioned(person):
        return
    latest = conversations[-1]
    latest_day = touch_day(latest, today)
    yield Reminder(
        rule="linkedin",
        subject=contact.path,
        what="Connect on LinkedIn",
        why=f"last talked {on_day(latest, today)} ({channel_word(latest)}), no LinkedIn noted",
        location=contact.note.at("linkedin"),
        lane=Lane.THIS_WEEK if (today - latest_day).days <= _FRESH_DAYS else Lane.LATER,
        due=add_days(touch_day(conversations[0], today), 1),
    )


def _is_mentioned(person: Person) -> bool:
    texts = [item.text for item in items_about(person.subject)]
    texts += [item.text for meeting in (*person.touches, *person.plans) for item in meeting.items]
    return any(touch.channel == "linkedin" for touch in person.touches) or any(
        "linkedin" in text.casefold() for text in texts
    )

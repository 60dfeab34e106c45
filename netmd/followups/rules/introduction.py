"""Ask how an introduction went that was sent or agreed and is silent since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netmd.dates import add_days, short_date, span_in_words
from netmd.followups.reminder import Lane, Reminder, lane_for, lateness
from netmd.followups.situation import Subject
from netmd.followups.words import names
from netmd.index import Index
from netmd.model import Contact, Entry, Introduction, Link
from netmd.touches import touch_day

_LATE_AFTER_DAYS = 14


def introduction(subject: Subject) -> Iterator[Reminder]:
    """A reminder, about the first of its people, for each introduction that waits for an outcome.

    The silence counts from the introduction or the last touch with any of its people, whichever is later. One
    without a day is listed, never late. If none of its people has a file it is about the entry it stands in.
    """
    view = subject.view
    if not view.rules.introduction.enabled or subject.is_silent:
        return
    for place in subject.places:
        for intro in place.note.introductions:
            if not intro.is_pending:
                continue
            people = view.index.people(intro.people)
            about: Entry = people[0] if people else place
            if about.path != subject.entry.path:
                continue
            reminder = _reminder(intro, people, subject)
            if reminder:
                yield reminder


def _reminder(intro: Introduction, people: Sequence[Contact], subject: Subject) -> Reminder | None:
    view = subject.view
    due = late_after = None
    lane, why = Lane.LATER, f"{intro.stage}, no date"
    if intro.on:
        silent_since = _silent_since(intro.on, people, view.index, view.today)
        due = add_days(silent_since, view.rules.introduction.silent_days)
        if due > view.today:
            return None
        late_after = add_days(due, _LATE_AFTER_DAYS)
        lane = lane_for(due, late_after, view.today)
        silence = span_in_words((view.today - silent_since).days)
        why = f"{intro.stage} {short_date(intro.on, view.today)}, silent for {silence}"
    who = [_name(link, view.index) for link in intro.people]
    title = f"introduction of {who[0]} to {names(who[1:])}" if len(who) > 1 else "introduction"
    return Reminder(
        rule="introduction",
        subject=subject.entry.path,
        what="Ask how it went",
        why=f"{title} {why}",
        location=intro.location,
        lane=lane,
        due=due,
        late_after=late_after,
        urgency=lateness(late_after, view.today, _LATE_AFTER_DAYS),
        about=intro.text,
    )


def _name(link: Link, index: Index) -> str:
    contact = index.person(link)
    return contact.name if contact else link.shown


def _silent_since(on: date, people: Sequence[Contact], index: Index, today: date) -> date:
    days = [touch_day(touch, today) for contact in people for touch in index.touches(contact, today)]
    return max([on, *days])

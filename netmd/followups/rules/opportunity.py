"""Openings: to pass on to somebody who looks for one, and those that close soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netmd.dates import short_when
from netmd.followups.reminder import Lane, Reminder, lane_for
from netmd.followups.situation import Person, Subject
from netmd.followups.words import day_or_today, standing
from netmd.matching import Fit, read_phrase
from netmd.model import Opportunity

_DECIDED = ("offer", "signed")


def passing_on(person: Person) -> Iterator[Reminder]:
    """A reminder for each opening that fits what the contact seeks and isn't passed to them yet.

    Not to the one it comes from. This week's, and today's if it closes soon; never late.
    """
    view, contact, rule = person.view, person.contact, person.view.rules.opportunity
    if not rule.enabled or not contact.seeking or person.subject.is_silent:
        return
    sought = [read_phrase(text, view.synonyms) for text in contact.seeking] if view.openings else []
    for opportunity, fit in view.openings.fitting(sought):
        if view.index.passed_to(opportunity, contact):
            continue
        if any(view.index.means(link, contact) for link in opportunity.source):
            continue
        closes_soon = opportunity.closes and (opportunity.closes - view.today).days <= rule.closes_within_days
        yield Reminder(
            rule="opportunity",
            subject=contact.path,
            what=f"Pass on '{opportunity.title}'" + (f" at {opportunity.org}" if opportunity.org else ""),
            why="; ".join(filter(None, (seeks(fit), _dates(opportunity, view.today)))),
            location=opportunity.note.at("title"),
            lane=Lane.TODAY if closes_soon else Lane.THIS_WEEK,
            due=min(opportunity.found.start, view.today) if opportunity.found else view.today,
            about=opportunity.path,
        )


def closing(subject: Subject) -> Iterator[Reminder]:
    """A reminder for an opportunity that closes within days and still waits for a step of mine.

    That is an open one that nobody has been passed yet, or one of mine before an offer. Never late: once it has
    closed there is nothing left to do.
    """
    entry, today, rule = subject.entry, subject.view.today, subject.view.rules.opportunity
    if not rule.enabled or not isinstance(entry, Opportunity) or entry.closes is None:
        return
    if not 0 <= (entry.closes - today).days <= rule.closes_within_days:
        return
    if entry.status == "open" and not entry.passed:
        reason = "open, passed to nobody yet"
    elif entry.status == "mine" and entry.stage not in _DECIDED:
        reason = f"mine, {entry.stage or 'no step taken yet'}"
    else:
        return
    yield Reminder(
        rule="opportunity",
        subject=entry.path,
        what=f"Closes {day_or_today(entry.closes, today)}",
        why=f"{reason}; closes {standing(entry.closes, today)}",
        location=entry.note.at("closes"),
        lane=lane_for(entry.closes, None, today),
        due=entry.closes,
        about=entry.closes.isoformat(),
    )


def seeks(fit: Fit) -> str:
    """Why an opening is for somebody, in words: ``seeks community manager``."""
    return f"seeks {fit.words}"


def _dates(opportunity: Opportunity, today: date) -> str:
    found = f"found {short_when(opportunity.found, today)}" if opportunity.found else ""
    closes = f"closes {day_or_today(opportunity.closes, today)}" if opportunity.closes else ""
    return ", ".join(filter(None, (found, closes)))

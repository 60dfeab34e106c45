"""The brief: a contact on one sheet before a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from netmd.brief import LAST_EXCHANGES, LAST_TOUCHES, NOTES_EXCERPT, could_offer, how_met, undated_notes
from netmd.dates import relative_day
from netmd.model import Contact, Meeting
from netmd.site.views.card import Field
from netmd.site.views.connections import Connections, Handed, Tie
from netmd.site.views.context import Context
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref, bare_day, entry_ref, when_day
from netmd.site.views.reminders import excerpt

_EXCERPT = 320
"""Characters of each of the last touches: three of them, promises and people still fit on one A4 or Letter sheet."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """One of the last touches, told briefly."""

    when: Day
    channel: str
    title: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The meeting the brief is for."""

    when: Day
    nearness: str
    title: Markup
    venue: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What to have in mind; promises and ties both ways are those of the page."""

    plan: Plan | None
    reach: tuple[Field, ...]
    notes: str
    met: str
    introduced_by: tuple[Ref, ...]
    touches: tuple[Recalled, ...]
    gave: tuple[Handed, ...]
    got: tuple[Handed, ...]
    common: tuple[Tie, ...]
    could_offer: tuple[Tie, ...]


def brief(context: Context, contact: Contact, ties: Connections, reach: tuple[Field, ...], root: str) -> Brief:
    """The brief for a meeting with ``contact``; ``reach`` is how to get hold of them."""
    touches = context.touches(contact)
    plans = context.index.plans(contact, context.today)
    recent = tuple(reversed(touches))[:LAST_TOUCHES]
    return Brief(
        plan=_plan(context, plans[0], root) if plans else None,
        reach=reach,
        notes=context.notes.excerpt(undated_notes(contact), NOTES_EXCERPT),
        met=how_met(contact, touches, context.today),
        introduced_by=ties.introduced_by,
        touches=tuple(_recalled(context, meeting, root) for meeting in recent),
        gave=ties.gave[:LAST_EXCHANGES],
        got=ties.got[:LAST_EXCHANGES],
        common=ties.common,
        could_offer=_could_offer(context, contact),
    )


def _plan(context: Context, meeting: Meeting, root: str) -> Plan:
    return Plan(
        when=when_day(meeting.when, context.today),
        nearness=relative_day(meeting.when.start, context.today) if meeting.when.precision == "day" else "",
        title=context.notes.inline(meeting.title or CHANNEL_WORDS[meeting.channel], root),
        venue=meeting.place,
    )


def _recalled(context: Context, meeting: Meeting, root: str) -> Recalled:
    return Recalled(
        when=bare_day(meeting.when, context.today),
        channel=CHANNEL_WORDS[meeting.channel],
        title=context.notes.inline(meeting.title, root),
        words=excerpt(context, meeting, _EXCERPT),
    )


def _could_offer(context: Context, contact: Contact) -> tuple[Tie, ...]:
    reminders = context.agenda.for_subject(contact.path)
    offers = could_offer(contact, reminders, context.offers, context.index)
    return tuple(Tie(entry_ref(context, offer.entry), offer.why) for offer in offers)

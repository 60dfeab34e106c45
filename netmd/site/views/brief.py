"""The brief: a contact on one sheet before a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from netmd.dates import relative_day, short_when
from netmd.followups.matching import matched_words, read_phrase
from netmd.model import Contact, Meeting, Opportunity
from netmd.site.views.connections import Connections, Tie
from netmd.site.views.context import Context
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref, entry_ref, person, when_day
from netmd.site.views.reminders import excerpt

_TOUCHES = 3
_EXCERPT = 320
"""Characters of each of the last touches: three of them, promises and people still fit on one A4 or Letter sheet."""
_OFFERS = 4


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
    met: str
    introduced_by: tuple[Ref, ...]
    touches: tuple[Recalled, ...]
    common: tuple[Tie, ...]
    could_offer: tuple[Tie, ...]


def brief(context: Context, contact: Contact, ties: Connections, root: str) -> Brief:
    """The brief for a meeting with ``contact``."""
    touches = context.touches(contact)
    plans = context.index.plans(contact, context.today)
    recent = tuple(reversed(touches))[:_TOUCHES]
    return Brief(
        plan=_plan(context, plans[0], root) if plans else None,
        met=_met(context, contact, touches),
        introduced_by=ties.introduced_by,
        touches=tuple(_recalled(context, meeting, root) for meeting in recent),
        common=ties.common,
        could_offer=tuple(_could_offer(context, contact))[:_OFFERS],
    )


def _plan(context: Context, meeting: Meeting, root: str) -> Plan:
    return Plan(
        when=when_day(meeting.when, context.today),
        nearness=relative_day(meeting.when.start, context.today) if meeting.when.precision == "day" else "",
        title=context.notes.inline(meeting.title or CHANNEL_WORDS[meeting.channel], root),
        venue=meeting.place,
    )


def _met(context: Context, contact: Contact, touches: tuple[Meeting, ...]) -> str:
    """When and where we met; where nothing says so, the first touch."""
    when = contact.met or (touches[0].when if touches else None)
    day = short_when(replace(when, clock=None), context.today) if when else ""
    if contact.met or contact.met_at or not touches:
        return ", ".join(text for text in (day, contact.met_at) if text)
    return f"{day}, {CHANNEL_WORDS[touches[0].channel].lower()}"


def _recalled(context: Context, meeting: Meeting, root: str) -> Recalled:
    return Recalled(
        when=when_day(replace(meeting.when, clock=None), context.today),
        channel=CHANNEL_WORDS[meeting.channel],
        title=context.notes.inline(meeting.title, root),
        words=excerpt(context, meeting, _EXCERPT),
    )


def _could_offer(context: Context, contact: Contact) -> Iterator[Tie]:
    """Openings that fit what they look for, then people who offer it."""
    for reminder in context.agenda.for_subject(contact.path):
        opening = context.index.entries.get(reminder.about)
        if reminder.rule == "opportunity" and isinstance(opening, Opportunity):
            yield Tie(entry_ref(context, opening), reminder.why)
    for other, phrase in _who_offers(context, contact, contact.seeking):
        yield Tie(person(context, other), f"offers {phrase}")


def _who_offers(context: Context, contact: Contact, wanted: Iterable[str]) -> Iterator[tuple[Contact, str]]:
    phrases = tuple(map(read_phrase, wanted))
    for other, words in context.offers if phrases else ():
        phrase = next((phrase for phrase in phrases if matched_words(phrase, words)), None)
        if phrase is not None and other.path != contact.path:
            yield other, phrase.text

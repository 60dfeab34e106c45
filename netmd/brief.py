"""What to have in mind before a meeting: who they are, how we met, what we last spoke of, promises, what to offer.

Pure values, for the page and the terminal alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from netmd.dates import short_when
from netmd.excerpts import without_items
from netmd.followups.agenda import reminders_for
from netmd.followups.reminder import Reminder
from netmd.followups.touch_state import TouchState, by_touch_day, touch_state
from netmd.followups.words import channel_word
from netmd.index import Index
from netmd.ledger import Handed, ledger
from netmd.matching import Lookup, Synonyms, read_phrase, read_synonyms, read_words
from netmd.model import ActionItem, Contact, Entry, Meeting, Opportunity
from netmd.network.ties import Kind, Reason, Tie, ties_of
from netmd.promises import open_items
from netmd.settings import Settings

LAST_TOUCHES = 3
LAST_EXCHANGES = 3
NOTES_EXCERPT = 400
"""Characters of the undated notes: a person in a paragraph, on a sheet that holds the rest too."""
MOST_OFFERS = 4


@dataclass(frozen=True, slots=True)
class Common:
    """Somebody we both know, and how; the strongest reason first."""

    contact: Contact
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What I could offer: an opening that fits, or somebody who has what is sought; and why."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A contact before a meeting. ``plan`` is the next one; ``touches``, ``gave`` and ``got`` are the last three each,
    newest first. ``notes`` is the Markdown of what is written without a date.
    """

    contact: Contact
    state: TouchState
    plan: Meeting | None
    met: str
    introduced_by: tuple[Contact, ...]
    notes: str
    touches: tuple[Meeting, ...]
    mine: tuple[ActionItem, ...]
    theirs: tuple[ActionItem, ...]
    gave: tuple[Handed, ...]
    got: tuple[Handed, ...]
    common: tuple[Common, ...]
    could_offer: tuple[Offer, ...]


def brief_of(contact: Contact, index: Index, settings: Settings, today: date) -> Brief:
    """The brief for a meeting with ``contact``."""
    touches = by_touch_day(index.touches(contact, today), index, today)
    plans = index.plans(contact, today)
    mine, theirs = open_items(contact, index)
    reminders = reminders_for(contact, index, settings, today)
    gave, got = ledger(contact, index, today)
    return Brief(
        contact=contact,
        state=touch_state(contact, index, settings, today),
        plan=plans[0] if plans else None,
        met=how_met(contact, touches, today),
        introduced_by=index.introduced_by(contact),
        notes=undated_notes(contact),
        touches=tuple(reversed(touches))[:LAST_TOUCHES],
        mine=mine,
        theirs=theirs,
        gave=gave[:LAST_EXCHANGES],
        got=got[:LAST_EXCHANGES],
        common=in_common(contact, index, today),
        could_offer=could_offer(contact, reminders, offering(index, settings), index),
    )


def how_met(contact: Contact, touches: tuple[Meeting, ...], today: date) -> str:
    """When and where we met; where nothing says so, the first touch."""
    when = contact.met or (touches[0].when if touches else None)
    day = short_when(replace(when, clock=None), today) if when else ""
    if contact.met or contact.met_at or not touches:
        return ", ".join(text for text in (day, contact.met_at) if text)
    return f"{day}, {channel_word(touches[0])}"


def undated_notes(contact: Contact) -> str:
    """The Markdown of a contact's undated sections, without comments; promises and the ledger have a place of their
    own.
    """
    note = contact.note
    elsewhere = {item.location.line for item in note.items} | {one.location.line for one in note.exchanges}
    texts = (
        (section.title, without_items(section.text, section.text_line, elsewhere).strip()) for section in note.sections
    )
    return "\n\n".join(f"{title}:\n\n{text}" if title else text for title, text in texts if text)


def in_common(contact: Contact, index: Index, today: date) -> tuple[Common, ...]:
    """Whom we both know: the strongest reason first for each, those with the strongest reasons first."""
    return as_common(ties_of(contact, index, today), today)


def as_common(ties: Iterable[Tie], today: date) -> tuple[Common, ...]:
    """A contact's ties as people we both know, each with the reasons in words."""
    return tuple([Common(tie.other, _ways(tie.reasons, today)) for tie in ties])


_HOW = {
    Kind.LED_HERE: "introduced us",
    Kind.LED_ON: "met through them",
    Kind.INTRODUCED: "I introduced them",
    Kind.TOGETHER: "together",
    Kind.NOTED: "in the notes",
}


def _ways(reasons: Sequence[Reason], today: date) -> tuple[str, ...]:
    if len(reasons) == 1:
        return (_how(reasons[0], today),)
    return tuple(dict.fromkeys(_how(reason, today) for reason in reasons))


def _how(reason: Reason, today: date) -> str:
    words = _HOW[reason.kind]
    return f"{words} {short_when(reason.when, today)}" if reason.when and reason.kind is Kind.TOGETHER else words


@dataclass(frozen=True, slots=True)
class Offering:
    """The active contacts who offer something, by its words, and the notebook's synonyms."""

    by_words: Lookup[Contact]
    synonyms: Synonyms


def offering(index: Index, settings: Settings) -> Offering:
    """The active contacts who offer something, by name."""
    synonyms = read_synonyms(settings.synonyms)
    offers = (
        (contact, read_words(contact.offers, synonyms))
        for contact in index.contacts
        if contact.offers and contact.status == "active"
    )
    return Offering(Lookup.of(offers), synonyms)


def could_offer(
    contact: Contact, reminders: Iterable[Reminder], others: Offering, index: Index
) -> tuple[Offer, ...]:  # fmt: skip
    """What to offer the contact: openings that fit what they look for, by the reminders about them, then people who
    offer it."""
    return tuple(islice(chain(_fitting_openings(reminders, index), _who_offers(contact, others)), MOST_OFFERS))


def _fitting_openings(reminders: Iterable[Reminder], index: Index) -> Iterator[Offer]:
    for reminder in reminders:
        opening = index.entries.get(reminder.about)
        if reminder.rule == "opportunity" and isinstance(opening, Opportunity):
            yield Offer(opening, reminder.why)


def _who_offers(contact: Contact, others: Offering) -> Iterator[Offer]:
    for other, fit in others.by_words.fitting(read_phrase(text, others.synonyms) for text in contact.seeking):
        if other.path != contact.path:
            yield Offer(other, f"offers {fit.words}")

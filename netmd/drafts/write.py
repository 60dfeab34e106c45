"""Which letter to write to whom, and the letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from netmd.drafts.facts import day_in_words, facts, other_facts
from netmd.drafts.mail import Draft
from netmd.drafts.reasons import Synonyms, why_to, why_to_both
from netmd.drafts.template import fill
from netmd.errors import UsageError
from netmd.followups.agenda import reminders_for
from netmd.followups.reminder import Lane
from netmd.index import Index
from netmd.model import Contact, Introduction, Opportunity
from netmd.reading.private import is_private_at
from netmd.settings import Settings

Kind = Literal["thank-you", "update", "intro", "follow-up"]
KINDS: tuple[Kind, ...] = ("thank-you", "update", "intro", "follow-up")
TEMPLATES = ("thank-you", "update", "follow-up", "intro", "intro-offer", "intro-follow-up", "pass-on")
"""The names of all templates; a file of this name and ``.txt`` each."""

Templates = Callable[[str], tuple[str, str]]
"""Gives the text of the template of a name, and what to call it in an error."""


def default_kind(contact: Contact, index: Index, settings: Settings, today: date) -> Kind:
    """What is most due: a thank-you, a word about an introduction, else an update."""
    reminders = reminders_for(contact, index, settings, today)
    if any(one.rule == "thank-you" for one in reminders):
        return "thank-you"
    if any(one.rule == "introduction" and one.lane is not Lane.LATER for one in reminders):
        found = _last(contact, index, "sent", "agreed")
        if found is not None:
            return "follow-up" if found[0].stage == "sent" else "intro"
    return "update"


def draft_for(
    people: Sequence[Contact], kind: Kind, index: Index, today: date, templates: Templates, synonyms: Synonyms = ()
) -> tuple[Draft, ...]:
    """The letter of a kind to these people; of an introduction that is only offered there are two.

    Raises UsageError for an introduction without the other one, and TemplateError.
    """
    if kind == "intro":
        if len(people) > 2:
            raise UsageError("An introduction is of two people.", "Give one --to-also.")
        other, stage = (people[1], "sent") if len(people) == 2 else _begun(people[0], index)
        return draft_introduction(people[0], other, stage, index, today, templates, synonyms)
    about = _last(people[0], index, "sent") if kind == "follow-up" and len(people) == 1 else None
    if about is not None:
        intro, other = about
        values = facts(people, index, today) | other_facts(other)
        values["intro_day"] = day_in_words(intro.on, today) if intro.on else "a while ago"
        return (_draft("intro-follow-up", people, values, templates),)
    return (_draft(kind, people, facts(people, index, today, conversation=kind == "thank-you"), templates),)


def draft_introduction(
    one: Contact,
    other: Contact,
    stage: str,
    index: Index,
    today: date,
    templates: Templates,
    synonyms: Synonyms = (),
) -> tuple[Draft, ...]:
    """What to write about an introduction: where it is offered, to ask each first; where agreed or sent, to both.

    Nothing where it has gone further. ``synonyms`` are the notebook's: what is sought may be offered in other words.
    """
    if stage == "offered":
        pairs = ((one, other), (other, one))
        values = [
            {**facts((to,), index, today), **other_facts(about), "why": why_to(to, about, index, synonyms)}
            for to, about in pairs
        ]
        return tuple(
            _draft("intro-offer", (to,), known, templates) for (to, _), known in zip(pairs, values, strict=True)
        )
    if stage in ("agreed", "sent"):
        both = facts((one,), index, today) | other_facts(other) | {"why": why_to_both(one, other, index, synonyms)}
        return (_draft("intro", (one, other), both, templates),)
    return ()


def draft_passing(opening: Opportunity, contact: Contact, index: Index, today: date, templates: Templates) -> Draft:
    """A letter to send an opening along with."""
    values = facts((contact,), index, today)
    values["opening"] = f"{opening.title} at {opening.org}" if opening.org else opening.title
    if opening.url:
        values["opening_url"] = opening.url
    if opening.closes and opening.closes >= today:
        values["opening_closes"] = day_in_words(opening.closes, today)
    return _draft("pass-on", (contact,), values, templates)


def _draft(name: str, to: Sequence[Contact], values: dict[str, str], templates: Templates) -> Draft:
    text, source = templates(name)
    return Draft(name, tuple(to), *fill(text, values, source))


def _begun(contact: Contact, index: Index) -> tuple[Contact, str]:
    """The other one in the contact's last introduction that is offered or agreed, and where it stands."""
    found = _last(contact, index, "offered", "agreed")
    if found is None:
        raise UsageError(f"To whom is {contact.name} to be introduced?", "Name the other one: --to-also WHO")
    intro, other = found
    return other, intro.stage


def _last(contact: Contact, index: Index, *stages: str) -> tuple[Introduction, Contact] | None:
    """The contact's last introduction to one other that stands at one of these stages, and the other one.

    What stands in a private place is passed over.
    """
    found = []
    for intro in index.introductions_of(contact):
        others = [one for one in index.people(intro.people) if one.path != contact.path]
        note = index.entries[intro.location.path].note
        if intro.stage in stages and len(others) == 1 and not is_private_at(note, intro.location):
            found.append((intro, others[0]))
    return max(found, key=lambda pair: (pair[0].on or date.min, pair[0].location), default=None)

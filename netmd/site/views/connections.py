"""How a contact is woven in: introductions, people in common, what was given and got, openings passed on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from netmd import ledger
from netmd.brief import as_common
from netmd.model import Contact, Introduction, Opportunity
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, bare_day, day, entry_ref, link_ref, person, place


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody we both know, and how."""

    who: Ref
    how: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A line of the ledger, and the day of the meeting it stands in."""

    text: Markup
    when: Day | None
    place: str


@dataclass(frozen=True, slots=True)
class Intro:
    """An introduction I made, and where it stands."""

    people: tuple[Ref, ...]
    stage: str
    when: Day | None
    place: str


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An opening passed to a contact, and what came of it."""

    opening: Ref
    when: Day | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Connections:
    """Everything that ties a contact to others, and what passed between us; newest first where there are days."""

    introduced_by: tuple[Ref, ...]
    led_to: tuple[Ref, ...]
    introductions: tuple[Intro, ...]
    common: tuple[Tie, ...]
    gave: tuple[Handed, ...]
    got: tuple[Handed, ...]
    passed: tuple[PassedOn, ...]
    backlinks: tuple[Ref, ...]


def connections(context: Context, contact: Contact, root: str) -> Connections:
    """How ``contact`` is woven in."""
    index = context.index
    gave, got = ledger.ledger(contact, index, context.today)
    backlinks = index.backlinks(contact)
    return Connections(
        introduced_by=tuple(link_ref(context, link) for link in contact.introduced_by),
        led_to=tuple(person(context, other) for other in index.led_to(contact)),
        introductions=tuple(_intro(context, intro) for intro in reversed(index.introductions_of(contact))),
        common=_common(context, contact),
        gave=tuple(_handed(context, one, root) for one in gave),
        got=tuple(_handed(context, one, root) for one in got),
        passed=tuple(
            passed
            for entry in backlinks
            if isinstance(entry, Opportunity)
            for passed in _passed(context, entry, contact)
        ),
        backlinks=tuple(entry_ref(context, entry) for entry in backlinks),
    )


def _common(context: Context, contact: Contact) -> tuple[Tie, ...]:
    """Whom we both know, each with the two strongest reasons."""
    known = as_common(context.network.ties[contact.path], context.today)
    return tuple([Tie(person(context, one.contact), ", ".join(one.how[:2])) for one in known])


def _handed(context: Context, one: ledger.Handed, root: str) -> Handed:
    return Handed(
        text=context.notes.inline(one.exchange.text, root),
        when=bare_day(one.when, context.today) if one.when else None,
        place=place(one.exchange.location),
    )


def _intro(context: Context, intro: Introduction) -> Intro:
    return Intro(
        people=tuple(link_ref(context, link) for link in intro.people),
        stage=intro.stage,
        when=day(intro.on, context.today) if intro.on else None,
        place=place(intro.location),
    )


def _passed(context: Context, opening: Opportunity, contact: Contact) -> tuple[PassedOn, ...]:
    line = context.index.passed_to(opening, contact)
    if line is None:
        return ()
    when = day(line.on, context.today) if line.on else None
    return (PassedOn(entry_ref(context, opening), when, line.outcome),)

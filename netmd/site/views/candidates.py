"""Who would want an opening and why, whom it was passed to, and which openings fit somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netmd.followups.situation import is_open
from netmd.followups.words import names
from netmd.model import Contact, Opportunity, Passed
from netmd.openings import Candidate
from netmd.site.views.commands import command_to_pass
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, day, employer, entry_ref, link_ref


@dataclass(frozen=True, slots=True)
class Handover:
    """Somebody an opening was passed to, when, and what came of it."""

    people: tuple[Ref, ...]
    when: Day | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Wanting:
    """Somebody who would want an opening, why, and what has been said to them.

    ``standing`` is said in place of *not told*: why they are left in peace for now, or that I introduced them about it.
    ``command`` passes it on.
    """

    who: Ref
    why: str
    told: Handover | None
    standing: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """An opening that fits somebody, why, and what has been said to them; ``standing`` as of :class:`Wanting`."""

    opening: Ref
    why: str
    told: Handover | None
    standing: str = ""


def handovers(context: Context, passed: Iterable[Passed]) -> tuple[Handover, ...]:
    """Whom an opening was passed to."""
    return tuple(_handover(context, line) for line in passed)


def wanting(context: Context, candidate: Candidate) -> Wanting:
    """Somebody who would want an opening, as a line."""
    contact, opening, told = candidate.contact, candidate.opening, candidate.told
    rests = _rests(context, contact) if not told else ""
    may_be_told = told is None and not rests and is_open(opening, context.today)
    return Wanting(
        who=employer(context, contact),
        why="; ".join(candidate.reasons),
        told=_handover(context, told) if told else None,
        standing="; ".join(filter(None, (rests, _introduced(context, candidate)))),
        command=command_to_pass(context, opening, contact) if may_be_told else "",
    )


def fitting(context: Context, contact: Contact, most: int) -> tuple[Fitting, ...]:
    """The openings still open that fit somebody, the best ``most`` of them."""
    return tuple(
        Fitting(
            opening=entry_ref(context, one.opening),
            why="; ".join(one.reasons),
            told=_handover(context, one.told) if one.told else None,
            standing=_introduced(context, one),
        )
        for one in context.rankings.fits(contact, most)
    )


def org_ref(context: Context, opening: Opportunity) -> Ref | None:
    """An opening's organisation, leading to who is there."""
    return Ref(opening.org, context.org_href(opening.org)) if opening.org else None


def _handover(context: Context, line: Passed) -> Handover:
    return Handover(
        people=tuple(link_ref(context, link) for link in line.people),
        when=day(line.on, context.today) if line.on else None,
        outcome=line.outcome,
    )


def _rests(context: Context, contact: Contact) -> str:
    if contact.snooze is None or contact.snooze <= context.today:
        return ""
    return f"snoozed until {day(contact.snooze, context.today).text}"


def _introduced(context: Context, candidate: Candidate) -> str:
    """``you offered an introduction to Renée Ortiz on 8 May``; empty where there is none, or they were told."""
    intro = candidate.introduced
    if intro is None or candidate.told is not None:
        return ""
    others = [link for link in intro.people if not context.index.means(link, candidate.contact)]
    whom = names([link_ref(context, link).text for link in others])
    at = f" on {day(intro.on, context.today).text}" if intro.on else ""
    if intro.stage == "offered":
        return f"you offered an introduction to {whom}{at}"
    if intro.stage == "agreed":
        return f"agreed to meet {whom}{at}"
    outcome = f": {intro.stage}" if intro.stage not in ("", "sent", "met") else ""
    return f"introduced to {whom}{at}{outcome}"

"""Stories: chains that came to something, told from dated lines and nothing else.

Three kinds begin one: an opening of mine that came to an offer or was signed, an opening passed on of which something
came, and an introduction that met or has an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from netmd.carried import Carried
from netmd.dates import When, add_days
from netmd.giving.cast import Cast, touches
from netmd.giving.introductions import Made, introductions_made
from netmd.giving.steps import Step, found, in_order, introduced, led, noted
from netmd.index import Index
from netmd.ledger import Received, introductions_from
from netmd.model import Contact, Opportunity, Passed, name_key
from netmd.reading.private import is_private_at

MOST_STEPS = 30
_REACHED = ("offer", "signed")
_BEFORE_DAYS = 120
"""So long before an introduction, the one that led me to its people may have been."""
_AFTER_DAYS = 21
"""So long after the end, what is said about it still belongs to it."""
_OPEN_ENDED_DAYS = 365
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Story:
    """What came of something. ``about`` is the opening, if it is of one; ``people`` whom it was for.

    ``outcome`` is what came of it in the words of the notes. ``is_over`` is false while the opening is still open.
    ``more`` is the number of steps left out at the end.
    """

    kind: Literal["mine", "passed", "introduction"]
    about: Opportunity | None
    people: tuple[Contact, ...]
    outcome: str
    is_over: bool
    steps: tuple[Step, ...]
    more: int = 0


def stories(index: Index, today: date, most: int, carried: Carried | None = None) -> tuple[tuple[Story, ...], int]:
    """The ``most`` latest stories, and how many there are beside them.

    Those of openings are told before those of introductions. Whole chains come first, then those still going on, then
    those of a step or two; in each, the one that ended last. ``carried`` has what the last build found out.
    """
    seeds = sorted(_seeds(index, carried), key=lambda seed: seed[:4], reverse=True)
    told = [seed[4](today) for seed in seeds[:most]]
    told.sort(key=_order, reverse=True)
    return tuple(one for one in told if one.steps), max(0, len(seeds) - most)


_Seed = tuple[bool, date, str, int, Callable[[date], Story]]
"""Whether a story is of an opening, the latest day that is known of it, its place, and how to tell it."""


def _seeds(index: Index, carried: Carried | None) -> Iterator[_Seed]:
    made = [one for one in introductions_made(index, carried) if not _is_private(one, index)]
    by_person: dict[str, list[Made]] = {}
    for one in made:
        for person in one.people:
            by_person.setdefault(person.path, []).append(one)
    told = set()
    for opening in index.opportunities:
        if opening.note.private:
            continue
        latest = max([opening.closes or date.min, opening.found.start if opening.found else date.min])
        if opening.status == "mine" and opening.stage in _REACHED:
            yield True, latest, opening.path, 0, partial(_mine, opening, index)
        for line in opening.passed:
            people = tuple(one for one in index.people(line.people) if not one.note.private)
            if line.outcome and people:
                theirs = {one.intro.location: one for person in people for one in by_person.get(person.path, ())}
                own = tuple(one for one in theirs.values() if _belongs(one, opening, people, line, index))
                told |= {one.intro.location for one in own}
                day = max([latest, line.on or date.min, *(one.on for one in own if one.on)])
                yield True, day, opening.path, line.location.line, partial(_passed, opening, line, people, own, index)
    for one in made:
        if one.stage in ("met", "outcome") and one.intro.location not in told and one.people:
            place = one.intro.location
            yield False, one.on or date.min, place.path, place.line, partial(_met, one, index)


def _order(story: Story) -> tuple[bool, bool, date, str]:
    last = story.steps[-1] if story.steps else None
    ended = last.when.start if last else date.min
    is_chain = len(story.steps) > 2
    return is_chain and story.is_over, is_chain, ended, str(last.location) if last else ""


def _is_private(one: Made, index: Index) -> bool:
    note = index.entries[one.intro.location.path].note
    return is_private_at(note, one.intro.location) or any(person.note.private for person in one.people)


def _belongs(one: Made, opening: Opportunity, people: tuple[Contact, ...], line: Passed, index: Index) -> bool:
    """Whether an introduction was part of passing on: of somebody it went to, to somebody of there, from then on."""
    paths = {person.path for person in people}
    others = [person for person in one.people if person.path not in paths]
    day, since = one.begun or one.on, line.on or (opening.found.start if opening.found else None)
    if len(others) == len(one.people) or day is None or (since is not None and day < since):
        return False
    linked = {person.path for person in index.people(opening.note.links)}
    return any(other.path in linked or _is_at(other, opening) for other in others)


def _is_at(contact: Contact, opening: Opportunity) -> bool:
    return bool(opening.org) and name_key(opening.org) in {name_key(org) for org in contact.orgs}


# -- the three kinds --------------------------------------------------------------------------------------------------


def _mine(opening: Opportunity, index: Index, today: date) -> Story:
    """My own: the chain of those who led me there, everybody of there, and every conversation with them."""
    cast, steps = Cast(), list[Step]()
    chain = _chain(opening, index)
    cast.add(*chain)
    hosts = [*index.at_org(opening.org)] if opening.org else []
    cast.add(*(one for one in (*hosts, *index.people(opening.note.links)) if not one.note.private))
    cast.hosts = {one.path for one in hosts}
    for received in _led_within(cast, index, today):
        steps += led(received, index)
        if received.when:
            cast.met.setdefault(received.to.path, received.when.start)
    own = [*noted(opening.note.sections)]
    begun = opening.found.start if opening.found else min((one.when.start for one in own), default=date.min)
    ended = _end_of(opening, own, cast, index, today)
    last = ended or min(today, add_days(begun, _OPEN_ENDED_DAYS))
    steps += [*found(opening, index), *own, *touches(cast, opening, opening.stage, begun, last, index, today)]
    return _story("mine", opening, (), opening.stage, True, steps)


def _passed(
    opening: Opportunity, line: Passed, people: tuple[Contact, ...], own: tuple[Made, ...], index: Index, today: date
) -> Story:
    """Passed on: who told me, whom it went to, whom I introduced them to, and what they said of it."""
    cast, steps = Cast(), list[Step]()
    cast.add(*people, *index.people(opening.source), *(person for one in own for person in one.people))
    cast.named = {person.path for person in people}
    steps += found(opening, index)
    if line.on is not None:
        steps += [Step("passed", When(line.on), line.location, people)]
    begun = min((one.when.start for one in steps), default=today)
    for one in own:
        steps += introduced(one.intro, one.begun, index)
        steps += _led_shortly_before(one, begun, cast, index, today)
    came = max((one.when.start for one in steps if one.kind == "came"), default=None)
    last = min(today, add_days(came, _AFTER_DAYS) if came else add_days(begun, _OPEN_ENDED_DAYS))
    steps += (step for step in touches(cast, opening, line.outcome, begun, last, index, today) if not _holds(step, own))
    is_over = opening.status in ("filled", "closed")
    return _story("passed", opening, people, line.outcome, is_over, steps)


def _met(one: Made, index: Index, today: date) -> Story:
    """An introduction: who led me to its people shortly before, and what they said of it after."""
    cast, steps = Cast(), [*introduced(one.intro, one.begun, index)]
    cast.add(*one.people)
    cast.named = set(cast.people)
    begun = one.begun or one.on
    if begun is not None:
        steps += _led_shortly_before(one, begun, cast, index, today)
        last = min(today, add_days(one.on or begun, _AFTER_DAYS))
        steps += (
            step for step in touches(cast, None, one.intro.stage, begun, last, index, today) if not _holds(step, (one,))
        )
    return _story("introduction", None, one.people, one.intro.stage, True, steps)


# -- what they share --------------------------------------------------------------------------------------------------


def _story(
    kind: Literal["mine", "passed", "introduction"],
    about: Opportunity | None,
    people: tuple[Contact, ...],
    outcome: str,
    is_over: bool,
    steps: list[Step],
) -> Story:
    ordered = in_order(steps)
    return Story(kind, about, people, outcome, is_over, ordered[:MOST_STEPS], max(0, len(ordered) - MOST_STEPS))


def _chain(opening: Opportunity, index: Index) -> tuple[Contact, ...]:
    """Who told me of the opening, who led me to them, and so on; from the first."""
    found = {contact.path: contact for contact in index.people(opening.source)}
    newest = list(found.values())
    for _ in range(_LONGEST_CHAIN):
        newest = [one for contact in newest for one in index.introduced_by(contact) if one.path not in found]
        found |= {one.path: one for one in newest}
    return tuple(reversed(found.values()))


def _led_within(cast: Cast, index: Index, today: date) -> Iterator[Received]:
    """The introductions that one of the cast made of me and another."""
    for contact in cast.people.values():
        if any(one.path in cast.people for one in index.led_to(contact)):
            yield from (one for one in introductions_from(contact, index, today) if one.to.path in cast.people)


def _led_shortly_before(one: Made, begun: date, cast: Cast, index: Index, today: date) -> Iterator[Step]:
    """Who led me to the people of an introduction, not long before it."""
    day = one.begun or one.on or begun
    for person in one.people:
        for by in index.introduced_by(person):
            for received in introductions_from(by, index, today) if not by.note.private else ():
                when = received.when
                if received.to.path == person.path and when and add_days(day, -_BEFORE_DAYS) <= when.start <= day:
                    cast.met.setdefault(person.path, when.start)
                    yield from led(received, index)


def _end_of(opening: Opportunity, own: list[Step], cast: Cast, index: Index, today: date) -> date | None:
    """The day its stage was reached: of the opening's own lines, else of a touch whose title says so."""
    stage = name_key(opening.stage)
    noted_on = [one.when.start for one in own if name_key(one.text).startswith(stage)]
    if noted_on:
        return max(noted_on)
    begun = opening.found.start if opening.found else date.min
    said = touches(cast, opening, opening.stage, begun, today, index, today)
    days = [one.when.start for one in said if one.meeting and stage in name_key(one.meeting.title).split()]
    return min(days, default=None)


def _holds(step: Step, own: tuple[Made, ...]) -> bool:
    """Whether a touch is the section an introduction stands in, which is a step of its own."""
    meeting = step.meeting
    return meeting is not None and any(one.intro in meeting.introductions for one in own)

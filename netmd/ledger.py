"""What was given to somebody and got from them, with the days of it. The one definition of both.

Given are the ``Gave:`` lines, the introductions I made (to each of their people) and the openings passed on; got are
the ``Got:`` lines, the people they led me to and the openings they told me of. Nothing counts twice: where a line
links the person or the opening, the line is it; so is one that links nobody else and stands in a section that does, for
the people of it or for its openings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from netmd.dates import When
from netmd.index import Index
from netmd.model import Contact, Entry, Exchange, Introduction, Link, Opportunity
from netmd.problems import Location
from netmd.touches import is_touch

Kind = Literal["line", "introduction", "opening"]
_INTRODUCTION = re.compile(r"\bintro(?:s|duc\w*)?\b", re.IGNORECASE)
_IN_SO_MANY_WORDS = re.compile(r"\b(?:intro|introduc\w*|opening|posting)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Handed:
    """Something given or got, and its day: that of the meeting its line stands in, if it does in one.

    ``kind`` says what it was read from: a line of the ledger, an introduction, or an opening.
    """

    exchange: Exchange
    when: When | None
    kind: Kind = "line"


@dataclass(frozen=True, slots=True)
class Received:
    """An introduction that ``by`` made of me and ``to``; ``line`` is the ``Got:`` that says so, if there is one.

    ``when`` is the line's day, else the day we met, else that of the first touch.
    """

    by: Contact
    to: Contact
    when: When | None
    location: Location
    line: Exchange | None


def ledger(contact: Contact, index: Index, today: date) -> tuple[tuple[Handed, ...], tuple[Handed, ...]]:
    """What was given to a contact, and what was got from them: newest first, what has no day last."""
    found = [*_lines(contact, index)]
    found += [_as_given(intro, contact, index) for intro in index.introductions_of(contact)]
    received = introductions_from(contact, index, today)
    found += [_as_got(one) for one in received if one.line is None]
    found += [*_openings(contact, index, frozenset(one.line.location for one in received if one.line))]
    ordered = sorted(found, key=_day_handed, reverse=True)
    gave = tuple(one for one in ordered if one.exchange.kind == "gave")
    return gave, tuple(one for one in ordered if one.exchange.kind == "got")


def begun_on(intro: Introduction, index: Index) -> When | None:
    """When an introduction I made was begun: its day, or that of the section it stands in where that was before it, as
    the day in the line may be that of what came of it.
    """
    held = index.meeting_of(intro)
    if held is not None and (intro.on is None or held.when.end < intro.on):
        return held.when
    return When(intro.on) if intro.on else None


def introductions_from(contact: Contact, index: Index, today: date) -> tuple[Received, ...]:
    """The people a contact led me to: those whose ``introduced_by`` says so, and those of ``Got: an introduction``."""
    found: dict[str, Received] = {}
    led_to = index.led_to(contact)
    said = _said(contact, "got", index) if led_to else {}
    for other in led_to:
        if other.path != contact.path:
            found[other.path] = _received(contact, other, said.get(other.path), index, today)
    for one in _lines(contact, index):
        if one.exchange.kind == "got" and _INTRODUCTION.search(one.exchange.text):
            for other in index.people(one.exchange.links):
                if other.path not in found and other.path != contact.path:
                    found[other.path] = _received(contact, other, one, index, today)
    return tuple(found.values())


def _received(by: Contact, to: Contact, said: Handed | None, index: Index, today: date) -> Received:
    when = (said.when if said else None) or to.met
    if when is None:
        when = next((meeting.when for meeting in index.meetings_of(to) if is_touch(meeting, today)), None)
    location = said.exchange.location if said else to.note.at("introduced_by")
    return Received(by, to, when, location, said.exchange if said else None)


def _lines(contact: Contact, index: Index) -> Iterator[Handed]:
    for exchange in index.exchanges_of(contact):
        meeting = index.meeting_of(exchange)
        yield Handed(exchange, meeting.when if meeting else None)


def _openings(contact: Contact, index: Index, taken: frozenset[Location]) -> Iterator[Handed]:
    """The openings passed on to a contact, and those they told of; the lines at ``taken`` are about people."""
    openings = [entry for entry in index.backlinks(contact) if isinstance(entry, Opportunity)]
    if not openings:
        return
    gave, got = _said(contact, "gave", index), _said(contact, "got", index, taken)
    for opening in openings:
        words = f"the opening {_wikilink(opening)}"
        passed = index.passed_to(opening, contact)
        if passed is not None and opening.path not in gave:
            outcome = f" ({passed.outcome})" if passed.outcome else ""
            line = Exchange("gave", words + outcome, passed.location, passed.people)
            yield Handed(line, When(passed.on) if passed.on else None, "opening")
        if opening.path not in got and any(index.means(link, contact) for link in opening.source):
            yield Handed(Exchange("got", words, opening.note.at("source"), opening.source), opening.found, "opening")


def _said(
    contact: Contact, kind: Literal["gave", "got"], index: Index, taken: frozenset[Location] = frozenset()
) -> dict[str, Handed]:
    """Which line speaks of which person or opening, by the path of their file.

    One that links them comes before one whose section does; of those, one that calls it an introduction or an opening.
    A line that links another than the contact, or stands at ``taken``, does not speak for its section.
    """
    linked: dict[str, Handed] = {}
    nearby: dict[str, Handed] = {}
    lines = [one for one in _lines(contact, index) if one.exchange.kind == kind]
    for one in sorted(lines, key=lambda one: not _IN_SO_MANY_WORDS.search(one.exchange.text)):
        own = _paths(one.exchange.links, index) - {contact.path}
        for path in own:
            linked.setdefault(path, one)
        meeting = index.meeting_of(one.exchange)
        if meeting is not None and not own and one.exchange.location not in taken:
            for path in _paths(meeting.links, index):
                nearby.setdefault(path, one)
    return nearby | linked


def _paths(links: Iterable[Link], index: Index) -> set[str]:
    return {entry.path for link in links if (entry := index.resolve(link)) is not None}


def _as_given(intro: Introduction, contact: Contact, index: Index) -> Handed:
    """``an introduction to [[sam-lee]] (met)``."""
    others = [link for link in intro.people if not index.means(link, contact)]
    names = " and ".join(
        f"[[{link.target}]]" if link.shown == link.target else f"[[{link.target}|{link.shown}]]" for link in others
    )
    stage = f" ({intro.stage})" if intro.stage else ""
    line = Exchange("gave", f"an introduction to {names}{stage}", intro.location, tuple(others))
    return Handed(line, begun_on(intro, index), "introduction")


def _as_got(one: Received) -> Handed:
    words = f"an introduction to {_wikilink(one.to)}"
    return Handed(Exchange("got", words, one.location), one.when, "introduction")


def _wikilink(entry: Entry) -> str:
    return f"[[{entry.id}]]"


def _day_handed(one: Handed) -> tuple[date, int, time]:
    return one.when.sort_key if one.when else (date.min, 0, time.min)

"""What was given to somebody and got from them, with the days of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from netmd.dates import When
from netmd.index import Index
from netmd.model import Contact, Exchange, Introduction


@dataclass(frozen=True, slots=True)
class Handed:
    """A line of the ledger, and the day of the meeting it stands in, if it does in one."""

    exchange: Exchange
    when: When | None


def ledger(contact: Contact, index: Index) -> tuple[tuple[Handed, ...], tuple[Handed, ...]]:
    """What was given to a contact, and what was got from them: newest first, what has no day last.

    An introduction I made counts as given to each of its people.
    """
    meetings = ((one, index.meeting_of(one)) for one in index.exchanges_of(contact))
    found = [Handed(one, meeting.when if meeting else None) for one, meeting in meetings]
    found += [_as_given(intro, contact, index) for intro in index.introductions_of(contact)]
    ordered = sorted(found, key=_day_handed, reverse=True)
    gave = tuple(one for one in ordered if one.exchange.kind == "gave")
    return gave, tuple(one for one in ordered if one.exchange.kind == "got")


def _as_given(intro: Introduction, contact: Contact, index: Index) -> Handed:
    """``an introduction to [[sam-lee]] (met)``."""
    others = [link for link in intro.people if not index.means(link, contact)]
    names = " and ".join(
        f"[[{link.target}]]" if link.shown == link.target else f"[[{link.target}|{link.shown}]]" for link in others
    )
    stage = f" ({intro.stage})" if intro.stage else ""
    line = Exchange("gave", f"an introduction to {names}{stage}", intro.location, tuple(others))
    return Handed(line, When(intro.on) if intro.on else None)


def _day_handed(one: Handed) -> tuple[date, int, time]:
    return one.when.sort_key if one.when else (date.min, 0, time.min)

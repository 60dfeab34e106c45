"""For each opening the contacts who would want it, the best first.

What speaks for each is weighed in :mod:`netmd.openings.reasons`. Of those with as many points, whom I was in touch with
last comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.followups.situation import is_open
from netmd.index import Index
from netmd.model import Contact, Entry, Introduction, Opportunity, Passed, name_key
from netmd.openings.introduced import introduced_for
from netmd.openings.mentions import Days, find_mentions, named_in
from netmd.openings.pipeline import is_for_others
from netmd.openings.reasons import PLAUSIBLE, SAME_PLACE, SEEKS, Reason, by_place, collect, first_part, title_phrase
from netmd.openings.recency import last_touch
from netmd.settings import Settings


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who would want an opening. ``reasons`` are in words, the heaviest first; ``told`` is the line that says
    it was passed to them, ``introduced`` the introduction I made them about it.
    """

    contact: Contact
    opening: Opportunity
    points: int
    reasons: tuple[str, ...]
    told: Passed | None = None
    introduced: Introduction | None = None


@dataclass(frozen=True, slots=True)
class Rankings:
    """What speaks for whom, of every opening that is there for others.

    ``named`` is where each opening's organisation comes up in the notes, by its name.
    """

    named: Mapping[str, Days]
    _index: Index
    _today: date
    _points: Mapping[str, Mapping[str, int]]
    """By the opening's path, then by the contact's; only who is plausible."""
    _reasons: Mapping[str, Mapping[str, Sequence[Reason]]]
    _fitting: Mapping[str, Sequence[Opportunity]]
    """The openings that are still open, by the path of a contact whom they fit."""

    def best(self, opening: Opportunity, most: int) -> tuple[Candidate, ...]:
        """The first ``most`` of those who would want the opening, the best first."""
        points = self._points.get(opening.path, {})
        least = min(sorted(points.values(), reverse=True)[:most], default=0)
        paths = sorted(
            (path for path, many in points.items() if many >= least), key=lambda one: self._order(opening, one)
        )
        return tuple(self._candidate(opening, path) for path in paths[:most])

    def count(self, opening: Opportunity) -> int:
        """How many would want the opening."""
        return len(self._points.get(opening.path, ()))

    def fits(self, contact: Contact, most: int) -> tuple[Candidate, ...]:
        """The first ``most`` of the openings still open that fit the contact, the best first."""
        found = sorted(self._fitting.get(contact.path, ()), key=lambda opening: self._by_points(opening, contact))
        return tuple(self._candidate(opening, contact.path) for opening in found[:most])

    def count_fits(self, contact: Contact) -> int:
        """How many openings still open fit the contact."""
        return len(self._fitting.get(contact.path, ()))

    def fits_of(self, contact: Contact) -> tuple[object, ...]:
        """Equal for two rankings in which the same openings fit the contact for the same reasons."""
        return tuple(
            (opening.path, self._points[opening.path][contact.path], tuple(self._reasons[opening.path][contact.path]))
            for opening in self._fitting.get(contact.path, ())
        )

    def _candidate(self, opening: Opportunity, path: str) -> Candidate:
        contact = self._index.contact(path)
        assert contact is not None
        reasons = sorted(self._reasons[opening.path][path], key=lambda reason: -reason.points)
        reasons += filter(None, (by_place(opening, contact),))
        points, told = self._points[opening.path][path], self._index.passed_to(opening, contact)
        introduced = introduced_for(opening, contact, self._index)
        return Candidate(contact, opening, points, tuple(reason.text for reason in reasons), told, introduced)

    def _order(self, opening: Opportunity, path: str) -> tuple[int, int, str, str]:
        contact = self._index.contact(path)
        assert contact is not None
        last = last_touch(contact, self._index, self._today)
        return -self._points[opening.path][path], -last.toordinal(), name_key(contact.name), path

    def _by_points(self, opening: Opportunity, contact: Contact) -> tuple[int, str, str, str]:
        closes = opening.closes.isoformat() if opening.closes else "~"
        return -self._points[opening.path][contact.path], closes, name_key(opening.title), opening.path


def rank(index: Index, settings: Settings, today: date) -> Rankings:
    """The rankings of a notebook on a day, worked out in one go.

    Left out are archived contacts, those whom the opening comes from, and those who are at its organisation already
    unless they look for just that.
    """
    openings = [opening for opening in index.opportunities if is_for_others(opening)]
    named = find_mentions(*_names(index), index, today)
    reasons = collect(openings, named, index, settings, today)
    places = {contact.path: first_part(contact.location) for contact in index.contacts if contact.location}
    archived = {contact.path for contact in index.contacts if contact.status == "archived"}
    points: dict[str, dict[str, int]] = {}
    fitting: dict[str, list[Opportunity]] = {}
    for opening in openings:
        left_out = archived | {contact.path for contact in index.people(opening.source)}
        there = {contact.path for contact in index.at_org(opening.org)}
        place = first_part(opening.location)
        theirs = points[opening.path] = {}
        for path, found in reasons[opening.path].items():
            if path in left_out or (path in there and not any(reason.points >= SEEKS for reason in found)):
                continue
            many = sum(reason.points for reason in found) + SAME_PLACE * (bool(place) and places.get(path) == place)
            if many >= PLAUSIBLE:
                theirs[path] = many
                if is_open(opening, today):
                    fitting.setdefault(path, []).append(opening)
    return Rankings(named, index, today, points, reasons, fitting)


def names_the_same(index: Index, old: Entry, new: Entry, today: date) -> bool:
    """Whether two versions of a note speak of the openings' organisations and titles at the same places."""
    orgs, titles = _names(index)
    return named_in(old, orgs, titles, today) == named_in(new, orgs, titles, today)


def _names(index: Index) -> tuple[Sequence[str], Sequence[str]]:
    """The organisations of all openings, and the titles of those that are there for others."""
    openings = [opening for opening in index.opportunities if is_for_others(opening)]
    orgs = [opening.org for opening in index.opportunities if opening.org]
    return orgs, list(filter(None, map(title_phrase, openings)))

"""Pairs who might like to meet: one offers what the other seeks, or they share what few do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.carried import Carried
from netmd.giving.acquainted import Acquaintances
from netmd.giving.common import Key, Shared, Traits, shared_by_few, traits_of
from netmd.index import Index
from netmd.matching import Lookup, read_phrase, read_synonyms, read_words
from netmd.model import Contact, name_key
from netmd.settings import Settings

MOST_OF_ONE = 2
"""Pairs in which one person comes: more are not introduced in a day, and others would not be seen."""
_MOST_OFFERS = 12
"""Offers that are looked at for one thing sought: what more people offer is easily found."""


@dataclass(frozen=True, slots=True)
class Match:
    """What ``seeker`` looks for, and what ``other`` offers; both as written. ``by_synonym`` where the words differ."""

    seeker: Contact
    seeks: str
    other: Contact
    offers: str
    by_synonym: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people to introduce, and why; the one who seeks is the first. ``of`` is the number of all contacts."""

    one: Contact
    other: Contact
    matches: tuple[Match, ...]
    shared: tuple[Shared, ...]
    of: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """``Yuki Tanabe seeks esports sponsors, Renée Ortiz offers esports sponsors`` and ``both share the tag esports,
        as 3 of 27 do``; the strongest first.
        """
        return (
            *map(_in_words, self.matches),
            *(f"both share {shared.words}, as {shared.count:,} of {self.of:,} do" for shared in self.shared),
        )


def suggestions(
    index: Index, settings: Settings, today: date, most: int, carried: Carried | None = None
) -> tuple[Pair, ...]:
    """At most ``most`` pairs: those where an offer meets what is sought first, then those that share most, then what
    the fewest share; by name among equals.

    Only active people who are not snoozed and whose note is not private are in one. ``carried`` has what the last build
    found out.
    """
    people = {contact.path: contact for contact in index.contacts}
    carried = carried or Carried()
    wishes = carried.each("wishes", people, lambda path: _wishes(people[path], today))
    traits = carried.each("traits", people, lambda path: traits_of(people[path]))
    names = carried.once("names to pair", (), lambda: {path: name_key(one.name) for path, one in people.items()})
    fitting = carried.once("pairs", (wishes, traits), lambda: _fitting(wishes, traits, names, settings))
    acquaintances, times = Acquaintances(index), Counter[str]()
    found: list[Pair] = []
    for key, matches, shared in fitting:
        one, other = people[key[0]], people[key[1]]
        if len(found) == most:
            break
        if max(times[one.path], times[other.path]) < MOST_OF_ONE and not acquaintances.know_each_other(one, other):
            found.append(_pair(one, other, matches, shared, len(people)))
            times.update(key)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What somebody looks for and offers."""

    seeking: tuple[str, ...]
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Met:
    """As :class:`Match`, of paths."""

    seeker: str
    seeks: str
    other: str
    offers: str
    by_synonym: bool


_Fitting = tuple[Key, tuple[_Met, ...], tuple[Shared, ...]]


def _wishes(contact: Contact, today: date) -> _Wishes | None:
    """None for whoever is in no pair."""
    is_snoozed = contact.snooze is not None and contact.snooze > today
    if contact.status != "active" or is_snoozed or contact.note.private:
        return None
    return _Wishes(contact.seeking, contact.offers)


def _fitting(
    wishes: Mapping[str, _Wishes | None], traits: Mapping[str, Traits], names: Mapping[str, str], settings: Settings
) -> Sequence[_Fitting]:
    """All pairs with something in common, the best first."""
    able = {path: found for path, found in wishes.items() if found}
    matches, shared = _matches(able, settings), shared_by_few(traits, able.keys())

    def rank(key: Key) -> tuple[int, int, int, str, str, Key]:
        common = shared.get(key, ())
        size = sum(one.count for one in common)
        return -len(matches.get(key, ())), -len(common), size, names[key[0]], names[key[1]], key

    return [
        (key, matches.get(key, ()), shared.get(key, ())) for key in sorted(matches.keys() | shared.keys(), key=rank)
    ]


def _matches(able: Mapping[str, _Wishes], settings: Settings) -> Mapping[Key, tuple[_Met, ...]]:
    """What is sought and offered within each pair of paths, the first before the second."""
    found: dict[Key, dict[tuple[str, str], _Met]] = {}
    for met in _meetings_of_minds(able, settings):
        first, second = sorted((met.seeker, met.other))
        found.setdefault((first, second), {}).setdefault((met.seeker, met.seeks), met)
    return {key: tuple(matches.values()) for key, matches in found.items()}


def _meetings_of_minds(able: Mapping[str, _Wishes], settings: Settings) -> Iterator[_Met]:
    synonyms = read_synonyms(settings.synonyms)
    offers = Lookup.of(
        ((path, text), read_words((text,), synonyms)) for path, wishes in able.items() for text in wishes.offers
    )  # fmt: skip
    if not offers:
        return
    known: dict[str, list[tuple[tuple[str, str], bool]]] = {}
    for seeker, wishes in able.items():
        for text in wishes.seeking:
            if text not in known:
                fitting = offers.fitting((read_phrase(text, synonyms),))
                known[text] = [(offer, how.by_synonym) for offer, how in fitting[:_MOST_OFFERS]]
            for (other, offered), by_synonym in known[text]:
                if other != seeker:
                    yield _Met(seeker, text, other, offered, by_synonym)


def _pair(one: Contact, other: Contact, met: Sequence[_Met], shared: Sequence[Shared], of: int) -> Pair:
    known = {one.path: one, other.path: other}
    matches = tuple(
        Match(known[each.seeker], each.seeks, known[each.other], each.offers, each.by_synonym) for each in met
    )
    if matches and matches[0].seeker.path == other.path:
        one, other = other, one
    return Pair(one, other, matches, tuple(shared), of)


def _in_words(match: Match) -> str:
    synonym = " (a synonym of yours)" if match.by_synonym else ""
    return f"{match.seeker.name} seeks {match.seeks}, {match.other.name} offers {match.offers}{synonym}"

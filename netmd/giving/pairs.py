"""Pairs who might like to meet: one offers what the other seeks, or they share what few do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.giving.acquainted import Acquaintances
from netmd.giving.common import Key, Shared, shared_by_few
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


def suggestions(index: Index, settings: Settings, today: date, most: int) -> tuple[Pair, ...]:
    """At most ``most`` pairs: those where an offer meets what is sought first, then those that share most, then what
    the fewest share; by name among equals.

    Only active people who are not snoozed and whose note is not private are in one.
    """
    able = [contact for contact in index.contacts if _is_able(contact, today)]
    matches = _matches(able, settings)
    shared = shared_by_few(index.contacts, able)
    people = {contact.path: contact for contact in able}
    acquaintances, times = Acquaintances(index), Counter[str]()
    found: list[Pair] = []
    for key in sorted(matches.keys() | shared.keys(), key=lambda key: _rank(key, matches, shared, people)):
        one, other = people[key[0]], people[key[1]]
        if len(found) == most:
            break
        if max(times[one.path], times[other.path]) < MOST_OF_ONE and not acquaintances.know_each_other(one, other):
            found.append(_pair(one, other, matches.get(key, ()), shared.get(key, ()), len(index.contacts)))
            times.update(key)
    return tuple(found)


_Matches = Mapping[Key, Sequence[Match]]


def _is_able(contact: Contact, today: date) -> bool:
    is_snoozed = contact.snooze is not None and contact.snooze > today
    return contact.status == "active" and not is_snoozed and not contact.note.private


def _matches(able: Sequence[Contact], settings: Settings) -> _Matches:
    """What is sought and offered within each pair of paths, the first before the second."""
    found: dict[Key, dict[tuple[str, str], Match]] = {}
    for match in _meetings_of_minds(able, settings):
        first, second = sorted((match.seeker.path, match.other.path))
        found.setdefault((first, second), {}).setdefault((match.seeker.path, match.seeks), match)
    return {key: tuple(matches.values()) for key, matches in found.items()}


def _meetings_of_minds(able: Sequence[Contact], settings: Settings) -> Iterator[Match]:
    synonyms = read_synonyms(settings.synonyms)
    offers = Lookup.of(
        ((contact, text), read_words((text,), synonyms)) for contact in able for text in contact.offers
    )  # fmt: skip
    if not offers:
        return
    known: dict[str, list[tuple[tuple[Contact, str], bool]]] = {}
    for seeker in able:
        for text in seeker.seeking:
            if text not in known:
                fitting = offers.fitting((read_phrase(text, synonyms),))
                known[text] = [(offer, how.by_synonym) for offer, how in fitting[:_MOST_OFFERS]]
            for (other, offered), by_synonym in known[text]:
                if other.path != seeker.path:
                    yield Match(seeker, text, other, offered, by_synonym)


def _rank(
    key: Key, matches: _Matches, shared: Mapping[Key, Sequence[Shared]], people: Mapping[str, Contact]
) -> tuple[int, int, int, str, str, Key]:
    common = shared.get(key, ())
    first, second = (name_key(people[path].name) for path in key)
    return -len(matches.get(key, ())), -len(common), sum(one.count for one in common), first, second, key


def _pair(one: Contact, other: Contact, matches: Sequence[Match], shared: Sequence[Shared], of: int) -> Pair:
    if matches and matches[0].seeker.path == other.path:
        one, other = other, one
    return Pair(one, other, tuple(matches), tuple(shared), of)


def _in_words(match: Match) -> str:
    synonym = " (a synonym of yours)" if match.by_synonym else ""
    return f"{match.seeker.name} seeks {match.seeks}, {match.other.name} offers {match.offers}{synonym}"

"""What speaks for telling somebody of an opening, and how much. The words are those of the reminders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from netmd.dates import When, short_when
from netmd.folding import words_of
from netmd.followups.rules.opportunity import seeks
from netmd.followups.words import names
from netmd.index import Index
from netmd.matching import Lookup, Phrase, Synonyms, fit, read_phrase, read_synonyms, read_words
from netmd.model import Contact, Opportunity
from netmd.openings.mentions import Days, find_links
from netmd.settings import Settings

SEEKS = 10
"""All words of something they seek are in its title, tags or organisation: more than all the rest together."""
IN_THE_TITLE = 2
"""Beside that: all of them are in the title alone."""
CAME_UP = 4
"""A note about them links to it."""
WORKS_AS = 4
"""The title has all words of what they do now, two at least."""
WORKS_AS_ONE_WORD = 3
"""The same where it is a single word: a *producer* may be one of many kinds."""
TAG = 2
"""Each tag of theirs whose words are in its title, tags or organisation; three of them at most."""
MOST_TAGS = 3
NAME_CAME_UP = 2
"""A note about them names its organisation or its title."""
SAME_PLACE = 1
"""They are where it is."""
PLAUSIBLE = 4
"""The least for being listed: one good reason, or two common ones."""

_TITLE_BREAK = re.compile(r"[,;:(|]| – | - ")
_ROLE_BREAK = re.compile(r"[,;/|]| – | - ")
_RANKS = read_words(
    ("assistant associate chief consultant coordinator deputy director executive freelance freelancer head intern "
     "junior lead leader manager member officer owner partner president principal senior specialist student trainee "
     "vice volunteer",)
)  # fmt: skip
"""Words for a rank: alone they don't say what somebody does."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, and what it weighs."""

    points: int
    text: str


Reasons = Mapping[str, Mapping[str, Sequence[Reason]]]
"""What speaks for whom: by the opening's path, then by the contact's."""

_Found = dict[str, dict[str, list[Reason]]]


@dataclass(frozen=True, slots=True)
class _Sought:
    """The openings to be ranked, by all their words and by their titles' alone, and the notebook's synonyms."""

    by_words: Lookup[Opportunity]
    by_title: Lookup[Opportunity]
    titles: Mapping[str, frozenset[str]]
    synonyms: Synonyms


def collect(
    openings: Sequence[Opportunity], named: Mapping[str, Days], index: Index, settings: Settings, today: date
) -> Reasons:
    """All reasons but the place for each of the openings; ``named`` is where their organisations and titles
    (:func:`title_phrase`) come up. People with a single tag in common and nothing else are left out.
    """
    found: _Found = {opening.path: {} for opening in openings}
    if openings:
        sought = _read(openings, settings)
        _by_seeking(sought, index, found)
        _by_role(sought, index, found)
        _by_notes(openings, named, index, today, found)
        _by_tags(sought, index, found)
    return found


def by_place(opening: Opportunity, contact: Contact) -> Reason | None:
    """They are where it is."""
    place = first_part(opening.location)
    if not place or place != first_part(contact.location):
        return None
    return Reason(SAME_PLACE, f"in {contact.location.partition(',')[0].strip()} too")


def first_part(location: str) -> str:
    """A place as it is compared: ``toronto`` for ``Toronto, ON``."""
    return " ".join(words_of(location.partition(",")[0]))


def came_up(what: str, when: When | None, today: date) -> str:
    """``Rocket Nine came up on 17 Mar``; ``it stands in the notes``."""
    if when is None:
        return f"{what} stands in the notes"
    day = When(when.start, when.precision)
    return f"{what} came up {'on' if day.precision == 'day' else 'in'} {short_when(day, today)}"


def title_phrase(opening: Opportunity) -> str:
    """The title as people would say it, without what follows a comma or a dash; empty for a single word, which says
    too little."""
    said = _TITLE_BREAK.split(opening.title)[0].strip()
    return said if len(read_phrase(said).stems) > 1 else ""


def _read(openings: Sequence[Opportunity], settings: Settings) -> _Sought:
    synonyms = read_synonyms(settings.synonyms)
    titles = {opening.path: read_words((opening.title,), synonyms) for opening in openings}
    return _Sought(
        Lookup.of((one, read_words((one.title, one.org, *one.tags), synonyms)) for one in openings),
        Lookup.of((one, titles[one.path]) for one in openings),
        titles,
        synonyms,
    )


def _by_seeking(sought: _Sought, index: Index, found: _Found) -> None:
    fitting: dict[tuple[str, ...], list[tuple[str, Reason]]] = {}
    for contact in index.contacts:
        if contact.seeking not in fitting:
            phrases = [read_phrase(text, sought.synonyms) for text in contact.seeking]
            fitting[contact.seeking] = [
                (
                    opening.path,
                    Reason(SEEKS + IN_THE_TITLE * _fits_one(phrases, sought.titles[opening.path]), seeks(one)),
                )
                for opening, one in sought.by_words.fitting(phrases)
            ]
        for path, reason in fitting[contact.seeking]:
            found[path].setdefault(contact.path, []).append(reason)


def _fits_one(phrases: Iterable[Phrase], title: frozenset[str]) -> bool:
    return any(fit(phrase, title) is not None for phrase in phrases)


def _by_role(sought: _Sought, index: Index, found: _Found) -> None:
    fitting: dict[tuple[str, ...], list[tuple[str, Reason]]] = {}
    for contact in index.contacts:
        if contact.roles not in fitting:
            fitting[contact.roles] = list(_fitting_roles(contact.roles, sought))
        for path, reason in fitting[contact.roles]:
            found[path].setdefault(contact.path, []).append(reason)


def _fitting_roles(roles: Iterable[str], sought: _Sought) -> Iterator[tuple[str, Reason]]:
    """The openings in whose titles one of these roles is, each once; a rank alone is none."""
    parts = (part.strip() for role in roles for part in _ROLE_BREAK.split(role))
    phrases = [
        phrase for phrase in (read_phrase(part, sought.synonyms) for part in parts) if not phrase.stems <= _RANKS
    ]
    for opening, one in sought.by_title.fitting(phrases):
        points = WORKS_AS if len(one.phrase.stems) > 1 else WORKS_AS_ONE_WORD
        yield opening.path, Reason(points, f"works as {one.words}")


def _by_notes(
    openings: Iterable[Opportunity], named: Mapping[str, Days], index: Index, today: date, found: _Found
) -> None:
    """A link counts before the name of the organisation, and that before the title; one of them for each person."""
    for opening in openings:
        places = [("it", CAME_UP, find_links(opening, index, today))]
        places += [(name, NAME_CAME_UP, named.get(name, {})) for name in (opening.org, title_phrase(opening)) if name]
        seen: set[str] = set()
        for name, points, days in places:
            for path, when in days.items():
                if path not in seen:
                    seen.add(path)
                    found[opening.path].setdefault(path, []).append(Reason(points, came_up(name, when, today)))


def _by_tags(sought: _Sought, index: Index, found: _Found) -> None:
    """Two tags are a reason. A single one, which very many have, only adds to another."""
    theirs: dict[str, frozenset[str]] = {}
    having: dict[str, list[str]] = {}
    for tag, contacts in index.tags():
        fitting = sought.by_words.fitting((read_phrase(tag, sought.synonyms),))
        if fitting:
            theirs[tag] = frozenset(contact.path for contact in contacts)
        for opening, _ in fitting:
            having.setdefault(opening.path, []).append(tag)
    said: dict[tuple[str, ...], Reason] = {}
    for path, tags in having.items():
        people = set(found[path]).union(*(theirs[one] & theirs[other] for one, other in combinations(tags, 2)))
        for contact_path in people:
            shared = tuple(tag for tag in tags if contact_path in theirs[tag])[:MOST_TAGS]
            if shared:
                if shared not in said:
                    said[shared] = Reason(TAG * len(shared), f"tagged {names(shared)}")
                found[path].setdefault(contact_path, []).append(said[shared])

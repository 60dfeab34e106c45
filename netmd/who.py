"""Whom a person means: by id, name, alias, e-mail or a piece of one, forgiving of accents and of a slip.

The ways to fit, from the surest to the least sure; the first in which somebody fits decides:

1. the path of the file, the id, the name or an alias, as links are compared (``Priya Raman``, ``priya-raman``);
2. an e-mail address;
3. the name, alias or id without accents and signs (``renee ortiz`` for Renée Ortiz, ``priyaraman``);
4. whole words of them (``sam``, ``ortiz renee``);
5. beginnings of their words, or of an address (``pri ram``, ``priya.r``);
6. pieces from within a word, in a script that puts no spaces between words (``민지`` for 김민지);
7. a piece of an e-mail address that holds ``@`` or ``.`` (``@northside``);
8. words with a slip: one letter wrong, missing, added or two changed places, in long words two.

If several fit in the same way it is unclear, unless all but one of them are archived. An opening is found in the same
ways, by its id, its title, and its title with its organisation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from netmd.called import Called, bare, closest, find, match, stem_key
from netmd.called import Match as Found
from netmd.index import Index
from netmd.model import Contact, Opportunity, name_key

_Kind = TypeVar("_Kind", Contact, Opportunity)


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a text fits: ``contact`` where that is sure, else ``candidates``, the likeliest first; neither fits nobody.

    ``is_slip`` says that the contact was only found by forgiving a slip.
    """

    contact: Contact | None = None
    candidates: tuple[Contact, ...] = ()
    is_slip: bool = False


def find_people(index: Index, text: str) -> Match:
    """Whom ``text`` means. The same text and index give the same answer."""
    known = _by_key(index, text, Contact)
    found = match(_people(known)) if known else find(_people(index.contacts), text)
    return Match(found.one, found.candidates, found.is_slip)


def closest_people(index: Index, text: str, limit: int = 3) -> tuple[Contact, ...]:
    """The contacts whose names are most like ``text``, for a person who mistyped more than a slip; perhaps nobody."""
    return closest(_people(index.contacts), text, limit)


def find_openings(index: Index, text: str) -> Found[Opportunity]:
    """Which opening ``text`` means. The same text and index give the same answer."""
    known = _by_key(index, text, Opportunity)
    if not known:
        key = name_key(bare(text))
        known = [opening for opening in index.opportunities if key and key == name_key(_title_and_org(opening))]
    return match(_openings(known)) if known else find(_openings(index.opportunities), text)


def closest_openings(index: Index, text: str, limit: int = 3) -> tuple[Opportunity, ...]:
    """The openings whose titles are most like ``text``; perhaps none."""
    return closest(_openings(index.opportunities), text, limit)


def _people(contacts: Iterable[Contact]) -> list[Called[Contact]]:
    return [
        Called.of(
            contact,
            contact.path,
            contact.id,
            (contact.name, *contact.aliases),
            contact.emails,
            is_aside=contact.status == "archived",
        )
        for contact in contacts
    ]


def _openings(openings: Iterable[Opportunity]) -> list[Called[Opportunity]]:
    return [
        Called.of(opening, opening.path, opening.id, (opening.title, _title_and_org(opening))) for opening in openings
    ]


def _title_and_org(opening: Opportunity) -> str:
    return f"{opening.title} {opening.org}".strip()


def _by_key(index: Index, text: str, kind: type[_Kind]) -> list[_Kind]:
    """The file of this kind whose path the text ends in, else what a link of this text could mean."""
    wanted = bare(text)
    parts = wanted.split("/")
    for start in range(len(parts)):
        entry = index.entries.get("/".join(parts[start:]))
        if isinstance(entry, kind):
            return [entry]
    key = stem_key(wanted)
    return [entry for entry in index.candidates(key) if isinstance(entry, kind)] if key else []

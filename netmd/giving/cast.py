"""Who is in a story, and which of the touches with them belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from netmd.giving.steps import STAGE_WORDS, Step
from netmd.identity import bare_name
from netmd.index import Index
from netmd.model import Contact, Meeting, Opportunity, name_key
from netmd.touches import is_touch

MOST_PEOPLE = 40
"""People of one story; an organisation may have hundreds."""


@dataclass
class Cast:
    """The people of a story while it is gathered: ``met`` is the day from which the first touch with them counts,
    ``hosts`` are those with whom every conversation does, ``named`` are those whom the titles of others may name.
    """

    people: dict[str, Contact] = field(default_factory=dict)
    met: dict[str, date] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def add(self, *contacts: Contact) -> None:
        """Take them in, unless their note is private or there are very many already."""
        for contact in contacts:
            if not contact.note.private and len(self.people) < MOST_PEOPLE:
                self.people.setdefault(contact.path, contact)


def touches(
    cast: Cast, opening: Opportunity | None, words: str, first: date, last: date, index: Index, today: date
) -> Iterator[Step]:
    """The touches from ``first`` to ``last`` that tell of the story.

    A touch does if it is the first with somebody since we were led to them; if it links the opening; if its title has
    a word of the way to a place, of ``words`` (what came of it), the organisation, or the name of somebody else it is
    about; or if it is a conversation with one of the hosts. What is marked as private never is.
    """
    said = _words_of(words)
    org = _first_word(opening.org) if opening else ""
    for path, contact in cast.people.items():
        others = {_first_name(cast.people[other]) for other in cast.named if other != path and other in cast.people}
        wanted = {word for word in (*said, org, *others) if word}
        introduced = cast.met.get(path)
        for meeting in index.meetings_of(contact):
            day = meeting.when.start
            if meeting.when.precision != "day" or not is_touch(meeting, today) or meeting.private:
                continue
            host = index.entries.get(meeting.host)
            if host is None or host.note.private:
                continue
            is_first = introduced is not None and day >= introduced
            if is_first:
                introduced = None
            if not first <= day <= last:
                if is_first and day <= last:
                    yield _touch(meeting, cast, index)
                continue
            hosted = path in cast.hosts and meeting.is_conversation
            if is_first or hosted or _tells(meeting, opening, wanted, index):
                yield _touch(meeting, cast, index)


def _touch(meeting: Meeting, cast: Cast, index: Index) -> Step:
    people = tuple(one for one in index.participants(meeting) if one.path in cast.people)
    return Step("touch", meeting.when, meeting.location, people, meeting=meeting)


def _tells(meeting: Meeting, opening: Opportunity | None, wanted: set[str], index: Index) -> bool:
    if opening is not None and any(index.means(link, opening) for link in meeting.links):
        return True
    if opening is not None and STAGE_WORDS.search(meeting.title):
        return True
    return not wanted.isdisjoint(re.findall(r"\w+", name_key(meeting.title)))


_SMALL = frozenset(
    ("the", "and", "then", "for", "with", "her", "his", "their", "first", "second", "met", "one", "they")
)


def _words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name_key(text)) if len(word) > 3 and word not in _SMALL}


def _first_word(org: str) -> str:
    return next((word for word in re.findall(r"\w+", name_key(org)) if word not in _SMALL and len(word) > 2), "")


def _first_name(contact: Contact) -> str:
    words = re.findall(r"\w+", name_key(bare_name(contact.name)))
    return words[0] if words and len(words[0]) > 2 else ""

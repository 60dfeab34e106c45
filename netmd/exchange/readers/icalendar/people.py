"""Who takes part in an event: its attendees, or else those whom its title names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netmd.exchange.readers.icalendar.components import Component, Line
from netmd.exchange.records import PersonKey

MOST_PEOPLE = 50
"""With more people than these an event is an audience, and no meeting with each of them."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in an event. ``is_organiser`` if they invited; ``declined`` if they said that they don't come."""

    key: PersonKey
    is_organiser: bool = False
    declined: bool = False

    def is_one_of(self, people: frozenset[str]) -> bool:
        """Whether the address, or else the name, is among these, which are casefolded."""
        return self.key.email.casefold() in people or self.key.name.casefold() in people


def guests(component: Component) -> list[Guest]:
    """Everybody whom an event names, its organiser first, each once; rooms, things and groups left out."""
    found: dict[str, Guest] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        for line in component.all(name):
            guest = _guest(line, is_organiser=name == "ORGANIZER")
            if guest is None:
                continue
            known = guest.key.email.casefold() or guest.key.name.casefold()
            if (there := found.get(known)) is not None:
                key = PersonKey(name=there.key.name or guest.key.name, email=there.key.email)
                guest = Guest(key, there.is_organiser, there.declined or guest.declined)
            found[known] = guest
    return list(found.values())


def _guest(line: Line, *, is_organiser: bool) -> Guest | None:
    params = line.params
    kind, role = params.get("CUTYPE", "").upper(), params.get("ROLE", "").upper()
    if kind in ("ROOM", "RESOURCE", "GROUP") or role == "NON-PARTICIPANT":
        return None
    written = re.sub(r"^\s*mailto:", "", line.text, flags=re.IGNORECASE).strip()
    named = _NAMED.fullmatch(written)  # vCalendar 1.0: `Ann Other <ann@example.org>`
    name, address = (named[1], named[2]) if named else ("", written)
    if not _EMAIL.fullmatch(address):
        address = params.get("EMAIL", "").strip()
    email = address if _EMAIL.fullmatch(address) else ""
    if email.casefold().endswith(_NOBODY):
        return None
    name = plain_name(params.get("CN", "") or name)
    if "@" in name:
        name = ""
    if not name and not email:
        return None
    return Guest(PersonKey(name=name, email=email), is_organiser, params.get("PARTSTAT", "").upper() == "DECLINED")


_NAMED = re.compile(r'"?([^<>"@]*+)"?\s*+<([^<>\s]++)>')
_EMAIL = re.compile(r"[^\s@<>:;,\"()]{1,64}@[^\s@<>:;,\"()]{1,255}")
_NOBODY = (
    "@resource.calendar.google.com",
    "@group.calendar.google.com",
    "@import.calendar.google.com",
    "@group.v.calendar.google.com",
    "unknownorganizer@calendar.google.com",
    "@imip.me.com",
)
"""Google's rooms, calendars and events by no one; Apple's addresses that only carry invitations."""


def plain_name(text: str) -> str:
    """A name on one line, first name first: ``Raman, Priya`` is Priya Raman."""
    name = " ".join(text.replace("\\", "").split()).strip("'\"")[:_LONGEST_NAME]
    last, comma, first = name.partition(",")
    parts = [last.split(), first.split()]
    if not comma or "," in first or _DIGIT.search(name) or first.strip(" .").casefold() in _TITLES:
        return name
    return f"{first.strip()} {last.strip()}" if all(0 < len(part) <= 3 for part in parts) else name


_LONGEST_NAME = 120
_DIGIT = re.compile(r"\d")
_TITLES = frozenset(("inc", "llc", "ltd", "gmbh", "ag", "jr", "sr", "phd", "md", "mba", "msc", "esq", "ii", "iii"))


def named_in(title: str) -> Iterator[PersonKey]:
    """Those whom a title names with their full names: ``Coffee with Priya Raman``, ``Priya Raman <> Sam Lee``."""
    title = title[:_LONGEST_TITLE]
    sides = [side.strip() for side in _BETWEEN.split(title)]
    if len(sides) > 1 and all(_full_name(side) == side for side in sides):
        yield from (PersonKey(name=side) for side in sides)
        return
    match = _WITH.search(title)
    if match is None:
        return
    for piece in _AND.split(_END.split(title[match.end() :], maxsplit=1)[0]):
        name = _full_name(piece)
        if not name:
            return
        yield PersonKey(name=name)


_LONGEST_TITLE = 300
_WITH = re.compile(r"(?:\b(?:with|mit|avec|con|com|met|med)|(?<!\S)w/)\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(r"[,&+]|\s(?:and|und|et|y|og|och|en|e)\s", re.IGNORECASE)
_END = re.compile(r"[:;()@/|\[\]\n]|\s[-–—]\s")
_BETWEEN = re.compile(r"\s*(?:<-*>+|↔|⇄|//|\s/\s|\s\|\s)\s*")
_PARTICLES = frozenset(
    (
        "af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
        "le", "ten", "ter", "van", "von", "y", "zu", "zum",
    )
)  # fmt: skip


def _full_name(text: str) -> str:
    """The full name that a text begins with: two to four words with a capital, ``van`` and the like between.

    One word is enough in a script without capitals, which writes names without a space.
    """
    words = [word for word in text.split() if word.casefold() not in _ADDRESSES]
    taken: list[str] = []
    for word in words:
        if not (word[0].isalpha() and not word[0].islower() and not _DIGIT.search(word)) and (
            word not in _PARTICLES or not taken
        ):
            break
        taken.append(word)
    while taken and taken[-1] in _PARTICLES:
        taken.pop()
    name = " ".join(taken).rstrip(".,!?")
    named = sum(word not in _PARTICLES for word in taken)
    is_one_word = named == 1 and len(name) > 1 and name.upper() == name.lower()
    return name if 2 <= named <= _MOST_WORDS or is_one_word else ""


_ADDRESSES = frozenset(("dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "herr", "frau", "mme"))
_MOST_WORDS = 4


def owner_of(events: Iterable[list[Guest]]) -> str:
    """The address of the one whose calendar it is, where it can be told: the only one who is in each of the events.

    Empty where there are fewer than three events with others, or several are in all of them.
    """
    counts: Counter[str] = Counter()
    total = 0
    for found in events:
        addresses = {guest.key.email.casefold() for guest in found} - {""}
        if len(addresses) > 1:
            total += 1
            counts.update(addresses)
    everywhere = [address for address, count in counts.items() if count == total]
    return everywhere[0] if total >= _ENOUGH and len(everywhere) == 1 else ""


_ENOUGH = 3

"""Full text over a network: every name, field, title and line of text, with the place where it stands.

All words must occur in an entry. Where a word fits is tried from strict to lenient, and the first way in which anything
is found counts: at the beginning of words, within words, and with a slip. Case and accents are set aside throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate

from netmd.folding import fold, words_of
from netmd.followups.words import display_name
from netmd.index import Index
from netmd.model import Contact, Entry, Link, Meeting, Opportunity, name_key
from netmd.problems import Location
from netmd.reading.yaml_fields import field_key


class Part(IntEnum):
    """Where in an entry a word was found; the lower, the more it says about the entry."""

    NAME = 1
    FIELD = 2
    TITLE = 3
    TEXT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry in which something was found.

    ``hits`` are the stretches of ``text`` that were, as (start, end), in order and apart from each other. ``label`` is
    the key of a field.
    """

    part: Part
    text: str
    location: Location
    hits: tuple[tuple[int, int], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that has all the words: its lines with any of them, the most telling first."""

    entry: Entry
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, best first, and of how many. ``taken_as`` pairs a word with the one looked for instead, where a
    slip was forgiven."""

    found: tuple[Found, ...] = ()
    total: int = 0
    taken_as: tuple[tuple[str, str], ...] = ()


def search(index: Index, texts: Sequence[str], limit: int) -> Result:
    """The first ``limit`` entries in which all of ``texts`` occur; a text of several words is looked for as a phrase.

    Entries with more of the words in their name come first, then in fields, in titles, in texts; archived contacts
    last among their like, then by name.
    """
    wanted = [words for words in map(words_of, texts) if words]
    if not wanted:
        return Result()
    folded = [(entry, fold("\n".join(said[1] for said in _said(entry)))) for entry in index.entries.values()]
    for pattern_of in (_at_beginnings, _within):
        result = _found(folded, [pattern_of(words) for words in wanted], limit)
        if result.found:
            return result
    return _with_slips(folded, wanted, limit)


# -- ways to fit ----------------------------------------------------------------------------------------------------

_BETWEEN_WORDS = r"[\W_]+"
_Folded = tuple[Entry, str]
"""An entry and all that it says, folded."""


def _at_beginnings(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_BETWEEN_WORDS.join(words)}[^\W_]*")


def _within(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_BETWEEN_WORDS.join(words))


def _with_slips(entries: Sequence[_Folded], wanted: Sequence[Sequence[str]], limit: int) -> Result:
    """Look for the nearest words there are in place of those that there are not."""
    known: set[str] = set()
    for _, text in entries:
        known.update(_WORD.findall(text))
    taken_as: dict[str, str] = {}
    for word in (word for words in wanted for word in words):
        if not any(other.startswith(word) for other in known):
            nearest = _nearest(word, known)
            if nearest is None:
                return Result()
            taken_as[word] = nearest
    meant = [[taken_as.get(word, word) for word in words] for words in wanted]
    result = _found(entries, [_at_beginnings(words) for words in meant], limit) if taken_as else Result()
    return replace(result, taken_as=tuple(taken_as.items())) if result.found else result


_WORD = re.compile(r"[^\W_]+")
_LONG = 8


def _nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest letters changed, one at most, in a long word two; of several the first by name."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < 3:
        return None
    allowed = 2 if len(word) >= _LONG else 1
    near = process.extract(word, sorted(known), scorer=OSA.distance, score_cutoff=allowed, limit=1)
    return near[0][0] if near else None


# -- finding --------------------------------------------------------------------------------------------------------


def _found(entries: Iterable[_Folded], patterns: Sequence[re.Pattern[str]], limit: int) -> Result:
    ranked = []
    for entry, text in entries:
        if all(pattern.search(text) for pattern in patterns):
            pieces = _pieces(entry)
            parts = _best_parts(pieces, patterns)
            if len(parts) == len(patterns):
                ranked.append(((parts, _is_archived(entry), name_key(display_name(entry)), entry.path), entry, pieces))
    ranked.sort(key=lambda one: one[0])
    shown = tuple(Found(entry, _lines(pieces, patterns)) for _, entry, pieces in ranked[:limit])
    return Result(shown, len(ranked))


def _best_parts(pieces: Sequence[_Piece], patterns: Iterable[re.Pattern[str]]) -> list[Part]:
    """The most telling part each pattern occurs in, best first; a pattern that does so nowhere is left out."""
    found = (
        min((piece.part for piece in pieces if pattern.search(piece.folded)), default=None) for pattern in patterns
    )
    return sorted(part for part in found if part is not None)


def _lines(pieces: Sequence[_Piece], patterns: Sequence[re.Pattern[str]]) -> tuple[Line, ...]:
    """The lines with hits: first those that show each of the words once, then those with the most of them, then by part
    and place."""
    found: list[tuple[set[int], Line]] = []
    for piece in pieces:
        spans = [(*match.span(), number) for number, pattern in enumerate(patterns)
                 for match in pattern.finditer(piece.folded)]  # fmt: skip
        for number, (text, here) in _by_line(piece, spans).items():
            place = Location(piece.location.path, piece.location.line + number, piece.location.column)
            hits = _merged((first, last) for first, last, _ in here)
            found.append(({which for *_, which in here}, Line(piece.part, text, place, hits, piece.label)))
    found.sort(key=lambda one: (-len(one[0]), one[1].part, one[1].label == _FILE, one[1].location))
    telling, others, shown = list[Line](), list[Line](), set[int]()
    for words, line in found:
        if not words <= shown:
            telling.append(line)
            shown |= words
        elif line.label != _FILE:  # says what the name said
            others.append(line)
    return (*telling, *others)


_Span = tuple[int, int, int]
"""Where a hit begins and ends, and the number of its pattern."""


def _by_line(piece: _Piece, spans: Sequence[_Span]) -> dict[int, tuple[str, list[_Span]]]:
    """The lines of a piece that have hits, by their number, each with its own; a hit over a line end is on both."""
    if not spans:
        return {}
    origin = _origins(piece.text, piece.folded)
    lines = piece.text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    found: dict[int, tuple[str, list[_Span]]] = {}
    for first, last, which in ((origin(first), origin(last), which) for first, last, which in spans):
        number = bisect_right(starts, first) - 1
        while number < len(starts) and starts[number] < last:
            start, line = starts[number], lines[number]
            hit = (max(first - start, 0), min(last - start, len(line)), which)
            if hit[0] < hit[1]:
                found.setdefault(number, (line, []))[1].append(hit)
            number += 1
    return found


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _origins(text: str, folded: str) -> Callable[[int], int]:
    """From an offset into the folded text to the one into the text, which folding may have made longer or shorter.

    An accent of its own goes with the letter before it.
    """
    if len(text) == len(folded) and text.isascii():
        return lambda at: at
    ends = [0]
    for at, char in enumerate(text):
        width = len(fold(char))
        if width:
            ends += [at + 1] * width
        else:
            ends[-1] = at + 1
    starts = [0, *ends[1:]]
    return lambda at: starts[min(at, len(starts) - 1)]


# -- what an entry says ---------------------------------------------------------------------------------------------

_FILE = "file"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A name, a field's value, a title or a text, and the same folded."""

    part: Part
    text: str
    folded: str
    location: Location
    label: str


def _pieces(entry: Entry) -> tuple[_Piece, ...]:
    return tuple(_Piece(part, text, fold(text), place, label) for part, text, place, label in _said(entry) if text)


def _said(entry: Entry) -> Iterator[tuple[Part, str, Location, str]]:
    """What an entry says: part, text, where it begins, and a field's key."""
    note = entry.note
    if isinstance(entry, Contact):
        names, fields = (("name", entry.name), *(("aliases", alias) for alias in entry.aliases)), _contact_fields(entry)
    elif isinstance(entry, Opportunity):
        names, fields = (("title", entry.title),), _opportunity_fields(entry)
    else:
        names, fields = (("title", entry.title),), ()
    for key, text in names:
        yield Part.NAME, text, note.at(key), ""
    yield Part.NAME, entry.id, Location(entry.path), _FILE
    for key, text in (*fields, *((key, value) for key, values in note.extra for value in values)):
        yield Part.FIELD, text, note.at(field_key(key)), key
    for section in note.sections:
        if section.title:
            yield Part.TITLE, section.title, section.location, ""
        yield Part.TEXT, section.text, Location(entry.path, section.text_line), ""
    for meeting in note.meetings:
        yield Part.TITLE, _heading(meeting), meeting.location, ""
        yield Part.TEXT, meeting.text, Location(entry.path, meeting.text_line), ""


def _contact_fields(contact: Contact) -> tuple[tuple[str, str], ...]:
    several = (
        ("org", contact.orgs), ("role", contact.roles), ("email", contact.emails), ("phone", contact.phones),
        ("url", contact.urls), ("linkedin", (contact.linkedin,)), ("location", (contact.location,)),
        ("tags", contact.tags), ("met_at", (contact.met_at,)), ("introduced_by", _targets(contact.introduced_by)),
        ("seeking", contact.seeking), ("offers", contact.offers), ("pronouns", (contact.pronouns,)),
    )  # fmt: skip
    return tuple((key, value) for key, values in several for value in values)


def _opportunity_fields(opening: Opportunity) -> tuple[tuple[str, str], ...]:
    several = (
        ("org", (opening.org,)), ("url", (opening.url,)), ("source", _targets(opening.source)),
        ("location", (opening.location,)), ("tags", opening.tags), ("status", (opening.status,)),
        ("stage", (opening.stage,)),
    )  # fmt: skip
    return tuple((key, value) for key, values in several for value in values)


def _targets(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(link.target for link in links)


def _heading(meeting: Meeting) -> str:
    return f"{meeting.when} {meeting.title}" + (f", {meeting.place}" if meeting.place else "")


def _is_archived(entry: Entry) -> bool:
    return isinstance(entry, Contact) and entry.status == "archived"

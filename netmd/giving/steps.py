"""The steps of a story: dated lines of the notes, each with its place, and the people in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.index import Index
from netmd.ledger import Received
from netmd.model import Contact, Introduction, Meeting, Opportunity, Section
from netmd.problems import Location
from netmd.reading.mask import mask

StepKind = Literal["led", "found", "passed", "introduced", "touch", "noted", "came"]
_RANK: dict[StepKind, int] = {
    "led": 0, "found": 1, "passed": 2, "touch": 3, "introduced": 5, "noted": 6, "came": 7
}  # fmt: skip
"""The order of what stands on one day."""
_LED_IN_A_MEETING = 4

STAGE_WORDS = re.compile(
    r"\b(?:appl(?:y|ied|ication)|interview(?:s|ed)?|offer(?:s|ed)?|sign(?:s|ed)|hired|accepted|contract|posting|"
    r"first day|start(?:s|ed))\b",
    re.IGNORECASE,
)
"""Words in the title of a touch that tell of somebody's way to a place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened.

    ``led``: the first of ``people`` led me to the second, in ``meeting`` if it is known in which; ``found``: I heard of
    the opening, from the people if any;
    ``passed``: it was passed on to them; ``introduced``: I introduced them to each other; ``touch``: ``meeting`` with
    them; ``noted``: ``text`` is a dated line of the opening's note; ``came``: ``text`` is what came of it.
    """

    kind: StepKind
    when: When
    location: Location
    people: tuple[Contact, ...] = ()
    text: str = ""
    meeting: Meeting | None = None


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """By day and hour; what stands in one place once."""
    found = {(one.kind, one.location, tuple(person.path for person in one.people)): one for one in steps}
    return tuple(sorted(found.values(), key=_by_day))


def _by_day(one: Step) -> tuple[date, int, str, str, int]:
    clock = one.when.clock.isoformat() if one.when.clock and one.kind == "touch" else ""
    rank = _LED_IN_A_MEETING if one.kind == "led" and one.meeting else _RANK[one.kind]
    return one.when.start, rank, clock, one.location.path, one.location.line


def led(received: Received, index: Index) -> Iterator[Step]:
    """Somebody led me to somebody, on a day that is known."""
    if received.when is not None:
        meeting = index.meeting_of(received.line) if received.line else None
        yield Step("led", received.when, received.location, (received.by, received.to), meeting=meeting)


def found(opening: Opportunity, index: Index) -> Iterator[Step]:
    """I heard of an opening."""
    if opening.found is not None:
        yield Step("found", opening.found, opening.note.at("found"), index.people(opening.source))


def introduced(intro: Introduction, begun: date | None, index: Index) -> Iterator[Step]:
    """I introduced people, and what came of it where that has a day of its own."""
    people = index.people(intro.people)
    if begun is not None:
        yield Step("introduced", When(begun), intro.location, people)
        if intro.on is not None and intro.stage:
            yield Step("came", When(intro.on), intro.location, people, intro.stage)
    elif intro.on is not None:
        yield Step("introduced", When(intro.on), intro.location, people, intro.stage)


_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(\d{4}-\d{2}-\d{2})\s*[:|,\u2013\u2014-]*\s*(\S.*)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CELL_END = re.compile(r"(?<!\\)\|")


def noted(sections: Iterable[Section]) -> Iterator[Step]:
    """The dated lines of an opening's note: rows of a table with a day in a cell, items that begin with a day."""
    for section in sections:
        if section.private:
            continue
        masked = mask(section.text)
        lines = zip(masked.visible.split("\n"), masked.plain.split("\n"), strict=True)
        for number, (line, plain) in enumerate(lines, section.text_line):
            day, text = _row(line) if plain.lstrip().startswith("|") else _item(line if plain.strip() else "")
            when = _when(day)
            if when is not None and text:
                yield Step("noted", when, Location(section.location.path, number), text=text)


def _row(line: str) -> tuple[str, str]:
    cells = [cell.strip() for cell in _CELL_END.split(line.strip().strip("|"))]
    days = [cell for cell in cells if _DAY.fullmatch(cell)]
    words = [cell for cell in cells if cell and cell not in days]
    return (days[0], ": ".join(words)) if len(days) == 1 else ("", "")


def _item(line: str) -> tuple[str, str]:
    match = _LIST_ITEM.fullmatch(line)
    return (match[1], match[2].strip()) if match else ("", "")


def _when(day: str) -> When | None:
    try:
        return parse_when(day) if day else None
    except ImpossibleDateError:
        return None

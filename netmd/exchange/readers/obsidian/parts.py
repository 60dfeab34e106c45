"""A body's touches, items, gifts and texts, each by itself, for a contact who has a note already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from netmd.exchange.records import ItemRecord, LedgerRecord, PersonKey, TouchRecord
from netmd.model import ActionItem, Exchange, Link, Meeting, Note, Owner, Section
from netmd.problems import Location
from netmd.reading import read_note
from netmd.reading.entries import name_from_stem
from netmd.reading.headings import split_private
from netmd.reading.links import without_links
from netmd.reading.lists import find_list_items
from netmd.reading.mask import mask
from netmd.reading.text import Text


@dataclass(frozen=True, slots=True)
class Parts:
    """What a body says, as records."""

    notes: tuple[str, ...]
    touches: tuple[TouchRecord, ...]
    items: tuple[ItemRecord, ...]
    ledger: tuple[LedgerRecord, ...]


def parts_of(markdown: str, *, with_links: bool = False) -> Parts:
    """The parts of a body, as netmd reads it; items and lines of the ledger ``with_links`` as they are written, or with
    what these show.
    """
    plain = _as_written if with_links else without_links
    text = Text.of("note.md", markdown)
    entry = read_note("note.md", f"---\ntype: contact\n---\n{markdown}".encode(), "contact", {}).entry
    assert entry is not None
    note = entry.note
    inside = {place for meeting in note.meetings for place in _places(meeting)}
    taken = _lines_taken(text, note)
    return Parts(
        tuple(part for section in note.sections for part in _texts(section, taken)),
        tuple(_touch(meeting, taken, plain) for meeting in note.meetings),
        tuple(_item(item, plain) for item in note.items if item.location not in inside),
        tuple(_line(line, plain) for line in note.exchanges if line.location not in inside),
    )


def _as_written(text: str) -> str:
    return text


def _places(one: Note | Meeting) -> list[Location]:
    return [*(item.location for item in one.items), *(line.location for line in one.exchanges)]


_ABOVE = 3
"""Lines of front matter that stand before the body as it is read."""


def _lines_taken(text: Text, note: Note) -> set[int]:
    """The numbers of the lines that hold an item or a line of the ledger, as of the note."""
    begins = {place.line for place in _places(note)}
    found: set[int] = set()
    for item in find_list_items(mask(text.content).plain):
        first, last = (text.line_of(offset) + _ABOVE for offset in (item.start, item.end))
        if first in begins:
            found.update(range(first, last + 1))
    return found


def _texts(span: Section | Meeting, taken: set[int]) -> Sequence[str]:
    """The stretches of a section between the lines that are read as more than text."""
    parts: list[list[str]] = [[]]
    for number, line in enumerate(span.text.split("\n"), span.text_line):
        if number in taken:
            parts.append([])
        else:
            parts[-1].append(line)
    return [text for part in parts if (text := "\n".join(part).strip())]


_LINK = r"(?:\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\))"
_WITH = re.compile(rf"\s*\bwith\s+{_LINK}(?:(?:,\s*|\s+and\s+){_LINK})*", re.IGNORECASE)


def _touch(meeting: Meeting, taken: set[int], plain: Callable[[str], str]) -> TouchRecord:
    title = split_private(meeting.title)[0]
    return TouchRecord(
        when=meeting.when,
        title=" ".join(without_links(_WITH.sub("", title)).split()),
        text="\n\n".join(_texts(meeting, taken)),
        place=meeting.place,
        people=people_of(meeting.people),
        items=tuple(_item(item, plain) for item in meeting.items),
        ledger=tuple(_line(line, plain) for line in meeting.exchanges),
    )


def people_of(links: Iterable[Link]) -> tuple[PersonKey, ...]:
    """Those whom links name; a file's name that is none of a person is made one: ``priya-raman``."""
    names = (link.target.rsplit("/", 1)[-1].removesuffix(".md").strip() for link in links)
    return tuple(PersonKey(name=name_from_stem(name)) for name in dict.fromkeys(filter(None, names)))


def _item(item: ActionItem, plain: Callable[[str], str]) -> ItemRecord:
    recurrence = _recurrence(item.recurrence)
    text = item.text if recurrence or not item.recurrence else f"{item.text} ({item.recurrence})"
    return ItemRecord(
        text=plain(text),
        due=item.due,
        done=item.done,
        is_done=not item.is_open,
        theirs=item.owner is Owner.THEM and item.owed_by is None,
        created=item.created,
        recurrence=recurrence,
    )


_OF_TASKS = re.compile(r"every (?:(\d{1,3}) )?(day|week|month|year)s?( when done)?", re.IGNORECASE)


def _recurrence(written: str) -> str:
    """A recurrence in the words of todo.txt, where it can be said so: ``+2w`` for ``every 2 weeks``, which goes by the
    day it is due, and ``2w`` for ``every 2 weeks when done`` (documentation of Obsidian Tasks, "Recurring Tasks").
    """
    if re.fullmatch(r"\+?\d{0,4}[dbwmy]", written):
        return written
    match = _OF_TASKS.fullmatch(written)
    return f"{'' if match[3] else '+'}{match[1] or 1}{match[2][0].lower()}" if match else ""


def _line(line: Exchange, plain: Callable[[str], str]) -> LedgerRecord:
    return LedgerRecord(kind=line.kind, text=plain(line.text))

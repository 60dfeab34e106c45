"""Touches of foreign files as notes have them, and which of them a note has already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from netmd.dates import When
from netmd.editing.touch import Todo
from netmd.exchange.merging.plain import comparable, item, line, lines, title
from netmd.exchange.records import ItemRecord, LedgerRecord, TouchRecord
from netmd.model import Channel, Meeting
from netmd.reading.headings import channel_of, split_private
from netmd.reading.links import without_links

_SHORT_PLACE = 60


@dataclass(frozen=True, slots=True)
class Planned:
    """A touch that is to be written. ``title`` and the ``paragraphs`` are safe to write, ``people`` are paths."""

    when: When
    title: str
    channel: Channel
    paragraphs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    ledger: tuple[LedgerRecord, ...] = ()

    @property
    def key(self) -> str:
        """The title in the form in which two are compared."""
        return comparable(self.title)


def planned(touch: TouchRecord, channels: Mapping[str, Channel], people: Iterable[str], also: Iterable[str]) -> Planned:
    """A touch as it is to be written; ``people`` are the paths of contacts, ``also`` the names of others."""
    when = touch.when if touch.when.precision != "year" else When(touch.when.start, "month")
    place, said = line(touch.place), touch.title
    texts = [touch.text]
    if place and comparable(place) not in comparable(said):
        if len(place) <= _SHORT_PLACE and "://" not in place and said.strip():
            said = f"{said} at {touch.place}"
        else:
            texts.insert(0, f"Place: {touch.place}")
    names = [name for name in map(line, also) if name]
    if names:
        texts.append(f"Also there: {', '.join(also)}")
    written = title(said, when)
    paragraphs = tuple("\n".join(found) for text in texts if (found := lines(text)))
    items = tuple(item for item in touch.items if comparable(item.text))
    ledger = tuple(entry for entry in touch.ledger if comparable(entry.text))
    others = tuple(dict.fromkeys(people))
    return Planned(when, written, channel_of(written, channels), paragraphs, others, items, ledger)


_LINK = r"(?:\[\[[^\[\]|\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\))"
_WITH = re.compile(rf"\s*\bwith\s+{_LINK}(?:(?:,\s*|\s+and\s+){_LINK})*", re.IGNORECASE)


def title_key(meeting: Meeting) -> str:
    """The title of a touch that a note has, without those whom it merely links at its end."""
    return comparable(without_links(_WITH.sub("", split_private(meeting.title)[0])))


def with_links(title: str, links: Iterable[tuple[str, str]]) -> str:
    """A title in which the names of people are links: ``Lunch with [[ann-lee|Ann Lee]]``. ``links`` have names."""
    for name, link in links:
        found = re.search(rf"(?<!\w){re.escape(line(name))}(?!\w)", title)
        if " " in name and link.startswith("[[") and found and "[[" not in found[0]:
            title = f"{title[: found.start()]}{link[:-2]}|{found[0]}]]{title[found.end() :]}"
    return title


_NO_TITLES = frozenset(("", "meeting", "in touch"))
"""Titles that say nothing: of a day of which a file knows no more than that there was a word."""


def same_touch(touch: Planned, there: Iterable[Meeting]) -> Meeting | None:
    """The touch, of those there are, that this one is: of the same day, with its title, or none, or its channel."""
    day = [
        meeting for meeting in there
        if (meeting.when.start, meeting.when.precision) == (touch.when.start, touch.when.precision)
    ]  # fmt: skip
    for meeting in day:
        if title_key(meeting) == touch.key:
            return meeting
    for meeting in day:
        if not {title_key(meeting), touch.key}.isdisjoint(_NO_TITLES):
            return meeting
        if meeting.channel == touch.channel != "meeting":
            return meeting
    return None


def joined(one: Planned, other: Planned) -> Planned:
    """Two touches of one file, of one day and title, as one."""
    known = {comparable(text) for text in one.paragraphs}
    more = tuple(text for text in other.paragraphs if comparable(text) not in known)
    return replace(
        one,
        paragraphs=(*one.paragraphs, *more),
        people=tuple(dict.fromkeys((*one.people, *other.people))),
        items=_unlike(one.items, other.items),
        ledger=_unlike(one.ledger, other.ledger),
    )


_Entry = TypeVar("_Entry", bound=ItemRecord | LedgerRecord)


def _unlike(there: tuple[_Entry, ...], more: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    known = {(getattr(entry, "kind", ""), comparable(entry.text)) for entry in there}
    return (*there, *(entry for entry in more if (getattr(entry, "kind", ""), comparable(entry.text)) not in known))


def todo_of(record: ItemRecord) -> Todo:
    """An item as it is to be written."""
    due = record.due
    if due is not None:
        due = When(due.start, "month" if due.precision == "year" else due.precision)
    words = item(_without_owner(record))
    recurrence = record.recurrence if re.fullmatch(r"\+?\d{0,4}[dbwmy]", record.recurrence) else ""
    if record.recurrence and not recurrence:
        words = f"{words} ({item(record.recurrence)})"
    words = f"{words} @{record.owner_id or 'them'}" if record.theirs or record.owner_id else words
    return Todo(words, due, record.is_done or record.done is not None, record.done, record.created, recurrence)


def _without_owner(record: ItemRecord) -> str:
    """The text, whose end names who owes it, without that name where it is said otherwise: ``the map (Bo Ray)``."""
    if not record.owner or not (record.theirs or record.owner_id) or not record.text.endswith(f"{record.owner})"):
        return record.text
    left = record.text.removesuffix(f"{record.owner})")
    return left.removesuffix(" (") if left.endswith(" (") else f"{left.removesuffix(', ')})"


def item_key(record: ItemRecord) -> str:
    """The words of an item, as they will be read, in the form in which two are compared."""
    words = todo_of(record).text
    return comparable(words.removesuffix("@them") if record.theirs else words)


def line_key(kind: str, text: str) -> str:
    """A line of the ledger without the day at its end, in the form in which two are compared."""
    return f"{kind} {comparable(re.sub(_LAST_DAY, '', text))}"


_LAST_DAY = r"\s*\(\d{4}-\d{2}-\d{2}\)\Z"


def ledger_text(record: LedgerRecord, day: date | None = None) -> str:
    """A line of the ledger from its label on; with its day, unless that is the day of its touch."""
    text = line(record.text)
    return f"{text} ({record.when.isoformat()})" if record.when is not None and record.when != day else text

"""What a notebook says, as immutable values: people, touches, promises, gifts, introductions, openings.

One file gives one :class:`Contact`, :class:`MeetingFile` or :class:`Opportunity`. Values are what the person wrote;
nothing computed (last touch, overdue, counts) is kept here. Links are kept as written: whom they mean depends on the
other files, so :class:`netmd.index.Index` resolves them when asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from netmd.dates import Birthday, Cadence, When
from netmd.problems import Location, Problem

Direction = Literal["up", "down", "across"]
Status = Literal["active", "dormant", "archived"]
Channel = Literal[
    "coffee", "meal", "drinks", "visit", "call", "video", "email", "message", "linkedin", "letter", "event",
    "interview", "intro", "update", "thanks", "touch", "meeting",
]  # fmt: skip
MAX_BYTES = 4 * 1024 * 1024
"""No note is larger; what is, was not written by hand and is not read."""

CONVERSATIONS: frozenset[Channel] = frozenset(
    ("coffee", "meal", "drinks", "visit", "call", "video", "event", "interview", "meeting")
)
"""Channels in which two people spoke with each other: these ask for a thank-you and for notes."""

ItemStyle = Literal["todo.txt", "tasks", "dataview"]


def name_key(name: str) -> str:
    """The form in which names, ids and link targets are compared: case, Unicode form and spacing set aside."""
    if name.isascii():  # each of these letters has one form, and one small letter
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


@dataclass(frozen=True, slots=True)
class Link:
    """A wikilink or a Markdown link to another note, as written.

    ``target`` is what it points at without heading or block (``Note`` of ``[[dir/Note#Heading|shown]]``), ``shown``
    the text a reader sees.
    """

    target: str
    shown: str
    location: Location

    @property
    def key(self) -> str:
        """The target in the form names are compared in: the last part of a path, without ``.md``."""
        return _link_key(self.target)


@lru_cache(maxsize=16384)
def _link_key(target: str) -> str:
    name = target.rpartition("/")[2]
    return name_key(_ENDING.sub("", name) if "." in name else name)


_ENDING = re.compile(r"\.md$", re.IGNORECASE)


class Owner(Enum):
    """Who has promised an action item."""

    ME = "me"
    THEM = "them"


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A GitHub task list item.

    ``mark`` is the character between the brackets as written: a space is open, ``x`` done, ``/`` doing, ``-``
    cancelled; others are kept. ``text`` is the description without its dates and owner. ``owed_by`` names another
    contact (``@sam-lee``) where the owner is not the person whose file it stands in.
    """

    text: str
    mark: str
    location: Location
    due: When | None = None
    done: date | None = None
    start: date | None = None
    scheduled: date | None = None
    created: date | None = None
    cancelled: date | None = None
    priority: Literal["highest", "high", "medium", "low", "lowest"] | None = None
    recurrence: str = ""
    owner: Owner = Owner.ME
    owed_by: Link | None = None
    style: ItemStyle | None = None
    links: tuple[Link, ...] = ()

    @property
    def is_open(self) -> bool:
        """Still to be done: neither ticked nor cancelled."""
        return self.mark not in ("x", "X", "-")

    @property
    def is_done(self) -> bool:
        """Ticked off."""
        return self.mark in ("x", "X")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A line of the ledger: something given to, or got from, the person whose note it is in."""

    kind: Literal["gave", "got"]
    text: str
    location: Location
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Introduction:
    """``- Intro: [[a]] to [[b]] (met)``: an introduction I made.

    ``stage`` is ``offered``, ``agreed``, ``sent``, ``met``, ``""`` where nothing is said, or an outcome in free words.
    ``on`` is the day of it: a date in the line, else the meeting's it stands in.
    """

    people: tuple[Link, ...]
    text: str
    stage: str
    location: Location
    on: date | None = None

    @property
    def is_pending(self) -> bool:
        """Sent or agreed, and nothing heard of it in the notes."""
        return self.stage in ("sent", "agreed")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a note: what stands before the first meeting, or under an undated heading.

    ``title`` is empty for the text before the first heading; ``level`` is that of the heading, 0 without one.
    ``text`` begins on the line ``text_line``.
    """

    title: str
    level: int
    text: str
    location: Location
    private: bool = False
    text_line: int = 1


@dataclass(frozen=True, slots=True)
class Meeting:
    """A dated heading: a conversation, a call, an e-mail. A touch if it is past, a plan if it is to come.

    ``text`` is the Markdown below the heading as written; ``people`` are the other contacts linked in the heading
    (or in ``with`` of a meeting file). ``host`` is the path of the file it stands in.
    """

    when: When
    title: str
    channel: Channel
    host: str
    location: Location
    text: str = ""
    text_line: int = 1
    people: tuple[Link, ...] = ()
    items: tuple[ActionItem, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    links: tuple[Link, ...] = ()
    place: str = ""
    private: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing is written below the heading."""
        return not self.text.strip()

    @property
    def is_conversation(self) -> bool:
        """The two spoke with each other, not merely wrote."""
        return self.channel in CONVERSATIONS


@dataclass(frozen=True, slots=True)
class Note:
    """What the three kinds of file share: where it is, its body, and all that stands in the body, in order.

    ``items``, ``exchanges``, ``introductions`` and ``links`` are all of the file, those within meetings included.
    ``definitions`` are the body's Markdown link reference definitions, one a line. ``fields`` gives the location of
    each front matter key as written.
    """

    path: str
    id: str
    sections: tuple[Section, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    items: tuple[ActionItem, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    links: tuple[Link, ...] = ()
    definitions: str = ""
    fields: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    extra: tuple[tuple[str, tuple[str, ...]], ...] = ()
    private: bool = False

    def at(self, key: str) -> Location:
        """Where the front matter key stands, or the file's beginning."""
        return self.fields.get(key, Location(self.path))


@dataclass(frozen=True, slots=True)
class Contact:
    """One person. Texts are as written; lists keep the order of the file."""

    note: Note
    name: str
    aliases: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    linkedin: str = ""
    location: str = ""
    tags: tuple[str, ...] = ()
    direction: Direction | None = None
    met: When | None = None
    met_at: str = ""
    introduced_by: tuple[Link, ...] = ()
    cadence: Cadence | None = None
    seeking: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    birthday: Birthday | None = None
    pronouns: str = ""
    follow_up: date | None = None
    snooze: date | None = None
    status: Status = "active"

    @property
    def path(self) -> str:
        """The file, relative to the notebook; the key of a contact in the index."""
        return self.note.path

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.note.id

    @property
    def keys(self) -> frozenset[str]:
        """Everything a link may call this person, in the form names are compared in."""
        return frozenset(name_key(name) for name in (self.id, self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """A file in meetings/: an event with several people. ``note.meetings`` begins with the event itself."""

    note: Note
    title: str

    @property
    def path(self) -> str:
        """The file, relative to the notebook."""
        return self.note.path

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.note.id

    @property
    def keys(self) -> frozenset[str]:
        """What a link may call it."""
        return frozenset((name_key(self.id), name_key(self.title)))


@dataclass(frozen=True, slots=True)
class Passed:
    """``- Passed to: [[sam-lee]] 2026-03-08 (applied)``: whom a posting was passed to, when, and what came of it."""

    people: tuple[Link, ...]
    on: date | None
    outcome: str
    location: Location


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A posting, a project, an opening: something to pass on or to go after."""

    note: Note
    title: str
    org: str = ""
    url: str = ""
    source: tuple[Link, ...] = ()
    found: When | None = None
    closes: date | None = None
    location: str = ""
    tags: tuple[str, ...] = ()
    status: Literal["open", "filled", "closed", "mine"] = "open"
    stage: str = ""
    passed: tuple[Passed, ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the notebook."""
        return self.note.path

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.note.id

    @property
    def keys(self) -> frozenset[str]:
        """What a link may call it."""
        return frozenset((name_key(self.id), name_key(self.title)))


Entry = Contact | MeetingFile | Opportunity
"""What one file of a notebook holds."""

Kind = Literal["contact", "meeting", "opportunity"]
"""What a file is read as."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file: its entry, unless it is none, and its problems in the order of the file."""

    entry: Entry | None
    problems: tuple[Problem, ...] = ()

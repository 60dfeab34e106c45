"""What a foreign file says, before it meets the notebook: people, what happened with them, and what was passed over.

Readers of formats make these values; matching and merging use them. Texts are as the file has them: plain text, not
Markdown, which the writer of notes takes care of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from netmd.dates import When
from netmd.errors import UsageError
from netmd.model import Direction, Kind, Status


class ImportRefusedError(UsageError):
    """A foreign file as a whole cannot be read, or not without a word from the person. Exit code 2, as wrong calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the person, or the notebook, says about reading a foreign file.

    ``today`` tells what is past from what is planned. ``day_first`` tells ``3/5/2026`` apart: True is 3 May, False
    5 March, None: not said, so that such a date is refused unless the file itself settles it. ``mapping`` maps a
    column's header, as in the file, to the key of a field, or to "" to leave it out. ``with_text``: copy the text of
    messages. ``me`` are the owner's own addresses and names, casefolded. ``name`` is what the file is called, without
    its folders, for formats in which that says something; empty where it is not known. ``encoding`` is the one that the
    text is said to be in, of an archive the texts in it; empty where the text itself has to tell. ``kind`` is what a
    note of netmd's is by the folder it lies in.
    """

    today: date
    day_first: bool | None = None
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    with_text: bool = False
    me: frozenset[str] = frozenset()
    name: str = ""
    encoding: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a record stands: the row or record of the file as people count it, from 1, in a sheet or a ZIP's file."""

    row: int
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKey:
    """How a file names somebody: at least one of these is not empty."""

    name: str = ""
    email: str = ""
    linkedin: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """A task. ``due`` is the day to do it by; ``done`` the day it was done, where known; ``theirs``: they owe it.

    ``owner`` is the name of somebody else who owes it, as it stands at the end of the text too: ``the map (Bo Ray)``;
    the importer gives ``owner_id``, where that is one of the notebook's contacts. ``recurrence`` is in the words of
    todo.txt's ``rec:`` (``3m``), empty where it comes once.
    """

    text: str
    due: When | None = None
    done: date | None = None
    is_done: bool = False
    theirs: bool = False
    created: date | None = None
    recurrence: str = ""
    owner: str = ""
    owner_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRecord:
    """Something given or got; ``when`` is its day, where known."""

    kind: Literal["gave", "got"]
    text: str
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchRecord:
    """A meeting, a call, a message; past, or planned where its day is to come.

    ``title`` is what follows the date in a heading: its first word says the channel where one is known (``Call about
    prices``). ``people`` are the others who took part.
    """

    when: When
    title: str
    text: str = ""
    place: str = ""
    people: tuple[PersonKey, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    ledger: tuple[LedgerRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One person as a file has them. Every field but the name may be empty.

    ``introduced_by`` are names; ``cadence`` and ``birthday`` are in the words of the format (``every 3 months``,
    ``--05-12``). ``notes`` are texts without a date, ``sections`` titles and texts of those that have one; ``items``
    and ``ledger`` those that belong to no touch. ``extra`` is what has no key of its own: key and values, kept as other
    front matter. ``also`` are further rows that a reader joined into this record; each row of a file is the source of
    some record, one of ``also``, or passed over.

    ``markdown`` is for files whose text is Markdown of a notebook's kind already (Obsidian): the body of a note, to be
    kept as it is. It says all that ``notes``, ``touches``, ``items`` and ``ledger`` say, which are read from it; a new
    note has it in their place, a note that is there gets what is missing of them. One in which it stands has it all.
    """

    source: Source
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
    introduced_by: tuple[str, ...] = ()
    cadence: str = ""
    seeking: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    birthday: str = ""
    pronouns: str = ""
    follow_up: date | None = None
    snooze: date | None = None
    private: bool = False
    status: Status | None = None
    notes: tuple[str, ...] = ()
    touches: tuple[TouchRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    ledger: tuple[LedgerRecord, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, tuple[str, ...]], ...] = ()
    also: tuple[Source, ...] = ()
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """Something that happened, or is planned, with people whom the file does not describe any further.

    A calendar's event, a conversation on LinkedIn. It becomes a touch of those of ``people`` who are contacts, or are
    made so by other records of the file; with none of them it is skipped and counted. ``also`` is as in
    :class:`PersonRecord`: the messages of a day that make one touch, say.
    """

    source: Source
    touch: TouchRecord
    also: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row that gives nothing, and why: ``no name``, ``a total``, ``the header again``.

    ``repeats``: all it says is on another sheet of the file too, so that nothing of it is lost.
    """

    source: Source
    why: str
    repeats: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """All that a reader makes of a file. Every row or record is in ``people``, ``events`` or ``passed_over``.

    ``rows`` is their number in the file. ``notices`` are sentences the person should read: how columns were taken,
    what was left out and why. ``decisions`` are sentences of what the file leaves open and how the reader took it, so
    that a person can say otherwise: which part of 3/4/2026 is the day, which encoding its text has. ``mapping`` is how
    each column was taken, header and field, where the file has columns.
    """

    format: str
    rows: int
    people: tuple[PersonRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    notices: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()

"""The tables of what happened and was promised: meetings, action items, what was given and got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple, get_args

from netmd.excerpts import excerpt
from netmd.exchange.plain_notes import meeting_text
from netmd.exchange.query import Network
from netmd.exchange.tables.table import Cell, Column, Table, day_cell, orgs_of, together
from netmd.followups.words import display_name, plain
from netmd.index import Index
from netmd.model import ActionItem, Channel, Contact, Entry, Meeting, Opportunity, Owner
from netmd.problems import Location
from netmd.promises import without_owner
from netmd.reading.headings import channel_of
from netmd.reading.private import is_private_at


def meetings_table(contacts: Sequence[Contact], network: Network) -> Table:
    """Every meeting, past and planned, in which one of the contacts took part, newest first; private ones stay out.

    The first of them gives the row its name. Of all contacts: those too in which no contact took part.
    """
    index, chosen = network.index, _chosen(contacts, network.index)
    found = [
        (meeting, whom)
        for entry in index.entries.values() for meeting in entry.note.meetings
        if not meeting.private and (whom := _whom(entry, meeting, chosen, index)) is not None
    ]  # fmt: skip
    found.sort(key=lambda one: (one[0].when.sort_key, one[0].location), reverse=True)
    rows = tuple(
        (
            day_cell(meeting.when),
            whom.name,
            whom.org,
            _channel(meeting, network),
            _subject(meeting, network),
            meeting.place,
            together(whom.others),
            meeting_text(meeting, index),
        )
        for meeting, whom in found
    )
    return Table("Meetings", _MEETINGS, rows)


_MEETINGS = (
    Column("Date", 16),
    Column("Name", 24, wraps=True),
    Column("Organisation", 24, wraps=True),
    Column("Channel", 11),
    Column("Subject", 40, wraps=True),
    Column("Place", 20, wraps=True),
    Column("Also present", 24, wraps=True),
    Column("Meeting notes", 70, wraps=True),
)


def _subject(meeting: Meeting, network: Network) -> str:
    """The title, with the channel before it where no word of the title tells it: an import shall find the same."""
    title = plain(meeting.title, network.index)
    told = channel_of(meeting.title, network.settings.channels)
    return title if not title or told == meeting.channel else f"{_WORDS[meeting.channel]}: {title}"


def _channel(meeting: Meeting, network: Network) -> str:
    """What kind of meeting it was: in the word that the title begins with, where that is one of the owner's own."""
    title = plain(meeting.title, network.index)
    own = channel_of(meeting.title, network.settings.channels)
    if title and channel_of(meeting.title, {}) != meeting.channel == own:
        return title.split()[0].strip(".,:;")
    return _WORDS[meeting.channel] if title or meeting.channel != "meeting" else ""


_WORDS = {channel: channel.capitalize() for channel in get_args(Channel)} | {"linkedin": "LinkedIn"}


def items_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The action items of the contacts' notes and meetings, open ones first, the soonest first; no cancelled ones.

    One that stands below a meeting names it, so that it is put below it again.
    """
    index, chosen = network.index, _chosen(contacts, network.index)
    found: list[tuple[tuple[bool, str, Location], tuple[Cell, ...]]] = []
    for entry in index.entries.values():
        for item, meeting in _items(entry):
            whom = _whom(entry, meeting, chosen, index)
            if whom is None or item.mark == "-" or _is_hidden(entry, item.location):
                continue
            row = (
                whom.name,
                whom.org,
                _words(without_owner(item, index), index),
                _owner(item, index),
                day_cell(item.due),
                day_cell(item.done) or ("yes" if item.is_done else ""),
                day_cell(meeting.when) if meeting else "",
                _subject(meeting, network) if meeting else "",
            )
            found.append(((not item.is_open, item.due.iso if item.due else "9999-99", item.location), row))
    return Table("Action items", _ITEMS, tuple(row for _, row in sorted(found, key=lambda one: one[0])))


_ITEMS = (
    Column("Name", 24, wraps=True),
    Column("Organisation", 24, wraps=True),
    Column("Action item", 56, wraps=True),
    Column("Owner", 16, wraps=True),
    Column("Due", 12),
    Column("Done", 12),
    Column("Meeting date", 16),
    Column("Meeting", 36, wraps=True),
)


def _items(entry: Entry) -> Iterator[tuple[ActionItem, Meeting | None]]:
    """The action items of a file, with the meeting that each stands in."""
    at = {item.location: meeting for meeting in entry.note.meetings for item in meeting.items}
    return ((item, at.get(item.location)) for item in entry.note.items)


def _owner(item: ActionItem, index: Index) -> str:
    owing = index.person(item.owed_by) if item.owed_by else None
    return owing.name if owing else "them" if item.owner is Owner.THEM else "me"


def ledger_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The lines of what was given to the contacts and got from them, newest first, what has no day last."""
    index = network.index
    rows: list[tuple[Cell, ...]] = []
    for contact in contacts:
        for line in index.exchanges_of(contact):
            if _is_hidden(index.entries[line.location.path], line.location):
                continue
            meeting, text = index.meeting_of(line), _words(line.text, index)
            rows.append(
                (
                    day_cell(meeting.when) if meeting else "",
                    contact.name,
                    orgs_of(contact),
                    text if line.kind == "gave" else "",
                    text if line.kind == "got" else "",
                    _subject(meeting, network) if meeting else "",
                )
            )
    rows.sort(key=lambda row: str(row[0]), reverse=True)
    return Table("Given and got", _LEDGER, tuple(rows))


_LEDGER = (
    Column("Date", 16),
    Column("Name", 24, wraps=True),
    Column("Organisation", 24, wraps=True),
    Column("Gave", 50, wraps=True),
    Column("Got", 50, wraps=True),
    Column("Meeting", 36, wraps=True),
)


class _Whom(NamedTuple):
    """Whose a row is: somebody's, with others; or nobody's, and ``org`` says what it belongs to instead.

    A row that names an organisation and nobody is never taken for more on whoever stands above it.
    """

    name: str
    org: str
    others: tuple[str, ...] = ()


def _chosen(contacts: Sequence[Contact], index: Index) -> Set[str] | None:
    """The paths of the contacts; None for all there are."""
    return None if len(contacts) == len(index.contacts) else frozenset(contact.path for contact in contacts)


def _whom(entry: Entry, meeting: Meeting | None, chosen: Set[str] | None, index: Index) -> _Whom | None:
    """Whose what stands in a meeting, or else in the file, is; None if it is none of those chosen."""
    took_part = index.participants(meeting) if meeting else (entry,) if isinstance(entry, Contact) else ()
    first = next((person for person in took_part if chosen is None or person.path in chosen), None)
    if first is None and chosen is not None:
        return None
    known = [person.name for person in took_part if person is not first]
    links = meeting.people if meeting else ()
    strangers = [plain(link.shown, index) for link in links if index.person(link) is None]
    if first is not None:
        return _Whom(first.name, orgs_of(first), (*known, *strangers))
    return _Whom("", (entry.org if isinstance(entry, Opportunity) else "") or display_name(entry), tuple(strangers))


def _is_hidden(entry: Entry, place: Location) -> bool:
    """Whether it stands in a private part. Notes that are private as a whole are the owner's to take along."""
    return is_private_at(replace(entry.note, private=False), place)


_LONGEST = 100_000


def _words(text: str, index: Index) -> str:
    return excerpt(text, index, _LONGEST)

"""What notes say, to look up whether a file says anything else: in whichever form the file has it.

A note links people, a file may name them; and netmd's own exports have what a note says as plain text, links by the
names of those they mean (:mod:`netmd.exchange.plain_notes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set

from netmd.excerpts import without_markup
from netmd.exchange.merging.plain import Said, comparable, unescaped
from netmd.exchange.merging.touches import item_key, line_key
from netmd.exchange.plain_notes import meeting_text, sections_of
from netmd.exchange.records import ItemRecord
from netmd.index import Index
from netmd.model import ActionItem, Contact, Exchange, Meeting, Note
from netmd.promises import without_owner
from netmd.reading.links import without_links


class Told:
    """What is said somewhere: a text is in it if its words are, as written or as they show."""

    def __init__(self, written: str, plain: Callable[[], Iterable[str]], index: Index) -> None:
        self._index, self._plain = index, plain
        self._is_empty = not written
        self._written = written
        self._said = Said.of(written)
        self._shown: Said | None = None

    @classmethod
    def by(cls, contact: Contact | None, index: Index) -> Told:
        """What a contact's note says below its front matter; nothing for nobody."""
        if contact is None:
            return cls("", tuple, index)
        return cls(_written(contact.note), lambda: _plain(contact.note, index), index)

    @classmethod
    def below(cls, meeting: Meeting, index: Index) -> Told:
        """What stands below the heading of a meeting."""
        return cls(meeting.text, lambda: (meeting_text(meeting, index),), index)

    def __contains__(self, text: str) -> bool:
        if text in self._said or self._is_empty:
            return text in self._said
        if self._shown is None:
            written = (self._written, without_links(self._written))
            self._shown = _joined((*(shown(text, self._index) for text in written), *self._plain()))
        return shown(text, self._index) in self._shown

    def add(self, text: str) -> None:
        """From now on this is said too."""
        self._said = self._said.and_also(text)


def _joined(texts: Iterable[str]) -> Said:
    found = Said()
    for text in texts:
        found = found.and_also(text)
    return found


def _written(note: Note) -> str:
    """The body with its headings, in order."""
    parts = [(one.location, one.title, one.text) for one in note.sections]
    parts += [(one.location, f"{one.when} {one.title}", one.text) for one in note.meetings]
    return "\n".join(f"{title}\n{text}" for _, title, text in sorted(parts))


def _plain(note: Note, index: Index) -> Iterable[str]:
    yield "\n\n".join(sections_of(note, index))
    yield from (meeting_text(meeting, index) for meeting in note.meetings)


def shown(text: str, index: Index) -> str:
    """The text without the signs of Markdown; links are the names of those they mean, or what they show."""
    listed = _BULLET.sub("-", unescaped(text))
    return "\n".join(without_markup(line, index) for line in listed.split("\n"))


_BULLET = re.compile(r"^[ \t]*•(?=[ \t])", re.MULTILINE)
"""Of a list in plain text, which is none in Markdown."""


def forms(text: str, index: Index) -> Set[str]:
    """The forms of a text of which two texts that say the same have one in common."""
    return {comparable(text), comparable(shown(text, index)) if _MAY_SHOW(text) else comparable(text)} - {""}


_MAY_SHOW = re.compile(r"[\[<*_~=`]").search


def item_forms(record: ItemRecord, index: Index) -> Set[str]:
    """The forms of an item of a file."""
    return {item_key(record), *forms(record.text, index)}


def forms_of_items(items: Iterable[ActionItem], index: Index) -> Set[str]:
    """The forms of items of notes; what somebody else owes is told with their name behind it, too."""
    found: set[str] = set()
    for item in items:
        found |= forms(item.text, index)
        if item.owed_by is not None and (owing := index.person(item.owed_by)) is not None:
            found |= forms(f"{without_owner(item, index)} ({owing.name})", index)
    return found


def line_forms(kind: str, text: str, index: Index) -> Set[str]:
    """The forms of a line of the ledger."""
    return {line_key(kind, text), line_key(kind, shown(text, index)) if _MAY_SHOW(text) else line_key(kind, text)}


def forms_of_lines(lines: Iterable[Exchange], index: Index) -> Set[str]:
    """The forms of lines of the ledger of notes."""
    return {form for line in lines for form in line_forms(line.kind, line.text, index)}

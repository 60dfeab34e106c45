"""The round brackets at the end of a line that say where something stands: ``- Intro: … (sent)``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.meant import with_lines
from netmd.editing.note import NoteFile
from netmd.editing.wording import inline
from netmd.errors import UsageError
from netmd.model import Introduction, Note
from netmd.problems import Location
from netmd.reading.lists import ListItem

_DAY = r"(?:\[\[)?(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])(?:\]\])?"
_BRACKETS = re.compile(rf"(?<!\])\((?P<words>[^()]*)\)(?:[\s.]|{_DAY})*\Z")


def words_of_status(text: str) -> str:
    """Words to stand in the brackets; raises UsageError for what would not be read as such."""
    words = inline(text).strip(" ,;")
    if not re.sub(_DAY, "", words).strip(" ,;"):
        raise UsageError("Say what came of it in a few words.")
    if re.search(r"[()]|\[\[|\]\]", words):
        raise UsageError("The words stand in round brackets: they may hold no brackets of their own.",
                         "Put what is in brackets between commas.")  # fmt: skip
    return words


@dataclass(frozen=True, slots=True)
class NewStatus:
    """The edit that changes the brackets of an item, what the ``note`` says then but for the item itself, and the
    item's ``text`` from its bullet on."""

    edit: TextEdit
    note: Note
    text: str


def with_status(note: NoteFile, place: Location, words: str) -> NewStatus:
    """The item at a place with other words in the round brackets at its end."""
    span = _item_at(note, place)
    start, end = _status_span(note, span)
    content = note.text.content
    written = f"({words})" if end > start else f" ({words})"
    edit = TextEdit(note.in_document(start), note.in_document(end), written)
    first, last = note.text.line_of(span.start), note.text.line_of(span.end)
    begin, stop = note.text.line_starts[first - 1], note.text.line_starts[last - 1] + len(note.document.line(last))
    lines = (content[begin:start] + written + content[end:stop]).split("\n")
    meant = with_lines(note, note.entry.note, first, last - first + 1, lines)
    text = content[span.start : start] + written + content[end : span.end]
    return NewStatus(edit, meant, text)


def without_status(note: NoteFile, place: Location) -> str:
    """The item's text without its brackets."""
    span = _item_at(note, place)
    start, end = _status_span(note, span)
    return note.text.content[span.start : start] + note.text.content[end : span.end]


def _item_at(note: NoteFile, place: Location) -> ListItem:
    offset = note.offset(place)
    for span in note.list_items:
        if span.start <= offset <= span.end:
            return span
    raise EditRefusedError(f"{place.path}:{place.line} is not what it was any more.", "Run the command again.")


def _status_span(note: NoteFile, span: ListItem) -> tuple[int, int]:
    """Where the brackets stand, or where they belong; nothing of a comment is taken for them."""
    body = note.front_matter.body_start
    visible = note.masked.visible[span.start - body : span.end - body]
    found = _BRACKETS.search(visible)
    if found:
        return span.start + found.start(), span.start + found.end("words") + 1
    at = span.start + len(visible.rstrip())
    return at, at


def with_introduction(meant: Note, new: Introduction) -> Note:
    """The note with the introduction at that place replaced, wherever it is kept."""

    def change(intro: Introduction) -> Introduction:
        return new if intro.location == new.location else intro

    meetings = (replace(one, introductions=tuple(map(change, one.introductions))) for one in meant.meetings)
    return replace(meant, introductions=tuple(map(change, meant.introductions)), meetings=tuple(meetings))

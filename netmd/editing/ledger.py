"""Lines of the ledger that say where something stands: ``- Intro: …`` and ``- Passed to: …``; to add one, to change its
brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import ListStyle, list_style
from netmd.editing.meant import with_added, with_added_inside, with_lines, with_span
from netmd.editing.note import NoteFile, Span
from netmd.editing.wording import inline
from netmd.errors import UsageError
from netmd.model import Contact, Entry, Introduction, Meeting, MeetingFile, Note
from netmd.problems import Location
from netmd.reading.headings import find_headings
from netmd.reading.lists import ListItem


@dataclass(frozen=True, slots=True)
class Change:
    """One edit, ``meant`` what the note says after it but for the line itself, and the ``line`` it stands on then."""

    edit: TextEdit
    meant: Note
    line: int


# -- the brackets ---------------------------------------------------------------------------------------------------

_DAY = r"(?:\[\[)?(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])(?:\]\])?"
_BRACKETS = re.compile(rf"\((?P<words>[^()]*)\)(?:[\s.]|{_DAY})*\Z")


def words_of_status(text: str) -> str:
    """Words to stand in the brackets; raises UsageError for what would not be read as such."""
    words = inline(text).strip(" ,;")
    if not re.sub(_DAY, "", words).strip(" ,;"):
        raise UsageError("Say what came of it in a few words.")
    if re.search(r"[()]|\[\[|\]\]", words):
        raise UsageError("The words stand in round brackets: they may hold no brackets of their own.",
                         "Put what is in brackets between commas.")  # fmt: skip
    return words


def with_status(note: NoteFile, place: Location, words: str) -> tuple[Change, str]:
    """The item at a place with other words in the round brackets at its end, and its text then, from its bullet on."""
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
    return Change(edit, meant, first), text


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


# -- a line more ----------------------------------------------------------------------------------------------------


def add_entry(note: NoteFile, span: Span | None, word: str, text: str) -> tuple[Change, str]:
    """A line ``- Word: text`` at the end of a section, above its sub-headings; and the line alone.

    Without a section it becomes the beginning of the body.
    """
    style = list_style(note)
    line = style.entry(word, text)
    if span is None:
        return _at_beginning(note, line), line
    first, last = _own_lines(note, span)
    if last < first:
        heading = first - 1
        meant = with_span(note.entry.note, span, replace(span, text=line))
        return _below(note, heading, [line], meant), line
    return _below_text(note, last, _gap(note, last, style), line), line


def add_below(note: NoteFile, last: int, line: str) -> Change:
    """A line below the one with this number, which is the end of a list item."""
    return _below_text(note, last, [], line)


def with_entry(meant: Note, change: Change, span: Span | None, added: Note) -> Note:
    """The note, as meant by a change, with what the new line says in its place."""
    place = Location(meant.path, change.line, 1)
    added = replace(added, sections=(), meetings=())
    for meeting in meant.meetings:
        if isinstance(span, Meeting) and meeting.location == span.location:
            meant = with_span(meant, meeting, with_added_inside(meeting, place, added))
    return with_added(meant, place, added)


def read_alone(note: NoteFile, line: str) -> Note:
    """What a line of the body says by itself."""
    kind = "contact" if isinstance(note.entry, Contact) else "opportunity"
    alone = note.read(note.path, f"---\ntype: {kind}\n---\n{line}".encode()).entry
    if alone is None:
        raise EditRefusedError(f"{note.path} is not read as a note.", "netmd check says why.")
    return alone.note


def preamble(note: NoteFile) -> Span | None:
    """What stands before the first heading."""
    return next((span for span in note.entry.note.sections if not span.level), None)


def replaced_introduction(entry: Entry, meant: Note, old: Introduction, new: Introduction) -> Note:
    """The note with one introduction replaced, wherever it is kept."""
    del entry

    def change(intro: Introduction) -> Introduction:
        return new if intro.location == old.location else intro

    meetings = (replace(one, introductions=tuple(map(change, one.introductions))) for one in meant.meetings)
    return replace(meant, introductions=tuple(map(change, meant.introductions)), meetings=tuple(meetings))

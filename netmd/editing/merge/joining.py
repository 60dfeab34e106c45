"""What one note says more put into another: fields, meetings and texts, each where it belongs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.editing.document import TextEdit
from netmd.editing.habits import Habits
from netmd.editing.merge.adding import add_meeting, add_section, add_text
from netmd.editing.merge.checking import refuse_loss, refuse_same_labels
from netmd.editing.merge.fields import add_fields, refuse_unread
from netmd.editing.merge.pieces import Piece, moved, pieces_of
from netmd.editing.merge.undated import is_above_meetings
from netmd.editing.merge.values import Merged, contact_of
from netmd.editing.note import NoteFile
from netmd.editing.verify import without_places
from netmd.editing.wording import inline
from netmd.index import Index
from netmd.model import Contact, Meeting, Section, name_key
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class What:
    """How many meetings and texts came over, and how many there were of each."""

    meetings: int
    texts: int


_Place = tuple[int, int]


def joined(
    keep: NoteFile, gone: NoteFile, index: Index, habits: Habits, today: date, same: Collection[_Place] = ()
) -> tuple[Merged, What]:
    """The note of the one that stays with all that the other says more, and what that is.

    ``same`` are the places of meetings, as :func:`same_meetings` has them, that do not come over.
    Raises :class:`EditRefusedError` and :class:`EditWithoutEffectError` as :func:`netmd.editing.merge.merge` does.
    """
    refuse_unread(gone)
    gone = edited(gone, moved(gone, keep.path))
    refuse_same_labels(keep, gone)
    one, other = contact_of(keep), contact_of(gone)
    merged = add_fields(keep, gone, tuple(_names(one, other, index)), index)
    meetings = texts = 0
    alone = gone.read(keep.path, gone.document.data).entry
    assert alone is not None
    there = {*same, *same_meetings(keep, gone)}
    twice = [one for one in alone.note.meetings if (one.location.line, one.location.column) in there]
    for piece in pieces_of(gone):
        place = (piece.span.location.line, piece.span.location.column)
        if isinstance(piece.span, Meeting) and place in there:
            continue  # both have the very same
        if isinstance(piece.span, Meeting):
            merged.note = add_meeting(merged.note, piece, habits, today)
            meetings += 1
        elif _is_title(piece.span, other):
            if piece.body:
                merged.note = add_text(merged.note, _as_text(piece))
                texts += 1
        elif not is_above_meetings(piece.span):
            merged.note = add_section(merged.note, piece)
            texts += bool(piece.span.text.strip())
    kept = _in_words(gone, merged.kept)
    if kept is not None:
        merged.note = add_text(merged.note, kept)
    refuse_loss(one.note, alone.note, merged.note.entry.note, twice)
    return merged, What(meetings, texts)


def same_meetings(keep: NoteFile, gone: NoteFile) -> set[_Place]:
    """The lines and columns of the other's meetings that the one that stays has word for word."""
    gone = edited(gone, moved(gone, keep.path))
    alone = gone.read(keep.path, gone.document.data).entry
    mine = {without_places(meeting) for meeting in keep.entry.note.meetings}
    return {
        (meeting.location.line, meeting.location.column)
        for meeting in (alone.note.meetings if alone else ())
        if meeting.text and without_places(meeting) in mine
    }


def edited(note: NoteFile, edits: Sequence[TextEdit]) -> NoteFile:
    """A note after edits, read again."""
    if not edits:
        return note
    document = note.document.edited(edits)
    return NoteFile(document, note.read(note.path, document.data), note.read)


def _is_title(section: Section, contact: Contact) -> bool:
    """Whether a heading is but the contact's name, as the title of its file."""
    return section.level == 1 and not section.private and name_key(section.title) == name_key(contact.name)


def _as_text(piece: Piece) -> Piece:
    return Piece(Section("", 0, piece.body, piece.span.location), piece.body)


def _in_words(gone: NoteFile, kept: Sequence[tuple[str, str]]) -> Piece | None:
    """A paragraph with what the front matter has no place for."""
    if not kept:
        return None
    said = "; ".join(f"{inline(key)}: {inline(value)}" for key, value in kept)
    text = f"{gone.path} also said: {said}"
    return Piece(Section("", 0, text, Location(gone.path, 1, 1)), text)


def _names(keep: Contact, gone: Contact, index: Index) -> Iterator[str]:
    """The names that one goes by and the other does not; its id too, unless that means somebody else by now."""
    known = {name_key(name) for name in (keep.id, keep.name, *keep.aliases)}
    for name in (gone.name, *gone.aliases):
        if name_key(name) not in known:
            known.add(name_key(name))
            yield name
    others = index.replaced({keep.path: None, gone.path: None})
    if name_key(gone.id) not in known and not others.candidates(name_key(gone.id)):
        yield gone.id

"""``netmd merge``: two contacts that are one person become one note.

The one that stays keeps every byte; what the other says more is added: fields that are missing, values of lists, each
meeting in its place by date, other texts below the heading that they had. A value that the two disagree about stays
what it is, and the other's is kept as words. Links to the other lead to the one that stays; its names become aliases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import Habits
from netmd.editing.merge.adding import add_meeting, add_section, add_text, is_above_meetings
from netmd.editing.merge.checking import refuse_loss, refuse_same_labels, refuse_stray_links, refuse_two_people
from netmd.editing.merge.fields import add_fields, refuse_unread
from netmd.editing.merge.links import Turning, link_edits, turning
from netmd.editing.merge.pieces import Piece, moved, pieces_of
from netmd.editing.merge.values import Merged
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.editing.rename import Others, verify_other
from netmd.editing.verify import EditWithoutEffectError, without_places
from netmd.editing.wording import inline
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Entry, Meeting, Section, name_key
from netmd.problems import Location

__all__ = ["merge"]

Opener = Callable[[str], NoteFile]


def merge(
    keep: Contact,
    gone: Contact,
    index: Index,
    paths: Iterable[str],
    open_note: Opener,
    habits: Habits,
    today: date,
    others: Others | None = None,
) -> Plan:
    """Join ``gone`` into ``keep``. ``paths`` are the entries that may link to it, ``open_note`` gives a path's note.

    Raises UsageError for one and the same contact, :class:`EditRefusedError` where the two cannot be one or a file must
    not be written to, :class:`EditWithoutEffectError` where anything would be lost or mean something else.
    """
    if keep.path == gone.path:
        raise UsageError(f"That is one contact already: {keep.path}.", "Name two that are to be one.")
    others = others or Others()
    at = dict.fromkeys((keep.path, gone.path, *paths, *others.linking))
    notes = {path: open_note(path) for path in at}
    index = index.replaced({path: note.entry for path, note in notes.items() if path not in others.linking})
    refuse_two_people(index, _contact(notes[keep.path]), _contact(notes[gone.path]))
    turn = turning(gone, keep, index)
    edits = {path: list(link_edits(note, turn, index, others.there)) for path, note in notes.items()}
    turned = {path: _edited(note, edits[path]) for path, note in notes.items() if path not in others.linking}
    merged, what = _merged(turned[keep.path], turned[gone.path], index, habits, today)
    after = {path: note.document.edited(edits[path]).data for path, note in notes.items() if edits[path]}
    after[keep.path] = merged.note.document.data
    after.pop(gone.path, None)
    for path in others.linking:
        if path in after:
            verify_other(notes[path], after[path], edits[path])
    _verify(index, turn, notes, after, others, merged.note)
    links = sum(len(found) for path, found in edits.items() if path != gone.path)
    files = sum(1 for path, found in edits.items() if found and path != gone.path)
    changes = [FileChange(path, notes[path].document.data, after.get(path)) for path in sorted({*after, gone.path})]
    return Plan(tuple(changes), tuple(_says(turn, merged, what, links, files, others)))


def _contact(note: NoteFile) -> Contact:
    if not isinstance(note.entry, Contact):
        raise EditRefusedError(f"{note.path} is not a contact's file.", "Only contacts can be joined.")
    return note.entry


def _edited(note: NoteFile, edits: Sequence[TextEdit]) -> NoteFile:
    if not edits:
        return note
    document = note.document.edited(edits)
    return NoteFile(document, note.read(note.path, document.data), note.read)


# -- what comes over ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _What:
    """How many meetings and texts came over, and how many there were of each."""

    meetings: int
    texts: int


def _merged(
    keep: NoteFile, gone: NoteFile, index: Index, habits: Habits, today: date
) -> tuple[Merged, _What]:  # fmt: skip
    refuse_unread(gone)
    gone = _edited(gone, moved(gone, keep.path))
    refuse_same_labels(keep, gone)
    one, other = _contact(keep), _contact(gone)
    merged = add_fields(keep, gone, tuple(_names(one, other, index)), index)
    meetings = texts = 0
    alone = gone.read(keep.path, gone.document.data).entry
    assert alone is not None
    mine = {without_places(meeting) for meeting in one.note.meetings}
    twice = [meeting for meeting in alone.note.meetings if meeting.text and without_places(meeting) in mine]
    there = {(meeting.location.line, meeting.location.column) for meeting in twice}
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
    return merged, _What(meetings, texts)


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
    others = (entry for entry in index.entries.values() if entry.path not in (keep.path, gone.path))
    if name_key(gone.id) not in known and not any(name_key(gone.id) in entry.keys for entry in others):
        yield gone.id


# -- whether all is as it should be ---------------------------------------------------------------------------------


def _verify(
    index: Index, turn: Turning, notes: dict[str, NoteFile], after: dict[str, bytes], others: Others, merged: NoteFile
) -> None:
    changes: dict[str, Entry | None] = {turn.gone.path: None, turn.keep.path: merged.entry}
    for path, data in after.items():
        if path in others.linking or path == turn.keep.path:
            continue
        reading = notes[path].read(path, data)
        new = Counter(one.code for one in reading.problems) - Counter(one.code for one in notes[path].reading.problems)
        if reading.entry is None or new:
            raise EditWithoutEffectError(f"The change to {path} would not be read as it is meant; nothing was written.",
                                         "netmd check says what is wrong in it by now.")  # fmt: skip
        changes[path] = reading.entry
    refuse_stray_links(index, index.replaced(changes), turn.keep, turn.gone)


def _says(turn: Turning, merged: Merged, what: _What, links: int, files: int, others: Others) -> Iterator[str]:
    keep, gone = turn.keep, turn.gone
    yield f"{gone.name} ({gone.path}) is in {keep.path} now, with all that was there"
    parts = [_many(what.meetings, "meeting"), _many(what.texts, "text"), *dict.fromkeys(merged.added)]
    parts = [part for part in parts if part != "private"]
    came = [part for part in parts if part]
    if came:
        yield f"Came over: {', '.join(came)}"
    if links:
        yield f"{_many(links, 'link')} changed in {_many(files, 'file')}"
    if "private" in merged.added:
        yield f"{keep.path} is private now, as the other was"
    if merged.kept:
        kept = "; ".join(f"{key}: {value}" for key, value in merged.kept)
        yield f"Written into its notes, as it says otherwise: {kept}"
    if others.unread:
        yield f"Not looked at, as netmd does not read them: {', '.join(others.unread)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}" if count else ""

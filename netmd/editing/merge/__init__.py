"""``netmd merge``: two contacts that are one person become one note.

The one that stays keeps every byte; what the other says more is added: fields that are missing, values of lists, each
meeting in its place by date, other texts below the heading that they had. A value that the two disagree about stays
what it is, and the other's is kept as words. Links to the other lead to the one that stays; its names become aliases.
Links between the two notes become words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import Habits
from netmd.editing.merge.checking import refuse_stray_links, refuse_two_people
from netmd.editing.merge.itself import without_itself
from netmd.editing.merge.joining import What, edited, joined, same_meetings
from netmd.editing.merge.links import Turning, link_edits, turning
from netmd.editing.merge.once import named_once
from netmd.editing.merge.saying import Turned, in_words
from netmd.editing.merge.values import Merged
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.editing.rename import Others, verify_other
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import NetmdError, UsageError
from netmd.index import Index
from netmd.model import Contact, Entry
from netmd.problems import Location

__all__ = ["merge", "refusal"]

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
    found = _joined(keep, gone, index, (*paths, *others.linking), open_note, habits, today, others)
    notes, edits, merged = found.notes, found.edits, found.merged
    after = {path: note.document.edited(edits[path]).data for path, note in notes.items() if edits[path]}
    after[keep.path] = merged.note.document.data
    after.pop(gone.path, None)
    for path in others.linking:
        if path in after:
            verify_other(notes[path], after[path], edits[path])
    _verify(found.index, found.turn, notes, after, others, merged.note)
    own = sum(place.path == keep.path for place in found.itself)
    changed = {path: len(made) - (own if path == keep.path else 0) for path, made in edits.items() if path != gone.path}
    files = sum(count > 0 for count in changed.values())
    once = [path for path in found.once if path != gone.path]
    turned = Turned(sum(changed.values()), files, once, found.itself)
    changes = [FileChange(path, notes[path].document.data, after.get(path)) for path in sorted({*after, gone.path})]
    return Plan(tuple(changes), tuple(in_words(found.turn, merged, found.what, turned, others.unread)))


def refusal(
    keep: Contact, gone: Contact, index: Index, open_note: Opener, habits: Habits, today: date
) -> NetmdError | None:
    """Why :func:`merge` would not join the two, as far as their own notes and those that link to them tell."""
    try:
        linking = (entry.path for entry in index.backlinks(gone))
        _joined(keep, gone, index, linking, open_note, habits, today, Others())
    except NetmdError as error:
        return error
    return None


@dataclass(frozen=True, slots=True)
class _Joined:
    """The notes as they are, by path, with the edits that turn their links; and the one that stays as it will be."""

    index: Index
    turn: Turning
    notes: dict[str, NoteFile]
    edits: dict[str, list[TextEdit]]
    once: Sequence[str]
    itself: Sequence[Location]
    merged: Merged
    what: What


def _joined(
    keep: Contact,
    gone: Contact,
    index: Index,
    paths: Iterable[str],
    open_note: Opener,
    habits: Habits,
    today: date,
    others: Others,
) -> _Joined:
    notes = {path: open_note(path) for path in dict.fromkeys((keep.path, gone.path, *paths))}
    now = {path: note.entry for path, note in notes.items() if path not in others.linking}
    newer = {path: entry for path, entry in now.items() if entry != index.entries.get(path)}
    index = index.replaced(newer) if newer else index
    refuse_two_people(index, _contact(notes[keep.path]), _contact(notes[gone.path]))
    turn = turning(gone, keep, index)
    edits = {path: list(link_edits(note, turn, index, others.there)) for path, note in notes.items()}
    found = {path: named_once(note, turn, index, others.there, edits[path]) for path, note in notes.items()}
    once = {path: made for path, made in found.items() if made is not None}
    edits |= once
    same = same_meetings(*(edited(notes[path], edits[path]) for path in (keep.path, gone.path)))
    itself: list[Location] = []
    for path in (keep.path, gone.path):
        edits[path], places = without_itself(notes[path], turn, index, others.there, edits[path])
        itself += places
    one, other = (edited(notes[path], edits[path]) for path in (keep.path, gone.path))
    merged, what = joined(one, other, index, habits, today, same)
    return _Joined(index, turn, notes, edits, list(once), itself, merged, what)


def _contact(note: NoteFile) -> Contact:
    if not isinstance(note.entry, Contact):
        raise EditRefusedError(f"{note.path} is not a contact's file.", "Only contacts can be joined.")
    return note.entry


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

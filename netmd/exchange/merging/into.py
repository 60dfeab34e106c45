"""What is gathered, written into a note that is there: every other byte of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from netmd import problems
from netmd.editing.document import EditRefusedError
from netmd.editing.front_values import NewValues, edits_to_add
from netmd.editing.habits import Habits
from netmd.editing.ledger import add_block, preamble, read_alone, with_entry
from netmd.editing.meant import with_note
from netmd.editing.note import NoteFile, Span
from netmd.editing.verify import EditWithoutEffectError, edited
from netmd.exchange.merging.body import Lists, refuse_more, touch_of
from netmd.exchange.merging.card import KEYS, given_by, new_values, said_by
from netmd.exchange.merging.gather import Conflict, Gathered
from netmd.exchange.merging.many import log_all
from netmd.model import Contact
from netmd.problems import Location, Problem
from netmd.reading.yaml_fields import field_key

Linking = Callable[[str, str], tuple[str, str]]
"""The name of the contact at a path, and a link to them as it is to be written into the file at another."""


def write_into(
    note: NoteFile, gathered: Gathered, habits: Habits, today: date, link: Linking
) -> tuple[NoteFile, list[Conflict]]:
    """The note with all that is gathered; and the values for which its front matter has no place as it is written.

    Raises what the edits raise where the note cannot be written to, or would not say just that.
    """
    meetings = note.entry.note.meetings
    for position in sorted(gathered.into, reverse=True):
        below, there = gathered.into[position], meetings[position]
        current = note.entry.note.meetings[position]
        note = _with_block(note, current, below.paragraphs, Lists.of(below.items, below.ledger, there), habits)
    lists = Lists.of(gathered.items, gathered.ledger)
    if gathered.notes or gathered.items or gathered.ledger:
        note = _with_block(note, preamble(note), gathered.notes, lists, habits)
    in_time = sorted(gathered.touches.values(), key=lambda touch: touch.when.sort_key)
    touches = [touch_of(one, [link(path, note.path) for path in one.people if path != note.path]) for one in in_time]
    note = log_all(note, touches, habits, today)
    return _with_fields(note, gathered)


def _with_block(note: NoteFile, span: Span | None, paragraphs: Sequence[str], lists: Lists, habits: Habits) -> NoteFile:
    added = add_block(note, span, paragraphs, lists.entries(note, habits))
    alone = read_alone(note, added.lines.lstrip("\n")).note
    refuse_more(note.path, alone, lists)
    if alone.meetings or len(alone.sections) > 1 or alone.definitions:
        raise EditWithoutEffectError(f"What is to be written into {note.path} would be read as a section of its own; "
                                     "nothing was written.")  # fmt: skip
    meant = with_entry(added.change, span, alone)
    return edited(note, [added.change.edit], with_note(note.entry, meant))


def _with_fields(note: NoteFile, gathered: Gathered) -> tuple[NoteFile, list[Conflict]]:
    wanted = [new_values(key, gathered.values[key.key]) for key in KEYS if key.key in gathered.values]
    wanted += [NewValues(key, values) for key, values in gathered.extra.items()]
    if not wanted:
        return note, []
    try:
        return _with_values(note, wanted), []
    except (EditRefusedError, EditWithoutEffectError):
        pass
    left = []
    for one in wanted:
        try:
            note = _with_values(note, [one])
        except (EditRefusedError, EditWithoutEffectError):
            left.append(Conflict(one.key, _NO_PLACE, ", ".join(one.values)))
    return note, left


_NO_PLACE = "written so that netmd adds nothing to it"
_KEYS = MappingProxyType({key.key: key for key in KEYS})


def _with_values(note: NoteFile, wanted: Sequence[NewValues]) -> NoteFile:
    contact = _contact(note)
    meant = _meant(note, contact, wanted)
    edits = edits_to_add(note, wanted, lambda key: len(_values(contact, key)))
    if edits is None:
        raise EditRefusedError(f"{note.path}: the front matter cannot be added to as it is written.")
    new = [Problem(problems.UNKNOWN_KEY, Location(note.path), "", "") for one in wanted if one.key not in _KEYS]
    return edited(note, edits, meant, new)


def _meant(note: NoteFile, contact: Contact, wanted: Sequence[NewValues]) -> Contact:
    """The contact as it should be read afterwards: the added values are read by themselves."""
    lines = "".join(f"{one.line}\n" for one in wanted)
    alone = note.read(note.path, f"---\ntype: contact\n{lines}---\n".encode()).entry
    if not isinstance(alone, Contact) or not _are_read(alone, wanted):
        raise EditWithoutEffectError(f"The values for {note.path} would not be read as they are meant.")
    changed: dict[str, Any] = {}
    fields = dict(contact.note.fields)
    for one in wanted:
        key = _KEYS.get(one.key)
        fields.setdefault(key.key if key else field_key(one.key), Location(note.path))
        if key and key.key != "private":
            there, more = given_by(contact, key), given_by(alone, key)
            changed[key.attribute] = (*there, *more) if isinstance(more, tuple) else more
    links = (*alone.note.links, *contact.note.links)
    extra = (*contact.note.extra, *alone.note.extra)
    is_private = contact.note.private or alone.note.private
    note_meant = replace(contact.note, fields=MappingProxyType(fields), links=links, extra=extra, private=is_private)
    return replace(contact, note=note_meant, **changed)


def _are_read(alone: Contact, wanted: Iterable[NewValues]) -> bool:
    said = said_by(alone)
    for one in wanted:
        read = said.values.get(one.key, ()) if one.key in _KEYS else said.extra.get(one.key, ())
        if one.key == "introduced_by":
            if len(read) != len(one.values):
                return False
        elif one.key != "cadence" and read != one.values:
            return False
    return True


def _values(contact: Contact, key: str) -> tuple[object, ...]:
    found = given_by(contact, _KEYS[key]) if key in _KEYS else contact.name
    return found if isinstance(found, tuple) else (found,)


def _contact(note: NoteFile) -> Contact:
    if not isinstance(note.entry, Contact):
        raise EditRefusedError(f"{note.path} is not a contact's file.")
    return note.entry

"""Values put into a front matter, each read back at once; what has no place there is kept to be written in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from netmd import problems
from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import end_of_front_matter
from netmd.editing.front_values import NewValues, edits_to_add
from netmd.editing.note import NoteFile
from netmd.editing.verify import without_places
from netmd.model import Contact, Link, name_key
from netmd.reading.links import without_links


class Key(NamedTuple):
    """A key and the attribute it is read as. ``several``: what is missing is added to what is there."""

    attribute: str
    several: bool = False


KEYS: Mapping[str, Key] = {
    "aliases": Key("aliases", True), "org": Key("orgs", True), "role": Key("roles", True),
    "email": Key("emails", True), "phone": Key("phones", True), "url": Key("urls", True),
    "linkedin": Key("linkedin"), "location": Key("location"), "tags": Key("tags", True),
    "direction": Key("direction"), "met": Key("met"), "met_at": Key("met_at"),
    "introduced_by": Key("introduced_by", True), "cadence": Key("cadence"), "seeking": Key("seeking", True),
    "offers": Key("offers", True), "birthday": Key("birthday"), "pronouns": Key("pronouns"),
    "follow_up": Key("follow_up"), "snooze": Key("snooze"), "status": Key("status"),
}  # fmt: skip


@dataclass(slots=True)
class Merged:
    """The note with what could be added; ``added`` are those keys, ``kept`` what is to stand in words: key, value."""

    note: NoteFile
    added: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)


def add_values(merged: Merged, values: NewValues, else_kept: tuple[str, str] | None = None) -> None:
    """Add values; where the front matter is written so that they cannot be, they are kept in words.

    Names must be there: raises :class:`EditRefusedError` where ``else_kept`` is not given.
    """
    after = _with(merged.note, values)
    if after is not None:
        merged.note = after
        merged.added.append(values.key)
    elif else_kept is not None:
        merged.kept.append(else_kept)
    else:
        place = merged.note.entry.note.at(values.key)
        raise EditRefusedError(f"{place.path}:{place.line}: netmd cannot add aliases to what is written like this.",
                               "Write `aliases: [one, two]` on one line, then try again.")  # fmt: skip


def _with(note: NoteFile, values: NewValues) -> NoteFile | None:
    contact = contact_of(note)
    key = KEYS.get(values.key)

    def count_of(_: str) -> int:
        there = getattr(contact, key.attribute) if key else ()
        return len(there) if isinstance(there, tuple) else 1

    try:
        edits = edits_to_add(note, [values], count_of)
    except EditRefusedError:
        return None
    if edits is None:
        return None
    document = note.document.edited(edits)
    reading = note.read(note.path, document.data)
    after = reading.entry
    new = Counter(one.code for one in reading.problems) - Counter(one.code for one in note.reading.problems)
    if not isinstance(after, Contact) or set(new) - {problems.UNKNOWN_KEY.code}:
        return None
    return NoteFile(document, reading, note.read) if _says_more(contact, after, values) else None


def _says_more(before: Contact, after: Contact, values: NewValues) -> bool:
    """Whether only these values have come."""
    key = KEYS.get(values.key)
    old, new = _parts(before, key), _parts(after, key)
    if old != new:
        return False
    if key is None:
        kept = dict(after.note.extra).get(values.key, ())
        shown = [" ".join(without_links(value).split()) for value in values.values]
        return [" ".join(one.split()) for one in kept] == shown
    there, now = getattr(before, key.attribute), getattr(after, key.attribute)
    if not key.several:
        return now not in (None, "")
    if without_places(now[: len(there)]) != without_places(there):
        return False
    said = [name_key(_said(one)) for one in now[len(there) :]]
    return said == [name_key(" ".join(without_links(value).split())) for value in values.values]


def _said(value: object) -> str:
    return value.shown.rsplit("/", 1)[-1] if isinstance(value, Link) else str(value)


def _parts(contact: Contact, but: Key | None) -> object:
    """All that a contact says but for one key."""
    names = [key.attribute for key in KEYS.values() if key != but]
    note = contact.note
    body = tuple(getattr(note, one) for one in ("sections", "meetings", "items", "exchanges", "introductions"))
    extra = note.extra if but is not None else ()
    said = tuple(without_places(getattr(contact, name)) for name in names)
    return contact.name, said, without_places(body), note.private, without_places(extra)


def make_private(merged: Merged) -> None:
    """Mark the note as private; raises :class:`EditRefusedError` where it says that it is not."""
    note = merged.note
    if "private" in note.entry.note.fields:
        place = note.entry.note.at("private")
        raise EditRefusedError(f"{place.path}:{place.line} is not private, and the other is.",
                               "Make both private, or neither, then try again.")  # fmt: skip
    document = note.document.edited([end_of_front_matter(note, ("private: true",))])
    reading = note.read(note.path, document.data)
    if reading.entry is None or not reading.entry.note.private:
        raise EditRefusedError(f"{note.path} cannot be made private as its front matter is written.",
                               "Write `private: true` into it, then try again.")  # fmt: skip
    merged.note = NoteFile(document, reading, note.read)
    merged.added.append("private")


def contact_of(note: NoteFile) -> Contact:
    """The contact that a note is about."""
    assert isinstance(note.entry, Contact)
    return note.entry

"""What one contact's front matter says more than another's: added where there is a place, kept as words where not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netmd import identity, problems
from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import end_of_front_matter
from netmd.editing.front_values import NewValues, edits_to_add
from netmd.editing.note import NoteFile
from netmd.editing.verify import without_places
from netmd.index import Index
from netmd.model import Contact, Link, name_key
from netmd.reading.entries import CONTACT_KEYS, KEY_ALIASES
from netmd.reading.links import without_links
from netmd.reading.yaml_fields import field_key


class _Key(NamedTuple):
    """A key and the attribute it is read as. ``several``: what is missing is added to what is there."""

    attribute: str
    several: bool = False


_KEYS: Mapping[str, _Key] = {
    "aliases": _Key("aliases", True), "org": _Key("orgs", True), "role": _Key("roles", True),
    "email": _Key("emails", True), "phone": _Key("phones", True), "url": _Key("urls", True),
    "linkedin": _Key("linkedin"), "location": _Key("location"), "tags": _Key("tags", True),
    "direction": _Key("direction"), "met": _Key("met"), "met_at": _Key("met_at"),
    "introduced_by": _Key("introduced_by", True), "cadence": _Key("cadence"), "seeking": _Key("seeking", True),
    "offers": _Key("offers", True), "birthday": _Key("birthday"), "pronouns": _Key("pronouns"),
    "follow_up": _Key("follow_up"), "snooze": _Key("snooze"), "status": _Key("status"),
}  # fmt: skip
_LISTS = frozenset(("aliases", "tags", "seeking", "offers"))
"""Written as a list even of one value."""

_LOSSY = (problems.YAML_SYNTAX, problems.UNCLOSED, problems.DUPLICATE_KEY, problems.TOO_COMPLEX,
          problems.YAML_REFERENCE, problems.TAB_INDENT)  # fmt: skip


@dataclass(slots=True)
class Merged:
    """The note with what could be added; ``added`` are those keys, ``kept`` what is to stand in words: key, value."""

    note: NoteFile
    added: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)


def refuse_unread(note: NoteFile) -> None:
    """Raise :class:`EditRefusedError` where a front matter holds what is not read, and would be lost with the file."""
    for problem in note.reading.problems:
        if problem.rule in _LOSSY:
            place = f"{note.path}:{problem.location.line}"
            raise EditRefusedError(f"{place}: {problem.message} It would be lost with the file; nothing was written.",
                                   problem.mend)  # fmt: skip


def add_fields(note: NoteFile, other: NoteFile, names: Sequence[str], index: Index) -> Merged:
    """The note with what ``other`` says more in its front matter, and with names as aliases."""
    keep, gone = _contact(note), _contact(other)
    merged = Merged(note)
    typed = _typed(other)
    if names:
        _add(merged, NewValues("aliases", tuple(names), is_list=True))
    for key, raws in typed.items():
        if key == "aliases":
            continue  # among the names
        if key in _KEYS:
            _known(merged, key, raws, keep, gone, index)
        elif key not in CONTACT_KEYS:
            _unknown(merged, key, raws, other)
    if gone.note.private and not keep.note.private:
        _make_private(merged)
    merged.kept += (("comment", text) for text in _comments(other))
    return merged


def _typed(note: NoteFile) -> dict[str, tuple[str, ...]]:
    """The values of each key as they are typed, links and all, by the word netmd has for it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in note.front_matter.fields:
        key = field_key(one.key)
        key = KEY_ALIASES.get(key, key)
        found[key] = (*found.get(key, ()), *(value.text for value in one.values if value.text.strip()))
    return {key: raws for key, raws in found.items() if raws}


def _known(
    merged: Merged, key: str, raws: tuple[str, ...], keep: Contact, gone: Contact, index: Index
) -> None:  # fmt: skip
    attribute, several = _KEYS[key]
    mine, theirs = getattr(keep, attribute), getattr(gone, attribute)
    if several:
        pairs = (
            list(zip(theirs, raws, strict=True)) if len(theirs) == len(raws) else [(one, _shown(one)) for one in theirs]
        )
        if len(theirs) != len(raws) and any("[[" in raw for raw in raws):
            merged.kept += ((key, raw) for raw in raws)
            return
        forms = {_form(key, one, index) for one in mine}
        more: dict[object, str] = {}
        for one, raw in pairs:
            if _form(key, one, index) not in forms and not (key == "phone" and _is_there(one, mine)):
                more.setdefault(_form(key, one, index), raw)
        if more:
            _add(merged, NewValues(key, tuple(more.values()), key in _LISTS), (key, ", ".join(more.values())))
        return
    is_there = key in keep.note.fields and mine not in (None, "")
    if key == "status":
        is_there = True
    if theirs in (None, "") or (key == "status" and key not in gone.note.fields) or _is_unread(gone, key):
        merged.kept += ((key, raw) for raw in raws)
    elif not is_there:
        _add(merged, NewValues(key, raws), (key, ", ".join(raws)))
    elif _same(key, mine, theirs):
        return
    else:
        merged.kept.append((key, ", ".join(raws)))


def _is_unread(contact: Contact, key: str) -> bool:
    return any(KEY_ALIASES.get(field_key(name), field_key(name)) == key for name, _ in contact.note.extra)


def _shown(value: object) -> str:
    return value.target if isinstance(value, Link) else str(value)


def _same(key: str, mine: object, theirs: object) -> bool:
    if key == "linkedin":
        one, other = identity.profile(str(mine)), identity.profile(str(theirs))
        return one == other if one and other else name_key(str(mine)) == name_key(str(theirs))
    return name_key(mine) == name_key(str(theirs)) if isinstance(mine, str) else mine == theirs


def _form(key: str, value: object, index: Index) -> object:
    """A value in the form in which values of its key are one."""
    if isinstance(value, Link):
        person = index.person(value)
        return person.path if person else value.key
    text = without_links(str(value))
    special = {"email": identity.email, "phone": identity.phone, "url": identity.address, "org": identity.org}.get(key)
    return (special(text) if special else "") or name_key(text)


def _is_there(number: str, numbers: Iterable[str]) -> bool:
    """Whether a phone number is there, written for home or for abroad."""
    wanted = identity.phone(number)
    return bool(wanted) and any(
        identity.is_same_phone(wanted, found) for found in map(identity.phone, numbers) if found
    )


def _unknown(merged: Merged, key: str, raws: tuple[str, ...], other: NoteFile) -> None:
    """A key that netmd has no word for."""
    written = next(one.key for one in other.front_matter.fields if field_key(one.key) == key)
    there = {name_key(raw) for raw in _typed(merged.note).get(key, ())}
    if key not in merged.note.entry.note.fields:
        _add(merged, NewValues(written, raws), (written, ", ".join(raws)))
    else:
        merged.kept += ((written, raw) for raw in raws if name_key(raw) not in there)


# -- writing ----------------------------------------------------------------------------------------------------------


def _add(merged: Merged, values: NewValues, else_kept: tuple[str, str] | None = None) -> None:
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
    contact = _contact(note)
    key = _KEYS.get(values.key)

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
    key = _KEYS.get(values.key)
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


def _parts(contact: Contact, but: _Key | None) -> object:
    """All that a contact says but for one key."""
    names = [key.attribute for key in _KEYS.values() if key != but]
    note = contact.note
    body = tuple(getattr(note, one) for one in ("sections", "meetings", "items", "exchanges", "introductions"))
    extra = note.extra if but is not None else ()
    said = tuple(without_places(getattr(contact, name)) for name in names)
    return contact.name, said, without_places(body), note.private, without_places(extra)


def _make_private(merged: Merged) -> None:
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


_COMMENT = re.compile(
    r"(?:(?<=[\s\[{,])|^)(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*')|(?:(?<=\s)|^)#(?P<comment>[^\n]*)", re.MULTILINE
)


def _comments(note: NoteFile) -> Iterator[str]:
    """The comments in a front matter: they are somebody's words too."""
    for match in _COMMENT.finditer(note.text.content[: note.front_matter.body_start]):
        if (text := (match["comment"] or "").strip()) and not _is_value(note, match[0]):
            yield text


def _is_value(note: NoteFile, written: str) -> bool:
    """Whether ``#`` begins a tag that is read: ``tags: #press``."""
    values: Iterable[str] = (value.text for one in note.front_matter.fields for value in one.values)
    return any(written.strip() in value for value in values)


def _contact(note: NoteFile) -> Contact:
    assert isinstance(note.entry, Contact)
    return note.entry

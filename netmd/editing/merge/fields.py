"""What one contact's front matter says more than another's: added where there is a place, kept as words where not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from netmd import identity, problems
from netmd.editing.document import EditRefusedError
from netmd.editing.front_values import NewValues
from netmd.editing.merge.values import KEYS, Merged, add_values, contact_of, make_private
from netmd.editing.note import NoteFile
from netmd.index import Index
from netmd.model import Contact, Link, name_key
from netmd.reading.entries import CONTACT_KEYS, KEY_ALIASES
from netmd.reading.links import without_links
from netmd.reading.yaml_fields import field_key

_LISTS = frozenset(("aliases", "tags", "seeking", "offers"))
"""Written as a list even of one value."""

_LOSSY = (problems.YAML_SYNTAX, problems.UNCLOSED, problems.DUPLICATE_KEY, problems.TOO_COMPLEX,
          problems.YAML_REFERENCE, problems.TAB_INDENT)  # fmt: skip


def refuse_unread(note: NoteFile) -> None:
    """Raise :class:`EditRefusedError` where a front matter holds what is not read, and would be lost with the file."""
    for problem in note.reading.problems:
        if problem.rule in _LOSSY:
            place = f"{note.path}:{problem.location.line}"
            raise EditRefusedError(f"{place}: {problem.message} It would be lost with the file; nothing was written.",
                                   problem.mend)  # fmt: skip


def add_fields(note: NoteFile, other: NoteFile, names: Sequence[str], index: Index) -> Merged:
    """The note with what ``other`` says more in its front matter, and with names as aliases."""
    keep, gone = contact_of(note), contact_of(other)
    merged = Merged(note)
    typed = _typed(other)
    if names:
        add_values(merged, NewValues("aliases", tuple(names), is_list=True))
    for key, raws in typed.items():
        if key == "aliases":
            continue  # among the names
        if key in KEYS:
            _known(merged, key, raws, keep, gone, index)
        elif key not in CONTACT_KEYS:
            _unknown(merged, key, raws, other)
    if gone.note.private and not keep.note.private:
        make_private(merged)
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
    attribute, several = KEYS[key]
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
            add_values(merged, NewValues(key, tuple(more.values()), key in _LISTS), (key, ", ".join(more.values())))
        return
    is_there = key in keep.note.fields and mine not in (None, "")
    if key == "status":
        is_there = True
    if theirs in (None, "") or (key == "status" and key not in gone.note.fields) or _is_unread(gone, key):
        merged.kept += ((key, raw) for raw in raws)
    elif not is_there:
        add_values(merged, NewValues(key, raws), (key, ", ".join(raws)))
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
        add_values(merged, NewValues(written, raws), (written, ", ".join(raws)))
    else:
        merged.kept += ((written, raw) for raw in raws if name_key(raw) not in there)


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

"""``netmd rename``: a contact's name, file and every link to it, and the old names kept as aliases.

A link by the id gets the new id, one by the name the new name; one by an alias stays, as does the text that a link
shows. What netmd does not read stays too: code and comments. The old id is kept as an alias, so that what is not in the
notebook, or comes from another laptop later, still finds the contact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.link_targets import LinkTarget, link_targets
from netmd.editing.name_fields import with_names
from netmd.editing.new import contact_id
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.editing.same_meaning import Renamed, refuse_other_meaning
from netmd.editing.verify import EditWithoutEffectError
from netmd.editing.wording import one_line
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Entry, name_key


@dataclass(frozen=True, slots=True)
class Renaming:
    """A contact and what it is to be called. ``id`` is the new stem of its file, ``aliases`` are those it gets more."""

    contact: Contact
    name: str
    id: str
    aliases: tuple[str, ...]

    @property
    def path(self) -> str:
        """The new path of its file, in the same folder."""
        old = PurePosixPath(self.contact.path)
        return str(old.with_name(f"{self.id}{old.suffix}"))

    def may_concern(self, content: str) -> bool:
        """Whether a file may hold a link that changes; cheap, and never wrong when it says no."""
        text = unquote(content) if "%" in content else content
        words = " ".join(text.casefold().split()) if text.isascii() else name_key(text)
        return any(name_key(name) in words for name in (self.contact.id, self.contact.name))


def renaming(
    contact: Contact, name: str, index: Index, new_id: str | None = None, *, keep_file: bool = False
) -> Renaming:  # fmt: skip
    """What a contact is to be called; ``new_id`` is made from the name where it is not given.

    Raises UsageError where the name or the id cannot be, is somebody else's, or nothing would change.
    """
    name = one_line(name)
    if not name or re.search(r"\[\[|\]\]|\0", name):
        raise UsageError(f"'{name}' cannot be a name.", "Write it in letters, without [[ and ]].")
    wanted = contact.id if keep_file else _checked(new_id) if new_id else _id_for(name, contact)
    if name_key(name) == name_key(contact.name) and not new_id and name_key(wanted) != name_key(contact.id):
        wanted = contact.id  # only the name's letters change: the file's name was the person's choice
    if (name, wanted) == (contact.name, contact.id):
        raise UsageError(f"{contact.name} is called so already ({contact.path}).", "Give another name, or --id.")
    others = [entry for entry in index.entries.values() if entry.path != contact.path]
    for what, new, old in (("name", name, contact.name), ("id", wanted, contact.id)):
        taken = next((entry for entry in others if name_key(new) in entry.keys), None)
        if taken is not None and name_key(new) != name_key(old):
            raise UsageError(f"The {what} '{new}' is taken: {taken.path}.", _HINTS[what])
    return Renaming(contact, name, wanted, tuple(_aliases(contact, name, wanted, others)))


_HINTS = {"name": "Give a fuller name.", "id": "Give another one with --id, or keep the file's name with --keep-file."}


def _id_for(name: str, contact: Contact) -> str:
    """As ``netmd new`` makes it; where the file is called exactly as the person is, so it stays."""
    made = contact_id(name)
    is_name = contact.id == contact.name and contact.id != contact_id(contact.name)
    return name if is_name and _is_file_name(name) else made


def _is_file_name(name: str) -> bool:
    """Whether a stem can be a file's name on every system, and the target of a wikilink (Obsidian)."""
    is_short = len(name.encode()) <= 200
    return is_short and not re.search(r"[\\/:*?\"<>|#^\[\]\0-\x1f]|%%|\A[.\s]|[.\s]\Z", name)


def _checked(new_id: str) -> str:
    wanted = re.sub(r"\.md\Z", "", one_line(new_id), flags=re.IGNORECASE)
    if not wanted or not _is_file_name(wanted) or wanted.casefold() == "readme":
        raise UsageError(f"'{new_id}' cannot be the name of a contact's file.", "Write it like priya-raman.")
    return wanted


def _aliases(contact: Contact, name: str, wanted: str, others: Iterable[Entry]) -> Iterator[str]:
    """The old name, and the old id unless it means somebody else by now."""
    known = {name_key(one) for one in (name, wanted, *contact.aliases)}
    if name_key(contact.name) not in known:
        yield contact.name
        known.add(name_key(contact.name))
    old_id = name_key(contact.id)
    if old_id not in known and not any(old_id in entry.keys for entry in others):
        yield contact.id


# -- the changes ----------------------------------------------------------------------------------------------------


def rename(wanted: Renaming, index: Index, paths: Iterable[str], open_note: Callable[[str], NoteFile]) -> Plan:
    """Rename a contact. ``paths`` are the files that may link to it, ``open_note`` gives the note at a path.

    Raises :class:`EditRefusedError` if one of them must not be written to, and :class:`EditWithoutEffectError` if
    anything would mean something else afterwards.
    """
    own = open_note(wanted.contact.path)
    notes = {own.path: own, **{path: open_note(path) for path in paths if path != own.path}}
    index = index.replaced({path: note.entry for path, note in notes.items()})
    contact = index.contact(own.path)
    if contact is None or (contact.name, contact.aliases) != (wanted.contact.name, wanted.contact.aliases):
        raise EditRefusedError(f"{own.path} has changed meanwhile; nothing was written.", "Run the command again.")
    edits = {path: list(_link_edits(note, wanted, index)) for path, note in notes.items()}
    links = sum(map(len, edits.values()))
    files = sum(1 for found in edits.values() if found)
    fields = with_names(own, wanted.name if wanted.name != contact.name else "", wanted.aliases)
    edits[own.path] = [*fields, *(edit for edit in edits[own.path] if not _lies_in(edit, fields))]
    after = {path: note.document.edited(edits[path]).data for path, note in notes.items() if edits[path]}
    after.setdefault(own.path, own.document.data)
    _verify(wanted, index, notes, after)
    return Plan(tuple(_changes(wanted, notes, after)), tuple(_says(wanted, links, files)))


def _lies_in(edit: TextEdit, others: Iterable[TextEdit]) -> bool:
    return any(other.start <= edit.start and edit.end <= other.end for other in others)


def _link_edits(note: NoteFile, wanted: Renaming, index: Index) -> Iterator[TextEdit]:
    for target in link_targets(note):
        if not _means(index, target.key, wanted):
            continue
        new = next((word for name in _names_for(target, wanted) if (word := target.written(name)) is not None), None)
        if new is not None and new != note.text.content[target.start : target.end]:
            yield TextEdit(note.in_document(target.start), note.in_document(target.end), new)


def _means(index: Index, key: str, wanted: Renaming) -> bool:
    found = index.person(key)
    return found is not None and found.path == wanted.contact.path


def _names_for(target: LinkTarget, wanted: Renaming) -> Iterator[str]:
    """What a link may say instead, best first; nothing where it goes by an alias, or by an id that stays."""
    contact = wanted.contact
    if target.key == name_key(contact.id):
        if wanted.id != contact.id:
            yield wanted.id
    elif target.key == name_key(contact.name) and wanted.name != contact.name:
        yield wanted.name
        yield wanted.id


def _verify(wanted: Renaming, index: Index, notes: dict[str, NoteFile], after: dict[str, bytes]) -> None:
    contact = index.entries[wanted.contact.path]
    assert isinstance(contact, Contact)
    changes: dict[str, Entry | None] = {contact.path: None}
    for path, data in after.items():
        new_path = wanted.path if path == contact.path else path
        reading = notes[path].read(new_path, data)
        if reading.entry is None:
            raise UsageError(f"A file called {new_path} would not be read as a contact.",
                             "See `ignore` in netmd.toml, or give another name.")  # fmt: skip
        changes[new_path] = reading.entry
        new_problems = Counter(problem.code for problem in reading.problems)
        if new_problems - Counter(problem.code for problem in notes[path].reading.problems):
            raise EditWithoutEffectError(f"The change to {path} would not be read as it is meant; nothing was written.",
                                         "netmd check says what is wrong in it by now.")  # fmt: skip
    aliases = (*contact.aliases, *wanted.aliases)
    note = replace(contact.note, path=wanted.path, id=wanted.id)
    meant = replace(contact, name=wanted.name, aliases=aliases, note=note)
    refuse_other_meaning(index, index.replaced(changes), Renamed(contact, meant), list(after))


def _changes(wanted: Renaming, notes: dict[str, NoteFile], after: dict[str, bytes]) -> Iterator[FileChange]:
    for path in sorted(after):
        before = notes[path].document.data
        if path != wanted.contact.path or path == wanted.path:
            yield FileChange(path, before, after[path])
        else:
            yield FileChange(path, before, None)
            yield FileChange(wanted.path, None, after[path], like=path)


def _says(wanted: Renaming, links: int, files: int) -> Iterator[str]:
    old, new = wanted.contact, wanted.path
    if wanted.name != old.name:
        yield f"{old.name} is {wanted.name} now ({new})"
    else:
        yield f"{old.name} is in {new} now"
    many = f"{links} link{'s' if links != 1 else ''} changed in {files} file{'s' if files != 1 else ''}"
    known = (*old.aliases, *wanted.aliases)
    yield f"{many}; also known as {', '.join(known)}" if known else many

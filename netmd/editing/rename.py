"""``netmd rename``: a contact's name, file and every link to it, and the old names kept as aliases.

A link by the id gets the new id, one by the name the new name; one by an alias stays, as does the text that a link
shows. Code and comments stay too. The old id is kept as an alias, so that what is not in the
notebook, or comes from another laptop later, still finds the contact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.link_targets import LinkTarget, link_targets
from netmd.editing.name_fields import with_names
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.editing.renaming import Renaming
from netmd.editing.same_meaning import Renamed, refuse_other_meaning
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Entry, name_key
from netmd.reading.entries import name_from_stem
from netmd.reading.headings import find_headings


@dataclass(frozen=True, slots=True)
class Others:
    """What lies in the notebook's folder beside its entries.

    ``linking`` are the paths of the Markdown files that may link to the contact, ``there`` those of all, ``unread`` the
    ones that cannot be looked at.
    """

    linking: tuple[str, ...] = ()
    there: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()


def rename(
    wanted: Renaming,
    index: Index,
    paths: Iterable[str],
    open_note: Callable[[str], NoteFile],
    others: Others | None = None,
) -> Plan:
    """Rename a contact. ``paths`` are the entries that may link to it, ``open_note`` gives the note at a path.

    Raises :class:`EditRefusedError` if one of them must not be written to, and :class:`EditWithoutEffectError` if
    anything would mean something else afterwards.
    """
    others = others or Others()
    own = open_note(wanted.contact.path)
    notes = {own.path: own, **{path: open_note(path) for path in (*paths, *others.linking) if path != own.path}}
    index = index.replaced({path: note.entry for path, note in notes.items() if path not in others.linking})
    contact = index.contact(own.path)
    if contact is None or (contact.name, contact.aliases) != (wanted.contact.name, wanted.contact.aliases):
        raise EditRefusedError(f"{own.path} has changed meanwhile; nothing was written.", "Run the command again.")
    edits = {path: list(_link_edits(note, wanted, index, others.there)) for path, note in notes.items()}
    links = sum(map(len, edits.values()))
    files = sum(1 for found in edits.values() if found)
    fields = with_names(own, wanted.name, wanted.aliases, name_from_stem(wanted.id))
    links_beside = [edit for edit in edits[own.path] if not _lies_in(edit, fields)]
    edits[own.path] = [*fields, *links_beside, *_heading(own, wanted)]
    after = {path: note.document.edited(edits[path]).data for path, note in notes.items() if edits[path]}
    after.setdefault(own.path, own.document.data)
    for path in others.linking:
        if path in after:
            verify_other(notes[path], after[path], edits[path])
    _verify(wanted, index, notes, {path: data for path, data in after.items() if path not in others.linking})
    return Plan(tuple(_changes(wanted, notes, after)), tuple(_says(wanted, links, files, others)))


def links_to(note: NoteFile, wanted: Renaming, index: Index, others: Others) -> bool:
    """Whether a file holds a link that changes."""
    return any(True for _ in _link_edits(note, wanted, index, others.there))


def _lies_in(edit: TextEdit, others: Iterable[TextEdit]) -> bool:
    return any(other.start <= edit.start and edit.end <= other.end for other in others)


def _link_edits(note: NoteFile, wanted: Renaming, index: Index, there: Collection[str]) -> Iterator[TextEdit]:
    for target in link_targets(note):
        if not _means(index, target.key, wanted) or is_elsewhere(target, note.path, wanted, there):
            continue
        new = next((word for name in _names_for(target, wanted) if (word := target.written(name)) is not None), None)
        if new is not None and new != note.text.content[target.start : target.end]:
            yield TextEdit(note.in_document(target.start), note.in_document(target.end), new)


def _means(index: Index, key: str, wanted: Renaming) -> bool:
    found = index.person(key)
    return found is not None and found.path == wanted.contact.path


def is_elsewhere(target: LinkTarget, path: str, wanted: Renaming, there: Collection[str]) -> bool:
    """Whether the link's path leads to another file that only has the name of the contact's: ``[[Projects/Ann]]``."""
    if not target.file or (target.form == "wiki" and "/" not in target.file):
        return False
    leads_to = {normpath(join(folder, target.file)) for folder in (dirname(path), "")}
    return wanted.contact.path not in leads_to and not leads_to.isdisjoint(there)


def _heading(own: NoteFile, wanted: Renaming) -> Iterator[TextEdit]:
    """The file's title, a heading of the first level above everything, where it is but the old name."""
    first = next(find_headings(own.masked.plain), None)
    if first is None or first.level != 1 or own.masked.visible[: first.start].strip() or _MARKUP.search(wanted.name):
        return
    body = own.front_matter.body_start
    start, end = body + first.text_start, body + first.text_end
    if name_key(own.text.content[start:end]) == name_key(wanted.contact.name) != name_key(wanted.name):
        yield TextEdit(own.in_document(start), own.in_document(end), wanted.name)


_MARKUP = re.compile(r"[\\`*_\[\]<>#|~%!&$^=()]|\d{4}-\d\d")
"""What would be no plain text in a heading."""


def _names_for(target: LinkTarget, wanted: Renaming) -> Iterator[str]:
    """What a link may say instead, best first; nothing where it goes by an alias, or by an id that stays."""
    contact = wanted.contact
    if target.key == name_key(contact.id):
        if wanted.id != contact.id:
            yield wanted.id
    elif target.key == name_key(contact.name) and wanted.name != contact.name:
        yield wanted.name
        yield wanted.id


def verify_other(note: NoteFile, data: bytes, edits: Sequence[TextEdit]) -> None:
    """Raise unless the links of a file that is no entry are the same as before, but for those that were changed."""
    after = NoteFile.of(note.path, data, note.read)
    old, new = (sorted(link_targets(one), key=lambda target: target.start) for one in (note, after))
    changed = {at for edit in edits for at in range(edit.start, edit.end)}
    if (
        after.reading.entry is not None
        or len(old) != len(new)
        or any(a.key != b.key and note.in_document(a.start) not in changed for a, b in zip(old, new, strict=True))
    ):
        raise _unlike(note.path)


def _unlike(path: str) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"The change to {path} would not be read as it is meant; nothing was written.",
                                  "netmd check says what is wrong in it by now.")  # fmt: skip


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
            raise _unlike(path)
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


def _says(wanted: Renaming, links: int, files: int, others: Others) -> Iterator[str]:
    old, new = wanted.contact, wanted.path
    if wanted.name != old.name:
        yield f"{old.name} is {wanted.name} now ({new})"
    else:
        yield f"{old.name} is in {new} now"
    many = f"{links} link{'s' if links != 1 else ''} changed in {files} file{'s' if files != 1 else ''}"
    known = (*old.aliases, *wanted.aliases)
    yield f"{many}; also known as {', '.join(known)}" if known else many
    if others.unread:
        yield f"Not looked at, as netmd does not read them: {', '.join(others.unread)}"

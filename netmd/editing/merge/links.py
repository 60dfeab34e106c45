"""Links to a contact that is to go, turned into links to the one that stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.link_targets import LinkTarget, link_targets
from netmd.editing.note import NoteFile
from netmd.editing.rename import is_elsewhere
from netmd.editing.renaming import Renaming
from netmd.index import Index
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Turning:
    """Whom links meant, whom they are to mean, and the name that means the latter alone."""

    gone: Contact
    keep: Contact
    name: str

    @property
    def as_renaming(self) -> Renaming:
        """The same as if the one that goes were renamed."""
        return Renaming(self.gone, self.keep.name, self.keep.id, ())


def turning(gone: Contact, keep: Contact, index: Index) -> Turning:
    """How links to one contact become links to another.

    Raises :class:`EditRefusedError` where neither the id nor the name of the one that stays means nobody else.
    """
    left = index.replaced({gone.path: None})
    by_id = left.person(name_key(keep.id))
    if by_id is None or by_id.path != keep.path:
        raise EditRefusedError(f"No link means {keep.path} alone: other files are called {keep.id} too.",
                               "Rename one of them first: netmd rename")  # fmt: skip
    by_name = left.person(name_key(keep.name))
    return Turning(gone, keep, keep.name if by_name and by_name.path == keep.path else keep.id)


def is_link_to(
    contact: Contact, target: LinkTarget, note: NoteFile, turn: Turning, index: Index, there: Collection[str]
) -> bool:
    """Whether a link means one of the two contacts, and no file of another folder."""
    found = index.person(target.key)
    if found is None or found.path != contact.path:
        return False
    own = Renaming(contact, contact.name, contact.id, ()) if contact.path != turn.gone.path else turn.as_renaming
    return not is_elsewhere(target, note.path, own, there)


def link_edits(note: NoteFile, turn: Turning, index: Index, there: Collection[str]) -> Iterator[TextEdit]:
    """The edits of a file after which its links mean the contact that stays.

    A link by an alias stays as it is, as the aliases go over. ``there`` are the paths of all files.
    """
    for target in link_targets(note):
        if not is_link_to(turn.gone, target, note, turn, index, there):
            continue
        is_named = target.key == name_key(turn.gone.name) and target.key != name_key(turn.gone.id)
        if not is_named and target.key != name_key(turn.gone.id):
            continue
        names = (turn.name, turn.keep.id) if is_named else (turn.keep.id,)
        new = next((word for name in names if (word := target.written(name)) is not None), None)
        if new is None:
            continue  # it means the contact by the name, which becomes an alias
        start, prefix = _folder(note, target, turn)
        written = note.text.content[start : target.end]
        if written != f"{prefix}{new}":
            yield TextEdit(note.in_document(start), note.in_document(target.end), f"{prefix}{new}")


def _folder(note: NoteFile, target: LinkTarget, turn: Turning) -> tuple[int, str]:
    """Where a link's path begins, and the folder to write there instead; nothing where the folder stays."""
    old, new = dirname(turn.gone.path), dirname(turn.keep.path)
    if old == new or target.form not in ("wiki", "path"):
        return target.start, ""
    before = note.text.content[: target.start]
    begin = len(before) - len(re.split(r"\[\[[ \t]*|[(<]|\]:[ \t]*", before.rsplit("\n", 1)[-1])[-1])
    if target.form == "wiki":
        return (begin, f"{new}/" if new else "") if "/" in before[begin:] else (target.start, "")
    folder = relpath(new or ".", dirname(note.path) or ".")
    return begin, "" if folder == "." else f"{quote(folder) if target.encoded else folder}/"

"""What a contact may be called: its new name, the stem of its file, and the old names kept as aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from netmd.editing.stems import file_stem, is_called_as_named, is_file_name
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
    return file_stem(name, as_named=is_called_as_named(contact) is True)


def _checked(new_id: str) -> str:
    wanted = re.sub(r"\.md\Z", "", one_line(new_id), flags=re.IGNORECASE)
    if not wanted or not is_file_name(wanted) or wanted.casefold() == "readme":
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

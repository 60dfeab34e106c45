"""What a contact's file is called, and where it lies: ``priya-raman``, or ``Priya Raman`` where others are too."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection

from netmd.errors import UsageError
from netmd.folding import fold
from netmd.index import Index
from netmd.model import Contact, name_key


def contact_id(name: str) -> str:
    """The id that a name gives: ``priya-raman``, ``renee-ortiz`` for Renée Ortiz, ``田辺由紀`` as it is.

    Latin letters lose their accents, so that every keyboard and file system can write them; letters of other scripts
    stay. Raises UsageError for a name without letters and digits.
    """
    plain = "".join(_without_accent(char) for char in unicodedata.normalize("NFC", name))
    words = re.findall(r"[^\W_]+", re.sub(r"['’ʼ`´]", "", _JOINED.sub("", plain)))
    found = "-".join(words).encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip("-")
    if not found:
        raise UsageError(f"'{name}' has no letters to make a file's name of.", "Give the name in letters.")
    return f"{found}-1" if found in _RESERVED else found


_MOST_BYTES = 120
"""Of an id in UTF-8: with ``.md`` and what sync tools add well under the 255 bytes that a file's name may have."""

_RESERVED = frozenset(
    ("readme", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""``README.md`` is the reference; the others are devices on Windows, with any extension ("Naming Files", Microsoft)."""

_JOINED = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def _without_accent(char: str) -> str:
    if char.isascii():
        return char.lower()
    is_latin = unicodedata.name(char, "").startswith("LATIN ")
    return fold(char) if is_latin else char.lower()


def file_stem(name: str, *, as_named: bool) -> str:
    """The stem of a file for a name: its id, or ``as_named`` the name itself where a file can be called so."""
    made = contact_id(name)
    return name if as_named and made != name and is_file_name(name) else made


def is_called_as_named(contact: Contact) -> bool | None:
    """Whether a contact's file is called exactly as the person is; None where their name tells nothing about that."""
    if not any(map(str.isalnum, contact.name)):
        return None
    made = contact_id(contact.name)
    return None if contact.name == made else contact.id == contact.name


def is_file_name(name: str) -> bool:
    """Whether a stem can be a file's name on every system, and the target of a wikilink (Obsidian)."""
    is_short = len(name.encode()) <= 200
    return is_short and not re.search(r"[\\/:*?\"<>|#^\[\]\0-\x1f]|%%|\A[.\s]|[.\s]\Z", name)


def are_called_as_named(index: Index) -> bool:
    """Whether most contacts' files are called exactly as the people are."""
    told = [is_called_as_named(contact) for contact in index.contacts]
    return told.count(True) > told.count(False)


def usual_folder(index: Index, home: str) -> str:
    """The folder in which most contacts lie, else ``home``.

    One contact in a folder below the contacts folder shows no habit yet.
    """
    folders = Counter(contact.path.rpartition("/")[0] for contact in index.contacts)
    folder, count = max(folders.items(), key=lambda pair: pair[1], default=(home, 0))
    return folder if 2 * count > folders.total() and (count > 1 or not home) else home


def free_path(wanted: str, folder: str, taken: Collection[str], is_contact: Callable[[str], bool]) -> str:
    """A path for a new contact whose id nobody has, whatever the case of its letters: ``contacts/sam-lee-2.md``.

    ``taken`` are the ids there are; ``is_contact`` tells whether the file at a path would be read as a contact. Raises
    UsageError if none would.
    """
    there = {name_key(stem) for stem in taken}
    free = wanted
    number = 1
    while name_key(free) in there:
        number += 1
        free = f"{wanted} {number}" if " " in wanted else f"{wanted}-{number}"
    path = f"{folder}/{free}.md" if folder else f"{free}.md"
    if not is_contact(path):
        raise UsageError(f"A file called {path} would not be read as a contact.",
                         "See `ignore` in netmd.toml, or give another name.")  # fmt: skip
    return path

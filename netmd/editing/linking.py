"""Links to people as netmd writes them."""

from __future__ import annotations

import re
from posixpath import dirname, relpath
from urllib.parse import quote

from netmd.editing.document import EditRefusedError
from netmd.index import Index
from netmd.model import Contact, Link, name_key
from netmd.problems import Location

_NOT_IN_A_NAME = re.compile(r"[#|^\[\]\\]|%%")
"""What the name of a note must not hold to be linked in double brackets (Obsidian)."""


def link_to(contact: Contact, index: Index, path: str) -> str:
    """A link to a contact, to be written into the file at ``path``: ``[[sam-lee]]``.

    By the id; where that means several, by the name or an alias, or else by the file: ``[Sam Lee](../b/sam-lee.md)``.
    Raises :class:`EditRefusedError` if no link means this contact alone.
    """
    for name in (contact.id, contact.name, *contact.aliases):
        found = index.person(Link(name, name, Location(path)))
        if found and found.path == contact.path and not _NOT_IN_A_NAME.search(name):
            return f"[[{name}]]"
    found = index.person(name_key(contact.id))
    if found and found.path == contact.path:
        target = quote(relpath(contact.path, dirname(path) or "."))
        return f"[{re.sub(r'[][]', '', contact.name)}]({target})"
    raise EditRefusedError(f"No link means {contact.path} alone: its id and its names are others' too.",
                           "Rename the file, or give the contact an alias of its own.")  # fmt: skip

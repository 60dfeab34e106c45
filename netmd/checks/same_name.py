"""NET304: two contacts go by the same name; links to it by name would be ambiguous."""

from __future__ import annotations

from collections.abc import Iterator

from netmd import problems
from netmd.index import Index
from netmd.model import name_key
from netmd.problems import Problem


def check_same_names(index: Index) -> Iterator[Problem]:
    """One hint for each contact whose name or an alias an earlier one has, unless their ids are the same."""
    first: dict[str, str] = {}
    for contact in sorted(index.contacts, key=lambda contact: contact.path):
        for name in dict.fromkeys(name_key(name) for name in (contact.name, *contact.aliases)):
            other = index.contact(first.setdefault(name, contact.path))
            if other is None or other.path == contact.path or name_key(other.id) == name_key(contact.id):
                continue
            key = "name" if name == name_key(contact.name) else "aliases"
            shown = contact.name if key == "name" else name
            yield Problem(problems.SAME_NAME, contact.note.at(key), f"`{other.id}` goes by `{shown}` too.",
                          f"Link them as [[{contact.id}]] and [[{other.id}]], or give one a fuller name.")  # fmt: skip
            break

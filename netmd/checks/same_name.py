"""NET304: two contacts go by the same name; links to it by name would be ambiguous."""

from __future__ import annotations

from collections.abc import Iterator

from netmd import problems
from netmd.carried import Carried
from netmd.index import Index
from netmd.model import name_key
from netmd.problems import Problem


def check_same_names(index: Index, carried: Carried | None = None) -> Iterator[Problem]:
    """One hint for each contact whose name or an alias an earlier one has, unless their ids are the same."""
    for path, name, other_path in (carried or Carried()).once("same names", (), lambda: tuple(_same_names(index))):
        contact, other = index.contact(path), index.contact(other_path)
        assert contact is not None
        assert other is not None
        place = contact.note.at("name" if name == contact.name else "aliases")
        yield Problem(problems.SAME_NAME, place, f"`{other.id}` goes by `{name}` too.",
                      f"Link them as [[{contact.id}]] and [[{other.id}]], or give one a fuller name.")  # fmt: skip


def _same_names(index: Index) -> Iterator[tuple[str, str, str]]:
    """The paths of those who share a name with an earlier one, the name, and the other's path."""
    first: dict[str, str] = {}
    for contact in sorted(index.contacts, key=lambda contact: contact.path):
        for name in (contact.name, *contact.aliases):
            other = index.contact(first.setdefault(name_key(name), contact.path))
            if other is None or other.path == contact.path or name_key(other.id) == name_key(contact.id):
                continue
            yield contact.path, name, other.path
            break

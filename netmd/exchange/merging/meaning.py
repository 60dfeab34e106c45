"""Whom a name or an address of the file means, of contacts that are there or will be; and links to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netmd.editing.linking import link_to
from netmd.exchange.matching.known import People, Traits
from netmd.exchange.merging.book import Book
from netmd.exchange.merging.new_paths import NewPaths
from netmd.exchange.merging.plain import comparable, value
from netmd.exchange.merging.touches import title_key
from netmd.exchange.records import PersonKey
from netmd.model import Contact, Link
from netmd.problems import Location


class Meaning:
    """Knows the notebook's ``people`` from the beginning, and those of the file as they are made known."""

    def __init__(self, book: Book, me: frozenset[str]) -> None:
        self._index = book.index
        self._me = me
        self._paths = NewPaths(book)
        self._new_names: dict[str, str] = {}
        self._links: dict[tuple[str, str], str] = {}
        self.people = People()
        for contact in book.index.contacts:
            self.people.add(_traits_of(contact))

    def path_for(self, name: str) -> str:
        """A path for somebody new."""
        shown = value(name)
        path = self._paths.free(shown)
        self._new_names[path] = shown
        return path

    def resolved(self, people: Iterable[PersonKey]) -> tuple[list[str], list[str]]:
        """The paths of those who are contacts, or will be, and the names of the others; without the owner."""
        paths: dict[str, None] = {}
        names: dict[str, None] = {}
        for key in people:
            if {key.name.strip().casefold(), key.email.strip().casefold()} & self._me:
                continue
            path = self._resolve(key)
            if path:
                paths[path] = None
            else:
                names[key.name or key.email or key.linkedin or key.phone] = None
        return list(paths), list(names)

    def _resolve(self, key: PersonKey) -> str | None:
        """Who is named: surely, or by a whole name or an address that is one contact's alone."""
        match = self.people.find(Traits.of_key(replace(key, name=value(key.name))))
        if len(match.candidates) != 1:
            return None
        candidate = match.candidates[0]
        by_name = candidate.why == "the same name" and _is_whole(key.name)
        by_address = candidate.why.startswith("the same e-mail address")
        return candidate.id if match.how == "sure" or by_name or by_address else None

    def introducer(self, name: str, own: str) -> str:
        """Who introduced the contact at a path, as a link where it is one; empty where it is the contact."""
        path = self._resolve(PersonKey(name=name))
        if path == own:
            return ""
        return self.link(path, own) if path else name

    def is_same_person(self, one: str, other: str) -> bool:
        """Whether two names, or links, mean one person."""
        found = [self._meant(text) for text in (one, other)]
        return found[0] == found[1] if all(found) else comparable(one) == comparable(other)

    def _meant(self, written: str) -> str | None:
        target = written.removeprefix("[[").removesuffix("]]").split("|")[0]
        contact = self._index.person(Link(target, target, Location("")))
        if contact is not None:
            return contact.path
        return self._paths.by_stem.get(target) or self._resolve(PersonKey(name=target))

    def named(self, path: str, own: str) -> tuple[str, str]:
        """The name of the contact at a path, and a link to them as it is to be written into the file at another."""
        contact = self._index.contact(path)
        return contact.name if contact else self._new_names[path], self.link(path, own)

    def link(self, path: str, own: str) -> str:
        """A link to the contact at a path, as it is to be written into the file at another."""
        known = self._links.get((path, own))
        if known is None:
            contact = self._index.contact(path)
            stem = path.rpartition("/")[2].removesuffix(".md")
            known = link_to(contact, self._index, own) if contact else f"[[{stem}]]"
            self._links[path, own] = known
        return known


def _is_whole(name: str) -> bool:
    """Whether it is more than a first name: of several words, or of a script that parts no words (김민지, 王芳)."""
    return len(name.split()) > 1 or (len(name) > 1 and all("\u2e80" <= sign <= "\ud7ff" for sign in name.strip()))


def _traits_of(contact: Contact) -> Traits:
    touches = frozenset(f"{one.when.iso} {title_key(one)}" for one in contact.note.meetings)
    born = contact.birthday.iso if contact.birthday else ""
    names = (contact.name, *contact.aliases)
    return Traits(contact.path, names, contact.emails, contact.phones, contact.linkedin, contact.orgs, born, touches)

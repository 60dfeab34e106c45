"""``netmd new``: a contact's file with only what is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netmd.dates import Birthday, Cadence, When
from netmd.editing.note import Reader
from netmd.editing.stems import contact_id
from netmd.editing.verify import EditWithoutEffectError
from netmd.editing.wording import one_line
from netmd.editing.yaml_text import flow_list, scalar
from netmd.folding import words_of
from netmd.identity import bare_name
from netmd.index import Index
from netmd.model import Contact, Direction, name_key


@dataclass(frozen=True, slots=True)
class NewContact:
    """What is known of somebody.

    ``introduced_by`` are links, as they are to be written; ``cadence`` and ``birthday`` keep the words they came in.
    """

    name: str
    aliases: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    linkedin: str = ""
    location: str = ""
    tags: tuple[str, ...] = ()
    direction: Direction | None = None
    met: When | None = None
    met_at: str = ""
    introduced_by: tuple[str, ...] = ()
    cadence: tuple[str, Cadence] | None = None
    seeking: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    birthday: tuple[str, Birthday] | None = None
    pronouns: str = ""


def somebody_like(index: Index, new: NewContact) -> tuple[tuple[Contact, str], ...]:
    """Who is there already by the same name, alias, id, e-mail address or LinkedIn profile, and in what they agree."""
    names = {name_key(name) for name in (new.name, *new.aliases)}
    wanted_id = name_key(contact_id(new.name))
    emails = {email.strip().casefold() for email in new.emails}
    profile = _profile(new.linkedin)
    found = []
    for contact in index.contacts:
        theirs = {name_key(name) for name in (contact.name, *contact.aliases)}
        if theirs & names:
            found.append((contact, "the same name"))
        elif name_key(contact.id) == wanted_id:
            found.append((contact, "the same id"))
        elif emails & {email.strip().casefold() for email in contact.emails}:
            found.append((contact, "the same e-mail address"))
        elif profile and profile == _profile(contact.linkedin):
            found.append((contact, "the same LinkedIn profile"))
    return tuple(found)


def alike(index: Index, name: str) -> tuple[Contact, ...]:
    """Who has a name that may be the same one: the same words but for titles, or of two words or more all but a slip.

    Somebody whose name merely begins so is somebody else: Ann Lee is no second Ann.
    """
    wanted = _words(name)
    return tuple(
        contact
        for contact in index.contacts
        if any(_is_nearly(wanted, _words(one)) for one in (contact.name, *contact.aliases, contact.id))
    )


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without titles; a title before a single word stays, as Mr and Mrs Smith are two."""
    bare = words_of(bare_name(name))
    return bare if len(bare) > 1 else words_of(name)


def _is_nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    from rapidfuzz.distance import OSA

    if len(one) != len(other) or not one:
        return False
    first, second = " ".join(sorted(one)), " ".join(sorted(other))
    if first == second or len(one) < 2:
        return first == second
    return min(OSA.distance(first, second), OSA.distance(" ".join(one), " ".join(other))) <= 1


def _profile(address: str) -> str:
    """What tells a LinkedIn profile from others: ``priya-raman`` of any form of its address; empty for ``no``."""
    match = re.search(r"/(?:in|pub)/([^/?#\s]+)", address.casefold())
    return match[1] if match else ""


def new_note(path: str, new: NewContact, read: Reader) -> bytes:
    """The file of a new contact.

    Raises :class:`EditWithoutEffectError` if it would not be read as exactly what is given.
    """
    data = "".join(f"{line}\n" for line in ("---", *_lines(new), "---")).encode()
    reading = read(path, data)
    contact = reading.entry
    if not isinstance(contact, Contact) or reading.problems or not _says(contact, new):
        raise EditWithoutEffectError(
            f"{path} would not be read as it is meant; nothing was written.",
            " ".join(f"{problem.message} {problem.mend}" for problem in reading.problems)
            or "Give it with fewer signs, or write the file in your editor.",
        )
    return data


def _lines(new: NewContact) -> list[str]:
    lines: list[str] = [f"name: {scalar(new.name)}"]
    lines += _list("aliases", new.aliases)
    for key, texts in (("org", new.orgs), ("role", new.roles), ("email", new.emails), ("phone", new.phones),
                       ("url", new.urls), ("linkedin", (new.linkedin,)), ("location", (new.location,))):  # fmt: skip
        lines += _values(key, tuple(filter(None, texts)))
    lines += _list("tags", new.tags)
    lines += [f"direction: {new.direction}"] if new.direction else []
    lines += [f"met: {new.met.iso}"] if new.met else []
    lines += _values("met_at", tuple(filter(None, (new.met_at,))))
    lines += _values("introduced_by", new.introduced_by)
    lines += [f"cadence: {new.cadence[0]}"] if new.cadence else []
    lines += _list("seeking", new.seeking) + _list("offers", new.offers)
    lines += [f"birthday: {new.birthday[0]}"] if new.birthday else []
    return lines + _values("pronouns", tuple(filter(None, (new.pronouns,))))


def _values(key: str, texts: tuple[str, ...]) -> list[str]:
    """One value as it is, several as a list."""
    return [f"{key}: {scalar(texts[0])}"] if len(texts) == 1 else _list(key, texts)


def _list(key: str, texts: tuple[str, ...]) -> list[str]:
    return [f"{key}: {flow_list(texts)}"] if texts else []


def _says(contact: Contact, new: NewContact) -> bool:
    """Whether the contact is exactly what was given."""
    texts = ("name", "linkedin", "location", "met_at", "pronouns")
    lists = ("aliases", "orgs", "roles", "emails", "phones", "urls", "tags", "seeking", "offers")
    links = tuple(link.target for link in contact.introduced_by)
    return (
        all(getattr(contact, name) == one_line(getattr(new, name)) for name in texts)
        and all(getattr(contact, name) == tuple(map(one_line, getattr(new, name))) for name in lists)
        and (contact.direction, contact.met) == (new.direction, new.met)
        and contact.birthday == (new.birthday[1] if new.birthday else None)
        and contact.cadence == (new.cadence[1] if new.cadence else None)
        and len(links) == len(new.introduced_by)
        and not (contact.note.extra or contact.note.meetings or contact.note.sections)
    )

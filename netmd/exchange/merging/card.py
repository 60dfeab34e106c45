"""What is known of a person as front matter says it: the same form for a foreign record and for a contact's note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from netmd.dates import ImpossibleDateError, NoCadence, parse_birthday, parse_cadence
from netmd.editing.front_values import NewValues
from netmd.exchange.merging.free_keys import free_key
from netmd.exchange.merging.plain import clean, comparable, value
from netmd.exchange.records import PersonRecord
from netmd.identity import address, org, phone, profile
from netmd.model import Contact, name_key
from netmd.reading.yaml_fields import field_key

Form = Literal["one", "bare", "values", "list"]


class Key(NamedTuple):
    """A key of front matter: the attribute of a contact it is read as, and how it is written.

    ``one`` takes one value, ``bare`` one that needs no quotes: a date, ``true``; ``values`` is a list only where there
    are several; ``list`` always is one. ``grows`` says that values which are missing are added to those there; else
    another value is a conflict.
    """

    key: str
    attribute: str
    form: Form
    grows: bool = False


KEYS = (
    Key("aliases", "aliases", "list", True), Key("org", "orgs", "values"), Key("role", "roles", "values"),
    Key("email", "emails", "values", True), Key("phone", "phones", "values", True), Key("url", "urls", "values", True),
    Key("linkedin", "linkedin", "one"), Key("location", "location", "one"), Key("tags", "tags", "list", True),
    Key("direction", "direction", "one"), Key("met", "met", "bare"), Key("met_at", "met_at", "one"),
    Key("introduced_by", "introduced_by", "values"), Key("cadence", "cadence", "one"),
    Key("seeking", "seeking", "list", True), Key("offers", "offers", "list", True), Key("birthday", "birthday", "bare"),
    Key("pronouns", "pronouns", "one"), Key("follow_up", "follow_up", "bare"),
    Key("snooze", "snooze", "bare"), Key("status", "status", "one"), Key("private", "private", "bare"),
)  # fmt: skip
"""In the order in which they are written."""


def new_values(key: Key, values: tuple[str, ...]) -> NewValues:
    """Values of a key, to be written."""
    return NewValues(key.key, values, key.form == "list", key.form == "bare")


LONGEST = 300
"""Characters of a value; a longer one, or one of several lines, becomes a note."""


@dataclass(frozen=True, slots=True)
class Card:
    """Front matter as texts: the values of the keys of :data:`KEYS` that there are, and of others.

    ``notes`` are what is too long for front matter. Names in ``introduced_by`` are not links yet.
    """

    name: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def card_of(record: PersonRecord) -> Card:
    """What a record says, in the form in which it is written."""
    name = value(record.name)
    found: dict[str, tuple[str, ...]] = {}
    extra = _Further()
    notes: list[str] = []
    for key, texts in _texts(record):
        kept = _unique(part for text in texts for part in _PARTS.get(key, _whole)(text))
        if key == "aliases":
            kept = tuple(alias for alias in kept if name_key(alias) != name_key(name))
        elif key == "role":
            kept = tuple(role for role in kept if name_key(role) != name_key(name))
        elif key in _READ:
            kept, unread = _read(kept, _READ[key])
            extra.keep(key, unread)
        if kept:
            found[key] = kept
    for key, texts in record.extra:
        short = _unique(value(text) for text in texts if _is_short(text))
        extra.keep(key, short)
        notes += [f"{value(key)}: {clean(text).strip()}" for text in texts if not _is_short(text)]
    return Card(name, found, extra.values, (*notes, *extra.rest))


def _texts(record: PersonRecord) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key in KEYS:
        given = getattr(record, key.attribute)
        if isinstance(given, tuple):
            yield key.key, given
        elif given:
            yield key.key, (_written(given),)


@dataclass(slots=True)
class _Further:
    """Values under keys that the format has no meaning for, each key once in whichever form it is written.

    Of very many keys the first are kept as such; ``rest`` is the others as a text.
    """

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)
    _more: list[str] = field(default_factory=list)

    def keep(self, key: str, texts: tuple[str, ...]) -> None:
        """Put values under a key that no other of the format has."""
        if not texts:
            return
        written = free_key(key)
        there = self._written.get(field_key(written))
        if there is None and len(self.values) >= MOST_KEYS:
            self._more.append(f"{value(key)}: {'; '.join(texts)}")
            return
        there = self._written.setdefault(field_key(written), written)
        self.values[there] = _unique((*self.values.get(there, ()), *texts))

    @property
    def rest(self) -> tuple[str, ...]:
        """What has no key, as one text."""
        return ("\n".join(self._more),) if self._more else ()


MOST_KEYS = 200
"""Further keys that a note is given at most."""


def _is_short(text: str) -> bool:
    bare = clean(text).strip()
    return len(bare) <= LONGEST and "\n" not in bare


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are not empty, each once whatever its case."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _whole(text: str) -> Iterable[str]:
    return (value(text),)


def _words(text: str) -> Iterable[str]:
    """As the reader of notes takes them: commas part them, a leading ``#`` is none of theirs."""
    return (re.sub(r"\A[#\s]+", "", part).strip() for part in value(text).split(","))


def _addresses(text: str) -> Iterable[str]:
    parts = [part.strip() for part in re.split("[,;]", value(text))]
    return parts if all("@" in part for part in parts if part) else (value(text),)


_PARTS: dict[str, Callable[[str], Iterable[str]]] = {
    "tags": _words, "seeking": _words, "offers": _words, "email": _addresses
}  # fmt: skip


def _birthday(text: str) -> str:
    try:
        born = parse_birthday(text)
    except ImpossibleDateError:
        return ""
    return born.iso if born else ""


def _cadence(text: str) -> str:
    written = f"{text} days" if text.isdigit() else text
    return written if parse_cadence(written) is not None else ""


_READ: dict[str, Callable[[str], str]] = {"birthday": _birthday, "cadence": _cadence}
"""Keys whose values must be of a form, with what makes them so; empty for what cannot be."""


def _read(texts: tuple[str, ...], read: Callable[[str], str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first value of the form, and the others."""
    good = [(text, written) for text in texts if (written := read(text))]
    if not good:
        return (), texts
    return (good[0][1],), tuple(text for text in texts if text != good[0][0] and read(text) != good[0][1])


def given_by(contact: Contact, key: Key) -> Any:
    """What a contact has under a key, as it is read."""
    return contact.note.private if key.key == "private" else getattr(contact, key.attribute)


def said_by(contact: Contact) -> Card:
    """What a contact's front matter says, in the same form."""
    found: dict[str, tuple[str, ...]] = {}
    for key in KEYS:
        given = given_by(contact, key)
        if key.key in ("status", "private") and key.key not in contact.note.fields:
            continue
        if key.key == "introduced_by":
            found[key.key] = tuple(link.target for link in given)
        elif isinstance(given, tuple):
            found[key.key] = given
        elif given is not None and given != "":
            found[key.key] = (_written(given),)
    return Card(contact.name, {key: texts for key, texts in found.items() if texts}, dict(contact.note.extra))


def _written(given: object) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, date):
        return given.isoformat()
    return "none" if isinstance(given, NoCadence) else getattr(given, "iso", None) or str(given)


def are_alike(key: str, one: str, other: str) -> bool:
    """Whether two values of a key say the same."""
    if key == "cadence":
        return parse_cadence(one) == parse_cadence(other)
    return same_form(key, one) == same_form(key, other)


def same_form(key: str, text: str) -> str:
    """A value in the form in which values of its key are compared."""
    if key == "phone":
        return phone(text) or comparable(text)
    if key == "linkedin":
        return profile(text) or comparable(text)
    if key == "url":
        return address(text)
    if key == "org":
        return org(text)
    if key == "email":
        return text.strip().casefold()
    return comparable(text)

"""What front matter and inline fields say of a person, under the words that templates have for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.dates import ImpossibleDateError, NoCadence, When, parse_when
from netmd.editing.yaml_text import flow_list, scalar
from netmd.model import Contact, name_key
from netmd.reading import read_note
from netmd.reading.entries import CONTACT_KEYS, KEY_ALIASES, name_from_stem
from netmd.reading.frontmatter import read_front_matter
from netmd.reading.links import without_links
from netmd.reading.text import Text
from netmd.reading.yaml_fields import field_key

PEOPLE = frozenset(("person", "people", "contact", "contacts", "person note", "people note"))
"""What types and tags call a note about a person, casefolded."""

Pair = tuple[str, tuple[str, ...]]

_ALIASES: Mapping[str, str] = {
    **KEY_ALIASES, "cell": "phone", "handy": "phone", "company/team": "org", "team": "org", "linkedin_url": "linkedin",
    "prm_location": "location", "based_in": "location", "categories": "tags", "interests_in": "seeking",
    "introduced": "introduced_by", "how_we_met": "met_at", "met_where": "met_at", "where_met": "met_at",
    "email_1": "email", "email_2": "email", "phone_1": "phone", "phone_2": "phone", "urls": "url", "blog": "url",
    "birth": "birthday", "date_of_birth": "birthday", "dob": "birthday", "next_touch": "follow_up",
    "contact_frequency": "cadence", "frequency": "cadence", "keep_in_touch": "cadence",
}  # fmt: skip
_NAMES: Mapping[str, str] = {
    "fn": "whole", "full_name": "whole", "fullname": "whole",
    "first_name": "given", "firstname": "given", "givenname": "given", "given_name": "given", "n.gn": "given",
    "middle_name": "middle", "middlename": "middle", "n.mn": "middle",
    "last_name": "family", "lastname": "family", "familyname": "family", "family_name": "family", "surname": "family",
    "n.fn": "family",
}  # fmt: skip
_LAST_TOUCH = frozenset(
    ("last_contact", "lastcontact", "lastcontacted", "last_contacted", "last_interaction", "last_seen", "last_touch",
     "last_met", "last_spoke")
)  # fmt: skip
_TIERS = ("14 days", "30 days", "90 days", "180 days", "365 days")
"""Of ``prm-tier``, from the closest on."""

_TELLING = frozenset(
    ("org", "role", "email", "phone", "linkedin", "birthday", "pronouns", "met", "met_at", "introduced_by", "cadence",
     "follow_up", "seeking", "offers", "direction")
)  # fmt: skip
_TELLING_TOO = frozenset(("prm_tier", "relationship", "circle", *_LAST_TOUCH, *_NAMES))


def key_of(key: str) -> str:
    """A key in the word that netmd has for it, else as it is looked up: ``TEL[CELL]`` is ``phone``."""
    plain = field_key(key)
    bare = re.sub(r"\[[^\[\]]*\]\Z", "", plain)
    return next((found for one in (plain, bare) if (found := _ALIASES.get(one, one)) in _KNOWN), plain)


def is_known(key: str) -> bool:
    """Whether a key says something that a record has a place for."""
    return _ALIASES.get(key_of(key), key_of(key)) in _KNOWN


_KNOWN = frozenset((*CONTACT_KEYS, *set(_NAMES.values()), *_NAMES, *_LAST_TOUCH)) - {"type"}


def is_about_a_person(contact: Contact, text: Text, *, is_typed: bool = False) -> bool:
    """Whether a note's tags or category say so, or else, unless its type says otherwise, what is known in it."""
    told: list[str] = list(contact.tags)
    keys = set()
    for field in read_front_matter(text)[0].fields:
        if field_key(field.key) in ("category", "categories", "kind", "fileclass"):
            told += (without_links(value.text) for value in field.values)
        if field.values:
            keys.add(key_of(field.key))
    if any(name_key(re.split(r"[/:]", one.strip("# "))[-1]) in PEOPLE for one in told):
        return True
    return not is_typed and not keys.isdisjoint(_TELLING | _TELLING_TOO)


@dataclass(frozen=True, slots=True)
class Card:
    """The attributes of a :class:`PersonRecord` but for its body, and the day of the last touch."""

    values: Mapping[str, object]
    last_touch: When | None


def card_of(contact: Contact, inline: Sequence[Pair]) -> Card:
    """What a contact's front matter says together with the inline fields of its body."""
    found: dict[str, list[str]] = {}
    extra: dict[str, tuple[str, ...]] = {}
    for key, values in (*contact.note.extra, *inline):
        given = tuple(value for value in map(_bare, values) if value)
        if not given:
            continue
        if is_known(key):
            found.setdefault(key_of(key), []).extend(given)
        elif field_key(key) not in ("category", "fileclass"):
            extra[key] = tuple(dict.fromkeys((*extra.get(key, ()), *given)))
    tier = next((values[0] for key, values in extra.items() if field_key(key) == "prm_tier"), "")
    if tier.isdigit() and 1 <= int(tier) <= len(_TIERS):
        found.setdefault("cadence", []).append(_TIERS[int(tier) - 1])
    more = _read(contact.path, found)
    attributes = _united(contact, more)
    name, aliases = _name(contact, found)
    attributes |= {"name": name, "aliases": aliases}
    _place(attributes, extra)
    attributes["tags"] = tuple(tag for tag in _unique((*contact.tags, *more.tags)) if not _is_kind(tag))
    attributes["extra"] = (*extra.items(), *more.note.extra)
    return Card(attributes, _latest(found))


def _bare(text: str) -> str:
    return " ".join(without_links(text).split())


def _is_kind(tag: str) -> bool:
    return name_key(tag.rsplit("/", 1)[-1]) in PEOPLE


def _read(path: str, found: Mapping[str, Iterable[str]]) -> Contact:
    """The values of these keys as netmd reads them; what cannot be read so is kept among the others."""
    lines = [
        f"{scalar(key)}: {flow_list(dict.fromkeys(values)) if key not in _SINGLE else scalar(next(iter(values)))}"
        for key, values in found.items()
        if key in CONTACT_KEYS and key not in ("type", "name")
    ]
    data = "".join(f"{line}\n" for line in ("---", "type: contact", *lines, "---")).encode()
    contact = read_note(path, data, "contact", {}).entry
    assert isinstance(contact, Contact)
    return contact


_SINGLE = frozenset(
    ("met", "birthday", "cadence", "follow_up", "snooze", "direction", "status", "private", "linkedin", "location")
)
_LISTS = ("orgs", "roles", "emails", "phones", "urls", "seeking", "offers")
_ONES = ("linkedin", "location", "met", "met_at", "pronouns", "direction", "follow_up", "snooze")


def _united(contact: Contact, more: Contact) -> dict[str, object]:
    """What two contacts say as attributes of a record: lists are united, of others the first that says something."""
    found: dict[str, object] = {}
    for name in _LISTS:
        found[name] = _unique((*getattr(contact, name), *getattr(more, name)))
    for name in _ONES:
        found[name] = getattr(contact, name) or getattr(more, name)
    born = contact.birthday or more.birthday
    found["birthday"] = born.iso if born else ""
    cadence = contact.cadence or more.cadence
    found["cadence"] = "none" if isinstance(cadence, NoCadence) else str(cadence) if cadence else ""
    links = (*contact.introduced_by, *more.introduced_by)
    found["introduced_by"] = _unique(link.target.rsplit("/", 1)[-1] for link in links)
    found["private"] = contact.note.private or more.note.private
    found["status"] = contact.status if "status" in contact.note.fields else None
    return found


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for text in texts:
        known.setdefault(name_key(text), text)
    return tuple(known.values())


def _name(contact: Contact, found: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """The name, from whichever keys have it, and the aliases: the name of the file is one where it differs."""
    parts: dict[str, str] = {}
    for key, part in _NAMES.items():
        if found.get(key):
            parts.setdefault(part, found[key][0])
    joined = " ".join(filter(None, (parts.get("given"), parts.get("middle"), parts.get("family"))))
    written = contact.name if "name" in contact.note.fields else ""
    file = name_from_stem(contact.id)
    is_whole = bool(parts.get("given")) and bool(parts.get("family"))
    name = written or parts.get("whole") or (joined if is_whole else "") or file
    more = found.get("aliases", ())
    aliases = _unique((*contact.aliases, *more, *((file,) if contact.id != "note" else ())))
    return name, tuple(alias for alias in aliases if name_key(alias) != name_key(name))


def _place(values: dict[str, object], extra: dict[str, tuple[str, ...]]) -> None:
    """A country of its own key stands with the town: ``Berlin, Germany``."""
    town = str(values["location"])
    key = next((key for key in extra if field_key(key) == "country"), None)
    if key is not None and len(extra[key]) == 1:
        country = extra.pop(key)[0]
        values["location"] = (
            f"{town}, {country}" if town and name_key(country) not in name_key(town) else town or country
        )


def _latest(found: Mapping[str, Iterable[str]]) -> When | None:
    days = [day for key in _LAST_TOUCH for value in found.get(key, ()) for day in _days(value)]
    return max(days, key=lambda day: day.sort_key, default=None)


def _days(text: str) -> Iterator[When]:
    try:
        when = parse_when(text)
    except ImpossibleDateError:
        return
    if when and when.precision == "day":
        yield When(when.start)

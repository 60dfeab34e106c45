"""What a card says beyond the keys of a note: kept as further front matter, under words of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from netmd.exchange.readers.vcard.cards import Card, bare_uid
from netmd.exchange.readers.vcard.content import Property
from netmd.exchange.readers.vcard.days import day_of, day_or_text
from netmd.exchange.readers.vcard.links import handle_of, on_linkedin, profile_of, service_of
from netmd.exchange.readers.vcard.names import INTRODUCERS, KEPT, is_foreign, key_of
from netmd.exchange.readers.vcard.places import place_of
from netmd.exchange.readers.vcard.values import one_line, split, unescaped

LONGEST = 250
"""Characters of a value under a name that is not known; what is longer was made by programs for programs."""

_SEXES = {"m": "male", "f": "female", "o": "other"}
_ANDROIDS_EVENT = "vnd.android.cursor.item/contact_event"
_ANDROIDS_RELATION = "vnd.android.cursor.item/relation"
_ANDROIDS_ANNIVERSARY = "1"

Extra = tuple[tuple[str, tuple[str, ...]], ...]


def further(card: Card, named: Callable[[str], str]) -> tuple[tuple[str, ...], Extra]:
    """Who led to the person, and the further keys with their values, in the order of the card."""
    introducers: dict[str, None] = {}
    found: dict[str, dict[str, None]] = {}
    for prop in (prop for props in card.by_name.values() for prop in props):
        for key, text in _said(card, prop, named):
            if key in INTRODUCERS:
                introducers[text] = None
            else:
                found.setdefault(key, {})[text] = None
    for address in place_of(card)[1]:
        found.setdefault("address", {})[address] = None
    return tuple(introducers), tuple((key, tuple(values)) for key, values in found.items())


def _said(card: Card, prop: Property, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The pairs of a key and a value that a property gives."""
    if prop.name == "X-NETMD-EXTRA":
        key, *values = (unescaped(part) for part in split(prop.value, ";"))
        yield from ((key.strip(), value) for value in values if key.strip())
        return
    for key, text in _pairs(card, prop, named):
        line = one_line(text)
        if key and line and len(line) <= LONGEST:
            yield key, line


def _pairs(card: Card, prop: Property, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    name = prop.name
    if name in _BY_VALUE:
        yield from _BY_VALUE[name](prop)
    elif name in _BY_LABEL:
        yield from _BY_LABEL[name](prop, card.label(prop))
    elif name in ("RELATED", "X-ABRELATEDNAMES"):
        yield _relation(card, prop), _related(prop, named)
    elif name in KEPT or is_foreign(name):
        key = key_of(name)
        yield card.label(prop).casefold() or key, day_or_text(prop) if key == "anniversary" else prop.text


def is_too_long(prop: Property) -> bool:
    """Whether a property of an unknown name is left out for its length."""
    return is_foreign(prop.name) and len(one_line(prop.text)) > LONGEST


def _units(prop: Property) -> Iterator[tuple[str, str]]:
    for unit in split(prop.value, ";")[1:]:
        yield "department", unescaped(unit)


def _other_phone(prop: Property, label: str) -> Iterator[tuple[str, str]]:
    if "assistant" in label.casefold():
        yield label.casefold(), prop.text
    elif "fax" in prop.types:
        yield "fax", prop.text
    elif "pager" in prop.types:
        yield "pager", prop.text


def _no_address(prop: Property) -> Iterator[tuple[str, str]]:
    if "@" not in prop.text:
        yield "email", prop.text


def _no_birthday(prop: Property) -> Iterator[tuple[str, str]]:
    if not day_of(prop):
        yield "birthday", prop.text


def _gender(prop: Property) -> Iterator[tuple[str, str]]:
    sex, _, identity = prop.text.partition(";")
    yield "gender", identity.strip() or _SEXES.get(sex.strip().casefold(), sex if len(sex) > 1 else "")


def _date(prop: Property, label: str) -> Iterator[tuple[str, str]]:
    yield label or "date", day_or_text(prop)


def _other_profile(prop: Property) -> Iterator[tuple[str, str]]:
    is_address = prop.text.casefold().startswith(("http:", "https:"))
    if not profile_of(prop) and (on_linkedin(prop) or not is_address):
        yield service_of(prop) or "profile", handle_of(prop)


def _messenger(prop: Property) -> Iterator[tuple[str, str]]:
    scheme, colon, address = prop.text.partition(":")
    if not colon or scheme.casefold() == "x-apple":
        yield service_of(prop) or "im", address or scheme
    else:
        yield scheme.casefold(), address


def _kind(prop: Property) -> Iterator[tuple[str, str]]:
    kind = prop.text.casefold()
    if kind != "individual":
        yield "kind", "org" if kind == "company" else kind


def _class(prop: Property) -> Iterator[tuple[str, str]]:
    if prop.text.casefold() != "public":
        yield "class", prop.text.casefold()


def _android(prop: Property) -> Iterator[tuple[str, str]]:
    """``vnd.android.cursor.item/contact_event;2009-08-08;1;``: kind, value, number of a type, a type of one's own."""
    parts = [unescaped(part) for part in split(prop.value, ";")]
    item, text, kind, label = (*parts, "", "", "", "")[:4]
    if item == _ANDROIDS_EVENT:
        yield label or ("anniversary" if kind == _ANDROIDS_ANNIVERSARY else "date"), text
    elif item == _ANDROIDS_RELATION:
        yield label or "related", text


_BY_VALUE: dict[str, Callable[[Property], Iterator[tuple[str, str]]]] = {
    "ORG": _units, "EMAIL": _no_address, "BDAY": _no_birthday, "GENDER": _gender, "X-SOCIALPROFILE": _other_profile,
    "SOCIALPROFILE": _other_profile, "X-LINKEDIN": _other_profile, "IMPP": _messenger, "KIND": _kind,
    "X-ABSHOWAS": _kind, "CLASS": _class, "X-ANDROID-CUSTOM": _android,
}  # fmt: skip
_BY_LABEL: dict[str, Callable[[Property, str], Iterator[tuple[str, str]]]] = {
    "TEL": _other_phone, "X-MS-TEL": _other_phone, "X-ABDATE": _date
}  # fmt: skip


def _relation(card: Card, prop: Property) -> str:
    label = card.label(prop)
    types = sorted(prop.types - {"pref"})
    if label or not types:
        return label or "related"
    return next((kind for kind in types if kind in INTRODUCERS), types[0])


def _related(prop: Property, named: Callable[[str], str]) -> str:
    """Whom a relation is to: by name where their card is in the file, else as written; nothing for a bare UID."""
    text = prop.text
    if re.match("urn:", text, re.IGNORECASE):
        return named(bare_uid(text))
    return re.sub(r"\A(?:mailto|tel):", "", text, flags=re.IGNORECASE)

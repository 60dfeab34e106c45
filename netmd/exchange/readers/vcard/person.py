"""A card as a person: each property put where a note has a place for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast, get_args
from urllib.parse import unquote

from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.exchange.readers.fields import full_name, part_addresses, phone_numbers, unique
from netmd.exchange.readers.vcard.cards import Card
from netmd.exchange.readers.vcard.content import Property
from netmd.exchange.readers.vcard.days import day_of
from netmd.exchange.readers.vcard.further import further
from netmd.exchange.readers.vcard.links import on_linkedin, profile_of
from netmd.exchange.readers.vcard.names import SYSTEM_GROUPS
from netmd.exchange.readers.vcard.places import place_of
from netmd.exchange.readers.vcard.values import components, one_line, split, unescaped
from netmd.exchange.records import PersonRecord, Source
from netmd.model import Direction, Status

Named = Callable[[str], str]
"""From a UID to the name of its card; empty for one that is not in the file."""


def person_of(card: Card, named: Named, groups: Iterable[str]) -> PersonRecord | None:
    """Whom a card is about; None if it has nothing to call them by. ``groups`` are those they are a member of."""
    name = name_of(card)
    if not name:
        return None
    emails = unique(_address(prop) for prop in card.all("EMAIL"))
    profile, urls = _web(card)
    introduced_by, extra = further(card, named)
    direction, status = card.text("X-NETMD-DIRECTION"), card.text("X-NETMD-STATUS")
    return PersonRecord(
        source=Source(card.row),
        name=name,
        aliases=tuple(alias for alias in _aliases(card) if alias.casefold() != name.casefold()),
        orgs=unique(_org(prop) for prop in card.all("ORG")),
        roles=unique(one_line(prop.text) for prop in card.all("TITLE", "ROLE")),
        emails=tuple(email for email in emails if "@" in email),
        phones=phone_numbers(_number(prop) for prop in card.all("TEL", "X-MS-TEL") if _is_a_phone(card, prop)),
        urls=urls,
        linkedin=profile,
        location=place_of(card)[0],
        tags=unique((*(tag for tag in categories(card) if tag.casefold() not in SYSTEM_GROUPS), *groups)),
        direction=cast(Direction, direction) if direction in get_args(Direction) else None,
        met=_when(card.text("X-NETMD-MET")),
        met_at=one_line(card.text("X-NETMD-MET-AT")),
        introduced_by=introduced_by,
        cadence=card.text("X-NETMD-CADENCE"),
        seeking=unique(text for prop in card.all("X-NETMD-SEEKING") for text in prop.texts),
        offers=unique(text for prop in card.all("X-NETMD-OFFERS") for text in prop.texts),
        birthday=next((day for prop in card.all("BDAY") if (day := day_of(prop))), ""),
        pronouns=one_line(card.text("PRONOUNS", "X-PRONOUNS")),
        follow_up=_date(card.text("X-NETMD-FOLLOW-UP")),
        snooze=_date(card.text("X-NETMD-SNOOZE")),
        private=card.text("X-NETMD-PRIVATE").strip().casefold() not in ("", "false", "no"),
        status=cast(Status, status) if status in get_args(Status) else None,
        notes=unique(text for prop in card.all("NOTE") if (text := _lines(prop.text))),
        extra=extra,
    )


# -- names ---------------------------------------------------------------------------------------------------------


def name_of(card: Card) -> str:
    """What to call them: FN, else N, a nickname, an organisation, an e-mail address."""
    full = next(iter(_full_names(card)), "")
    if full:
        return full
    structured = next((name for prop in card.all("N") if (name := _joined(components(prop.value)))), "")
    found = (
        structured,
        *(nickname for prop in card.all("NICKNAME") for nickname in prop.texts),
        *(_org(prop) for prop in card.all("ORG")),
        *(_address(prop) for prop in card.all("EMAIL")),
    )
    return next(filter(None, map(one_line, found)), "")


def _full_names(card: Card) -> tuple[str, ...]:
    return unique(one_line(prop.text) for prop in card.by_name.get("FN", ()))


def _joined(parts: list[str]) -> str:
    family, given, additional, _, suffix = (*parts, "", "", "", "", "")[:5]
    return full_name(given, additional.replace(",", ""), family, suffix)


_NICKNAME = "vnd.android.cursor.item/nickname"


def _aliases(card: Card) -> tuple[str, ...]:
    nicknames = (nickname for prop in card.all("NICKNAME") for nickname in prop.texts)
    custom = (split(prop.value, ";") for prop in card.all("X-ANDROID-CUSTOM"))
    androids = (unescaped(parts[1]) for parts in custom if parts[0] == _NICKNAME and parts[1:])
    return unique(map(one_line, (*_full_names(card)[1:], *nicknames, *androids)))


# -- the other fields ------------------------------------------------------------------------------------------------


def _org(prop: Property) -> str:
    return one_line(unescaped(split(prop.value, ";")[0]))


def _address(prop: Property) -> str:
    text = "".join(prop.text.split()) if "@" in prop.text else one_line(prop.text)
    return unquote(text[7:]) if text[:7].casefold() == "mailto:" else text


def _is_a_phone(card: Card, prop: Property) -> bool:
    return not (prop.types & {"fax", "pager"} or "assistant" in card.label(prop).casefold())


def _number(prop: Property) -> str:
    text = one_line(prop.text)
    if text[:4].casefold() != "tel:":
        return text
    number, *params = unquote(text[4:]).split(";")
    extension = next((param[4:] for param in params if param[:4].casefold() == "ext="), "")
    return f"{number} ext. {extension}" if extension else number


def _web(card: Card) -> tuple[str, tuple[str, ...]]:
    """The LinkedIn profile, and the other addresses."""
    profiles = map(profile_of, card.all("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN"))
    urls = (one_line(prop.text) for prop in card.all("URL", "CONTACT-URI"))
    others = (prop.text for prop in card.all("X-SOCIALPROFILE", "SOCIALPROFILE") if not on_linkedin(prop))
    addresses = (text for text in others if text.casefold().startswith(("http:", "https:")))
    profile, found = part_addresses((*profiles, *urls, *addresses))
    return one_line(card.text("X-NETMD-LINKEDIN")) or profile, found


def categories(card: Card) -> tuple[str, ...]:
    """The groups that a card says its person is in."""
    return unique(" ".join(tag.split()) for prop in card.all("CATEGORIES") for tag in prop.texts)


def _when(text: str) -> When | None:
    try:
        return parse_when(text)
    except ImpossibleDateError:
        return None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()

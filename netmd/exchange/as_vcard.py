"""Contacts as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), for address books, and for netmd to read again.

What no property is meant for stands in extensions that begin with ``X-NETMD-``, so that a card read again gives the
same front matter. Touches, action items and the ledger, comments and private sections are in no card.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from netmd.dates import Birthday, NoCadence
from netmd.exchange.content_lines import escaped, folded
from netmd.exchange.name_parts import name_parts
from netmd.exchange.plain_notes import sections_of
from netmd.exchange.readers.fields import profile_address
from netmd.index import Index
from netmd.model import Contact, Link, name_key

Version = Literal["3.0", "4.0"]


def to_vcard(contacts: Iterable[Contact], index: Index, version: Version, *, complete: bool = True) -> str:
    """A card for each contact, in their order, its lines ended by CR LF; the same contacts give the same text.

    ``complete``: with notes, who introduced them, keys of one's own and what only netmd reads. Without it a card has
    what somebody else may see of an address book.
    """
    lines = (line for contact in contacts for line in _card(contact, index, version, complete))
    return "".join(map(folded, lines))


def _card(contact: Contact, index: Index, version: Version, complete: bool) -> Iterator[str]:
    yield from ("BEGIN:VCARD", f"VERSION:{version}", "PRODID:-//netmd//netmd//EN", f"UID:{_uid(contact, index)}")
    yield f"FN:{escaped(contact.name)}"
    yield f"N:{';'.join(map(escaped, name_parts(contact.name)))}"
    extra = dict(contact.note.extra) if complete else {}
    yield from _standard(contact, version, extra)
    if complete:
        yield from _introduced_by(contact.introduced_by, index, version)
        note = "\n\n".join(sections_of(contact.note, index))
        yield from [f"NOTE:{escaped(note)}"] if note else []
        yield from _own(contact, extra)
    yield "END:VCARD"


def _uid(contact: Contact, index: Index) -> str:
    """The same for as long as the file keeps its name, in whichever folder."""
    is_alone = len(index.candidates(name_key(contact.id))) < 2
    return uuid.uuid5(uuid.NAMESPACE_URL, f"netmd:contact:{contact.id if is_alone else contact.path}").urn


# -- what vCard has a property for -----------------------------------------------------------------------------------


def _standard(contact: Contact, version: Version, extra: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The lines; what they say of the further keys is taken out of ``extra``."""
    if contact.aliases:
        yield f"NICKNAME:{_list(contact.aliases)}"
    if extra.get("kind") == ("org",):
        yield "KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY"
        del extra["kind"]
    units = extra.pop("department", ()) if len(contact.orgs) == 1 else ()
    yield from (f"ORG:{';'.join(map(escaped, (org, *units)))}" for org in contact.orgs)
    yield from (f"TITLE:{escaped(role)}" for role in contact.roles)
    yield from _preferred("EMAIL", map(escaped, contact.emails), version)
    yield from _preferred("TEL", map(escaped, contact.phones), version)
    yield from (f"TEL;TYPE=fax:{escaped(number)}" for number in extra.pop("fax", ()))
    yield from _preferred("URL", map(_uri, contact.urls), version)
    yield from _linkedin(contact.linkedin)
    if contact.location:
        yield f"ADR:;;;{escaped(contact.location)};;;"
    if contact.birthday:
        yield _birthday(contact.birthday, version)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", "".join(extra.get("anniversary", ())), re.ASCII):
        day = extra.pop("anniversary")[0]
        yield f"ANNIVERSARY:{day.replace('-', '')}" if version == "4.0" else f"X-ANNIVERSARY:{day}"
    if contact.pronouns:
        yield f"{'' if version == '4.0' else 'X-'}PRONOUNS:{escaped(contact.pronouns)}"
    if contact.tags:
        yield f"CATEGORIES:{_list(contact.tags)}"


def _preferred(name: str, values: Iterable[str], version: Version) -> Iterator[str]:
    """A line for each value; of several the first is marked as preferred."""
    mark = ";PREF=1" if version == "4.0" else ";TYPE=pref"
    found = list(values)
    for at, value in enumerate(found):
        yield f"{name}{mark if at == 0 and len(found) > 1 else ''}:{value}"


def _linkedin(profile: str) -> Iterator[str]:
    """As Apple and Nextcloud read it, and as a web address with a label, for those that know no profiles (Google)."""
    address = profile_address(profile)
    if address:
        yield f"X-SOCIALPROFILE;TYPE=linkedin:{_uri(address)}"
        yield f"item1.URL:{_uri(address)}"
        yield "item1.X-ABLabel:LinkedIn"


def _birthday(birthday: Birthday, version: Version) -> str:
    """Without a year ``--0512`` in 4.0; for 3.0, which has no such form, Apple's year that is to be left out."""
    if version == "4.0":
        return f"BDAY:{birthday.iso.replace('-', '') if birthday.year else '--' + birthday.iso[2:].replace('-', '')}"
    if birthday.year:
        return f"BDAY:{birthday.iso}"
    return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{birthday.month:02}-{birthday.day:02}"


# -- what netmd has beyond it ----------------------------------------------------------------------------------------


def _introduced_by(links: Sequence[Link], index: Index, version: Version) -> Iterator[str]:
    for at, link in enumerate(links, 2):
        name = escaped(_called(link, index))
        if version == "4.0":
            yield f"RELATED;TYPE=x-introduced-by;VALUE=text:{name}"
        else:
            yield f"item{at}.X-ABRELATEDNAMES:{name}"
            yield f"item{at}.X-ABLabel:Introduced by"


def _called(link: Link, index: Index) -> str:
    """The name of whom a link means, or their id where others have that name; else what is written."""
    person = index.person(link)
    if person is None:
        return link.target
    return person.name if index.person(name_key(person.name)) is person else person.id


def _own(contact: Contact, extra: dict[str, tuple[str, ...]]) -> Iterator[str]:
    cadence = contact.cadence
    said = (
        ("LINKEDIN", contact.linkedin if profile_address(contact.linkedin) != contact.linkedin else ""),
        ("DIRECTION", contact.direction or ""),
        ("MET", str(contact.met or "")),
        ("MET-AT", contact.met_at),
        ("CADENCE", "none" if isinstance(cadence, NoCadence) else str(cadence or "")),
        ("FOLLOW-UP", str(contact.follow_up or "")),
        ("SNOOZE", str(contact.snooze or "")),
        ("STATUS", "" if contact.status == "active" else contact.status),
        ("PRIVATE", "true" if contact.note.private else ""),
    )
    yield from (f"X-NETMD-{name}:{escaped(value)}" for name, value in said if value)
    yield from (
        f"X-NETMD-{name}:{_list(values)}"
        for name, values in (("SEEKING", contact.seeking), ("OFFERS", contact.offers))
        if values
    )
    yield from (f"X-NETMD-EXTRA:{';'.join(map(escaped, (key, *values)))}" for key, values in extra.items() if values)


def _list(values: Iterable[str]) -> str:
    return ",".join(map(escaped, values))


def _uri(value: str) -> str:
    """An address as a value: commas and semicolons are signs of its own, without a backslash (RFC 6350 section 4.2)."""
    return escaped(" ".join(value.split())).replace("\\,", ",").replace("\\;", ";")

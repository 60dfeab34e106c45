"""The card of a contact or an opening: what is known, field by field, with links only where they are safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from netmd.dates import MONTHS, Birthday, When, relative_day, short_date, short_when
from netmd.followups.touch_state import effective_cadence
from netmd.model import Contact, Opportunity
from netmd.site.hrefs import mail_href, phone_href, web_href, without_scheme
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, link_ref


@dataclass(frozen=True, slots=True)
class Value:
    """One value: ``href`` leads out of the site (already made safe), ``page`` to one of its pages."""

    text: str
    href: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its values."""

    label: str
    values: tuple[Value, ...]


def contact_card(context: Context, contact: Contact) -> tuple[Field, ...]:
    """Everything the front matter says of a contact that neither the page's head does nor :func:`reach`."""
    today = context.today
    return _filled(
        ("LinkedIn", _outside((contact.linkedin,), web_href)),
        ("Web", _outside(contact.urls, web_href)),
        ("Location", _words((contact.location,))),
        ("Birthday", _words((_birthday(context, contact.birthday),))),
        ("Met", _words((_met(context, contact),))),
        ("Introduced by", _pages(link_ref(context, link) for link in contact.introduced_by)),
        ("Cadence", _words((_cadence(context, contact),))),
        ("Follow up", _words((short_date(contact.follow_up, today) if contact.follow_up else "",))),
        ("Snoozed until", _words((short_date(contact.snooze, today) if contact.snooze else "",))),
        ("Also called", _words(contact.aliases)),
        *_extra(contact.note.extra),
    )


def reach(contact: Contact) -> tuple[Field, ...]:
    """How to get hold of a contact: e-mail and telephone."""
    return _filled(("E-mail", _outside(contact.emails, mail_href)), ("Phone", _outside(contact.phones, phone_href)))


def opening_card(context: Context, opening: Opportunity) -> tuple[Field, ...]:
    """Everything the front matter says of an opening that the page's head does not."""
    today = context.today
    closes = f"{short_date(opening.closes, today)}, {relative_day(opening.closes, today)}" if opening.closes else ""
    return _filled(
        ("Link", _outside((opening.url,), web_href)),
        ("Closes", _words((closes,))),
        ("Location", _words((opening.location,))),
        ("From", _pages(link_ref(context, link) for link in opening.source)),
        ("Found", _words((short_when(opening.found, today) if opening.found else "",))),
        *_extra(opening.note.extra),
    )


def _filled(*fields: tuple[str, tuple[Value, ...]]) -> tuple[Field, ...]:
    return tuple([Field(label, values) for label, values in fields if values])


def _words(texts: Iterable[str]) -> tuple[Value, ...]:
    return tuple([Value(text) for text in texts if text])


def _pages(refs: Iterable[Ref]) -> tuple[Value, ...]:
    return tuple([Value(ref.text, page=ref.href) for ref in refs])


def _outside(texts: Iterable[str], href: Callable[[str], str | None]) -> tuple[Value, ...]:
    return tuple([Value(without_scheme(text), href(text) or "") for text in texts if text])


def _extra(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Iterable[tuple[str, tuple[Value, ...]]]:
    """Keys netmd does not know, as they are; only what is plainly an address becomes a link."""
    for key, texts in pairs:
        values = tuple(Value(text, (web_href(text) or "") if _is_address(text) else "") for text in texts if text)
        yield key.replace("_", " "), values


def _is_address(text: str) -> bool:
    return re.match(r"(?:https?://|www\.|mailto:|tel:)", text, re.IGNORECASE) is not None


def _birthday(context: Context, birthday: Birthday | None) -> str:
    if birthday is None:
        return ""
    text = f"{birthday.day} {MONTHS[birthday.month - 1]}" + (f" {birthday.year}" if birthday.year else "")
    following = birthday.next_on_or_after(context.today)
    days = (following - context.today).days
    return f"{text} ({relative_day(following, context.today)})" if days <= 31 else text


def _met(context: Context, contact: Contact) -> str:
    when = _when(contact.met, context) if contact.met else ""
    return ", ".join(text for text in (when, contact.met_at) if text)


def _when(when: When, context: Context) -> str:
    return short_when(when, context.today)


def _cadence(context: Context, contact: Contact) -> str:
    cadence, whose = effective_cadence(contact, context.settings)
    return str(cadence) if contact.cadence is not None else f"{cadence} ({whose})"

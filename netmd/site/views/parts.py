"""The small values that several pages share: links to pages, days as they read, places in files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from netmd.dates import MONTHS, WEEKDAYS, When, relative_day, short_date, short_when
from netmd.model import Channel, Contact, Entry, Link, Opportunity
from netmd.problems import Location
from netmd.site.slugs import address
from netmd.site.views.context import Context, title_of

CHANNEL_WORDS: dict[Channel, str] = {
    "coffee": "Coffee", "meal": "Meal", "drinks": "Drinks", "visit": "Visit", "call": "Call", "video": "Video call",
    "email": "E-mail", "message": "Message", "linkedin": "LinkedIn", "letter": "Letter", "event": "Event",
    "interview": "Interview", "intro": "Introduction", "update": "Update", "thanks": "Thanks", "touch": "In touch",
    "meeting": "Meeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that leads somewhere: ``href`` is relative to the site's root, empty where there is no page."""

    text: str
    href: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day for ``<time>``: machine-readable, and as it reads."""

    iso: str
    text: str


def person(context: Context, contact: Contact) -> Ref:
    """A contact's name, leading to their page, with role and organisation."""
    return Ref(contact.name, context.href(contact), about_person(contact))


def about_person(contact: Contact) -> str:
    """``Director of Communications, Northside Athletics``: the first role and organisation, as far as known."""
    roles, orgs = contact.roles, contact.orgs
    if roles and orgs:
        return f"{roles[0]}, {orgs[0]}"
    return (roles or orgs or ("",))[0]


def entry_ref(context: Context, entry: Entry) -> Ref:
    """Any entry's title, leading to its page."""
    if isinstance(entry, Contact):
        return person(context, entry)
    about = entry.org if isinstance(entry, Opportunity) else ""
    return Ref(title_of(entry), context.href(entry), about)


def employer(context: Context, contact: Contact) -> Ref:
    """A contact's name, with no more than where they are, or what."""
    words = contact.orgs or contact.roles
    return Ref(contact.name, context.href(contact), words[0] if words else "")


def link_ref(context: Context, link: Link) -> Ref:
    """A wikilink: to the page of what it means, else the words as written."""
    entry = context.index.resolve(link)
    return entry_ref(context, entry) if entry else Ref(link.shown or link.target)


def problems_ref(context: Context, path: str) -> Ref | None:
    """``3 problems in this note``, leading to them; None for a file without any."""
    count = context.problem_counts.get(path, 0)
    if not count:
        return None
    words = f"{count} problem{'s' if count > 1 else ''} in this note"
    anchor = context.problem_anchors.get(path)
    return Ref(words, f"problems.html#{address(anchor)}" if anchor else "problems.html")


@lru_cache(maxsize=4096)
def day(when: date, today: date) -> Day:
    """``14 May``, with the year where it is not this one."""
    return Day(when.isoformat(), short_date(when, today))


@lru_cache(maxsize=4096)
def when_day(when: When, today: date) -> Day:
    """``14 May``, ``Dec 2026``, ``14 May 14:30``."""
    return Day(when.iso, short_when(when, today))


def bare_day(when: When, today: date) -> Day:
    """The same without the hour."""
    return when_day(when if when.clock is None else replace(when, clock=None), today)


@lru_cache(maxsize=4096)
def due_day(due: date, today: date) -> Day:
    """A day to do something by, as near as it is: ``today``, ``tomorrow``, ``Tue 19 May``, ``3 weeks ago``."""
    days = (due - today).days
    if -1 <= days <= 1 or days < -6:
        return Day(due.isoformat(), relative_day(due, today))
    if -6 <= days <= 6:
        return Day(due.isoformat(), f"{WEEKDAYS[due.weekday()]} {due.day} {MONTHS[due.month - 1]}")
    return day(due, today)


def place(location: Location) -> str:
    """``contacts/priya-raman.md:32``: the file and line to open."""
    return f"{location.path}:{location.line}"

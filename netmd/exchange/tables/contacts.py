"""The table of contacts: a row for each, with all their front matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from netmd.dates import MONTHS, NoCadence
from netmd.exchange.plain_notes import sections_of
from netmd.exchange.query import Network
from netmd.exchange.tables.table import Cell, Column, Table, day_cell, together
from netmd.followups.words import plain
from netmd.model import Contact

_Value = Callable[[Contact, Network], Cell]


def contacts_table(contacts: Sequence[Contact], network: Network) -> Table:
    """The contacts in their order. Keys of one's own have a column each, by name, after the others."""
    keys = sorted({key for contact in contacts for key, values in contact.note.extra if values})
    columns = (*(column for column, _ in _COLUMNS), *(Column(key, wraps=True) for key in keys))
    rows = []
    for contact in contacts:
        own = dict(contact.note.extra)
        cells = (value(contact, network) for _, value in _COLUMNS)
        rows.append((*cells, *(together(own.get(key, ())) for key in keys)))
    return Table("Contacts", columns, tuple(rows), tallest=2)


def _last_touch(contact: Contact, network: Network) -> Cell:
    touches = network.index.touches(contact, network.today)
    return max((touch.when.start for touch in touches if not touch.private), default="")


def _birthday(contact: Contact) -> Cell:
    """The day of birth, or ``18 May`` where its year is not known: cells have no days without one."""
    birthday = contact.birthday
    if birthday is None:
        return ""
    if birthday.year:
        return date(birthday.year, birthday.month, birthday.day)
    return f"{birthday.day} {MONTHS[birthday.month - 1]}"


def _linkedin(contact: Contact) -> str:
    """The profile. That there is none (``no``) is left out: elsewhere it says that one is not connected yet."""
    return "" if contact.linkedin.casefold() == "no" else contact.linkedin


def _introduced_by(contact: Contact, network: Network) -> str:
    found = ((link, network.index.person(link)) for link in contact.introduced_by)
    return together(person.name if person else plain(link.shown, network.index) for link, person in found)


def _cadence(contact: Contact) -> str:
    return "none" if isinstance(contact.cadence, NoCadence) else str(contact.cadence or "")


_COLUMNS: tuple[tuple[Column, _Value], ...] = (
    (Column("Name", 24), lambda contact, _: contact.name),
    (Column("Organisation", 24, wraps=True), lambda contact, _: together(contact.orgs)),
    (Column("Role", 26, wraps=True), lambda contact, _: together(contact.roles)),
    (Column("Tags", 22, wraps=True), lambda contact, _: together(contact.tags)),
    (Column("Last contact", 12), _last_touch),
    (Column("Follow up", 12), lambda contact, _: day_cell(contact.follow_up)),
    (Column("Status", 10), lambda contact, _: contact.status),
    (Column("Email", 30), lambda contact, _: together(contact.emails)),
    (Column("Phone", 20, wraps=True), lambda contact, _: together(contact.phones)),
    (Column("LinkedIn", 30), lambda contact, _: _linkedin(contact)),
    (Column("Website", 26), lambda contact, _: " ".join(contact.urls)),
    (Column("Location", 16, wraps=True), lambda contact, _: contact.location),
    (Column("Direction", 10), lambda contact, _: contact.direction or ""),
    (Column("Date met", 12), lambda contact, _: day_cell(contact.met)),
    (Column("How we met", 28, wraps=True), lambda contact, _: contact.met_at),
    (Column("Introduced by", 20, wraps=True), _introduced_by),
    (Column("Cadence", 16, wraps=True), lambda contact, _: _cadence(contact)),
    (Column("Seeking", 26, wraps=True), lambda contact, _: together(contact.seeking)),
    (Column("Offers", 26, wraps=True), lambda contact, _: together(contact.offers)),
    (Column("Birthday", 12), lambda contact, _: _birthday(contact)),
    (Column("Pronouns", 10), lambda contact, _: contact.pronouns),
    (Column("Also known as", 18, wraps=True), lambda contact, _: together(contact.aliases)),
    (
        Column("Notes", 60, wraps=True),
        lambda contact, network: "\n\n".join(sections_of(contact.note, network.index, before="## ")),
    ),
)

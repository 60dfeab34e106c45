"""The files that each build writes beside the pages, for calendars and address books to subscribe to."""

from __future__ import annotations

from datetime import date

from netmd.carried import Carried
from netmd.exchange.as_ical import to_ical
from netmd.exchange.as_vcard import to_vcard
from netmd.followups.agenda import Agenda
from netmd.index import Index
from netmd.settings import Settings

CALENDAR = "feeds/netmd.ics"
ADDRESS_BOOK = "feeds/contacts.vcf"


def feeds(
    index: Index, agenda: Agenda, settings: Settings, today: date, carried: Carried | None = None
) -> dict[str, bytes]:
    """Each file by its path in the site, as far as the settings allow. ``carried`` has what the last build wrote.

    The address book is vCard 3.0, which phones know best, with what one calls and writes to people by: no notes.
    """
    carried = carried or Carried()
    found: dict[str, bytes] = {}
    if settings.feeds.calendar:
        found[CALENDAR] = to_ical(agenda, index, settings, today, carried=carried).encode()
    if settings.feeds.contacts:
        people = {contact.path: contact for contact in index.contacts}
        cards = carried.each("cards", people, lambda path: to_vcard([people[path]], index, "3.0", complete=False))
        found[ADDRESS_BOOK] = "".join(cards.values()).encode()
    return found

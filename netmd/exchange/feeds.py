"""The files that each build writes beside the pages, for calendars and address books to subscribe to."""

from __future__ import annotations

from datetime import date

from netmd.exchange.as_ical import to_ical
from netmd.followups.agenda import Agenda
from netmd.index import Index
from netmd.settings import Settings

CALENDAR = "feeds/netmd.ics"


def feeds(index: Index, agenda: Agenda, settings: Settings, today: date) -> dict[str, bytes]:
    """Each file by its path in the site, as far as the settings allow."""
    found: dict[str, bytes] = {}
    if settings.feeds.calendar:
        found[CALENDAR] = to_ical(agenda, index, settings, today).encode()
    return found

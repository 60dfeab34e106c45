"""Whom I was in touch with last: of two who are as good, that one is asked first."""

from __future__ import annotations

from datetime import date

from netmd.index import Index
from netmd.model import Contact
from netmd.touches import is_touch, touch_day


def last_touch(contact: Contact, index: Index, today: date) -> date:
    """The day of the latest touch by ``today``; the first day there is where there is none."""
    days = (touch_day(meeting, today) for meeting in index.meetings_of(contact) if is_touch(meeting, today))
    return max(days, default=date.min)

"""A contact's last year at a glance: the weeks in which there was a touch."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.insights import week_counts
from netmd.model import Contact
from netmd.site.views.context import Context
from netmd.site.views.plots import Strip, strip
from netmd.touches import touch_day

FEWEST = 2
"""Touches within the year; of fewer the timeline itself is glance enough."""


@dataclass(frozen=True, slots=True)
class Year:
    """The strip of weeks, and the same in words: ``6 touches in 4 weeks of the last year``."""

    words: str
    strip: Strip


def contact_year(context: Context, contact: Contact) -> Year | None:
    """The contact's last year; None with fewer touches in it than :data:`FEWEST`."""
    touches = context.touches(contact)
    if len(touches) < FEWEST:
        return None
    counts = week_counts((touch_day(meeting, context.today) for meeting in touches), context.today)
    total = sum(counts)
    if total < FEWEST:
        return None
    busy = len(counts) - counts.count(0)
    words = f"{total:,} touches in {busy} week{'s' if busy > 1 else ''} of the last year"
    return Year(words, strip(counts, context.today))

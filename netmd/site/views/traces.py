"""Where a line of the notes stands on the pages."""

from __future__ import annotations

from netmd.giving.sections import meeting_at
from netmd.problems import Location
from netmd.site.slugs import address
from netmd.site.views.context import Context
from netmd.site.views.timeline import anchor


def page_of(context: Context, place: Location) -> str:
    """The address of the page a line is on, and of its section there; empty where there is no such page."""
    entry = context.index.entries.get(place.path)
    if entry is None:
        return ""
    meeting = meeting_at(entry.note, place)
    return context.href(entry) + (f"#{address(anchor(context, meeting, entry))}" if meeting else "")

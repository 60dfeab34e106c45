"""Whom I introduced, or offered to introduce, to somebody about an opening."""

from __future__ import annotations

from datetime import date

from netmd.index import Index
from netmd.model import Contact, Introduction, Opportunity


def introduced_for(opening: Opportunity, contact: Contact, index: Index) -> Introduction | None:
    """The latest introduction of the contact that stands in the opening's file or below a heading that links it."""
    found = [one for one in index.introductions_of(contact) if _is_about(one, opening, index)]
    return max(found, key=lambda one: (one.on or date.min, one.location), default=None)


def _is_about(intro: Introduction, opening: Opportunity, index: Index) -> bool:
    if intro.location.path == opening.path:
        return True
    meeting = index.meeting_of(intro)
    return meeting is not None and any(index.means(link, opening) for link in meeting.links)

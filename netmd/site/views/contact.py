"""A contact's page: who they are, how things stand, what is open, and everything the notes say."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.followups import Lane, Reminder
from netmd.model import Contact
from netmd.site.views.brief import Brief, brief
from netmd.site.views.candidates import Fitting, fitting
from netmd.site.views.card import Field, contact_card, reach
from netmd.site.views.connections import Connections, connections
from netmd.site.views.context import Context
from netmd.site.views.ego import Ego, ego
from netmd.site.views.items import Item, item_line, open_items
from netmd.site.views.parts import Ref, problems_ref
from netmd.site.views.reminders import Nudge, nudge
from netmd.site.views.standing import Standing, standing
from netmd.site.views.timeline import Part, Touch, parts, touches
from netmd.site.views.year import Year, contact_year

_MOST_NUDGES = 100
"""Reminders on a page above the timeline that tells the same."""
_MOST_FITTING = 6


@dataclass(frozen=True, slots=True)
class ContactView:
    """Everything on a contact's page: ``planned`` and ``touches`` are the timeline, newest first.

    ``nudges`` are the day's reminders, but for what the promises and the standing say already; ``more_nudges`` are
    those left out where there are very many. ``fitting`` are the openings still open that fit, ``more_fitting`` how
    many others do.
    """

    name: str
    pronouns: str
    roles: tuple[str, ...]
    orgs: tuple[Ref, ...]
    tags: tuple[Ref, ...]
    direction: str
    status: str
    private: bool
    standing: Standing
    card: tuple[Field, ...]
    seeking: tuple[str, ...]
    offers: tuple[str, ...]
    fitting: tuple[Fitting, ...]
    more_fitting: int
    nudges: tuple[Nudge, ...]
    more_nudges: int
    mine: tuple[Item, ...]
    theirs: tuple[Item, ...]
    parts: tuple[Part, ...]
    planned: tuple[Touch, ...]
    touches: tuple[Touch, ...]
    year: Year | None
    ties: Connections
    ego: Ego | None
    brief: Brief
    problems: Ref | None
    path: str


def contact_view(context: Context, contact: Contact, root: str) -> ContactView:
    """The page of ``contact``; ``root`` leads from it to the site's root."""
    mine, theirs = open_items(context, contact)
    plans = context.index.plans(contact, context.today)
    ties = connections(context, contact, root)
    reached = reach(contact)
    reminders = [one for one in context.agenda.for_subject(contact.path) if not _is_said_elsewhere(one)]
    return ContactView(
        name=contact.name,
        pronouns=contact.pronouns,
        roles=contact.roles,
        orgs=tuple(Ref(org, context.org_href(org)) for org in contact.orgs),
        tags=tuple(Ref(tag, context.tag_href(tag)) for tag in contact.tags),
        direction=contact.direction or "",
        status=contact.status,
        private=contact.note.private,
        standing=standing(context, contact),
        card=(*reached, *contact_card(context, contact)),
        seeking=contact.seeking,
        offers=contact.offers,
        fitting=fitting(context, contact, _MOST_FITTING),
        more_fitting=max(0, context.rankings.count_fits(contact) - _MOST_FITTING),
        nudges=tuple(nudge(context, reminder) for reminder in reminders[:_MOST_NUDGES]),
        more_nudges=max(0, len(reminders) - _MOST_NUDGES),
        mine=tuple(item_line(context, item, root, contact) for item in mine),
        theirs=tuple(item_line(context, item, root, contact) for item in theirs),
        parts=parts(context, contact.note, root),
        planned=touches(context, reversed(plans), contact, root),
        touches=touches(context, reversed(context.touches(contact)), contact, root),
        year=contact_year(context, contact),
        ties=ties,
        ego=ego(context, contact),
        brief=brief(context, contact, ties, reached, root),
        problems=problems_ref(context, contact.path),
        path=contact.path,
    )


def _is_said_elsewhere(reminder: Reminder) -> bool:
    return reminder.rule == "action-item" or (reminder.rule == "keep-in-touch" and reminder.lane is Lane.LATER)

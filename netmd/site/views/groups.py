"""Organisations and tags: who is where, and the openings there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.model import Contact, Opportunity, name_key
from netmd.site.views.contacts import ContactsView, contacts_href, table
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref
from netmd.site.views.standing import Standing, standing

_NAMES_SHOWN = 6
_MEMBERS_SHOWN = 12
_ROWS_SHOWN = 100
_OPENINGS_SHOWN = 12
_STATUSES = ("open", "mine", "filled", "closed")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at an organisation, with what they do there and how the tie stands."""

    name: Ref
    role: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Openings:
    """The openings of an organisation or a tag, the open ones first, each with its status; ``more`` are left out."""

    shown: tuple[Ref, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, who of it is known, and the openings there.

    Where many are known, ``people`` are those touched last, and ``rest`` leads to all of them in the table.
    """

    name: str
    anchor: str
    count: int
    people: tuple[Member, ...]
    rest: Ref | None
    openings: Openings


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag in the list of tags, with the first few who have it."""

    tag: Ref
    count: int
    people: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TagView:
    """One tag and who has it, by name; where they are many, those of them touched last.

    ``everybody`` leads to all of them in the table of contacts, where they can be filtered further.
    """

    tag: str
    count: int
    table: ContactsView
    everybody: str
    openings: Openings


def organisations_view(context: Context) -> tuple[Organisation, ...]:
    """Every organisation, by name."""
    openings = _by_key((opening, (opening.org,)) for opening in context.index.opportunities)
    return tuple(
        _organisation(context, name, contacts, openings.get(name_key(name), ()))
        for name, contacts in context.index.organisations()
    )


def tags_view(context: Context) -> tuple[TagLine, ...]:
    """Every tag, by name."""
    return tuple(
        TagLine(
            tag=Ref(tag, context.tag_href(tag)),
            count=len(contacts),
            people=tuple(Ref(contact.name, context.href(contact)) for contact in contacts[:_NAMES_SHOWN]),
            more=max(0, len(contacts) - _NAMES_SHOWN),
        )
        for tag, contacts in context.index.tags()
    )


def tag_views(context: Context) -> Iterator[TagView]:
    """The page of each tag, by tag."""
    openings = _by_key((opening, opening.tags) for opening in context.index.opportunities)
    for tag, contacts in context.index.tags():
        shown = {contact.path for contact in _closest(context, contacts, _ROWS_SHOWN)}
        yield TagView(
            tag=tag,
            count=len(contacts),
            table=table(context, (contact for contact in contacts if contact.path in shown)),
            everybody=contacts_href(tag=tag),
            openings=_openings(context, openings.get(name_key(tag), ())),
        )


def _organisation(
    context: Context, name: str, contacts: Sequence[Contact], openings: Iterable[Opportunity]
) -> Organisation:
    more = len(contacts) - _MEMBERS_SHOWN
    return Organisation(
        name=name,
        anchor=context.org_anchors[name_key(name)],
        count=len(contacts),
        people=tuple(_member(context, contact, name) for contact in _closest(context, contacts, _MEMBERS_SHOWN)),
        rest=Ref(f"and {more:,} more", contacts_href(org=name)) if more > 0 else None,
        openings=_openings(context, openings),
    )


def _member(context: Context, contact: Contact, org: str) -> Member:
    """A person of several organisations has the role that stands at the same place in the list of roles."""
    keys = [name_key(name) for name in contact.orgs]
    at = keys.index(name_key(org)) if len(contact.roles) == len(contact.orgs) else 0
    role = contact.roles[at] if contact.roles else ""
    return Member(Ref(contact.name, context.href(contact)), role, standing(context, contact))


def _closest(context: Context, contacts: Sequence[Contact], most: int) -> Sequence[Contact]:
    """All of them as they stand, or where they are too many those touched last, the latest first."""
    if len(contacts) <= most:
        return contacts

    def last_touch(contact: Contact) -> str:
        last = standing(context, contact).last
        return last.iso if last else ""

    return sorted(contacts, key=last_touch, reverse=True)[:most]


def _by_key(openings: Iterable[tuple[Opportunity, Iterable[str]]]) -> Mapping[str, list[Opportunity]]:
    found: defaultdict[str, list[Opportunity]] = defaultdict(list)
    for opening, names in openings:
        for key in sorted({name_key(name) for name in names}):
            found[key].append(opening)
    return found


def _openings(context: Context, openings: Iterable[Opportunity]) -> Openings:
    in_order = sorted(openings, key=lambda opening: _STATUSES.index(opening.status))
    shown = in_order[:_OPENINGS_SHOWN]
    return Openings(
        tuple(Ref(opening.title, context.href(opening), _about(opening)) for opening in shown),
        len(in_order) - len(shown),
    )


def _about(opening: Opportunity) -> str:
    return opening.stage or "mine" if opening.status == "mine" else opening.status

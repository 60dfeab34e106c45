"""Organisations and tags: who is where."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.model import Contact, name_key
from netmd.site.views.contacts import ContactsView, table
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref
from netmd.site.views.standing import Standing, standing

_NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at an organisation, with what they do there and how the tie stands."""

    name: Ref
    role: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, who of it is known, and the openings there."""

    name: str
    anchor: str
    people: tuple[Member, ...]
    openings: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag in the list of tags, with the first few who have it."""

    tag: Ref
    count: int
    people: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TagView:
    """One tag: everybody who has it."""

    tag: str
    table: ContactsView
    openings: tuple[Ref, ...]


def organisations_view(context: Context) -> tuple[Organisation, ...]:
    """Every organisation, by name."""
    return tuple(
        Organisation(
            name=name,
            anchor=context.org_anchors[name_key(name)],
            people=tuple(_member(context, contact, name) for contact in contacts),
            openings=tuple(
                Ref(opening.title, context.href(opening), opening.status)
                for opening in context.index.opportunities
                if name_key(opening.org) == name_key(name)
            ),
        )
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


def tag_view(context: Context, tag: str) -> TagView:
    """One tag."""
    key = name_key(tag)
    return TagView(
        tag=tag,
        table=table(context, context.index.with_tag(tag)),
        openings=tuple(
            Ref(opening.title, context.href(opening), opening.org)
            for opening in context.index.opportunities
            if key in {name_key(word) for word in opening.tags}
        ),
    )


def _member(context: Context, contact: Contact, org: str) -> Member:
    """A person of several organisations has the role that stands at the same place in the list of roles."""
    keys = [name_key(name) for name in contact.orgs]
    at = keys.index(name_key(org)) if len(contact.roles) == len(contact.orgs) else 0
    role = contact.roles[at] if contact.roles else ""
    return Member(Ref(contact.name, context.href(contact)), role, standing(context, contact))

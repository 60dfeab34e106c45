"""Organisations and tags: who is where, and the openings there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.model import Opportunity, name_key
from netmd.site.views.contacts import ContactsView, Row, contacts_href, rows, table
from netmd.site.views.context import Context
from netmd.site.views.gathered import Group
from netmd.site.views.parts import Ref
from netmd.site.views.standing import Standing

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
    known = rows(context)
    there = {org.key: (org, tuple([known[path] for path in org.paths])) for org in context.organisations}
    found = context.carried.by_group(
        "organisations shown",
        there,
        lambda key, group: _organisation(context, *group, openings.get(key, ())),
        given=context.org_anchors,
    )
    return tuple(found.values())


def tags_view(context: Context) -> tuple[TagLine, ...]:
    """Every tag, by name."""
    known = rows(context)
    return tuple(
        TagLine(
            tag=Ref(tag.name, context.tag_href(tag.name)),
            count=len(tag.paths),
            people=tuple(known[path].name for path in tag.paths[:_NAMES_SHOWN]),
            more=max(0, len(tag.paths) - _NAMES_SHOWN),
        )
        for tag in context.tags
    )


def tag_views(context: Context) -> Iterator[TagView]:
    """The page of each tag, by tag."""
    openings = _by_key((opening, opening.tags) for opening in context.index.opportunities)
    known = rows(context)

    def view(key: str, group: tuple[Group, tuple[Row, ...]]) -> TagView:
        tag, having = group
        shown = {row.name.href for row in _closest(having, _ROWS_SHOWN)}
        return TagView(
            tag=tag.name,
            count=len(having),
            table=table(tuple(row for row in having if row.name.href in shown)),
            everybody=contacts_href(tag=tag.name),
            openings=_openings(context, openings.get(key, ())),
        )

    having = {tag.key: (tag, tuple([known[path] for path in tag.paths])) for tag in context.tags}
    yield from context.carried.by_group("tags shown", having, view).values()


def _organisation(context: Context, org: Group, there: Sequence[Row], openings: Iterable[Opportunity]) -> Organisation:
    more = len(there) - _MEMBERS_SHOWN
    return Organisation(
        name=org.name,
        anchor=context.org_anchors[org.key],
        count=len(there),
        people=tuple(_member(row, org.key) for row in _closest(there, _MEMBERS_SHOWN)),
        rest=Ref(f"and {more:,} more", contacts_href(org=org.name)) if more > 0 else None,
        openings=_openings(context, openings),
    )


def _member(row: Row, key: str) -> Member:
    """A person of several organisations has the role that stands at the same place in the list of roles."""
    at = 0
    if 1 < len(row.roles) == len(row.orgs):
        at = [name_key(org.text) for org in row.orgs].index(key)
    return Member(row.name, row.roles[at] if row.roles else "", row.standing)


def _closest(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """All of them as they stand, or where they are too many those touched last, the latest first."""
    if len(rows) <= most:
        return rows
    return sorted(rows, key=lambda row: row.standing.last.iso if row.standing.last else "", reverse=True)[:most]


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

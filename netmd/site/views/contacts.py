"""Contacts: everybody in one table, and the same table for the people of a tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netmd.model import Contact, name_key
from netmd.site.views.context import Context
from netmd.site.views.items import open_items
from netmd.site.views.parts import Ref
from netmd.site.views.standing import STATE_WORDS, Standing, standing


@dataclass(frozen=True, slots=True)
class Row:
    """One contact in the table. ``open_mine`` and ``open_theirs`` count promises still open, mine and theirs."""

    name: Ref
    aliases: tuple[str, ...]
    orgs: tuple[Ref, ...]
    roles: tuple[str, ...]
    tags: tuple[Ref, ...]
    direction: str
    standing: Standing
    open_mine: int
    open_theirs: int

    @property
    def open(self) -> int:
        """All open promises."""
        return self.open_mine + self.open_theirs


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The table, and what it can be filtered by: each choice with its count."""

    rows: tuple[Row, ...]
    directions: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, str, int], ...]


def contacts_view(context: Context) -> ContactsView:
    """Everybody, by name."""
    return table(context, context.index.contacts)


def table(context: Context, contacts: Iterable[Contact]) -> ContactsView:
    """These contacts in a table, in the order given."""
    rows = tuple(context.once(Row, contact.path, lambda: _row(context, contact)) for contact in contacts)  # noqa: B023
    directions = [row.direction for row in rows]
    states = [row.standing.state for row in rows]
    return ContactsView(
        rows=rows,
        directions=tuple((word, directions.count(word)) for word in ("up", "across", "down") if word in directions),
        tags=_tag_counts(rows),
        states=tuple((key, word, states.count(key)) for key, word in STATE_WORDS.items() if key in states),
    )


def _tag_counts(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """Each tag, whatever its case, in the form that comes first by row, with how many have it."""
    forms: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        for tag in row.tags:
            forms.setdefault(name_key(tag.text), tag.text)
        counts.update({name_key(tag.text) for tag in row.tags})
    return tuple((forms[key], counts[key]) for key in sorted(forms))


def _row(context: Context, contact: Contact) -> Row:
    mine, theirs = open_items(context, contact)
    return Row(
        name=Ref(contact.name, context.href(contact)),
        aliases=contact.aliases,
        orgs=tuple(Ref(org, context.org_href(org)) for org in contact.orgs),
        roles=contact.roles,
        tags=tuple(Ref(tag, context.tag_href(tag)) for tag in contact.tags),
        direction=contact.direction or "",
        standing=standing(context, contact),
        open_mine=len(mine),
        open_theirs=len(theirs),
    )

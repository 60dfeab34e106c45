"""Contacts: everybody in one table, and the same table for the people of a tag.

The table is filtered and sorted by a script, which keeps what it is asked for in the address after ``#``. Other pages
lead to a part of it with :func:`contacts_href`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from netmd.folding import fold
from netmd.model import Contact
from netmd.site.views.context import Context
from netmd.site.views.items import open_items
from netmd.site.views.parts import Ref
from netmd.site.views.standing import STATE_WORDS, Standing, standing

_OWED = ("due", "late", "drifting")
"""The states in which one owes a word, by their keys."""


@dataclass(frozen=True, slots=True)
class Row:
    """One contact in the table; ``open`` counts the promises still open, mine and theirs."""

    name: Ref
    aliases: tuple[str, ...]
    orgs: tuple[Ref, ...]
    roles: tuple[str, ...]
    tags: tuple[Ref, ...]
    direction: str
    standing: Standing
    open: int


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The table, and what it can be filtered by: each choice with its count.

    ``states`` are the states there are, each as key, word and count; ``owed`` are those in which a word is due, as one
    choice, where there are several of them.
    """

    rows: tuple[Row, ...]
    directions: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, str, int], ...]
    owed: tuple[str, str, int] | None


def contacts_href(**wanted: str | Iterable[str]) -> str:
    """The address of the table that shows only these, relative to the site's root: ``contacts.html#tag=press``.

    ``q`` are words; ``tag`` must be had, one of ``or_``, none of ``not_``; ``org``, ``direction`` and
    ``state`` (a key of :data:`~netmd.site.views.standing.STATE_WORDS`, several with a comma) narrow it; ``sort`` is a
    column and ``down`` reverses it. ``site_templates/assets/table-query.js`` reads it.
    """
    pairs = [
        (key.removesuffix("_"), value)
        for key, values in wanted.items()
        for value in ((values,) if isinstance(values, str) else values)
    ]
    return f"contacts.html#{urlencode(pairs, errors='replace')}"


def contacts_view(context: Context) -> ContactsView:
    """Everybody, by name; letters with an accent stand beside those without."""
    people, known = context.people, rows(context)
    order = context.carried.once(
        "contacts by letter", (), lambda: sorted(people, key=lambda path: fold(people[path].name))
    )
    return table(tuple([known[path] for path in order]))


def rows(context: Context) -> Mapping[str, Row]:
    """Everybody's row, by path; the same object where it is the last build's."""
    people = context.people
    return context.carried.each(
        "rows", people, lambda path: _row(context, people[path]), given=(context.tag_pages, context.org_anchors)
    )


def table(rows: tuple[Row, ...]) -> ContactsView:
    """These rows as a table, in the order given."""
    directions = Counter(row.direction for row in rows)
    states = Counter(row.standing.state for row in rows)
    owed = [key for key in _OWED if states[key]]
    return ContactsView(
        rows=rows,
        directions=tuple((word, directions[word]) for word in ("up", "across", "down") if directions[word]),
        states=tuple((key, word, states[key]) for key, word in STATE_WORDS.items() if states[key]),
        owed=(",".join(owed), ", ".join(map(STATE_WORDS.__getitem__, owed)), sum(map(states.__getitem__, owed)))
        if len(owed) > 1
        else None,
    )


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
        open=len(mine) + len(theirs),
    )

"""Promises between somebody and me: which are open, and whose turn it is."""

from __future__ import annotations

from datetime import date

from netmd.index import Index
from netmd.model import ActionItem, Contact, Owner


def open_items(contact: Contact, index: Index) -> tuple[tuple[ActionItem, ...], tuple[ActionItem, ...]]:
    """The promises still open in a contact's note or owed by them elsewhere: mine, then others'; soonest first."""
    found = sorted((item for item in index.items_of(contact) if item.is_open), key=_soonest)
    mine = tuple(item for item in found if not waits(item, index))
    return mine, tuple(item for item in found if waits(item, index))


def waits(item: ActionItem, index: Index) -> bool:
    """Whether somebody else owes it: ``@them``, or ``@`` and the id of a contact there is."""
    return item.owner is Owner.THEM or (item.owed_by is not None and index.person(item.owed_by) is not None)


def without_owner(item: ActionItem, index: Index) -> str:
    """An action item's text without the id of the contact who owes it, who is named elsewhere."""
    owing = index.person(item.owed_by) if item.owed_by else None
    return item.text.replace(f"@{item.owed_by.target}", "", 1) if item.owed_by and owing else item.text


def _soonest(item: ActionItem) -> tuple[date, str, int]:
    return item.due.end if item.due else date.max, item.location.path, item.location.line

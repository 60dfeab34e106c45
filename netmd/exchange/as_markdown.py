"""The notes as they are: which files of a notebook an export of Markdown holds."""

from __future__ import annotations

from collections.abc import Sequence

from netmd.exchange.belonging import belonging
from netmd.index import Index
from netmd.model import Contact


def to_markdown(contacts: Sequence[Contact], index: Index) -> tuple[str, ...]:
    """The paths of the notes: all, or those of some contacts and of what belongs to them. They are copied unchanged."""
    return tuple(index.entries if len(contacts) == len(index.contacts) else belonging(contacts, index))

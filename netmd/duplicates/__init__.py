"""Contacts that may be one and the same person, each pair with what speaks for it, the likeliest first.

Looked up, never compared pair by pair: only those who share an address, a number, or a name but for a letter or a form
of it are looked at. A pair that the notes know apart (:mod:`netmd.duplicates.apart`) is two people.
"""

from __future__ import annotations

from netmd.duplicates.apart import Apart, Knowing
from netmd.duplicates.finding import by_address, by_name
from netmd.duplicates.judging import SAME_NAMES, Reason, Suspects, judged
from netmd.duplicates.traits import Traits
from netmd.index import Index
from netmd.model import name_key

__all__ = ["Apart", "Knowing", "Suspects", "suspects"]


def suspects(index: Index) -> tuple[Suspects, ...]:
    """The pairs of contacts of a notebook that may be one person. A contact may be in several pairs."""
    traits = {contact.path: Traits.of(contact) for contact in index.contacts}
    found: dict[tuple[str, str], list[Reason]] = {}
    for pair, reason in by_address(traits):
        found.setdefault(pair, []).append(reason)
    for pair, reason in by_name(traits):
        if not any(known.kind in SAME_NAMES for known in found.get(pair, ())):
            found.setdefault(pair, []).append(reason)
    knowing = Knowing.of(index) if found else None
    made = (
        judged(traits[one], traits[other], reasons)
        for (one, other), reasons in found.items()
        if knowing is None or not knowing.are_two(traits[one].contact, traits[other].contact)
    )
    return tuple(sorted(filter(None, made), key=_rank))


def _rank(pair: Suspects) -> tuple[int, str, str, str]:
    return -pair.weight, name_key(pair.keep.name), pair.keep.path, pair.other.path

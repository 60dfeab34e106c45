"""Whom do I know there: the people at an opening's organisation, and those in whose notes it comes up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netmd.index import Index
from netmd.model import Contact, name_key
from netmd.network.paths import Chain, introduction_chain
from netmd.openings.mentions import Days
from netmd.openings.reasons import came_up
from netmd.openings.recency import last_touch


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody, and by whose introductions I know them: ``chain`` begins with whom I met by myself and ends with them.

    ``why`` is empty for who is at the organisation.
    """

    contact: Contact
    chain: Chain
    why: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """``there`` is who is at the organisation, ``elsewhere`` whose notes name it; those I was in touch with last come
    first. ``more_there`` and ``more_elsewhere`` are left out. Archived contacts are in neither.
    """

    there: tuple[Acquaintance, ...] = ()
    elsewhere: tuple[Acquaintance, ...] = ()
    more_there: int = 0
    more_elsewhere: int = 0


def whom_i_know(org: str, named: Days, index: Index, today: date, most: int) -> Inside:
    """Whom I know at ``org``, and elsewhere, ``most`` of each.

    ``named`` is where the organisation comes up (:attr:`netmd.openings.ranking.Rankings.named`).
    """

    def in_order(people: Iterable[Contact | None]) -> list[Contact]:
        active = [contact for contact in people if contact is not None and contact.status != "archived"]
        days = {contact.path: last_touch(contact, index, today) for contact in active}
        return sorted(active, key=lambda one: (-days[one.path].toordinal(), name_key(one.name), one.path))

    at_org = index.at_org(org)
    theirs = {contact.path for contact in at_org}
    there, elsewhere = in_order(at_org), in_order(index.contact(path) for path in named if path not in theirs)
    return Inside(
        tuple(Acquaintance(one, introduction_chain(one, index)) for one in there[:most]),
        tuple(
            Acquaintance(one, introduction_chain(one, index), came_up(org, named[one.path], today))
            for one in elsewhere[:most]
        ),
        max(0, len(there) - most),
        max(0, len(elsewhere) - most),
    )

"""What speaks for and against two contacts being one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from netmd.duplicates.traits import Traits
from netmd.model import Contact


class Kind(Enum):
    """In what two contacts agree."""

    PROFILE = "profile"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    MIDDLE = "middle"
    NEARLY = "nearly"
    FORM = "form"
    INITIAL = "initial"


class Reason(NamedTuple):
    """One thing that speaks for it, and how it is said."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Suspects:
    """Two contacts that may be one. ``keep`` is the one of which more is known, ``reasons`` the strongest first.

    ``weight`` is only good for ranking: 100 is a LinkedIn profile, which two people never share.
    """

    keep: Contact
    other: Contact
    reasons: tuple[str, ...]
    weight: int


SAME_NAMES = frozenset((Kind.NAME, Kind.MIDDLE, Kind.NEARLY))
"""Of these the surest is enough to say."""
_BY_NAME = SAME_NAMES | {Kind.FORM, Kind.INITIAL}
_ADDRESSES = frozenset((Kind.PROFILE, Kind.EMAIL, Kind.PHONE))
_WEIGHTS = {
    Kind.PROFILE: 100, Kind.EMAIL: 90, Kind.PHONE: 70, Kind.NAME: 60, Kind.MIDDLE: 50, Kind.NEARLY: 40,
    Kind.INITIAL: 30, Kind.FORM: 25,
}  # fmt: skip
_STRANGER = 30
"""Taken off an address or a number that people of different names share: an office, a couple."""
_AGREES = 15
"""Added where two of one name agree in something else too."""
_LEAST = 30
"""Less is not worth a look; a form of a first name alone is less."""


def judged(one: Traits, other: Traits, reasons: Sequence[Reason]) -> Suspects | None:
    """The pair, unless it is surely two people or too little speaks for it."""
    kinds = {reason.kind for reason in reasons}
    if _differ(one, other, kinds):
        return None
    told = sorted(reasons, key=lambda reason: -_WEIGHTS[reason.kind])
    words = [reason.words for reason in told]
    by_name = bool(kinds & _BY_NAME)
    more = list(_agreements(one, other, is_weak=kinds == {Kind.FORM}))
    weight = _WEIGHTS[told[0].kind] + _AGREES * (len(told) - 1) + (_AGREES * len(more) if by_name else 0)
    if not by_name and Kind.PROFILE not in kinds and not one.shares_a_word(other):
        weight -= _STRANGER
        words.append("another name")
    if weight < _LEAST:
        return None
    keep, rest = sorted((one.contact, other.contact), key=_fullness)
    return Suspects(keep, rest, (*words, *more), weight)


def _differ(one: Traits, other: Traits, kinds: set[Kind]) -> bool:
    """Whether two are surely two: Jr. and Sr.; without a common address those of other profiles or birthdays, and with
    a name that is only nearly the same also those at other organisations.
    """
    if Kind.PROFILE not in kinds and one.generations and other.generations and not one.generations & other.generations:
        return True
    if kinds & _ADDRESSES:
        return False
    born, theirs = one.contact.birthday, other.contact.birthday
    if one.profile and other.profile:
        return True
    if born and theirs and (born.month, born.day) != (theirs.month, theirs.day):
        return True
    return Kind.NAME not in kinds and bool(one.orgs and other.orgs) and not one.orgs & other.orgs


def _agreements(one: Traits, other: Traits, *, is_weak: bool) -> Iterator[str]:
    """What else they agree in; where the rest ``is_weak``, also what many people share."""
    if one.orgs & other.orgs:
        yield "the same organisation"
    if one.contact.birthday and one.contact.birthday == other.contact.birthday:
        yield "the same birthday"
    if is_weak and (town := one.shared_town(other)):
        yield f"the same town ({town})"
    if is_weak and (tag := one.shared_tag(other)):
        yield f"the same tag ({tag})"


def _fullness(contact: Contact) -> tuple[bool, int, int, str]:
    """Those of whom more is known come first."""
    note = contact.note
    return contact.status == "archived", -len(note.meetings), -len(note.fields) - len(note.items), contact.path

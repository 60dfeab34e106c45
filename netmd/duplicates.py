"""Contacts that may be one and the same person, each pair with what speaks for it, the likeliest first.

Looked up, never compared pair by pair: only those who share an address, a number, or a name but for a letter are looked
at. A pair in which one note links to the other is two people: whoever wrote the link knows them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from netmd import identity
from netmd.folding import words_of
from netmd.index import Index
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Suspects:
    """Two contacts that may be one. ``keep`` is the one of which more is known, ``reasons`` the strongest first.

    ``weight`` is only good for ranking: 100 is a LinkedIn profile, which two people never share.
    """

    keep: Contact
    other: Contact
    reasons: tuple[str, ...]
    weight: int


_PROFILE, _EMAIL, _PHONE, _NAME, _MIDDLE, _NEARLY, _INITIAL = 100, 90, 70, 60, 50, 40, 30
_STRANGER = 30
"""Taken off an address or a number that people of different names share: an office, a couple."""
_AGREES = 15
"""Added where two of one name agree in something else too."""
_LEAST = 30

_CROWD = 20
"""Who share one thing are compared with each other up to this many; of more, each with the first of them."""
_SHARED = 4
"""More people than these at one address or number are an office, which says nothing about anybody."""

_Reason = tuple[int, str]


def suspects(index: Index) -> tuple[Suspects, ...]:
    """The pairs of contacts of a notebook that may be one person. A contact may be in several pairs."""
    traits = {contact.path: _Traits.of(contact) for contact in index.contacts}
    found: dict[tuple[str, str], list[_Reason]] = {}
    for pair, reason in _shared(traits):
        found.setdefault(pair, []).append(reason)
    for pair, reason in _alike(traits):
        if not any(weight in (_NAME, _MIDDLE, _NEARLY) for weight, _ in found.get(pair, ())):
            found.setdefault(pair, []).append(reason)
    made = (_judged(index, traits[one], traits[other], reasons) for (one, other), reasons in found.items())
    return tuple(sorted(filter(None, made), key=_rank))


def _rank(pair: Suspects) -> tuple[int, str, str, str]:
    return -pair.weight, name_key(pair.keep.name), pair.keep.path, pair.other.path


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a contact is known by, in the forms in which two of them are compared."""

    contact: Contact
    names: tuple[tuple[str, ...], ...]
    emails: frozenset[str]
    phones: frozenset[str]
    profile: str
    orgs: frozenset[str]

    @classmethod
    def of(cls, contact: Contact) -> _Traits:
        names = dict.fromkeys(map(identity.name_words, (contact.name, *contact.aliases)))
        return cls(
            contact,
            tuple(filter(None, names)),
            frozenset(map(identity.email, contact.emails)) - {""},
            frozenset(map(identity.phone, contact.phones)) - {""},
            identity.profile(contact.linkedin),
            frozenset(map(identity.org, contact.orgs)) - {""},
        )

    def shares_a_word(self, other: _Traits) -> bool:
        """Whether names have a word in common that is no initial."""
        mine, theirs = ({word for name in one.names for word in name} for one in (self, other))
        return any(len(word) > 1 or not word.isascii() for word in mine & theirs)


# -- who shares what ------------------------------------------------------------------------------------------------

_Found = Iterator[tuple[tuple[str, str], _Reason]]


def _shared(traits: Mapping[str, _Traits]) -> _Found:
    """Pairs with the same address, profile or number."""
    for pair in _pairs(traits, lambda one: [one.profile] if one.profile else []):
        yield pair, (_PROFILE, "the same LinkedIn profile")
    for pair in _pairs(traits, lambda one: one.emails, _SHARED):
        both = min(traits[pair[0]].emails & traits[pair[1]].emails)
        yield pair, (_EMAIL, f"the same e-mail address ({both})")
    for pair in _pairs(traits, lambda one: {identity.phone_block(number) for number in one.phones}, _SHARED):
        one, other = (traits[path].phones for path in pair)
        if any(identity.is_same_phone(mine, theirs) for mine in one for theirs in other):
            yield pair, (_PHONE, "the same phone number")


def _alike(traits: Mapping[str, _Traits]) -> _Found:
    """Pairs with the same or nearly the same name, the surest first."""
    for pair in _pairs(traits, lambda one: {" ".join(name) for name in one.names}):
        yield pair, (_NAME, "the same name")
    for pair in _pairs(traits, _ends):
        if _has_more(traits[pair[0]], traits[pair[1]]):
            yield pair, (_MIDDLE, "the same name but for a middle one")
    for pair in _pairs(traits, lambda one: {hash(key) for name in one.names for key in identity.slips(name)}):
        one, other = (traits[path].names for path in pair)
        if any(mine != theirs and identity.is_slip(mine, theirs) for mine in one for theirs in other):
            yield pair, (_NEARLY, "nearly the same name")
    for pair in _pairs(traits, _initials):
        if _is_initial(traits[pair[0]], traits[pair[1]]):
            yield pair, (_INITIAL, "the same name with an initial")


def _pairs(
    traits: Mapping[str, _Traits], keys: Callable[[_Traits], Iterable[object]], most: int = 0
) -> Iterator[tuple[str, str]]:
    """The pairs of paths that share a key, each once; of a key that more than ``most`` share, none."""
    blocks: dict[object, list[str]] = {}
    for path in sorted(traits):
        for key in keys(traits[path]):
            blocks.setdefault(key, []).append(path)
    seen: dict[tuple[str, str], None] = {}
    for paths in blocks.values():
        if most and len(paths) > most:
            continue
        crowd = len(paths) > _CROWD
        seen |= dict.fromkeys(((paths[0], path) for path in paths[1:]) if crowd else combinations(paths, 2))
    yield from seen


def _ends(one: _Traits) -> set[tuple[str, str]]:
    """The first and last words of the names as they are written."""
    written = (words_of(name) for name in (one.contact.name, *one.contact.aliases))
    return {(words[0], words[-1]) for words in written if len(words) > 1}


def _has_more(one: _Traits, other: _Traits) -> bool:
    return any(set(mine) < set(theirs) or set(theirs) < set(mine) for mine in one.names for theirs in other.names)


def _initials(one: _Traits) -> set[tuple[str, str]]:
    return {(first[0], last) for first, last in _ends(one)}


def _is_initial(one: _Traits, other: _Traits) -> bool:
    """Whether one of them is only written with the first letter of the first name, and they work at one place."""
    firsts = [{first for first, _ in _ends(each)} for each in (one, other)]
    return bool(one.orgs & other.orgs) and any(len(first) == 1 for first in firsts[0] ^ firsts[1])


# -- what speaks for and against ------------------------------------------------------------------------------------


def _judged(index: Index, one: _Traits, other: _Traits, reasons: list[_Reason]) -> Suspects | None:
    """The pair, unless it is surely two people."""
    if _links_to(index, one.contact, other.contact) or _links_to(index, other.contact, one.contact):
        return None
    weights = {weight for weight, _ in reasons}
    by_name = bool(weights & {_NAME, _MIDDLE, _NEARLY, _INITIAL})
    address = max(weights & {_PROFILE, _EMAIL, _PHONE}, default=0)
    if not address and _differ(one, other, is_same_name=_NAME in weights):
        return None
    told = sorted(reasons, key=lambda reason: -reason[0])
    more = list(_agreements(one, other))
    weight = told[0][0] + _AGREES * (len(told) - 1) + (_AGREES * len(more) if by_name else 0)
    if not by_name and address != _PROFILE and not one.shares_a_word(other):
        weight -= _STRANGER
        told = [*told, (0, "another name")]
    if weight < _LEAST:
        return None
    keep, rest = sorted((one.contact, other.contact), key=_fullness)
    return Suspects(keep, rest, (*(words for _, words in told), *more), weight)


def _links_to(index: Index, one: Contact, other: Contact) -> bool:
    links = (*one.note.links, *one.introduced_by, *(item.owed_by for item in one.note.items if item.owed_by))
    return any(link.key in other.keys and index.means(link, other) for link in links)


def _differ(one: _Traits, other: _Traits, *, is_same_name: bool) -> bool:
    """Whether two of one name are surely two: other profiles, other birthdays; of a name that is nearly the same also
    other organisations.
    """
    born, theirs = one.contact.birthday, other.contact.birthday
    if one.profile and other.profile:
        return True
    if born and theirs and (born.month, born.day) != (theirs.month, theirs.day):
        return True
    return not is_same_name and bool(one.orgs and other.orgs) and not one.orgs & other.orgs


def _agreements(one: _Traits, other: _Traits) -> Iterator[str]:
    if one.orgs & other.orgs:
        yield "the same organisation"
    if one.contact.birthday and one.contact.birthday == other.contact.birthday:
        yield "the same birthday"


def _fullness(contact: Contact) -> tuple[bool, int, int, str]:
    """Those of whom more is known come first."""
    note = contact.note
    return contact.status == "archived", -len(note.meetings), -len(note.fields) - len(note.items), contact.path

"""The pairs of contacts that share something by which they may be one, found by what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from netmd import identity
from netmd.duplicates.judging import Kind, Reason
from netmd.duplicates.traits import Traits

_CROWD = 20
"""Who share one thing are compared with each other up to this many; of more, each with the first of them."""
_SHARED = 4
"""More people than these at one address or number are an office, which says nothing about anybody."""

_Found = Iterator[tuple[tuple[str, str], Reason]]


def by_address(traits: Mapping[str, Traits]) -> _Found:
    """Pairs with the same address, profile or number, by the paths of both."""
    for pair in _pairs(traits, lambda one: [one.profile] if one.profile else []):
        yield pair, Reason(Kind.PROFILE, "the same LinkedIn profile")
    for pair in _pairs(traits, lambda one: one.emails, _SHARED):
        both = min(traits[pair[0]].emails & traits[pair[1]].emails)
        yield pair, Reason(Kind.EMAIL, f"the same e-mail address ({both})")
    for pair in _pairs(traits, lambda one: {identity.phone_block(number) for number in one.phones}, _SHARED):
        one, other = (traits[path].phones for path in pair)
        if any(identity.is_same_phone(mine, theirs) for mine in one for theirs in other):
            yield pair, Reason(Kind.PHONE, "the same phone number")


def by_name(traits: Mapping[str, Traits]) -> _Found:
    """Pairs with the same or nearly the same name, the surest first."""
    for pair in _pairs(traits, lambda one: one.called):
        yield pair, Reason(Kind.NAME, "the same name")
    for pair in _pairs(traits, lambda one: (name for name in one.names if len(name) > 1)):
        if traits[pair[0]].generations or traits[pair[1]].generations:
            yield pair, Reason(Kind.MIDDLE, "the same name but for the generation")
    for pair in _pairs(traits, lambda one: one.ends):
        if _has_more(traits[pair[0]], traits[pair[1]]):
            yield pair, Reason(Kind.MIDDLE, "the same name but for a middle one")
    for pair in _pairs(traits, lambda one: {hash(key) for name in one.names for key in identity.slips(name)}):
        one, other = (traits[path].names for path in pair)
        if any(mine != theirs and identity.is_slip(mine, theirs) for mine in one for theirs in other):
            yield pair, Reason(Kind.NEARLY, "nearly the same name")
    for pair in _pairs(traits, _forms):
        if identity.have_forms(traits[pair[0]].ends, traits[pair[1]].ends):
            yield pair, Reason(Kind.FORM, "another form of the first name")
    for pair in _pairs(traits, lambda one: {(first[0], last) for first, last in one.ends}):
        if _is_initial(traits[pair[0]], traits[pair[1]]):
            yield pair, Reason(Kind.INITIAL, "the same name with an initial")


def _pairs(
    traits: Mapping[str, Traits], keys: Callable[[Traits], Iterable[object]], most: int = 0
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


def _has_more(one: Traits, other: Traits) -> bool:
    return any(set(mine) < set(theirs) or set(theirs) < set(mine) for mine in one.names for theirs in other.names)


def _forms(one: Traits) -> set[tuple[str, str]]:
    return {key for name in (one.contact.name, *one.contact.aliases) for key in identity.form_keys(name)}


def _is_initial(one: Traits, other: Traits) -> bool:
    """Whether one of them is only written with the first letter of the first name, and they work at one place."""
    firsts = [{first for first, _ in each.ends} for each in (one, other)]
    return bool(one.orgs & other.orgs) and any(len(first) == 1 for first in firsts[0] ^ firsts[1])

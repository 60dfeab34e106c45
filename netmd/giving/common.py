"""What two people share that few share: a rare tag, an organisation they both were at, a city together with a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from netmd.model import Contact, name_key

FORMERLY = "formerly"
"""A key of one's own in the front matter that is looked at here: organisations somebody has been at."""
_FEWEST, _FEW = 3, 12


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that ``count`` people share, and in words: ``the tag esports``."""

    words: str
    count: int


def few(people: int) -> int:
    """How many out of so many people are few: one in fifty, but not under three and not over twelve."""
    return min(_FEW, max(_FEWEST, people // 50))


Key = tuple[str, str]
"""The paths of two people, the first before the second."""


Traits = Sequence[tuple[tuple[str, ...], str]]
"""Each thing to share once: by what it is told apart, and the words for it."""


def shared_by_few(everybody: Mapping[str, Traits], able: Set[str]) -> Mapping[Key, tuple[Shared, ...]]:
    """What each pair of ``able`` people shares that few of everybody do; people are paths, in the order of names."""
    limit = few(len(everybody))
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    words: dict[tuple[str, ...], str] = {}
    for path, found in everybody.items():
        for key, text in found:
            having[key].append(path)
            words.setdefault(key, text)
    found_of: dict[Key, list[Shared]] = defaultdict(list)
    rare = {key for key, people in having.items() if 2 <= len(people) <= limit}
    for key in sorted(rare, key=lambda key: (len(having[key]), key)):
        if key[0] == "city" and ("tag", key[2]) in rare:
            continue  # the tag alone says more
        shared = Shared(words[key], len(having[key]))
        for first, second in combinations(sorted(path for path in having[key] if path in able), 2):
            found_of[first, second].append(shared)
    return {pair: tuple(shared) for pair, shared in found_of.items()}


def traits_of(contact: Contact) -> Traits:
    """What somebody may share with others."""
    found: dict[tuple[str, ...], str] = {}
    city = name_key(contact.location)
    for tag in contact.tags:
        found.setdefault(("tag", name_key(tag)), f"the tag {tag}")
        if city:
            found.setdefault(("city", city, name_key(tag)), f"{contact.location} and the tag {tag}")
    for key, values in contact.note.extra:
        if name_key(key) == FORMERLY:
            for org in values:
                found.setdefault((FORMERLY, name_key(org)), f"time at {org}")
    return tuple(found.items())

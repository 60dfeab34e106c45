"""Words and phrases that the notebook's owner uses for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_Stems = frozenset[str]
_MOST_READINGS = 16
"""Of one phrase. Each group that it names doubles them, and nobody names five in what they seek."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of phrases that mean the same, as stems; none by default. Build them with :meth:`of`.

    A text that has all words of one member of a group says the whole group: it gets the group's mark, a stem that no
    word can have, and a phrase may be read with the mark in the place of the member.
    """

    _members: Mapping[str, tuple[tuple[_Stems, str], ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Each member and its group's mark, by one of its stems: a text without that stem need not be looked at."""

    @classmethod
    def of(cls, groups: Iterable[Iterable[_Stems]]) -> Synonyms:
        """The synonyms of these groups. Groups with a member in common are one; a member without words is left out."""
        by_stem: dict[str, list[tuple[_Stems, str]]] = defaultdict(list)
        for number, members in enumerate(_joined(groups)):
            for member in sorted(members, key=sorted):
                by_stem[min(member)].append((member, f"={number}"))
        return cls(MappingProxyType({stem: tuple(found) for stem, found in by_stem.items()}))

    def marked(self, stems: _Stems) -> _Stems:
        """The stems of a text, with the marks of the groups it says."""
        return stems.union(mark for _, mark in self._said(stems)) if self._members else stems

    def readings(self, stems: _Stems) -> tuple[_Stems, ...]:
        """The other ways to say a phrase: with a group's mark in the place of what it says of the group."""
        found = [stems]
        for member, mark in self._said(stems):
            found += [(reading - member) | {mark} for reading in found if member <= reading]
            del found[_MOST_READINGS:]
        return tuple(dict.fromkeys(found[1:]))

    def _said(self, stems: _Stems) -> Iterator[tuple[_Stems, str]]:
        for stem in sorted(stems & self._members.keys()):
            for member, mark in self._members[stem]:
                if member <= stems:
                    yield member, mark


def _joined(groups: Iterable[Iterable[_Stems]]) -> list[set[_Stems]]:
    joined: list[set[_Stems]] = []
    for group in groups:
        members = {member for member in group if member}
        for other in [other for other in joined if other & members]:
            joined.remove(other)
            members |= other
        joined.append(members)
    return joined

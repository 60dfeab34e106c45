"""Names that are somebody's but for a letter, a word, or another form of the given name: asked about, never sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netmd import identity as keys
from netmd.exchange.matching.form import Form
from netmd.exchange.matching.shared import MOST

_Owners = str | tuple[str, ...]


@dataclass(slots=True)
class Nearly:
    """Whose names are like a given one. What they are looked up by, many keys a name, is made at the first question:
    where everybody is found by more than a name, there is none."""

    _waiting: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    _slips: dict[int, _Owners] = field(default_factory=dict)
    _ends: dict[int, _Owners] = field(default_factory=dict)
    _forms: dict[int, _Owners] = field(default_factory=dict)

    def add(self, own: str, names: tuple[str, ...]) -> None:
        """Let somebody be found by what is nearly one of these names, as they are written."""
        self._waiting.append((own, names))

    def called(self, mine: Form, people: Mapping[str, Form]) -> Iterable[str]:
        """Who of ``people``, all that are known, are called nearly so."""
        self._index()
        found: dict[str, None] = {}
        for name in mine.written:
            words = keys.name_words(name)
            for key in keys.slips(words):
                for known in _first(self._slips, hash(key)):
                    if known not in found and any(keys.is_slip(words, other) for other in people[known].word_lists):
                        found[known] = None
            if ends := keys.ends(name):
                near = _first(self._ends, hash(ends))
                found |= dict.fromkeys(known for known in near if _has_one_more(words, people[known]))
            for form in keys.form_keys(name):
                near = _first(self._forms, hash(form))
                found |= dict.fromkeys(known for known in near if _has_form(mine, people[known]))
        return found

    def _index(self) -> None:
        for own, names in self._waiting:
            for name in names:
                for key in set(keys.slips(keys.name_words(name))):
                    _put(self._slips, hash(key), own)
                if ends := keys.ends(name):
                    _put(self._ends, hash(ends), own)
                for form in keys.form_keys(name):
                    _put(self._forms, hash(form), own)
        self._waiting.clear()


def _put(table: dict[int, _Owners], key: int, own: str) -> None:
    """Let a key have one owner more, up to the number that is asked for; one alone, as most have, stands by itself."""
    there = table.setdefault(key, own)
    if isinstance(there, str):
        if there != own:
            table[key] = (there, own)
    elif len(there) < MOST and own not in there:
        table[key] = (*there, own)


def _first(table: Mapping[int, _Owners], key: int) -> Iterable[str]:
    there = table.get(key, ())
    return (there,) if isinstance(there, str) else there


def _has_one_more(words: tuple[str, ...], theirs: Form) -> bool:
    """Whether the names have one more word on one side only: ``Priya S. Raman``."""
    return any(set(words) < one or one < set(words) for one in map(set, theirs.word_lists))


def _has_form(mine: Form, theirs: Form) -> bool:
    """Whether they are at one organisation, and have forms of one given name: Jon and John."""
    return any(org in theirs.orgs for org in mine.orgs) and keys.have_forms(mine.ends, theirs.ends)

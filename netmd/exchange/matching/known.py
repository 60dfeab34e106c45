"""Which known contact somebody of a foreign file is, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from netmd import identity as keys
from netmd.exchange.records import PersonKey


@dataclass(frozen=True, slots=True)
class Traits:
    """What somebody is known by. ``id`` tells them from others: the path of a contact's note.

    ``touches`` are days with the titles of what happened on them, in one form.
    """

    id: str
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    linkedin: str = ""
    orgs: tuple[str, ...] = ()
    birthday: str = ""
    touches: frozenset[str] = frozenset()

    @classmethod
    def of_key(cls, key: PersonKey) -> Traits:
        """Those of somebody who is only named."""
        return cls("", (key.name,) if key.name else (), (key.email,) if key.email else (),
                   (key.phone,) if key.phone else (), key.linkedin)  # fmt: skip


def joined(one: Traits, other: Traits) -> Traits:
    """Two as one, who has the id of the first."""

    def both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*first, *second)))

    return Traits(
        one.id,
        both(one.names, other.names),
        both(one.emails, other.emails),
        both(one.phones, other.phones),
        one.linkedin or other.linkedin,
        both(one.orgs, other.orgs),
        one.birthday or other.birthday,
        one.touches | other.touches,
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody it may be, and in what they agree: ``the same e-mail address``."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """``sure``: it is the only candidate. ``unsure``: it may be one of them. ``none``: it is nobody known."""

    how: Literal["sure", "unsure", "none"]
    candidates: tuple[Candidate, ...] = ()


_NOBODY = Match("none")


@dataclass(slots=True)
class People:
    """Those who are known, by what they are known by. Grows as more become known."""

    _people: dict[str, Traits] = field(default_factory=dict)
    _emails: dict[str, dict[str, None]] = field(default_factory=dict)
    _profiles: dict[str, dict[str, None]] = field(default_factory=dict)
    _phones: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    _names: dict[str, dict[str, None]] = field(default_factory=dict)
    _slips: dict[int, dict[str, None]] = field(default_factory=dict)
    _ends: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def add(self, traits: Traits, *, with_slips: bool = True) -> None:
        """Make somebody known. ``with_slips``: also by names that are theirs but for a letter."""
        self._people[traits.id] = traits
        for email in filter(None, map(keys.email, traits.emails)):
            self._emails.setdefault(email, {})[traits.id] = None
        if profile := keys.profile(traits.linkedin):
            self._profiles.setdefault(profile, {})[traits.id] = None
        for number in filter(None, map(keys.phone, traits.phones)):
            self._phones.setdefault(keys.phone_block(number), {})[number, traits.id] = None
        for name in {keys.name_of(name): name for name in traits.names}.values():
            self._names.setdefault(keys.name_of(name), {})[traits.id] = None
            if with_slips:
                for key in set(keys.slips(keys.name_words(name))):
                    self._slips.setdefault(hash(key), {})[traits.id] = None
                if ends := _ends(name):
                    self._ends.setdefault(ends, {})[traits.id] = None

    def learn(self, traits: Traits) -> None:
        """Make known more of somebody who is known."""
        self.add(joined(self._people[traits.id], traits), with_slips=False)

    def find(self, one: Traits) -> Match:
        """Who of the known somebody is."""
        profile = keys.profile(one.linkedin)
        if profile and (same := self._profiles.get(profile)):
            return _decided(same, "the same LinkedIn profile")
        by_email = [known for email in map(keys.email, one.emails) for known in self._emails.get(email, ())]
        if by_email:
            alike = [known for known in by_email if self._may_be_called(one, known)]
            if alike:
                return _decided(alike, "the same e-mail address")
            return _open(by_email, "the same e-mail address, another name")
        by_phone = list(self._by_phone(one))
        alike = [known for known in by_phone if self._may_be_called(one, known, nameless=False)]
        if alike:
            return _decided(alike, "the same phone number, and the name fits")
        of_that_name = self._named(one)
        named = [known for known in of_that_name if not self._is_other(one, known)]
        sure = [(known, why) for known in named if (why := self._agreement(one, known))]
        if len({known for known, _ in sure}) == 1:
            return Match("sure", (Candidate(*sure[0]),))
        if named:
            return _open([known for known, _ in sure] or named, sure[0][1] if sure else "the same name")
        if by_phone:
            return _open(by_phone, "the same phone number, another name")
        if of_that_name:
            return _open(of_that_name, "the same name, another LinkedIn profile")
        nearly = [known for known in self._nearly_named(one) if not self._is_other(one, known)]
        return _open(nearly, "nearly the same name") if nearly else _NOBODY

    def _by_phone(self, one: Traits) -> Iterator[str]:
        for number in filter(None, map(keys.phone, one.phones)):
            for theirs, known in self._phones.get(keys.phone_block(number), ()):
                if keys.is_same_phone(number, theirs):
                    yield known

    def _named(self, one: Traits) -> Iterable[str]:
        return dict.fromkeys(known for name in one.names for known in self._names.get(keys.name_of(name), ()))

    def _nearly_named(self, one: Traits) -> Iterable[str]:
        found: dict[str, None] = {}
        for name in one.names:
            words = keys.name_words(name)
            for key in keys.slips(words):
                for known in self._slips.get(hash(key), ()):
                    if known not in found and any(
                        keys.is_slip(words, keys.name_words(theirs)) for theirs in self._people[known].names
                    ):
                        found[known] = None
            if ends := _ends(name):
                found |= dict.fromkeys(known for known in self._ends.get(ends, ()) if self._has_initial(words, known))
        return found

    def _has_initial(self, words: tuple[str, ...], known: str) -> bool:
        """Whether the names have one more word on one side only: ``Priya S. Raman``."""
        theirs = [set(keys.name_words(name)) for name in self._people[known].names]
        return any(set(words) < one or one < set(words) for one in theirs)

    def _may_be_called(self, one: Traits, known: str, *, nameless: bool = True) -> bool:
        """Whether one of the names may be another form of one of theirs: they share a word that is no initial.

        ``nameless``: somebody whose name is but their address, or nothing, may be anybody.
        """
        mine = {word for name in one.names for word in keys.name_words(name)}
        theirs = {word for name in self._people[known].names for word in keys.name_words(name)}
        is_address = any("@" in name for name in (*one.names, *self._people[known].names))
        if nameless and (not mine or not theirs or is_address):
            return True
        return any(len(word) > 1 or not word.isascii() for word in mine & theirs)

    def _is_other(self, one: Traits, known: str) -> bool:
        """Whether two of one name are likely two: each has a LinkedIn profile, and they are not the same."""
        mine, theirs = keys.profile(one.linkedin), keys.profile(self._people[known].linkedin)
        return bool(mine and theirs)

    def _agreement(self, one: Traits, known: str) -> str:
        """What two of one name agree in, besides the name."""
        theirs = self._people[known]
        if {*map(keys.org, one.orgs)} & {*map(keys.org, theirs.orgs)}:
            return "the same name and organisation"
        if one.birthday and one.birthday[-5:] == theirs.birthday[-5:]:
            return "the same name and birthday"
        return "the same name and the same touch" if one.touches & theirs.touches else ""


def _ends(name: str) -> tuple[str, str] | None:
    """The first and the last word of a name."""
    from netmd.folding import words_of

    words = words_of(name)
    return (words[0], words[-1]) if len(words) > 1 else None


def _decided(ids: Iterable[str], why: str) -> Match:
    found = tuple(Candidate(known, why) for known in dict.fromkeys(ids))
    return Match("sure" if len(found) == 1 else "unsure", found)


def _open(ids: Iterable[str], why: str) -> Match:
    return Match("unsure", tuple(Candidate(known, why) for known in dict.fromkeys(ids)))

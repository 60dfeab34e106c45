"""Which known contact somebody of a foreign file is, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from netmd import identity as keys
from netmd.exchange.matching.shared import MOST, Form, Shared
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

    def form(self) -> Form:
        """The same in the forms in which people are compared."""
        words = {name: keys.name_words(name) for name in self.names}
        return Form(
            names={keys.name_of(name): words[name] for name in self.names},
            words={word for found in words.values() for word in found},
            ends={found for name in self.names if (found := keys.ends(name))},
            is_address=any("@" in name for name in self.names),
            emails=dict.fromkeys(filter(None, map(keys.email, self.emails))),
            phones=dict.fromkeys(filter(None, map(keys.phone, self.phones))),
            profile=keys.profile(self.linkedin),
            orgs={org for org in map(keys.org, self.orgs) if org},
            birthday=self.birthday,
            touches=set(self.touches),
        )


def joined(all_of_them: Iterable[Traits], own: str) -> Traits:
    """Several as one, who has this id; of profiles and birthdays the first."""
    them = list(all_of_them)
    return Traits(
        own,
        tuple(dict.fromkeys(name for one in them for name in one.names)),
        tuple(dict.fromkeys(email for one in them for email in one.emails)),
        tuple(dict.fromkeys(phone for one in them for phone in one.phones)),
        next((one.linkedin for one in them if one.linkedin), ""),
        tuple(dict.fromkeys(org for one in them for org in one.orgs)),
        next((one.birthday for one in them if one.birthday), ""),
        frozenset().union(*(one.touches for one in them)),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody it may be, and in what they agree: ``the same e-mail address``."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """``sure``: it is the only candidate. ``unsure``: it may be one of them. ``none``: it is nobody known.

    Of very many who have a name or an address, the candidates are some: those who agree in more, and the first.
    """

    how: Literal["sure", "unsure", "none"]
    candidates: tuple[Candidate, ...] = ()


_NOBODY = Match("none")


@dataclass(slots=True)
class People:
    """Those who are known, by what they are known by. Grows as more become known."""

    _people: dict[str, Form] = field(default_factory=dict)
    _emails: dict[str, Shared] = field(default_factory=dict)
    _profiles: dict[str, Shared] = field(default_factory=dict)
    _phones: dict[str, Shared] = field(default_factory=dict)
    _names: dict[str, Shared] = field(default_factory=dict)
    _slips: dict[int, dict[str, None]] = field(default_factory=dict)
    _ends: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    _forms: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def add(self, traits: Traits, *, with_slips: bool = True) -> None:
        """Make somebody known, or more of somebody who is. ``with_slips``: also by names that are theirs but for a
        letter or in another form."""
        more, own = traits.form(), traits.id
        known = self._people.setdefault(own, more)
        if known is not more:
            known.learn(more)
        for email in more.emails:
            self._emails.setdefault(email, Shared()).add(own, self._people)
        if more.profile:
            self._profiles.setdefault(more.profile, Shared()).add(own, self._people)
        for number in more.phones:
            self._phones.setdefault(keys.phone_block(number), Shared()).add(own, self._people)
        for name in more.names:
            self._names.setdefault(name, Shared()).add(own, self._people)
        if with_slips:
            for name in traits.names:
                for key in set(keys.slips(keys.name_words(name))):
                    self._slips.setdefault(hash(key), {})[own] = None
                if ends := keys.ends(name):
                    self._ends.setdefault(ends, {})[own] = None
                for form in keys.form_keys(name):
                    self._forms.setdefault(form, {})[own] = None

    def learn(self, traits: Traits) -> None:
        """Make known more of somebody who is known."""
        self.add(traits, with_slips=False)

    def form(self, known: str) -> Form:
        """What is known of somebody, by their id."""
        return self._people[known]

    def find(self, one: Traits) -> Match:
        """Who of the known somebody is."""
        mine = one.form()
        if mine.profile and (same := self._profiles.get(mine.profile)):
            return _decided(same.likely(mine.likeness), "the same LinkedIn profile")
        by_email = [
            known for email in mine.emails if (shared := self._emails.get(email))
            for known in shared.likely(mine.likeness)
        ]  # fmt: skip
        if by_email:
            alike = [known for known in by_email if self._may_be_called(mine, known)]
            if alike:
                return _decided(alike, "the same e-mail address")
            return _open(by_email, "the same e-mail address, another name")
        by_phone = list(self._by_phone(mine))
        alike = [known for known in by_phone if self._may_be_called(mine, known, nameless=False)]
        if alike:
            return _decided(alike, "the same phone number, and the name fits")
        of_that_name = self._named(mine)
        named = [known for known in of_that_name if not self._is_other(mine, known)]
        sure = [(known, why) for known in named if (why := self._agreement(mine, known))]
        if len({known for known, _ in sure}) == 1:
            return Match("sure", (Candidate(*sure[0]),))
        if named:
            return _open([known for known, _ in sure] or named, sure[0][1] if sure else "the same name")
        if by_phone:
            return _open(by_phone, "the same phone number, another name")
        if of_that_name:
            return _open(of_that_name, "the same name, another LinkedIn profile")
        nearly = [known for known in self._nearly_named(one, mine) if not self._is_other(mine, known)]
        return _open(nearly, "nearly the same name") if nearly else _NOBODY

    def _by_phone(self, mine: Form) -> Iterator[str]:
        for number in mine.phones:
            shared = self._phones.get(keys.phone_block(number))
            for known in shared.likely(mine.likeness) if shared else ():
                if any(keys.is_same_phone(number, theirs) for theirs in self._people[known].phones):
                    yield known

    def _named(self, mine: Form) -> Iterable[str]:
        found = (self._names[name].likely(mine.agreement) for name in mine.names if name in self._names)
        return dict.fromkeys(known for those in found for known in those)

    def _nearly_named(self, one: Traits, mine: Form) -> Iterable[str]:
        found: dict[str, None] = {}
        for name in one.names:
            words = keys.name_words(name)
            for key in keys.slips(words):
                for known in islice(self._slips.get(hash(key), ()), MOST):
                    if known not in found and any(
                        keys.is_slip(words, theirs) for theirs in self._people[known].names.values()
                    ):
                        found[known] = None
            if ends := keys.ends(name):
                near = islice(self._ends.get(ends, ()), MOST)
                found |= dict.fromkeys(known for known in near if self._has_initial(words, known))
            for form in keys.form_keys(name):
                near = islice(self._forms.get(form, ()), MOST)
                found |= dict.fromkeys(known for known in near if self._has_form(mine, known))
        return found

    def _has_initial(self, words: tuple[str, ...], known: str) -> bool:
        """Whether the names have one more word on one side only: ``Priya S. Raman``."""
        theirs = [set(name) for name in self._people[known].names.values()]
        return any(set(words) < one or one < set(words) for one in theirs)

    def _has_form(self, mine: Form, known: str) -> bool:
        """Whether they are at one organisation, and have forms of one given name: Jon and John."""
        theirs = self._people[known]
        return not mine.orgs.isdisjoint(theirs.orgs) and keys.have_forms(mine.ends, theirs.ends)

    def _may_be_called(self, mine: Form, known: str, *, nameless: bool = True) -> bool:
        """Whether one of the names may be another form of one of theirs: they share a word that is no initial.

        ``nameless``: somebody whose name is but their address, or nothing, may be anybody.
        """
        theirs = self._people[known]
        if nameless and (mine.is_nameless or theirs.is_nameless):
            return True
        return any(len(word) > 1 or not word.isascii() for word in mine.words & theirs.words)

    def _is_other(self, mine: Form, known: str) -> bool:
        """Whether two of one name are likely two: each has a LinkedIn profile, and they are not the same."""
        return bool(mine.profile and self._people[known].profile)

    def _agreement(self, mine: Form, known: str) -> str:
        """What two of one name agree in, besides the name."""
        theirs = self._people[known]
        if not mine.orgs.isdisjoint(theirs.orgs):
            return "the same name and organisation"
        if mine.birthday and mine.birthday[-5:] == theirs.birthday[-5:]:
            return "the same name and birthday"
        return "" if mine.touches.isdisjoint(theirs.touches) else "the same name and the same touch"


def _decided(ids: Iterable[str], why: str) -> Match:
    found = tuple(Candidate(known, why) for known in dict.fromkeys(ids))
    return Match("sure" if len(found) == 1 else "unsure", found)


def _open(ids: Iterable[str], why: str) -> Match:
    return Match("unsure", tuple(Candidate(known, why) for known in dict.fromkeys(ids)))

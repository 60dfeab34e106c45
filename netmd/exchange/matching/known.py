"""Which known contact somebody of a foreign file is, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from netmd import identity as keys
from netmd.exchange.matching.form import Form
from netmd.exchange.matching.nearly import Nearly
from netmd.exchange.matching.shared import Shares, agreement, likeness
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
        return Form(
            self.id,
            self.names,
            names=_each(self.names, keys.name_of),
            emails=_each(self.emails, keys.email),
            phones=_each(self.phones, keys.phone),
            profile=keys.profile(self.linkedin) if self.linkedin else "",
            orgs=_each(self.orgs, keys.org),
            birthday=self.birthday,
            touches=self.touches,
        )


def _each(texts: tuple[str, ...], form: Callable[[str], str]) -> tuple[str, ...]:
    if len(texts) == 1:
        found = form(texts[0])
        return (found,) if found else ()
    return tuple(dict.fromkeys(filter(None, map(form, texts))))


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
    _emails: Shares = field(default_factory=Shares)
    _profiles: Shares = field(default_factory=Shares)
    _phones: Shares = field(default_factory=Shares)
    _names: Shares = field(default_factory=Shares)
    _nearly: Nearly = field(default_factory=Nearly)

    def add(self, traits: Traits, *, with_slips: bool = True) -> None:
        """Make somebody known, or more of somebody who is. ``with_slips``: also by names that are theirs but for a
        letter or in another form."""
        self.add_form(traits.form())
        if with_slips:
            self._nearly.add(traits.id, traits.names)

    def learn(self, traits: Traits) -> None:
        """Make known more of somebody who is known."""
        self.add(traits, with_slips=False)

    def add_form(self, more: Form) -> None:
        """Make somebody known, or more of somebody who is, by a form that is from now on ours."""
        own = more.id
        known = self._people.setdefault(own, more)
        if known is not more:
            known.learn(more)
        for email in more.emails:
            self._emails.add(email, own, self._people)
        if more.profile:
            self._profiles.add(more.profile, own, self._people)
        for number in more.phones:
            self._phones.add(keys.phone_block(number), own, self._people)
        for name in more.names:
            self._names.add(name, own, self._people)

    def form(self, known: str) -> Form:
        """What is known of somebody, by their id."""
        return self._people[known]

    def find(self, one: Traits) -> Match:
        """Who of the known somebody is."""
        return self.find_form(one.form())

    def find_form(self, mine: Form) -> Match:
        """The same of somebody by their form."""
        if mine.profile and (same := self._profiles.likely(mine.profile, likeness(mine))):
            return _decided(same, "the same LinkedIn profile")
        by_email = [known for email in mine.emails for known in self._emails.likely(email, likeness(mine))]
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
        nearly = [known for known in self._nearly.called(mine, self._people) if not self._is_other(mine, known)]
        return _open(nearly, "nearly the same name") if nearly else _NOBODY

    def _by_phone(self, mine: Form) -> Iterator[str]:
        for number in mine.phones:
            for known in self._phones.likely(keys.phone_block(number), likeness(mine)):
                if any(keys.is_same_phone(number, theirs) for theirs in self._people[known].phones):
                    yield known

    def _named(self, mine: Form) -> Iterable[str]:
        found = (self._names.likely(name, agreement(mine)) for name in mine.names)
        return dict.fromkeys(known for those in found for known in those)

    def _may_be_called(self, mine: Form, known: str, *, nameless: bool = True) -> bool:
        """Whether one of the names may be another form of one of theirs: they share a word that is no initial.

        ``nameless``: somebody whose name is but their address, or nothing, may be anybody.
        """
        theirs = self._people[known]
        if nameless and (mine.is_nameless or theirs.is_nameless):
            return True
        return any(len(word) > 1 or not word.isascii() for word in mine.words.keys() & theirs.words.keys())

    def _is_other(self, mine: Form, known: str) -> bool:
        """Whether two of one name are likely two: each has a LinkedIn profile, and they are not the same."""
        return bool(mine.profile and self._people[known].profile)

    def _agreement(self, mine: Form, known: str) -> str:
        """What two of one name agree in, besides the name."""
        theirs = self._people[known]
        if any(org in theirs.orgs for org in mine.orgs):
            return "the same name and organisation"
        if mine.birthday and mine.birthday[-5:] == theirs.birthday[-5:]:
            return "the same name and birthday"
        return "" if mine.touches.isdisjoint(theirs.touches) else "the same name and the same touch"


def _decided(ids: Iterable[str], why: str) -> Match:
    found = tuple(Candidate(known, why) for known in dict.fromkeys(ids))
    return Match("sure" if len(found) == 1 else "unsure", found)


def _open(ids: Iterable[str], why: str) -> Match:
    return Match("unsure", tuple(Candidate(known, why) for known in dict.fromkeys(ids)))

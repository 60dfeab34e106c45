"""Who takes part in a conversation, and which of them is the owner of the export."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmd.exchange.readers.fields import profile_address
from netmd.exchange.records import PersonKey
from netmd.folding import fold


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who wrote or got a message."""

    name: str
    linkedin: str = ""

    @property
    def key(self) -> str:
        """What tells one from another: the profile, or else the name."""
        return self.linkedin.casefold() or fold(self.name)

    @property
    def person(self) -> PersonKey:
        """As records name people."""
        return PersonKey(name=self.name, linkedin=self.linkedin)


_TITLE_AFTER_NAME = re.compile(r"[A-Za-z]{0,6}\.[A-Za-z.]*|[A-Z]{2,6}®?|[IVX]+|[JS]r")


def recipients(names: str, addresses: str) -> tuple[Party, ...]:
    """The recipients of a message: names joined by ``, ``, which is also before the degrees of one; addresses by ``,``.

    Where both are not as many, the addresses alone count.
    """
    profiles = [profile_address(address) for address in re.split(r",(?=https?:)", addresses) if address.strip()]
    if len(profiles) == 1:
        return (Party(" ".join(names.split()), profiles[0]),)
    parts = list[str]()
    for part in (" ".join(part.split()) for part in names.split(", ")):
        if parts and _TITLE_AFTER_NAME.fullmatch(part):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    if not profiles:
        return tuple(Party(part) for part in parts)
    if len(parts) == len(profiles):
        return tuple(Party(part, profile) for part, profile in zip(parts, profiles, strict=True))
    return tuple(Party("", profile) for profile in profiles if profile)


@dataclass(frozen=True, slots=True)
class Parties:
    """All who take part. ``owner`` are the keys of the export's owner, none where that cannot be told."""

    owner: frozenset[str]
    profiles: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def of(
        cls, conversations: Iterable[tuple[str, tuple[Party, ...]]], me: frozenset[str], known: Sequence[Party]
    ) -> Parties:
        """The parties of messages, each with its conversation's id.

        ``me`` are names and addresses of the owner, casefolded; without one that takes part it is who takes part in
        more conversations than any other. ``known`` are connections, so not the owner.
        """
        profiles, names = defaultdict[str, Counter[str]](Counter), dict[str, str]()
        met = defaultdict[str, set[str]](set)
        for conversation, parties in conversations:
            for party in parties:
                met[fold(party.name)].add(conversation)
                if party.linkedin:
                    profiles[fold(party.name)][party.linkedin] += 1
                    if party.name:
                        names.setdefault(party.linkedin.casefold(), party.name)
        only = {name: next(iter(found)) for name, found in profiles.items() if len(found) == 1 and name}
        me_folded = {fold(own) for own in me} | {profile_address(own).casefold() for own in me} - {""}
        said = {name for name in met if name in me_folded} | {key for key in names if key in me_folded}
        if not said:
            others = {fold(party.name) for party in known} | {
                fold(names[key]) for party in known if (key := party.linkedin.casefold()) in names
            }
            said = _in_most({name: talks for name, talks in met.items() if name and name not in others})
        own_profiles = {profiles[name].most_common(1)[0][0].casefold() for name in said if profiles.get(name)}
        return cls(frozenset(said | own_profiles), only, names)

    def others(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Those who are not the owner, each once, with their profile and name where another message tells them."""
        found: dict[str, Party] = {}
        for party in parties:
            profile = party.linkedin or self.profiles.get(fold(party.name), "")
            whole = Party(party.name or self.names.get(profile.casefold(), ""), profile)
            if whole.key not in self.owner and not (fold(whole.name) in self.owner and not whole.linkedin):
                found.setdefault(whole.key, whole)
        return tuple(found.values())


def _in_most(met: Mapping[str, set[str]]) -> set[str]:
    """Who takes part in more conversations than any other, if that is one, and more than one conversation."""
    most = Counter({name: len(talks) for name, talks in met.items()}).most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]) or (len(most) == 2 and most[0][1] < 2):
        return set()
    return {most[0][0]}

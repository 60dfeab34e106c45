"""What a contact is known by, in the forms in which two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass

from netmd import identity
from netmd.folding import fold
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Traits:
    """One contact's. ``names`` are the words of the names, ``called`` the forms in which names are one, ``ends`` the
    first and last words; ``generations`` what tells a family's Jr. from its Sr.
    """

    contact: Contact
    names: tuple[tuple[str, ...], ...]
    called: frozenset[str]
    ends: frozenset[tuple[str, str]]
    generations: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    profile: str
    orgs: frozenset[str]

    @classmethod
    def of(cls, contact: Contact) -> Traits:
        """Those that a contact's note tells."""
        written = (contact.name, *contact.aliases)
        return cls(
            contact,
            tuple(filter(None, dict.fromkeys(map(identity.name_words, written)))),
            frozenset(identity.name_of(name) for name in written if identity.name_words(name)),
            frozenset(filter(None, map(identity.ends, written))),
            frozenset(map(identity.generation, written)) - {""},
            frozenset(map(identity.email, contact.emails)) - {""},
            frozenset(map(identity.phone, contact.phones)) - {""},
            identity.profile(contact.linkedin),
            frozenset(map(identity.org, contact.orgs)) - {""},
        )

    def shares_a_word(self, other: Traits) -> bool:
        """Whether names have a word in common that is no initial."""
        mine, theirs = ({word for name in one.names for word in name} for one in (self, other))
        return any(len(word) > 1 or not word.isascii() for word in mine & theirs)

    def shared_town(self, other: Traits) -> str:
        """The town of both, as the first of them writes it: ``Leeds`` of Leeds and of Leeds, UK; empty without one."""
        towns = [one.contact.location.partition(",")[0].strip() for one in (self, other)]
        return towns[0] if fold(towns[0]) == fold(towns[1]) else ""

    def shared_tag(self, other: Traits) -> str:
        """The first tag that both have; empty without one."""
        theirs = {name_key(tag) for tag in other.contact.tags}
        return next((tag for tag in self.contact.tags if name_key(tag) in theirs), "")

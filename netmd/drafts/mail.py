"""An e-mail that is not sent: to whom, about what, and its text; as text or as a ``mailto:`` address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from netmd.identity import bare_name, is_title
from netmd.model import Contact

_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;:\"()]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """``kind`` is the template's name. ``to`` are those it goes to; somebody may have no address."""

    kind: str
    to: tuple[Contact, ...]
    subject: str
    body: str

    @property
    def text(self) -> str:
        """To, Subject and the body, as it is shown."""
        return f"To: {', '.join(map(_recipient, self.to))}\nSubject: {self.subject}\n\n{self.body}"


def mailto(draft: Draft) -> str:
    """The address that opens the draft in a mail program (RFC 6068); line ends are CRLF, as its section 5 asks."""
    addresses = (address for contact in draft.to if (address := address_of(contact)))
    to = ",".join(quote(address, safe="@!$'*+", errors="replace") for address in addresses)
    body = "\r\n".join(draft.body.split("\n"))
    subject, body = (quote(text, safe="", errors="replace") for text in (draft.subject, body))
    return f"mailto:{to}?subject={subject}&body={body}"


def address_of(contact: Contact) -> str:
    """The first e-mail address of a contact; empty where there is none that is one."""
    found = (match[0] for email in contact.emails if (match := _ADDRESS.search(email)))
    return next(found, "")


def _recipient(contact: Contact) -> str:
    address = address_of(contact)
    name = contact.name if re.fullmatch(r"[\w .'’-]+", contact.name) else f'"{contact.name}"'
    return f"{name} <{address}>" if address else f"{name} (no address known)"


def first_name(name: str) -> str:
    """What to call somebody in a letter: ``Renée`` of Dr. Renée Ortiz, the whole name where the first is not clear.

    That is a name in another script than Latin, with an initial in front, or of one word, if behind a title.
    """
    family, comma, given = bare_name(name).partition(",")
    words = (given if comma and given.strip() else family).split()
    if not words or not all(_is_latin(char) for char in "".join(words)):
        return name
    word = words[0]
    if "." in word or len(word) == 1 or (len(words) == 1 and not comma):
        return name.rstrip(", ")
    return word


def call_name(contact: Contact) -> str:
    """What to call a contact in a letter: the first name; for a name in another script, an alias of one Latin word.

    An alias of several words says not which of them comes first: *Kim Minji* is Minji.
    """
    if all(map(_is_latin, contact.name)):
        return first_name(contact.name)
    return next(filter(_is_first_name, contact.aliases), first_name(contact.name))


def _is_first_name(alias: str) -> bool:
    is_word = alias.isalpha() and len(alias) > 1 and all(map(_is_latin, alias))
    return is_word and alias[0].isupper() and not is_title(alias)


def _is_latin(char: str) -> bool:
    return not char.isalpha() or unicodedata.name(char, "").startswith("LATIN ")


def first_names(contacts: Sequence[Contact]) -> str:
    """``Sam``, ``Sam and Renée``, ``Sam, Renée and Priya``."""
    names = [call_name(contact) for contact in contacts]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""

"""Whom an item of a conversation thanks, of those who took part. One definition for reminder and figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from netmd.folding import fold
from netmd.index import Index
from netmd.model import ActionItem, Contact

_NAME = re.compile(r"\[\[[^\[\]]*\]\]|[^\W_]+")
_THOSE_WHO_TOOK_PART = frozenset(("her", "him", "them", "both", "all", "everybody", "everyone"))
_REASON = re.compile(r"\bfor\b", re.IGNORECASE)


def is_thanks(item: ActionItem, contact: Contact, index: Index, words: Sequence[str]) -> bool:
    """Whether an item with one of ``words`` in it is a thank-you to a contact who took part in its conversation.

    One that links or names somebody, by name, alias or first name, is one to them only; one that names nobody, or
    says *her*, *him*, *them*, *both* or *all* first, is one to all. Whoever stands after the word counts before those
    in front of it (*Tell Camille, thank Renée*), and what the thanks are for does not count (*Thank her for Priya*).
    """
    text = unicodedata.normalize("NFC", item.text)
    said = _any_of(tuple(words)).search(text) if words else None
    if said is None:
        return False
    for part in (_REASON.split(text[said.end() :], maxsplit=1)[0], text[: said.start()]):
        named = _named(part, item, index)
        if named is not None:
            return not named or contact.path in named
    return True


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(unicodedata.normalize("NFC", word)) for word in words), re.IGNORECASE)


def _named(text: str, item: ActionItem, index: Index) -> set[str] | None:
    """The paths of those a text links or names; none where it says *them* first; None where it does neither."""
    found: set[str] = set()
    tokens = [match[0] for match in _NAME.finditer(text)]
    for at, token in enumerate(tokens):
        if not found and token.casefold() in _THOSE_WHO_TOOK_PART:
            return found
        if token.startswith("[["):
            links = [link for link in item.links if link.target and link.target in token]
            found |= {person.path for person in index.people(links)}
        elif token[0] == token[0].upper():
            found |= {person.path for person in index.named(*map(fold, tokens[at : at + 2]))}
    return found or None

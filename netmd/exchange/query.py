"""Which contacts are meant: ``tag:press and not tag:client``, ``org:"Rocket Nine" or direction:up``, ``met:>=2026-01``.

Terms are joined by ``and`` (or nothing), ``or`` and ``not``, with brackets where needed; ``not`` binds strongest, then
``and``. A term is a word, which must begin a word of the name, an organisation, a role or a tag, or ``key:value`` with
a key of :data:`KEYS`. Case and accents are set aside.
"""

from __future__ import annotations

import difflib
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from netmd.dates import ImpossibleDateError, parse_when
from netmd.errors import UsageError
from netmd.folding import fold, words_of
from netmd.followups.touch_state import touch_state
from netmd.index import Index
from netmd.model import Contact
from netmd.settings import Settings


@dataclass(frozen=True, slots=True)
class Network:
    """What a query is asked of: the index, its settings and the day."""

    index: Index
    settings: Settings
    today: date


Query = Callable[[Contact, Network], bool]
"""Whether a contact fits."""


def parse_query(text: str) -> Query:
    """The query that a text says. Raises :class:`UsageError` that names the place where it cannot be read."""
    return _Parser(text).query()


def fitting(text: str, network: Network) -> tuple[Contact, ...]:
    """The contacts of a network that a query means, by name; everybody for an empty one."""
    contacts = network.index.contacts
    if not text.strip():
        return contacts
    query = parse_query(text)
    return tuple(contact for contact in contacts if query(contact, network))


# -- what a term asks -------------------------------------------------------------------------------------------------


def _texts(name: str) -> Callable[[Contact], tuple[str, ...]]:
    def of(contact: Contact) -> tuple[str, ...]:
        value = getattr(contact, name)
        return value if isinstance(value, tuple) else (value,) if value else ()

    return of


_TEXTS: Mapping[str, Callable[[Contact], tuple[str, ...]]] = MappingProxyType({
    "name": lambda contact: (contact.name, *contact.aliases),
    "org": _texts("orgs"),
    "role": _texts("roles"),
    "location": _texts("location"),
    "email": _texts("emails"),
    "seeking": _texts("seeking"),
    "offers": _texts("offers"),
})  # fmt: skip
_EXACT: Mapping[str, Callable[[Contact, Network], tuple[str, ...]]] = MappingProxyType({
    "tag": lambda contact, _: contact.tags,
    "direction": lambda contact, _: (contact.direction,) if contact.direction else (),
    "status": lambda contact, _: (contact.status,),
    "state": lambda contact, network: (touch_state(contact, network.index, network.settings, network.today).word,),
})  # fmt: skip
KEYS = (*_EXACT, *_TEXTS, "met", "touched")
"""The keys of terms: the first four are compared whole, the next by their words, the last two are days."""
DIRECTIONS = ("up", "down", "across")
STATES = ("none", "in-time", "due", "late", "drifting", "snoozed", "archived", "dormant", "planned")
STATUSES = ("active", "dormant", "archived")
_ALLOWED = {"direction": DIRECTIONS, "state": STATES, "status": STATUSES}


def _whole(key: str, value: str) -> Query:
    wanted = fold(value)
    return lambda contact, network: any(fold(text) == wanted for text in _EXACT[key](contact, network))


def _said(texts_of: Callable[[Contact], tuple[str, ...]], value: str) -> Query:
    """Each word of the value begins a word of one text, one after the other."""
    words = words_of(value) or (fold(value.strip()),)
    pattern = re.compile(r"(?<![^\W_])" + r"[^\W_]*[\W_]+".join(map(re.escape, words)))
    return lambda contact, _: any(pattern.search(fold(text)) for text in texts_of(contact))


_COMPARED: Mapping[str, Callable[[date, date], bool]] = MappingProxyType(
    {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
)


def _on_days(key: str, sign: str, first: date, last: date) -> Query:
    def fits(contact: Contact, network: Network) -> bool:
        day = _day(key, contact, network)
        if day is None:
            return False
        if not sign:
            return first <= day <= last
        return _COMPARED[sign](day, last if sign in ("<=", ">") else first)

    return fits


def _day(key: str, contact: Contact, network: Network) -> date | None:
    if key == "met":
        return contact.met.start if contact.met else None
    touches = network.index.touches(contact, network.today)
    return max((min(touch.when.end, network.today) for touch in touches), default=None)


# -- reading ----------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""\s*(?:(?P<bracket>[()])
        |(?P<key>[A-Za-z_]+)(?P<colon>:)(?P<sign><=|>=|<|>)?\s*(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]+))?
        |"(?P<phrase>[^"]*)"
        |(?P<word>[^\s()"]+)
        |(?P<open>"))""",
    re.VERBOSE,
)


class _Parser:
    """Recursive descent over the tokens: or, and, not, term."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [match for match in _TOKEN.finditer(text) if match[0].strip()]
        self._at = 0
        self._depth = 0

    def query(self) -> Query:
        if not self._tokens:
            raise UsageError("The query is empty.", _EXAMPLE)
        found = self._any()
        if self._at < len(self._tokens):
            raise self._unclear("a bracket is closed that was not opened")
        return found

    def _any(self) -> Query:
        parts = [self._all()]
        while self._word() == "or":
            self._at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else lambda contact, network: any(part(contact, network) for part in parts)

    def _all(self) -> Query:
        parts = [self._not()]
        while self._at < len(self._tokens) and self._word() != "or" and self._tokens[self._at]["bracket"] != ")":
            self._at += self._word() == "and"
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else lambda contact, network: all(part(contact, network) for part in parts)

    def _not(self) -> Query:
        negated = False
        while self._word() == "not":
            self._at, negated = self._at + 1, not negated
        part = self._term()
        return (lambda contact, network: not part(contact, network)) if negated else part

    def _term(self) -> Query:
        if self._at == len(self._tokens) or self._word() in ("and", "or"):
            raise self._unclear("a term is missing")
        token = self._tokens[self._at]
        if token["open"]:
            raise self._unclear("a quotation mark is not closed")
        if token["bracket"] == ")":
            raise self._unclear("a term is missing")
        self._at += 1
        if token["bracket"]:
            return self._within_brackets()
        if token["colon"]:
            return self._keyed(token)
        return _said(_anything, token["phrase"] if token["phrase"] is not None else token["word"])

    def _within_brackets(self) -> Query:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._unclear("the brackets are nested too deeply")
        found = self._any()
        if self._at == len(self._tokens) or self._tokens[self._at]["bracket"] != ")":
            raise self._unclear("a bracket is not closed")
        self._at += 1
        self._depth -= 1
        return found

    def _keyed(self, token: re.Match[str]) -> Query:
        key = token["key"].lower()
        value = token["quoted"] if token["quoted"] is not None else token["value"] or ""
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            hint = f"Did you mean '{near[0]}:'? " if near else ""
            raise UsageError(f"'{key}:' is no key of a query.", f"{hint}Keys are {', '.join(KEYS)}.")
        if not value.strip():
            raise UsageError(f"A value is missing after '{key}:' in the query.", _EXAMPLE)
        if key in ("met", "touched"):
            hint = f"Write {key}:>=2026-01-01 or {key}:2026-03."
            try:
                when = parse_when(value)
            except ImpossibleDateError as error:
                raise UsageError(f"'{value}' cannot be a date: {error}.", hint) from error
            if when is None:
                raise UsageError(f"'{value}' is no day, month or year.", hint)
            return _on_days(key, token["sign"] or "", when.start, when.end)
        if token["sign"]:
            raise UsageError(f"'{token['sign']}' compares days, and '{key}' is none.", "Days are met: and touched:.")
        if fold(value) not in (allowed := _ALLOWED.get(key, (fold(value),))):
            raise UsageError(f"'{value}' is no {key}.", f"It is one of {', '.join(allowed)}.")
        return _whole(key, value) if key in _EXACT else _said(_TEXTS[key], value)

    def _word(self) -> str:
        return (self._tokens[self._at]["word"] or "").lower() if self._at < len(self._tokens) else ""

    def _unclear(self, why: str) -> UsageError:
        here = self._tokens[self._at].start() if self._at < len(self._tokens) else len(self._text)
        place = f"at its end: {self._text!r}" if here >= len(self._text) else f"before {self._text[here:].strip()!r}"
        return UsageError(f"The query cannot be read {place}: {why}.", _EXAMPLE)


_DEEPEST = 50
_EXAMPLE = 'An example: tag:press and not (org:"Rocket Nine" or touched:<2026-01-01).'


def _anything(contact: Contact) -> tuple[str, ...]:
    return tuple(_all_texts(contact))


def _all_texts(contact: Contact) -> Iterator[str]:
    yield from (contact.name, *contact.aliases, *contact.orgs, *contact.roles, *contact.tags)

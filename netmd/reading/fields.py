"""Typed access to front matter: each known key becomes what it means, or a problem that says how to write it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from netmd import problems
from netmd.dates import Birthday, Cadence, ImpossibleDateError, When, parse_birthday, parse_cadence, parse_when
from netmd.model import Link
from netmd.problems import Location, Problem
from netmd.reading.frontmatter import FrontMatter
from netmd.reading.links import links_of, without_links
from netmd.reading.yaml_fields import Field, Scalar, field_key

_Choice = TypeVar("_Choice", bound=str)


class Fields:
    """The fields of one note. Every getter takes the key out; what is left at the end is :meth:`rest`.

    ``problems`` and ``linked`` (the links written as such in the keys that name notes) grow as keys are taken.
    """

    def __init__(self, front_matter: FrontMatter, aliases: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self.linked: list[Link] = []
        self._unread: list[tuple[str, tuple[str, ...]]] = []
        self._all = front_matter.fields
        self._by_key: dict[str, Field] = {}
        self._written: dict[str, str] = {}
        for field in self._all:
            key = field_key(field.key)
            key = aliases.get(key, key)
            if key in self._by_key:
                first = self._by_key[key]
                nested = first.nested or field.nested
                self._by_key[key] = Field(first.key, first.location, first.values + field.values, nested)
            else:
                self._by_key[key] = field
        self._left = dict(self._by_key)

    def locations(self) -> Mapping[str, Location]:
        """Where each key stands, by the key as it is looked up."""
        return MappingProxyType({key: field.location for key, field in self._by_key.items()})

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The values of a key as typed, empty ones left out."""
        field = self._left.pop(key, None)
        if field is None:
            return ()
        if field.nested and field.values:
            self._add(problems.NESTED_VALUE, field.location, f"`{field.key}` is nested; a text or a list is expected.",
                      f"Write `{field.key}: value` or `{field.key}: [one, two]`.")  # fmt: skip
        return tuple([value for value in field.values if value.text.strip()])

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, links in them replaced by what they show."""
        if key not in self._left:
            return ()
        return tuple([" ".join(without_links(value.text).split()) for value in self.scalars(key)])

    def words(self, key: str) -> tuple[str, ...]:
        """A list of short texts; one text with commas is a list too, and a leading ``#`` is dropped."""
        values = self.texts(key)
        if not values:
            return ()
        if len(values) == 1:
            hashed = all(word.startswith("#") for word in values[0].split())
            values = tuple(values[0].replace(",", " ").split() if hashed else values[0].split(","))
        cleaned = (value.strip().lstrip("#").strip() for value in values)
        return tuple(dict.fromkeys(value for value in cleaned if value))

    def text(self, key: str) -> str:
        """One text; the values of a list are joined with commas."""
        return ", ".join(self.texts(key)) if key in self._left else ""

    def addresses(self, key: str) -> tuple[str, ...]:
        """E-mail addresses; one text may hold several, with commas or semicolons between them."""
        found: list[str] = []
        for text in self.texts(key):
            if text and "," not in text and ";" not in text:
                found.append(text)
                continue
            parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
            found += parts if all("@" in part for part in parts) else [text]
        return tuple(found)

    def links(self, key: str, *, several: bool = False) -> tuple[Link, ...]:
        """The notes a key links to; a value without brackets is the name of one, or of ``several`` between commas."""
        found: list[Link] = []
        for value in self.scalars(key):
            linked = links_of(value.text, value.at)
            self.linked += linked
            found += linked or _names(value, several)
        return tuple(found)

    def when(self, key: str) -> When | None:
        """A day, a month or a year."""
        for value in self._one(key, problems.BAD_DATE):
            try:
                when = parse_when(without_links(value.text))
                reason = "is not a date"
            except ImpossibleDateError as error:
                when, reason = None, f"does not exist: {error}"
            if when is None:
                self._refuse(problems.BAD_DATE, key, value, reason, "Write the day as YYYY-MM-DD, a month as YYYY-MM.")
            return when
        return None

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A day; of a month the first one, or the last."""
        when = self.when(key)
        return None if when is None else when.end if last else when.start

    def birthday(self, key: str) -> Birthday | None:
        """A day of the year, with or without the year."""
        for value in self._one(key, problems.BAD_DATE):
            try:
                birthday = parse_birthday(without_links(value.text))
                reason = "is not a birthday"
            except ImpossibleDateError as error:
                birthday, reason = None, f"does not exist: {error}"
            if birthday is None:
                self._refuse(problems.BAD_DATE, key, value, reason,
                             "Write 1988-05-18, or 05-18 if you don't know the year.")  # fmt: skip
            return birthday
        return None

    def cadence(self, key: str) -> Cadence | None:
        """An interval, a window or ``none``."""
        for value in self._one(key, problems.BAD_INTERVAL):
            text = f"{value.text} days" if value.text.strip().isdigit() else value.text
            cadence = parse_cadence(text)
            if cadence is None:
                self._refuse(problems.BAD_INTERVAL, key, value, "is not an interval",
                             "Write `4-6 weeks`, `monthly`, `every 6 weeks`, `90d` or `none`.")  # fmt: skip
            return cadence
        return None

    def choice(self, key: str, choices: Collection[_Choice]) -> _Choice | None:
        """One of a few words, whatever its case."""
        for value in self._one(key, problems.BAD_CHOICE):
            word = value.text.strip().casefold()
            for known in choices:
                if word == known:
                    return known
            nearest = _nearest(word, tuple(choices))
            mend = f"Did you mean `{key}: {nearest}`?" if nearest else "Write one of these, or take the line out."
            self._refuse(problems.BAD_CHOICE, key, value, f"is not one of {', '.join(choices)}", mend)
            return None
        return None

    def flag(self, key: str) -> bool:
        """Yes or no; what is neither counts as yes, since the key that asks is ``private``."""
        for value in self.scalars(key):
            word = value.text.strip().casefold()
            if word not in _YES | _NO:
                self._add(problems.BAD_CHOICE, value.location, f"`{key}: {value.text}` is neither true nor false.",
                          f"Write `{key}: true`; until then it counts as true.")  # fmt: skip
            return word not in _NO
        return False

    def _one(self, key: str, rule: problems.Rule) -> tuple[Scalar, ...]:
        """The one value of a key that takes no list; any further one is a problem."""
        if key not in self._left:
            return ()
        first, *more = self.scalars(key) or (None,)
        for value in more:
            self._add(rule, value.location, f"`{key}` takes one value; `{value.text}` is not read.",
                      "Keep one of them.")  # fmt: skip
        return (first,) if first else ()

    def rest(self, known: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys nobody asked for and those whose value could not be read, as written.

        A key that is a letter or two from a known one is named as a problem.
        """
        kept = list(self._unread)
        for key, field in self._left.items():
            nearest = _nearest(key, tuple(known))
            if nearest:
                self._add(problems.UNKNOWN_KEY, field.location, f"`{field.key}` is not a key netmd knows.",
                          f"Did you mean `{nearest}`? As it is, it is kept and shown, no more.")  # fmt: skip
            kept.append((field.key, tuple(without_links(value.text) for value in field.values)))
        return tuple(kept)

    def _refuse(self, rule: problems.Rule, key: str, value: Scalar, reason: str, mend: str) -> None:
        """Say that a value cannot be read, and keep it to be shown as it was written."""
        self._unread.append((self._by_key[key].key, (value.text,)))
        self._add(rule, value.location, f"`{key}: {value.text}` {reason}.", mend)

    def _add(self, rule: problems.Rule, place: Location, message: str, mend: str) -> None:
        self.problems.append(Problem(rule, place, message, mend))


_YES = frozenset(("true", "yes", "on", "y", "1"))
_NO = frozenset(("false", "no", "off", "n", "0"))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.75)
    return close[0] if close and abs(len(close[0]) - len(word)) <= 2 else None


_BETWEEN_COMMAS = re.compile(r"[^\s,][^,]*")
_ALL = re.compile(r"\S.*", re.DOTALL)


def _names(value: Scalar, several: bool) -> tuple[Link, ...]:
    names = (_BETWEEN_COMMAS if several else _ALL).finditer(value.text)
    return tuple(Link(name, name, value.at(match.start())) for match in names for name in (" ".join(match[0].split()),))

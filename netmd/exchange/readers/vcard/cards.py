"""The cards of a file: what stands between BEGIN:VCARD and END:VCARD, or the next BEGIN, or the file's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from netmd.exchange.readers.vcard.content import Property, content_lines, property_of
from netmd.exchange.readers.vcard.names import label_of

_MOST_PROPERTIES = 10_000
"""Of a card; a real one has dozens."""

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)


@dataclass
class Card:
    """One card, the ``row``-th of its file. ``is_closed``: its END was there; ``is_cut``: it had too much."""

    row: int
    properties: list[Property] = field(default_factory=list)
    is_closed: bool = False
    is_cut: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Property, ...]]:
        """The properties under each name, the preferred ones first, without those that are empty."""
        found: dict[str, list[Property]] = {}
        for prop in self.properties:
            if prop.raw.strip(" \t;,"):
                found.setdefault(prop.name, []).append(prop)
        return {name: tuple(sorted(props, key=lambda prop: prop.rank)) for name, props in found.items()}

    def all(self, *names: str) -> list[Property]:
        """The properties of these names, in the order of the names; of alternatives (ALTID) the preferred one."""
        found = []
        seen: set[tuple[str, str]] = set()
        for prop in (prop for name in names for prop in self.by_name.get(name, ())):
            alternative = prop.name, prop.param("ALTID")
            if alternative[1] and alternative in seen:
                continue
            seen.add(alternative)
            found.append(prop)
        return found

    def text(self, *names: str) -> str:
        """The text of the first property of these names that has one."""
        return next((text for prop in self.all(*names) if (text := prop.text)), "")

    def label(self, prop: Property) -> str:
        """What the property's group is called (Apple's X-ABLabel), or nothing."""
        return self._labels.get(prop.group, "") if prop.group else ""

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {prop.group: label_of(prop.text) for prop in self.by_name.get("X-ABLABEL", ())}

    @property
    def uid(self) -> str:
        """What other cards of the file refer to this one by."""
        return bare_uid(self.text("UID", "X-ABUID"))

    @property
    def kind(self) -> str:
        """``individual``, ``org``, ``group``, ...; empty where nothing is said."""
        said = self.text("KIND", "X-ADDRESSBOOKSERVER-KIND").casefold()
        return said or ("org" if self.text("X-ABSHOWAS").casefold() == "company" else "")


def bare_uid(written: str) -> str:
    """A UID without what says that it is one: ``urn:uuid:4fbe…`` and ``4FBE…:ABPerson`` are the same."""
    return written.strip().casefold().removeprefix("urn:uuid:").removesuffix(":abperson")


def read_cards(text: str) -> Iterator[Card]:
    """Each card. One within another (AGENT of vCard 2.1) is left out, and so is what stands between cards."""
    row = 0
    depth = 0
    card: Card | None = None
    for line in content_lines(text):
        if _BEGIN.fullmatch(line):
            if depth or (card and _holds_cards(card)):
                depth += 1
                continue
            if card:
                yield card
            row += 1
            card = Card(row)
        elif _END.fullmatch(line):
            if depth:
                depth -= 1
            elif card:
                card.is_closed = True
                yield card
                card = None
        elif card and not depth:
            _add(card, line)
    if card:
        yield card


def _holds_cards(card: Card) -> bool:
    """Whether the property before is one whose value is a card."""
    return bool(card.properties) and card.properties[-1].name == "AGENT" and not card.properties[-1].raw.strip()


def _add(card: Card, line: str) -> None:
    prop = property_of(line)
    if prop is None:
        return
    if len(card.properties) < _MOST_PROPERTIES:
        card.properties.append(prop)
    else:
        card.is_cut = True

"""vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350 and its additions), as address books export them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from netmd.exchange.readers.encodings import likely_encoding
from netmd.exchange.readers.taken import encoding_decision
from netmd.exchange.readers.vcard.cards import Card, bare_uid, read_cards
from netmd.exchange.readers.vcard.further import is_too_long
from netmd.exchange.readers.vcard.names import LEFT_OUT, SYSTEM_GROUPS
from netmd.exchange.readers.vcard.person import categories, name_of, person_of
from netmd.exchange.records import ForeignFile, ImportRefusedError, PassedOver, PersonRecord, ReadOptions, Source

FORMAT = "vcard"

_BEGIN = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT = 65_536


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001 - the form of every reader
    """How surely this is a file of vCards: 1.0 if it begins with one, 0.6 if one stands further down."""
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\xfe\xff").replace(b"\0", b"").replace(b"\r", b"\n")
    match = _BEGIN.search(start)
    if match is None:
        return 0.0
    return 0.6 if start[: match.start()].strip() else 1.0


def read(data: bytes, options: ReadOptions) -> ForeignFile:  # noqa: ARG001 - the form of every reader
    """A person for each card of somebody, or of an organisation; a group's name becomes a tag of its members.

    Raises :class:`ImportRefusedError` if there is no card.
    """
    cards = list(read_cards(_text(data)))
    if not cards:
        raise ImportRefusedError(
            "The file holds no vCard: no line says BEGIN:VCARD.", "Export the contacts as vCard (.vcf) once more."
        )
    names = {card.uid: name_of(card) for card in cards if card.properties and card.uid}
    groups = _groups(cards)
    people: list[PersonRecord] = []
    passed_over: list[PassedOver] = []
    read_ones: list[Card] = []
    for card in cards:
        why = _no_person(card)
        person = None if why else person_of(card, lambda uid: names.get(uid, ""), groups.get(card.uid, ()))
        if person:
            people.append(person)
            read_ones.append(card)
        else:
            passed_over.append(PassedOver(Source(card.row), why or "no name"))
    return ForeignFile(
        format=FORMAT,
        rows=len(cards),
        people=tuple(people),
        passed_over=tuple(passed_over),
        notices=tuple(_notices(read_ones)),
        decisions=() if _CHARSET.search(data) else tuple(encoding_decision(data)),
    )


def _text(data: bytes) -> str:
    encoding = likely_encoding(data)
    if not encoding.startswith("utf") and _CHARSET.search(data):  # each property says its own
        encoding = "utf-8"
    return data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace").removeprefix("\ufeff")


_CHARSET = re.compile(rb"CHARSET=", re.IGNORECASE)

_NO_PEOPLE = {"location": "a place", "device": "a device", "application": "a program", "thing": "a thing"}


def _no_person(card: Card) -> str:
    """Why a card is of nobody; empty where it is of somebody."""
    if not card.properties:
        return "nothing is in it"
    if card.is_cut:
        return "too many lines for a card"
    if card.kind == "group":
        return "a group: its name is a tag of its members"
    return _NO_PEOPLE.get(card.kind, "")


def _groups(cards: Iterable[Card]) -> Mapping[str, list[str]]:
    """The names of the groups that each UID is a member of."""
    found: dict[str, list[str]] = {}
    for card in cards:
        if card.properties and card.kind == "group":
            for member in card.all("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
                uid = bare_uid(member.text)
                if uid:
                    found.setdefault(uid, []).append(name_of(card))
    return found


def _notices(cards: Iterable[Card]) -> Iterator[str]:
    left_out: Counter[str] = Counter()
    unclosed: list[int] = []
    system_groups: Counter[str] = Counter()
    for card in cards:
        left_out.update(LEFT_OUT[prop.name] for prop in card.properties if prop.name in LEFT_OUT)
        left_out["long texts for programs"] += sum(map(is_too_long, card.properties))
        system_groups.update(tag for tag in set(categories(card)) if tag.casefold() in SYSTEM_GROUPS)
        if not card.is_closed:
            unclosed.append(card.row)
    counts = [f"{what} ({count})" for what, count in sorted(left_out.items()) if count]
    if counts:
        yield f"Left out, as a note has no place for them: {', '.join(counts)}."
    for group, count in sorted(system_groups.items()):
        yield f"{group} ({count}) is a group of Google's own and no tag."
    if unclosed:
        shown = ", ".join(map(str, unclosed[:5])) + (f" and {len(unclosed) - 5} more" if len(unclosed) > 5 else "")
        yield f"No END:VCARD, so the file may have been cut off there: card {shown}."

"""A contact of the document as a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from netmd.dates import NoCadence
from netmd.exchange.readers.netmd_json.body import body_of
from netmd.exchange.readers.netmd_json.document import Document, Thing
from netmd.exchange.readers.obsidian.parts import parts_of
from netmd.exchange.records import PersonRecord, Source, TouchRecord
from netmd.model import Direction, Status

_OWN = "their own"
"""What ``cadence_from`` says where the note itself has the cadence."""

_Word = TypeVar("_Word", bound=str)


def contact_record(
    contact: Thing, source: Source, document: Document, hosted: Mapping[Source, Thing], lines: Sequence[str] = ()
) -> PersonRecord:  # fmt: skip
    """What the document says of one contact; the body of their note as Markdown, with the ``hosted`` meetings in it and
    ``lines`` of the ledger that stood in other files."""
    markdown = body_of(contact, document, hosted.values(), lines)
    parts = parts_of(markdown, with_links=True)
    status = _one_of(contact.text("status"), get_args(Status))
    return PersonRecord(
        source=source,
        name=contact.text("name"),
        aliases=contact.texts("aliases"),
        orgs=contact.texts("org"),
        roles=contact.texts("role"),
        emails=contact.texts("email"),
        phones=contact.texts("phone"),
        urls=contact.texts("url"),
        linkedin=contact.text("linkedin"),
        location=contact.text("location"),
        tags=contact.texts("tags"),
        direction=_one_of(contact.text("direction"), get_args(Direction)),
        met=contact.when("met"),
        met_at=contact.text("met_at"),
        introduced_by=tuple(map(document.name_of, contact.texts("introduced_by"))),
        cadence=_cadence(contact),
        seeking=contact.texts("seeking"),
        offers=contact.texts("offers"),
        birthday=contact.text("birthday"),
        pronouns=contact.text("pronouns"),
        follow_up=contact.day("follow_up"),
        snooze=contact.day("snooze"),
        private=contact.is_so("private"),
        status=None if status == "active" else status,
        notes=parts.notes,
        touches=tuple(part for touch in parts.touches for part in _in_paragraphs(touch, document)),
        items=parts.items,
        ledger=parts.ledger,
        extra=tuple((key, extra.texts(key)) for extra in (contact.thing("extra"),) for key in extra.values),
        also=tuple(hosted),
        markdown=markdown,
    )


def _in_paragraphs(touch: TouchRecord, document: Document) -> Iterator[TouchRecord]:
    """A touch of which each paragraph stands by itself, so that each is looked up by itself in a note that is there,
    where a list may stand between them; with those who took part by their names.
    """
    people = tuple(document.key_of(key.name) for key in touch.people)
    first, *others = touch.text.split("\n\n")
    yield replace(touch, text=first, people=people)
    for text in others:
        yield replace(touch, text=text, people=people, items=(), ledger=())


def _cadence(contact: Thing) -> str:
    if contact.text("cadence_from") != _OWN:
        return ""
    written = contact.text("cadence")
    return "none" if written == str(NoCadence.NONE) else written


def _one_of(word: str, known: tuple[_Word, ...]) -> _Word | None:
    return next((one for one in known if one == word), None)

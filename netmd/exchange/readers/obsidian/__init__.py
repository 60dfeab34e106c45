"""One note about a person, or about an event, of an Obsidian vault: front matter in anybody's words, Markdown below.

Read as netmd reads its own notes, with the words for its keys that public templates have (``people_templates`` in the
design's samples), inline fields of Dataview (``Role:: editor``) and dated list items (``- 2026-03-04: coffee``).
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from netmd.exchange.readers.obsidian.body import body_of
from netmd.exchange.readers.obsidian.card import PEOPLE, card_of, is_about_a_person
from netmd.exchange.readers.obsidian.event import event_record
from netmd.exchange.readers.obsidian.parts import parts_of
from netmd.exchange.records import (
    EventRecord,
    ForeignFile,
    ImportRefusedError,
    PassedOver,
    PersonRecord,
    ReadOptions,
    Source,
    TouchRecord,
)
from netmd.model import Contact, MeetingFile, Opportunity
from netmd.reading import read_note
from netmd.reading.frontmatter import read_front_matter
from netmd.reading.links import without_links
from netmd.reading.text import Text, decode
from netmd.reading.yaml_fields import field_key

__all__ = ["FORMAT", "read", "recognises"]

FORMAT = "Obsidian"

_ROW = Source(1)


def recognises(name: str, data: bytes) -> float:
    """How surely this is such a note: Markdown that says so, or front matter with what is said of people."""
    is_markdown = name.casefold().endswith((".md", ".markdown"))
    head = data[:_LOOKED_AT]
    if len(data) > _LARGEST or not (is_markdown or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"---")):
        return 0.0
    text, _ = decode("note.md", head)
    reading = read_note("note.md", head, "contact", {})
    if text is None or not isinstance(reading.entry, Contact | MeetingFile):
        return 0.0
    told = _type(text) in PEOPLE or isinstance(reading.entry, MeetingFile)
    if told or (isinstance(reading.entry, Contact) and is_about_a_person(reading.entry, text)):
        return 0.85 if is_markdown else 0.7
    return 0.3 if is_markdown else 0.0


_LOOKED_AT = 1 << 17
_LARGEST = 4 << 20


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The person a note is about, or the event; ``options.name`` is the note's name.

    Raises :class:`ImportRefusedError` for what is no text.
    """
    path = PurePosixPath(options.name or "note.md").name
    text, wrong = decode(path, data)
    if text is None:
        raise ImportRefusedError(f"The note cannot be read: {wrong[0].message}", wrong[0].mend)
    entry = read_note(path, data, options.kind, {}).entry
    if isinstance(entry, Opportunity):
        return _file(passed=PassedOver(_ROW, "an opening, which import does not bring in"))
    if isinstance(entry, MeetingFile):
        event = event_record(entry, _ROW)
        return _file(passed=event) if isinstance(event, PassedOver) else _file(event=event)
    type_ = _type(text)
    contact = read_note(path, data, "contact", {}).entry
    assert isinstance(contact, Contact)
    if type_ not in PEOPLE and options.kind != "contact" and not is_about_a_person(contact, text, is_typed=bool(type_)):
        what = f"a note of the type {type_}" if type_ else "nothing says that it is about a person: add `type: person`"
        return _file(passed=PassedOver(_ROW, what))
    return _file(person=_person(contact, text, options))


def _file(
    *, person: PersonRecord | None = None, event: EventRecord | None = None, passed: PassedOver | None = None
) -> ForeignFile:
    return ForeignFile(
        format=FORMAT,
        rows=1,
        people=(person,) if person else (),
        events=(event,) if event else (),
        passed_over=(passed,) if passed else (),
    )


def _type(text: Text) -> str:
    """What ``type`` says, casefolded; a kind of link or list as its first word."""
    for field in read_front_matter(text)[0].fields:
        if field_key(field.key) == "type" and field.values:
            return without_links(field.values[0].text).strip().casefold()
    return ""


def _person(contact: Contact, text: Text, options: ReadOptions) -> PersonRecord:
    front_matter, _ = read_front_matter(text)
    body = body_of(text.content[front_matter.body_start :])
    card = card_of(contact, body.fields)
    parts = parts_of(body.markdown)
    touches, markdown = list(parts.touches), body.markdown
    if card.last_touch and card.last_touch.start <= options.today and not _is_told(card.last_touch.start, touches):
        touches.append(TouchRecord(when=card.last_touch, title="Last contact", text=_LAST))
        markdown = f"{markdown.rstrip()}\n\n## {card.last_touch.iso} Last contact\n{_LAST}\n".lstrip("\n")
    return PersonRecord(
        source=_ROW,
        notes=parts.notes,
        touches=tuple(touches),
        items=parts.items,
        ledger=parts.ledger,
        markdown=markdown if markdown.strip() else "",
        **card.values,  # type: ignore[arg-type]
    )


_LAST = "The day of the last contact, as the note had it."


def _is_told(day: date, touches: list[TouchRecord]) -> bool:
    return any(touch.when.start == day for touch in touches)

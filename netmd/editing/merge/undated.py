"""Where a note has its undated sections: before its meetings, or after them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from netmd.editing.merge.pieces import level_of
from netmd.editing.note import NoteFile, Span
from netmd.editing.place import LOG_TITLES
from netmd.model import Contact, Meeting, Section, name_key


def first_of_the_meetings(note: NoteFile) -> Span | None:
    """The first meeting of a file, or the heading that stands above its meetings; None without meetings."""
    spans = note.spans
    at = next((number for number, span in enumerate(spans) if isinstance(span, Meeting)), None)
    if at is None:
        return spans[-1] if spans and isinstance(spans[-1], Section) and is_above_meetings(spans[-1]) else None
    level = level_of(note.text.content[note.offset(spans[at].location) :])
    while at and isinstance(above := spans[at - 1], Section):
        is_deeper = 0 < above.level < level and not is_name(note, above) and any(_is_headed(note, spans[: at - 1]))
        if not is_above_meetings(above) and not is_deeper:
            break
        at, level = at - 1, above.level
    return spans[at]


def keeps_sections_last(note: NoteFile, first: Span) -> bool:
    """Whether a file has its undated sections after all meetings, and none before them."""
    place = note.spans.index(first)
    is_last = isinstance(note.spans[-1], Section) and not is_above_meetings(note.spans[-1])
    return is_last and not any(_is_headed(note, note.spans[:place]))


def _is_headed(note: NoteFile, spans: Sequence[Span]) -> Iterator[bool]:
    return (isinstance(span, Section) and span.level > 0 and not is_name(note, span) for span in spans)


def is_name(note: NoteFile, section: Section) -> bool:
    """Whether a heading is but the contact's name, as the title of the file."""
    assert isinstance(note.entry, Contact)
    return section.level == 1 and name_key(section.title) == name_key(note.entry.name)


def is_above_meetings(section: Section) -> bool:
    """Whether a heading says no more than that meetings follow: *Log*, or a year."""
    title = name_key(section.title).strip(" :")
    return bool(section.level) and not section.text and (title in LOG_TITLES or bool(re.fullmatch(r"\d{4}", title)))

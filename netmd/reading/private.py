"""What of a note is marked private: the file, a section, or what stands below a ``(private)`` heading within a meeting.

A heading's mark holds for the headings of a lower level below it, to the next one of its own level or above.
"""

from __future__ import annotations

from collections.abc import Iterator

from netmd.model import Meeting, Note, Section
from netmd.problems import Location
from netmd.reading.headings import find_headings, split_private
from netmd.reading.mask import mask, outside, without


def is_private_at(note: Note, place: Location) -> bool:
    """Whether what stands at a place of the note must not leave the notebook."""
    if note.private:
        return True
    every: tuple[Section | Meeting, ...] = (*note.sections, *note.meetings)
    above = [span for span in every if span.location <= place]
    if not above:
        return False
    span = max(above, key=lambda one: one.location)
    return span.private or (isinstance(span, Meeting) and any(place.line in lines for lines in private_lines(span)))


def private_lines(meeting: Meeting) -> tuple[range, ...]:
    """The lines of its file that stand below private headings within a meeting, with those headings, in order."""
    text, first = meeting.text, meeting.text_line
    return tuple(
        range(first + text.count("\n", 0, start), first + text.count("\n", 0, end) + (text[end - 1 : end] != "\n"))
        for start, end in private_stretches(text)
    )


def without_private(text: str) -> str:
    """The Markdown of a section or meeting without its private headings and what stands below them."""
    return without(text, private_stretches(text))


def private_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets at which each part below a private heading begins and ends, its heading included, in order.

    None begins or ends within a comment: one that reaches out of a private part stays, and hides what it did before.
    """
    return tuple(_private_stretches(text)) if "(" in text else ()


def _private_stretches(text: str) -> Iterator[tuple[int, int]]:
    masked = mask(text)
    begun: tuple[int, int] | None = None
    for heading in find_headings(masked.plain):
        if begun is not None and heading.level <= begun[1]:
            yield outside(masked.comments, begun[0], heading.start)
            begun = None
        if begun is None and split_private(masked.visible[heading.text_start : heading.text_end])[1]:
            begun = heading.start, heading.level
    if begun is not None:
        yield outside(masked.comments, begun[0], len(text))

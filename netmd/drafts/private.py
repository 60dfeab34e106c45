"""Whether a line of the notes is private: its file is, its section, or a heading above it within the section."""

from __future__ import annotations

from netmd.index import Index
from netmd.model import Meeting, Section
from netmd.problems import Location
from netmd.reading.headings import find_headings, split_private
from netmd.reading.mask import mask


def is_private(place: Location, index: Index) -> bool:
    """Whether what stands at a place must not leave the notebook."""
    note = index.entries[place.path].note
    if note.private:
        return True
    every: tuple[Section | Meeting, ...] = (*note.sections, *note.meetings)
    spans = [span for span in every if span.location <= place]
    if not spans:
        return False
    span = max(spans, key=lambda one: one.location)
    return span.private or (isinstance(span, Meeting) and _is_below_private_heading(span, place.line))


def _is_below_private_heading(meeting: Meeting, line: int) -> bool:
    """Sub-headings of a meeting are part of its text; each holds to the next one of its level or above."""
    text = meeting.text
    if "(" not in text:
        return False
    masked = mask(text)
    levels: list[int] = []
    for heading in find_headings(masked.plain):
        if meeting.text_line + text.count("\n", 0, heading.start) > line:
            break
        while levels and levels[-1] >= heading.level:
            levels.pop()
        if split_private(masked.visible[heading.text_start : heading.text_end])[1]:
            levels.append(heading.level)
    return bool(levels)

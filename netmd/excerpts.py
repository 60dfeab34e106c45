"""The beginning of a note as plain words, without loading what renders Markdown."""

from __future__ import annotations

import re

from netmd.followups.words import plain
from netmd.index import Index
from netmd.model import Meeting
from netmd.reading.mask import mask

_LINE_MARKS = re.compile(
    r"^[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?|[-*_=][-*_= \t]*$)?", re.MULTILINE
)
"""A quote's, heading's, list item's or task's signs, and rules."""
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~|==)(?=\S)([^*_~=\n]+?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"`+([^`\n]+)`+")
_MARKUP_RATIO = 6
"""Of a text so many characters are looked at for each one shown."""


def excerpt(text: str, index: Index, limit: int) -> str:
    """The first words of a text without markup and comments, at most ``limit`` characters, cut between words."""
    start = mask(text[: limit * _MARKUP_RATIO + 1000]).visible
    words = _LINE_MARKS.sub("", start)
    words = _EMPHASIS.sub(r"\2", _CODE.sub(r"\1", words))
    words = plain(words, index)
    if len(words) <= limit and len(text) <= limit * _MARKUP_RATIO + 1000:
        return words
    cut = words[: max(limit - 1, 0)]
    if words[len(cut) : len(cut) + 1].strip() and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:.–—-") + "…" if cut.strip() else ""


def meeting_excerpt(meeting: Meeting, index: Index, limit: int) -> str:
    """The beginning of what is written about a meeting; its action items have a place of their own."""
    lines = meeting.text.split("\n")
    for item in meeting.items:
        at = item.location.line - meeting.text_line
        if 0 <= at < len(lines):
            lines[at] = ""
    return excerpt("\n".join(lines), index, limit)

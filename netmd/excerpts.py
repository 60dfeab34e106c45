"""The beginning of a note as plain words, without loading what renders Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from netmd.followups.words import plain
from netmd.index import Index
from netmd.model import Meeting
from netmd.reading.lists import find_list_items
from netmd.reading.mask import mask, without

_LINE_MARKS = re.compile(
    r"\n(?=[ \t>#*+=_\d-])[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?|[-*_=][-*_= \t]*$)?",
    re.MULTILINE,
)
"""A quote's, heading's, list item's or task's signs, and rules. Begins with the line end before it, to
which ``re`` leaps: ``^`` would be tried at each letter."""
_SIGN = {"*": r"\*(?<!\w\*)\*?\*?", "_": r"_(?<!\w_)_?_?", "~": r"~(?<!\w~)~", "=": r"=(?<!\w=)="}
_AROUND = r"({})(?=\S)([^*_~=\n]+?)(?<=\S)\1(?!\w)"
_EMPHASIS = re.compile(_AROUND.format("|".join(_SIGN.values())))
_EMPHASIS_BY = {sign: re.compile(_AROUND.format(pattern)) for sign, pattern in _SIGN.items()}
"""Begins with the sign itself, before what may not stand there, and one for each sign: ``re`` leaps to a letter that it
knows of, fastest to one alone."""
_CODE = re.compile(r"`+([^`\n]+)`+")
_MARKUP_RATIO = 6
"""Of a text so many characters are looked at for each one shown."""


def excerpt(text: str, index: Index, limit: int) -> str:
    """The first words of a text without markup and comments, at most ``limit`` characters, cut between words."""
    text = without(text, mask(text).comments)
    start = text[: limit * _MARKUP_RATIO + 1000]
    words = without_markup(start, index)
    if len(words) <= limit and len(text) == len(start):
        return words
    cut = words[: max(limit - 1, 0)]
    if words[len(cut) : len(cut) + 1].strip() and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:.–—-") + "…" if cut.strip() else ""


def without_markup(text: str, index: Index) -> str:
    """The words of a text that has no comments, on one line; links as :func:`netmd.followups.words.plain` has them."""
    return plain(without_signs(text), index)


def without_signs(text: str) -> str:
    """A text that has no comments without the signs of Markdown, but for those of its links; its lines stay."""
    words = _LINE_MARKS.sub("\n", f"\n{text}")[1:]
    if "`" in words:
        words = "".join(_CODE.split(words))
    signs = [sign for sign in _SIGN if sign in words]
    if not signs:
        return words
    parts = (_EMPHASIS_BY[signs[0]] if len(signs) == 1 else _EMPHASIS).split(words)
    del parts[1::3]  # the signs
    return "".join(parts)


def meeting_excerpt(meeting: Meeting, index: Index, limit: int) -> str:
    """The beginning of what is written about a meeting; its action items have a place of their own."""
    return excerpt(meeting_words(meeting), index, limit)


def meeting_words(meeting: Meeting) -> str:
    """The Markdown of what is written about a meeting, without its action items and comments."""
    return without_items(meeting.text, meeting.text_line, {item.location.line for item in meeting.items})


def without_items(text: str, first_line: int, items: Set[int]) -> str:
    """Markdown that begins on the line ``first_line`` of its file, without comments and the list items on these lines.

    Comments are found before anything is cut: one may begin in an item and end far below it.
    """
    masked = mask(text)
    stretches = list(masked.comments)
    if items:
        stretches += _items_on(masked.plain, first_line, items)
    return without(text, stretches)


def _items_on(plain: str, first_line: int, items: Set[int]) -> Iterator[tuple[int, int]]:
    """Where each of these lines begins, and where the list item on it ends."""
    ends = {plain.rfind("\n", 0, item.start) + 1: item.end for item in find_list_items(plain)}
    start = 0
    for number, line in enumerate(plain.split("\n"), first_line):
        if number in items:
            yield start, max(start + len(line), ends.get(start, 0))
        start += len(line) + 1

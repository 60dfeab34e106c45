"""Code spans (CommonMark 0.31, section 6.1): what could be one, and which of them are open to doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TICKS = 8
"""A longer run of backticks opens no code span: so many lengths, so many looks for an end."""


@dataclass(frozen=True, slots=True)
class CodeSpans:
    """For each run of backticks that could open a span, where the span ends; ``doubtful`` holds the offsets of those
    that are none if a line above goes on with its paragraph, or does not, against the look of it."""

    ends: dict[int, int]
    doubtful: frozenset[int]


_TOKEN = re.compile(r"`++|\n")
_ATX = re.compile(r"[ \t>]*+#{1,6}[ \t]")
_ENDS_PARAGRAPH = re.compile(
    r"[ \t]*+(?:\n|\Z|>|\||[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|```|~~~|(?:=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_SURELY_ENDS = re.compile(
    r"[ \t]*+(?:\n|\Z|[-*+][ \t]+\S)|[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|```|~~~|(?:=+|-+)[ \t]*$)", re.MULTILINE
)
_SURELY_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")


def code_spans(text: str, leaf: bool = False) -> CodeSpans:
    """Every two equal runs of backticks in one block of the text. Linear in the text.

    A span never leaves its paragraph, list item, table row or heading: a stray backtick in one item hides no other.
    A ``leaf`` is one block. A backslash keeps a run from opening a span, never from closing one.
    """
    ends: dict[int, int] = {}
    doubtful: set[int] = set()
    waiting: dict[int, int] = {}
    line_start, doubt = 0, False
    for token in _TOKEN.finditer(text):
        start, end, length = token.start(), token.end(), len(token[0])
        if token[0] == "\n":
            if not leaf:
                parted = _ENDS_PARAGRAPH.match(text, end) or _ATX.match(text, line_start)
                if _SURELY_ENDS.match(text, end) or _SURELY_HEADING.match(text, line_start):
                    doubt = False
                elif waiting and (parted or _INDENTED.match(text, line_start) or _INDENTED.match(text, end)):
                    doubt = True
                if parted:
                    waiting.clear()
            line_start = end
        elif length <= MAX_TICKS:
            opener = waiting.pop(length, None)
            if opener is not None:
                ends[opener] = end
                if doubt:
                    doubtful.add(opener)
            if not _is_escaped(text, start):
                waiting[length] = start
    return CodeSpans(ends, frozenset(doubtful))


def _is_escaped(text: str, at: int) -> bool:
    if text[at - 1 : at] != "\\":
        return False
    before = text[max(at - 1000, 0) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1

"""Which parts of a body count: code holds no items or links, comments hold nothing at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmd.reading.code_spans import CodeSpans, ends_block
from netmd.reading.fences import Fences, block_prefix


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A fence or comment without its end. ``swallows`` says that the rest of the body is in it."""

    offset: int
    sign: str
    swallows: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """A body in two disguises of the same length and with the same line ends.

    In ``visible`` comments are spaces. In ``plain`` fenced code is too, and each character of a code span is
    :data:`CODE`: nothing is read in it, and yet something stands there. ``comments`` are the offsets at which each
    comment begins and ends, in order.
    """

    visible: str
    plain: str
    unclosed: tuple[Unclosed, ...] = ()
    comments: tuple[tuple[int, int], ...] = ()


CODE = "\0"
"""Stands for a character of a code span. No text that is read holds one."""

_CLOSERS = {"%%": "%%", "<!--": "-->"}
_TOKEN = re.compile(r"`++|%%|<!--")
_BLOCK_MARK = re.compile(r"\[.\][ \t]+")
"""What may stand between a list marker and the words of an item."""


def mask(text: str, leaf: bool = False) -> Masked:
    """Mask fenced code, code spans, HTML comments and Obsidian ``%%comments%%``. Linear in the text.

    A fence, or a comment that begins a line or a list item, runs to the end if it never closes, as in
    CommonMark and Obsidian. A comment that begins amid a line and never closes is none. One that closes is a comment
    wherever it does, in another block too, which is more than CommonMark hides. A sign in code is none, if what it
    stands in surely is code (:class:`~netmd.reading.code_spans.CodeSpans`). A ``leaf`` is one paragraph out of a text
    that was masked before: nothing in it is a fence, and what does not close in it is text.
    """
    # one character is looked for ten times as fast as several
    if not ("`" in text or ("~" in text and "~~~" in text) or ("<" in text and "<!--" in text)
            or ("%" in text and "%%" in text)):  # fmt: skip
        return Masked(text, text)
    visible, plain = _Cover(text), _Cover(text)
    unclosed: list[Unclosed] = []
    comments: list[tuple[int, int]] = []
    spans = CodeSpans(text, leaf)
    fences = Fences()
    fence_start = 0
    never_closed: set[str] = set()
    position = line_start = 0
    while line_start <= len(text):
        newline = text.find("\n", line_start)
        line_end = len(text) if newline < 0 else newline
        lead = -1
        if position <= line_start:
            position = line_start
        if position == line_start and not leaf:
            line = text[line_start:line_end]
            prefix = len(block_prefix(line))
            mark = _BLOCK_MARK.match(line, prefix)
            lead = line_start + (mark.end() if mark else prefix)
            if fences.hold(line):
                if fences.opens:
                    fence_start = line_start + prefix
                plain.hide(fence_start if fences.opens else line_start, line_end)
                position = line_end
                spans.begin_block()
        commented = bool(comments) and comments[-1][1] == position > line_start
        if position == line_start or commented:
            spans.begin_line(position, line_end, position - line_start)
        while position < line_end and (token := _TOKEN.search(text, position, line_end)):
            start, sign = token.start(), token[0]
            if sign not in _CLOSERS:
                end = spans.end_of(start, len(sign))
                if end is None:
                    position = token.end()
                else:
                    position = end
                    plain.hide(start, position, CODE)
                continue
            # `<!-->` is a whole comment (CommonMark 0.31, section 6.6)
            begin = start + 2
            found = -1 if sign in never_closed else text.find(_CLOSERS[sign], begin)
            swallows = found < 0 and start <= lead
            if found < 0 and (swallows or sign not in never_closed):
                unclosed.append(Unclosed(start, sign, swallows))
                never_closed.add(sign)
            if found < 0 and not swallows:
                position = token.end()
                continue
            position = len(text) if swallows else found + len(_CLOSERS[sign])
            comments.append((start, position))
            spans.hide(start, position)
            visible.hide(start, position)
            plain.hide(start, position)
        ended_block = False
        if not leaf and (position > line_end or not spans.is_settled):
            ended_block = ends_block(_without_comments(text, line_start, line_end, comments))
            if ended_block:
                spans.begin_block()
        line_start = line_end + 1
        if position > line_end:
            # below a heading a text of its own begins, if need be with what a comment leaves of its last line
            line_start = position if ended_block else max(line_start, text.rfind("\n", line_end, position) + 1)
    if fences.fence:
        unclosed.append(Unclosed(fence_start, fences.fence, True))
    return Masked(visible.result(), plain.result(), tuple(unclosed), tuple(comments))


def _without_comments(text: str, start: int, end: int, comments: Sequence[tuple[int, int]]) -> str:
    """A line with spaces for what of it the last of these comments hide."""
    parts: list[str] = []
    for begin, stop in reversed(comments):
        if stop <= start:
            break
        parts += (text[stop:end], " " * (min(stop, end) - max(begin, start)))
        end = max(begin, start)
    return "".join(reversed((*parts, text[start:end])))


def outside(comments: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """A stretch of a text that begins and ends in no comment: without its share of one that reaches beyond it."""
    if not comments:
        return start, max(start, end)
    before = bisect_left(comments, (start,)) - 1
    if before >= 0:
        start = max(start, comments[before][1])
    last = bisect_left(comments, (end,)) - 1
    if last >= 0 and comments[last][1] > end:
        end = comments[last][0]
    return start, max(start, end)


_GAP = "\x01"
_BARE_GAPS = re.compile(r"^[ \t]*+\x01[ \t\x01]*+(?:\n|\Z)", re.MULTILINE)
_BELOW_QUOTE = re.compile(r"(^[ \t]*+>[^\n]*+\n)[ \t]*+\x01[ \t\x01]*+\n", re.MULTILINE)
"""A quote, and a fence in it, ends at a line of another kind, so that a blank one stays in its place."""
_JOINING_GAPS = re.compile(r"(?<=[`%<!\\-])\x01++(?=[`%!>-])")
"""Gaps whose sides would make another sign together: two backticks, say."""


def without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text without the stretches between these offsets, which may overlap; a line that held nothing else goes too.

    For what is shown: spaces in the place of a comment could be indented code, or break a line.
    """
    parts: list[str] = []
    position = 0
    for start, end in sorted(stretches):
        if start >= position:
            parts.append(text[position:start])
            if "\n" in text[start:end] and _parts_lines(text, start, end):
                parts.append("\n")
        position = max(position, end)
    if not position:
        return text
    parts.append(text[position:])
    kept = _BARE_GAPS.sub("", _BELOW_QUOTE.sub(r"\1\n", _GAP.join(parts)))
    return _JOINING_GAPS.sub(" ", kept).replace(_GAP, "")


def _parts_lines(text: str, start: int, end: int) -> bool:
    """Whether a heading stands before or after this stretch of several lines."""
    return bool(
        ends_block(text[text.rfind("\n", 0, start) + 1 : start])
        or ends_block(text[end : text.find("\n", end) + 1 or None].strip())
    )


class _Cover:
    """Collects stretches to hide; joins once, so that many comments cost no more than one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._position = 0

    def hide(self, start: int, end: int, filler: str = " ") -> None:
        self._parts.append(self._text[self._position : start])
        self._parts.append(re.sub(r"[^\n]", filler, self._text[start:end]))
        self._position = end

    def result(self) -> str:
        return "".join(self._parts) + self._text[self._position :]

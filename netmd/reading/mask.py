"""Which parts of a body count: code holds no items or links, comments hold nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    :data:`CODE`: nothing is read in it, and yet something stands there.
    """

    visible: str
    plain: str
    unclosed: tuple[Unclosed, ...] = ()


CODE = "\0"
"""Stands for a character of a code span. No text that is read holds one."""

_CLOSERS = {"%%": "%%", "<!--": "-->"}
_TOKEN = re.compile(r"(?<!\\)`++|%%|<!--")


def mask(text: str) -> Masked:
    """Mask fenced code, code spans, HTML comments and Obsidian ``%%comments%%``. Linear in the text.

    A fence, or a comment that begins a line, runs to the end if it never closes, as in CommonMark and Obsidian. A
    comment that begins amid a line and never closes is none.
    """
    if not any(sign in text for sign in ("`", "~~~", "<!--", "%%")):
        return Masked(text, text)
    visible, plain = _Cover(text), _Cover(text)
    unclosed: list[Unclosed] = []
    code_spans = _code_spans(text)
    fences = Fences()
    fence_start = 0
    never_closed: set[str] = set()
    position = line_start = 0
    while line_start <= len(text):
        newline = text.find("\n", line_start)
        line_end = len(text) if newline < 0 else newline
        lead = -1
        if position <= line_start:
            line = text[line_start:line_end]
            lead = line_start + len(block_prefix(line))
            position = line_start
            if fences.hold(line):
                if fences.opens:
                    fence_start = lead
                plain.hide(lead if fences.opens else line_start, line_end)
                position = line_end
        while position < line_end and (token := _TOKEN.search(text, position, line_end)):
            start, sign = token.start(), token[0]
            if sign not in _CLOSERS:
                position = code_spans.get(start, token.end())
                if start in code_spans:
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
            visible.hide(start, position)
            plain.hide(start, position)
        line_start = line_end + 1
        if position > line_end:
            line_start = max(line_start, text.rfind("\n", line_end, position) + 1)
    if fences.fence:
        unclosed.append(Unclosed(fence_start, fences.fence, True))
    return Masked(visible.result(), plain.result(), tuple(unclosed))


_SPAN_TOKEN = re.compile(r"(?<!\\)`++|\n")
_ATX = re.compile(r"[ \t>]*+#{1,6}[ \t]")
_ENDS_PARAGRAPH = re.compile(
    r"[ \t]*+(?:\n|\Z|>|\||[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|```|~~~|(?:=+|-+)[ \t]*$)",
    re.MULTILINE,
)


def _code_spans(text: str) -> dict[int, int]:
    """The start and end of everything that could be a code span: two equal runs of backticks in one block of text.

    A span never leaves its paragraph, list item, table row or heading (CommonMark 0.31, section 6.1): a stray backtick
    in one item hides no other.
    """
    ends: dict[int, int] = {}
    waiting: dict[int, int] = {}
    line_start = 0
    for token in _SPAN_TOKEN.finditer(text):
        sign = token[0]
        if sign == "\n":
            if waiting and (_ENDS_PARAGRAPH.match(text, token.end()) or _ATX.match(text, line_start)):
                waiting.clear()
            line_start = token.end()
            continue
        opener = waiting.get(len(sign))
        if opener is not None:
            ends[opener] = token.end()
        waiting[len(sign)] = token.start()
    return ends


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

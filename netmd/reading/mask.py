"""Which parts of a body count: code holds no items or links, comments hold nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Masked:
    """A body in two disguises of the same length and with the same line ends.

    In ``visible`` comments are spaces; in ``plain`` code is too. ``unclosed`` are offsets of fences and comments that
    never close, with what was looked for.
    """

    visible: str
    plain: str
    unclosed: tuple[tuple[int, str], ...] = ()


_OPENERS = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<ticks>`+)|(?P<html><!--)|(?P<percent>%%)",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")


def mask(text: str) -> Masked:
    """Mask fenced code, code spans, HTML comments and Obsidian ``%%comments%%``.

    A fence or comment that is never closed runs to the end, as it does in CommonMark and Obsidian. Linear in the text.
    """
    if not any(sign in text for sign in ("`", "~~~", "<!--", "%%")):
        return Masked(text, text)
    visible, plain = _Cover(text), _Cover(text)
    unclosed: list[tuple[int, str]] = []
    no_closer: dict[int, int] = {}
    position = 0
    while (match := _OPENERS.search(text, position)) is not None:
        kind = match.lastgroup
        start = match.start(kind or 0)
        if kind == "fence":
            sign = match["fence"]
            position, closed = _fence_end(text, match.end(), sign)
            plain.hide(start, position)
            if not closed:
                unclosed.append((start, sign))
        elif kind == "ticks":
            end = _span_end(text, match.end(), len(match["ticks"]), no_closer)
            if end:
                plain.hide(start, end)
            position = end or match.end()
        else:
            closer = "-->" if kind == "html" else "%%"
            found = text.find(closer, match.end())
            position = found + len(closer) if found >= 0 else len(text)
            visible.hide(start, position)
            plain.hide(start, position)
            if found < 0:
                unclosed.append((start, match[0].strip()))
    return Masked(visible.result(), plain.result(), tuple(unclosed))


def _fence_end(text: str, start: int, sign: str) -> tuple[int, bool]:
    closing = re.compile(rf"^[ \t>]*{re.escape(sign[0])}{{{len(sign)},}}[ \t]*$", re.MULTILINE)
    match = closing.search(text, start)
    return (match.end(), True) if match else (len(text), False)


def _span_end(text: str, start: int, length: int, no_closer: dict[int, int]) -> int | None:
    """The end of a code span opened by so many backticks; it closes within its paragraph or is none."""
    if no_closer.get(length, -1) >= start:
        return None
    paragraph = _PARAGRAPH_END.search(text, start)
    limit = paragraph.start() if paragraph else len(text)
    for run in re.compile(r"`+").finditer(text, start, limit):
        if len(run[0]) == length:
            return run.end()
    no_closer[length] = limit
    return None


class _Cover:
    """Collects stretches to hide; joins once, so that many comments cost no more than one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._position = 0

    def hide(self, start: int, end: int) -> None:
        self._parts.append(self._text[self._position : start])
        self._parts.append(re.sub(r"[^\n]", " ", self._text[start:end]))
        self._position = end

    def result(self) -> str:
        return "".join(self._parts) + self._text[self._position :]

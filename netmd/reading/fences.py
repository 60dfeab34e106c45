"""Fenced code, line by line (CommonMark 0.31, sections 4.5 and 5)."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+")
FENCE = re.compile(r"`{3,}+(?=[^`]*$)|~{3,}+")
"""The run of backticks or tildes that opens a fence."""


def block_prefix(line: str) -> str:
    """What may stand before a block on its line: indentation, quote signs, list markers."""
    found = _PREFIX.match(line)
    return found[0] if found else ""


def columns(line: str) -> int:
    """The width of the white space that a line begins with, a tab reaching to the next multiple of four."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)


def closes(line: str, fence: str) -> bool:
    """Whether a line closes the fence that was opened by this run of backticks or tildes."""
    bare = line.strip(" \t")
    return len(bare) >= len(fence) and not bare.strip(fence[0])


class Fences:
    """Follows the fences of a text, fed its lines one after the other.

    ``fence`` is the run of backticks or tildes that is open, else empty; ``opens`` says that the last line opened it.
    A fence ends with its like, and with the quote or the list item it stands in.
    """

    __slots__ = ("_column", "_item", "_quotes", "fence", "opens")

    def __init__(self) -> None:
        self.fence = ""
        self.opens = False
        self._quotes = 0
        self._column = 0
        self._item = 0

    def hold(self, line: str) -> bool:
        """Whether this next line is fenced code, or opens or closes a fence."""
        self.opens = False
        prefix = block_prefix(line)
        blank = not line.strip(" \t")
        quotes = prefix.count(">")
        if self.fence and (quotes < self._quotes or (not blank and columns(line) < self._column)):
            self.fence = ""
        if self.fence:
            if closes(line[len(prefix) :] if self._quotes else line, self.fence):
                self.fence = ""
            return True
        width = len(prefix.expandtabs(4))
        if prefix.strip(" \t>"):
            self._item = width
        elif not blank and columns(line) < self._item:
            self._item = 0
        opened = FENCE.match(line, len(prefix))
        self.opens = opened is not None
        if opened:
            self.fence, self._quotes = opened[0], quotes
            self._column = self._item if not quotes and self._item <= width else 0
        return self.opens

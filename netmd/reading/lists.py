"""List items of a body, as CommonMark and the tools around it see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters
from typing import NamedTuple


class ListItem(NamedTuple):
    """The text of one item: from after its bullet to the end of its last continuation line."""

    start: int
    end: int


_LINE = re.compile(r"(?P<indent>[ \t>]*)(?:(?P<bullet>[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?P<text>.*))?", re.DOTALL)
_ANY = re.compile(r"\n[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
"""Begins with the line end before, which is looked for faster than the start of a line."""
_PROSE = frozenset(ascii_letters + "#[(\"'")
"""What a line may begin with that is neither an item nor indented."""
_ENDS_PARAGRAPH = re.compile(
    r"[ \t>]*(?:#{1,6}(?:[ \t]|$)|`{3,}|~{3,}|(?:[-*_][ \t]*){3,}$|\|)|<{7}(?: |$)|={7}$|>{7}(?: |$)"
)


def find_list_items(plain: str) -> Iterator[ListItem]:
    """Every item of every list, nested ones too, in a body whose code and comments are blanked.

    Lines that go on with the item's first paragraph, indented or not, belong to it. A line indented by four or more
    spaces outside a list is code.
    """
    if not _ANY.search("\n" + plain):
        return
    open_start: int | None = None
    open_end = 0
    in_list = False
    offset = 0
    for line in plain.split("\n"):
        if open_start is None and (not line or line[0] in _PROSE):
            in_list = in_list and not line
            offset += len(line) + 1
            continue
        match = _LINE.match(line)
        assert match is not None
        indent = match["indent"].replace(">", "").expandtabs(4)
        is_item = match["bullet"] is not None and (len(indent) < 4 or in_list)
        blank = not line.strip(" \t>")
        if is_item or blank or _ENDS_PARAGRAPH.match(line):
            if open_start is not None:
                yield ListItem(open_start, open_end)
                open_start = None
        elif open_start is not None:
            open_end = offset + len(line)
        if is_item:
            open_start, open_end = offset + match.start("text"), offset + len(line)
            in_list = True
        elif not blank and not indent and open_start is None:
            in_list = False
        offset += len(line) + 1
    if open_start is not None:
        yield ListItem(open_start, open_end)

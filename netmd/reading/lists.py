"""List items of a body, as CommonMark and the tools around it see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class ListItem(NamedTuple):
    """The text of one item: from after its bullet to the end of its last continuation line."""

    start: int
    end: int


_LINE = re.compile(r"(?P<indent>[ \t>]*)(?:(?P<bullet>[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?P<text>.*))?", re.DOTALL)
_ANY = re.compile(r"\n[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
"""Begins with the line end before, which is looked for faster than the start of a line."""
_BULLET = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_ENDS_LIST = re.compile(r"^>*[^ \t>\n]", re.MULTILINE)
_ENDS_PARAGRAPH = re.compile(
    r"[ \t>]*(?:#{1,6}(?:[ \t]|$)|`{3,}|~{3,}|(?:[-*_][ \t]*){3,}$|\|)|<{7}(?: |$)|={7}$|>{7}(?: |$)"
)


def find_list_items(plain: str) -> Iterator[ListItem]:
    """Every item of every list, nested ones too, in a body whose code and comments are blanked.

    Lines that go on with the item's first paragraph, indented or not, belong to it. A line indented by four or more
    spaces outside a list is code.
    """
    in_list = False
    offset = 0
    padded = "\n" + plain
    while found := _ANY.search(padded, offset):
        start, end = found.start(), _line_end(plain, found.start())
        match = _LINE.match(plain, start, end)
        assert match is not None
        is_indented = len(match["indent"].replace(">", "").expandtabs(4)) >= 4
        in_list = in_list and is_indented and not _ENDS_LIST.search(plain, offset, start)
        offset = end + 1
        if is_indented and not in_list:
            continue
        in_list = True
        item_end = end
        while offset <= len(plain):
            end = _line_end(plain, offset)
            line = plain[offset:end]
            if not line.strip(" \t>") or _BULLET.match(line) or _ENDS_PARAGRAPH.match(line):
                break
            item_end = end
            offset = end + 1
        yield ListItem(match.start("text"), item_end)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end

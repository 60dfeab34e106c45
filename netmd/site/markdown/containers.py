"""The lines that belong to a quote or to a list item, moved to its margin (CommonMark §5)."""

from __future__ import annotations

from netmd.reading.fences import FENCE, closes, columns
from netmd.site.markdown.budget import MAX_DEPTH
from netmd.site.markdown.starts import ITEM, RULE, heading_level, kind_at


def quote_lines(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines within the quote that begins at `lines[at]`, and where the next block begins."""
    inner: list[str] = []
    lazy = _Lazy()
    while at < len(lines):
        bare = lines[at].lstrip(" \t")
        if bare[:1] == ">":
            text = bare[1:]
            if text[:1] in (" ", "\t"):
                text = dedent(text, 1)
        elif bare and lazy.paragraph_open and kind_at(lines, at) is None:
            text = lines[at]
        else:
            break
        inner.append(text)
        lazy.follow(text)
        at += 1
    return inner, at


def item_lines(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines within the list item that begins at `lines[at]`, and where the next block begins."""
    first, margin = _first_line(lines[at])
    inner = [first]
    lazy = _Lazy()
    lazy.follow(first)
    at += 1
    while at < len(lines):
        line = lines[at]
        if not line.strip(" \t"):
            following = next_line(lines, at)
            # An item that begins with a blank line holds nothing beyond a second one.
            if following == len(lines) or columns(lines[following]) < margin or inner == [""]:
                break
            inner.extend("" for _ in range(following - at))
            lazy.follow("")
            at = following
            continue
        if columns(line) >= margin:
            inner.append(dedent(line, margin))
        elif lazy.paragraph_open and kind_at(lines, at) is None:
            inner.append(line)
        else:
            break
        lazy.follow(inner[-1])
        at += 1
    return inner, at


def next_line(lines: list[str], at: int) -> int:
    """The first of `lines`, from `at` on, that is not blank, or their number."""
    while at < len(lines) and not lines[at].strip(" \t"):
        at += 1
    return at


def dedent(line: str, width: int) -> str:
    """`line` without the first `width` columns of its white space; a tab cut through leaves spaces."""
    bare = line.lstrip(" \t")
    blank = line[: len(line) - len(bare)]
    if "\t" in blank:
        blank = blank.expandtabs(4)
    return blank[width:] + bare


def _first_line(line: str) -> tuple[str, int]:
    """What follows the item's marker on its line, and the column at which the item's text stands."""
    bare = line.lstrip(" \t")
    found = ITEM.match(bare)
    marker, space, text = (found[1], found[2] or "", found[3] or "") if found else ("", "", bare)
    after = columns(line) + len(marker)
    width = len((" " * after + space).expandtabs(4)) - after
    if not text.strip(" \t"):
        return "", after + 1
    if width > 4:
        return " " * (width - 1) + text, after + 1
    return text, after + width


class _Lazy:
    """Follows the lines of a quote or an item to tell whether a line at the margin may go on with its paragraph."""

    __slots__ = ("fence", "paragraph_open")

    def __init__(self) -> None:
        self.fence = ""
        self.paragraph_open = False

    def follow(self, line: str) -> None:
        bare = line.strip(" \t>")
        for _ in range(MAX_DEPTH):
            item = ITEM.match(bare)
            if not item or RULE.fullmatch(bare):
                break
            bare = (item[3] or "").lstrip(" \t>")
        self.paragraph_open = False
        if self.fence:
            if closes(bare, self.fence):
                self.fence = ""
        elif opened := FENCE.match(bare):
            self.fence = opened[0]
        elif bare:
            self.paragraph_open = not heading_level(bare) and not RULE.fullmatch(bare)

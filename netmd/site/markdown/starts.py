"""What kind of block a line begins, by its own marks (CommonMark 0.31, https://spec.commonmark.org/0.31/)."""

from __future__ import annotations

import re
from enum import Enum, auto

from netmd.reading.fences import FENCE, columns
from netmd.site.markdown import tables

ITEM = re.compile(r"([-*+]|[0-9]{1,9}[.)])(?:([ \t]++)(.*)|())$", re.DOTALL)
RULE = re.compile(r"(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+")


class Kind(Enum):
    """The blocks that begin with a mark."""

    RULE = auto()
    LIST = auto()
    FENCE = auto()
    QUOTE = auto()
    HEADING = auto()
    TABLE = auto()


def kind_at(lines: list[str], at: int) -> Kind | None:
    """The kind of block that `lines[at]`, which is not blank, begins; None for text and indented code."""
    bare = lines[at].strip(" \t")
    first = bare[0]
    if first in "-*_" and RULE.fullmatch(bare):
        return Kind.RULE
    if first in "-*+0123456789" and ITEM.match(bare):
        return Kind.LIST
    if first in "`~" and FENCE.match(bare):
        return Kind.FENCE
    if first in "#>" and columns(lines[at]) < 4:
        if first == ">":
            return Kind.QUOTE
        if heading_level(bare):
            return Kind.HEADING
    if "|" in bare and tables.begins(lines, at):
        return Kind.TABLE
    return None


def interrupts(lines: list[str], at: int) -> bool:
    """Whether `lines[at]`, which is not blank, ends the paragraph before it."""
    kind = kind_at(lines, at)
    if kind is Kind.LIST:
        # An empty item, or a number that happens to begin a line, is no list (CommonMark §5.3).
        item = ITEM.match(lines[at].strip(" \t"))
        return item is not None and bool(item[3]) and (item[1] in "-*+" or item[1] in ("1.", "1)"))
    return kind is not None


def list_marker(line: str) -> str:
    """The list marker that `line` begins with, or nothing."""
    bare = line.strip(" \t")
    found = ITEM.match(bare)
    return found[1] if found and not RULE.fullmatch(bare) else ""


def heading_level(bare: str) -> int:
    """The level of the heading that `bare`, a line without white space around it, is; 0 if it is none."""
    level = len(bare) - len(bare.lstrip("#"))
    return level if level <= 6 and bare[level : level + 1] in ("", " ", "\t") else 0

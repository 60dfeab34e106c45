"""Tables as GitHub has them (https://github.github.com/gfm/#tables-extension-)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from netmd.site.markdown.notes import Notes

# What stands between two bars: a wikilink keeps its own, and a backslash takes the next character along.
_CELL = re.compile(r"((?:[^|\\\[]|\\.|\[\[[^\[\]\n]*+\]\]|[\[\\])*+)(?:\||$)", re.DOTALL)
_RULE_CELL = re.compile(r":?-+:?")
_MAX_COLUMNS = 100


def begins(lines: list[str], at: int) -> bool:
    """Whether a table's head stands at `lines[at]` and its rule beneath."""
    if at + 1 >= len(lines):
        return False
    rule = lines[at + 1]
    if not rule or rule.strip(" \t|:-") or "-" not in rule or "|" not in lines[at]:
        return False
    under = [cell.strip(" \t") for cell in _cells(rule)]
    return (
        len(under) <= _MAX_COLUMNS
        and all(_RULE_CELL.fullmatch(cell) for cell in under)
        and len(_cells(lines[at])) == len(under)
    )


def add(parent: Element, lines: list[str], notes: Notes) -> None:
    """Hang the table whose head, rule and rows are `lines` on `parent`."""
    table = SubElement(parent, "table")
    sides = [_side(cell.strip(" \t")) for cell in _cells(lines[1])]
    head = SubElement(SubElement(table, "thead"), "tr")
    _add_row(head, "th", lines[0], sides, notes)
    if len(lines) > 2:
        body = SubElement(table, "tbody")
        for line in lines[2:]:
            notes.block()
            _add_row(SubElement(body, "tr"), "td", line, sides, notes)


def _add_row(row: Element, tag: str, line: str, sides: list[str], notes: Notes) -> None:
    for side, text in zip(sides, _cells(line), strict=False):
        cell = SubElement(row, tag, {"class": side} if side else {})
        cell.text = notes.leaf(text.strip(" \t").replace("\\|", "|"))


def _cells(line: str) -> list[str]:
    bare = line.strip(" \t")
    bare = bare[1:] if bare[:1] == "|" else bare
    cells = [found[1] for found in _CELL.finditer(bare)]
    # The last match is empty, at the line's end: after a closing bar, or after the last cell.
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _side(rule: str) -> str:
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return ""

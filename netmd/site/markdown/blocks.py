"""Lines -> the tree of blocks that Python-Markdown then runs its inline patterns over.

Stands in for the library's own block parser, whose dialect is not what people write: it wants four spaces to nest a
list, a blank line before one, and knows fences only at the margin. Here blocks are those of CommonMark 0.31
(https://spec.commonmark.org/0.31/) and GitHub's tables, with these differences, all of them for notes' sake:

- `---` under a line of text is a rule, never a heading: what looks like front matter swallows nothing.
- a list item, a fence or a rule may be indented by any width; only other text indented by four columns is code.
- raw HTML is no block: what of it is allowed is read as inline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown.blockparser import BlockParser
from markdown.util import AtomicString

from netmd.reading.fences import FENCE, closes, columns
from netmd.site.markdown import items, tables
from netmd.site.markdown.budget import LINE, MAX_DEPTH, Budget, TooHeavyError
from netmd.site.markdown.containers import dedent, item_lines, next_line, quote_lines
from netmd.site.markdown.notes import Notes
from netmd.site.markdown.starts import Kind, heading_level, interrupts, kind_at, list_marker

if TYPE_CHECKING:
    from markdown import Markdown

_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^([^\]\s]{1,50})\]:[ \t]*+")
_CALLOUT = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*")


class NoteParser(BlockParser):
    """Python-Markdown's block parser, replaced (`md.parser`)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.notes = Notes(Budget(0))
        self.single = False

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element | None]:  # noqa: N802
        """The tree of `lines`; with `single` set, one paragraph of inline text whatever they hold."""
        root = Element(self.md.doc_tag)
        if self.single:
            SubElement(root, "p").text = self.notes.leaf("\n".join(lines))
        else:
            parse(root, list(lines), self.notes)
        return ElementTree(root)


def parse(parent: Element, lines: list[str], notes: Notes, depth: int = 0) -> bool:
    """Hang the blocks in `lines` on `parent`; whether a blank line stands between two of them.

    Raises TooHeavyError when they nest too deep or the budget is spent.
    """
    if depth > MAX_DEPTH:
        raise TooHeavyError
    notes.budget.spend(LINE * len(lines))
    gap = False
    at = 0
    while (following := next_line(lines, at)) < len(lines):
        gap = gap or (following > at and len(parent) > 0)
        notes.block()
        at = _block(parent, lines, following, notes, depth)
    return gap


def _block(parent: Element, lines: list[str], at: int, notes: Notes, depth: int) -> int:
    """Hang the block that begins at `lines[at]` on `parent`; where the next begins."""
    kind = kind_at(lines, at)
    if kind is None:
        return _code(parent, lines, at) if columns(lines[at]) >= 4 else _paragraph(parent, lines, at, notes)
    match kind:
        case Kind.LIST:
            return _list(parent, lines, at, notes, depth)
        case Kind.QUOTE:
            return _quote(parent, lines, at, notes, depth)
        case Kind.FENCE:
            return _fence(parent, lines, at)
        case Kind.HEADING:
            return _heading(parent, lines, at, notes)
        case Kind.TABLE:
            return _table(parent, lines, at, notes)
        case Kind.RULE:
            SubElement(parent, "hr")
            return at + 1


def _list(parent: Element, lines: list[str], at: int, notes: Notes, depth: int) -> int:
    marker = list_marker(lines[at])
    kind = marker[-1]
    if kind in "-*+":
        element = SubElement(parent, "ul")
    else:
        start = int(marker[:-1])
        element = SubElement(parent, "ol", {} if start == 1 else {"start": str(start)})
    loose = False
    while at < len(lines) and list_marker(lines[at])[-1:] == kind:
        inner, at = item_lines(lines, at)
        item = SubElement(element, "li")
        notes.block()
        loose = parse(item, inner, notes, depth + 1) or loose
        following = next_line(lines, at)
        if at < following < len(lines) and list_marker(lines[following])[-1:] == kind:
            loose = True
            at = following
    for item in element:
        items.finish(item, loose)
    return at


def _quote(parent: Element, lines: list[str], at: int, notes: Notes, depth: int) -> int:
    inner, at = quote_lines(lines, at)
    quote = SubElement(parent, "blockquote")
    callout = _CALLOUT.match(inner[0])
    if callout:
        quote.set("class", "callout")
        title = inner[0][callout.end() :].strip(" \t") or callout[1].replace("-", " ").capitalize()
        heading = SubElement(quote, "p", {"class": "callout-title"})
        SubElement(heading, "strong").text = notes.leaf(title)
        inner = inner[1:]
    parse(quote, inner, notes, depth + 1)
    return at


def _fence(parent: Element, lines: list[str], at: int) -> int:
    margin = columns(lines[at])
    opened = FENCE.match(lines[at].strip(" \t"))
    mark = opened[0] if opened else "```"
    code: list[str] = []
    at += 1
    while at < len(lines) and not closes(lines[at], mark):
        code.append(dedent(lines[at], margin) if margin else lines[at])
        at += 1
    _add_code(parent, code)
    return at + 1


def _code(parent: Element, lines: list[str], at: int) -> int:
    code: list[str] = []
    while at < len(lines) and (columns(lines[at]) >= 4 or not lines[at].strip(" \t")):
        code.append(dedent(lines[at], 4))
        at += 1
    while not code[-1].strip(" \t"):
        code.pop()
        at -= 1
    _add_code(parent, code)
    return at


def _add_code(parent: Element, code: list[str]) -> None:
    element = SubElement(SubElement(parent, "pre"), "code")
    element.text = AtomicString("".join(f"{line}\n" for line in code))


def _heading(parent: Element, lines: list[str], at: int, notes: Notes) -> int:
    bare = lines[at].strip(" \t")
    level = heading_level(bare)
    text = bare[level:].strip(" \t")
    closed = text.rstrip("#")
    if not closed or closed[-1] in " \t":
        text = closed.rstrip(" \t")
    leaf = notes.leaf(text)
    if leaf:
        SubElement(parent, notes.heading_tag(level)).text = leaf
    return at + 1


def _table(parent: Element, lines: list[str], at: int, notes: Notes) -> int:
    end = at + 2
    while end < len(lines) and lines[end].strip(" \t") and not interrupts(lines, end):
        end += 1
    tables.add(parent, lines[at:end], notes)
    return end


def _paragraph(parent: Element, lines: list[str], at: int, notes: Notes) -> int:
    while at < len(lines) and "]:" in lines[at] and notes.define(lines[at]):
        at += 1
    if at == len(lines) or not lines[at].strip(" \t") or kind_at(lines, at) is not None:
        return at
    footnote = _FOOTNOTE.match(lines[at])
    text = [_line(lines[at][footnote.end() :] if footnote else lines[at])]
    at += 1
    while at < len(lines) and (bare := lines[at].strip(" \t")):
        if not bare.strip("=") and not footnote:
            SubElement(parent, notes.heading_tag(1)).text = notes.leaf("\n".join(text).rstrip(" "))
            return at + 1
        if interrupts(lines, at) or _FOOTNOTE.match(lines[at]):
            break
        text.append(_line(lines[at]))
        at += 1
    leaf = notes.leaf("\n".join(text).rstrip(" "))
    if footnote:
        paragraph = SubElement(parent, "p", {"class": "footnote"})
        label = SubElement(paragraph, "sup")
        label.text, label.tail = AtomicString(footnote[1]), type(leaf)(f" {leaf}")
    elif leaf:
        SubElement(parent, "p").text = leaf
    return at


def _line(line: str) -> str:
    """A line of a paragraph, with the two spaces that break it and no others."""
    bare = line.strip(" \t")
    return f"{bare}  " if line.endswith("  ") else bare

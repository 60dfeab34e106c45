"""Text -> text, before any Markdown is read: line ends, control characters, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 controls but tab and newline, DEL, C1 controls, lone surrogates and noncharacters: none has a place in HTML, and
# U+0002 and U+0003 are the marks Python-Markdown works with.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# What may stand before a block on its line: indentation, quotes, list markers.
_PREFIX = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+")
FENCE = re.compile(r"`{3,}+(?=[^`]*$)|~{3,}+")

_TOKEN = re.compile(r"`++|%%|<!--")
_SPAN_TOKEN = re.compile(r"`++|\n")
# A blank line or another block follows: no code span reaches into it.
_ENDS_PARAGRAPH = re.compile(r"[ ]{4}|\t|[ \t]*+(?:[-*+>#~|\d\n]|```|\Z)")
_COMMENT_END = {"%%": "%%", "<!--": "-->"}

# A longer run of backticks opens no code span: so many lengths, so many looks for an end.
MAX_TICKS = 8

# Stands for a comment taken out; no clean text holds it.
_GAP = "\x01"
_BARE_GAPS = re.compile(r"^[ \t]*+\x01[ \t\x01]*+(?:\n|\Z)", re.MULTILINE)

DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*+(?:<([^<>]*)>|(\S+))"""
    r"""(?:[ \t]++(?:"([^"]*)"|'([^']*)'|\(([^()]*)\)))?[ \t]*+$"""
)


def clean_text(text: str) -> str:
    """`text` with line feeds only, and without characters that HTML or the Markdown library cannot bear."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub(REPLACEMENT, text)


def without_comments(text: str, leaf: bool = False) -> str:
    """Clean `text` without Obsidian's `%%comments%%` and HTML comments; a line that held nothing else goes with them.

    What stands in a fence or a code span is no comment. A comment that never ends hides the rest of the text, as it
    does for the reader of the note: better too much hidden than a private word shown. A `leaf` is one paragraph, in
    which nothing is a fence.
    """
    if "%%" not in text and "<!--" not in text:
        return text
    kept: list[str] = []
    end = 0
    for start, stop in _comments(text, leaf):
        kept.append(text[end:start])
        end = stop
    kept.append(text[end:])
    return _BARE_GAPS.sub("", _GAP.join(kept)).replace(_GAP, "")


def definitions_in(text: str) -> str:
    """The reference definitions (`[label]: https://…`) in a note's body, a line each, for `Renderer.render`."""
    if "]:" not in text:
        return ""
    body = without_comments(clean_text(text))
    fences = _Fences()
    lines = (line for line in body.split("\n") if not fences.hold(line))
    return "\n".join(line for line in lines if "]:" in line and DEFINITION.match(line))


def columns(line: str) -> int:
    """The width of the white space that `line` begins with, a tab reaching to the next multiple of four."""
    bare = line.lstrip(" \t")
    blank = line[: len(line) - len(bare)]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)


def closes(line: str, fence: str) -> bool:
    """Whether `line` closes the fence that was opened by the run of backticks or tildes `fence`."""
    bare = line.strip(" \t")
    return len(bare) >= len(fence) and not bare.strip(fence[0])


def _comments(text: str, leaf: bool) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends, in one pass."""
    spans = _span_ends(text, leaf)
    fences = _Fences()
    position = line_start = 0
    while line_start <= len(text):
        newline = text.find("\n", line_start)
        line_end = len(text) if newline < 0 else newline
        if position <= line_start:
            fenced = not leaf and fences.hold(text[line_start:line_end])
            position = line_end if fenced else line_start
        while position < line_end and (token := _TOKEN.search(text, position, line_end)):
            closing = _COMMENT_END.get(token[0])
            if closing is None:
                position = spans.get(token.start(), token.end())
                continue
            stop = text.find(closing, token.end())
            position = len(text) if stop < 0 else stop + len(closing)
            yield token.start(), position
        # The next line that is not wholly within what was passed.
        line_start = line_end + 1
        if position > line_end:
            line_start = max(line_start, text.rfind("\n", line_end, position) + 1)


class _Fences:
    """Follows the fences of a text, line by line.

    A fence also ends with the quote or the list item it stands in, as in CommonMark §5.
    """

    __slots__ = ("column", "fence", "item", "quotes")

    def __init__(self) -> None:
        self.fence = ""
        self.quotes = 0
        self.column = 0
        self.item = 0

    def hold(self, line: str) -> bool:
        """Whether `line`, the next one, is fenced code or the mark of a fence."""
        prefix = _prefix(line)
        blank = not line.strip(" \t")
        quotes = prefix.count(">")
        if self.fence and (quotes < self.quotes or (not blank and columns(line) < self.column)):
            self.fence = ""
        if self.fence:
            if closes(line[len(prefix) :] if self.quotes else line, self.fence):
                self.fence = ""
            return True
        width = len(prefix.expandtabs(4))
        if prefix.strip(" \t>"):
            self.item = width
        elif not blank and columns(line) < self.item:
            self.item = 0
        opened = FENCE.match(line, len(prefix))
        if opened:
            self.fence = opened[0]
            self.quotes = quotes
            self.column = self.item if not quotes and self.item <= width else 0
        return bool(opened)


def _prefix(line: str) -> str:
    found = _PREFIX.match(line)
    return found[0] if found else ""


def _span_ends(text: str, leaf: bool) -> dict[int, int]:
    """For each run of backticks that opens a code span: where it begins -> where the span ends (CommonMark §6.1)."""
    ends: dict[int, int] = {}
    waiting: dict[int, int] = {}
    for token in _SPAN_TOKEN.finditer(text):
        mark = token[0]
        if mark[0] == "`":
            opener = waiting.get(len(mark))
            if opener is not None and len(mark) <= MAX_TICKS:
                ends[opener] = token.end()
            waiting[len(mark)] = token.start()
        elif not leaf and _ENDS_PARAGRAPH.match(text, token.end()):
            waiting.clear()
    return ends

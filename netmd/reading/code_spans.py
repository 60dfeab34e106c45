"""Code spans (CommonMark 0.31, section 6.1), and which of them surely are: in those a comment's sign is code."""

from __future__ import annotations

import re

MAX_TICKS = 8
"""A longer run of backticks opens no code span: so many lengths, so many looks for an end."""

COMMENT_SIGN = re.compile(r"%%|<!--")

_RUN = re.compile(r"`++")
_RUN_OR_LINE = re.compile(r"`++|\n")
_ATX = re.compile(r"[ \t>]*+#{1,6}[ \t]")
_ENDS_PARAGRAPH = re.compile(
    r"[ \t]*+(?:\n|\Z|>|\||[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|```|~~~|(?:=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_SURELY_BEGINS = re.compile(r"[ \t]*+(?:\Z|[-*+][ \t]++(?!%%|<!--)\S)|[ ]{0,3}#{1,6}(?:[ \t]|\Z)")
_SURELY_ENDS = re.compile(r"[ ]{0,3}(?:#{1,6}(?:[ \t]|\Z)|(?:=+|-{2,})[ \t]*\Z)")
_TABLE_RULE = re.compile(r"[ \t>|:-]*-[ \t>|:-]*\Z")
_BAR = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"<[A-Za-z/?]")


class CodeSpans:
    """Follows the code spans of a text, told of each line that is shown, and of each run of backticks met on it.

    A span never leaves its paragraph, list item, table row or heading: a stray backtick in one item hides no other.
    Whether a line goes on with the paragraph above is not always plain, nor is what the backticks on it pair with then:
    a span is taken for code where it seems one, yet a comment's sign in it counts as code only if the span stands on
    one line and no backtick above can change it. Better too much is hidden than a private word is shown.

    A ``leaf`` is one block. A backslash keeps a run from opening a span, never from closing one. Linear in the text.
    """

    __slots__ = (
        "_doubt", "_ends", "_in_tag", "_leaf", "_line", "_open", "_seen", "_table", "_tag_met", "_tail", "_text"
    )  # fmt: skip

    def __init__(self, text: str, leaf: bool = False) -> None:
        self._text = text
        self._leaf = leaf
        self._ends = _ends(text, leaf)
        self._line = (0, 0)
        self._seen = 0
        self._tail = ""
        self._in_tag = self._tag_met = False
        self.begin_block()

    @property
    def is_settled(self) -> bool:
        """Whether nothing above bears on the lines to come."""
        return not (self._open or self._doubt or self._table)

    def begin_block(self) -> None:
        """What comes next is surely no part of the paragraph above."""
        self._open: set[int] = set()
        self._doubt = False
        self._table = False

    def begin_line(self, start: int, end: int, hidden: int = 0) -> None:
        """A line is shown, or what is left of it after so many characters of a comment."""
        text = self._text
        self._line, self._seen = (start, end), start
        if self._leaf:
            begins = False
        elif hidden:
            begins = _SURELY_ENDS.match(" " * min(hidden, 4) + text[start:end]) is not None
        else:
            begins = _SURELY_BEGINS.match(text, start, end) is not None
        if begins:
            self.begin_block()
        if begins or not hidden:
            self._tail = ""
            self._in_tag = self._tag_met = False
        if not self._leaf and not self._table and "|" in text[start:end]:
            below = text.find("\n", end + 1)
            below = len(text) if below < 0 else below
            self._table = bool(_TABLE_RULE.match(text, end + 1, below) or _TABLE_RULE.match(text, start, end))

    def hide(self, start: int, end: int) -> None:
        """A comment stands here, which is not shown."""
        self._see(start)
        self._seen = end

    def end_of(self, start: int, run: int) -> int | None:
        """Where the span ends that this run of backticks opens; None if it opens none, or none to be sure of."""
        self._see(start)
        self._tag_met = self._tag_met or self._in_tag
        end = self._ends.get(start)
        if self._open and any(len(one) in self._open for one in _RUN.findall(self._text, start, end or start + run)):
            # one that is open above may end here
            self._doubt = True
        if end is None or end > self._line[1]:
            if run <= MAX_TICKS and not _is_escaped(self._text, start):
                self._open.add(run)
            elif run > 1:
                # CommonMark takes one backtick off the run here, others take none
                self._doubt = True
        if end is None:
            return None
        sign = COMMENT_SIGN.search(self._text, start, end)
        if end > self._line[1]:
            if sign:
                return None
            self._doubt = True
        elif self._table and _BAR.search(self._text, start, end):
            # the cell may end here
            self._doubt = True
        if sign and (self._doubt or self._tag_met):
            return None
        self._seen = end
        return end

    def _see(self, to: int) -> None:
        """Follow up to here whether a tag or an address is open, in which a backtick opens nothing."""
        text = self._tail + self._text[self._seen : to]
        closed = text.rfind(">") + 1
        self._in_tag = _TAG.search(text, closed) is not None or (self._in_tag and not closed)
        self._tail = text[-1:] if text.endswith("<") else ""
        self._seen = to


def ends_block(line: str) -> bool:
    """Whether a line, without comments, is a heading or draws a line under one: what follows is another block."""
    return _SURELY_ENDS.match(line) is not None


def _ends(text: str, leaf: bool) -> dict[int, int]:
    """For every run of backticks that can open a span, the end of the next one like it in the block."""
    ends: dict[int, int] = {}
    waiting: dict[int, int] = {}
    line_start = 0
    for token in _RUN_OR_LINE.finditer(text):
        start, end, length = token.start(), token.end(), len(token[0])
        if token[0] == "\n":
            if waiting and not leaf and (_ENDS_PARAGRAPH.match(text, end) or _ATX.match(text, line_start)):
                waiting.clear()
            line_start = end
        elif length <= MAX_TICKS:
            opener = waiting.pop(length, None)
            if opener is not None:
                ends[opener] = end
            if not _is_escaped(text, start):
                waiting[length] = start
    return ends


def _is_escaped(text: str, at: int) -> bool:
    if text[at - 1 : at] != "\\":
        return False
    before = text[max(at - 1000, 0) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1

"""What is written in notes as plain text, for formats that know no Markdown.

Comments, private parts, and the lines that have a place of their own
(action items, the ledger, introductions) stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from netmd.excerpts import without_items, without_markup
from netmd.index import Index
from netmd.model import ActionItem, Exchange, Introduction, Meeting, Note
from netmd.reading.private import without_private


def sections_of(note: Note, index: Index, others: Iterable[int] = (), *, before: str = "") -> Iterator[str]:
    """The undated sections that say something, each below its title, without entries on the lines ``others``.

    ``before`` is what a title begins with: ``## ``.
    """
    lines = _entry_lines((*note.items, *note.exchanges, *note.introductions)).union(others)
    for section in note.sections:
        if not section.private:
            found = _plain(_open(section.text, section.text_line, lines), index)
            if found:
                title = _plain(section.title, index)
                yield f"{before}{title}\n{found}" if title else found


def meeting_text(meeting: Meeting, index: Index) -> str:
    """What is written below a meeting's heading."""
    lines = _entry_lines((*meeting.items, *meeting.exchanges, *meeting.introductions))
    return _plain(_open(meeting.text, meeting.text_line, lines), index)


def _entry_lines(entries: tuple[ActionItem | Exchange | Introduction, ...]) -> frozenset[int]:
    return frozenset(entry.location.line for entry in entries)


def _open(text: str, first_line: int, entries: Set[int]) -> str:
    return without_private(without_items(text, first_line, entries))


def _plain(text: str, index: Index) -> str:
    lines = (without_markup(line, index) for line in _unwrapped(text))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_BEGINS = re.compile(r"[ \t]*(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|]|[-*_=]{3,}[ \t]*$)")
"""A line that is a block of its own, or begins one."""
_ENDS = re.compile(r"[ \t]*(?:#{1,6}[ \t].*|\|.*|[-*_=]{3,}[ \t]*)|.*(?:  |\\)")
"""A line that nothing goes on from: a heading, a table's row, a rule, or one that ends in a line break."""


def _unwrapped(text: str) -> Iterator[str]:
    """The lines, where an editor's line ends within a paragraph are none (CommonMark 6.8, soft line breaks)."""
    found: list[str] = []
    in_code, was_code = False, True
    for line in text.split("\n"):
        is_fence = _FENCE.match(line) is not None
        is_code = in_code or is_fence
        if is_code or was_code or not line.strip() or not found[-1].strip() or _stand_apart(found[-1], line):
            found.append(line)
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
        in_code ^= is_fence
        was_code = is_code
    yield from found


def _stand_apart(above: str, line: str) -> bool:
    return _ENDS.fullmatch(above) is not None or _BEGINS.match(line) is not None

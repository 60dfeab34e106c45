"""What is written in notes as plain text, line by line, for formats that know no Markdown.

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


def sections_of(note: Note, index: Index, others: Iterable[int] = ()) -> Iterator[str]:
    """The undated sections that say something, each below its title, without entries on the lines ``others``."""
    lines = _entry_lines((*note.items, *note.exchanges, *note.introductions)).union(others)
    for section in note.sections:
        if not section.private:
            found = _plain(f"{section.title}\n{_open(section.text, section.text_line, lines)}", index)
            if found and found != section.title:
                yield found


def meeting_text(meeting: Meeting, index: Index) -> str:
    """What is written below a meeting's heading."""
    lines = _entry_lines((*meeting.items, *meeting.exchanges, *meeting.introductions))
    return _plain(_open(meeting.text, meeting.text_line, lines), index)


def _entry_lines(entries: tuple[ActionItem | Exchange | Introduction, ...]) -> frozenset[int]:
    return frozenset(entry.location.line for entry in entries)


def _open(text: str, first_line: int, entries: Set[int]) -> str:
    return without_private(without_items(text, first_line, entries))


def _plain(text: str, index: Index) -> str:
    lines = (without_markup(line, index) for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()

"""A body in pieces, each of which can be put into another file: the text before the first heading, then heading by
heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from netmd.editing.document import TextEdit
from netmd.editing.note import NoteFile, Span
from netmd.model import Meeting
from netmd.reading.headings import find_headings, split_private
from netmd.reading.mask import mask


@dataclass(frozen=True, slots=True)
class Piece:
    """A section or meeting as it is written, without blank lines around it, its line ends as ``\\n``.

    ``span`` is what it is read as. One that is private because of a heading above it has a mark of its own.
    """

    span: Span
    text: str

    @property
    def body(self) -> str:
        """What stands below the heading."""
        heading = next(find_headings(mask(self.text).plain), None) if level_of(self.text) else None
        return (self.text[heading.end :] if heading else self.text).strip("\n")

    def at_level(self, level: int) -> str:
        """The text with its heading at another level, and those below it as much deeper or less deep."""
        own = level_of(self.text)
        if not own or own == level:
            return self.text
        found = list(find_headings(mask(self.text).plain))
        edits = []
        for heading in found:
            deeper = "#" * min(6, max(1, heading.level + level - own))
            hashes = _HASHES.match(self.text, heading.start)
            if hashes and heading.text_start > heading.start:
                edits.append((hashes.start(1), hashes.end(1), deeper))
            else:  # underlined
                title = self.text[heading.text_start : heading.text_end].strip()
                ending = "\n" if self.text[: heading.end].endswith("\n") else ""
                edits.append((heading.start, heading.end, f"{deeper} {title}{ending}"))
        return _replaced(self.text, edits)


def pieces_of(note: NoteFile) -> Iterator[Piece]:
    """The pieces of a note's body in the order of the file."""
    content = note.text.content
    spans = list(note.spans)
    for position, span in enumerate(spans):
        is_headed = isinstance(span, Meeting) or bool(span.level)
        begin = note.offset(span.location) if is_headed else note.front_matter.body_start
        end = note.offset(spans[position + 1].location) if position + 1 < len(spans) else len(content)
        text = content[begin:end].strip("\n").rstrip()
        if text:
            yield Piece(span, _marked(text) if span.private else text)


_HASHES = re.compile(r" {0,3}(#{1,6})")


def level_of(text: str) -> int:
    """The level of the heading that a text begins with; 0 without one."""
    heading = next(find_headings(mask(text).plain), None)
    return heading.level if heading and not text[: heading.start].strip() else 0


def _marked(text: str) -> str:
    heading = next(find_headings(mask(text).plain), None)
    if heading is None or split_private(text[heading.text_start : heading.text_end])[1]:
        return text
    return f"{text[: heading.text_end]} (private){text[heading.text_end :]}"


def _replaced(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join((*parts, text[position:]))


_RELATIVE = re.compile(
    r"(?:\]\(|^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*)<?(?P<path>(?![a-z][a-z0-9+.-]*:|[/#<])[^()<>\s\0]+)",
    re.IGNORECASE | re.MULTILINE,
)


def moved(note: NoteFile, path: str) -> list[TextEdit]:
    """The edits after which a note's relative links and pictures lead where they led from another folder."""
    old, new = dirname(note.path), dirname(path)
    if old == new:
        return []
    start = note.front_matter.body_start
    edits = []
    for match in _RELATIVE.finditer(note.masked.plain):
        written = note.text.content[start + match.start("path") : start + match.end("path")]
        bare, mark, rest = re.match(r"([^#?]*)([#?]?)(.*)", written).groups()  # type: ignore[union-attr]
        leads_to = relpath(normpath(join("/", old, bare)), join("/", new))
        begin = note.in_document(start + match.start("path"))
        edits.append(TextEdit(begin, begin + len(written), f"{leads_to}{mark}{rest}"))
    return edits

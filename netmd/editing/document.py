"""A note as it stands on disk, and edits to slices of it that leave every other byte alone.

Reading works on a normalised text; an edit must not. A :class:`Document` keeps the byte order mark, each line's own end
and a missing last one, and translates the places that reading gives (line and column) into offsets of its text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from netmd.errors import NetmdError
from netmd.problems import Location

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")


class EditRefusedError(NetmdError):
    """A file is in a state in which netmd does not write to it: not UTF-8, a merge conflict in it."""

    exit_code = 8


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace ``text[start:end]`` of a document by ``new``. LSP's TextEdit, with offsets in code points."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Document:
    """The text of one file, ``text`` with its line ends as they are and without the byte order mark."""

    path: str
    text: str
    has_bom: bool = False

    @classmethod
    def of(cls, path: str, data: bytes) -> Document:
        """The document of a file's bytes; raises :class:`EditRefusedError` if netmd must not write to it."""
        has_bom = data.startswith(_BOM)
        try:
            text = data[len(_BOM) if has_bom else 0 :].decode("utf-8")
        except UnicodeDecodeError as error:
            raise EditRefusedError(f"{path} is not UTF-8; netmd does not write to it.",
                                   "Save it as UTF-8 in your editor, then try again.") from error  # fmt: skip
        if "\0" in text:
            raise EditRefusedError(f"{path} holds NUL bytes; netmd does not write to it.",
                                   "Bring back an earlier version from git or a backup.")  # fmt: skip
        if re.search(r"^<{7}(?: .*)?\r?$", text, re.MULTILINE) and re.search(r"^>{7}(?: .*)?\r?$", text, re.MULTILINE):
            raise EditRefusedError(f"{path} holds git's conflict markers; netmd does not write to it.",
                                   "Settle the conflict in your editor, then try again.")  # fmt: skip
        return cls(path, text, has_bom)

    @property
    def data(self) -> bytes:
        """The bytes as they are on disk."""
        return (_BOM if self.has_bom else b"") + self.text.encode("utf-8")

    @cached_property
    def newline(self) -> str:
        """How most lines of it end; ``\\n`` where none does."""
        ends = Counter(_LINE_END.findall(self.text))
        return max(ends, key=lambda end: (ends[end], end == "\n")) if ends else "\n"

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def line_count(self) -> int:
        """The number of lines, the empty one after a last line end included."""
        return len(self._line_starts)

    def offset(self, place: Location) -> int:
        """The offset of a place that reading gave. Reading counts lines and columns just as they are here."""
        return self._line_starts[place.line - 1] + place.column - 1

    def line_of(self, offset: int) -> int:
        """The number of the line, from 1, that an offset lies in."""
        return bisect_right(self._line_starts, offset)

    def line_start(self, line: int) -> int:
        """The offset at which a line, counted from 1, begins; one past the last gives the end of the text."""
        return self._line_starts[line - 1] if line <= self.line_count else len(self.text)

    def line(self, line: int) -> str:
        """A line, counted from 1, without its line end."""
        return _LINE_END.sub("", self.text[self.line_start(line) : self.line_start(line + 1)])

    def line_end(self, line: int) -> int:
        """The offset of a line's end, before its line end."""
        return self.line_start(line) + len(self.line(line))

    def edited(self, edits: Iterable[TextEdit]) -> Document:
        """The document after these edits, whose offsets are all of this one; raises ValueError if two overlap."""
        parts: list[str] = []
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < position or edit.end < edit.start or edit.end > len(self.text):
                raise ValueError(f"the edit {edit} overlaps another or lies outside the text")
            parts += [self.text[position : edit.start], edit.new]
            position = edit.end
        parts.append(self.text[position:])
        return Document(self.path, "".join(parts), self.has_bom)

    def written(self, text: str) -> str:
        """Text of ours, with ``\\n``, in this document's own line ends."""
        return text.replace("\n", self.newline)

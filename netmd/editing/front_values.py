"""Add keys and values to a note's front matter, each list in the way it is written, and leave all else as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netmd.editing.document import TextEdit
from netmd.editing.front_matter import end_of_front_matter
from netmd.editing.note import NoteFile
from netmd.editing.yaml_text import flow_list, scalar
from netmd.reading.entries import CONTACT_KEYS


@dataclass(frozen=True, slots=True)
class NewValues:
    """Values to be added under a key.

    ``is_list``: a key that is not there yet gets a list even of one value. ``is_date``: it takes one date, which needs
    no quotes.
    """

    key: str
    values: tuple[str, ...]
    is_list: bool = False
    is_date: bool = False

    @property
    def line(self) -> str:
        """The key with its values, as it is written where it is not there yet."""
        return f"{self.key if self.key in CONTACT_KEYS else scalar(self.key)}: {self._written}"

    @property
    def _written(self) -> str:
        if self.is_list or len(self.values) != 1:
            return flow_list(self.values)
        return self.values[0] if self.is_date else scalar(self.values[0])


def edits_to_add(note: NoteFile, wanted: Sequence[NewValues], count_of: Callable[[str], int]) -> list[TextEdit] | None:
    """The edits that add these values; None where one of the keys is written in a way that is not changed here.

    ``count_of`` says how many values a key has, as it is read. Raises EditRefusedError where the front matter as a
    whole is not written to.
    """
    edits: list[TextEdit] = []
    new: list[str] = []
    for one in wanted:
        if one.key not in note.entry.note.fields:
            new.append(one.line)
            continue
        edit = _added(note, one, count_of(one.key))
        if edit is None:
            return None
        edits.append(edit)
    return [*edits, end_of_front_matter(note, new)] if new else edits


_KEY = re.compile(r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^:\n]+?)[ \t]*:(?=[ \t\n]|\Z)")
_COMMENT = r"(?P<rest>[ \t]*(?:(?<=[ \t])#[^\n]*)?(?=\n|\Z))"
_SCALAR = re.compile(rf"(?P<value>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'|[^\s#'\"\[\]{{}}&*!|>%@`-][^\n]*?){_COMMENT}")
_EMPTY = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_ITEM = re.compile(r"(?P<indent> *)-(?P<gap>[ \t]+)(?=\S)")


def _added(note: NoteFile, wanted: NewValues, count: int) -> TextEdit | None:
    content, place = note.text.content, note.entry.note.at(wanted.key)
    key = _KEY.match(content, note.offset(place))
    if key is None:
        return None
    begin = key.end()
    while content[begin : begin + 1] in (" ", "\t") and begin < len(content):
        begin += 1
    if _EMPTY.match(content, begin):
        return _below(note, wanted, key.end(), place.line, place.column - 1)
    if content[begin] == "[":
        return _in_brackets(note, wanted, begin)
    match = _SCALAR.match(content, begin)
    if match is None or _goes_on(note, place.line, place.column - 1):
        return None
    written = match["value"]
    more = ", ".join(wanted.values)
    if count > 1:  # one text with commas is several values to the reader
        if any(scalar(value) != value or "," in value for value in wanted.values):
            return None
        at = match.end("value") - (1 if written[0] in "'\"" else 0)
        return _edit(note, at, at, f", {more}")
    first = written
    if written[0] not in "'\"" and re.search(r"[,\[\]{}?:]", written):
        first = flow_list([written])[1:-1]
    listed = flow_list(wanted.values)[1:-1]
    return _edit(note, begin, match.end("value"), f"[{first}, {listed}]")


def _below(note: NoteFile, wanted: NewValues, after_key: int, line: int, indent: int) -> TextEdit | None:
    """The values of a key with nothing on its line: at the end of the list below it, else on the line."""
    items = ""
    last = line
    number = line + 1
    gap = " "
    while number <= note.front_matter_lines - 1:
        text = note.document.line(number)
        bare = text.lstrip(" ")
        depth = len(text) - len(bare)
        item = _ITEM.match(text)
        if item and (item["indent"] == items if last > line else depth >= indent):
            items, gap, last = item["indent"], item["gap"], number
        elif bare and not bare.startswith("#"):
            if depth <= (len(items) if last > line else indent):
                break
            if last == line:
                return None  # something nested
            last = number
        number += 1
    if last == line:
        return _edit(note, after_key, after_key, f" {wanted.line.split(': ', 1)[1]}")
    end = note.text.line_starts[last - 1] + len(note.document.line(last))
    return _edit(note, end, end, "".join(f"\n{items}-{gap}{scalar(value)}" for value in wanted.values))


def _in_brackets(note: NoteFile, wanted: NewValues, begin: int) -> TextEdit | None:
    """The values at the end of a list in brackets, which may run over several lines."""
    content = note.text.content
    end_of_last, depth = begin + 1, 0
    tokens = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:(?<=\s)|(?<=\A))#[^\n]*|\s+|.", re.DOTALL)
    is_empty = True
    for token in tokens.finditer(content, begin, note.front_matter.body_start):
        text = token[0]
        if text in "[{":
            depth += 1
        elif text in "]}":
            depth -= 1
            if not depth:
                before = "" if is_empty else " " if content[end_of_last - 1] == "," else ", "
                return _edit(note, end_of_last, end_of_last, f"{before}{flow_list(wanted.values)[1:-1]}")
        if not text.isspace() and not text.startswith("#") and token.start() > begin:
            end_of_last, is_empty = token.end(), False
    return None


def _goes_on(note: NoteFile, line: int, indent: int) -> bool:
    """Whether a value goes on on the line below its own."""
    below = note.document.line(line + 1) if line < note.document.line_count else ""
    bare = below.lstrip(" \t")
    return bool(bare) and not bare.startswith("#") and len(below) - len(bare) > indent


def _edit(note: NoteFile, start: int, end: int, new: str) -> TextEdit:
    return TextEdit(note.in_document(start), note.in_document(end), note.document.written(new))

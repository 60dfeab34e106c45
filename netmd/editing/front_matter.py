"""Set, replace or take out one date in a note's front matter, and leave every other line of it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from netmd import problems
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.note import NoteFile
from netmd.editing.verify import edited
from netmd.model import Contact
from netmd.problems import Location
from netmd.reading.frontmatter import NotebookHandler
from netmd.reading.yaml_fields import field_key

DateKey = Literal["snooze", "follow_up"]

_LINE = re.compile(
    r"(?P<key>[^\s'\"\[\]{}#:][^:#\n]*?|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:"
    r"(?P<gap>[ \t]*)(?P<value>\"[^\"\\\n]*\"|'[^'\n]*'|[^\s#'\"\[\]{}&*!|>%@`-][^#\n]*?|)"
    r"(?P<rest>[ \t]*(?:(?<=[ \t:])#.*)?)"
)
"""A key with a value on its own line: plain, quoted, or none yet; a comment may follow."""


def set_date(note: NoteFile, key: DateKey, day: date) -> NoteFile:
    """The contact's note with ``key`` set to a day: its value replaced, or the key added at the end.

    Raises :class:`EditRefusedError` where the value is written in a way that is not changed here.
    """
    contact = _contact(note)
    if key not in contact.note.fields:
        return _added(note, contact, key, day)
    match = line_of(note, key)
    value = match["value"]
    quote = value[:1] if value[:1] in ("'", '"') else ""
    written = f"{quote}{day.isoformat()}{quote}"
    start = note.document.line_start(contact.note.at(key).line) + match.start("value")
    if not match["gap"]:
        written = f" {written}"
    if not value and match["rest"].startswith("#"):
        written = f"{written} "
    meant = _with(contact, key, day, contact.note.fields)
    return edited(note, [TextEdit(start, start + len(value), written)], meant)


def remove_date(note: NoteFile, key: DateKey) -> NoteFile:
    """The contact's note without ``key`` and its line; the same note if it has none.

    Raises :class:`EditRefusedError` where the value is written in a way that is not changed here.
    """
    contact = _contact(note)
    if key not in contact.note.fields:
        return note
    line_of(note, key)
    line = contact.note.at(key).line
    left = {other: place for other, place in contact.note.fields.items() if other != key}
    edit = TextEdit(note.document.line_start(line), note.document.line_start(line + 1), "")
    return edited(note, [edit], _with(contact, key, None, left))


def _contact(note: NoteFile) -> Contact:
    if not isinstance(note.entry, Contact):
        raise EditRefusedError(f"{note.path} is not a contact's file.", "Write the date into it in your editor.")
    return note.entry


def _with(contact: Contact, key: DateKey, day: date | None, fields: Mapping[str, Location]) -> Contact:
    # a value that could not be read was kept among the other keys
    extra = tuple(pair for pair in contact.note.extra if field_key(pair[0]) != key)
    meant = replace(contact, note=replace(contact.note, fields=MappingProxyType(dict(fields)), extra=extra))
    return replace(meant, snooze=day) if key == "snooze" else replace(meant, follow_up=day)


def line_of(note: NoteFile, key: str) -> re.Match[str]:
    """The line of a key, with groups ``value`` (in its quotes), ``gap`` before it and ``rest`` of the line.

    Raises :class:`EditRefusedError` unless key and value stand on it by themselves.
    """
    place = note.entry.note.at(key)
    line, indent = note.document.line(place.line), place.column - 1
    match = None if line[:indent].strip() else _LINE.fullmatch(line, indent)
    if match is None or _goes_on(note, place.line + 1, indent):
        raise EditRefusedError(f"{place.path}:{place.line}: netmd cannot change a date that is written like this.",
                               f"Write `{key}: 2026-03-05` there in your editor.")  # fmt: skip
    return match


def _goes_on(note: NoteFile, line: int, indent: int) -> bool:
    """Whether the value of a key goes on on the line below it: indented, or as a list."""
    below = note.document.line(line) if line <= note.document.line_count else ""
    bare = below.lstrip(" \t")
    if not bare or bare.startswith("#"):
        return False
    return len(below) - len(bare) > indent or bool(re.match(r"-(?:[ \t]|\Z)", bare))


def _added(note: NoteFile, contact: Contact, key: DateKey, day: date) -> NoteFile:
    """The key at the end of the front matter, with the indentation of the others; a note without one gets one."""
    fields = {**contact.note.fields, key: Location(note.path)}
    meant = _with(contact, key, day, fields)
    return edited(note, [end_of_front_matter(note, (f"{key}: {day.isoformat()}",))], meant)


def end_of_front_matter(note: NoteFile, lines: Sequence[str]) -> TextEdit:
    """The edit that puts lines at the end of the front matter, with the indentation of the others; a note without one
    gets one.

    Raises :class:`EditRefusedError` where the front matter is not written in lines, or does not end.
    """
    span = NotebookHandler().span(note.text.content)
    for problem in note.reading.problems:
        if problem.rule in (problems.UNCLOSED, problems.NOT_A_MAPPING):
            place = f"{note.path}:{problem.location.line}"
            raise EditRefusedError(f"{place}: {problem.message} netmd does not write there.", problem.mend)
    if not note.front_matter.body_start or span is None:
        return TextEdit(0, 0, note.document.written("".join(f"{line}\n" for line in ("---", *lines, "---"))))
    start, end, _ = span
    yaml = note.text.content[start:end]
    if yaml.lstrip().startswith("{"):
        raise EditRefusedError(f"The front matter of {note.path} is one line in braces; netmd does not write there.",
                               "Write one `key: value` a line.")  # fmt: skip
    indent = re.match(r"(?:[ \t]*(?:#.*)?\n)*( *)", yaml)
    written = "".join(f"{indent[1] if indent else ''}{line}\n" for line in lines)
    at = note.in_document(start + len(yaml.rstrip("\n")) + 1 if yaml.strip("\n") else start)
    return TextEdit(at, at, note.document.written(written))

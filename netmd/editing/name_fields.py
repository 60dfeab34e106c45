"""A contact's name and aliases in the front matter: the one replaced or put in, the others added to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netmd import problems
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.note import NoteFile
from netmd.editing.yaml_text import flow_list, scalar
from netmd.model import Contact
from netmd.reading.entries import KEY_ALIASES
from netmd.reading.frontmatter import NotebookHandler
from netmd.reading.yaml_fields import Field, field_key

_VALUE = re.compile(
    r"[ \t]*:(?P<gap>[ \t]*)(?P<value>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'|(?:[^\s#]|(?<=\S)#|[ \t]+(?=[^\s#]))*)"
)
"""What follows a key on its line: a quoted value or a plain one, up to a comment."""


def with_names(note: NoteFile, name: str, aliases: Sequence[str], unnamed: str) -> list[TextEdit]:
    """The edits after which a contact's file gives it this name and more aliases.

    ``unnamed`` is what the contact is called without a name in the file; where that is right, no name is put in. Raises
    :class:`EditRefusedError` where they are written in a way that is not changed here.
    """
    for problem in note.reading.problems:
        if problem.rule in (problems.UNCLOSED, problems.NOT_A_MAPPING):
            place = f"{note.path}:{problem.location.line}"
            raise EditRefusedError(f"{place}: {problem.message} netmd does not write there.", problem.mend)
    assert isinstance(note.entry, Contact)
    of_name = _field(note, "name")
    is_other = name != (note.entry.name if of_name and of_name.values else unnamed)
    of_aliases = _field(note, "aliases") if aliases else None
    lines: list[str] = []
    edits: list[TextEdit] = []
    if of_name and (is_other or name != note.entry.name):
        edits.append(_named(note, of_name, name))
    elif is_other and not of_name:
        lines.append(f"name: {scalar(name)}")
    if of_aliases:
        edits += _with_aliases(note, of_aliases, aliases)
    elif aliases:
        lines += _alias_lines(note, aliases)
    if lines:
        edits.append(_lines_added(note, lines, _field(note, "name")))
    return edits


def _field(note: NoteFile, key: str) -> Field | None:
    for field in note.front_matter.fields:
        written = field_key(field.key)
        if KEY_ALIASES.get(written, written) == key:
            return field
    return None


def _refused(note: NoteFile, field: Field) -> EditRefusedError:
    place = f"{note.path}:{field.location.line}"
    return EditRefusedError(f"{place}: netmd cannot change a value that is written like this.",
                            f"Write `{field.key}: ...` on one line, then try again.")  # fmt: skip


def _value(note: NoteFile, field: Field) -> tuple[re.Match[str], int]:
    """What stands on a key's line, and the offset in ``text`` at which the line begins."""
    start = note.text.line_starts[field.location.line - 1]
    line = note.document.line(field.location.line)
    key = re.compile(r"[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s'\"\[\]{}#:][^:#\n]*?)(?=[ \t]*:)").match(line)
    match = _VALUE.match(line, key.end()) if key else None
    if match is None or field.location.column - 1 != len(line) - len(line.lstrip(" ")):
        raise _refused(note, field)
    return match, start


def _replaced(note: NoteFile, start: int, end: int, new: str) -> TextEdit:
    return TextEdit(note.in_document(start), note.in_document(end), note.document.written(new))


def _named(note: NoteFile, field: Field, name: str) -> TextEdit:
    match, start = _value(note, field)
    if len(field.values) > 1 or (field.values and field.values[0].location.line != field.location.line):
        raise _refused(note, field)
    new = _in_quotes(name, match["value"][:1])
    at = start + match.start("value")
    before = "" if match["gap"] else " "
    after = " " if match.string.startswith("#", match.end()) else ""
    return _replaced(note, at, at + len(match["value"]), f"{before}{new}{after}")


def _in_quotes(name: str, quote: str) -> str:
    """The name in the quotes that the old one had; in those it needs where it had none."""
    if quote == '"':
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if quote == "'":
        return "'" + name.replace("'", "''") + "'"
    return scalar(name)


# -- aliases --------------------------------------------------------------------------------------------------------


def _with_aliases(note: NoteFile, field: Field, aliases: Sequence[str]) -> list[TextEdit]:
    match, start = _value(note, field)
    value, at = match["value"], start + match.start("value")
    items = flow_list(aliases)[1:-1]
    if not field.values and not value.startswith("["):
        after = " " if match.string.startswith("#", match.end()) else ""
        return [_replaced(note, at, at + len(value), f"{'' if match['gap'] else ' '}[{items}]{after}")]
    if value.startswith("[") and not value.startswith("[["):
        return [_in_flow_list(note, field, at, items)]
    first, last = field.values[0].location, field.values[-1].location
    if first.line == field.location.line:
        if len(field.values) > 1:
            raise _refused(note, field)
        old = value if value[:1] in ("'", '"') else flow_list([value])[1:-1]
        return [_replaced(note, at, at + len(value), f"[{old}, {items}]")]
    line = note.document.line(last.line)
    dash = re.match(r"[ \t]*-[ \t]+", line)
    if dash is None or first.line > last.line:
        raise _refused(note, field)
    end = note.text.line_starts[last.line - 1] + len(line)
    return [_replaced(note, end, end, "".join(f"\n{dash[0]}{scalar(alias)}" for alias in aliases))]


def _in_flow_list(note: NoteFile, field: Field, at: int, items: str) -> TextEdit:
    """At the end of a list in brackets, which may run over several lines."""
    content = note.text.content
    line = field.values[-1].location if field.values else field.location
    begin = max(at + 1, note.offset(line))
    if field.values and field.values[-1].inset == 1:
        quoted = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'").match(content, begin)
        begin = quoted.end() if quoted else begin
    closing = content.find("]", begin, note.front_matter.body_start)
    if closing < 0:
        raise _refused(note, field)
    end = closing
    while content[end - 1] in " \t\n":
        end -= 1
    separator = "" if content[end - 1] == "[" else " " if content[end - 1] == "," else ", "
    return _replaced(note, end, end, f"{separator}{items}")


def _alias_lines(note: NoteFile, aliases: Sequence[str]) -> list[str]:
    """The key with its list, below each other where the file's other lists are written so."""
    dash = _block_dash(note)
    if dash is None:
        return [f"aliases: {flow_list(aliases)}"]
    return ["aliases:", *(dash + scalar(alias) for alias in aliases)]


def _block_dash(note: NoteFile) -> str | None:
    """What stands before the items of the file's lists, if none of them is in brackets."""
    dashes = []
    for field in note.front_matter.fields:
        if not field.values:
            continue
        place = field.values[0].location
        line = note.document.line(place.line)
        if place.line == field.location.line:
            if line[place.column - 2 : place.column - 1] == "[" or len(field.values) > 1:
                return None
        elif match := re.match(r"[ \t]*-[ \t]+", line):
            dashes.append(match[0])
    return dashes[0] if dashes else None


def _lines_added(note: NoteFile, lines: Sequence[str], below: Field | None) -> TextEdit:
    """Lines below that of the name, else at the top of the front matter; a note without one gets one."""
    span = NotebookHandler().span(note.text.content)
    if not note.front_matter.body_start or span is None:
        return _replaced(note, 0, 0, "".join(f"{line}\n" for line in ("---", *lines, "---")))
    start = span[0]
    if note.text.content[start : span[1]].lstrip().startswith("{"):
        raise EditRefusedError(f"The front matter of {note.path} is one line in braces; netmd does not write there.",
                               "Write one `key: value` a line.")  # fmt: skip
    if below:
        start = note.text.line_starts[below.location.line]
    return _replaced(note, start, start, "".join(f"{line}\n" for line in lines))

"""Nothing is written that does not read as it is meant: an edited note is read again before anybody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from netmd import problems
from netmd.editing.document import TextEdit
from netmd.editing.note import NoteFile
from netmd.errors import NetmdError
from netmd.model import Entry
from netmd.problems import Location, Problem


class EditWithoutEffectError(NetmdError):
    """An edit would not have the effect that is meant, or would have another beside it; nothing is written."""

    exit_code = 8


def edited(note: NoteFile, edits: Iterable[TextEdit], meant: Entry, new: Iterable[Problem] = ()) -> NoteFile:
    """The note after these edits, if it then says exactly what is meant.

    ``meant`` is the entry as it should be read afterwards; places in it make no difference. ``new`` are the problems
    that the person's own words bring along. Raises :class:`EditWithoutEffectError` for anything else.
    """
    document = note.document.edited(edits)
    after = note.read(note.path, document.data)
    expected = Counter(problem.code for problem in (*note.reading.problems, *new))
    found = Counter(problem.code for problem in after.problems)
    if after.entry is None or without_places(after.entry) != without_places(meant) or found - expected:
        raise EditWithoutEffectError(
            f"The change to {note.path} would not be read as it is meant; nothing was written.", _hint(note)
        )
    return NoteFile(document, after, note.read)


def without_places(value: object) -> object:
    """A value of the model in a form that compares equal whatever lines it stands on.

    Of a mapping the keys count, in their order.
    """
    if isinstance(value, Location):
        return None
    if isinstance(value, tuple):
        return tuple(map(without_places, value))
    if isinstance(value, Mapping):
        return tuple(value)
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name != "text_line")
        return type(value), *(without_places(getattr(value, name)) for name in names)
    return value


def _hint(note: NoteFile) -> str:
    for problem in note.reading.problems:
        if problem.rule in (problems.UNCLOSED_BLOCK, problems.UNCLOSED, problems.YAML_SYNTAX):
            place = f"{problem.location.path}:{problem.location.line}"
            return f"{place} may be the reason. {problem.message} {problem.mend}"
    return "Make the change in your editor, and see with netmd check what is read."

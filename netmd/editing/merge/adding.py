"""Pieces of one note put into another: each is tried where it belongs, and is there only if it is read as it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from netmd.editing.document import TextEdit
from netmd.editing.habits import Habits
from netmd.editing.headings import heading_style
from netmd.editing.merge.pieces import Piece, level_of
from netmd.editing.merge.undated import first_of_the_meetings, is_name, keeps_sections_last
from netmd.editing.note import NoteFile
from netmd.editing.place import place_for
from netmd.editing.verify import EditWithoutEffectError, without_places
from netmd.model import Contact, Link, Meeting, Note, Section, name_key


def add_meeting(note: NoteFile, piece: Piece, habits: Habits, today: date) -> NoteFile:
    """The note with a meeting in its place by date, as the file has them; where it cannot stand there, at the end."""
    assert isinstance(piece.span, Meeting)
    place = place_for(note, piece.span.when, habits, today)
    usual = heading_style(note, place.nearest, place.level).level
    for level in dict.fromkeys((usual, level_of(piece.text), 2, 1)):
        text = piece.at_level(level)
        if after := _tried(note, place.offset, place.before, text, place.after, piece):
            return after
    return _at_end(note, piece, usual)


def add_section(note: NoteFile, piece: Piece) -> NoteFile:
    """The note with an undated section: below the heading that is there with its title, else by itself."""
    assert isinstance(piece.span, Section)
    if not piece.span.level:
        return add_text(note, piece)
    there = _same_title(note, piece.span)
    if there is not None and not piece.body:
        return note
    if there is not None and (after := _grown(note, there, piece)):
        return after
    level = level_of(piece.text)
    first = first_of_the_meetings(note)
    if first is not None and not keeps_sections_last(note, first):
        offset = note.offset(first.location)
        above = note.text.content[note.front_matter.body_start : offset]
        before = "\n" if above.strip() and not above.endswith("\n\n") else ""
        for one in dict.fromkeys((level, level_of(note.text.content[offset:]))):
            if after := _tried(note, offset, before, piece.at_level(one), "\n\n", piece):
                return after
    return _at_end(note, piece, level)


def add_text(note: NoteFile, piece: Piece) -> NoteFile:
    """The note with a text in front of its headings, below what stands there or below its own name as a title."""
    for span in note.spans:
        if isinstance(span, Section) and (not span.level or is_name(note, span)):
            if after := _grown(note, span, piece):
                return after
            break
        break
    start = note.front_matter.body_start
    content = note.text.content
    before = "\n" if start and not content[:start].endswith("\n") else ""
    if after := _tried(note, start, before, piece.body, "\n\n" if content[start:].strip() else "\n", piece):
        return after
    raise _unlike(note, piece)


# -- where --------------------------------------------------------------------------------------------------------


def _same_title(note: NoteFile, section: Section) -> Section | None:
    for span in note.spans:
        if isinstance(span, Section) and span.level and name_key(span.title) == name_key(section.title):
            return span if span.private == section.private else None
    return None


def _grown(note: NoteFile, span: Section, piece: Piece) -> NoteFile | None:
    """The note with a piece's body at the end of a section."""
    following = note.span_after(span)
    stop = note.offset(following.location) if following else len(note.text.content)
    start = note.offset(span.location) if span.level else note.front_matter.body_start
    written = note.text.content[start:stop]
    end = start + len(written.rstrip("\n"))
    is_list = _LIST.match(written.rstrip("\n").rsplit("\n", 1)[-1]) and _LIST.match(piece.body)
    before = "\n" if is_list or not span.text else "\n\n"
    after = "" if note.text.content[end:] else "\n"
    if following and stop - end < 2 and not note.text.content[stop:].lstrip(" ").startswith("#"):
        after = "\n"  # an underlined heading needs a blank line above
    return _tried(note, end, before, piece.body, after, piece)


_LIST = re.compile(r"[ \t]*[-*+][ \t]")


def _at_end(note: NoteFile, piece: Piece, usual: int) -> NoteFile:
    content = note.text.content
    end = len(content.rstrip("\n"))
    before = "\n\n" if content[note.front_matter.body_start :].strip() else "\n" if not content.endswith("\n") else ""
    end = end if content[note.front_matter.body_start :].strip() else len(content)
    for level in dict.fromkeys((usual, level_of(piece.text), 2, 1)):
        if after := _tried(note, end, before, piece.at_level(level), "" if content[end:] else "\n", piece):
            return after
    raise _unlike(note, piece)


# -- whether it is read as it was -------------------------------------------------------------------------------------


def _tried(note: NoteFile, offset: int, before: str, text: str, after: str, piece: Piece) -> NoteFile | None:
    """The note with a text at an offset, if it then says all it said, and all that the piece says, and no more."""
    at = note.in_document(offset)
    edit = TextEdit(at, at, note.document.written(f"{before}{text}{after}"))
    document = note.document.edited([edit])
    reading = note.read(note.path, document.data)
    alone = note.read(note.path, f"---\ntype: contact\n---\n{piece.text}\n".encode())
    if not isinstance(reading.entry, Contact) or alone.entry is None:
        return None
    allowed = Counter(problem.code for problem in (*note.reading.problems, *alone.problems))
    if Counter(problem.code for problem in reading.problems) - allowed:
        return None
    if not _says_both(_contact(note), alone.entry.note, reading.entry):
        return None
    return NoteFile(document, reading, note.read)


def _says_both(before: Contact, more: Note, after: Contact) -> bool:
    old, new = before.note, after.note
    for kind in ("meetings", "items", "exchanges", "introductions", "links"):
        had, has = (_counted(getattr(note, kind)) for note in (old, new))
        if has != had + _counted(getattr(more, kind)):
            return False
    lines = Counter(f"{old.definitions}\n{more.definitions}".split())
    if Counter(new.definitions.split()) != lines or not _are_joined(old.sections, more.sections, new.sections):
        return False
    return _card(before) == _card(after)


def _counted(values: tuple[object, ...]) -> Counter[object]:
    return Counter(map(_comparable, values))


_HASHES = re.compile(r"^ {0,3}#{1,6}(?=[ \t]|$)", re.MULTILINE)


def _comparable(value: object) -> object:
    if isinstance(value, Meeting):
        return without_places(replace(value, text=_HASHES.sub("#", value.text)))
    return (value.key, value.shown) if isinstance(value, Link) else without_places(value)


def _are_joined(old: tuple[Section, ...], more: tuple[Section, ...], new: tuple[Section, ...]) -> bool:
    """Whether these sections are those of before and the new ones, or before with a new one's text below one's own."""
    keys = [Counter((one.title, one.private, one.text.strip()) for one in sections) for sections in (old, more, new)]
    if keys[0] + keys[1] == keys[2]:
        return True
    if len(old) != len(new) or len(more) != 1:
        return False
    differ = [
        (a, b) for a, b in zip(old, new, strict=True) if (a.title, a.private, a.text) != (b.title, b.private, b.text)
    ]
    if len(differ) != 1:
        return False
    (was, now) = differ[0]
    rest = now.text.strip().removeprefix(was.text.strip()).strip()
    return (was.title, was.private) == (now.title, now.private) and rest == more[0].text.strip()


def _card(contact: Contact) -> object:
    """What the front matter says."""
    found = without_places(contact)
    assert isinstance(found, tuple)
    note = contact.note
    return found[2:], tuple(note.fields), without_places(note.extra), note.private


def _contact(note: NoteFile) -> Contact:
    assert isinstance(note.entry, Contact)
    return note.entry


def _unlike(note: NoteFile, piece: Piece) -> EditWithoutEffectError:
    place = piece.span.location
    return EditWithoutEffectError(
        f"{place.path}:{place.line}: what begins here would be read as something else in {note.path}; nothing was "
        "written.",
        "Move it there in your editor, then join the two.",
    )

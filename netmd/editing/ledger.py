"""A line more in a note's ledger: ``- Intro: …``, ``- Passed to: …``, in the way the file writes its lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import list_style
from netmd.editing.meant import with_added, with_added_inside, with_lines, with_span
from netmd.editing.note import NoteFile, Span
from netmd.editing.wording import prose
from netmd.model import Contact, Entry, Meeting, Note, Section
from netmd.problems import Location
from netmd.reading.headings import find_headings


@dataclass(frozen=True, slots=True)
class Change:
    """One edit, ``meant`` what the note says after it but for the line itself, and the ``line`` it stands on then."""

    edit: TextEdit
    meant: Note
    line: int


@dataclass(frozen=True, slots=True)
class Added:
    """An edit that adds lines, and the lines; the last of them is the entry."""

    change: Change
    lines: str

    @property
    def line(self) -> int:
        """The number of the line that the entry stands on."""
        return self.change.line + self.lines.count("\n")


def ledger_entry(note: NoteFile, word: str, text: str) -> str:
    """What stands behind the bullet, as the file writes its ledger: ``Intro: …``, ``**Intro:** …``."""
    return replace(list_style(note), indent="", bullet="", gap="").entry(word, text)


def add_entry(note: NoteFile, span: Span | None, entry: str, words: str = "") -> Added:
    """A line of the ledger at the end of a section, above its sub-headings, with a note above it.

    Without a section it becomes the beginning of the body. The note is a paragraph, or a list item where the section
    ends with a list.
    """
    style = list_style(note)
    first, last = (1, 0) if span is None else _own_lines(note, span)
    lines = prose(words, span.level if isinstance(span, Section) else 2)
    if span is None or last < first:
        added = [*lines, *([""] * style.blank_before if lines else []), style.item(entry)]
        if span is None:
            return Added(_at_beginning(note, added), "\n".join(added))
        return Added(_in_empty(note, span, first, added), "\n".join(added))
    if _ends_with_list(note, last):
        added = [*([style.item(" ".join(lines))] if lines else []), style.item(entry)]
    else:
        gap = [] if _has_tight_list(note) else [""]
        added = [*(["", *lines] if lines else []), *gap, style.item(entry)]
    return Added(_below_text(note, last, added), "\n".join(added))


def add_block(note: NoteFile, span: Span | None, paragraphs: Sequence[str], entries: Sequence[str]) -> Added:
    """Paragraphs, then entries of a list, at the end of a section, above its sub-headings.

    Each paragraph is one or more lines, and safe to stand there; an entry is what follows the bullet. Without a section
    they become the beginning of the body.
    """
    style = list_style(note)
    first, last = (1, 0) if span is None else _own_lines(note, span)
    items = [style.item(entry) for entry in entries]
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", *paragraph.split("\n")]
    if span is None or last < first:
        added = [*lines[1:], *([""] * style.blank_before if lines and items else []), *items]
        if span is None:
            return Added(_at_beginning(note, added), "\n".join(added))
        return Added(_in_empty(note, span, first, added), "\n".join(added))
    begins_list = bool(lines) or not _ends_with_list(note, last)
    gap = [""] if items and begins_list and not _has_tight_list(note) else []
    added = [*lines, *gap, *items]
    return Added(_below_text(note, last, added), "\n".join(added))


def add_below(note: NoteFile, last: int, line: str) -> Added:
    """A line below the one with this number, with which a list item ends."""
    return Added(_below_text(note, last, [line]), line)


def with_entry(change: Change, span: Span | None, added: Note) -> Note:
    """The note, as meant by a change, with what the new line says in its place."""
    meant = change.meant
    place = Location(meant.path, change.line, 1)
    added = replace(added, sections=(), meetings=())
    for meeting in meant.meetings:
        if isinstance(span, Meeting) and meeting.location == span.location:
            meant = with_span(meant, meeting, with_added_inside(meeting, place, added))
    return with_added(meant, place, added)


def read_alone(note: NoteFile, lines: str) -> Entry:
    """What lines of the body say by themselves."""
    kind = "contact" if isinstance(note.entry, Contact) else "opportunity"
    alone = note.read(note.path, f"---\ntype: {kind}\n---\n{lines}".encode()).entry
    if alone is None:
        raise EditRefusedError(f"{note.path} is not read as a note.", "netmd check says why.")
    return alone


def preamble(note: NoteFile) -> Span | None:
    """What stands before the first heading."""
    return next((span for span in note.entry.note.sections if not span.level), None)


def _own_lines(note: NoteFile, span: Span) -> tuple[int, int]:
    """The first and last line of a section's own text, before its sub-headings; the last is before the first if there
    is none."""
    following = note.span_after(span)
    first, stop = _below_heading(note, span), following.location.line if following else note.document.line_count + 1
    body = note.front_matter.body_start
    for heading in find_headings(note.masked.plain):
        line = note.text.line_of(body + heading.start)
        if first <= line < stop:
            stop = line
    last = stop - 1
    while last >= first and not note.document.line(last).strip():
        last -= 1
    above = last - 1
    if last > first and _RULE.match(note.document.line(last)) and not note.document.line(above).strip():
        while above >= first and not note.document.line(above).strip():
            above -= 1
        last = above
    return first, last


_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ATX = re.compile(r" {0,3}#{1,6}(?:[ \t]|\Z)")


def _below_heading(note: NoteFile, span: Span) -> int:
    if not isinstance(span, Meeting) and not span.level:
        return span.location.line
    line = span.location.line
    return line + (1 if _ATX.match(note.document.line(line)) else 2)


def _ends_with_list(note: NoteFile, last: int) -> bool:
    """Whether the text down to this line ends with a list."""
    return note.document.line(last)[:1] in " \t" or any(
        note.text.line_of(item.start) <= last <= note.text.line_of(item.end) for item in note.list_items
    )


def _has_tight_list(note: NoteFile) -> bool:
    """Whether a list of the file follows a paragraph without a blank line between, as else it should."""
    begins = {note.text.line_of(item.start) for item in note.list_items}
    ends = {note.text.line_of(item.end) for item in note.list_items}
    return any(
        note.document.line(line - 1).strip() and not note.document.line(line - 1).lstrip().startswith(("#", "---"))
        for line in begins
        if line - 1 > note.front_matter_lines and line - 1 not in ends
    )


def _below_text(note: NoteFile, last: int, added: list[str]) -> Change:
    meant = with_lines(note, note.entry.note, last, 1, [note.document.line(last), *added])
    return _below(note, last, added, meant)


def _in_empty(note: NoteFile, span: Span, first: int, added: list[str]) -> Change:
    """Lines below a heading with no text of its own; ``first`` is the number of the line after it."""
    following = note.span_after(span)
    end = note.offset(following.location) if following else len(note.text.content)
    below = note.text.content[note.text.line_starts[first - 1] : end] if first <= note.document.line_count else ""
    text = "\n".join([*added, below]).strip("\n")
    return _below(note, first - 1, added, with_span(note.entry.note, span, replace(span, text=text)))


def _below(note: NoteFile, last: int, lines: list[str], meant: Note) -> Change:
    at = note.document.line_end(last)
    written = note.document.written("".join(f"\n{line}" for line in lines))
    return Change(TextEdit(at, at, written), meant, last + 1)


def _at_beginning(note: NoteFile, lines: list[str]) -> Change:
    start = note.front_matter.body_start
    content = note.text.content
    before = "\n" if start and not content[:start].endswith("\n") else ""
    rest = content[start:]
    after = "\n\n" if rest.strip() and not rest.startswith("\n") else "\n"
    at = note.in_document(start)
    place = note.text.at(start)
    text = "\n".join(lines)
    blank = content[start : note.offset(note.spans[0].location) if note.spans else len(content)]
    section = Section("", 0, f"{text}{after}{blank}".strip("\n"), place)
    meant = replace(note.entry.note, sections=(section, *note.entry.note.sections))
    return Change(TextEdit(at, at, note.document.written(f"{before}{text}{after}")), meant, place.line)

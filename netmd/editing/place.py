"""Where in a file a new meeting belongs: in its place by date, newest first or last as the file does it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netmd.dates import When
from netmd.editing.habits import Habits, newest_first, usual
from netmd.editing.note import NoteFile, Span
from netmd.model import Meeting, Section, name_key
from netmd.touches import is_past

LOG_TITLES = frozenset(
    ("log", "logs", "meetings", "history", "timeline", "touches", "interactions", "conversations", "activities",
     "journal", "contact log", "meeting notes")
)  # fmt: skip
"""Headings below which people keep their meetings, casefolded."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a new section. ``offset`` counts in the note's ``text``; ``before`` and ``after`` are to be written
    around its lines.

    ``nearest`` is the meeting whose heading it should look like, ``level`` the heading's level where there is none.
    ``previous`` is what stands before it, whose text grows by ``rule`` where the file draws a line between sections.
    """

    offset: int
    before: str
    after: str
    nearest: Meeting | None
    level: int
    previous: Span | None = None
    rule: str = ""


def place_for(note: NoteFile, when: When, habits: Habits, today: date) -> Place:
    """The place of a new meeting. Of one day the new one is the last, but for what is still planned."""
    meetings = sorted(note.entry.note.meetings, key=lambda meeting: meeting.location)
    if not meetings:
        return _first_place(note)
    earlier = [meeting for meeting in meetings if _precedes(meeting, when, today)]
    if newest_first(note, habits) and not _is_undecided(meetings, when):
        if earlier:
            return _before(note, _group_of(note, earlier[0], when), earlier[0])
        return _after(note, meetings[-1], meetings[-1])
    if earlier:
        return _after(note, _year_after(note, earlier[-1], when), earlier[-1])
    return _before(note, meetings[0], meetings[0])


def _is_undecided(meetings: Sequence[Meeting], when: When) -> bool:
    """A file with meetings of this one day only has the later ones further down, as it is read."""
    return meetings[0].when.start == meetings[-1].when.start == when.start


def _precedes(meeting: Meeting, when: When, today: date) -> bool:
    if meeting.when.end != when.end:
        return meeting.when.end < when.end
    if meeting.when.precision != when.precision:
        return meeting.when.precision == "day"
    if meeting.when.clock and when.clock:
        return meeting.when.clock <= when.clock
    return when.clock is not None or when.start > today or not meeting.is_empty or is_past(meeting, today)


def _first_place(note: NoteFile) -> Place:
    """The place of a file's first meeting: below a heading for meetings, else at the end."""
    sections = [span for span in note.spans if isinstance(span, Section)]
    for section in sections:
        if section.level and name_key(section.title).strip(" :") in LOG_TITLES:
            return _after(note, section, None, min(section.level + 1, 6))
    level = min((section.level for section in sections if section.level > 1), default=2)
    return _at_end(note, None, level)


def _year_after(note: NoteFile, span: Span, when: When) -> Span:
    """The heading of the year that follows, where meetings are grouped by year, else the span itself."""
    following = note.spans[note.spans.index(span) + 1 :]
    for candidate in following:
        if isinstance(candidate, Meeting):
            break
        if candidate.title == str(when.start.year):
            return candidate
    return span


def _group_of(note: NoteFile, span: Span, when: When) -> Span:
    """The heading of an earlier year that the span begins, where meetings are grouped by year, else the span itself."""
    found = span
    for candidate in reversed(note.spans[: note.spans.index(span)]):
        if not isinstance(candidate, Section) or not re.fullmatch(r"\d{4}", candidate.title):
            break
        if int(candidate.title) < when.start.year:
            found = candidate
    return found


def _after(note: NoteFile, span: Span, nearest: Meeting | None, level: int = 2) -> Place:
    following = note.span_after(span)
    return _before(note, following, nearest, level) if following else _at_end(note, nearest, level)


def _before(note: NoteFile, span: Span, nearest: Meeting | None, level: int = 2) -> Place:
    """Before a heading. The blank lines above it stay above; what separates sections is written below."""
    separator = separator_of(note)
    if not separator and not note.document.line(span.location.line).lstrip(" ").startswith("#"):
        separator = "\n"  # an underlined heading needs a blank line above
    is_first = span.location.line == note.front_matter_lines + 1
    crowded = not is_first and note.document.line(span.location.line - 1).strip()
    before = "\n" if crowded and separator.startswith("\n") else ""
    return Place(note.offset(span.location), before, f"\n{separator}", nearest, level)


def _at_end(note: NoteFile, nearest: Meeting | None, level: int) -> Place:
    """At the end of the file. Blank lines there stay behind; a missing last line end stays missing."""
    content = note.text.content
    if not content[note.front_matter.body_start :].strip():
        missing = "\n" if content and not content.endswith("\n") else ""
        return Place(len(content), missing, "" if missing else "\n", nearest, level)
    written = content.rstrip("\n")
    ending = "\n" if len(written) < len(content) else ""
    end, begin = len(written) + len(ending), "" if ending else "\n"
    last_line = written.rsplit("\n", 1)[-1]
    if not last_line.strip():
        # the last line is made of spaces: it is left to what stands before it
        return Place(end, begin, ending, nearest, level)
    separator = separator_of(note)
    rule = separator.strip("\n")
    above, _, below = separator.partition(rule) if rule else (separator, "", "")
    if rule and last_line == rule:
        # each section ends with a line drawn below it, the last one too
        return Place(end, begin + below[1:], f"\n{above}{rule}{ending}", nearest, level)
    grown = f"\n{above}{rule}" if rule else ""
    return Place(end, begin + separator, ending, nearest, level, note.spans[-1] if note.spans else None, grown)


def separator_of(note: NoteFile) -> str:
    """What stands between one meeting and the next heading in most places: blank lines, perhaps with a line drawn."""
    found = []
    for span, following in zip(note.spans, note.spans[1:], strict=False):
        if isinstance(span, Meeting):
            found.append(_tail(note.text.content[note.offset(span.location) : note.offset(following.location)]))
    return usual(found, "\n")


_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")


def _tail(section: str) -> str:
    lines = section.split("\n")[:-1]
    kept = len(lines)
    while kept > 1 and not lines[kept - 1].strip():
        kept -= 1
    below = len(lines) - kept
    above = kept - 1
    while above > 1 and not lines[above - 1].strip():
        above -= 1
    if kept > 2 and above < kept - 1 and _RULE.match(lines[kept - 1]):
        return "\n" * (kept - 1 - above) + lines[kept - 1] + "\n" + "\n" * below
    return "\n" * below

"""Where in a file a new meeting belongs: in its place by date, newest first or last as the file does it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate

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
    return Places(note, habits, today).of(when)


class Places:
    """The places of new meetings in a note: what they have in common is worked out once for however many."""

    def __init__(self, note: NoteFile, habits: Habits, today: date) -> None:
        self._note, self._today = note, today
        self._meetings = sorted(note.entry.note.meetings, key=lambda meeting: meeting.location)
        self._newest_first = newest_first(note, habits)
        self._separator = separator_of(note)
        self._number = {id(span): number for number, span in enumerate(note.spans)}
        ends = [meeting.when.end for meeting in self._meetings]
        self._earliest_so_far = list(accumulate(ends, min))
        self._earliest_from_here = list(accumulate(reversed(ends), min))[::-1]
        self._on: defaultdict[date, list[Meeting]] = defaultdict(list)
        for meeting in self._meetings:
            self._on[meeting.when.end].append(meeting)

    def of(self, when: When) -> Place:
        """The place of a meeting on that day."""
        if not self._meetings:
            return self._first_place()
        earlier = self._earlier(when)
        if self._newest_first and not _is_undecided(self._meetings, when):
            if earlier:
                return self._before(self._group_of(earlier[0], when), earlier[0])
            return self._after(self._meetings[-1], self._meetings[-1])
        if earlier:
            return self._after(self._year_after(earlier[1], when), earlier[1])
        return self._before(self._meetings[0], self._meetings[0])

    def _earlier(self, when: When) -> tuple[Meeting, Meeting] | None:
        """The first and the last meeting, as the file has them, of those that come before a new one."""
        same = [meeting for meeting in self._on.get(when.end, ()) if _precedes(meeting, when, self._today)]
        found = [*same[:1], *same[-1:]]
        first = bisect_left(self._earliest_so_far, True, key=lambda end: end < when.end)
        if first < len(self._meetings):
            last = bisect_left(self._earliest_from_here, when.end) - 1
            found += [self._meetings[first], self._meetings[last]]
        by_place = sorted(found, key=lambda meeting: meeting.location)
        return (by_place[0], by_place[-1]) if by_place else None

    def _first_place(self) -> Place:
        """The place of a file's first meeting: below a heading for meetings, else at the end."""
        sections = [span for span in self._note.spans if isinstance(span, Section)]
        for section in sections:
            if section.level and name_key(section.title).strip(" :") in LOG_TITLES:
                return self._after(section, None, min(section.level + 1, 6))
        level = min((section.level for section in sections if section.level > 1), default=2)
        return self._at_end(None, level)

    def _year_after(self, span: Span, when: When) -> Span:
        """The heading of the year that follows, where meetings are grouped by year, else the span itself."""
        spans = self._note.spans
        for number in range(self._number[id(span)] + 1, len(spans)):
            candidate = spans[number]
            if isinstance(candidate, Meeting):
                break
            if candidate.title == str(when.start.year):
                return candidate
        return span

    def _group_of(self, span: Span, when: When) -> Span:
        """The heading of an earlier year that the span begins, where they are grouped by year, else the span itself."""
        found = span
        for number in range(self._number[id(span)] - 1, -1, -1):
            candidate = self._note.spans[number]
            if not isinstance(candidate, Section) or not re.fullmatch(r"\d{4}", candidate.title):
                break
            if int(candidate.title) < when.start.year:
                found = candidate
        return found

    def _after(self, span: Span, nearest: Meeting | None, level: int = 2) -> Place:
        number = self._number[id(span)] + 1
        is_last = number == len(self._note.spans)
        return self._at_end(nearest, level) if is_last else self._before(self._note.spans[number], nearest, level)

    def _before(self, span: Span, nearest: Meeting | None, level: int = 2) -> Place:
        """Before a heading. The blank lines above it stay above; what separates sections is written below."""
        separator = self._separator
        if not separator and not self._note.document.line(span.location.line).lstrip(" ").startswith("#"):
            separator = "\n"  # an underlined heading needs a blank line above
        is_first = span.location.line == self._note.front_matter_lines + 1
        crowded = not is_first and self._note.document.line(span.location.line - 1).strip()
        before = "\n" if crowded and separator.startswith("\n") else ""
        return Place(self._note.offset(span.location), before, f"\n{separator}", nearest, level)

    def _at_end(self, nearest: Meeting | None, level: int) -> Place:
        return replace(self._end, nearest=nearest, level=level)

    @cached_property
    def _end(self) -> Place:
        """The end of the file. Blank lines there stay behind; a missing last line end stays missing."""
        note, separator = self._note, self._separator
        content = note.text.content
        if not content[note.front_matter.body_start :].strip():
            missing = "\n" if content and not content.endswith("\n") else ""
            return Place(len(content), missing, "" if missing else "\n", None, 0)
        written = content.rstrip("\n")
        ending = "\n" if len(written) < len(content) else ""
        end, begin = len(written) + len(ending), "" if ending else "\n"
        last_line = written.rsplit("\n", 1)[-1]
        if not last_line.strip():
            # the last line is made of spaces: it is left to what stands before it
            return Place(end, begin, ending, None, 0)
        rule = separator.strip("\n")
        above, _, below = separator.partition(rule) if rule else (separator, "", "")
        if rule and last_line == rule:
            # each section ends with a line drawn below it, the last one too
            return Place(end, begin + below[1:], f"\n{above}{rule}{ending}", None, 0)
        grown = f"\n{above}{rule}" if rule else ""
        return Place(end, begin + separator, ending, None, 0, note.spans[-1] if note.spans else None, grown)


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

"""How a file writes the headings of its meetings, and a new one in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from netmd.dates import WEEKDAYS, When
from netmd.editing.habits import usual
from netmd.editing.note import NoteFile
from netmd.model import Meeting

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ATX = re.compile(r"(?P<indent> {0,3})(?P<hashes>#{1,6})(?P<gap>[ \t]+)(?P<text>.*?)(?P<closing>[ \t]+#+)?[ \t]*\Z")
_DATED = re.compile(
    r"(?P<link>\[\[)?\d{4}-\d{2}(?:-\d{2})?(?(link)\]\])"
    rf"(?P<weekday>,?[ ]\(?(?:{'|'.join(WEEKDAYS)})[a-z]*\)?(?!\w))?"
    r"(?P<clock>[ T]\d{1,2}:\d{2}(?!\w))?"
    r"(?P<separator>[ \t]*[|:,;–—-]*[ \t]+|:)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """The shape of a meeting's heading.

    ``underline`` is ``=`` or ``-`` for a setext heading, else empty; ``closing`` what ends an ATX one (`` ##``).
    ``weekday`` is the day's name as a pattern: `` (Mon)``, ``, Monday``, or empty.
    """

    level: int = 2
    indent: str = ""
    gap: str = " "
    underline: str = ""
    closing: str = ""
    linked: bool = False
    weekday: str = ""
    separator: str = " "
    blank_after: int = 0

    def lines(self, when: When, title: str) -> list[str]:
        """The heading's one line, or two."""
        day = f"[[{when.iso}]]" if self.linked else when.iso
        if when.precision == "day":
            number = when.start.weekday()
            day += self.weekday.replace("Monday", _DAYS[number]).replace("Mon", WEEKDAYS[number])
        clock = f" {when.clock:%H:%M}" if when.clock else ""
        text = f"{day}{clock}{self.separator}{title}" if title else f"{day}{clock}"
        if self.underline:
            return [text, self.underline * max(3, len(text))]
        text = re.sub(r"(?<=[ \t])(#+)\Z", r"\\\1", text)
        return [f"{self.indent}{'#' * self.level}{self.gap}{text}{self.closing}"]


def heading_style(note: NoteFile, nearest: Meeting | None, level: int) -> HeadingStyle:
    """How the file writes its meetings' headings; level and kind are those of the nearest one, else ``level``."""
    meetings = [meeting for meeting in note.entry.note.meetings if meeting.location.line > note.front_matter_lines]
    raw = [_raw_heading(note, meeting) for meeting in meetings]
    dated = [match for text, _ in raw if (match := _DATED.match(_ATX.sub(r"\g<text>", text)))]
    shape = HeadingStyle(level)
    if nearest is not None and nearest in meetings:
        text, underline = raw[meetings.index(nearest)]
        atx = _ATX.match(text)
        if atx and not underline:
            shape = HeadingStyle(len(atx["hashes"]), atx["indent"], atx["gap"], closing=atx["closing"] or "")
        elif underline:
            shape = HeadingStyle(1 if underline == "=" else 2, underline=underline)
    return HeadingStyle(
        shape.level, shape.indent, shape.gap, shape.underline, shape.closing,
        linked=usual((bool(match["link"]) for match in dated), False),
        weekday=usual((_weekday(match["weekday"]) for match in dated), ""),
        separator=usual((match["separator"] for match in dated), " "),
        blank_after=usual((_blank_after(note, meeting) for meeting in meetings if not meeting.is_empty), 0),
    )  # fmt: skip


def heading_length(note: NoteFile, meeting: Meeting) -> int:
    """How many lines a meeting's heading has."""
    return 2 if _raw_heading(note, meeting)[1] else 1


def _raw_heading(note: NoteFile, meeting: Meeting) -> tuple[str, str]:
    """The heading's first line, and the character it is underlined with."""
    line = note.document.line(meeting.location.line)
    if _ATX.match(line) or meeting.location.line >= note.document.line_count:
        return line, ""
    return line, note.document.line(meeting.location.line + 1).strip()[:1]


def _blank_after(note: NoteFile, meeting: Meeting) -> int:
    return min(1, meeting.text_line - meeting.location.line - heading_length(note, meeting))


def _weekday(written: str | None) -> str:
    """``, Wed`` as the pattern ``, Mon``."""
    found = re.search(r"[A-Z][a-z]+", written or "")
    if not written or not found:
        return ""
    pattern = "Mon" if found[0] in WEEKDAYS else "Monday" if found[0] in _DAYS else ""
    return written.replace(found[0], pattern) if pattern else ""

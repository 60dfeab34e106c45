"""iCalendar (RFC 5545, and vCalendar 1.0 before it): bytes to components, and their lines to names, parameters, values.

Read here rather than by the icalendar library: that gives up on a whole file for one line outside a component that is
none, loses the attendee whose name holds a quotation mark, recurses, and takes a quarter of a millisecond an event.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from netmd.exchange.readers.encodings import likely_encoding
from netmd.exchange.records import ImportRefusedError

MOST_BYTES = 200_000_000
MOST_COMPONENTS = 500_000
MOST_NESTED = 20
_ENTRIES = frozenset(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"))


@dataclass(frozen=True, slots=True)
class Line:
    """A content line (RFC 5545 section 3.1). ``value`` is as written, :attr:`text` without its escapes."""

    value: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        """The value as text: ``\\,`` is a comma, ``\\n`` a line end (section 3.3.11); quoted-printable is undone."""
        value = self.value
        if "QUOTED-PRINTABLE" in (self.params.get("ENCODING", "").upper(), *self.params):
            value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value) if "\\" in value else value


_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(slots=True)
class Component:
    """An entry of a calendar. ``row`` counts entries from 1; ``is_cut``: the file ends within it."""

    name: str
    row: int
    calendar: Calendar
    is_cut: bool = False
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, line: str) -> None:
        """Note a line of this property."""
        self._lines.setdefault(name, []).append(line)

    def count(self, name: str) -> int:
        """How often a property comes."""
        return len(self._lines.get(name, ()))

    def all(self, name: str) -> Iterator[Line]:
        """The lines of a property, in the order of the file."""
        return map(read_line, self._lines.get(name, ()))

    def first(self, name: str) -> Line | None:
        """The first line of a property; None where there is none."""
        return next(self.all(name), None)

    def word(self, name: str) -> str:
        """The value of a property in capitals: ``CONFIRMED``; empty where it is not there."""
        line = self.first(name)
        return line.value.strip().upper() if line else ""

    def text(self, name: str) -> str:
        """The text of a property, without spaces around it; empty where it is not there."""
        line = self.first(name)
        return line.text.strip() if line else ""


@dataclass(slots=True)
class Calendar:
    """What a VCALENDAR says of itself; ``offsets`` are the standard offsets from UTC of its time zones, as written."""

    name: str = ""
    zone: str = ""
    method: str = ""
    offsets: dict[str, str] = field(default_factory=dict)


def read_components(data: bytes) -> list[Component]:
    """The entries of a file, those of all its calendars, in their order.

    Garbage between lines is passed over, an END that is missing is thought of. Raises :exc:`ImportRefusedError` where
    the file is no calendar, or is too large, too deep or has too many entries.
    """
    if len(data) > MOST_BYTES:
        raise ImportRefusedError("The calendar is larger than 200 MB.", "Export a shorter span of time.")
    walk = _Walk()
    for line in _lines(data):
        walk.take(line)
    if not walk.has_begun:
        raise ImportRefusedError("The file is no calendar: nothing in it begins with BEGIN:VCALENDAR.",
                                 "Export it again as iCalendar (.ics).")  # fmt: skip
    if walk.entry is not None:
        walk.entry.is_cut = True
    return walk.found


class _Walk:
    """Goes through the lines of a file and puts each where it belongs. ``open`` are the components that have no END."""

    def __init__(self) -> None:
        self.found: list[Component] = []
        self.entry: Component | None = None
        self.has_begun = False
        self._open: list[str] = []
        self._calendar = Calendar()
        self._zone = ""

    def take(self, line: str) -> None:
        key = line[:6].upper()
        if key == "BEGIN:":
            self._begin(line[6:].strip().upper())
        elif line[:4].upper() == "END:":
            self._end(line[4:].strip().upper())
        elif self._open:
            self._property(line)

    def _begin(self, name: str) -> None:
        self.has_begun = self.has_begun or name.startswith("V")
        if name == "VCALENDAR":
            self._open, self.entry, self._calendar = [name], None, Calendar()
            return
        if name in _ENTRIES:
            self._open = [name for name in self._open[:1] if name == "VCALENDAR"]
        if len(self._open) >= MOST_NESTED:
            raise ImportRefusedError(f"The calendar is nested more than {MOST_NESTED} deep.", "No program writes that.")
        if self._open in ([], ["VCALENDAR"]):
            self.entry, self._zone = None, ""
            if name != "VTIMEZONE":
                if len(self.found) >= MOST_COMPONENTS:
                    raise ImportRefusedError(f"The calendar has more than {MOST_COMPONENTS:,} entries.",
                                             "Export a shorter span of time.")  # fmt: skip
                self.entry = Component(name, len(self.found) + 1, self._calendar)
                self.found.append(self.entry)
        self._open.append(name)

    def _end(self, name: str) -> None:
        if name not in self._open:
            return
        while self._open.pop() != name:
            pass
        if self._open in ([], ["VCALENDAR"]):
            self.entry = None

    def _property(self, line: str) -> None:
        match = _NAME.match(line)
        if match is None:
            return
        name = match[0].upper()
        if self.entry is not None:
            if name in _WANTED and self._open[-1] == self.entry.name:
                self.entry.add(name, line)
        elif self._open == ["VCALENDAR"]:
            if name in _OF_CALENDAR:
                setattr(self._calendar, _OF_CALENDAR[name], read_line(line).text.strip())
        elif "VTIMEZONE" in self._open:
            if name == "TZID":
                self._zone = read_line(line).text.strip()
                self._calendar.offsets.setdefault(self._zone, "")
            elif name == "TZOFFSETTO" and self._zone and self._open[-1] == "STANDARD":
                self._calendar.offsets[self._zone] = read_line(line).value.strip()


_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*+(?=[;:])")
_OF_CALENDAR = {"X-WR-CALNAME": "name", "X-WR-TIMEZONE": "zone", "METHOD": "method"}
_WANTED = frozenset(
    (
        "ATTENDEE", "COMPLETED", "CREATED", "DESCRIPTION", "DTSTART", "DUE", "EXDATE", "LOCATION", "ORGANIZER", "RDATE",
        "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "UID",
    )
)  # fmt: skip


def _lines(data: bytes) -> Iterator[str]:
    """The lines of a file, unfolded. Bytes are unfolded before they are text: old programs fold within a character."""
    if b"QUOTED-PRINTABLE" in data:
        data = _QUOTED.sub(lambda match: _SOFT_BREAK.sub(b"", match[0]), data)
    data = _FOLD.sub(b"", data)
    encoding = likely_encoding(data)
    text = data.decode(encoding, "replace")
    if not encoding.startswith(("utf-8", "cp")):
        text = _FOLD_IN_TEXT.sub("", text)
    text = text.removeprefix("\ufeff").replace("\0", "")
    for match in _LINE.finditer(text):
        yield match[0]


_QUOTED = re.compile(rb"^[A-Z-]++;[^:\r\n]*?QUOTED-PRINTABLE[^:\r\n]*+:(?:[^\r\n=]|=(?:\r?\n)?)*+", re.MULTILINE)
_SOFT_BREAK = re.compile(rb"=\r?\n")
_FOLD = re.compile(rb"\r*+\n[ \t]")
_FOLD_IN_TEXT = re.compile(r"\r*+\n[ \t]")
_LINE = re.compile(r"[^\r\n]++")


def read_line(line: str) -> Line:
    """A content line taken apart. Where its quotation marks do not match, its value begins at the address in it."""
    match = _CONTENT.match(line)
    if match is None:
        head, _, value = line.partition(":")
        address = _ADDRESS.search(line)
        return Line(line[address.end() :] if address else value, _params(head.partition(";")[2]))
    return Line(match[2], _params(match[1]) if match[1] else MappingProxyType({}))


_CONTENT = re.compile(r'[A-Za-z0-9-]++((?:;(?:[^";:]|"[^"]*+")*+)*+):(.*)', re.DOTALL)
_ADDRESS = re.compile(r":(?=mailto:)", re.IGNORECASE)
_PARAM = re.compile(r';?([A-Za-z0-9-]++)(?:=((?:[^";]|"[^"]*+"?)*+))?')
_CARET = re.compile(r"\^(['n^])")


def _params(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for match in _PARAM.finditer(text):
        value = (match[2] or "").replace('"', "")
        if "^" in value:
            value = _CARET.sub(lambda caret: {"n": "\n", "'": '"', "^": "^"}[caret[1]], value)  # RFC 6868
        found.setdefault(match[1].upper(), value)
    return found

"""Content lines of iCalendar and its kin (RFC 5545 sections 3.1 and 3.3.11): texts escaped, lines folded.

Written here as a build writes thousands of them each time a note is saved: the icalendar library takes ten times as
long. What comes of it is read by two libraries in the tests.
"""

from __future__ import annotations

import re

LONGEST = 75
"""Octets of a line, its end left out."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_ESCAPE = re.compile(r"[\\;,]")


def escaped(text: str) -> str:
    """A text as a value: without control characters, line ends written as ``\\n``."""
    text = _SURROGATE.sub("\ufffd", _UNFIT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    return _TO_ESCAPE.sub(lambda match: "\\" + match[0], text).replace("\n", "\\n")


def folded(line: str) -> str:
    """A line with its end, on several where it is longer than 75 octets; no character is parted."""
    if len(line) <= LONGEST and (line.isascii() or len(line.encode()) <= LONGEST):
        return line + "\r\n"
    parts: list[str] = []
    start = size = 0
    room = LONGEST
    for at, character in enumerate(line):
        width = len(character.encode())
        if size + width > room:
            parts.append(line[start:at])
            start, size, room = at, 0, LONGEST - 1
        size += width
    parts.append(line[start:])
    return "\r\n ".join(parts) + "\r\n"

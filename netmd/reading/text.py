"""Bytes to text: encodings, newlines, and where in the text a place is."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from netmd import problems
from netmd.model import MAX_BYTES
from netmd.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file with its newlines as ``\\n``, and the means to say where something in it is."""

    path: str
    content: str
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, content: str) -> Text:
        """The text, with CRLF and lone CR as line ends too."""
        if "\r" in content:
            content = content.replace("\r\n", "\n").replace("\r", "\n")
        *starts, _ = accumulate([len(line) + 1 for line in content.split("\n")], initial=0)
        return cls(path, content, tuple(starts))

    def at(self, offset: int) -> Location:
        """The location of an offset into ``content``."""
        line = bisect_right(self.line_starts, offset)
        return Location(self.path, line, offset - self.line_starts[line - 1] + 1)

    def line_of(self, offset: int) -> int:
        """The number of the line, from 1, that an offset lies in."""
        return bisect_right(self.line_starts, offset)


def decode(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    """The text of a file's bytes; None where there is nothing a person could have written.

    UTF-8 with or without a byte order mark is what a note should be. UTF-16 is read too; a byte that is not UTF-8 is
    read as Windows-1252, so that one stray byte costs no other accent. Each with a problem.
    """
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        return None, [_problem(problems.TOO_LARGE, path, f"The file has {size:.0f} MB; it is not read.",
                               "Split it into several notes, or name it in `ignore` in netmd.toml.")]  # fmt: skip
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(path, data)
    if b"\0" in data:
        place = Location(path, data.count(b"\n", 0, data.index(b"\0")) + 1, 1)
        only = not data.strip(b"\0")
        what = "The file holds nothing but NUL bytes, as after a crash." if only else "The file holds NUL bytes."
        return None, [Problem(problems.NUL_BYTES, place, f"{what} It is not read.",
                              "Bring back an earlier version from git or a backup.")]  # fmt: skip
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Text.of(path, data.decode()), []
    except UnicodeDecodeError as error:
        good = Text.of(path, data[: error.start].decode())
        return Text.of(path, data.decode("utf-8", _OR_WINDOWS_1252)), [
            Problem(problems.NOT_UTF8, good.at(len(good.content)),
                    f"Byte 0x{data[error.start]:02x} is not UTF-8; read as Windows-1252.",
                    "Save the file as UTF-8 in your editor.")
        ]  # fmt: skip


def conflict_markers(text: Text) -> list[Problem]:
    """A problem for git's conflict markers, if the three of them stand in the text."""
    if "<" not in text.content or "<<<<<<<" not in text.content:
        return []
    begin = re.search(r"^<{7}(?: .*)?$", text.content, re.MULTILINE)
    if begin is None:
        return []
    rest = text.content[begin.end() :]
    if not (re.search(r"^={7}$", rest, re.MULTILINE) and re.search(r"^>{7}(?: .*)?$", rest, re.MULTILINE)):
        return []
    return [Problem(problems.CONFLICT_MARKERS, text.at(begin.start()), "A git merge left its conflict markers here.",
                    "Settle the conflict in your editor: keep what is right, remove the marker lines.")]  # fmt: skip


def _utf16(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    try:
        content = data.decode("utf-16")
    except UnicodeDecodeError:
        content = ""
    if "\0" in content or not (content or data in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [_problem(problems.NUL_BYTES, path, "The file begins like UTF-16 but is not; it is not read.",
                               "Bring back an earlier version, or save it as UTF-8.")]  # fmt: skip
    return Text.of(path, content), [
        _problem(problems.UTF16, path, "The file is UTF-16.", "Save the file as UTF-8 in your editor.")
    ]


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes at fault as Windows-1252, those it gives no character to as Latin-1."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return "".join(_WINDOWS_1252[byte] for byte in wrong), error.end


_WINDOWS_1252 = tuple(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_OR_WINDOWS_1252 = "netmd.or-windows-1252"
codecs.register_error(_OR_WINDOWS_1252, _windows_1252)


def _problem(rule: problems.Rule, path: str, message: str, mend: str) -> Problem:
    return Problem(rule, Location(path), message, mend)

"""CSV as programs write it (RFC 4180 and its cousins): bytes to text, text to rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from netmd.exchange.readers.encodings import known_encoding
from netmd.exchange.records import ImportRefusedError

DELIMITERS = (",", ";", "\t", "|")

Row = list[str]


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding, as Python calls it; the text has no byte order mark.

    UTF-8, UTF-16 and UTF-32 are told by their mark or their form, all others by what reads best (see
    :func:`netmd.exchange.readers.encodings.likely_encoding`). A few stray bytes in UTF-8 are read as Windows-1252.
    Raises :exc:`ImportRefusedError` where the bytes are no text, or none in an encoding that is known.
    """
    encoding = known_encoding(data)
    if not encoding.startswith("utf-") and b"\0" in data:
        encoding = "utf-8"
    if not encoding:
        raise ImportRefusedError(
            "the encoding of the text is not known: it is not UTF-8, and in none of the encodings that netmd knows do "
            "its letters make words",
            "Say which it is with --encoding NAME (cp1252, for instance), or save the file as CSV in UTF-8.",
        )
    text = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace").removeprefix("\ufeff")
    if encoding == "utf-8":
        text = _STRAY.sub(_from_windows, text)
    if "\0" in text:
        before, many = text[: text.index("\0")], text.count("\0")
        raise ImportRefusedError(
            f"the file is not text, or damaged: it holds {many:,} NUL byte{'s' if many > 1 else ''}, the first in line "
            f"{len(_LINE_END.findall(before)) + 1}",
            "Save it again as CSV (UTF-8).",
        )
    return text, encoding


_STRAY = re.compile("[\udc80-\udcff]")


def _from_windows(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def read_rows(text: str, delimiter: str = "") -> Iterator[Row]:
    """The rows, one by one, of a text whose delimiter is said, or found out: a comma, semicolon, tab or bar.

    A blank line is an empty row, so that the n-th row is the n-th that a spreadsheet shows; Excel's first line
    ``sep=;`` is none. Rows are as long as they are written. A line with a quotation mark that is never closed is an
    :class:`Unclosed`, and swallows nothing of what follows; :exc:`ImportRefusedError` where that is so too often.
    """
    told = _SEP.match(text)
    start = told.end() if told else 0
    delimiter = delimiter or delimiter_of(text)
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    return _rows(text, start, delimiter)


_SEP = re.compile(r'"?sep=([^\w\s"]|\t)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_MOST_READ_AGAIN, _ALWAYS = 5, 10_000_000
"""So many times the characters of the whole text, or so many, may be read again for marks that are not closed."""


class Unclosed(Row):
    """A row that was not read, as a quotation mark in it is never closed, or closed in vain: its cells are as they
    stand. ``line`` is its number in the file, from 1.
    """

    line: int = 0

    @property
    def begin(self) -> str:
        """How it begins, to be shown."""
        text = ",".join(self)
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 40


def _rows(text: str, start: int, delimiter: str) -> Iterator[Row]:
    widths = Counter[int]()
    spent, seen, line = 0, 0, 1
    while start < len(text):
        lines = _Lines(text, start)
        try:
            for row in csv.reader(lines, delimiter=delimiter, strict=True):
                yield row
                widths[len(row)] += 1
                lines.row_start = lines.at
            return
        except csv.Error:
            spent += lines.at - lines.row_start + min(len(text) - lines.row_start, _MOST_GOING_ON)
        start = lines.row_start
        line += len(_LINE_END.findall(text, seen, start))
        seen = start
        if spent > max(_MOST_READ_AGAIN * len(text), _ALWAYS):
            raise ImportRefusedError(
                f"the file has too many quotation marks that are never closed, as in line {line}",
                "A mark within a cell is written twice, as programs do: save the file again as CSV.",
            )
        row, start = _mended(text, start, delimiter, max(widths, key=lambda width: (widths[width], width), default=0))
        if isinstance(row, Unclosed):
            row.line = line
        else:
            widths[len(row)] += 1
        yield row


def _mended(text: str, start: int, delimiter: str, width: int) -> tuple[Row, int]:
    """A row whose quotation marks are not as they should be, and where the next one begins.

    Marks that nobody doubled are borne with where the row has then the width that rows have here; of one that is never
    closed the line is given as it stands.
    """
    cells, end = _lenient(text, start, delimiter)
    first = next(iter(_Lines(text, start)))
    alone = next(csv.reader([first], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    if cells is not None and len(cells) == (width or len(cells)):
        after = next(iter(_Lines(text, start + len(first))), "")
        goes_on = end > start + len(first)
        if not (goes_on and len(alone) == len(cells) == after.count(delimiter) + 1):
            return cells, end
    return Unclosed(alone), _end_of_rest(text, start + len(first), delimiter, width)


_MOST_LINES = 50


def _end_of_rest(text: str, start: int, delimiter: str, width: int) -> int:
    """Where the lines end that belong to the row before, as a cell of it went on in them: up to one that closes a mark,
    unless a line with as many cells as a row comes first.
    """
    lines = _Lines(text, start)
    for line in islice(lines, _MOST_LINES):
        if line.count(delimiter) + 1 >= width:
            break
        if line.count('"') % 2:
            return lines.at
    return start


_MOST_GOING_ON = 20_000
"""Characters of a row with marks that nobody doubled."""


def _lenient(text: str, start: int, delimiter: str) -> tuple[Row | None, int]:
    """The cells of the row that begins there, and its end, where a mark closes a cell only before a delimiter or the
    end of a line; None where one closes none.
    """
    sign = re.escape(delimiter)
    quoted = re.compile(rf'"((?:[^"]|""|"(?!{sign}|[\r\n]|\Z))*+)"(?={sign}|[\r\n]|\Z)')
    plain = re.compile(rf"[^\r\n{sign}]*")
    cells, at, most = Row(), start, min(len(text), start + _MOST_GOING_ON)
    may_close = True
    while True:
        found = quoted.match(text, at, most) if may_close else None
        if found is not None:
            cells.append(found[1].replace('""', '"'))
        else:
            found = plain.match(text, at)
            assert found is not None
            may_close = may_close and not found[0].startswith('"')  # where one finds no end, none after it does
            if found[0].startswith('"') and found[0].count('"') % 2:
                return None, start
            cells.append(found[0])
        at = found.end()
        if text[at : at + 1] != delimiter:
            end = _LINE_END.match(text, at)
            return cells, end.end() if end else at
        at += 1


_LINE_END = re.compile(r"\r\n|\r|\n")


class _Lines:
    """The lines of a text, with their ends, from a place on; ``at`` is where the next one begins.

    ``str.splitlines`` would also break at signs that stand within a cell, such as U+2028.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.at = self.row_start = start

    def __iter__(self) -> Iterator[str]:
        for match in _LINE.finditer(self._text, self.at):
            self.at = match.end()
            yield match[0]


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

_SAMPLE = 50_000
_SAMPLE_ROWS = 200


def delimiter_of(text: str) -> str:
    """The delimiter that Excel's first line names, or that parts the first rows into most cells, and into the same
    number; a comma where none does.
    """
    told = _SEP.match(text)
    if told:
        return told[1]
    sample = text[:_SAMPLE]
    is_cut = len(text) > _SAMPLE
    if csv.field_size_limit() < len(sample):
        csv.field_size_limit(len(sample))
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, is_cut))


def is_delimiter_said(text: str) -> bool:
    """Whether Excel's first line names the delimiter."""
    return _SEP.match(text) is not None


def _evenness(sample: str, delimiter: str, is_cut: bool) -> float:
    widths = []
    for row in csv.reader(_Lines(sample, 0), delimiter=delimiter):
        if row:
            widths.append(len(row))
        if len(widths) > _SAMPLE_ROWS:
            break
    else:
        if is_cut and len(widths) > 1:
            widths.pop()
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    width, rows = max(wide.items(), key=lambda item: (item[1], item[0]))
    evenness = (width - 1) * rows / len(widths)
    return evenness if widths[0] == width else evenness / 2  # the header is rarely less wide than the rows


_HEAD = 16_384


def first_rows(data: bytes, most: int = 40) -> list[Row]:
    """The first rows of a file, to tell its format by; none where it is no text. Never raises."""
    head = data[:_HEAD]
    if len(head) < len(data) and b"\0" not in head:
        head = head[: head.rfind(b"\n") + 1] or head
    rows = list[Row]()
    with suppress(ImportRefusedError, csv.Error):
        rows.extend(islice(read_rows(decode(head)[0]), most))  # keeps what came before an error
    return rows


def is_blank(row: Sequence[str]) -> bool:
    """Whether no cell of a row holds anything."""
    return not any(cell.strip() for cell in row)

"""CSV as programs write it (RFC 4180 and its cousins): bytes to text, text to rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice

from netmd.exchange.readers.encodings import likely_encoding
from netmd.exchange.records import ImportRefusedError

DELIMITERS = (",", ";", "\t", "|")

Row = list[str]


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding, as Python calls it; the text has no byte order mark.

    UTF-8, UTF-16 and UTF-32 are told by their mark or their form, all others by what reads best (see
    :func:`netmd.exchange.readers.encodings.likely_encoding`). A few stray bytes in UTF-8 are read as Windows-1252.
    Raises :exc:`ImportRefusedError` where the bytes are no text.
    """
    encoding = likely_encoding(data)
    text = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace").removeprefix("\ufeff")
    if encoding == "utf-8":
        text = _STRAY.sub(_from_windows, text)
    if "\0" in text:
        raise ImportRefusedError("the file is not text: it holds NUL bytes", "Save it as CSV (UTF-8).")
    return text, encoding


_STRAY = re.compile("[\udc80-\udcff]")


def _from_windows(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def read_rows(text: str, delimiter: str = "") -> Iterator[Row]:
    """The rows, one by one, of a text whose delimiter is said, or found out: a comma, semicolon, tab or bar.

    A blank line is an empty row, so that the n-th row is the n-th that a spreadsheet shows; Excel's first line
    ``sep=;`` is none. Rows are as long as they are written. A quotation mark that is never closed is taken as it
    stands, so that it doesn't swallow what follows; :exc:`ImportRefusedError` where that is so again and again.
    """
    told = _SEP.match(text)
    if told:
        text = text[told.end() :]
    delimiter = delimiter or (told[1] if told else delimiter_of(text))
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    return _rows(text, delimiter)


_SEP = re.compile(r'"?sep=([^\w\s"]|\t)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_MOST_UNCLOSED = 20
_END = "\0"
"""Given to the reader after the last line: it is a row of its own unless a quotation mark is open there."""


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    start = 0
    for _ in range(_MOST_UNCLOSED):
        lines = _Lines(text, start)
        for row in csv.reader(chain(lines, [_END]), delimiter=delimiter):
            if row == [_END]:
                return
            if row and row[-1].endswith(_END):
                break
            yield row
            lines.row_start = lines.at
        first = next(iter(_Lines(text, lines.row_start)))
        yield from csv.reader([first], delimiter=delimiter, quoting=csv.QUOTE_NONE)
        start = lines.row_start + len(first)
    raise ImportRefusedError("the file has quotation marks that are never closed", "Save it again as CSV.")


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
    """The delimiter that parts the first rows into most cells, and into the same number; a comma where none does."""
    sample = text[:_SAMPLE]
    is_cut = len(text) > _SAMPLE
    if csv.field_size_limit() < len(sample):
        csv.field_size_limit(len(sample))
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, is_cut))


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

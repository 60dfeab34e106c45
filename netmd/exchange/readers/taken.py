"""How a file of text was taken where it does not say so itself: its encoding, its delimiter, rows not whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netmd.exchange.readers.csv_text import Row, Unclosed, decode, delimiter_of, is_delimiter_said, read_rows
from netmd.exchange.readers.encodings import is_marked, likely_encoding

UNCLOSED = "a quotation mark that is never closed"
"""Why such a row is passed over."""

_CALLED = {
    "cp1252": "Windows-1252 (Western)", "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)", "cp1254": "Windows-1254 (Turkish)", "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)", "cp1257": "Windows-1257 (Baltic)", "mac_roman": "Mac Roman",
    "cp850": "code page 850 (DOS, Western)", "cp866": "code page 866 (DOS, Cyrillic)", "koi8-r": "KOI8-R (Cyrillic)",
    "iso8859-2": "ISO 8859-2 (Central European)", "cp852": "code page 852 (DOS, Central European)",
    "mac_cyrillic": "Mac Cyrillic", "iso8859-5": "ISO 8859-5 (Cyrillic)",
    "cp932": "Shift-JIS (Japanese)", "euc_jp": "EUC-JP (Japanese)", "cp949": "CP949 (Korean)",
    "gb18030": "GB 18030 (Chinese)", "big5": "Big5 (Chinese)", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
}  # fmt: skip
_SIGNS = {"\t": "tabs", ";": "semicolons", "|": "bars"}


def opened(data: bytes) -> tuple[Iterator[tuple[int, Row]], tuple[str, ...]]:
    """The rows of a file, each with its number from 1, and what was decided to read them. Raises as ``decode`` does."""
    text, encoding = decode(data)
    return enumerate(read_rows(text), 1), tuple(decisions_of(data, text, encoding))


def decisions_of(data: bytes, text: str, encoding: str) -> Iterator[str]:
    """Sentences on the encoding, unless the file's form tells it, and on a delimiter that is no comma."""
    yield from encoding_decision(data, encoding)
    if encoding == "utf-8" and (stray := len(data) - len(data.decode("utf-8", "ignore").encode())):
        what = "1 byte that is no UTF-8 is" if stray == 1 else f"{stray:,} bytes that are no UTF-8 are"
        yield f"{what} read as Windows-1252 (Western); the rest as UTF-8."
    delimiter = delimiter_of(text)
    if delimiter in _SIGNS and not is_delimiter_said(text):
        yield f"Cells are taken to be parted by {_SIGNS[delimiter]}."


def encoding_decision(data: bytes, encoding: str = "") -> Iterator[str]:
    """A sentence on the encoding of a file of any format, unless its form tells it."""
    encoding = encoding or likely_encoding(data)
    if encoding in _CALLED and not is_marked(data):
        yield (
            f"The file does not say its encoding; it is read as {_CALLED[encoding]}, in which its letters make words. "
            "If names look wrong, say another with --encoding NAME."
        )


def unclosed_notice(rows: Sequence[tuple[int, Unclosed]]) -> Iterator[str]:
    """What the person should do about rows that were passed over, each with its number."""
    if rows:
        listed = _listed([f"line {row.line}{_row(number, row)} (“{row.begin}”)" for number, row in rows])
        yield (
            f"Passed over for a quotation mark that is opened and never closed: {listed}. Close it, or take it "
            "away, and import the file again: what is imported by then is not imported twice."
        )


_SHOWN = 8


def ruined_notice(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Phone numbers that were left out since a spreadsheet rounded them; each with its row in words."""
    if found:
        listed = _listed([f"{row} ({number})" for row, number in found])
        yield (
            f"Phone numbers that a spreadsheet has rounded, left out as their digits are lost: {listed}. Export "
            "the file again from where it comes from, without opening it in a spreadsheet."
        )


def _listed(places: Sequence[str]) -> str:
    """The first of them, and how many more."""
    more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
    return ", ".join(places[:_SHOWN]) + more


def _row(number: int, row: Unclosed) -> str:
    return "" if number == row.line else f", row {number}"

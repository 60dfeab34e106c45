"""The text of a file in the encoding that the person says it has."""

from __future__ import annotations

import codecs
import re

from netmd.exchange.readers.encodings import marked_encoding
from netmd.exchange.records import ImportRefusedError

NAMES = re.compile(
    r"(?:utf|us-?ascii|ascii|iso-?8859|iso-?2022|latin|windows|cp|koi8|mac|big5|gb|hz|euc|shift|s-?jis|ks_c)[\w.:-]*",
    re.ASCII | re.IGNORECASE,
)
"""Names of encodings of text; Python knows others, such as ``unicode_escape``, which would do more than decode."""


def in_utf8(data: bytes, encoding: str) -> bytes:
    """A text in UTF-8 without a mark, out of one that is said to be in an encoding; as it is where none is said, and
    where it is a ZIP or a workbook, which are no text.

    Raises :class:`ImportRefusedError` for the name of no encoding, and where the bytes are no text in it, so that no
    letter is lost.
    """
    if not encoding or data.startswith(_NO_TEXT):
        return data
    mark = marked_encoding(data)
    try:
        codec = codecs.lookup(encoding).name if NAMES.fullmatch(encoding) else ""
    except (LookupError, ValueError):
        codec = ""
    if not codec:
        raise ImportRefusedError(f"--encoding: netmd knows no encoding '{encoding}'.", _SUCH_AS)
    if mark and not codec.startswith("utf"):
        raise ImportRefusedError(
            f"The file is not in {encoding}: it begins with the mark of {mark.upper()}.", "Leave --encoding out."
        )
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        line = len(re.findall(rb"\r\n?|\n", data[:at])) + 1
        what = f"a byte in line {line:,} is no letter in it (0x{data[at]:02X})" if at < len(data) else "it is cut off"
        raise ImportRefusedError(f"The file is not in {encoding}: {what}.", f"Say another. {_SUCH_AS}") from error


_NO_TEXT = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_SUCH_AS = (
    "Some are cp1252 (Windows, Western), cp1250 (Central European), cp1251 (Cyrillic), mac_roman, shift_jis, utf-16."
)

"""Which encoding a text is in, where nothing says it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def likely_encoding(data: bytes) -> str:
    """The encoding that these bytes are most likely in: by their mark, their form, or what reads best."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _without_mark(data)
    if wide:
        return wide
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    if not stray or stray * _FEW < len(_BEYOND_ASCII.findall(text)):
        return "utf-8"
    return "cp1252"


_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\0-\x7f\udc80-\udcff]")
_FEW = 2
"""So many whole signs of UTF-8 outweigh one byte that is none: by chance other encodings hardly ever make them."""


def _without_mark(data: bytes) -> str:
    """UTF-16 whose text is mostly Latin: every second byte is NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""

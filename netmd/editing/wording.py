"""A person's words as they may stand in a note: as they were given, unless they would break what stands around them.

What would begin a section of its own gets a backslash before it (CommonMark 0.31, section 2.4), and so does a fence or
a comment that never closes, because the rest of the file would be in it. Control characters are left out.
"""

from __future__ import annotations

import re
import unicodedata
from textwrap import dedent

from netmd.errors import UsageError
from netmd.problems import Location
from netmd.reading.headings import find_headings, read_dated_title
from netmd.reading.mask import mask

_ENOUGH = 200
"""Rounds of mending after which a text is given up; each round mends one thing or all headings."""


def one_line(text: str) -> str:
    """The words of a text on one line, without control characters; raises UsageError for what is not Unicode."""
    return " ".join(_clean(text).split())


def inline(text: str) -> str:
    """Words to stand in the middle of a line: one line, and no comment begins in it that does not end in it."""
    line = one_line(text)
    for _ in range(_ENOUGH):
        unclosed = mask(f"x {line}").unclosed
        if not unclosed:
            return line
        line = _broken(line, unclosed[0].offset - 2, unclosed[0].sign)
    raise UsageError("The text holds too many signs of comments.", "Write it in your editor.")


def without_label(text: str, word: str) -> str:
    """The words of a line of the ledger without the label that is written anyway: ``Gave: a map``, ``- **Got:** x``."""
    return re.sub(rf"\A\s*(?:[-*+]\s+)?(?:\*\*|__)?{word}:(?:\*\*|__)?(?:\s+|\Z)", "", text, flags=re.IGNORECASE)


def without_box(text: str) -> str:
    """The words of an action item without its box: ``[ ] ring``, ``- [x] ring``."""
    return re.sub(r"\A\s*(?:[-*+]\s+)?\[[^\[\]]?\](?:\s+|\Z)", "", text)


def prose(text: str, level: int) -> list[str]:
    """The lines of a text that is to stand below a heading of this level; none if there is nothing in it.

    Blank lines around it are dropped. Headings below that level, code and comments that close stay what they are.
    """
    lines = [line if line.strip() else "" for line in _clean(text).split("\n")]
    written = dedent("\n".join(lines)).strip("\n").rstrip()
    written = re.sub(r"^(?=(?:<{7}|>{7}|={7})(?: |$))", r"\\", written, flags=re.MULTILINE)
    for _ in range(_ENOUGH):
        mended = _mended(written, level)
        if mended == written:
            return written.split("\n") if written else []
        written = mended
    raise UsageError("The text cannot be written as a note: too much in it looks like headings or code.",
                     "Write it in your editor.")  # fmt: skip


def _clean(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError("The text is not valid UTF-8.", "Check the encoding of the terminal or the file.") from error
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc").removeprefix("\ufeff")


def _mended(text: str, level: int) -> str:
    masked = mask(text)
    if masked.unclosed:
        return _broken(text, masked.unclosed[0].offset, masked.unclosed[0].sign)
    cuts = []
    for heading in find_headings(masked.plain):
        visible = masked.visible[heading.text_start : heading.text_end]
        dated, wrong = read_dated_title(visible, lambda _: Location(""))
        if heading.level > level and dated is None and not wrong:
            continue
        is_underlined = heading.text_start == heading.start
        cuts.append(heading.text_end + 1 if is_underlined else heading.start)
    for cut in reversed(cuts):
        sign = cut + len(text[cut:]) - len(text[cut:].lstrip(" "))
        text = f"{text[:sign]}\\{text[sign:]}"
    return text


def _broken(text: str, offset: int, sign: str) -> str:
    """The text with a sign that opens a fence or a comment made plain: ``\\```, ``%\\%``, ``<\\!--``."""
    within = 0 if sign[0] in "`~" else 1
    return f"{text[: offset + within]}\\{text[offset + within :]}"

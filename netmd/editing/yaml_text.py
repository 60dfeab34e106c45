"""Texts as YAML that every reader takes for the same text, of YAML 1.1 and 1.2: quoted only where one would not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from netmd.editing.wording import one_line

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What YAML 1.1 takes for a truth or for nothing, in any case."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w./()&+'’@,;!?%=*-]|:(?=[^\s,\[\]{}])|(?<=[^\s])#|[ ](?=[^#\s]))*")
_SPACED = re.compile(r"\+?\d[\d./()+-]*(?: [\w./()+-]+)+")
"""A text that begins like a number and is none: ``4-6 weeks``, ``+1 416 555 0142``."""

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def scalar(text: str) -> str:
    """A text as the value of a key: ``Priya Raman``, ``"no"``, ``"[[dana-okafor]]"``."""
    line = one_line(text)
    return line if _is_plain(line) else _quoted(line)


def flow_list(texts: Iterable[str]) -> str:
    """Several texts as a list in brackets: ``[sports, "a, b"]``."""
    lines = map(one_line, texts)
    plain = (line if _is_plain(line) and not re.search(r"[,\[\]{}:?]", line) else _quoted(line) for line in lines)
    return f"[{', '.join(plain)}]"


def _is_plain(line: str) -> bool:
    if line.casefold() in _WORDS or not (line.isprintable() or all(map(_is_printable, line))):
        return False
    return bool(_PLAIN.fullmatch(line)) or (bool(_SPACED.fullmatch(line)) and not _DAY.match(line))


def _quoted(line: str) -> str:
    """In double quotes (YAML 1.2.2 section 5.7); what is not printable is escaped."""
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(char if _is_printable(char) else _escaped(char) for char in escaped)}"'


def _is_printable(char: str) -> bool:
    """Printable, and no line break to any YAML: not U+2028, U+2029, U+0085, U+FEFF."""
    code = ord(char)
    return unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") and code not in (0xFEFF, 0xFFFE, 0xFFFF)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

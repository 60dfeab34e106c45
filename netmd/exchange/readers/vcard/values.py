"""Values of properties: bytes and escapes to text (RFC 6350 section 3.4, RFC 2426 section 2.4.2, vCard 2.1)."""

from __future__ import annotations

import binascii
import re

from netmd.exchange.readers.said_encoding import NAMES

_WESTERN = frozenset(("iso88591", "iso885915", "windows1252", "cp1252", "latin1", "usascii", "ascii"))


def decoded(raw: str, charset: str, encoding: str) -> str:
    """The text of a value that was read as UTF-8 with ``surrogateescape``.

    ``encoding`` is the value of the parameter ENCODING: ``quoted-printable``, ``b`` and ``base64`` are undone.
    ``charset`` is CHARSET, which vCard 2.1 allows for each property; what fits neither it nor UTF-8 is Windows-1252.
    """
    encoding = encoding.casefold()
    if encoding == "quoted-printable":
        return _text(binascii.a2b_qp(_bytes(raw)), charset)
    if encoding in ("b", "base64"):
        try:
            return _text(binascii.a2b_base64(_bytes("".join(raw.split()))), charset)
        except binascii.Error:
            return ""
    return raw if raw.isascii() else _text(_bytes(raw), charset)


def _bytes(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogateescape")


def _text(data: bytes, charset: str) -> str:
    known = charset if NAMES.fullmatch(charset) else ""
    # a Western name is often written over UTF-8, and what is not UTF-8 is hardly ever so by chance
    is_western = re.sub(r"[\W_]", "", known).casefold() in _WESTERN
    for name in ("utf-8", known) if not known or is_western else (known, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    if _is_utf8(known):  # a program that cuts values off may do so amid a character
        return data.decode("utf-8", "replace").rstrip("\ufffd")
    return data.decode("cp1252", "replace")


def _is_utf8(charset: str) -> bool:
    return charset.casefold() in ("utf-8", "utf8")


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def unescaped(value: str) -> str:
    """The text of a value: ``\\n`` is a line's end, a comma, semicolon, colon or backslash after a backslash is itself.

    A backslash before anything else stays, as in ``C:\\Users``.
    """
    return _ESCAPE.sub(_plain, value) if "\\" in value else value


def _plain(match: re.Match[str]) -> str:
    if match[1] in "nN":
        return "\n"
    return match[1] if match[1] in ',;:"\\' else match[0]


def split(value: str, separator: str) -> list[str]:
    """The parts of a value between the separators that no backslash stands before, still escaped."""
    if "\\" not in value:
        return value.split(separator)
    parts: list[list[str]] = [[]]
    for token in re.findall(rf"\\.|{separator}|[^\\{separator}]++|\\", value, re.DOTALL):
        if token == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return ["".join(part) for part in parts]


def texts(value: str, separator: str = ",") -> tuple[str, ...]:
    """The parts of a value as texts, without those that are empty."""
    found = (unescaped(part).strip() for part in split(value, separator))
    return tuple(text for text in found if text)


def components(value: str) -> list[str]:
    """The parts of a structured value (``N``, ``ADR``) between semicolons; several values in a part are joined."""
    return [one_line(", ".join(texts(part))) for part in split(value, ";")]


def one_line(text: str) -> str:
    """The text with its line ends as commas where several lines make one, and each space once."""
    lines = (" ".join(line.split()).strip(" ,") for line in text.splitlines())
    return ", ".join(line for line in lines if line)

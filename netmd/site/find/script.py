"""Data as a classic script with one call, safe wherever it may come to stand."""

from __future__ import annotations

import json

_ESCAPED = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""``<`` cannot end or begin a tag, and the two line ends of ECMAScript before 2019 end no string."""
END = b");\n"
"""What a file ends with."""
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def literal(value: object) -> str:
    """A value as it stands in a script: JSON, which is JavaScript once a few characters are escaped."""
    text = _encode(value)
    for char, escape in _ESCAPED:
        if char in text:
            text = text.replace(char, escape)
    return text


def as_it_is(text: str) -> bool:
    """Whether a text stands in a script as it is, once it is put between quotes."""
    return not ('"' in text or "\\" in text or "<" in text) and text.isprintable()


def script(kind: str, number: int, data: str) -> bytes:
    """The file that hands over ``data``, a literal, as part ``number`` of its kind."""
    # A file name that is not UTF-8 reaches us with lone surrogates; no page can hold them.
    return f'netmdFind("{kind}",{number},{data}'.encode("utf-8", "replace") + END


def handed_over(data: bytes) -> object:
    """The value that a file of :func:`script` hands over. Raises ``ValueError`` if it is none."""
    handed = data.partition(b",")[2].partition(b",")[2]
    if not data.startswith(b"netmdFind(") or not data.endswith(END):
        raise ValueError("not a file of find's data")
    return json.loads(handed.removesuffix(END))

"""A short-cut for front matter that is surely plain: ``key: value`` lines, ``[a, b]``, lists of one level.

What is read here is what :class:`~netmd.reading.yaml_fields.YamlReader` makes of it, field by field, without a problem;
most notes hold nothing else, and libyaml's events cost ten times as much. Whatever YAML may see in another way (tabs,
comments, anchors, escapes, values of several lines) is declined. ``tests/property/test_plain_yaml.py`` compares both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from netmd.problems import Location
from netmd.reading.text import Text
from netmd.reading.yaml_fields import Field, Scalar
from netmd.reading.yaml_mending import MAX_DEPTH

_KEY = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_ -]{0,58}[A-Za-z0-9_-])?")
_ITEM = re.compile(r"(?P<indent> *)- +(?=[^ ])")
_ODD = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML refuses, drops or takes for the end of a line; and tabs, which are a long story."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What no plain scalar begins with (YAML 1.2.2, section 7.3.3), or only if more is looked at."""
_NOT_IN_FLOW = re.compile(r"[\[\]{}:?#\"'&*!|>%@`]")
_QUOTED = re.compile(r" *(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^'\\]*)') *(?P<more>,|\Z)")
_WIKILINK = re.compile(r"\[\[[A-Za-z0-9][\w ./-]*\]\]")
_NOTHING = ("~", "null")


def read_plain(text: Text, start: int, source: str) -> list[Field] | None:
    """The fields of YAML that stands at an offset of the text, where a line begins; None if it is not surely plain."""
    if _ODD.search(source) or source.count("[") + source.count("{") > MAX_DEPTH:
        return None
    path = text.path
    fields: list[Field] = []
    key, place = "", Location(path)
    values: list[Scalar] = []
    indent = _NO_LIST
    for number, line in enumerate(source.split("\n"), text.line_of(start)):
        name, _, rest = line.partition(":")
        if rest[:1] in ("", " ") and len(name) < len(line) and _is_key(name):
            if key:
                fields.append(Field(key, place, tuple(values)))
            key, place, values, indent = name, Location(path, number), [], _NO_LIST
            typed = rest.lstrip(" ")
            if not typed:
                indent = _NOT_YET
                continue
        elif match := _ITEM.match(line):
            typed = line[match.end() :]
            is_list = typed[0] == "[" and typed[1:2] != "["
            if is_list or indent not in (_NOT_YET, match.end("indent")):
                return None
            indent = match.end("indent")
        elif not line.strip(" "):
            continue
        else:
            return None
        if not _read_values(typed.rstrip(" "), path, number, len(line) - len(typed) + 1, values):
            return None
    if key:
        fields.append(Field(key, place, tuple(values)))
    return fields or None


_NO_LIST, _NOT_YET = -2, -1
"""The indentation of a list that cannot be here, and of one that may begin here."""


@lru_cache(maxsize=1024)
def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def _read_values(typed: str, path: str, line: int, column: int, values: list[Scalar]) -> bool:
    """Add what a line says from a column on; whether that is surely plain."""
    first, last = typed[0], typed[-1]
    if first not in _INDICATORS:
        if ": " in typed or last == ":" or " #" in typed:
            return False
        if typed not in _NOTHING:
            values.append(Scalar(typed, path, line, column))
        return True
    if first in "\"'":
        inner = typed[1:-1]
        values.append(Scalar(inner, path, line, column, 1))
        return len(typed) > 1 and last == first and first not in inner and "\\" not in inner
    if first != "[" or last != "]":
        return False
    if typed.startswith("[["):
        values.append(Scalar(typed, path, line, column))
        return _WIKILINK.fullmatch(typed) is not None
    read = _read_quoted if _NOT_IN_FLOW.search(typed, 1, len(typed) - 1) else _read_words
    return read(typed, path, line, column, values)


def _read_words(typed: str, path: str, line: int, column: int, values: list[Scalar]) -> bool:
    """Add the plain scalars of a list within brackets."""
    inner = typed[1:-1]
    if not inner.strip(" "):
        return True
    column += 1
    for part in inner.split(","):
        word = part.strip(" ")
        if not word or word[0] == "-":
            return False
        if word not in _NOTHING:
            values.append(Scalar(word, path, line, column + part.index(word[0])))
        column += len(part) + 1
    return True


def _read_quoted(typed: str, path: str, line: int, column: int, values: list[Scalar]) -> bool:
    """Add the scalars of a list within brackets, all of them in quotes."""
    position, end = 1, len(typed) - 1
    while match := _QUOTED.match(typed, position, end):
        group = "double" if match["double"] is not None else "single"
        values.append(Scalar(match[group], path, line, column + match.start(group) - 1, 1))
        position = match.end()
        if not match["more"]:
            return True
    return False

"""A short-cut for front matter that is surely plain: ``key: value`` lines, ``[a, b]``, lists of one level.

What is read here is what :class:`~netmd.reading.yaml_fields.YamlReader` makes of it, field by field, without a problem;
most notes hold nothing else, and libyaml's events cost ten times as much. Whatever YAML may see in another way (tabs,
comments, anchors, escapes, values of several lines) is declined. ``tests/property/test_plain_yaml.py`` compares the two.
"""

from __future__ import annotations

import re

from netmd.problems import Location
from netmd.reading.text import Text
from netmd.reading.yaml_fields import Field, Scalar
from netmd.reading.yaml_mending import MAX_DEPTH

_KEY = re.compile(r"(?P<key>[A-Za-z_](?:[A-Za-z0-9_ -]{0,58}[A-Za-z0-9_-])?):(?: +|\Z)")
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
        if match := _KEY.match(line):
            if key:
                fields.append(Field(key, place, tuple(values)))
            key, place, begin = match["key"], Location(path, number), match.end()
            indent = _NO_LIST
            values = []
            if begin == len(line):
                indent = _NOT_YET
                continue
        elif match := _ITEM.match(line):
            begin = match.end()
            if indent not in (_NOT_YET, match.end("indent")):
                return None
            indent = match.end("indent")
        elif not line.strip(" "):
            continue
        else:
            return None
        found = _values(line, begin, path, number)
        if found is None:
            return None
        values += found
    if key:
        fields.append(Field(key, place, tuple(values)))
    return fields or None


_NO_LIST, _NOT_YET = -2, -1
"""The indentation of a list that cannot be here, and of one that may begin here."""


def _values(line: str, begin: int, path: str, number: int) -> list[Scalar] | None:
    """The values of the rest of a line; None if they are not surely plain."""
    typed = line[begin:].rstrip(" ")
    first, last = typed[0], typed[-1]
    if first not in _INDICATORS:
        if ": " in typed or last == ":" or " #" in typed:
            return None
        return [] if typed in _NOTHING else [Scalar(typed, Location(path, number, begin + 1))]
    if first in "\"'":
        inner = typed[1:-1]
        if len(typed) < 2 or last != first or first in inner or "\\" in inner:
            return None
        return [Scalar(inner, Location(path, number, begin + 1), 1)]
    if first != "[" or last != "]":
        return None
    if typed.startswith("[["):
        return [Scalar(typed, Location(path, number, begin + 1))] if _WIKILINK.fullmatch(typed) else None
    if _NOT_IN_FLOW.search(typed, 1, len(typed) - 1):
        return _quoted(typed, begin + 1, path, number)
    return _words(typed[1:-1], begin + 2, path, number)


def _words(inner: str, column: int, path: str, number: int) -> list[Scalar] | None:
    """The plain scalars of a list, of which the text within the brackets begins in this column."""
    found: list[Scalar] = []
    if not inner.strip(" "):
        return found
    for part in inner.split(","):
        word = part.lstrip(" ")
        inset = len(part) - len(word)
        word = word.rstrip(" ")
        if not word or word[0] == "-":
            return None
        if word not in _NOTHING:
            found.append(Scalar(word, Location(path, number, column + inset)))
        column += len(part) + 1
    return found


def _quoted(typed: str, column: int, path: str, number: int) -> list[Scalar] | None:
    """The scalars of a list with its brackets, all of them in quotes."""
    found: list[Scalar] = []
    position, end = 1, len(typed) - 1
    while match := _QUOTED.match(typed, position, end):
        group = "double" if match["double"] is not None else "single"
        found.append(Scalar(match[group], Location(path, number, column + match.start(group) - 1), 1))
        position = match.end()
        if not match["more"]:
            return found
    return None

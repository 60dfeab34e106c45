"""TOML for people: what a file holds, where each key stands, and in plain words why it cannot be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from netmd import problems
from netmd.problems import Location, Problem


class Places:
    """Where the keys of a file stand; tomllib does not tell."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = _MULTI_LINE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text).split("\n")

    def at(self, key: tuple[str, ...]) -> Location:
        """The line of a key, looked for below the headers of its tables; else the beginning of the file."""
        table: tuple[str, ...] = ()
        for number, line in enumerate(self._lines, 1):
            header = _HEADER.match(line)
            if header:
                table = _parts(header[1])
                if table == key:
                    return Location(self._path, number, line.index("[") + 1)
                continue
            written = _KEY.match(line)
            if written:
                parts = (*table, *_parts(written[2]))
                if parts == key[: len(parts)]:
                    return Location(self._path, number, len(written[1]) + 1)
        return Location(self._path)


def read_toml(path: str, data: bytes) -> tuple[Mapping[str, Any], Places, Problem | None]:
    """The tables of a file and the places of their keys; empty, with the problem, where it is not TOML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return {}, Places(path, ""), Problem(problems.TOML_SYNTAX, Location(path, line), "The file is not UTF-8.",
                                             "Save it as UTF-8 in your editor.")  # fmt: skip
    try:
        return tomllib.loads(text), Places(path, text), None
    except tomllib.TOMLDecodeError as error:
        reason = re.sub(r"\s*\(at [^)]*\)$", "", str(error)).rstrip(".")
        location = _location(path, text, str(error))
    except RecursionError:
        reason, location = "it is nested too deeply", Location(path)
    except ValueError:  # Python refuses to read a number of thousands of digits
        reason, location = "a number in it is too long", Location(path)
    return {}, Places(path, ""), Problem(
        problems.TOML_SYNTAX, location, f"This is not TOML: {reason}; the defaults are used.",
        'Write `key = "value"`; texts stand in quotes.',
    )  # fmt: skip


def _location(path: str, text: str, message: str) -> Location:
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    if place:
        return Location(path, int(place[1]), int(place[2]))
    return Location(path, text.rstrip().count("\n") + 1)  # something is open at the end of the document


_MULTI_LINE = re.compile(r"(\"\"\"|''').*?(?:\1|\Z)", re.DOTALL)
_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"(\s*)([^=#]+?)\s*=")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))

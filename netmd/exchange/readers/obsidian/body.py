"""The body of a people note: inline fields taken out of it, dated list items made sections, all else as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from netmd.dates import ImpossibleDateError, parse_when
from netmd.editing.place import LOG_TITLES
from netmd.exchange.readers.obsidian.card import Pair, is_known
from netmd.exchange.readers.titles import title_and_rest
from netmd.model import name_key
from netmd.problems import Location
from netmd.reading.headings import find_headings, read_dated_title
from netmd.reading.mask import mask


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown that is left, and the fields that stood in it, with their values."""

    markdown: str
    fields: tuple[Pair, ...]


_FIELD = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?(?P<mark>\*\*|__|)(?P<key>[^\W\d_][\w /.-]{0,40}?)(?:(?P=mark)::|::(?P=mark))"
    r"[ \t]*(?P<value>.*)"
)
_DATED = re.compile(
    r"[-*+][ \t]+(?:\*\*|__|\[\[)?(?P<day>\d{4}-\d{2}-\d{2})(?:\*\*|__|\]\])?[ \t]*[:|–—-]?[ \t]*(?P<text>.*)"
)


def body_of(source: str) -> Body:
    """A body without the inline fields whose keys netmd has a word for, and with its dated list items as sections."""
    lines = source.split("\n")
    masked = mask(source).plain
    plain = masked.split("\n")
    of_meetings = _lines_of_meetings(masked)
    fields: list[Pair] = []
    sections: list[str] = []
    kept: list[str] = []
    emptied = False
    number = 0
    while number < len(lines):
        field = _FIELD.fullmatch(plain[number])
        if field and is_known(field["key"]):
            value = lines[number][field.start("value") :].strip()
            if value:
                fields.append((field["key"], (value,)))
            number += 1
            emptied = True
            continue
        dated = _dated_at(plain[number]) if number not in of_meetings else None
        if dated is None:
            kept.append(lines[number])
            number += 1
            continue
        below = _below(plain, number + 1)
        sections += _section(dated["day"], lines[number][dated.start("text") :], lines[number + 1 : below])
        number = below
        emptied = True
    left = "\n".join(_without_empty_logs(kept) if emptied else kept)
    written = "\n\n".join(filter(None, (left.strip("\n"), *sections)))
    return Body(f"{written}\n" if written.strip() else "", tuple(fields))


def _lines_of_meetings(plain: str) -> set[int]:
    """The numbers, from 0, of the lines below dated headings."""
    found: set[int] = set()
    level, begin, line, counted = 0, 0, 0, 0
    for heading in find_headings(plain):
        line += plain.count("\n", counted, heading.start)
        counted = heading.start
        dated, _ = read_dated_title(plain[heading.text_start : heading.text_end], lambda _: Location(""))
        if level and (dated or heading.level <= level):
            found.update(range(begin, line))
            level = 0
        if dated:
            level, begin = heading.level, line
    if level:
        found.update(range(begin, plain.count("\n") + 1))
    return found


def _dated_at(line: str) -> re.Match[str] | None:
    match = _DATED.fullmatch(line)
    if match is None:
        return None
    try:
        return match if parse_when(match["day"]) else None
    except ImpossibleDateError:
        return None


def _below(plain: list[str], number: int) -> int:
    """The number of the line after an item: what goes on indented is of it, and so are blank lines within that."""
    end = number
    for at in range(number, len(plain)):
        if plain[at].strip():
            if not plain[at].startswith((" ", "\t")):
                break
            end = at + 1
    return end


def _section(day: str, text: str, below: list[str]) -> Iterator[str]:
    title, rest = title_and_rest(text)
    more = dedent("\n".join(line.expandtabs(4) for line in below)).strip("\n")
    yield "\n".join(filter(None, (f"## {day} {title}".rstrip(), rest, more)))


def _without_empty_logs(lines: list[str]) -> list[str]:
    """The lines without the headings of logs below which nothing is left."""
    text = "\n".join(lines)
    headings = list(find_headings(mask(text).plain))
    kept, position = [], 0
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        end = following.start if following else len(text)
        title = name_key(text[heading.text_start : heading.text_end]).strip(" :")
        if title in LOG_TITLES and not text[heading.end : end].strip():
            kept.append(text[position : heading.start])
            position = end
    return "".join((*kept, text[position:])).split("\n")

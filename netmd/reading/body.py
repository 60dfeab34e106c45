"""The body of a note: its sections and meetings, and the items, gifts, introductions and links within them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from netmd import problems
from netmd.dates import ImpossibleDateError, parse_when
from netmd.model import ActionItem, Channel, Exchange, Introduction, Link, Meeting, Passed, Section
from netmd.problems import Location, Problem
from netmd.reading.headings import DatedTitle, Heading, channel_of, find_headings, read_dated_title, split_private
from netmd.reading.items import read_item
from netmd.reading.links import Place, links_of
from netmd.reading.lists import ListItem, find_list_items
from netmd.reading.mask import Masked, mask
from netmd.reading.text import Text


@dataclass(frozen=True, slots=True)
class Body:
    """All that a body says, each kind in the order of the text. Meetings hold their own share of it again."""

    sections: tuple[Section, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[ActionItem, ...]
    exchanges: tuple[Exchange, ...]
    introductions: tuple[Introduction, ...]
    passed: tuple[Passed, ...]
    links: tuple[Link, ...]
    definitions: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the body: a meeting's where ``dated`` is set, an undated section's otherwise."""

    heading: Heading | None
    dated: DatedTitle | None
    start: int
    end: int


def read_body(text: Text, start: int, channels: Mapping[str, Channel]) -> tuple[Body, list[Problem]]:
    """What stands in the text from an offset on, and what is wrong with it."""
    source = text.content[start:]
    masked = mask(source)

    def at(offset: int) -> Location:
        return text.at(start + offset)

    wrong = [
        Problem(problems.UNCLOSED_BLOCK, at(offset), f"`{sign}` is never closed: the rest of the file is in it.",
                f"Close it with `{_CLOSERS.get(sign, sign)}`.")
        for offset, sign in masked.unclosed
    ]  # fmt: skip
    spans = _spans(masked, at, wrong)
    lines = _read_lines(masked, at, _Days(spans), wrong)
    links = links_of(masked.plain, at)
    meetings = tuple(
        _meeting(text, start, span, span.dated, lines, links, channels) for span in spans if span.dated
    )
    body = Body(
        sections=tuple(_sections(source, masked, at, spans)),
        meetings=meetings,
        items=tuple(lines.items),
        exchanges=tuple(lines.exchanges),
        introductions=tuple(lines.introductions),
        passed=tuple(lines.passed),
        links=links,
        definitions=_definitions(source, masked.plain),
    )
    return body, wrong


_CLOSERS = {"<!--": "-->"}


# -- sections and meetings ------------------------------------------------------------------------------------------


def _spans(masked: Masked, at: Place, wrong: list[Problem]) -> list[_Span]:
    """Where each section and meeting begins and ends.

    A meeting runs to the next heading of its own or a higher level, or to the next meeting; headings below it are
    part of it. An undated section runs to the next heading.
    """
    spans: list[_Span] = []
    heading: Heading | None = None
    dated: DatedTitle | None = None
    begin = 0
    for found in find_headings(masked.plain):
        visible = masked.visible[found.text_start : found.text_end]
        title, more = read_dated_title(visible, _shifted(at, found.text_start))
        wrong += more
        if title is None and dated is not None and heading is not None and found.level > heading.level:
            continue
        spans.append(_Span(heading, dated, begin, found.start))
        heading, dated, begin = found, title, found.end
    spans.append(_Span(heading, dated, begin, len(masked.plain)))
    return spans


def _sections(source: str, masked: Masked, at: Place, spans: Sequence[_Span]) -> list[Section]:
    sections: list[Section] = []
    for span in spans:
        if span.dated:
            continue
        heading = span.heading
        visible = masked.visible[heading.text_start : heading.text_end] if heading else ""
        title, private = split_private(visible)
        body = source[span.start : span.end]
        if heading or body.strip():
            level = heading.level if heading else 0
            place = at(heading.start if heading else span.start + len(body) - len(body.lstrip()))
            sections.append(Section(" ".join(title.split()), level, body.strip("\n"), place, private))
    return sections


def _meeting(
    text: Text,
    start: int,
    span: _Span,
    dated: DatedTitle,
    lines: _Lines,
    links: tuple[Link, ...],
    channels: Mapping[str, Channel],
) -> Meeting:
    assert span.heading is not None
    first, last = text.at(start + span.heading.start), text.at(start + span.end)
    below_heading = text.at(start + span.heading.end)
    body = text.content[start + span.start : start + span.end]
    inside = _between(links, first, last)
    return Meeting(
        when=dated.when,
        title=dated.title,
        channel=channel_of(dated.title, channels),
        host=text.path,
        location=first,
        text=body.strip("\n"),
        text_line=text.line_of(start + span.start + len(body) - len(body.lstrip("\n"))),
        people=tuple(link for link in inside if link.location < below_heading and not _is_day(link.target)),
        items=_between(lines.items, first, last),
        exchanges=_between(lines.exchanges, first, last),
        introductions=_between(lines.introductions, first, last),
        links=inside,
        private=dated.private,
    )


_Placed = TypeVar("_Placed", ActionItem, Exchange, Introduction, Link)


def _between(values: Sequence[_Placed], first: Location, last: Location) -> tuple[_Placed, ...]:
    return tuple(value for value in values if first <= value.location < last)


def _is_day(target: str) -> bool:
    """Whether a link leads to a day, as Obsidian's daily notes are named."""
    try:
        return parse_when(target) is not None
    except ImpossibleDateError:
        return False


# -- list items -----------------------------------------------------------------------------------------------------


class _Days:
    """The day of the meeting an offset lies in."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._starts = [span.start for span in spans]
        self._days = [span.dated.when.start if span.dated and span.dated.when.precision == "day" else None
                      for span in spans]  # fmt: skip

    def of(self, offset: int) -> date | None:
        return self._days[bisect_right(self._starts, offset) - 1] if self._starts else None


@dataclass(slots=True)
class _Lines:
    items: list[ActionItem]
    exchanges: list[Exchange]
    introductions: list[Introduction]
    passed: list[Passed]


_TASK = re.compile(r"\[(?P<mark>[^\]\n])\](?:[ \t\u00a0]+|$)")
_LEDGER = re.compile(r"(?:\*\*|__)?(?P<word>gave|got|intro|passed to):(?:\*\*|__)?[ \t]*", re.IGNORECASE)
_STATUS = re.compile(r"\((?P<words>[^()\n]*)\)[ \t.]*\Z")
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")


def _read_lines(masked: Masked, at: Place, days: _Days, wrong: list[Problem]) -> _Lines:
    lines = _Lines([], [], [], [])
    for item in find_list_items(masked.plain):
        task = _TASK.match(masked.plain, item.start, item.end)
        ledger = None if task else _LEDGER.match(masked.plain, item.start, item.end)
        if task:
            begin = task.end()
            visible, plain = masked.visible[begin : item.end], masked.plain[begin : item.end]
            read, more = read_item(visible, plain, task["mark"], _shifted(at, begin))
            lines.items.append(read)
            wrong += more
        elif ledger:
            _read_ledger(ledger["word"].lower(), ledger.end(), item, masked, at, days, lines, wrong)
    return lines


def _read_ledger(
    word: str,
    begin: int,
    item: ListItem,
    masked: Masked,
    at: Place,
    days: _Days,
    lines: _Lines,
    wrong: list[Problem],
) -> None:
    place = at(item.start)
    visible = " ".join(masked.visible[begin : item.end].split())
    links = links_of(masked.plain[begin : item.end], _shifted(at, begin))
    if word == "gave":
        lines.exchanges.append(Exchange("gave", visible, place, links))
    elif word == "got":
        lines.exchanges.append(Exchange("got", visible, place, links))
    else:
        text, status = _split_status(visible)
        day, text, status = _split_day(text, status, place, wrong)
        if word == "intro":
            stage = status.casefold() if status.casefold() in ("offered", "agreed", "sent", "met") else status
            lines.introductions.append(Introduction(links, text, stage, place, day or days.of(begin)))
            if len({link.key for link in links}) < 2:
                wrong.append(Problem(problems.LONELY_INTRODUCTION, place, "An introduction links fewer than two.",
                                     "Link both: `- Intro: [[sam-lee]] to [[renee-ortiz]] (sent)`."))  # fmt: skip
        else:
            lines.passed.append(Passed(links, day, status, place))
            if not links:
                wrong.append(Problem(problems.LONELY_PASS, place, "`Passed to:` links nobody.",
                                     "Link the person: `- Passed to: [[sam-lee]] 2026-03-08 (applied)`."))  # fmt: skip


def _split_status(text: str) -> tuple[str, str]:
    """The text without its closing round brackets, and what stands in them."""
    match = _STATUS.search(text)
    return (text[: match.start()].rstrip(), match["words"].strip()) if match else (text, "")


def _split_day(text: str, status: str, place: Location, wrong: list[Problem]) -> tuple[date | None, str, str]:
    """The first day written in a line or its brackets, and both without it."""
    day: date | None = None
    for written in _ISO_DAY.findall(f"{text} {status}"):
        try:
            when = parse_when(written)
            day = day or (when.start if when else None)
        except ImpossibleDateError as error:
            wrong.append(Problem(problems.BAD_ITEM_DATE, place, f"{str(error).capitalize()}.",
                                 "Write the day as YYYY-MM-DD: 2026-03-05."))  # fmt: skip
    status = " ".join(_ISO_DAY.sub("", status).strip(" ,;").split())
    return day, " ".join(_ISO_DAY.sub("", text).split()), status


# -- the rest -------------------------------------------------------------------------------------------------------

_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE)


def _definitions(source: str, plain: str) -> str:
    if "]:" not in plain:
        return ""
    return "\n".join(source[match.start() : match.end()].strip() for match in _DEFINITION.finditer(plain))


def _shifted(at: Place, by: int) -> Place:
    return lambda offset: at(by + offset)

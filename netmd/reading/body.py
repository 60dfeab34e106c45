"""The body of a note: its sections and meetings, and the items, gifts, introductions and links within them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from netmd import problems
from netmd.dates import ImpossibleDateError, parse_when
from netmd.model import ActionItem, Channel, Exchange, Introduction, Link, Meeting, Passed, Section
from netmd.problems import Location, Problem
from netmd.reading.body_lines import Days, Lines, read_lines, shifted
from netmd.reading.headings import (
    DatedTitle,
    Heading,
    channel_of,
    find_headings,
    missed_headings,
    read_dated_title,
    split_private,
)
from netmd.reading.links import Place, placed_links
from netmd.reading.mask import Masked, Unclosed, mask, outside
from netmd.reading.text import Text


@dataclass(frozen=True, slots=True)
class Body:
    """All that a body says, each kind in the order of the text. Meetings hold their own share of it again.

    ``comments`` are the offsets into the body at which each comment begins and ends.
    """

    sections: tuple[Section, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[ActionItem, ...]
    exchanges: tuple[Exchange, ...]
    introductions: tuple[Introduction, ...]
    passed: tuple[Passed, ...]
    links: tuple[Link, ...]
    definitions: str
    comments: tuple[tuple[int, int], ...] = ()


class _Span(NamedTuple):
    """A stretch of the body: a meeting's where ``dated`` is set, an undated section's otherwise.

    ``private`` holds for what stands below a private heading of a higher level too.
    """

    heading: Heading | None
    dated: DatedTitle | None
    start: int
    end: int
    private: bool


def read_body(text: Text, start: int, channels: Mapping[str, Channel]) -> tuple[Body, list[Problem]]:
    """What stands in the text from an offset on, and what is wrong with it."""
    source = text.content[start:]
    masked = mask(source)

    path, line_starts = text.path, text.line_starts

    def at(offset: int) -> Location:
        offset += start
        line = bisect_right(line_starts, offset)
        return Location(path, line, offset - line_starts[line - 1] + 1)

    wrong = [_unclosed(block, at) for block in masked.unclosed]
    wrong += missed_headings(masked.plain, at)
    spans = _spans(masked, at, wrong)
    lines = read_lines(masked, at, _days(spans), wrong)
    links, links_at = placed_links(masked.plain, at)
    meetings = tuple(
        [
            _meeting(text, start, span, span.dated, masked, lines, links, links_at, channels)
            for span in spans
            if span.dated
        ]
    )
    body = Body(
        sections=tuple(_sections(text, start, masked, spans)),
        meetings=meetings,
        items=tuple(lines.items),
        exchanges=tuple(lines.exchanges),
        introductions=tuple(lines.introductions),
        passed=tuple(lines.passed),
        links=links,
        definitions=_definitions(masked),
        comments=masked.comments,
    )
    return body, wrong


def _unclosed(block: Unclosed, at: Place) -> Problem:
    closer = "-->" if block.sign == "<!--" else block.sign
    what = "the rest of the file is in it" if block.swallows else "it is read as text"
    quote = "'" if "`" in closer else "`"
    return Problem(problems.UNCLOSED_BLOCK, at(block.offset), f"{quote}{block.sign}{quote} is never closed: {what}.",
                   f"Close it with {quote}{closer}{quote}.")  # fmt: skip


# -- sections and meetings ------------------------------------------------------------------------------------------


def _spans(masked: Masked, at: Place, wrong: list[Problem]) -> list[_Span]:
    """Where each section and meeting begins and ends.

    A meeting runs to the next heading of its own or a higher level, or to the next meeting; headings below it are
    part of it. An undated section runs to the next heading.
    """
    spans: list[_Span] = []
    heading: Heading | None = None
    dated: DatedTitle | None = None
    private_levels: list[int] = []
    begin, private = 0, False
    for found in find_headings(masked.plain):
        visible = masked.visible[found.text_start : found.text_end]
        title, more = read_dated_title(visible, shifted(at, found.text_start))
        below = dated is not None and heading is not None and found.level > heading.level
        if title is None and below:
            wrong += (problem for problem in more if problem.rule is problems.BAD_HEADING_DATE)
            continue
        wrong += more
        spans.append(_Span(heading, dated, begin, found.start, private))
        heading, dated, begin = found, title, found.end
        while private_levels and private_levels[-1] >= found.level:
            private_levels.pop()
        if title.private if title else split_private(visible)[1]:
            private_levels.append(found.level)
        private = bool(private_levels)
    spans.append(_Span(heading, dated, begin, len(masked.plain), private))
    return spans


def _sections(text: Text, start: int, masked: Masked, spans: Sequence[_Span]) -> list[Section]:
    sections: list[Section] = []
    for span in spans:
        if span.dated:
            continue
        heading = span.heading
        title, _ = split_private(masked.visible[heading.text_start : heading.text_end] if heading else "")
        begin, end = outside(masked.comments, span.start, span.end)
        body = text.content[start + begin : start + end]
        if heading or body.strip():
            level = heading.level if heading else 0
            place = text.at(start + (heading.start if heading else begin + len(body) - len(body.lstrip())))
            line = text.line_of(start + begin + len(body) - len(body.lstrip("\n")))
            sections.append(Section(" ".join(title.split()), level, body.strip("\n"), place, span.private, line))
    return sections


def _meeting(
    text: Text,
    start: int,
    span: _Span,
    dated: DatedTitle,
    masked: Masked,
    lines: Lines,
    links: tuple[Link, ...],
    links_at: list[int],
    channels: Mapping[str, Channel],
) -> Meeting:
    assert span.heading is not None
    first = span.heading.start
    # an item may begin where the text ends: `- [ ]` with nothing after it
    last = span.end if start + span.end < len(text.content) else span.end + 1
    begin, end = outside(masked.comments, span.start, span.end) if masked.comments else (span.start, span.end)
    body = text.content[start + begin : start + end].lstrip("\n")
    inside = _between(links, links_at, first, last) if links else ()
    return Meeting(
        when=dated.when,
        title=dated.title,
        channel=channel_of(dated.title, channels),
        host=text.path,
        location=text.at(start + first),
        text=body.rstrip("\n"),
        text_line=text.line_of(start + end - len(body)),
        people=_people(_between(links, links_at, first, span.heading.end)) if inside else (),
        items=_between(lines.items, lines.items_at, first, last) if lines.items else (),
        exchanges=_between(lines.exchanges, lines.exchanges_at, first, last) if lines.exchanges else (),
        introductions=(
            _between(lines.introductions, lines.introductions_at, first, last) if lines.introductions else ()
        ),
        links=inside,
        private=span.private,
    )


def _people(in_heading: Sequence[Link]) -> tuple[Link, ...]:
    """Those of the links of a meeting's heading that lead to no day."""
    return tuple([link for link in in_heading if not _is_day(link.target)])


_Placed = TypeVar("_Placed", ActionItem, Exchange, Introduction, Link)


def _days(spans: Sequence[_Span]) -> Days:
    """The days of the meetings, for what stands in them without a date of its own."""
    return Days(
        tuple(span.start for span in spans),
        tuple(span.dated.when.start if span.dated and span.dated.when.precision == "day" else None for span in spans),
    )


def _between(values: Sequence[_Placed], offsets: list[int], first: int, last: int) -> tuple[_Placed, ...]:
    """Those of the values that begin at or after the first offset and before the last."""
    start = bisect_left(offsets, first)
    return tuple(values[start : bisect_left(offsets, last, start)])


def _is_day(target: str) -> bool:
    """Whether a link leads to a day, as Obsidian's daily notes are named."""
    try:
        return parse_when(target.rsplit("/", 1)[-1]) is not None
    except ImpossibleDateError:
        return False


# -- the rest -------------------------------------------------------------------------------------------------------

_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE)


def _definitions(masked: Masked) -> str:
    if "[" not in masked.plain or "]:" not in masked.plain:
        return ""
    found = _DEFINITION.finditer(masked.plain)
    return "\n".join(masked.visible[one.start() : one.end()].strip() for one in found)

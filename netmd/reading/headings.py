"""Headings, and which of them are meetings: those whose text begins with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netmd import problems
from netmd.dates import ImpossibleDateError, Precision, When, make_date, parse_time
from netmd.model import Channel
from netmd.problems import Location, Problem
from netmd.reading.links import Place, without_links

CHANNEL_WORDS: dict[Channel, str] = {
    "coffee": "coffee tea",
    "meal": "breakfast brunch lunch dinner",
    "drinks": "drink drinks beer wine pub",
    "visit": "visit walk hike run",
    "call": "call phone phoned telephone",
    "video": "video zoom teams meet facetime skype webcall",
    "email": "email e-mail mail emailed mailed",
    "message": "message messaged text texted sms whatsapp signal telegram slack dm chat wrote replied sent",
    "thanks": "thanks thank-you thankyou",
    "linkedin": "linkedin",
    "letter": "letter card postcard note",
    "event": "event conference meetup workshop talk panel party webinar fair reception",
    "interview": "interview",
    "intro": "intro introduction",
    "update": "update",
    "meeting": "meeting met",
}
"""The first words of a heading that tell the channel, casefolded; netmd.toml's ``[channels]`` adds to them."""

_CHANNEL_OF: dict[str, Channel] = {word: channel for channel, words in CHANNEL_WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at an offset of the body; ``end`` is where the text below it starts, ``text_start`` where its text."""

    level: int
    start: int
    text_start: int
    text_end: int
    end: int


_HEADING = re.compile(
    r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>[^\n]*?))?(?:[ \t]+#+)?[ \t]*(?:\n|\Z)"
    r"|^(?P<setext>[^\s#>*+\-`|][^\n]*)\n {0,3}(?P<line>=+|-{2,})[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)


def find_headings(plain: str) -> Iterator[Heading]:
    """Every heading of a body whose code and comments are blanked: ATX (``## …``) and setext (underlined)."""
    for match in _HEADING.finditer(plain):
        if match["marks"]:
            start, end = match.span("text") if match["text"] is not None else (match.end("marks"), match.end("marks"))
            yield Heading(len(match["marks"]), match.start(), start, end, match.end())
        elif match.start() == 0 or plain[: match.start()].endswith("\n\n"):
            level = 1 if match["line"][0] == "=" else 2
            yield Heading(level, match.start(), match.start("setext"), match.end("setext"), match.end())


_DATE = re.compile(
    r"(?P<link>\[\[)?(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?(link)\]\])(?![\w-])"
    r"(?:(?:[ \t]+|,[ \t]*)(?P<time>\d{1,2}:\d{2})(?:[ \t]*[-–—][ \t]*\d{1,2}:\d{2})?(?![\w:]))?"
)
_DATE_T = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{1,2}:\d{2})")
_LOOSE = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\w)")
_OTHER_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\w)"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?[ \t]+(?P<m1>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ \t]+\d{4}"
    r"|(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \t]+\d{1,2}(?:st|nd|rd|th)?,?[ \t]+\d{4}",
    re.IGNORECASE,
)
_SEPARATORS = " \t|:,;–—-"
_PRIVATE = re.compile(r"\s*\(private\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatedTitle:
    """What a meeting's heading says."""

    when: When
    title: str
    private: bool


def read_dated_title(visible: str, at: Place) -> tuple[DatedTitle | None, list[Problem]]:
    """The date and title of a heading's text; None if it is not a meeting, with a problem if it seems meant as one."""
    text = visible.strip()
    lead = len(visible) - len(visible.lstrip())
    wrong: list[Problem] = []
    match = _DATE.match(_DATE_T.sub(r"\1 \2", text, count=1)) or _loose(text, at(lead), wrong)
    if match is None:
        if _OTHER_DATE.match(text):
            wrong.append(Problem(problems.LOOSE_HEADING_DATE, at(lead),
                                 "This heading seems to begin with a date; it is not read as a meeting.",
                                 "Begin it with the date as YYYY-MM-DD: `## 2026-03-04 Coffee`."))  # fmt: skip
        return None, wrong
    parts = match.groupdict()
    try:
        precision: Precision = "day" if parts["day"] else "month"
        day = make_date(parts["year"], parts["month"], parts["day"] or "1")
        clock = parse_time(parts["time"]) if parts.get("time") else None
    except ImpossibleDateError as error:
        wrong.append(Problem(problems.BAD_HEADING_DATE, at(lead), f"{str(error).capitalize()}; not read as a meeting.",
                             "Correct the date: `## 2026-03-04 Coffee`."))  # fmt: skip
        return None, wrong
    rest, private = split_private(text[match.end() :].strip(_SEPARATORS))
    return DatedTitle(When(day, precision, clock), " ".join(rest.split()), private), wrong


def _loose(text: str, place: Location, wrong: list[Problem]) -> re.Match[str] | None:
    """``2026-3-4`` and ``2026/03/04`` can mean but one day: read, with the hint to write it out."""
    match = _LOOSE.match(text)
    if match:
        iso = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
        wrong.append(Problem(problems.LOOSE_HEADING_DATE, place, f"`{match[0]}` is not written as YYYY-MM-DD.",
                             f"Write `{iso}`."))  # fmt: skip
    return match


def split_private(title: str) -> tuple[str, bool]:
    """A heading's title without a closing ``(private)``, and whether it had one."""
    without = _PRIVATE.sub("", title)
    return without, without != title


def channel_of(title: str, more: Mapping[str, Channel]) -> Channel:
    """The channel that a title's first word tells, ``meeting`` where it is not a known one."""
    words = without_links(title).casefold().split()
    if not words:
        return "meeting"
    first = words[0].strip("*_`.,:;!?()[]\"'")
    return more.get(first) or _CHANNEL_OF.get(first) or "meeting"

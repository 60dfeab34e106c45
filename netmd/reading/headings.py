"""Headings, and which of them are meetings: those whose text begins with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from netmd import problems
from netmd.dates import WEEKDAYS, ImpossibleDateError, Precision, When, make_date, parse_time
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
    "touch": "touch touched contact contacted",
    "meeting": "meeting met",
}
"""The first words of a heading that tell the channel, casefolded; netmd.toml's ``[channels]`` adds to them."""

_CHANNEL_OF: dict[str, Channel] = {word: channel for channel, words in CHANNEL_WORDS.items() for word in words.split()}


class Heading(NamedTuple):
    """A heading at an offset of the body; ``end`` is where the text below it starts, ``text_start`` where its text."""

    level: int
    start: int
    text_start: int
    text_end: int
    end: int


_MARK = re.compile(r"\n {0,3}(?:(?P<atx>#{1,6})(?=[ \t\n]|\Z)|(?P<line>=+|-{2,})[ \t]*$)", re.MULTILINE)
"""Begins with the line end before, which is looked for faster than the start of a line."""
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:\Z|#{1,6}(?:[ \t]|\Z)|(?:=+|-{2,})[ \t]*\Z)")
_NO_TITLE = re.compile(r" {4}|\t|[ \t]*(?:\Z|>|\||[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|[=-]+[ \t]*\Z)")


def find_headings(plain: str) -> Iterator[Heading]:
    """Every heading of a body whose code and comments are blanked: ATX (``## …``) and setext (underlined)."""
    for match in _MARK.finditer("\n" + plain):
        # an offset behind the added line end is one to the right; the match begins one to the left of the line
        begin, mark_end = match.start(), match.end() - 1
        newline = plain.find("\n", mark_end)
        line_end = len(plain) if newline < 0 else newline
        end = min(line_end + 1, len(plain))
        atx = match["atx"]
        if atx:
            yield Heading(len(atx), begin, *_atx_text(plain, mark_end, line_end), end)
        elif (title := _line_above(plain, begin)) and _begins_block(plain, *title):
            start, stop = title
            yield Heading(1 if match["line"][0] == "=" else 2, start, start, stop, end)


_BLANK_OR_NONE = ("", " ", "\t", "\n")


def _atx_text(plain: str, start: int, line_end: int) -> tuple[int, int]:
    """Where a heading's text is, without the spaces around it and the ``##`` that may close it."""
    if plain[start + 1 : start + 2] not in _BLANK_OR_NONE and plain[line_end - 1] not in " \t#":
        return start + 1, line_end  # one space, and words
    text = plain[start:line_end].rstrip(" \t")
    if text.endswith("#"):
        bare = text.rstrip("#")
        if not bare or bare[-1] in " \t":
            text = bare.rstrip(" \t")
    inset = len(text) - len(text.lstrip(" \t"))
    return start + inset, start + len(text)


def _line_above(plain: str, start: int) -> tuple[int, int] | None:
    return (plain.rfind("\n", 0, start - 1) + 1, start - 1) if start else None


def _begins_block(plain: str, start: int, stop: int) -> bool:
    """Whether this line is a paragraph of its own, so that a line drawn below makes it a heading."""
    if _NO_TITLE.match(plain, start, stop):
        return False
    above = _line_above(plain, start)
    return above is None or _NO_PARAGRAPH.match(plain, *above) is not None


_MISSED = re.compile(r"\n {0,3}#{1,6}[\u00a0\u2007\u202f]*(?:\[\[)?\d{4}-\d{2}-\d{2}(?![\w-])")


def missed_headings(plain: str, at: Place) -> list[Problem]:
    """``##2026-03-04 Coffee``: without a space it is no heading, and the meeting would be lost in silence."""
    return [
        Problem(problems.LOOSE_HEADING_DATE, at(match.start() + len(match[0]) - len(match[0].lstrip()) - 1),
                "A space is missing after the `#`; it is neither a heading nor a meeting.",
                "Put a space between: `## 2026-03-04 Coffee`.")
        for match in _MISSED.finditer("\n" + plain)
    ]  # fmt: skip


_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
_LEAD = rf"(?P<lead>[^\w\n]{{0,8}}?(?:{_WEEKDAY}[ \t,]{{1,3}})?)"
_DATE = re.compile(
    rf"{_LEAD}(?P<link>\[\[(?:[^\[\]|#\n]{{0,200}}/)?)?"
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:(?!\w)|(?=T\d))|(?![\w-]|[./]\d))"
    r"(?(link)(?:[#|][^\[\]\n]{0,200})?\]\])",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"{_LEAD}(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\w)", re.IGNORECASE
)
_DAY_NAME = re.compile(rf"[ \t,]*[(\[]?(?P<day>{_WEEKDAY})[)\]]?(?!\w)", re.IGNORECASE)
_HALF = r"[ \t]?(?P<half{0}>[ap])\.?m\b\.?"
_TIME = re.compile(
    r"(?:T|[ \t|,;:–—-]*(?:(?<=[ \t])(?:at[ \t]+|@[ \t]*))?)"
    rf"(?:(?P<time>\d{{1,2}}:\d{{2}})(?::\d{{2}})?(?:{_HALF.format(1)})?|(?P<hour>\d{{1,2}}){_HALF.format(2)})"
    r"(?:[ \t]*(?:[-–—]|to)[ \t]*\d{1,2}(?::\d{2}(?:[ \t]?[ap]\.?m\b\.?)?|[ \t]?[ap]\.?m\b\.?))?(?!\w|:\d)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_OTHER_DATE = re.compile(
    rf"{_LEAD}(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?!\w)|(?:19|20)\d{{6}}(?!\w)|\d{{4}}[-/.]\d{{1,2}}(?![\w./-])"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ \t]+{_MONTH}|{_MONTH},?[ \t]+\d{{1,4}}(?:st|nd|rd|th)?(?!\w))",
    re.IGNORECASE,
)
_DATE_LAST = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?:[ \t]\d{1,2}:\d{2})?[ \t]?[)\]]{0,2}\Z")
_NOT_ITS_DAY = re.compile(r"\b(?:by|until|till|before|after|since|from|due|for|to|of)[ \t]*[(\[]{0,2}\Z", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?!{_WEEKDAY}|at[ \t])[a-z]", re.IGNORECASE | re.ASCII)
"""A date and words: neither a weekday nor an hour stands between them."""
_SEPARATORS = " \t|:,;–—-"
_WRAPPERS = _SEPARATORS + "*_`)]>\"'"


class DatedTitle(NamedTuple):
    """What a meeting's heading says."""

    when: When
    title: str
    private: bool


def read_dated_title(visible: str, at: Place) -> tuple[DatedTitle | None, list[Problem]]:
    """The date and title of a heading's text; None if it is not a meeting, with a problem if it seems meant as one.

    A time that does not exist costs the time only.
    """
    wrong: list[Problem] = []
    if _PLAIN.match(visible) and (plain := _plain_day(visible[:10])):
        text, private = split_private(visible.rstrip())
        return DatedTitle(plain, " ".join(text[10:].rstrip(_SEPARATORS).split()), private), wrong
    if not _DIGIT.search(visible):
        return None, wrong
    lead = len(visible) - len(visible.lstrip())
    text, private = split_private(visible.strip())
    match = _DATE.match(text) or _LOOSE.match(text)
    if match is None:
        seeming = _seems_dated(text)
        if seeming:
            wrong.append(Problem(problems.LOOSE_HEADING_DATE, at(lead), f"{seeming}; it is not read as a meeting.",
                                 "Begin it with the date as YYYY-MM-DD: `## 2026-03-04 Coffee`."))  # fmt: skip
        return None, wrong
    try:
        day = make_date(match["year"], match["month"], match["day"] or "1")
    except ImpossibleDateError as error:
        wrong.append(Problem(problems.BAD_HEADING_DATE, at(lead), f"{str(error).capitalize()}; not read as a meeting.",
                             "Correct the date: `## 2026-03-04 Coffee`."))  # fmt: skip
        return None, wrong
    if match.re is _LOOSE or match["lead"]:
        wrong.append(_looseness(match, day, at(lead)))
    precision: Precision = "day" if match["day"] else "month"
    position = _after_day_name(text, match.end(), day) if precision == "day" else match.end()
    clock: time | None = None
    timed = _TIME.match(text, position) if precision == "day" else None
    if timed:
        try:
            clock, position = _clock(timed), timed.end()
        except ImpossibleDateError as error:
            wrong.append(Problem(problems.BAD_HEADING_DATE, at(lead + max(timed.start("time"), timed.start("hour"))),
                                 f"{str(error).capitalize()}; the day counts.",
                                 "Correct the time: `## 2026-03-04 14:30 Coffee`."))  # fmt: skip
    title = text[position:].lstrip(_WRAPPERS if match["lead"] else _SEPARATORS).rstrip(_SEPARATORS)
    return DatedTitle(When(day, precision, clock), " ".join(title.split()), private), wrong


@lru_cache(maxsize=4096)
def _plain_day(text: str) -> When | None:
    """The day of an ISO date; None if there is none such."""
    try:
        return When(date.fromisoformat(text))
    except ValueError:
        return None


def _looseness(match: re.Match[str], day: date, place: Location) -> Problem:
    """``2026-3-4``, ``2026/03/04`` and ``Wed 2026-03-04`` can mean but one day: read, with the hint to mend it."""
    written = match[0][len(match["lead"]) :]
    if match.re is _LOOSE:
        return Problem(problems.LOOSE_HEADING_DATE, place, f"`{written}` is not written as YYYY-MM-DD.",
                       f"Write `{day.isoformat()}`.")  # fmt: skip
    return Problem(problems.LOOSE_HEADING_DATE, place, "The heading does not begin with its date.",
                   f"Write `{written}` first.")  # fmt: skip


def _seems_dated(text: str) -> str:
    """What about a heading suggests that it is meant as a meeting; empty if nothing does."""
    if _OTHER_DATE.match(text):
        return "This heading seems to begin with a date"
    last = _DATE_LAST.search(text[-30:])
    if last and not _NOT_ITS_DAY.search(text[: len(text) - len(last[0])][-20:]):
        return "The date stands at the end of this heading"
    return ""


def _after_day_name(text: str, position: int, day: date) -> int:
    """The position after the weekday's name, where it is this day's: ``2026-03-04 Wed``, not ``Sun Microsystems``."""
    named = _DAY_NAME.match(text, position)
    return named.end() if named and named["day"][:3].title() == WEEKDAYS[day.weekday()] else position


def _clock(match: re.Match[str]) -> time:
    """The time of day; raises ImpossibleDateError if there is none such."""
    half = match["half1"] or match["half2"]
    hour, minute = (match["time"] or f"{match['hour']}:00").split(":")
    if half:
        if not 1 <= int(hour) <= 12:
            raise ImpossibleDateError(f"there is no time {hour}{half}m")
        hour = str(int(hour) % 12 + (12 if half.lower() == "p" else 0))
    return parse_time(f"{hour}:{minute}")


_PRIVATE = re.compile(r"\([ \t]*private[ \t]*\)\Z", re.IGNORECASE)


def split_private(title: str) -> tuple[str, bool]:
    """A heading's title without a closing ``(private)``, and whether it had one."""
    title = title.rstrip()
    private = _PRIVATE.search(title[-40:]) if title.endswith(")") else None
    return (title[: len(title) - len(private[0])].rstrip(), True) if private else (title, False)


def channel_of(title: str, more: Mapping[str, Channel]) -> Channel:
    """The channel that a title's first word tells, ``meeting`` where it is not a known one."""
    first = title.partition(" ")[0].lower()
    if first != "in" and first.isascii() and first.isalnum():
        return more.get(first) or _CHANNEL_OF.get(first) or "meeting"
    words = without_links(title).casefold().split()[:8]
    if words[:1] == ["in"]:  # "In touch", "In contact": that there was a word, and no more
        words = words[1:] if _CHANNEL_OF.get(" ".join(words[1:2]).strip(_PUNCTUATION)) == "touch" else words
    for word in words:
        known = word.strip(_PUNCTUATION)
        if known.isalnum() or any(letter.isalnum() for letter in known):
            first = _JOINED.split(known, maxsplit=1)[0]
            return more.get(known) or _CHANNEL_OF.get(known) or more.get(first) or _CHANNEL_OF.get(first) or "meeting"
    return "meeting"


_JOINED = re.compile("[-/&+]")
_PUNCTUATION = "*_`.,:;!?()[]\"'"

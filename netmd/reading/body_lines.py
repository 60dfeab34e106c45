"""The list items of a body that mean something: action items, what was given and got, introductions, passing on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from netmd import problems
from netmd.dates import ImpossibleDateError, parse_when
from netmd.model import ActionItem, Exchange, Introduction, Passed
from netmd.problems import Problem
from netmd.reading.items import read_item
from netmd.reading.links import Place, links_of
from netmd.reading.lists import ListItem, find_list_items
from netmd.reading.mask import Masked


@dataclass(frozen=True, slots=True)
class Days:
    """The stretches of a body by the offsets they begin at, each with the day of the meeting it is, if any."""

    starts: tuple[int, ...]
    days: tuple[date | None, ...]

    def of(self, offset: int) -> date | None:
        """The day of the meeting an offset lies in."""
        return self.days[bisect_right(self.starts, offset) - 1] if self.starts else None


@dataclass(slots=True)
class Lines:
    """What the list items say, each kind in the order of the text.

    ``items_at`` and its like are the offsets into the body of those values' locations.
    """

    items: list[ActionItem] = field(default_factory=list)
    items_at: list[int] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    exchanges_at: list[int] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)
    introductions_at: list[int] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


# `[ ]Send` and `[] Send` are slips of the hand: no tool ticks them, yet an item is meant.
_TASK = re.compile(r"\[(?P<mark>[^\]\n])\](?:[ \t\u00a0]+|(?=\n)|\Z)|\[(?P<slip>[ xX])\](?![(\[:])|\[\][ \t\u00a0]+")
_LEDGER = re.compile(
    r"[*_]{0,3}(?P<word>gave|got|intro|passed[ \t]+to)(?:[*_]{0,3}[ \t]?:|:)[*_]{0,3}[ \t\u00a0]*", re.IGNORECASE
)
_STATUS = re.compile(r"(?<!\])\((?P<words>[^()\n]*)\)[ \t.]*\Z")
_ISO_DAY = re.compile(r"(?:\[\[)?(?<![\w-])(?P<day>\d{4}-\d{2}-\d{2})(?![\w-])(?:\]\])?")


def read_lines(masked: Masked, at: Place, days: Days, wrong: list[Problem]) -> Lines:
    """What the list items of a body say; what is wrong with them goes to ``wrong``."""
    lines = Lines()
    every = masked.plain
    for item in find_list_items(every):
        task = _TASK.match(every, item.start, item.end)
        ledger = None if task else _LEDGER.match(every, item.start, item.end)
        if task:
            begin = task.end()
            visible, plain = masked.visible[begin : item.end], every[begin : item.end]
            mark = task["mark"] or task["slip"] or " "
            read, more = read_item(visible, plain, mark, shifted(at, begin))
            lines.items.append(read)
            lines.items_at.append(begin)
            wrong += more
        elif ledger:
            _read_ledger(ledger["word"][:5].lower(), ledger.end(), item, masked, at, days, lines, wrong)
    return lines


def _read_ledger(
    word: str,
    begin: int,
    item: ListItem,
    masked: Masked,
    at: Place,
    days: Days,
    lines: Lines,
    wrong: list[Problem],
) -> None:
    place = at(item.start)
    raw = masked.visible[begin : item.end]
    visible = " ".join(raw.split())
    links = links_of(masked.plain[begin : item.end], shifted(at, begin))
    if word in ("gave", "got"):
        lines.exchanges.append(Exchange("gave" if word == "gave" else "got", visible, place, links))
        lines.exchanges_at.append(item.start)
    else:
        day, without_day = _split_day(raw, masked.plain[begin : item.end], shifted(at, begin), wrong)
        text, status = _split_status(without_day)
        if word == "intro":
            stage = status.casefold() if status.casefold() in ("offered", "agreed", "sent", "met") else status
            lines.introductions.append(Introduction(links, text, stage, place, day or days.of(begin)))
            lines.introductions_at.append(item.start)
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
    return (text[: match.start()].rstrip(), match["words"].strip(" ,;")) if match else (text, "")


def _split_day(visible: str, plain: str, at: Place, wrong: list[Problem]) -> tuple[date | None, str]:
    """The first day written in a line, and the line without its days; one that does not exist stays."""
    day: date | None = None
    kept: list[str] = []
    position = 0
    for match in _ISO_DAY.finditer(plain):
        try:
            when = parse_when(match["day"])
        except ImpossibleDateError as error:
            wrong.append(Problem(problems.BAD_ITEM_DATE, at(match.start("day")), f"{str(error).capitalize()}.",
                                 "Write the day as YYYY-MM-DD: 2026-03-05."))  # fmt: skip
            continue
        day = day or (when.start if when else None)
        kept.append(visible[position : match.start()])
        position = match.end()
    return day, " ".join("".join((*kept, visible[position:])).split())


def shifted(at: Place, by: int) -> Place:
    """Places counted from further on in the text."""
    return lambda offset: at(by + offset)

"""Giving: what went out and what came in, over time and by person, and the stories that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from netmd.dates import MONTHS, When
from netmd.giving.balance import ByPerson, Exchanged, Period, balance
from netmd.giving.stories import stories
from netmd.ledger import Handed
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, entry_ref, place, when_day
from netmd.site.views.storylines import StoryView, story_view
from netmd.site.views.traces import page_of
from netmd.site.views.updown import UpDown, up_down

MOST_STORIES, MOST_PEOPLE, MOST_LINES = 12, 60, 150
"""On the page, however many there are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A thing given or got: to or from whom, when, in the words of the notes, and where it is written."""

    is_given: bool
    text: Markup
    who: Ref | None
    when: Day | None
    page: str
    place: str


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a month, quarter or year; ``key`` is their id on the page."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A month, quarter or year in figures; ``key`` is that of its lines, empty where they are left out."""

    key: str
    title: str
    given: int
    got: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody, how much went to them and came from them, and the last of each."""

    who: Ref | None
    given: int
    got: int
    last_given: Line | None
    last_got: Line | None


@dataclass(frozen=True, slots=True)
class GivingView:
    """The page. ``before`` counts what lies before the plot, ``undated`` what has no day."""

    given: int
    got: int
    people: int
    since: Day | None
    unit: str
    plot: UpDown | None
    summary: str
    columns: tuple[Column, ...]
    before: int
    undated: int
    stories: tuple[StoryView, ...]
    more_stories: int
    persons: tuple[PersonLine, ...]
    more_people: int
    spans: tuple[Span, ...]
    more_lines: int


def giving_view(context: Context) -> GivingView:
    """The balance of the notebook, and its stories."""
    found = balance(context.index, context.today, context.carried, most_lines=MOST_LINES, most_people=MOST_PEOPLE)
    periods, lines = found.periods, found.given + found.got
    told, more_stories = stories(context.index, context.today, MOST_STORIES, context.carried)
    spans = _spans(context, found.newest, periods)
    plotted = sum(period.given + period.got for period in periods)
    keys = {span.key for span in spans}
    return GivingView(
        given=found.given,
        got=found.got,
        people=found.people,
        since=_day(context, found.first) if found.first else None,
        unit=periods[0].unit if periods else "",
        plot=up_down([_column(period) for period in periods]) if periods else None,
        summary=_summary(periods),
        columns=tuple(
            Column(f"in-{one.key}" if f"in-{one.key}" in keys else "", _title(one), one.given, one.got)
            for one in reversed(periods)
        ),
        before=found.dated - plotted,
        undated=lines - found.dated,
        stories=tuple(story_view(context, story) for story in told),
        more_stories=more_stories,
        persons=tuple(_person(context, one) for one in found.persons),
        more_people=found.of_all - len(found.persons),
        spans=spans,
        more_lines=lines - len(found.newest),
    )


def _spans(context: Context, entries: Sequence[Exchanged], periods: Sequence[Period]) -> tuple[Span, ...]:
    """The lines by the periods of the plot, those before it, and those without a day."""
    found: dict[tuple[str, str], list[Line]] = {}
    for one in entries:
        when = one.handed.when
        if when is None or when.start > context.today:
            key = "in-no-day", "Without a day"
        else:
            period = next((period for period in reversed(periods) if period.start <= when.start), None)
            key = (f"in-{period.key}", _title(period)) if period else ("in-before", "Before")
        found.setdefault(key, []).append(_line(context, one))
    return tuple(Span(key, title, tuple(lines)) for (key, title), lines in found.items())


def _line(context: Context, one: Exchanged) -> Line:
    return _handed(context, one.handed, entry_ref(context, one.who) if one.who else None)


def _handed(context: Context, one: Handed, who: Ref | None) -> Line:
    return Line(
        is_given=one.exchange.kind == "gave",
        text=context.notes.inline(one.exchange.text, ""),
        who=who,
        when=_day(context, one.when) if one.when else None,
        page=page_of(context, one.exchange.location),
        place=place(one.exchange.location),
    )


def _person(context: Context, one: ByPerson) -> PersonLine:
    return PersonLine(
        who=entry_ref(context, one.who) if one.who else None,
        given=one.given,
        got=one.got,
        last_given=_handed(context, one.last_given, None) if one.last_given else None,
        last_got=_handed(context, one.last_got, None) if one.last_got else None,
    )


def _day(context: Context, when: When) -> Day:
    return when_day(replace(when, clock=None), context.today)


def _column(period: Period) -> tuple[str, str, int, int]:
    return _short(period), f"{_title(period)}: given {period.given:,}, got {period.got:,}", period.given, period.got


def _title(period: Period) -> str:
    """``May 2026``, ``Apr to Jun 2026``, ``2026``."""
    year, month = period.start.year, period.start.month
    if period.unit == "year":
        return str(year)
    if period.unit == "month":
        return f"{MONTHS[month - 1]} {year}"
    return f"{MONTHS[month - 1]} to {MONTHS[month + 1]} {year}"


def _short(period: Period) -> str:
    if period.unit == "year":
        return str(period.start.year)
    return f"{MONTHS[period.start.month - 1]} {period.start.year % 100:02}"


def _summary(periods: Sequence[Period]) -> str:
    """What the plot shows, for those who don't see it."""
    if not periods:
        return ""
    most = max(periods, key=lambda one: (one.given + one.got, one.start))
    span = _title(periods[0]) if len(periods) == 1 else f"From {_title(periods[0])} to {_title(periods[-1])}"
    given, got = sum(one.given for one in periods), sum(one.got for one in periods)
    return (
        f"{span}, by {periods[0].unit}: given {given:,}, got {got:,}. "
        f"Most in {_title(most)}: given {most.given:,}, got {most.got:,}."
    )

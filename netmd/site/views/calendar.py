"""The calendar: a page for each month that something falls into, as a table of weeks and as a list of its days."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from types import MappingProxyType
from unicodedata import east_asian_width

from netmd.dates import MONTHS, WEEKDAYS
from netmd.model import Contact, Meeting
from netmd.months import Event, Kind, Month, months_of
from netmd.promises import without_owner
from netmd.site.slugs import address
from netmd.site.views.context import Context, title_of
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref
from netmd.site.views.timeline import anchor

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MOST_IN_WEEKS = {4: 5, 5: 4, 6: 3}
"""Events a day shows in the table, by the weeks of the month: two lines each, so many rows fit on a sheet of A4."""

MORE_ON_PAPER = 2
"""How many more of a day a sheet shows, where so many take one line alone that they have room."""

MOST_IN_LIST = 12
"""Events a day shows in the list of all days."""

_MOST_LINES = MOST_IN_LIST + MORE_ON_PAPER
_MOST_SOMETIME = 8
_MOST_YEARS = 24
_ONE_LINE = 24
"""Characters that surely stand on one line of a cell on paper."""

_WORDS = 90
"""Characters of a title or an item."""

_KIND_WORDS: dict[Kind, tuple[str, str]] = {
    Kind.TOUCH: ("touch", "touches"),
    Kind.PLANNED: ("planned", "planned"),
    Kind.DUE: ("due", "due"),
    Kind.PROMISED: ("promised to me", "promised to me"),
    Kind.FOLLOW_UP: ("follow-up", "follow-ups"),
    Kind.THANKS: ("thank-you", "thank-yous"),
    Kind.CLOSES: ("opening closes", "openings close"),
    Kind.BIRTHDAY: ("birthday", "birthdays"),
    Kind.KEEP: ("to get in touch with", "to get in touch with"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event: ``kind`` is a class name, ``word`` the same for people, empty for a touch.

    ``words`` say what it is about: a meeting's title, or an item. ``channel`` is given for meetings. ``who`` leads to
    the meeting on its page, or to the page of what it is about; ``others`` took part. ``late`` says that its day is
    over and it is not done.
    """

    kind: str
    clock: str
    who: Ref
    others: str
    word: str
    channel: str
    words: str
    late: bool


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the month: ``lines`` as many as are shown, ``more`` the number of those left out.

    ``on_paper`` are the lines that a sheet has room for beside those, ``more_on_paper`` what is left out there.
    ``anchor`` is its id in the list of days, empty where it is not there.
    """

    number: int
    day: Day
    is_today: bool
    anchor: str
    lines: tuple[Line, ...]
    more: int
    on_paper: tuple[Line, ...]
    more_on_paper: int


@dataclass(frozen=True, slots=True)
class Sometime:
    """What has no day: ``words`` says ``Some time in September 2026``."""

    words: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events of a kind a month has."""

    kind: str
    count: int
    word: str


@dataclass(frozen=True, slots=True)
class MonthView:
    """The page of a month. ``weeks`` begin on Monday, None stands for a day of another month.

    ``agenda`` has today and the days on which something is; ``today_anchor`` is today's id in it, empty in other
    months. ``months`` are the twelve of its year and ``years`` the years to go to; a Ref without an address is where
    one is, or a month in which nothing is.
    """

    title: str
    iso: str
    name: str
    year: int
    today_anchor: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    counts: tuple[Counted, ...]
    sometime: tuple[Sometime, ...]
    agenda: tuple[DayCell, ...]
    before: Ref | None
    after: Ref | None
    months: tuple[Ref, ...]
    years: tuple[Ref, ...]


def calendar_views(context: Context) -> Iterator[tuple[str, MonthView]]:
    """Each page's path and what it shows: ``calendar.html``, which is today's month, then every month."""
    months = months_of(context.index, context.today, context.agenda, context.carried)
    found = {(*month, day): events for month, one in months.items() for day, events in one.days.items()}
    found |= {(*month, 0): one.sometime for month, one in months.items()}
    days = context.carried.by_group("days shown", found, lambda _, events: _shown(context, events))
    falling = {
        month: (tuple([(day, days[*month, day]) for day in one.days]), days[*month, 0], one.sometime)
        for month, one in months.items()
    }
    order = tuple(months)
    views = context.carried.by_group(
        "months shown",
        falling,
        lambda month, parts: _month_view(context, month, dict(parts[0]), parts[1], parts[2], order),
        given=order,
    )
    yield "calendar.html", views[context.today.year, context.today.month]
    for month, view in views.items():
        yield _page(month), view


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a day shows, or what has no day: its first lines, and how many events of each kind there are."""

    lines: tuple[Line, ...]
    counts: Mapping[str, int]

    def __len__(self) -> int:
        return sum(self.counts.values())


_NOTHING = _Shown((), MappingProxyType({}))


def _shown(context: Context, events: Sequence[Event]) -> _Shown:
    lines = tuple([_line(context, event) for event in events[:_MOST_LINES]])
    return _Shown(lines, Counter(event.kind.value for event in events))


def _page(month: Month) -> str:
    return f"calendar/{month[0]:04}-{month[1]:02}.html"


def _month_view(
    context: Context,
    month: Month,
    days: Mapping[int, _Shown],
    undated: _Shown,
    sometime: Sequence[Event],
    order: Sequence[Month],
) -> MonthView:
    year, number = month
    weeks = [week for week in Calendar().monthdayscalendar(year, number) if any(week)]
    limit = MOST_IN_WEEKS[len(weeks)]
    at = order.index(month)
    today = context.today
    is_this_month = month == (today.year, today.month)
    listed = sorted(days.keys() | ({today.day} if is_this_month else set()))

    def cell(day: int, limit: int) -> DayCell:
        return _cell(context, date(year, number, day), days.get(day, _NOTHING), limit)

    return MonthView(
        title=f"{MONTH_NAMES[number - 1]} {year}",
        iso=f"{year:04}-{number:02}",
        name=MONTH_NAMES[number - 1],
        year=year,
        today_anchor=_anchor(today.day) if is_this_month else "",
        weekdays=WEEKDAYS,
        weeks=tuple(tuple(cell(day, limit) if day else None for day in week) for week in weeks),
        counts=tuple(_counts([*days.values(), undated])),
        sometime=tuple(_sometime(context, month, sometime)),
        agenda=tuple(cell(day, MOST_IN_LIST) for day in listed),
        before=_month_ref(order[at - 1]) if at else None,
        after=_month_ref(order[at + 1]) if at + 1 < len(order) else None,
        months=tuple(
            Ref(MONTHS[one], _page((year, one + 1)) if (year, one + 1) in order and one + 1 != number else "")
            for one in range(12)
        ),
        years=tuple(_years(month, order)),
    )  # fmt: skip


def _month_ref(month: Month) -> Ref:
    return Ref(f"{MONTH_NAMES[month[1] - 1]} {month[0]}", _page(month))


def _years(month: Month, order: Sequence[Month]) -> Iterator[Ref]:
    """The years that have a month: the same one, or the one nearest to it; of very many the nearest years."""
    nearest: dict[int, Month] = {}
    for year, number in order:
        known = nearest.get(year)
        if known is None or abs(number - month[1]) < abs(known[1] - month[1]):
            nearest[year] = (year, number)
    shown = sorted(sorted(nearest, key=lambda year: (abs(year - month[0]), year))[:_MOST_YEARS])
    for year in sorted({min(nearest), *shown, max(nearest)}):
        yield Ref(str(year), _page(nearest[year]) if year != month[0] else "")


def _counts(days: Iterable[_Shown]) -> Iterator[Counted]:
    counted = Counter[str]()
    for day in days:
        counted.update(day.counts)
    for kind, (one, several) in _KIND_WORDS.items():
        count = counted[kind.value]
        if count:
            yield Counted(kind.value, count, one if count == 1 else several)


def _sometime(context: Context, month: Month, events: Sequence[Event]) -> Iterator[Sometime]:
    for precision, words in (("month", f"{MONTH_NAMES[month[1] - 1]}"), ("year", f"{month[0]}")):
        found = [event for event in events if event.when.precision == precision]
        if found:
            shown = tuple(_line(context, event) for event in found[:_MOST_SOMETIME])
            yield Sometime(f"Some time in {words}", shown, len(found) - len(shown))


def _cell(context: Context, day: date, shown: _Shown, limit: int) -> DayCell:
    lines, events = shown.lines[: limit + MORE_ON_PAPER], len(shown)
    fitting = max(limit, _fitting(lines, 2 * limit))
    return DayCell(
        number=day.day,
        day=Day(day.isoformat(), f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"),
        is_today=day == context.today,
        anchor=_anchor(day.day) if events or day == context.today else "",
        lines=lines[:limit],
        more=max(0, events - limit),
        on_paper=lines[limit:fitting],
        more_on_paper=max(0, events - fitting),
    )


def _fitting(lines: Sequence[Line], room: int) -> int:
    """How many of the lines, which take two at most in a cell on paper, have room in it."""
    taken = accumulate(1 if _width(line) <= _ONE_LINE else 2 for line in lines)
    return sum(height <= room for height in taken)


def _width(line: Line) -> int:
    text = " ".join((line.clock, line.who.text, line.others, line.word, line.channel or line.words))
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _anchor(day: int) -> str:
    return f"day-{day}"


def _line(context: Context, event: Event) -> Line:
    meeting, item = event.meeting, event.item
    is_open = event.kind in (Kind.DUE, Kind.PROMISED, Kind.FOLLOW_UP, Kind.KEEP, Kind.THANKS)
    text = meeting.title if meeting else without_owner(item, context.index) if item else ""
    name, channel = title_of(event.entry), _channel(meeting) if meeting else ""
    words = context.notes.excerpt(text, _WORDS) or channel
    return Line(
        kind=event.kind.value,
        clock=f"{event.when.clock:%H:%M}" if event.when.clock else "",
        who=Ref(name, _href(context, event)),
        others=_others(context, event),
        word=_word(event),
        channel=channel,
        words="" if words == name else words,
        late=is_open and (event.late_after or event.when.end) < context.today,
    )


def _href(context: Context, event: Event) -> str:
    page = context.href(event.entry)
    return f"{page}#{address(anchor(context, event.meeting, event.entry))}" if event.meeting else page


def _others(context: Context, event: Event) -> str:
    """Who else took part: ``and Sam Lee``, ``and 3 others``."""
    if event.meeting is None:
        return ""
    others = [one.name for one in context.index.participants(event.meeting) if one.path != event.entry.path]
    if len(others) > 1:
        return f"and {len(others)} others" if _is_person(event) else f"with {len(others)} people"
    join = "and" if _is_person(event) else "with"
    return f"{join} {others[0]}" if others else ""


def _is_person(event: Event) -> bool:
    return isinstance(event.entry, Contact)


def _channel(meeting: Meeting) -> str:
    word = CHANNEL_WORDS[meeting.channel]
    return word if meeting.channel == "linkedin" else word[:1].lower() + word[1:]


_PLAIN_WORDS: Mapping[Kind, str] = {
    Kind.TOUCH: "",
    Kind.PLANNED: "planned",
    Kind.DUE: "due",
    Kind.PROMISED: "promised",
    Kind.FOLLOW_UP: "follow up",
    Kind.KEEP: "get in touch",
    Kind.THANKS: "say thank you",
    Kind.CLOSES: "closes",
}


def _word(event: Event) -> str:
    """What kind it is, in a word or two: ``planned``, ``due``, ``turns 40``."""
    if event.kind is Kind.BIRTHDAY:
        return f"turns {event.turns}" if event.turns else "birthday"
    return _PLAIN_WORDS[event.kind]

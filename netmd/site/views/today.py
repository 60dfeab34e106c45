"""Today: whom do I owe a word, and what was it we talked about?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.followups.reminder import Lane, Reminder
from netmd.followups.words import long_day
from netmd.model import Contact, Entry
from netmd.site.views.contacts import contacts_href
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, employer, entry_ref
from netmd.site.views.reminders import LANE_WORDS, Nudge, Topic, last_topic, nudge
from netmd.site.views.standing import UNTOUCHED


@dataclass(frozen=True, slots=True)
class Group:
    """What one lane has to say about one entry, and what was talked about with them last.

    ``more`` is the number of reminders left out where there are many.
    """

    subject: Ref
    nudges: tuple[Nudge, ...]
    more: int
    topic: Topic | None


@dataclass(frozen=True, slots=True)
class LaneView:
    """One lane: ``key`` is its id on the page, ``word`` its title in short, ``empty`` what would appear here.

    ``count`` is the number of reminders, ``more`` that of the people and things left out where there are very many.
    """

    key: str
    title: str
    word: str
    count: int
    empty: str
    groups: tuple[Group, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """The agenda: ``main`` asks for a word, ``side`` is to be kept in mind, ``later`` can wait.

    ``undated`` is how many of the later ones have no date. ``only_met`` is how many people have a day one met them,
    and nothing else written of them: they ask for nothing. ``only_met_href`` is the table of them.
    """

    weekday: str
    day: str
    lanes: tuple[LaneView, ...]
    main: tuple[LaneView, ...]
    side: tuple[LaneView, ...]
    later: LaneView
    undated: int
    only_met: int
    only_met_href: str
    is_first_day: bool


_EMPTY: dict[Lane, str] = {
    Lane.LATE: "Nothing is late. What you promised, or meant to say, shows here once its day has passed.",
    Lane.TODAY: "Nothing for today. Thank-yous, promises and words that fall due show here on their day.",
    Lane.THIS_WEEK: "Nothing in the next seven days.",
    Lane.WAITING: "Nobody owes you anything. An item that begins with @them shows here.",
    Lane.PLANNED: "Nothing planned. A heading with a date to come, such as “## 2026-12-01 Coffee”, shows here.",
    Lane.LATER: "Nothing further ahead.",
    Lane.DRIFTING: "Nobody is drifting away. People you have not spoken to in a long time show here.",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MAIN = (Lane.LATE, Lane.TODAY, Lane.THIS_WEEK)
_SIDE = (Lane.PLANNED, Lane.WAITING, Lane.DRIFTING)
_MOST = {lane: 50 if lane in _MAIN else 25 for lane in Lane}
"""Reminders shown in one lane: more than anybody does in a day, and the page stays light."""
_MOST_OF_ONE = 5
"""Reminders about one person or thing shown in one lane; their page has the rest."""
_RECALLS = frozenset(("keep-in-touch", "drifting", "birthday", "follow-up", "planned", "linkedin", "thank-you"))
"""The rules whose reminders don't themselves say what it is about."""


def today_view(context: Context) -> TodayView:
    """The agenda of the day."""
    lanes = {lane: _lane(context, lane) for lane in Lane}
    return TodayView(
        weekday=_WEEKDAYS[context.today.weekday()],
        day=long_day(context.today).partition(" ")[2],
        lanes=tuple(lanes.values()),
        main=tuple(lanes[lane] for lane in _MAIN),
        side=tuple(lanes[lane] for lane in _SIDE),
        later=lanes[Lane.LATER],
        undated=sum(reminder.due is None for reminder in context.agenda.lanes.get(Lane.LATER, ())),
        only_met=sum(state.only_met for state in context.standings.values()),
        only_met_href=contacts_href(state=UNTOUCHED),
        is_first_day=not context.index.entries,
    )


def _lane(context: Context, lane: Lane) -> LaneView:
    reminders = context.agenda.lanes.get(lane, ())
    by_subject: dict[str, list[Reminder]] = {}
    for reminder in reminders:
        by_subject.setdefault(reminder.subject, []).append(reminder)
    shown = list(_as_many_as_fit(by_subject, _MOST[lane]))
    return LaneView(
        key=lane.value,
        title=lane.title,
        word=LANE_WORDS[lane].lower(),
        count=len(reminders),
        empty=_EMPTY[lane],
        groups=tuple(_group(context, path, found) for path, found in shown),
        more=len(by_subject) - len(shown),
    )


def _as_many_as_fit(
    by_subject: Mapping[str, Sequence[Reminder]], most: int
) -> Iterator[tuple[str, Sequence[Reminder]]]:
    """The subjects whose reminders, as many of each as are shown, are no more than so many together."""
    lines = 0
    for path, reminders in by_subject.items():
        lines += min(len(reminders), _MOST_OF_ONE)
        if lines > most:
            return
        yield path, reminders


def _group(context: Context, path: str, reminders: Sequence[Reminder]) -> Group:
    entry = context.index.entries.get(path)
    recalls = isinstance(entry, Contact) and any(reminder.rule in _RECALLS for reminder in reminders)
    return Group(
        subject=_subject(context, entry) if entry else Ref(path),
        nudges=tuple(nudge(context, reminder) for reminder in reminders[:_MOST_OF_ONE]),
        more=max(0, len(reminders) - _MOST_OF_ONE),
        topic=last_topic(context, entry) if isinstance(entry, Contact) and recalls else None,
    )


def _subject(context: Context, entry: Entry) -> Ref:
    return employer(context, entry) if isinstance(entry, Contact) else entry_ref(context, entry)

"""The agenda: every reminder of a notebook on a day, in lanes, each lane in a fixed order.

- late, waiting and drifting: the most urgent first, then by day and name;
- today: planned meetings by the hour, then rule by rule (items, follow-ups, thank-yous, ...), the most urgent first;
- this week, planned and later: by day and hour, then rule by rule, the most urgent first; what has no day comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cached_property
from operator import itemgetter
from types import MappingProxyType

from netmd.carried import Carried
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.rules import PERSON_RULES, RULE_ORDER, SUBJECT_RULES
from netmd.followups.situation import View, person_of, subject_of, view_on
from netmd.followups.words import display_name
from netmd.index import Index
from netmd.model import Contact, Entry, name_key
from netmd.settings import Settings

_RANK = {rule: rank for rank, rule in enumerate(RULE_ORDER)}
_MOST_URGENT_FIRST = (Lane.LATE, Lane.WAITING, Lane.DRIFTING)
_SortKey = tuple[float | int | str | date | time, ...]
_Placed = tuple[_SortKey, Reminder]
_KEY = itemgetter(0)


@dataclass(frozen=True)
class Agenda:
    """The reminders on ``today``. ``lanes`` has every lane, in the order of :class:`Lane`, empty ones included.

    Iterating gives all reminders, lane by lane.
    """

    today: date
    lanes: Mapping[Lane, tuple[Reminder, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __iter__(self) -> Iterator[Reminder]:
        for lane in Lane:
            yield from self.lanes.get(lane, ())

    def __len__(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def counts(self) -> Mapping[Lane, int]:
        """How many reminders each lane holds."""
        return MappingProxyType({lane: len(self.lanes.get(lane, ())) for lane in Lane})

    def for_subject(self, path: str) -> tuple[Reminder, ...]:
        """The reminders about the entry in this file, in the agenda's order."""
        return self._by_subject.get(path, ())

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Reminder, ...]]:
        found: dict[str, list[Reminder]] = {}
        for reminder in self:
            found.setdefault(reminder.subject, []).append(reminder)
        return {path: tuple(reminders) for path, reminders in found.items()}


def build_agenda(index: Index, settings: Settings, today: date, carried: Carried | None = None) -> Agenda:
    """Everything to be done on ``today``, for every entry of the notebook.

    ``carried`` has what the last build for this day and these settings found out.
    """
    view = view_on(index, settings, today)

    def about(path: str) -> list[_Placed]:
        return _placed(_about(index.entries[path], view), index)

    found = (carried or Carried()).each("reminders", index.entries, about)
    return _arranged((placed for all_of_one in found.values() for placed in all_of_one), today)


def reminders_for(entry: Entry, index: Index, settings: Settings, today: date) -> tuple[Reminder, ...]:
    """The reminders about one entry alone: the ones that :func:`build_agenda` has for it, rule by rule.

    A change to one file can change what is said about others: those it links to, and those that link to it.
    """
    return tuple(_about(entry, view_on(index, settings, today)))


def arrange(reminders: Iterable[Reminder], index: Index, today: date) -> Agenda:
    """The agenda of these reminders, whatever their order."""
    return _arranged(_placed(reminders, index), today)


def _placed(reminders: Iterable[Reminder], index: Index) -> list[_Placed]:
    """The reminders, each with what decides on its place in its lane."""
    names: dict[str, str] = {}
    placed = []
    for reminder in reminders:
        name = names.get(reminder.subject)
        if name is None:
            entry = index.entries.get(reminder.subject)
            name = names[reminder.subject] = name_key(display_name(entry)) if entry else ""
        placed.append(((*_order(reminder), name, *_place(reminder)), reminder))
    return placed


def _arranged(placed: Iterable[_Placed], today: date) -> Agenda:
    lanes: dict[Lane, list[_Placed]] = {lane: [] for lane in Lane}
    for one in placed:
        lanes[one[1].lane].append(one)
    return Agenda(
        today,
        MappingProxyType(
            {lane: tuple(reminder for _, reminder in sorted(found, key=_KEY)) for lane, found in lanes.items()}
        ),
    )


def _about(entry: Entry, view: View) -> list[Reminder]:
    subject = subject_of(entry, view)
    found = [reminder for rule in SUBJECT_RULES for reminder in rule(subject)]
    if isinstance(entry, Contact):
        person = person_of(subject, entry)
        found += [reminder for rule in PERSON_RULES for reminder in rule(person)]
    return _told_apart(found)


def _told_apart(reminders: list[Reminder]) -> list[Reminder]:
    """The same reminders, with those that would have the same id numbered in the order of their places."""
    if len(reminders) < 2 or len({(reminder.rule, reminder.about) for reminder in reminders}) == len(reminders):
        return reminders
    seen: dict[tuple[str, str], int] = {}
    told_apart = []
    for reminder in sorted(reminders, key=lambda reminder: (_RANK[reminder.rule], reminder.location)):
        count = seen[reminder.rule, reminder.about] = seen.get((reminder.rule, reminder.about), 0) + 1
        told_apart.append(replace(reminder, about=f"{reminder.about}\n{count}") if count > 1 else reminder)
    return told_apart


def _order(reminder: Reminder) -> _SortKey:
    rank, due, clock = _RANK[reminder.rule], reminder.due or date.max, reminder.clock or time.min
    if reminder.lane in _MOST_URGENT_FIRST:
        return -reminder.urgency, due
    if reminder.lane is Lane.TODAY:
        return (rank, due, clock) if reminder.rule == "planned" else (rank, -reminder.urgency, due)
    return due, clock, rank, -reminder.urgency


def _place(reminder: Reminder) -> _SortKey:
    location = reminder.location
    return reminder.rule, location.path, location.line, location.column, reminder.what, reminder.subject

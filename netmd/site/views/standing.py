"""Where the tie with a contact stands, as the table and the page of a contact show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netmd.dates import Window, short_date
from netmd.followups.touch_state import Standing as StandingWord
from netmd.followups.touch_state import TouchState
from netmd.model import Contact
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, day, due_day, when_day
from netmd.touches import touch_day

UNTOUCHED = "untouched"
"""The state of a tie that has a cadence, and nothing yet to count it from."""
STATE_WORDS: dict[str, str] = {
    "none": "no rhythm",
    UNTOUCHED: "no touch yet",
    "in-time": "in time",
    "due": "due",
    "late": "late",
    "drifting": "drifting",
    "snoozed": "snoozed",
    "archived": "archived",
    "dormant": "dormant",
    "planned": "planned",
}
_COUNTED: frozenset[StandingWord] = frozenset(("in-time", "due", "late", "drifting", "planned"))
"""The states in which the window counts; a tie that rests has no next touch."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Where in its window a tie stands, in hundredths of the way from the last touch to being late.

    ``filled`` is today, ``due`` where the window opens; both 0 to 100.
    """

    filled: int
    due: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a tie: ``state`` a class name, ``word`` and ``sentence`` the same for people.

    ``sentence`` is empty where the word says it all.
    """

    state: str
    word: str
    sentence: str
    bar: Bar | None
    last: Day | None
    next: Day | None


def standing(context: Context, contact: Contact) -> Standing:
    """Where the tie with a contact stands today; worked out once a build, as several pages show it."""
    return context.once(Standing, contact.path, lambda: _standing(context, contact))


def _standing(context: Context, contact: Contact) -> Standing:
    state, today = context.standings[contact.path], context.today
    is_untouched = state.word == "none" and (state.day is None or state.only_met) and isinstance(state.cadence, Window)
    key = UNTOUCHED if is_untouched else state.word
    return Standing(
        state=key,
        word=STATE_WORDS[key],
        sentence="" if is_untouched and state.day is None else state.sentence,
        bar=_bar(state, today),
        last=day(touch_day(state.last, today), today) if state.last else None,
        next=_next(context, contact, state),
    )


def _next(context: Context, contact: Contact, state: TouchState) -> Day | None:
    """The next touch: the plan's day, else since when it is late or due, or the day it will be."""
    today = context.today
    if state.word == "planned":
        plan = context.index.plans(contact, today)[0].when
        if plan.precision == "day":
            return due_day(plan.start, today)
        return when_day(plan, today)
    if state.due is None or state.late_after is None or state.word not in _COUNTED:
        return None
    if state.late_after < today:
        return Day(state.due.isoformat(), f"since {short_date(state.late_after, today)}")
    if state.due < today:
        return Day(state.due.isoformat(), f"since {short_date(state.due, today)}")
    return due_day(state.due, today)


def _bar(state: TouchState, today: date) -> Bar | None:
    if state.day is None or state.due is None or state.late_after is None or state.word not in _COUNTED:
        return None
    days = (state.due - state.day).days
    return Bar(_percent((today - state.day).days, state.window_days), _percent(days, state.window_days))


def _percent(part: int, whole: int) -> int:
    return max(0, min(100, round(100 * part / whole)))

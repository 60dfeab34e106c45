"""How the tie with one contact stands: the last touch, the cadence that applies, and where in its window today lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from netmd.dates import Cadence, NoCadence, Window, add_days, short_date, span_in_words
from netmd.followups.words import channel_word, day_of
from netmd.index import Index
from netmd.model import Contact, Entry, Meeting, name_key
from netmd.settings import Drifting, Settings
from netmd.touches import touch_day

Standing = Literal["none", "in-time", "due", "late", "drifting", "snoozed", "archived", "dormant", "planned"]

PLAN_SETTLES_DAYS = 14
"""A meeting planned at most this long after a word is late (or after today) stands for that word."""
_OWN = "their own"
_NOTEBOOK = "the notebook"
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class TouchState:
    """The tie with a contact on a day.

    ``last`` is the last touch; ``day`` is the day counted from: the last touch's, else the day they met, else None.
    ``cadence_from`` says whose the cadence is: ``their own``, ``tag mentor``, ``the notebook``. ``due`` is the first
    day a word is due and ``late_after`` the last one it is in time; None without a window or a day. ``fraction`` is
    0 on the day counted from, 1 on ``late_after`` and beyond 1 when it is late. ``word`` names the state, and
    ``sentence`` says it in words: ``Last touch 2 Oct (coffee), every 4-6 weeks: late since 13 Nov``.

    ``none`` is a tie without a rhythm: no cadence applies, or there is no day to count from. ``only_met`` is such a one
    that would have a rhythm if more than the day they met were known.
    """

    word: Standing
    sentence: str
    cadence: Cadence
    cadence_from: str
    last: Meeting | None = None
    day: date | None = None
    due: date | None = None
    late_after: date | None = None
    fraction: float | None = None
    only_met: bool = False

    @property
    def window_days(self) -> int:
        """The length of the whole window in days, at least 1; 0 where there is none."""
        return max(1, (self.late_after - self.day).days) if self.day and self.late_after else 0


def touch_state(contact: Contact, index: Index, settings: Settings, today: date) -> TouchState:
    """How the tie with the contact stands on ``today``."""
    touches = by_touch_day(index.touches(contact, today), index, today)
    return state_of(contact, touches, index.plans(contact, today), settings, today)


def by_touch_day(touches: Sequence[Meeting], index: Index, today: date) -> tuple[Meeting, ...]:
    """Past meetings in the order of the day they count as a touch.

    Within a day by the hour, and within a file in its order of writing: upwards where it has the newest first. What has
    no hour of its own comes right after what is written before it.
    """
    if _come_day_by_day(touches, today):
        return tuple(touches)
    newest_first = {host: _has_newest_first(index.entries[host]) for host in {meeting.host for meeting in touches}}

    def as_written(meeting: Meeting) -> tuple[str, int]:
        line = meeting.location.line
        return meeting.host, -line if newest_first[meeting.host] else line

    keyed: list[tuple[date, date, time, tuple[str, int], Meeting]] = []
    before: Meeting | None = None
    hour = time.min
    for meeting in sorted(touches, key=as_written):
        continues = before is not None and (before.host, before.when.start) == (meeting.host, meeting.when.start)
        hour = meeting.when.clock or (hour if continues else time.min)
        keyed.append((touch_day(meeting, today), meeting.when.start, hour, as_written(meeting), meeting))
        before = meeting
    return tuple(one[-1] for one in sorted(keyed, key=lambda one: one[:-1]))


def _come_day_by_day(touches: Sequence[Meeting], today: date) -> bool:
    """Whether each stands on a later day than the one before it, so that nothing else has to tell their order."""
    before = None
    for meeting in touches:
        when = meeting.when
        if when.precision != "day" or (before is not None and before >= when.start):
            return len(touches) < 2
        before = when.start
    return before is None or before <= today


def state_of(
    contact: Contact, touches: Sequence[Meeting], plans: Sequence[Meeting], settings: Settings, today: date
) -> TouchState:
    """Like :func:`touch_state`, with the contact's touches (by touch day) and plans (next first) known already."""
    cadence, cadence_from = effective_cadence(contact, settings)
    last = touches[-1] if touches else None
    day = touch_day(last, today) if last else _day_met(contact, today)
    due = late_after = fraction = None
    only_met = last is None and day is not None and cadence_from == _NOTEBOOK and _is_a_card(contact)
    if day is not None and isinstance(cadence, Window) and not only_met:
        due, late_after = cadence.due(day), cadence.late(day)
        fraction = (today - day).days / max(1, (late_after - day).days)
    state = TouchState("none", "", cadence, cadence_from, last, day, due, late_after, fraction, only_met)
    plan = _settling_plan(state, plans, today)
    word = _word(contact, state, plan, len(touches), settings.rules.drifting, today)
    sentence = _sentence(contact, state, word, plan, today)
    only_met = only_met and word == "none"
    return TouchState(word, sentence, cadence, cadence_from, last, day, due, late_after, fraction, only_met)


def effective_cadence(contact: Contact, settings: Settings) -> tuple[Cadence, str]:
    """The cadence that applies, and whose it is: the contact's own, else by tag, else the notebook's.

    Of several tags' windows the shortest counts; ``none`` by tag counts only if no tag gives a window.
    """
    if contact.cadence is not None:
        return contact.cadence, _OWN
    by_tag = settings.cadence_by_tag
    found = [(by_tag[name_key(tag)], f"tag {tag}") for tag in contact.tags if name_key(tag) in by_tag] if by_tag else []
    return min(found, key=lambda pair: _length(pair[0]), default=(settings.cadence, _NOTEBOOK))


def _has_newest_first(entry: Entry) -> bool:
    meetings = entry.note.meetings
    return meetings[0].when.start > meetings[-1].when.start


def _length(cadence: Cadence) -> tuple[date, date]:
    if isinstance(cadence, NoCadence):
        return date.max, date.max
    return cadence.due(_ANY_DAY), cadence.late(_ANY_DAY)


def _day_met(contact: Contact, today: date) -> date | None:
    met = contact.met
    return min(met.end, today) if met and met.start <= today and met.precision != "year" else None


def _is_a_card(contact: Contact) -> bool:
    """Whether the note says what an address book does, and not a word of one's own: how one met, through whom, a text.

    An import of connections brings hundreds of these, each with a day years ago; were the notebook's cadence counted
    from it, they would bury the people one has met.
    """
    note = contact.note
    written = any(section.title or section.text.strip() for section in note.sections)
    counted = note.items or note.exchanges or note.introductions
    return not (written or counted or contact.met_at or contact.introduced_by)


def _settling_plan(state: TouchState, plans: Sequence[Meeting], today: date) -> Meeting | None:
    """The next plan, if it comes soon enough to stand for a word; without a window any plan does.

    A plan for a month counts by the month's end, because it may take place as late as that.
    """
    if state.late_after is None:
        return plans[0] if plans else None
    limit = add_days(max(state.late_after, today), PLAN_SETTLES_DAYS)
    return next((plan for plan in plans if plan.when.end <= limit), None)


def _word(
    contact: Contact, state: TouchState, plan: Meeting | None, touches: int, drifting: Drifting, today: date
) -> Standing:
    if contact.status == "archived":
        return "archived"
    if contact.snooze and contact.snooze > today:
        return "snoozed"
    if contact.status == "dormant":
        return "dormant"
    if plan:
        return "planned"
    if _is_drifting(state, touches, drifting, today):
        return "drifting"
    if state.due is None or state.late_after is None:
        return "none"
    if today > state.late_after:
        return "late"
    return "due" if today >= state.due else "in-time"


def _is_drifting(state: TouchState, touches: int, drifting: Drifting, today: date) -> bool:
    if not drifting.enabled or state.day is None:
        return False
    if state.late_after is not None:
        silence = (today - state.day).days
        return today > state.late_after and silence >= drifting.factor * state.window_days
    return state.cadence_from != _OWN and touches >= 2 and drifting.after.after(state.day) < today


def _sentence(contact: Contact, state: TouchState, word: Standing, plan: Meeting | None, today: date) -> str:
    start = _counted_from(state, today)
    if state.only_met:
        start += ", nothing written yet"
    elif state.day is not None:
        start += f", {state.cadence}"
    ending = _ending(contact, state, word, plan, today)
    return f"{start}: {ending}" if ending else start


def _counted_from(state: TouchState, today: date) -> str:
    if state.last:
        return f"Last touch {day_of(state.last, today)} ({channel_word(state.last)})"
    return f"Met {short_date(state.day, today)}" if state.day else "No touch yet"


def _ending(contact: Contact, state: TouchState, word: Standing, plan: Meeting | None, today: date) -> str:
    if word == "snoozed" and contact.snooze:
        return f"snoozed until {short_date(contact.snooze, today)}"
    if word in ("archived", "dormant"):
        return word
    if plan:
        return f"{channel_word(plan)} planned for {day_of(plan, today)}"
    silent = f"silent for {span_in_words((today - state.day).days)}" if state.day else ""
    if state.due is None or state.late_after is None:
        return silent if word == "drifting" else ""
    late = short_date(state.late_after, today)
    if today > state.late_after:
        return f"late since {late}" + (f", {silent}" if word == "drifting" else "")
    due = "today" if state.due == today else f"since {short_date(state.due, today)}"
    return f"due {due}, late after {late}" if today >= state.due else f"due {short_date(state.due, today)}"

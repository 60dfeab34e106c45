"""Keep in touch: the cadence window since the last touch."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.followups.reminder import Lane, Reminder, lane_for, lateness
from netmd.followups.situation import Person

_AHEAD_DAYS = 30


def keep_in_touch(person: Person) -> Iterator[Reminder]:
    """A reminder from a month before a word is due; with people drifting away once the silence is long.

    Silent for dormant ties, and where a meeting is planned soon enough.
    """
    state, today = person.state, person.view.today
    if not person.view.rules.keep_in_touch.enabled or state.word not in ("in-time", "due", "late", "drifting"):
        return
    if state.day is None or state.due is None or (state.due - today).days > _AHEAD_DAYS:
        return
    lane = Lane.DRIFTING if state.word == "drifting" else lane_for(state.due, state.late_after, today)
    yield Reminder(
        rule="keep-in-touch",
        subject=person.contact.path,
        what="Get in touch",
        why=state.sentence[:1].lower() + state.sentence[1:],
        location=state.last.location if state.last else person.contact.note.at("met"),
        lane=lane,
        due=state.due,
        late_after=state.late_after,
        urgency=lateness(state.late_after, today, state.window_days),
        about=state.day.isoformat(),
    )

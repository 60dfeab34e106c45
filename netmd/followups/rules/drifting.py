"""People drifting away where no cadence calls for a word."""

from __future__ import annotations

from collections.abc import Iterator

from netmd.followups.reminder import Lane, Reminder
from netmd.followups.situation import Person


def drifting(person: Person) -> Iterator[Reminder]:
    """A reminder for a tie that was alive (two touches) and has been silent for long.

    Under a cadence the keep-in-touch reminder says so already; this one speaks if that rule is off. The longer the
    silence, the more urgent: in years.
    """
    rules, state, today = person.view.rules, person.state, person.view.today
    if state.word != "drifting" or state.day is None or (state.due is not None and rules.keep_in_touch.enabled):
        return
    yield Reminder(
        rule="drifting",
        subject=person.contact.path,
        what="Pick up the thread",
        why=state.sentence[:1].lower() + state.sentence[1:],
        location=state.last.location if state.last else person.contact.note.at("met"),
        lane=Lane.DRIFTING,
        due=state.due,
        late_after=state.late_after,
        urgency=(today - state.day).days / 365,
        about=state.day.isoformat(),
    )

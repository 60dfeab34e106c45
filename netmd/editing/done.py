"""``netmd done``: what it means for each rule's reminder that it is done."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.dates import WEEKDAYS, When, with_weekday
from netmd.editing.front_matter import remove_date
from netmd.editing.habits import Habits
from netmd.editing.items import tick
from netmd.editing.log import Touch, log
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.errors import UsageError
from netmd.followups.reminder import Reminder
from netmd.model import Contact

TITLES = {"thank-you": "Email: thank you", "linkedin": "LinkedIn: connected"}
"""What is logged for a reminder that asks for a touch of one kind."""

_ADVICE = {
    "planned": "It counts as soon as it is written down: netmd log {id} --on {day} --note TEXT",
    "write-up": "Write it down: netmd log {id} --on {day} --note TEXT, or -e for your editor.",
    "keep-in-touch": "Log how you were in touch: netmd log {id} Call",
    "drifting": "Log how you were in touch: netmd log {id} Message",
    "birthday": "It goes by itself. To note your wishes: netmd log {id} Message: happy birthday",
    "introduction": "Say how it went with netmd intro, or in the brackets at {place}.",
    "opportunity": "Pass it on with netmd pass, or change the opening's status in its file.",
}
"""What does away with the other reminders of a contact."""

_WRITE_BELOW = "Write how it went below {place} in your editor."
"""The same for an event, which no command writes into."""


@dataclass(frozen=True, slots=True)
class Day:
    """``today``, and the day on which things were ``done``."""

    today: date
    done: date


def done(reminders: Sequence[Reminder], open_note: Callable[[str], NoteFile], habits: Habits, day: Day) -> Plan:
    """Do away with reminders: tick items, log a thank-you, take out a ``follow_up``.

    ``open_note`` gives the note at a path. Raises UsageError for a reminder that nothing can be written for, with the
    command that settles it.
    """
    for reminder in reminders:
        _refuse(reminder, open_note)
    before: dict[str, NoteFile] = {}
    after: dict[str, NoteFile] = {}
    said: dict[str, str] = {}
    for reminder in sorted(reminders, key=_order):
        path = reminder.location.path if reminder.rule == "action-item" else reminder.subject
        before.setdefault(path, after.get(path) or open_note(path))
        after[path], said[reminder.id] = _done(after.get(path, before[path]), reminder, habits, day)
    changes = tuple(FileChange(path, before[path].document.data, after[path].document.data) for path in before)
    return Plan(changes, tuple(said[reminder.id] for reminder in reminders))


def _order(reminder: Reminder) -> tuple[int, str, int]:
    """Items from the last line up, so that the places of the others stay; then what adds lines or takes them out."""
    return 0 if reminder.rule == "action-item" else 1, reminder.location.path, -reminder.location.line


def _refuse(reminder: Reminder, open_note: Callable[[str], NoteFile]) -> None:
    advice = _ADVICE.get(reminder.rule)
    if advice is None:
        return
    if "netmd log" in advice and not isinstance(open_note(reminder.subject).entry, Contact):
        advice = _WRITE_BELOW
    words = {
        "id": shlex.quote(reminder.subject.rpartition("/")[2].removesuffix(".md")),
        "day": reminder.about.partition(" ")[0],
        "place": f"{reminder.location.path}:{reminder.location.line}",
    }
    raise UsageError(f"'{reminder.what}' cannot be ticked off.", advice.format(**words))


def _done(note: NoteFile, reminder: Reminder, habits: Habits, day: Day) -> tuple[NoteFile, str]:
    named = day.done != day.today
    on = f" on {with_weekday(day.done)}" if named else ""
    if reminder.rule == "action-item":
        ticked = tick(note, reminder.location, day.done, habits)
        following = f" The next one is for {ticked.following}." if ticked.following else ""
        return ticked.note, f"Done{on}: {reminder.what} ({note.path}).{following}"
    if reminder.rule == "follow-up":
        return remove_date(note, "follow_up"), f"Done{on}: {reminder.what}; follow_up is out of {note.path}."
    weekday = f"{WEEKDAYS[day.done.weekday()]} " if named else ""
    logged = log(note, Touch(When(day.done), TITLES[reminder.rule]), habits, day.today)
    return logged.note, f"Logged: {weekday}{logged.heading} ({note.path}:{logged.line})."

"""``netmd snooze``: later, please. A contact, or one reminder's own date."""

from __future__ import annotations

from datetime import date

from netmd.dates import with_weekday
from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import remove_date, set_date
from netmd.editing.habits import Habits
from netmd.editing.items import move
from netmd.editing.move_meeting import move_meeting
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.followups.reminder import Reminder
from netmd.model import Contact


def note_to_snooze(reminder: Reminder) -> str:
    """The path of the file that the date stands in which puts the reminder off."""
    return reminder.location.path if reminder.rule in ("action-item", "planned") else reminder.subject


def snooze_contact(note: NoteFile, day: date | None) -> Plan:
    """No nudges about a contact before a day; with None the snooze is over."""
    if day is None:
        return _plan(note, remove_date(note, "snooze"), f"{_name(note)} is not snoozed any more.")
    said = f"Nothing about {_name(note)} before {with_weekday(day)}, but for dated items."
    return _plan(note, set_date(note, "snooze", day), said)


def snooze_reminder(note: NoteFile, reminder: Reminder, day: date, habits: Habits) -> Plan:
    """Put one reminder off: an item, a ``follow_up`` or a plan moves; of other rules the contact is snoozed.

    Raises :class:`EditRefusedError` for what has a date that is not the person's to move: the day an opening closes.
    """
    said = f"Moved to {with_weekday(day)}: {reminder.what} ({note.path})."
    if reminder.rule == "action-item":
        return _plan(note, move(note, reminder.location, day, habits), said)
    if reminder.rule == "follow-up":
        return _plan(note, set_date(note, "follow_up", day), said)
    if reminder.rule == "planned":
        return _plan(note, move_meeting(note, reminder.location, day), said)
    if not isinstance(note.entry, Contact):
        place = f"{reminder.location.path}:{reminder.location.line}"
        raise EditRefusedError(
            f"'{reminder.what}' is not yours to put off: the opening closes on that day ({place}).",
            "Pass it on with netmd pass, or set its status. If the day has changed, change it there in your editor.",
        )
    return snooze_contact(note, day)


def _plan(before: NoteFile, after: NoteFile, said: str) -> Plan:
    return Plan((FileChange(before.path, before.document.data, after.document.data),), (said,))


def _name(note: NoteFile) -> str:
    return note.entry.name if isinstance(note.entry, Contact) else note.path

"""``netmd snooze``: later, please. A contact, or one reminder's own date."""

from __future__ import annotations

from datetime import date

from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import remove_date, set_date
from netmd.editing.habits import Habits
from netmd.editing.items import move
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange, Plan
from netmd.followups.reminder import Reminder
from netmd.model import Contact


def note_to_snooze(reminder: Reminder) -> str:
    """The path of the file that the date stands in which puts the reminder off."""
    return reminder.location.path if reminder.rule == "action-item" else reminder.subject


def snooze_contact(note: NoteFile, day: date | None) -> Plan:
    """No nudges about a contact before a day; with None the snooze is over."""
    if day is None:
        return _plan(note, remove_date(note, "snooze"), f"{_name(note)} is not snoozed any more.")
    return _plan(note, set_date(note, "snooze", day), f"Nothing about {_name(note)} before {day}, but for dated items.")


def snooze_reminder(note: NoteFile, reminder: Reminder, day: date, habits: Habits) -> Plan:
    """Put one reminder off: an item's own date or the ``follow_up`` moves; of other rules the contact is snoozed.

    Raises :class:`EditRefusedError` for what has a date of another kind: a planned meeting, an opening.
    """
    said = f"Moved to {day}: {reminder.what} ({note.path})."
    if reminder.rule == "action-item":
        return _plan(note, move(note, reminder.location, day, habits), said)
    if reminder.rule == "follow-up":
        return _plan(note, set_date(note, "follow_up", day), said)
    if reminder.rule == "planned" or not isinstance(note.entry, Contact):
        place = f"{reminder.location.path}:{reminder.location.line}"
        raise EditRefusedError(f"'{reminder.what}' has its date from {place}.", "Change it there in your editor.")
    return snooze_contact(note, day)


def _plan(before: NoteFile, after: NoteFile, said: str) -> Plan:
    return Plan((FileChange(before.path, before.document.data, after.document.data),), (said,))


def _name(note: NoteFile) -> str:
    return note.entry.name if isinstance(note.entry, Contact) else note.path

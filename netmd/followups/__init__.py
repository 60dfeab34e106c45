"""The rules of following up: an index, settings and a date in; reminders, each with its reason, out."""

from netmd.followups.agenda import Agenda, build_agenda, reminders_for
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.touch_state import TouchState, touch_state

__all__ = ["Agenda", "Lane", "Reminder", "TouchState", "build_agenda", "reminders_for", "touch_state"]

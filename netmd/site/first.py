"""The few pages that a save is seen on first, before all that follows from it is worked out."""

from __future__ import annotations

from dataclasses import replace

from netmd.carried import Carried, changed_entries
from netmd.followups.agenda import arrange, reminders_for
from netmd.followups.short_ids import short_ids
from netmd.followups.touch_state import touch_state
from netmd.index import Index
from netmd.model import Contact, MeetingFile
from netmd.settings import Settings
from netmd.site.views.context import FOR_A_MOMENT, Context
from netmd.site.views.notes import RenderMemo

_FEW = 8
"""Changed entries whose pages are made at once."""


def context_at_once(
    last: Context, index: Index, settings: Settings
) -> tuple[Context, tuple[Contact | MeetingFile, ...]] | None:
    """A context good enough for the pages of the entries that changed since the last build, and these.

    Their own words, meetings, promises and reminders are as they are now; what the whole notebook says of them is the
    last build's. None where more changed than a few entries, or one came or went.
    """
    if settings != last.settings or index.entries.keys() != last.index.entries.keys():
        return None
    changed = sorted(changed_entries(last.index, index))
    entries = [entry for path in changed if isinstance(entry := index.entries[path], (Contact, MeetingFile))]
    if not 0 < len(changed) <= _FEW or len(entries) < len(changed):
        return None
    about = [reminder for entry in entries for reminder in reminders_for(entry, index, settings, last.today)]
    agenda = arrange(about, index, last.today)
    context = replace(last, index=index, agenda=agenda, memo=RenderMemo(), carried=Carried(), shown=set())
    for name in FOR_A_MOMENT:
        vars(context)[name] = getattr(last, name)
    vars(context)["short_ids"] = {**short_ids(agenda), **last.short_ids}
    now = {one.path: touch_state(one, index, settings, last.today) for one in entries if isinstance(one, Contact)}
    vars(context)["standings"] = {**last.standings, **now}
    return context, tuple(entries)

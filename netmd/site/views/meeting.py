"""The page of a file in meetings/: an event, who was there, and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.model import MeetingFile
from netmd.site.views.context import Context
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref, entry_ref, person, problems_ref, when_day
from netmd.site.views.reminders import Nudge, nudge
from netmd.site.views.timeline import Part, Touch, newest_first, parts, touches
from netmd.touches import is_past


@dataclass(frozen=True, slots=True)
class MeetingView:
    """``main`` is the event itself, ``others`` what further dated headings in its file tell."""

    title: str
    when: Day | None
    channel: str
    venue: str
    planned: bool
    people: tuple[Ref, ...]
    nudges: tuple[Nudge, ...]
    main: Touch | None
    others: tuple[Touch, ...]
    parts: tuple[Part, ...]
    backlinks: tuple[Ref, ...]
    problems: Ref | None
    path: str


def meeting_view(context: Context, entry: MeetingFile, root: str) -> MeetingView:
    """The page of ``entry``; ``root`` leads from it to the site's root."""
    meetings = entry.note.meetings
    event = meetings[0] if meetings else None
    return MeetingView(
        title=entry.title,
        when=when_day(event.when, context.today) if event else None,
        channel=CHANNEL_WORDS[event.channel] if event else "",
        venue=event.place if event else "",
        planned=event is not None and not is_past(event, context.today),
        people=tuple(person(context, other) for other in context.index.participants(event)) if event else (),
        nudges=tuple(nudge(context, reminder) for reminder in context.agenda.for_subject(entry.path)),
        main=touches(context, meetings[:1], entry, root, heading=3)[0] if event else None,
        others=touches(context, newest_first(meetings[1:]), entry, root),
        parts=parts(context, entry.note, root),
        backlinks=tuple(entry_ref(context, other) for other in context.index.backlinks(entry)),
        problems=problems_ref(context, entry.path),
        path=entry.path,
    )

"""What ``netmd due`` shows: the lines that are asked for, as a sheet, and what is said beside it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netmd.cli.output import count
from netmd.cli.tables import Sheet, Tone, widths_of
from netmd.followups.reminder import Lane, Reminder

if TYPE_CHECKING:
    from netmd.followups.lines import Line, Lines
    from netmd.index import Index
    from netmd.model import Contact

Found = Mapping[Lane, Sequence["Line"]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the day, the last day ahead (None: no limit), whom alone, and whether later ones too."""

    on: date
    until: date | None
    who: Contact | None
    everything: bool


def selected(lines: Lines, index: Index | None, asked: Asked) -> Found:
    """The lines about whom is asked for, lane by lane, within the limit."""
    return {
        lane: [
            one for one in lot if _is_about(one.reminder, asked.who, index) and _is_within(one.reminder, asked.until)
        ]
        for lane, lot in lines.lanes.items()
    }


def _is_about(reminder: Reminder, who: Contact | None, index: Index | None) -> bool:
    """About the contact, or about a meeting they take part in."""
    if who is None or index is None or reminder.subject == who.path:
        return True
    from netmd.followups.situation import participants
    from netmd.model import MeetingFile

    entry = index.entries.get(reminder.subject)
    return isinstance(entry, MeetingFile) and who in participants(entry, index)


def _is_within(reminder: Reminder, until: date | None) -> bool:
    """Without a date something may wait, unless it lies ahead in the first place."""
    if until is None:
        return True
    return reminder.due <= until if reminder.due else reminder.lane is not Lane.LATER


def fill(out: Sheet, found: Found, asked: Asked) -> None:
    """Put the lines on a sheet."""
    from netmd.followups.words import long_day

    shown = {lane: ones for lane, ones in found.items() if ones and (lane is not Lane.LATER or _shows_later(asked))}
    rows = {
        lane: [(one.short_id, one.name, one.reminder.what, one.reminder.why) for one in lot]
        for lane, lot in shown.items()
    }
    out.title(long_day(asked.on), asked.who.name if asked.who else "")
    widths = widths_of([row[:-1] for lot in rows.values() for row in lot])
    tones: Mapping[Lane, Tone] = {Lane.LATE: "late", Lane.TODAY: "today", Lane.LATER: "quiet"}
    for lane, lot in rows.items():
        out.heading(f"{lane.title} ({len(lot)})", tones.get(lane, ""))
        out.rows(lot, widths=widths, aside=True)
    if not shown:
        out.heading(_nothing(asked))


def asides(found: Found, asked: Asked, only_met: int) -> Iterator[str]:
    """What lies ahead and is not shown; how what is shown without a date gets one; who is in no line, and why."""
    later = found[Lane.LATER]
    undated = [one for one in later if one.reminder.due is None]
    if later and not _shows_later(asked):
        whom = f" {shlex.quote(asked.who.id)}" if asked.who else ""
        without = f", {len(undated):,} of them without a date" if undated else ""
        yield ""
        yield f"{len(later):,} more later{without}: netmd due{whom} --all"
    elif undated:
        yield ""
        yield f"{len(undated):,} without a date; to give one: netmd snooze {undated[0].short_id} friday"
    if only_met and asked.who is None and (asked.everything or not any(found.values())):
        yield ""
        people = count(only_met, "person", "people")
        yield f"{people} you met or connected with, nothing written yet: netmd log WHO begins it."


def _shows_later(asked: Asked) -> bool:
    return asked.everything or asked.until is not None


def _nothing(asked: Asked) -> str:
    from netmd.dates import short_date

    whom = f" for {asked.who.name}" if asked.who else ""
    until = f" until {short_date(asked.until, asked.on)}" if asked.until else ""
    return f"Nothing is due{whom}{until}. Enjoy the day."

"""A contact in words, part by part, for the commands that show one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from netmd.cli.tables import Row, Sheet, widths_of
from netmd.dates import MONTHS, Birthday, relative_day, short_date, short_when
from netmd.excerpts import meeting_excerpt
from netmd.followups.agenda import Agenda
from netmd.followups.short_ids import short_ids
from netmd.followups.touch_state import TouchState
from netmd.followups.words import display_name, plain, title_of
from netmd.index import Index
from netmd.model import ActionItem, Contact, Link, Meeting
from netmd.promises import without_owner


def show_head(out: Sheet, contact: Contact, state: TouchState) -> None:
    """Name, what they do, and how the tie stands."""
    out.title(contact.name, contact.pronouns)
    work = ", ".join((*contact.roles, *contact.orgs))
    if work:
        out.text(work)
    out.text(f"{state.sentence}.")


def card_rows(contact: Contact, index: Index, state: TouchState, today: date) -> list[Row]:
    """What the front matter says, a label and its values a row."""
    cadence = str(state.cadence) + ("" if contact.cadence is not None else f" ({state.cadence_from})")
    met = ", ".join(text for text in (short_when(contact.met, today) if contact.met else "", contact.met_at) if text)
    pairs = (
        ("E-mail", ", ".join(contact.emails)),
        ("Phone", ", ".join(contact.phones)),
        ("LinkedIn", contact.linkedin),
        ("Web", ", ".join(contact.urls)),
        ("Location", contact.location),
        ("Birthday", _birthday(contact.birthday, today)),
        ("Tags", ", ".join(contact.tags)),
        ("Direction", contact.direction or ""),
        ("Met", met),
        ("Introduced by", ", ".join(_linked(contact.introduced_by, index))),
        ("Cadence", cadence),
        ("Follow up", short_date(contact.follow_up, today) if contact.follow_up else ""),
        ("Also called", ", ".join(contact.aliases)),
        *seeks_and_offers(contact),
        *((_label(key), ", ".join(values)) for key, values in contact.note.extra),
    )
    return [pair for pair in pairs if pair[1]]


def seeks_and_offers(contact: Contact) -> tuple[tuple[str, str], ...]:
    """What they look for and what they can help with."""
    return ("Seeks", ", ".join(contact.seeking)), ("Offers", ", ".join(contact.offers))


def item_rows(items: Sequence[ActionItem], index: Index, agenda: Agenda) -> Sequence[Row]:
    """Each item with its id, its words and when it is for."""
    shorts = short_ids(agenda)
    told = {reminder.location: reminder for reminder in agenda if reminder.rule == "action-item"}
    rows = []
    for item in items:
        reminder = told.get(item.location)
        words = plain(without_owner(item, index), index)
        rows.append((shorts[reminder.id], words, reminder.why) if reminder else ("", words, ""))
    return rows


def show_touches(out: Sheet, touches: Sequence[Meeting], index: Index, today: date, limit: int) -> None:
    """Each touch with its day, what it was, and the beginning of what is written about it."""
    rows = [(short_when(replace(one.when, clock=None), today), title_of(one, index)) for one in touches]
    widths = widths_of(rows)
    for row, meeting in zip(rows, touches, strict=True):
        out.rows([row], widths=widths)
        words = meeting_excerpt(meeting, index, limit)
        if words:
            out.text(words, indent=6, wrap=True)


def plan_row(meeting: Meeting, index: Index, today: date) -> Row:
    """When, what, and how near and where it is."""
    near = relative_day(meeting.when.start, today) if meeting.when.precision == "day" else ""
    return short_when(meeting.when, today), title_of(meeting, index), ", ".join(filter(None, (near, meeting.place)))


def _linked(links: Sequence[Link], index: Index) -> Iterator[str]:
    for link in links:
        entry = index.resolve(link)
        yield display_name(entry) if entry else link.shown or link.target


def _birthday(birthday: Birthday | None, today: date) -> str:
    if birthday is None:
        return ""
    text = f"{birthday.day} {MONTHS[birthday.month - 1]}" + (f" {birthday.year}" if birthday.year else "")
    following = birthday.next_on_or_after(today)
    return f"{text} ({relative_day(following, today)})" if (following - today).days <= 31 else text


def _label(key: str) -> str:
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]

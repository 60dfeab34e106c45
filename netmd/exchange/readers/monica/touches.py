"""Calls and conversations as touches, and the day somebody was last talked to."""

from __future__ import annotations

from netmd.exchange.readers.monica.gathered import Gathered
from netmd.exchange.readers.monica.values import Export, Thing, day_of, things, words
from netmd.exchange.records import TouchRecord


def add_call(held: Thing, gathered: Gathered) -> None:
    """A call; without its day, what was said is a note."""
    when, text = day_of(held.get("called_at")), held.text("content")
    felt = words(held.get("emotions"))
    text = "\n".join(filter(None, (text, f"Felt: {', '.join(felt)}" if felt else "")))
    if when is None:
        gathered.note(text, "Call")
        return
    title = "Call: they rang" if held.flag("contact_called") else "Call"
    gathered.touches.append(TouchRecord(when=when, title=title, text=text))


def add_conversation(held: Thing, export: Export, gathered: Gathered) -> None:
    """A conversation with its messages, which were typed into Monica by hand."""
    lines = []
    for one in map(Thing.of, things(held.get("messages"))):
        who = "Me" if one.flag("written_by_me") else "They"
        if content := one.text("content"):
            lines.append(f"{who}: {content}")
    when, text = day_of(held.get("happened_at")), "\n".join(lines)
    by = export.instance_name("contact_field_types", held.text("contact_field_type"))
    if when is None:
        gathered.note(text, "Conversation")
    else:
        gathered.touches.append(TouchRecord(when=when, title=f"Message: {by}" if by else "Message", text=text))


def add_last_talked(contact: Thing, export: Export, gathered: Gathered) -> None:
    """A day that nothing else tells of: what happened on it is not known any more."""
    when = day_of(contact.get("last_talked_to"))
    if when is None:
        return
    days = {touch.when for touch in gathered.touches} | {day_of(one.get("happened_at")) for one in export.did(contact)}
    if when not in days:
        text = "The day you last talked, as Monica had it."
        gathered.touches.append(TouchRecord(when=when, title="Last talked to", text=text))

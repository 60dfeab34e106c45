"""Promises: the action items between me and a contact, and each as a line."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from netmd import promises
from netmd.model import ActionItem, Contact
from netmd.site.views.commands import command_for
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, due_day, person, place


@dataclass(frozen=True, slots=True)
class Item:
    """An open action item as a line. ``late`` says that its day is over, ``today`` that it is today.

    ``doing`` says that it is begun, ``place`` is given where it is written in another file. ``who`` owes it, where
    that is neither me nor the contact whose page it stands on. ``command`` does away with it, where a reminder asks
    for it.
    """

    text: Markup
    due: Day | None
    late: bool
    today: bool
    doing: bool
    who: Ref | None
    place: str
    command: str = ""


def open_items(context: Context, contact: Contact) -> tuple[tuple[ActionItem, ...], tuple[ActionItem, ...]]:
    """The promises still open in a contact's note or owed by them elsewhere: mine, then others'; soonest first."""
    return promises.open_items(contact, context.index)


def item_line(context: Context, item: ActionItem, root: str, contact: Contact | None = None) -> Item:
    """An action item as a line on the page of ``contact``."""
    owing = context.index.person(item.owed_by) if item.owed_by else None
    return Item(
        text=context.notes.inline(promises.without_owner(item, context.index), root),
        due=due_day(item.due.end, context.today) if item.due else None,
        late=item.due is not None and item.due.end < context.today,
        today=item.due is not None and item.due.start <= context.today <= item.due.end,
        doing=item.mark == "/",
        who=person(context, owing) if owing and not (contact and owing.path == contact.path) else None,
        place="" if contact and item.location.path == contact.path else place(item.location),
        command=_command(context, item),
    )


def _command(context: Context, item: ActionItem) -> str:
    reminder = context.item_reminders.get(item.location)
    return command_for(context, reminder) if reminder else ""

"""``netmd show``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import say_json
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.cli.reading import open_for_reading

if TYPE_CHECKING:
    from netmd.model import Contact
    from netmd.notebook import Notebook

FORMAT_VERSION = 1
_TOUCHES = 5
_EXCERPT = 160


@click.command(help=f"""Show a contact: who they are, how things stand, what is open both ways, the last touches, notes.

    {WHO_HELP}
    """)  # fmt: skip
@who_argument()
@json_option
@notebook_option
@today_option
def show(who: str, as_json: bool, notebook: str | None, today: date | None) -> None:

    loaded = open_for_reading(chosen_notebook(None, notebook))
    contact = choose_contact(loaded.index, who)
    day = today or clock_today()
    if as_json:
        _json(contact, loaded, day)
    else:
        _show(contact, loaded, day)


def _json(contact: Contact, notebook: Notebook, today: date) -> None:
    """The contact in the shape the JSON export has for one."""
    from netmd.exchange.as_json import contact_json

    document = contact_json(contact, notebook.index, notebook.settings, today)
    say_json({"format": "netmd-contact", "version": FORMAT_VERSION, "today": today.isoformat(), "contact": document})


def _show(contact: Contact, notebook: Notebook, today: date) -> None:
    from netmd.cli import about
    from netmd.cli.tables import sheet
    from netmd.followups.agenda import build_agenda
    from netmd.followups.touch_state import by_touch_day, touch_state
    from netmd.promises import open_items

    index = notebook.index
    state = touch_state(contact, index, notebook.settings, today)
    agenda = build_agenda(index, notebook.settings, today)
    out = sheet()
    about.show_head(out, contact, state)
    out.heading("Card")
    out.rows([*about.card_rows(contact, index, state, today), ("File", contact.path)])
    for title, items in zip(("You owe", "They owe"), open_items(contact, index), strict=True):
        if items:
            out.heading(f"{title} ({len(items)})")
            out.rows(about.item_rows(items, index, agenda), aside=True)
    plans = index.plans(contact, today)
    if plans:
        out.heading("Planned")
        out.rows([about.plan_row(meeting, index, today) for meeting in plans], aside=True)
    touches = tuple(reversed(by_touch_day(index.touches(contact, today), index, today)))
    if touches:
        shown = touches[:_TOUCHES]
        out.heading(f"Last touches ({len(shown)} of {len(touches)})" if len(touches) > len(shown) else "Touches")
        about.show_touches(out, shown, index, today, _EXCERPT)
    for section in contact.note.sections:
        if section.text.strip():
            out.heading(section.title or "Notes")
            out.text(section.text)

"""``netmd brief``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, site_option, today_option
from netmd.cli.output import progress_bar, say, say_json
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.cli.reading import open_for_reading

if TYPE_CHECKING:
    from netmd.brief import Brief
    from netmd.cli.tables import Row
    from netmd.index import Index
    from netmd.model import Contact
    from netmd.notebook import Notebook

FORMAT_VERSION = 1
_EXCERPT = 240
_IN_COMMON = 6
_GIVEN = {"gave": "Gave", "got": "Got"}


@click.command(help=f"""One screen before you meet: who they are, how you met, the last three touches, promises
    both ways, what was given and got, what they seek and offer, whom you both know, and what you could offer.

    {WHO_HELP}
    """)  # fmt: skip
@who_argument()
@click.option("--open", "open_page", is_flag=True, help="Build the dashboard and open it at the brief.")
@json_option
@notebook_option
@site_option
@today_option
def brief(
    who: str, open_page: bool, as_json: bool, notebook: str | None, site: str | None, today: date | None
) -> None:  # fmt: skip
    if site and not open_page:
        raise click.UsageError("-o says where the dashboard goes; it is built with --open only.")
    root = chosen_notebook(None, notebook)
    loaded = open_for_reading(root)
    contact = choose_contact(loaded.index, who)
    day = today or clock_today()
    if as_json:
        _json(contact, loaded, day)
    elif open_page:
        _open(contact, loaded, Path(site) if site else None, day)
    else:
        _show(contact, loaded, day)


def _json(contact: Contact, notebook: Notebook, today: date) -> None:
    from netmd.brief import brief_of
    from netmd.exchange.as_json import brief_json

    told = brief_of(contact, notebook.index, notebook.settings, today)
    document = brief_json(told, notebook.index, notebook.settings, today)
    say_json({"format": "netmd-brief", "version": FORMAT_VERSION, "today": today.isoformat(), **document})


def _open(contact: Contact, notebook: Notebook, site: Path | None, today: date) -> None:
    import webbrowser

    from netmd.dashboard import Dashboard
    from netmd.locate import default_site
    from netmd.site.slugs import assign_slugs

    dashboard = Dashboard(site or default_site(notebook.root))
    with progress_bar() as progress:
        dashboard.publish(notebook, today, progress)
    slugs = assign_slugs({one.path: one.id for one in notebook.index.contacts})
    page = (dashboard.site / "contacts" / f"{slugs[contact.path]}.html").resolve()
    say(str(page))
    webbrowser.open(f"{page.as_uri()}#brief")


def _show(contact: Contact, notebook: Notebook, today: date) -> None:
    from netmd.brief import NOTES_EXCERPT, brief_of
    from netmd.cli import about
    from netmd.cli.tables import sheet
    from netmd.excerpts import excerpt
    from netmd.followups.agenda import build_agenda

    index = notebook.index
    told = brief_of(contact, index, notebook.settings, today)
    agenda = build_agenda(index, notebook.settings, today)
    out = sheet()
    about.show_head(out, contact, told.state)
    facts = [row for row in (*_reach(contact), ("Met", _met(told)), *about.seeks_and_offers(contact)) if row[1]]
    notes = excerpt(told.notes, index, NOTES_EXCERPT)
    if facts or notes:
        out.heading("In short")
        out.rows(facts)
        out.text(notes, wrap=True)
    if told.plan:
        out.heading("Planned")
        out.rows([about.plan_row(told.plan, index, today)], aside=True)
    if told.touches:
        out.heading("Last touches")
        about.show_touches(out, told.touches, index, today, _EXCERPT)
    for title, items in (("You owe", told.mine), ("They owe", told.theirs)):
        if items:
            out.heading(title)
            out.rows(about.item_rows(items, index, agenda), aside=True)
    handed = _handed(told, index, today)
    for title, pairs in (
        ("Given and got", handed), ("You both know", _common(told)), ("You could offer", _offers(told))
    ):  # fmt: skip
        if pairs:
            out.heading(title)
            out.rows(pairs)


def _reach(contact: Contact) -> Sequence[Row]:
    return ("E-mail", ", ".join(contact.emails)), ("Phone", ", ".join(contact.phones))


def _met(told: Brief) -> str:
    by = " and ".join(other.name for other in told.introduced_by)
    return "; ".join(text for text in (told.met, f"introduced by {by}" if by else "") if text)


def _handed(told: Brief, index: Index, today: date) -> Sequence[Row]:
    from netmd.dates import short_when
    from netmd.followups.words import plain

    return [
        (
            _GIVEN[one.exchange.kind],
            short_when(replace(one.when, clock=None), today) if one.when else "",
            plain(one.exchange.text, index),
        )
        for one in (*told.gave, *told.got)
    ]


def _common(told: Brief) -> Sequence[Row]:
    rows = [(one.contact.name, ", ".join(one.how[:2])) for one in told.common[:_IN_COMMON]]
    more = len(told.common) - len(rows)
    return [*rows, (f"and {more} more", "")] if more > 0 else rows


def _offers(told: Brief) -> Sequence[Row]:
    from netmd.followups.words import display_name

    return [(display_name(one.entry), one.why) for one in told.could_offer]

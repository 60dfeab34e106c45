"""``netmd export``: one subcommand per format."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from netmd.cli.options import notebook_argument, text_option, today_option

if TYPE_CHECKING:
    from netmd.cli.exporting import Asked
    from netmd.exchange.tables.table import Table

_Asking = Callable[..., None]


class _Formats(click.Group):
    """Lists the formats in the order in which they are written here, without the ``export_`` of their functions."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Formats, invoke_without_command=True, subcommand_metavar="FORMAT [OPTIONS]")
@click.pass_context
def export(ctx: click.Context) -> None:
    """Write the notebook, or some of its contacts, in another format.

    \b
    netmd export xlsx -o network.xlsx
    netmd export vcard --query 'tag:press and not org:"Rocket Nine"' -o press.vcf
    netmd export csv --table meetings --query touched:'>=2026-01-01'

    With --query only the contacts that fit, and what belongs to them. Terms are words of a name, an organisation, a
    role or a tag, or key:value with tag, direction, status, state, name, org, role, location, email, seeking, offers,
    met and touched; join them with and, or, not and brackets.

    A file that is there is replaced only with --force, a note never.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _of_contacts(command: _Asking) -> Callable[..., None]:
    """What each format takes: the notebook, its day, and which contacts; with ``output`` it comes as one value."""

    @functools.wraps(command)
    def asking(
        notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None,
        force: bool = False, **more: Any,
    ) -> None:  # fmt: skip
        from netmd.cli.exporting import Asked

        command(Asked(notebook=notebook, option=option, today=today, query=query, output=output, force=force), **more)

    with_query = text_option("--query", metavar="QUERY", help="Only these contacts, and what belongs to them.")
    return notebook_argument(today_option(with_query(asking)))


def _to_file(command: Callable[..., None]) -> Callable[..., None]:
    """Where a format of one file goes to."""
    output = text_option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
    force = click.option("--force", is_flag=True, help="Replace the file if it is there.")
    return output(force(command))


@export.command("csv")
@_to_file
@_of_contacts
@click.option("--table", "table_name", default="contacts", show_default=True, metavar="TABLE",
              help="contacts, meetings, items, follow-ups, given-and-got, introductions or openings.")  # fmt: skip
@click.option("--mark/--no-mark", default=True, help="Begin with a byte order mark, which Excel needs. Default: yes.")
def export_csv(asked: Asked, table_name: str, mark: bool) -> None:
    """A table as CSV: contacts, a row each, or another.

    netmd import reads the tables of contacts, meetings, items, and given and got again.
    """
    from netmd.cli.exporting import open_chosen, write_out
    from netmd.errors import UsageError
    from netmd.exchange.as_csv import to_csv
    from netmd.exchange.tables import TABLES

    if table_name not in TABLES:
        raise UsageError(f"'{table_name}' is no table.", f"Tables are {', '.join(TABLES)}.")
    chosen = open_chosen(asked)
    table = TABLES[table_name](chosen.contacts, chosen.network)
    write_out(to_csv(table, mark=mark), asked, chosen, [_rows(table_name, table)])


@export.command("xlsx")
@_to_file
@_of_contacts
def export_xlsx(asked: Asked) -> None:
    """A workbook with a sheet for each table.

    Contacts, meetings, action items, follow-ups, given and got, introductions, openings; netmd import reads it again.
    """
    from netmd.cli.exporting import open_chosen, refuse_terminal, write_out
    from netmd.cli.output import count, say_aside
    from netmd.exchange.as_xlsx import to_xlsx
    from netmd.exchange.tables import TABLES

    refuse_terminal(asked, "network.xlsx")
    chosen = open_chosen(asked)
    tables = {name: make(chosen.contacts, chosen.network) for name, make in TABLES.items()}
    title = chosen.notebook.settings.name or "My network"
    written = to_xlsx(list(tables.values()), title, chosen.network.today)
    held = [_rows(name, table) for name, table in tables.items() if table.rows or name == "contacts"]
    write_out(written.data, asked, chosen, held)
    if written.cut:
        shown = ", ".join(written.cut[:_SHOWN]) + (", ..." if len(written.cut) > _SHOWN else "")
        cells = count(len(written.cut), "text")
        say_aside(f"Cut: {cells} of more than the 32,767 characters a cell can hold ({shown}). CSV holds all of them.")


_SHOWN = 5
_NOUNS = {
    "contacts": ("contact", "contacts"),
    "meetings": ("meeting", "meetings"),
    "items": ("action item", "action items"),
    "follow-ups": ("follow-up", "follow-ups"),
    "given-and-got": ("thing given or got", "things given or got"),
    "introductions": ("introduction", "introductions"),
    "openings": ("opening", "openings"),
}
"""What a row of each table is."""


def _rows(name: str, table: Table) -> str:
    from netmd.cli.output import count

    return count(len(table.rows), *_NOUNS[name])


@export.command("vcard")
@_to_file
@_of_contacts
@click.option("--version", type=click.Choice(("3.0", "4.0")), default="3.0", show_default=True,
              help="3.0 is what address books read, 4.0 the newer standard.")  # fmt: skip
def export_vcard(asked: Asked, version: str) -> None:
    """The contacts as vCards, for an address book."""
    from netmd.cli.exporting import open_chosen, write_out
    from netmd.cli.output import count
    from netmd.exchange.as_vcard import to_vcard

    chosen = open_chosen(asked)
    text = to_vcard(chosen.contacts, chosen.network.index, cast("Literal['3.0', '4.0']", version))
    write_out(text.encode("utf-8", "replace"), asked, chosen, [count(len(chosen.contacts), "contact")])


@export.command("ical")
@_to_file
@_of_contacts
@click.option("--todo", is_flag=True, help="Reminders as tasks (VTODO) instead of events.")
def export_ical(asked: Asked, todo: bool) -> None:
    """The agenda as a calendar: reminders, planned meetings, birthdays."""
    from netmd.cli.exporting import agenda_of, open_chosen, write_out
    from netmd.cli.output import count
    from netmd.exchange.as_ical import to_ical

    chosen = open_chosen(asked)
    network = chosen.network
    text = to_ical(
        agenda_of(chosen), network.index, network.settings, network.today, todos=todo, contacts=chosen.contacts
    )
    held = [count(text.count("\nBEGIN:VEVENT"), "event")]
    if todo:
        held.insert(0, count(text.count("\nBEGIN:VTODO"), "task"))
    write_out(text.encode("utf-8", "replace"), asked, chosen, held)


@export.command("json")
@_to_file
@_of_contacts
def export_json(asked: Asked) -> None:
    """The index and the agenda as JSON.

    All that is known of the notebook, in a shape that stays; README.md of netmd explains each key.
    """
    from netmd.cli.exporting import agenda_of, open_chosen, write_out
    from netmd.cli.output import count
    from netmd.exchange.as_json import to_json

    chosen = open_chosen(asked)
    loaded, network = chosen.notebook, chosen.network
    contacts = chosen.contacts if asked.query else None
    agenda = agenda_of(chosen)
    text = to_json(network.index, agenda, network.settings, loaded.problems(), network.today, contacts=contacts)
    held = [count(len(chosen.contacts), "contact"), count(len(agenda), "reminder")]
    write_out(text.encode(), asked, chosen, held)


@export.command("markdown")
@text_option("-o", "--output", metavar="FOLDER", help="Where the notes go: a new folder, or an empty one.")
@_of_contacts
def export_markdown(asked: Asked) -> None:
    """The notes as they are, copied byte for byte to the folder that -o names, which must be new or empty.

    Of some contacts: their notes, the meetings they took part in, the openings they told of or were told of.
    """
    from netmd.cli.copying import copy_notes
    from netmd.cli.exporting import open_chosen
    from netmd.cli.output import count, say_aside
    from netmd.errors import UsageError
    from netmd.exchange.as_markdown import to_markdown

    if asked.output is None or asked.output == "-":
        raise UsageError("Notes are copied to a folder.", "Name a new one: netmd export markdown -o FOLDER.")
    chosen = open_chosen(asked, to_file=False)
    paths = to_markdown(chosen.contacts, chosen.network.index)
    copy_notes(chosen.notebook, paths, asked.output, with_settings=asked.query is None)
    say_aside(f"Copied {count(len(paths), 'note')} to {asked.output}.")

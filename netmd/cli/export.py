"""``netmd export``: one subcommand per format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, TypeVar, cast

import click

from netmd.cli.options import notebook_argument, text_option, today_option

_Command = TypeVar("_Command", bound=Callable[..., Any])


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
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _of_contacts(command: _Command) -> _Command:
    """What each format takes: the notebook, its day, which contacts, and where to write to."""
    for option in (
        click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output."),
        text_option("--query", metavar="QUERY", help="Only these contacts, and what belongs to them."),
        today_option,
        notebook_argument,
    ):
        command = option(command)
    return command


@export.command("csv")
@_of_contacts
@click.option("--table", "table_name", default="contacts", show_default=True, metavar="TABLE",
              help="contacts, meetings, items, follow-ups, given-and-got, introductions or openings.")  # fmt: skip
@click.option("--mark/--no-mark", default=True, help="Begin with a byte order mark, which Excel needs. Default: yes.")
def export_csv(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None,
    table_name: str, mark: bool,
) -> None:  # fmt: skip
    """A table as CSV: contacts, a row each, or another.

    netmd import reads the tables of contacts, meetings, items, and given and got again.
    """
    from netmd.cli.exporting import open_chosen, write_out
    from netmd.errors import UsageError
    from netmd.exchange.as_csv import to_csv
    from netmd.exchange.tables import TABLES

    if table_name not in TABLES:
        raise UsageError(f"'{table_name}' is no table.", f"Tables are {', '.join(TABLES)}.")
    chosen = open_chosen(notebook, option, today, query)
    write_out(to_csv(TABLES[table_name](chosen.contacts, chosen.network), mark=mark), output, chosen.notebook)


@export.command("xlsx")
@_of_contacts
def export_xlsx(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None
) -> None:
    """A workbook with a sheet for each table.

    Contacts, meetings, action items, follow-ups, given and got, introductions, openings; netmd import reads it again.
    """
    from netmd.cli.exporting import open_chosen, refuse_terminal, write_out
    from netmd.cli.output import count, say_aside
    from netmd.exchange.as_xlsx import to_xlsx
    from netmd.exchange.tables import TABLES

    refuse_terminal(output, "network.xlsx")
    chosen = open_chosen(notebook, option, today, query)
    tables = [make(chosen.contacts, chosen.network) for make in TABLES.values()]
    written = to_xlsx(tables, chosen.notebook.settings.name or "My network", chosen.network.today)
    write_out(written.data, output, chosen.notebook)
    if written.cut:
        shown = ", ".join(written.cut[:_SHOWN]) + (", ..." if len(written.cut) > _SHOWN else "")
        cells = count(len(written.cut), "text")
        say_aside(f"Cut: {cells} of more than the 32,767 characters a cell can hold ({shown}). CSV holds all of them.")


_SHOWN = 5


@export.command("vcard")
@_of_contacts
@click.option("--version", type=click.Choice(("3.0", "4.0")), default="3.0", show_default=True,
              help="3.0 is what address books read, 4.0 the newer standard.")  # fmt: skip
def export_vcard(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None, version: str
) -> None:
    """The contacts as vCards, for an address book."""
    from netmd.cli.exporting import open_chosen, write_out
    from netmd.exchange.as_vcard import to_vcard

    chosen = open_chosen(notebook, option, today, query)
    text = to_vcard(chosen.contacts, chosen.network.index, cast("Literal['3.0', '4.0']", version))
    write_out(text.encode("utf-8", "replace"), output, chosen.notebook)


@export.command("ical")
@_of_contacts
@click.option("--todo", is_flag=True, help="Reminders as tasks (VTODO) instead of events.")
def export_ical(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None, todo: bool
) -> None:
    """The agenda as a calendar: reminders, planned meetings, birthdays."""
    from netmd.cli.exporting import agenda_of, open_chosen, write_out
    from netmd.exchange.as_ical import to_ical

    chosen = open_chosen(notebook, option, today, query)
    network = chosen.network
    text = to_ical(
        agenda_of(chosen), network.index, network.settings, network.today, todos=todo, contacts=chosen.contacts
    )
    write_out(text.encode("utf-8", "replace"), output, chosen.notebook)


@export.command("json")
@_of_contacts
def export_json(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None
) -> None:
    """The index and the agenda as JSON.

    All that is known of the notebook, in a shape that stays; README.md of netmd explains each key.
    """
    from netmd.cli.exporting import agenda_of, open_chosen, write_out
    from netmd.exchange.as_json import to_json

    chosen = open_chosen(notebook, option, today, query)
    loaded, network = chosen.notebook, chosen.network
    contacts = chosen.contacts if query else None
    text = to_json(
        network.index, agenda_of(chosen), network.settings, loaded.problems(), network.today, contacts=contacts
    )
    write_out(text.encode(), output, loaded)


@export.command("markdown")
@_of_contacts
def export_markdown(
    notebook: str | None, option: str | None, today: date | None, query: str | None, output: str | None
) -> None:
    """The notes as they are, copied byte for byte to the folder that -o names, which must be new or empty.

    Of some contacts: their notes, the meetings they took part in, the openings they told of or were told of.
    """
    from netmd.cli.copying import copy_notes
    from netmd.cli.exporting import open_chosen
    from netmd.cli.output import count, say_aside
    from netmd.errors import UsageError
    from netmd.exchange.as_markdown import to_markdown

    if output is None or output == "-":
        raise UsageError("Notes are copied to a folder.", "Name a new one: netmd export markdown -o FOLDER.")
    chosen = open_chosen(notebook, option, today, query)
    paths = to_markdown(chosen.contacts, chosen.network.index)
    copy_notes(chosen.notebook, paths, output, with_settings=query is None)
    say_aside(f"Copied {count(len(paths), 'note')} to {output}.")

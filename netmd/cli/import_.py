"""``netmd import``."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.options import (
    chosen_notebook,
    clock_today,
    dry_run_option,
    json_option,
    notebook_option,
    text_option,
    today_option,
)
from netmd.cli.output import progress_bar, say_aside, say_json
from netmd.errors import NetmdError, UsageError

if TYPE_CHECKING:
    from netmd.editing.plan import Plan


@click.command("import")
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--from", "format_name", metavar="FORMAT", help="What the file is, if netmd takes it for something else.")
@text_option("--into", metavar="DIR", help="The folder of the notebook for new contacts. Default: where most lie.")
@click.option("--map", "mapping", metavar="HEADER=FIELD", multiple=True,
              help="What a column is; 'Header=' leaves it out; @FILE has one a line. Repeatable.")  # fmt: skip
@text_option("--save-map", metavar="FILE", help="Write down how each column was taken, for --map @FILE.")
@click.option("--day-first", is_flag=True, help="3/5/2026 is 3 May.")
@click.option("--month-first", is_flag=True, help="3/5/2026 is 5 March.")
@text_option("--encoding", metavar="NAME", help="What the text is encoded in (cp1252), if names look wrong.")
@click.option("--with-text", is_flag=True, help="Copy the text of messages and events too.")
@text_option("--me", metavar="ADDRESS", multiple=True, help="Your own address or name in the file. Repeatable.")
@text_option("--same", metavar="ROW=WHO", multiple=True, help="That row is this contact. Repeatable.")
@text_option("--different", metavar="ROW", multiple=True, help="That row is nobody you have yet. Repeatable.")
@json_option
@notebook_option
@today_option
@dry_run_option
def import_(
    file: Path, format_name: str | None, into: str | None, mapping: tuple[str, ...], save_map: str | None,
    day_first: bool, month_first: bool, encoding: str | None, with_text: bool, me: tuple[str, ...],
    same: tuple[str, ...], different: tuple[str, ...], as_json: bool, notebook: str | None, today: date | None,
    dry_run: bool,
) -> None:  # fmt: skip
    """Bring people in from a file of another program.

    A LinkedIn export, an address book (Google, Outlook, Thunderbird, vCard), a calendar, a spreadsheet, Monica,
    friends.md, notes of people: netmd sees from the content which it is. Contacts that you have get what is missing,
    and nothing you wrote is replaced; the others become new contacts. Importing the same file again changes nothing.
    What --map said of a spreadsheet's columns is remembered for the next one with that header.

    \b
    netmd import Connections.csv --dry-run
    netmd import contacts.vcf --into contacts/family
    netmd import people.xlsx --map 'How we met=met_at' --same 12=priya --different 40

    Fields of --map: name, first_name, last_name, last_first, aliases, pronouns, role, org, email, phone, linkedin, url,
    location, tags, direction, met, met_at, introduced_by, cadence, status, last_contact, last_channel, date, channel,
    title, place, with, text, notes, thanks, next_action, next_action_date, action_done, action_owner, follow_up,
    birthday, seeking, offers, gave, got; extra keeps a column under its own name.
    """
    from netmd.cli.again import said_again
    from netmd.cli.import_data import data_of
    from netmd.cli.import_into import book_of, refuse_itself, same_people
    from netmd.cli.import_next import next_steps
    from netmd.cli.import_report import Imported, lines_of
    from netmd.cli.importing import read_foreign
    from netmd.cli.mapping import refuse_to_save, refuse_without_columns, said_mapping, save_mapping
    from netmd.cli.reading import say_unread, warn_of_unfinished
    from netmd.cli.remembered import read_as_before, remember
    from netmd.cli.settled import notices, remember_settled, settled_before
    from netmd.cli.writing import plan_and_carry_out
    from netmd.editing.plan import Plan
    from netmd.exchange.merging.weave import Wishes, weave
    from netmd.exchange.records import ReadOptions
    from netmd.notebook import load

    if day_first and month_first:
        raise UsageError("--day-first and --month-first say opposite things.", "Say one of them.")
    day = today or clock_today()
    owner = frozenset(text.strip().casefold() for text in me)
    said = said_mapping(mapping)
    options = ReadOptions(today=day, day_first=day_first if day_first or month_first else None, mapping=said,
                          with_text=with_text, me=owner, encoding=(encoding or "").strip())  # fmt: skip
    root = chosen_notebook(None, notebook)
    if not root.is_dir():
        load(root)  # which says what is there instead
    saved = Path(save_map) if save_map else None
    if saved:
        refuse_to_save(saved, root)
    # a trial's wishes are not kept: they are to be said again with the next
    once = {"dry_run", "as_json", "save_map", *(() if dry_run else ("same", "different"))}
    command = said_again(click.get_current_context(), without=once)
    made: list[Imported] = []
    with progress_bar() as progress:
        taken = read_as_before(
            root, said, lambda mapping: read_foreign(file, format_name, replace(options, mapping=mapping), progress)
        )
        foreign = taken.foreign
        if saved:
            refuse_without_columns(foreign)
        for line in taken.says:
            say_aside(line)
        git = _state_of_git(root)
        if git is Git.CHANGED:
            say_aside(_UNCOMMITTED)

        def make() -> Plan:
            loaded = load(root, progress)
            say_unread(loaded)
            refuse_itself(file, loaded)
            wishes = Wishes(same_people(same, loaded.index), frozenset(row.strip() for row in different), owner,
                            settled_before(root, loaded.index))  # fmt: skip
            woven = weave(foreign, book_of(loaded, into), wishes, day, progress)
            woven.report.notices += notices(root, foreign, wishes)
            made[:] = [Imported(str(file), command, root, notebook, foreign, woven, wishes)]
            says = () if as_json or dry_run else (*lines_of(made[0]), *next_steps(made[0], in_git=git is not Git.NONE))
            return Plan(woven.changes, says)

        if dry_run:
            warn_of_unfinished(root)
        if dry_run and as_json:
            make()
        else:
            plan_and_carry_out(root, make, dry_run)
    imported = made[-1]
    if saved:
        save_mapping(saved, foreign, taken.mapping)
    if not dry_run:
        remember(root, taken)
        for line in remember_settled(root, foreign, imported.woven, imported.wishes):
            say_aside(line)
    if as_json:
        say_json(data_of(imported, taken.says, written=bool(imported.woven.changes) and not dry_run))
    elif dry_run:
        for line in lines_of(imported, whole=True):
            say_aside(line)
        say_aside("Nothing is written; without --dry-run it is.")
    if failed := imported.woven.report.failed:
        raise NetmdError(f"{failed:,} {'row' if failed == 1 else 'rows'} could not be written.",
                         "The report says why.")  # fmt: skip


_UNCOMMITTED = "The notebook has changes that are not committed; after a commit, git undoes an import by itself."


class Git(Enum):
    """What git keeps of a notebook."""

    NONE = "nothing"
    ALL = "all"
    CHANGED = "what was committed"


def _state_of_git(root: Path) -> Git:
    try:
        status = subprocess.run(  # noqa: S603 - no shell, and only to look
            ["git", "-C", str(root), "status", "--porcelain", "--", "."],  # noqa: S607
            capture_output=True, timeout=5, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return Git.NONE
    if status.returncode != 0:
        return Git.NONE
    return Git.CHANGED if status.stdout.strip() else Git.ALL

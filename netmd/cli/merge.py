"""``netmd merge``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option
from netmd.cli.people import WHO_HELP, choose_contact, who_argument
from netmd.errors import NetmdError

if TYPE_CHECKING:
    from netmd.editing.plan import Plan
    from netmd.model import Contact
    from netmd.notebook import Notebook


@click.command(epilog=WHO_HELP.replace("WHO is", "Each is", 1), context_settings={"allow_extra_args": True})
@who_argument("keep")
@who_argument("other")
@notebook_option
@dry_run_option
def merge(keep: str, other: str, notebook: str | None, dry_run: bool) -> None:
    """Join two contacts that are one person: OTHER goes into KEEP. All of it or nothing.

    \b
    netmd merge ann-lee ann-lee-2 --dry-run
    netmd merge ann-lee ann-lee-2

    KEEP stays as it is; what OTHER says more is added: fields that are missing, values of lists, each meeting in its
    place by date, other texts. Where the two disagree KEEP's value stays, and OTHER's is written into the notes. Every
    link to OTHER leads to KEEP then, OTHER's names become aliases, and its file is gone.

    Who may be one person says netmd duplicates.
    """
    from netmd.cli.writing import open_for_writing, plan_and_carry_out
    from netmd.errors import UsageError
    from netmd.notebook import load

    if more := click.get_current_context().args:
        raise UsageError(f"Two contacts are joined, and {2 + len(more)} words name them.",
                         'Put a name of several words in quotes: netmd merge "Ann Lee" ann-lee-2')  # fmt: skip
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    one = choose_contact(loaded.index, keep, for_writing=True).path
    two = choose_contact(loaded.index, other, for_writing=True).path
    if one == two:
        both = f"'{keep}' and '{other}' are" if keep != other else f"'{keep}' is"
        raise UsageError(
            f"{both} one contact already: {one}.", "Name two that are to be one: netmd duplicates lists them."
        )
    today = clock_today()
    plan_and_carry_out(loaded.root, lambda: _planned(load(loaded.root), one, two, today), dry_run)


def _planned(notebook: Notebook, keep: str, other: str, today: date) -> Plan:
    from netmd.cli.other_notes import others_of
    from netmd.cli.rename import concerned
    from netmd.cli.writing import open_note
    from netmd.editing.habits import habits_of
    from netmd.editing.merge import merge as plan_merge
    from netmd.editing.merge.links import turning

    stays, goes = _contact(notebook, keep), _contact(notebook, other)
    _refuse_links(notebook, goes)
    wanted = turning(goes, stays, notebook.index).as_renaming
    return plan_merge(
        stays,
        goes,
        notebook.index,
        concerned(notebook, wanted),
        lambda path: open_note(notebook, path),
        habits_of(notebook.index),
        today,
        others_of(notebook, wanted),
    )


def refusals(notebook: Notebook, today: date) -> Callable[[Contact, Contact], NetmdError | None]:
    """Why the command would refuse to join two contacts, as far as it shows without a look at every file."""
    from netmd.cli.writing import open_note
    from netmd.editing.habits import habits_of
    from netmd.editing.merge import refusal

    habits = habits_of(notebook.index)

    def of(keep: Contact, other: Contact) -> NetmdError | None:
        try:
            _refuse_links(notebook, other)
        except NetmdError as error:
            return error
        return refusal(keep, other, notebook.index, lambda path: open_note(notebook, path), habits, today)

    return of


def _contact(notebook: Notebook, path: str) -> Contact:
    from netmd.errors import StorageError

    contact = notebook.index.contact(path)
    if contact is None:
        raise StorageError(f"{path} is gone.", "Run the command again.")
    return contact


def _refuse_links(notebook: Notebook, goes: Contact) -> None:
    """Raise for a file that is a link: what it leads to would stay behind."""
    from netmd.editing.document import EditRefusedError

    if (notebook.root / goes.path).is_symlink():
        raise EditRefusedError(f"{goes.path} is a link to another file; netmd does not take it away.",
                               "Name it first, so that it stays and the other goes.")  # fmt: skip

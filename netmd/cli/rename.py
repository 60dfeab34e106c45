"""``netmd rename``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, dry_run_option, notebook_option
from netmd.cli.people import choose_contact, who_argument

if TYPE_CHECKING:
    from netmd.editing.renaming import Renaming
    from netmd.model import Contact
    from netmd.notebook import Notebook


@click.command()
@who_argument()
@click.argument("name", nargs=-1, required=True, metavar="NEWNAME...")
@click.option("--id", "new_id", metavar="NEWID", help="The new id: the file's name without .md. Default: from NEWNAME.")
@click.option("--keep-file", is_flag=True, help="Leave the file's name, and with it the id, as it is.")
@notebook_option
@dry_run_option
def rename(
    who: str, name: tuple[str, ...], new_id: str | None, keep_file: bool, notebook: str | None, dry_run: bool
) -> None:
    """Rename a contact: the name, the file, and every link in every Markdown file of the notebook's folder that is not
    hidden or ignored. All of it or nothing.

    \b
    netmd rename priya Priya Shah --dry-run
    netmd rename priya Priya Shah

    Links by the id get the new id, links by the name the new name; the text a link shows stays. The old name and the
    old id are kept as aliases, so that links from elsewhere still find the contact. Code and comments stay as they are.

    WHO is an id, a name, an alias, an e-mail address or a piece of one; accents and a slip are forgiven.
    """
    from netmd.cli.other_notes import others_of
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.editing.plan import Plan
    from netmd.editing.rename import rename as plan_rename
    from netmd.editing.renaming import renaming
    from netmd.notebook import load

    if new_id and keep_file:
        raise click.UsageError("--id names the file anew and --keep-file keeps its name; give one of them.")
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    path = choose_contact(loaded.index, who, for_writing=True).path
    renaming(_contact(loaded, path), " ".join(name), loaded.index, new_id, keep_file=keep_file)

    def make() -> Plan:
        fresh = load(loaded.root)
        wanted = renaming(_contact(fresh, path), " ".join(name), fresh.index, new_id, keep_file=keep_file)
        _refuse_where_it_cannot_be(fresh, wanted)
        paths = concerned(fresh, wanted)
        others = others_of(fresh, wanted)
        return plan_rename(wanted, fresh.index, paths, lambda one: open_note(fresh, one), others)

    plan_and_carry_out(loaded.root, make, dry_run)


def _contact(notebook: Notebook, path: str) -> Contact:
    from netmd.errors import StorageError

    contact = notebook.index.contact(path)
    if contact is None:
        raise StorageError(f"{path} is gone.", "Run the command again.")
    return contact


def _refuse_where_it_cannot_be(notebook: Notebook, wanted: Renaming) -> None:
    """Raise before anything is planned where the file cannot get its new name."""
    from netmd.editing.document import EditRefusedError
    from netmd.errors import UsageError

    if wanted.path == wanted.contact.path:
        return
    if (notebook.root / wanted.contact.path).is_symlink():
        raise EditRefusedError(f"{wanted.contact.path} is a link to another file; netmd does not rename it.",
                               "Keep its name with --keep-file.")  # fmt: skip
    if notebook.layout.kind(wanted.path) != notebook.layout.kind(wanted.contact.path):
        raise UsageError(f"A file called {wanted.path} would not be read as a contact.",
                         "See `ignore` in netmd.toml, or give another id with --id.")  # fmt: skip
    if os.path.lexists(notebook.root / wanted.path):
        raise UsageError(f"There is a file called {wanted.path} already.", "Give another id with --id.")


def concerned(notebook: Notebook, wanted: Renaming) -> list[str]:
    """The paths of the files that may hold a link to the contact.

    Raises what opening does for one that links to the contact and cannot be written to; other such files are left out.
    """
    from netmd.editing.document import Document, EditRefusedError
    from netmd.storage import read_note_bytes

    linking = {entry.path for entry in notebook.index.backlinks(wanted.contact)} | {wanted.contact.path}
    found = []
    for path in notebook.index.entries:
        data, _ = read_note_bytes(notebook.root, path)
        try:
            concerned = data is not None and wanted.may_concern(Document.of(path, data).text)
        except EditRefusedError:
            concerned = path in linking
        if concerned or path in linking:
            found.append(path)
    return found

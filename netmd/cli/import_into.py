"""The notebook as an import sees it: where new notes go, who is said to be whom, and that it is not its own source."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.errors import UnclearNameError, UnknownNameError, UsageError

if TYPE_CHECKING:
    from netmd.exchange.merging.weave import Book
    from netmd.index import Index
    from netmd.notebook import Notebook


def refuse_itself(file: Path, loaded: Notebook) -> None:
    """Raise UsageError if what is to be imported are notes that the notebook is read from."""
    place, root = file.resolve(), loaded.root.resolve()
    is_around = place.is_dir() and root.is_relative_to(place)
    if not is_around and place.is_relative_to(root):
        path = place.relative_to(root).as_posix()
        is_around = loaded.wants(f"{path}/x.md" if place.is_dir() else path) and (
            place.is_dir() or place.suffix == ".md"
        )
    if is_around:
        raise UsageError(f"{file} is of the notebook itself; its notes are contacts already.", "Name another file.")


def book_of(loaded: Notebook, into: str | None) -> Book:
    from netmd.cli.home import home_of
    from netmd.cli.writing import open_note, reader
    from netmd.editing.stems import are_called_as_named, usual_folder
    from netmd.exchange.merging.weave import Book

    home = home_of(loaded)
    folder = _folder(loaded, into) if into else usual_folder(loaded.index, home)
    if loaded.layout.kind(f"{folder}/x.md".lstrip("/")) != "contact":
        folder = home
    return Book(
        index=loaded.index,
        read=reader(loaded),
        data=lambda path: open_note(loaded, path).document.data,
        channels=loaded.settings.channels,
        folder=folder,
        taken=frozenset(file.stem for file in (loaded.root / folder).glob("*")),
        as_named=are_called_as_named(loaded.index),
        is_contact=lambda path: loaded.layout.kind(path) == "contact",
    )


def _folder(loaded: Notebook, into: str) -> str:
    """The folder that ``into`` names, relative to the notebook; raises UsageError if its notes are no contacts."""
    full = Path(os.path.normpath(loaded.root.resolve() / into))
    try:
        folder = full.relative_to(loaded.root.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{into} is not in the notebook.", "Name a folder within it: --into contacts/new.") from None
    folder = "" if folder == "." else folder
    if loaded.layout.kind(f"{folder}/x.md".lstrip("/")) != "contact":
        home = loaded.settings.folders.contacts
        raise UsageError(f"Notes in {into} would not be read as contacts.", f"Name a folder in {home}/.")
    return folder


def same_people(texts: Sequence[str], index: Index) -> dict[str, str]:
    """The paths of the contacts that rows are said to be. Nobody is asked: other commands wait for this one."""
    from netmd.who import find_people

    found = {}
    for text in texts:
        row, sign, who = text.partition("=")
        if not sign or not row.strip() or not who.strip():
            raise UsageError(f"--same '{text}' is not a row and a contact.", "Write --same 12=priya-raman.")
        match = find_people(index, who.strip())
        if match.contact is None and match.candidates:
            ids = ", ".join(one.id for one in match.candidates[:5])
            raise UnclearNameError(f"--same {text}: '{who.strip()}' may be {ids}.", "Write one of these ids.")
        if match.contact is None or match.is_slip:
            nearest = f"Did you mean {match.contact.id}?" if match.contact else "Write the id, or the whole name."
            raise UnknownNameError(f"--same {text}: nobody here is called '{who.strip()}'.", nearest)
        found[row.strip()] = match.contact.path
    return found

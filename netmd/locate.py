"""Where the notebook is: of somebody who is in a folder, or the one that was named."""

from __future__ import annotations

from pathlib import Path

from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.errors import NotebookNotFoundError, StorageError
from netmd.storage import reason


def find_notebook(start: Path) -> Path:
    """The notebook of someone who is in the folder ``start``: the nearest one upward, else ``./notebook``.

    A folder is a notebook if it holds a netmd.toml, a contacts folder or ``.obsidian``, which Obsidian puts at the root
    of a vault. Raises :class:`NotebookNotFoundError`.
    """
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file() or any((folder / mark).is_dir() for mark in ("contacts", ".obsidian")):
            return folder
    if (start / "notebook").is_dir():
        return start / "notebook"
    raise NotebookNotFoundError(
        f"There is no notebook in {start} or above it.",
        "Name one with -n DIR, set NETMD_NOTEBOOK, or make one with: netmd init notebook",
    )


def refuse_no_folder(root: Path) -> None:
    """Raise :class:`NotebookNotFoundError` where there is no such folder, :class:`StorageError` if that is unknown."""
    try:
        if root.is_dir():
            return
        is_file = root.exists()
    except OSError as error:
        raise StorageError(f"The notebook {root} cannot be opened: {reason(error)}.") from error
    if is_file:
        raise NotebookNotFoundError(f"The notebook {root} is a file, not a folder.", "Name the folder it belongs to.")
    raise NotebookNotFoundError(f"The notebook {root} does not exist.", f"Make one with: netmd init {root}")


def default_site(root: Path) -> Path:
    """Where a notebook's site goes unless it is said otherwise: ``site`` beside the notebook."""
    return root.resolve().parent / "site"

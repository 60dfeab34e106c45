"""Small files that netmd keeps for itself in a notebook: ``.netmd/NAME``, out of git's sight, safe to delete."""

from __future__ import annotations

from pathlib import Path

from netmd.errors import StorageError
from netmd.writing import calls, looks, names
from netmd.writing.fresh import write_fresh

FOLDER = ".netmd"
_IGNORE = ".gitignore"


def read_kept(root: Path, name: str) -> bytes | None:
    """What is kept under a name; None if nothing is, or it cannot be read: it is only ever a help."""
    try:
        return looks.read_file(root / FOLDER / name)
    except (OSError, StorageError):
        return None


def write_kept(root: Path, name: str, data: bytes) -> None:
    """Keep ``data`` under a name, in the place of what was. Raises ``OSError``, and StorageError if the folder is none.

    Call it while no other command can write.
    """
    folder = root / FOLDER
    if not looks.exists(folder):
        calls.make_folder(folder)
    elif folder.is_symlink() or not folder.is_dir():
        raise StorageError(f"{FOLDER} in the notebook is not a folder; netmd needs the name.", "Rename it.")
    if not looks.exists(folder / _IGNORE):
        write_fresh(folder / _IGNORE, b"*\n")
    temporary = folder / names.temporary_name(name, None, None)
    write_fresh(temporary, data)
    calls.rename(temporary, folder / name)

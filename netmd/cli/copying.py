"""Copying notes to a folder of their own, byte for byte, all of them or none."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.errors import NotOursError, StorageError
from netmd.storage import read_note_bytes, reason

if TYPE_CHECKING:
    from netmd.notebook import Notebook

_SETTINGS = "netmd.toml"


def copy_notes(notebook: Notebook, paths: Sequence[str], output: str, *, with_settings: bool) -> None:
    """Copy these notes, in their folders, to a folder that is new or empty; with the settings, if there are any.

    The folder is there with all of them or as it was. Raises NotOursError for a folder that holds something, or whose
    files would be read as the notebook's; StorageError where one cannot be read or written.
    """
    target = Path(output)
    _refuse(target, notebook, paths)
    found = [(path, _bytes_of(notebook, path)) for path in paths]
    if with_settings and (notebook.root / _SETTINGS).exists():
        found.append((_SETTINGS, _bytes_of(notebook, _SETTINGS)))
    try:
        _write(target.resolve(), found)
    except (OSError, RuntimeError, ValueError) as error:
        raise StorageError(f"{output} cannot be written: {reason(error)}.", "Name another folder with -o.") from error


def _refuse(target: Path, notebook: Notebook, paths: Sequence[str]) -> None:
    try:
        if target.is_dir() and any(target.iterdir()):
            raise NotOursError(f"{target} is not empty; notes are not mixed with what is there.",
                               "Name a new folder with -o.")  # fmt: skip
        within = target.resolve().relative_to(notebook.root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; or no place at all, which the writing will say
        return
    if within == "." or any(notebook.wants(f"{within}/{path}") for path in paths):
        raise NotOursError(f"Notes in {target} would be read as the notebook's own, a second time.",
                           "Name a folder outside the notebook.")  # fmt: skip


def _bytes_of(notebook: Notebook, path: str) -> bytes:
    data, problem = read_note_bytes(notebook.root, path)
    if data is None:
        raise StorageError(f"{path}: {problem.message if problem else 'It is gone.'}", "Run the command again.")
    return data


def _write(target: Path, found: Sequence[tuple[str, bytes]]) -> None:
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(20, "it is a file", str(target))
    temporary = target.with_name(f".netmd-export-{secrets.token_hex(8)}")
    try:
        temporary.mkdir()
        for path, data in found:
            place = temporary / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        temporary.replace(target)  # takes the place of an empty folder too
    except BaseException:
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)
        raise

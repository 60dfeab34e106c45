"""How the columns of a file are to be taken: ``--map``, a file of its lines, and writing one with ``--save-map``."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.errors import NotOursError, StorageError, UsageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.records import ForeignFile


def said_mapping(texts: Sequence[str]) -> Mapping[str, str]:
    """What columns are, as the person says it; ``@FILE`` stands for the lines of a file that say so."""
    from netmd.exchange.readers.spreadsheet import parse_mapping

    said = [line for text in texts for line in (_lines_of(Path(text[1:])) if text.startswith("@") else (text,))]
    return parse_mapping(said) if said else {}


def refuse_to_save(file: Path, root: Path) -> None:
    """Raise, before anything is read, if how columns are taken cannot be saved there.

    Raises NotOursError for what exists or would be read as a note, StorageError where there is no folder.
    """
    if str(file) == "-":
        raise UsageError("--save-map writes a file, not standard output.", "Name one: --save-map columns.map.")
    if os.path.lexists(file):
        raise NotOursError(f"--save-map {file} is there already.", f"Name a new file, or use it: --map @{file}")
    if not file.parent.is_dir():
        raise StorageError(f"--save-map {file} cannot be written: there is no folder {file.parent}.", "Make it first.")
    if file.suffix.lower() == ".md" and file.resolve().is_relative_to(root.resolve()):
        raise NotOursError(f"--save-map {file} would be read as a note.", "Name a file such as columns.map.")


def save_mapping(file: Path, foreign: ForeignFile, said: Mapping[str, str]) -> None:
    """Write how the columns were taken, a line each, those that ``said`` leaves out too, to a file that is new."""
    lines = dict.fromkeys((_line(header, field) for header, field in foreign.mapping))
    there = {header.casefold() for header, _ in foreign.mapping}
    left_out = (_line(header, "") for header, field in said.items() if not field and header.casefold() not in there)
    try:
        with file.open("x", encoding="utf-8") as written:
            written.write("".join((*lines, *left_out)))
    except OSError as error:
        raise StorageError(f"--save-map {file} cannot be written: {reason(error)}.", "Name a new file.") from error


def refuse_without_columns(foreign: ForeignFile) -> None:
    """Raise UsageError where there is nothing to save."""
    if not foreign.mapping:
        raise UsageError(f"A file of the format {foreign.format} has no columns to map.", "Leave --save-map away.")


def _line(header: str, field: str) -> str:
    """A header may begin as a comment does (``# of children``), which a backslash tells apart."""
    shown = " ".join(header.split())
    mark = "\\" if shown.startswith(("#", "\\")) else ""
    return f"{mark}{shown}={field}\n"


def _lines_of(file: Path) -> Sequence[str]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise StorageError(f"--map @{file} cannot be read: {why}.") from error
    kept = (line.strip() for line in lines)
    return [line.removeprefix("\\") for line in kept if line and not line.startswith("#")]

"""``netmd init``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from netmd.cli.options import clock_today, today_option
from netmd.cli.output import count, say
from netmd.errors import NotOursError, StorageError
from netmd.storage import reason

STORY_DATE = date(2026, 5, 14)
"""The day on which the sample notebook's story is told."""

_FOR_GIT = ".gitkeep"
"""In an empty folder: git keeps none, and a clone without its folders would be read as another kind of notebook."""


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--sample", is_flag=True, help="Fill it with the sample: invented people who tell one story.")
@today_option
def init(folder: str, sample: bool, today: date | None) -> None:
    """Begin a notebook in DIR: its folders, its settings and the reference of the format.

    What is there already is kept as it is; the sample wants a new folder. Its dates are moved so that its story is told
    as of today.
    """
    from netmd.resources import sample_notebook, starter_settings

    root = Path(folder)
    hidden = _flat_notes_in(root)
    if sample and _is_in_use(root):
        raise NotOursError(f"{root} is not empty; the sample would be mixed with what is there.",
                           "Name a new folder for the sample.")  # fmt: skip
    reference = (sample_notebook() / "README.md").read_bytes()
    files = _sample(sample_notebook(), today or clock_today()) if sample else {"netmd.toml": starter_settings()}
    files["README.md"] = reference
    written, kept = _write(root, files)
    if not sample and not hidden:
        for name in ("contacts", "meetings", "opportunities"):
            _make_folder(root / name)
            if not _is_in_use(root / name):
                _write(root, {f"{name}/{_FOR_GIT}": b""})
    say(f"{root}: {count(written, 'file')} written" + (f", {kept} kept as they were." if kept else "."))
    if sample:
        say(f"See it: netmd serve {root} --open")
    elif hidden:
        say(f"The notes in {root} are read as contacts; README.md shows what they may hold.")
        say(f"See them: netmd serve {root} --open")
    else:
        say(f"Write your first contact, {root / 'contacts' / 'their-name.md'}; README.md shows how.")
        say(f"Then see it: netmd serve {root} --open")


def _is_in_use(root: Path) -> bool:
    try:
        return root.exists() and (not root.is_dir() or any(root.iterdir()))
    except OSError as error:
        raise StorageError(f"{root} cannot be looked into: {reason(error)}.", "Choose another folder.") from error


def _flat_notes_in(root: Path) -> bool:
    """Whether there are notes that are read as long as there is no contacts folder, as in an Obsidian vault."""
    from netmd.notebook import load

    if not root.is_dir():
        return False
    notebook = load(root)
    return not notebook.layout.structured and bool(notebook.index.entries)


def _sample(source: Path, today: date) -> dict[str, bytes]:
    from netmd.dates import shift_iso_dates

    days = (today - STORY_DATE).days
    files: dict[str, bytes] = {}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            text = path.read_text(encoding="utf-8")
            files[name] = (shift_iso_dates(text, days) if name.endswith(".md") else text).encode()
    return files


def _write(root: Path, files: dict[str, bytes]) -> tuple[int, int]:
    """Write the files that are not there yet; how many were written and how many kept."""
    written = kept = 0
    for name, data in sorted(files.items()):
        path = root / name
        _make_folder(path.parent)
        try:
            file = path.open("xb")
        except FileExistsError:
            kept += 1
            continue
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {reason(error)}.", "Choose another folder.") from error
        try:
            with file:
                file.write(data)
            written += 1
        except OSError as error:
            path.unlink(missing_ok=True)  # half a file would be kept as it is the next time
            raise StorageError(f"{path} cannot be written: {reason(error)}.", "Choose another folder.") from error
    return written, kept


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path} cannot be made: {reason(error)}.", "Choose another folder.") from error

"""Reading what is to be imported: a file, or a folder of notes, within bounds."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.errors import StorageError, UsageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.records import ForeignFile, ReadOptions
    from netmd.model import Kind
    from netmd.notebook import Progress

MOST_BYTES = 200 * 1024 * 1024
"""Of a file, or of all notes of a folder."""
MOST_NOTES = 20_000
MOST_ENTRIES = 100_000
"""Files and folders, of whichever kind, that are gone through for the notes of a folder."""
_SMALLER = "Name the folder that holds the notes of people, or import its folders one by one."


def read_foreign(path: Path, format_name: str | None, options: ReadOptions, progress: Progress | None) -> ForeignFile:
    """What a file, or the notes of a folder, say.

    Raises StorageError where it cannot be read, ImportRefusedError where it is of no known format or its reader refuses
    it.
    """
    from netmd.exchange.own_workbook import told_apart
    from netmd.exchange.readers.said_encoding import in_utf8
    from netmd.exchange.recognise import named, recognise

    if str(path) == "-":
        raise UsageError("netmd import reads a file, not standard input.", "Save it, and name the file.")
    if path.is_dir():
        return _read_folder(path, format_name, options, progress)
    data = _bytes_of(path, MOST_BYTES)
    if progress is not None:
        progress("Reading the file", 0, 1)
    data = in_utf8(data, options.encoding)
    chosen, reader = (format_name, named(format_name)) if format_name else recognise(path.name, data)
    return told_apart(replace(reader.read(data, replace(options, name=path.name)), format=chosen))


def _read_folder(folder: Path, format_name: str | None, options: ReadOptions, progress: Progress | None) -> ForeignFile:
    """All notes of a folder as one file: each is read by itself, and its rows are of the part its path names."""
    from netmd.exchange.readers.obsidian.vault import as_one
    from netmd.exchange.readers.said_encoding import in_utf8
    from netmd.exchange.recognise import named
    from netmd.exchange.records import ImportRefusedError, PassedOver, Source

    if format_name not in (None, "obsidian"):
        raise UsageError(f"{folder} is a folder; of that format, name a file.")
    in_utf8(b"", options.encoding)  # a name that is none is said once, not of each note
    paths = _notes_in(folder)
    if not paths:
        raise ImportRefusedError(f"{folder} holds no Markdown notes.", "Name the file to import, or a folder of notes.")
    reader = named("obsidian")
    kind_of = _kinds(folder)
    parts: list[tuple[str, ForeignFile]] = []
    passed: list[PassedOver] = []
    total = 0
    for number, path in enumerate(paths):
        if progress is not None:
            progress("Reading notes", number, len(paths))
        part = path.relative_to(folder).as_posix()
        data = b""
        try:
            data = in_utf8(_bytes_of(path, MOST_BYTES), options.encoding)
            parts.append((part, reader.read(data, replace(options, name=path.name, kind=kind_of(part)))))
        except ImportRefusedError as error:
            passed.append(PassedOver(Source(1, part), error.message))
        total += len(data)
        if total > MOST_BYTES:
            raise ImportRefusedError(f"The notes in {folder} have more than 200 MB.", _SMALLER)
    return as_one(parts, passed)


def _kinds(folder: Path) -> Callable[[str], Kind | None]:
    """What each note is by the folder it lies in, where all are a notebook of netmd's; else nothing says it."""
    from netmd.config import FILE_NAME, read_settings
    from netmd.discovery import Layout, Skipped
    from netmd.storage import read_note_bytes

    data, _ = read_note_bytes(folder, FILE_NAME)
    settings, _ = read_settings(data or b"")
    if not (folder / settings.folders.contacts).is_dir():
        return lambda _: None
    layout = Layout(settings, structured=True)

    def kind(part: str) -> Kind | None:
        found = layout.kind(part)
        return None if isinstance(found, Skipped) else found

    return kind


def _notes_in(folder: Path) -> list[Path]:
    """Sorted; raises ImportRefusedError for a folder of so much that it is hardly one of notes."""
    from netmd.exchange.records import ImportRefusedError

    found: list[Path] = []
    seen = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here) / name for name in names if name.lower().endswith(".md") and not name.startswith(".")]
        seen += len(names) + len(folders)
        if len(found) > MOST_NOTES or seen > MOST_ENTRIES:
            what = f"{MOST_NOTES:,} notes" if len(found) > MOST_NOTES else f"{MOST_ENTRIES:,} files"
            raise ImportRefusedError(f"{folder} holds more than {what}.", _SMALLER)
    return sorted(found)


def _bytes_of(path: Path, most: int) -> bytes:
    """The bytes of a regular file; a larger one is refused before it is read."""
    from netmd.exchange.records import ImportRefusedError

    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - what is checked is what is read
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UsageError(f"{path} is not a file.", "Name a file, or a folder of notes.")
            data = file.read(most + 1) if status.st_size <= most else b""
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {reason(error)}.") from error
    if status.st_size > most or len(data) > most:
        size = status.st_size / 1024 / 1024
        raise ImportRefusedError(f"{path} has {size:,.0f} MB; netmd import reads 200 MB at most.",
                                 "Split it into several files.")  # fmt: skip
    return data

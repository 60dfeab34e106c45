"""A notebook on disk: find its notes, read them, and follow their changes one file at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from netmd import problems
from netmd.checks import check_index
from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.config import read_settings
from netmd.discovery import Layout, Passed
from netmd.errors import NotebookNotFoundError, StorageError
from netmd.index import Index
from netmd.problems import Location, Problem
from netmd.reading import Reading, read_note
from netmd.settings import Settings
from netmd.storage import read_note_bytes, reason

TEMPLATES_FOLDER = "site_templates"

Progress = Callable[[str, int, int], None]
"""Told how far a stage is: its name, how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class _File:
    """What is kept of a file: its bytes' equal, and what came of reading it."""

    data: bytes | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook as it was read. Immutable: :meth:`refreshed` gives the one after a change."""

    root: Path
    layout: Layout
    index: Index
    _files: Mapping[str, _File]
    _settings_data: bytes
    _own_problems: tuple[Problem, ...]

    @property
    def settings(self) -> Settings:
        """What its netmd.toml says."""
        return self.layout.settings

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and place: settings, each file by itself, and the files together."""
        found = [*self._own_problems, *check_index(self.index)]
        for file in self._files.values():
            found += file.reading.problems
        return tuple(sorted(found, key=lambda problem: problem.sort_key))

    def wants(self, path: str) -> bool:
        """Whether a change of this path, relative to the notebook, may change the site."""
        return (
            path == SETTINGS_FILE
            or path.startswith(f"{TEMPLATES_FOLDER}/")
            or self.layout.kind(path) is not Passed.OVER
        )

    def refreshed(self, paths: Collection[str]) -> Notebook:
        """The notebook after these files changed, came or went; the others are not read.

        A change of the settings, or of whether there is a contacts folder, changes how every file is read.
        """
        settings_data = _settings_bytes(self.root)
        if settings_data != self._settings_data or _is_structured(self.root, self.settings) != self.layout.structured:
            return load(self.root)
        files, entries = dict(self._files), {}
        for path in sorted(set(paths)):
            file = _read(self.root, path, self.layout)
            before = files.pop(path, None)
            if file is not None:
                files[path] = file
            if file != before:
                entries[path] = file.reading.entry if file else None
        index = self.index.replaced(entries) if entries else self.index
        return Notebook(
            self.root, self.layout, index, MappingProxyType(files), self._settings_data, self._own_problems
        )


def load(root: Path, progress: Progress | None = None) -> Notebook:
    """Read the whole notebook in a folder.

    Raises :class:`NotebookNotFoundError` where there is no such folder and :class:`StorageError` where it cannot be
    listed. What is wrong within it is a problem, never an error.
    """
    if not root.is_dir():
        what = "is a file, not a folder" if root.exists() else "does not exist"
        raise NotebookNotFoundError(f"The notebook {root} {what}.", f"Make one with: netmd init {root}")
    settings_data = _settings_bytes(root)
    settings, own_problems = read_settings(settings_data)
    layout = Layout(settings, _is_structured(root, settings))
    paths = sorted(_walk(root, layout))
    files: dict[str, _File] = {}
    for number, path in enumerate(paths):
        if progress is not None:
            progress("Reading notes", number, len(paths))
        file = _read(root, path, layout)
        if file is not None:
            files[path] = file
    index = Index.of(file.reading.entry for file in files.values() if file.reading.entry is not None)
    return Notebook(root, layout, index, MappingProxyType(files), settings_data, tuple(own_problems))


def find_notebook(start: Path, named: str | None) -> Path:
    """The notebook to use: the one named, else the nearest folder upward from ``start``, else ``./notebook``.

    A folder is a notebook if it holds a netmd.toml or a contacts folder. Raises :class:`NotebookNotFoundError`.
    """
    if named:
        return Path(named)
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file() or (folder / "contacts").is_dir():
            return folder
    if (start / "notebook").is_dir():
        return start / "notebook"
    raise NotebookNotFoundError(
        f"There is no notebook in {start} or above it.",
        "Name one with -n DIR, set NETMD_NOTEBOOK, or make one with: netmd init notebook",
    )


def _settings_bytes(root: Path) -> bytes:
    data, _ = read_note_bytes(root, SETTINGS_FILE)
    return data or b""


def _is_structured(root: Path, settings: Settings) -> bool:
    return (root / settings.folders.contacts).is_dir()


def _walk(root: Path, layout: Layout) -> Iterator[str]:
    """The paths of all files that are notes or are reported, links to folders not followed."""
    folders = [folder for folder in layout.roots if folder == "" or (root / folder).is_dir()]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as listing:
                found = list(listing)
        except OSError as error:
            if folder == "":
                raise StorageError(f"The notebook {root} cannot be listed: {reason(error)}.") from error
            continue
        for item in found:
            path = f"{folder}/{item.name}" if folder else item.name
            if item.is_dir(follow_symlinks=False):
                if layout.walks_into(path):
                    folders.append(path)
            elif layout.kind(path) is not Passed.OVER:
                yield path


def _read(root: Path, path: str, layout: Layout) -> _File | None:
    """Read one file; None if it is gone, or is nothing a notebook reads."""
    kind = layout.kind(path)
    if kind is Passed.OVER:
        return None
    if kind is Passed.CONFLICT_COPY:
        if not os.path.lexists(root / path):
            return None
        return _File(None, Reading(None, (
            Problem(problems.CONFLICT_COPY, Location(path), "A sync tool left this conflict copy; it is not read.",
                    "Carry over what is missing in the original, then delete the copy."),
        )))  # fmt: skip
    data, problem = read_note_bytes(root, path)
    if problem is not None:
        return _File(None, Reading(None, (problem,)))
    if data is None:
        return None
    assert not isinstance(kind, Passed)
    return _File(data, read_note(path, data, kind, layout.settings.channels,
                                 other_types_are_notes=not layout.structured))  # fmt: skip

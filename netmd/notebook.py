"""A notebook on disk: find its notes, read them, and follow their changes one file at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from netmd import problems
from netmd.checks import check_index
from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.config import read_settings
from netmd.discovery import TEMPLATES_FOLDER, Layout, Skipped
from netmd.errors import NotebookNotFoundError, StorageError
from netmd.index import Index
from netmd.problems import Location, Problem
from netmd.reading import Reading, read_note
from netmd.settings import Settings
from netmd.storage import listing_problem, read_note_bytes, reason, unlisted

Progress = Callable[[str, int, int], None]
"""Told how far a stage is: its name, how many are done, of how many."""


_Read = tuple[bytes | None, Problem | None]
"""What :func:`netmd.storage.read_note_bytes` gave."""


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
    _settings_read: _Read
    _own_problems: tuple[Problem, ...]
    _unlisted: tuple[Problem, ...] = ()

    @property
    def settings(self) -> Settings:
        """What its netmd.toml says."""
        return self.layout.settings

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and place: settings, each file by itself, and the files together."""
        found = [*self._own_problems, *self._unlisted, *check_index(self.index)]
        for file in self._files.values():
            found += file.reading.problems
        return tuple(sorted(found, key=lambda problem: problem.sort_key))

    @property
    def unread(self) -> tuple[Problem, ...]:
        """The files and folders that could not be opened, by path: what they hold is missing from the index."""
        found = [problem for file in self._files.values() if file.data is None for problem in file.reading.problems]
        found += [*self._own_problems, *self._unlisted]
        return tuple(sorted((one for one in found if one.rule is problems.UNREADABLE), key=lambda one: one.sort_key))

    @property
    def outdated(self) -> tuple[Problem, ...]:
        """The folders that cannot be listed any more, by path: the index holds what was last read in them."""
        if not self._unlisted:
            return ()
        held = {folder for path in self._files for folder in _folders_above(path)}
        return tuple(problem for problem in self._unlisted if problem.location.path in held)

    def wants(self, path: str) -> bool:
        """Whether a change at this path, relative to the notebook, may change the site.

        That of a file, of a link to a folder that would be reported, or of a folder that says how to read the others.
        """
        return (
            path in (SETTINGS_FILE, TEMPLATES_FOLDER, self.settings.folders.contacts)
            or path.startswith(f"{TEMPLATES_FOLDER}/")
            or self.layout.kind(path) is not Skipped.OVER
            or _is_linked_folder(self.root, path, self.layout)
        )

    def refreshed(self, paths: Collection[str]) -> Notebook:
        """The notebook after these files changed, came or went; the others are not read.

        A change of the settings, or of whether there is a contacts folder, changes how every file is read. What a
        folder held that cannot be listed by now stays as it was (:attr:`outdated`).
        """
        settings_read = read_note_bytes(self.root, SETTINGS_FILE)
        if settings_read != self._settings_read or _is_structured(self.root, self.settings) != self.layout.structured:
            return load(self.root)
        closed = self._unlisted_by_now(paths)
        files, entries = dict(self._files), {}
        for path in sorted(set(paths)):
            if path in files and not closed.keys().isdisjoint(_folders_above(path)):
                continue
            file = None if _is_behind_link(self.root, path) else _read(self.root, path, self.layout)
            before = files.pop(path, None)
            if file is not None:
                files[path] = file
            if file != before:
                entries[path] = file.reading.entry if file else None
        index = self.index.replaced(entries) if entries else self.index
        return replace(self, index=index, _files=MappingProxyType(files), _unlisted=tuple(closed.values()))

    def _unlisted_by_now(self, paths: Collection[str]) -> dict[str, Problem]:
        """The outermost folders, above these files or known before, that cannot be listed."""
        folders = {folder for path in paths for folder in _folders_above(path)}
        folders.update(problem.location.path for problem in self._unlisted)
        closed: dict[str, Problem] = {}
        for folder in sorted(folders):
            problem = listing_problem(self.root, folder)
            if problem is not None and closed.keys().isdisjoint(_folders_above(folder)):
                closed[folder] = problem
        return closed


def load(root: Path, progress: Progress | None = None) -> Notebook:
    """Read the whole notebook in a folder.

    Raises :class:`NotebookNotFoundError` where there is no such folder and :class:`StorageError` where it cannot be
    listed. What is wrong within it is a problem, never an error.
    """
    _refuse_no_folder(root)
    settings_data, unread = settings_read = read_note_bytes(root, SETTINGS_FILE)
    settings, own_problems = read_settings(settings_data or b"")
    own_problems += [unread] if unread else []
    layout = Layout(settings, _is_structured(root, settings))
    closed: list[Problem] = []
    paths = sorted(set(_walk(root, layout, closed)))
    files: dict[str, _File] = {}
    for number, path in enumerate(paths):
        if progress is not None:
            progress("Reading notes", number, len(paths))
        file = _read(root, path, layout)
        if file is not None:
            files[path] = file
    index = Index.of(file.reading.entry for file in files.values() if file.reading.entry is not None)
    return Notebook(
        root, layout, index, MappingProxyType(files), settings_read, tuple(own_problems), tuple(closed)
    )  # fmt: skip


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


def _refuse_no_folder(root: Path) -> None:
    try:
        if root.is_dir():
            return
        is_file = root.exists()
    except OSError as error:
        raise StorageError(f"The notebook {root} cannot be opened: {reason(error)}.") from error
    if is_file:
        raise NotebookNotFoundError(f"The notebook {root} is a file, not a folder.", "Name the folder it belongs to.")
    raise NotebookNotFoundError(f"The notebook {root} does not exist.", f"Make one with: netmd init {root}")


def _is_structured(root: Path, settings: Settings) -> bool:
    return (root / settings.folders.contacts).is_dir()


def _walk(root: Path, layout: Layout, wrong: list[Problem]) -> Iterator[str]:
    """The paths of all files that are notes or are reported; ``wrong`` gets the folders that cannot be listed.

    Links to folders are not followed, as they may lead anywhere or round in a circle.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as listing:
                found = list(listing)
        except FileNotFoundError:
            continue
        except OSError as error:
            if folder == "":
                raise StorageError(f"The notebook {root} cannot be listed: {reason(error)}.") from error
            if layout.reads_all_of(folder):
                wrong.append(unlisted(folder, error))
            continue
        for item in found:
            path = f"{folder}/{item.name}" if folder else item.name
            if item.is_dir(follow_symlinks=False):
                if layout.walks_into(path):
                    folders.append(path)
            elif layout.kind(path) is not Skipped.OVER or (item.is_symlink() and _is_linked_folder(root, path, layout)):
                yield path


def _is_linked_folder(root: Path, path: str, layout: Layout) -> bool:
    full = root / path
    try:
        return layout.reads_all_of(path) and full.is_symlink() and full.is_dir()
    except OSError:  # where it leads may not be looked at
        return False


def _is_behind_link(root: Path, path: str) -> bool:
    """Whether the way to the file leads through a linked folder, where a walk would not come by."""
    try:
        return any((root / folder).is_symlink() for folder in _folders_above(path))
    except OSError:  # what a folder holds may not be looked at
        return False


def _folders_above(path: str) -> list[str]:
    """The folders that a file of the notebook lies in, the outermost first."""
    return [str(folder) for folder in reversed(PurePosixPath(path).parents[:-1])]


def _read(root: Path, path: str, layout: Layout) -> _File | None:
    """Read one file; None if it is gone, or is nothing a notebook reads."""
    kind = layout.kind(path)
    if kind is Skipped.OVER:
        if not _is_linked_folder(root, path, layout):
            return None
        return _only(Problem(problems.NOT_A_FILE, Location(path), "It is a link to a folder; netmd does not follow it.",
                             "Put the folder itself into the notebook."))  # fmt: skip
    if kind is Skipped.CONFLICT_COPY:
        if not os.path.lexists(root / path):
            return None
        return _only(Problem(problems.CONFLICT_COPY, Location(path),
                             "A sync tool left this conflict copy; it is not read.",
                             "Carry over what is missing in the original, then delete the copy."))  # fmt: skip
    data, problem = read_note_bytes(root, path)
    if kind is Skipped.UNLESS_TYPED:
        return _read_if_typed(path, data, layout)
    if problem is not None:
        is_folder = (root / path).is_dir() and not (root / path).is_symlink()
        return None if is_folder else _only(problem)
    if data is None:
        return None
    assert not isinstance(kind, Skipped)
    return _File(data, read_note(path, data, kind, layout.settings.channels, others_pass=not layout.structured))


def _read_if_typed(path: str, data: bytes | None, layout: Layout) -> _File | None:
    """A file beside the folders that are read: one of ours if the front matter says so, else not even a problem."""
    if data is None or b"type" not in data[:_TYPE_WITHIN].lower():
        return None
    reading = read_note(path, data, None, layout.settings.channels)
    return _File(data, reading) if reading.entry is not None else None


_TYPE_WITHIN = 64 * 1024


def _only(problem: Problem) -> _File:
    return _File(None, Reading(None, (problem,)))

"""A notebook on disk: find its notes, read them, and follow their changes one file at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from netmd import problems
from netmd.checks import check_index
from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.discovery import DRAFTS_FOLDER, TEMPLATES_FOLDER, Layout, Skipped
from netmd.files import File, Ground, Progress, Read, read_file, survey, without_collection
from netmd.index import Index
from netmd.locate import find_notebook
from netmd.problems import Problem
from netmd.settings import Settings
from netmd.storage import listing_problem, read_note_bytes
from netmd.walk import folders_above, is_behind_link, is_linked_folder, is_structured

__all__ = ["Notebook", "Progress", "find_notebook", "load", "read"]


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook as it was read. Immutable: :meth:`refreshed` gives the one after a change."""

    root: Path
    layout: Layout
    index: Index
    _files: Mapping[str, File]
    _settings_read: Read
    _own_problems: tuple[Problem, ...]
    _unlisted: tuple[Problem, ...] = ()

    @property
    def settings(self) -> Settings:
        """What its netmd.toml says."""
        return self.layout.settings

    def problems(self, of_index: Iterable[Problem] | None = None) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and place: settings, each file by itself, and the files together; these
        are ``of_index`` where they are known.
        """
        found = [*self._own_problems, *self._unlisted, *(check_index(self.index) if of_index is None else of_index)]
        for file in self._files.values():
            found += file.reading.problems
        return tuple(sorted(found, key=lambda problem: problem.sort_key))

    @property
    def digests(self) -> Mapping[str, bytes | None]:
        """A digest of the bytes of each file that is read or reported, by its path; None where they cannot be had."""
        return {path: file.digest for path, file in self._files.items()}

    @property
    def unread(self) -> tuple[Problem, ...]:
        """The files and folders that could not be opened, by path: what they hold is missing from the index."""
        found = [problem for file in self._files.values() if file.digest is None for problem in file.reading.problems]
        found += [*self._own_problems, *self._unlisted]
        return tuple(sorted((one for one in found if one.rule is problems.UNREADABLE), key=lambda one: one.sort_key))

    @property
    def outdated(self) -> tuple[Problem, ...]:
        """The folders that cannot be listed any more, by path: the index holds what was last read in them."""
        if not self._unlisted:
            return ()
        held = {folder for path in self._files for folder in folders_above(path)}
        return tuple(problem for problem in self._unlisted if problem.location.path in held)

    def wants(self, path: str) -> bool:
        """Whether a change at this path, relative to the notebook, may change the site.

        That of a file, of a link to a folder that would be reported, of a folder that says how to read the others, or
        of what pages or drafts are made by.
        """
        return (
            path in (SETTINGS_FILE, TEMPLATES_FOLDER, DRAFTS_FOLDER, self.settings.folders.contacts)
            or path.startswith((f"{TEMPLATES_FOLDER}/", f"{DRAFTS_FOLDER}/"))
            or self.layout.kind(path) is not Skipped.OVER
            or is_linked_folder(self.root, path, self.layout)
        )

    def refreshed(self, paths: Collection[str]) -> Notebook:
        """The notebook after these files changed, came or went; the others are not read.

        A change of the settings, or of whether there is a contacts folder, changes how every file is read. What a
        folder held that cannot be listed by now stays as it was (:attr:`outdated`).
        """
        settings_read = read_note_bytes(self.root, SETTINGS_FILE)
        if settings_read != self._settings_read or is_structured(self.root, self.settings) != self.layout.structured:
            return load(self.root)
        closed = self._unlisted_by_now(paths)
        files, entries = dict(self._files), {}
        for path in sorted(set(paths)):
            if path in files and not closed.keys().isdisjoint(folders_above(path)):
                continue
            file = None if is_behind_link(self.root, path) else read_file(self.root, path, self.layout)
            before = files.pop(path, None)
            if file is not None:
                files[path] = file
            if file != before:
                entries[path] = file.reading.entry if file else None
        index = self.index.replaced(entries) if entries else self.index
        return replace(self, index=index, _files=MappingProxyType(files), _unlisted=tuple(closed.values()))

    def _unlisted_by_now(self, paths: Collection[str]) -> dict[str, Problem]:
        """The outermost folders, above these files or known before, that cannot be listed."""
        folders = {folder for path in paths for folder in folders_above(path)}
        folders.update(problem.location.path for problem in self._unlisted)
        closed: dict[str, Problem] = {}
        for folder in sorted(folders):
            problem = listing_problem(self.root, folder)
            if problem is not None and closed.keys().isdisjoint(folders_above(folder)):
                closed[folder] = problem
        return closed


def load(root: Path, progress: Progress | None = None) -> Notebook:
    """Read the whole notebook in a folder; of the files that are as they were, what is kept in :mod:`netmd.cache`.

    Raises :class:`NotebookNotFoundError` where there is no such folder and :class:`StorageError` where it cannot be
    listed. What is wrong within it is a problem, never an error.
    """
    return read(survey(root), progress)


def read(ground: Ground, progress: Progress | None = None) -> Notebook:
    """Read the files that a walk has found."""
    with without_collection():
        files = ground.files(progress)
        index = Index.of(file.reading.entry for file in files.values() if file.reading.entry is not None)
    return Notebook(
        ground.root, ground.layout, index, MappingProxyType(files), ground.settings_read, ground.own_problems,
        ground.closed,
    )  # fmt: skip

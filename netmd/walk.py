"""Going through a notebook's folders: which files are notes or are reported, and what the disk says of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from netmd.discovery import Layout, Skipped
from netmd.errors import StorageError
from netmd.model import Kind
from netmd.problems import Problem
from netmd.settings import Settings
from netmd.storage import reason, unlisted


class Found(NamedTuple):
    """A file that a walk came by: its path relative to the notebook, its kind, and its state if it is a regular one."""

    path: str
    kind: Kind | Skipped
    status: os.stat_result | None


def walk(root: Path, layout: Layout, wrong: list[Problem]) -> Iterator[Found]:
    """All files that are notes or are reported; ``wrong`` gets the folders that cannot be listed.

    Links to folders are not followed, as they may lead anywhere or round in a circle. Raises :class:`StorageError`
    where the notebook itself cannot be listed.
    """
    top = str(root)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(f"{top}/{folder}" if folder else top) as listing:
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
                continue
            kind = layout.kind(path)
            if kind is not Skipped.OVER or (item.is_symlink() and is_linked_folder(root, path, layout)):
                yield Found(path, kind, _status(item))


def _status(item: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return item.stat(follow_symlinks=False) if item.is_file(follow_symlinks=False) else None
    except OSError:  # gone since
        return None


def is_structured(root: Path, settings: Settings) -> bool:
    """Whether there is a contacts folder; see :class:`netmd.discovery.Layout`."""
    return (root / settings.folders.contacts).is_dir()


def is_linked_folder(root: Path, path: str, layout: Layout) -> bool:
    """Whether this is a link to a folder in which every note would be read."""
    full = root / path
    try:
        return layout.reads_all_of(path) and full.is_symlink() and full.is_dir()
    except OSError:  # where it leads may not be looked at
        return False


def is_behind_link(root: Path, path: str) -> bool:
    """Whether the way to the file leads through a linked folder, where a walk would not come by."""
    try:
        return any((root / folder).is_symlink() for folder in folders_above(path))
    except OSError:  # what a folder holds may not be looked at
        return False


def folders_above(path: str) -> list[str]:
    """The folders that a file of the notebook lies in, the outermost first."""
    return [str(folder) for folder in reversed(PurePosixPath(path).parents[:-1])]

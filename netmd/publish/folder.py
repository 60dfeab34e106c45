"""The site's folder: what may be written, replaced and removed in it, and how."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from netmd.errors import NotOursError
from netmd.publish.disk import TEMPORARY, holds, is_folder, replace, same_file, storage_error

_ATTEMPTS = 3


@dataclass(slots=True)
class SiteFolder:
    """A folder that netmd may write to.

    ``ours`` are the files the marker lists, ``notebook`` the one they were made from, ``marked`` whether there is a
    marker yet, ``exclusive`` whether no other netmd writes here now.
    """

    root: Path
    ours: frozenset[str] = frozenset()
    notebook: str = ""
    marked: bool = False
    exclusive: bool = False
    _folders: set[str] = field(default_factory=set)

    def refuse_foreign(self, path: str, data: bytes) -> None:
        """Raise ``NotOursError`` if a person's own file stands where the new page ``path`` belongs."""
        place = self.root / path
        if not self._reached_without_links(path):
            return
        try:
            mode = place.lstat().st_mode
        except OSError:
            return
        if stat.S_ISLNK(mode) or stat.S_ISDIR(mode) or holds(place, data):
            return
        raise NotOursError(f"{place} was not made by netmd, and a page belongs there.", "Move that file away.")

    def write(self, path: str, data: bytes) -> bool:
        """Give ``path`` the bytes ``data`` at one stroke; False if it had them. Mode 0644 within the umask."""
        place = self.root / path
        try:
            for attempt in range(_ATTEMPTS):
                try:
                    self._make_folders(path)
                    if holds(place, data):
                        return False
                    if attempt == 0 and is_folder(place):
                        self._clear_folder(path)
                    replace(place, data)
                    return True
                except FileNotFoundError:
                    # Another netmd may have pruned the folder that was just made.
                    self._folders.clear()
                    if attempt == _ATTEMPTS - 1:
                        raise
        except OSError as error:
            raise storage_error(place, error) from error
        raise AssertionError("unreachable")

    def remove(self, path: str, *, spare: str | None = None) -> bool:
        """Remove our file ``path`` and the folders this empties; False if it was gone.

        ``spare`` names a page that may be the same file under another case.
        """
        place = self.root / path
        try:
            if not self._reached_without_links(path) or is_folder(place):
                return False
            if spare is not None and same_file(place, self.root / spare):
                return False
            place.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise storage_error(place, error) from error
        for folder in place.parents:
            if folder == self.root:
                break
            try:
                folder.rmdir()
            except OSError:
                break
            self._folders.clear()
        return True

    def remove_leftovers(self, paths: Iterable[str]) -> None:
        """Remove the temporary files of runs that were killed, where ``paths`` and our old files lie."""
        if not self.exclusive:
            return
        folders = {path.rpartition("/")[0] for path in self.ours.union(paths)} | {""}
        for folder in folders:
            if not self._reached_without_links(f"{folder}/x" if folder else "x"):
                continue
            with contextlib.suppress(OSError), os.scandir(self.root / folder) as entries:
                for entry in entries:
                    if entry.name.startswith(TEMPORARY) and entry.is_file(follow_symlinks=False):
                        Path(entry.path).unlink()

    def _make_folders(self, path: str) -> None:
        """Make the folders above ``path`` real ones: a link there would lead out of the site."""
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            name = "/".join(parts[:end])
            if name in self._folders:
                continue
            folder = self.root / name
            with contextlib.suppress(FileNotFoundError):
                mode = folder.lstat().st_mode
                if stat.S_ISLNK(mode) or (not stat.S_ISDIR(mode) and name in self.ours):
                    folder.unlink()
                elif not stat.S_ISDIR(mode):
                    raise NotOursError(f"{folder} is in the way of a folder of the site.", "Move that file away.")
            folder.mkdir(exist_ok=True)
            self._folders.add(name)

    def _clear_folder(self, path: str) -> None:
        """A page takes the place of a folder: our old files below it go, a person's file stops it."""
        for old in sorted(self.ours):
            if old.startswith(f"{path}/"):
                self.remove(old)
        with contextlib.suppress(OSError):
            (self.root / path).rmdir()
        if is_folder(self.root / path):
            place = self.root / path
            raise NotOursError(f"{place} is a folder where a page belongs.", "Move that folder away.")

    def _reached_without_links(self, path: str) -> bool:
        parts = path.split("/")[:-1]
        return not any((self.root / "/".join(parts[:end])).is_symlink() for end in range(1, len(parts) + 1))

"""The site's folder: what may be written, replaced and removed in it, and how."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from netmd.errors import NotOursError
from netmd.publish.disk import (
    TEMPORARY,
    Known,
    create,
    held,
    is_folder,
    known_by,
    same_file,
    storage_error,
    temporary_name,
)

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
    _plain: set[str] = field(default_factory=set)

    def refuse_foreign(self, path: str, data: bytes) -> None:
        """Raise ``NotOursError`` if a person's own file stands where the new page ``path`` belongs."""
        place = self.root / path
        if not self._reached_without_links(path):
            return
        try:
            mode = place.lstat().st_mode
        except OSError:
            return
        if stat.S_ISLNK(mode) or stat.S_ISDIR(mode) or held(str(place), data) is not None:
            return
        raise NotOursError(f"{place} was not made by netmd, and a page belongs there.", "Move that file away.")

    def create(self, path: str, data: bytes) -> Known | None:
        """Write a page that is not there yet to its place; None if something is there."""
        place = f"{self.root}/{path}"
        try:
            for attempt in range(_ATTEMPTS):
                try:
                    self._make_folders(path)
                    return create(place, data)
                except FileExistsError:
                    return None
                except FileNotFoundError:  # another netmd has pruned the folder that was just made
                    self._folders.clear()
                    if attempt == _ATTEMPTS - 1:
                        raise
        except OSError as error:
            raise storage_error(self.root / path, error) from error
        raise AssertionError("unreachable")

    def held(self, path: str, data: bytes) -> Known | None:
        """What the page is known by, if it is there with these bytes, by no way round through a link."""
        return held(f"{self.root}/{path}", data) if self._is_reached(path) else None

    def signature(self, path: str) -> Known | None:
        """What the file at ``path`` is known by; None if there is no regular file."""
        try:
            found = os.lstat(f"{self.root}/{path}")
        except OSError:
            return None
        return known_by(found) if stat.S_ISREG(found.st_mode) and self._is_reached(path) else None

    def stage(self, path: str, data: bytes) -> tuple[str, Known]:
        """Write the bytes of ``path`` to a temporary file of the site; its name, and what it will be known by."""
        name = temporary_name()
        try:
            return name, create(f"{self.root}/{name}", data)
        except OSError as error:
            raise storage_error(self.root / path, error) from error

    def put_in_place(self, path: str, temporary: str) -> None:
        """Let a temporary file take the place of ``path`` at one stroke."""
        place = self.root / path
        try:
            for attempt in range(_ATTEMPTS):
                try:
                    self._make_folders(path)
                    if attempt == 0 and is_folder(place):
                        self._clear_folder(path)
                    (self.root / temporary).replace(place)
                    return
                except FileNotFoundError:
                    # Another netmd may have pruned the folder that was just made.
                    self._folders.clear()
                    if attempt == _ATTEMPTS - 1:
                        raise
        except OSError as error:
            raise storage_error(place, error) from error

    def write(self, path: str, data: bytes) -> bool:
        """Give ``path`` the bytes ``data`` at one stroke; False if it had them. Mode 0644 within the umask."""
        if self.held(path, data) is not None:
            return False
        temporary, _ = self.stage(path, data)
        try:
            self.put_in_place(path, temporary)
        except BaseException:
            self.discard(temporary)
            raise
        return True

    def discard(self, temporary: str) -> None:
        """Remove a temporary file, if it is still there."""
        with contextlib.suppress(OSError):
            os.unlink(f"{self.root}/{temporary}")  # noqa: PTH108 - a path of text: there may be ten thousand

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

    def _is_reached(self, path: str) -> bool:
        """:meth:`_reached_without_links`, each folder looked at once; those that were made here are none."""
        folder = path.rpartition("/")[0]
        if folder in self._folders or folder in self._plain:
            return True
        if not self._reached_without_links(path):
            return False
        self._plain.add(folder)
        return True

    def _reached_without_links(self, path: str) -> bool:
        parts = path.split("/")[:-1]
        return not any((self.root / "/".join(parts[:end])).is_symlink() for end in range(1, len(parts) + 1))

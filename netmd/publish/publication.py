"""One build on its way into the site's folder: page by page beside what is there, then in place all at once."""

from __future__ import annotations

import contextlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from netmd.errors import NotOursError
from netmd.publish.disk import known_by
from netmd.publish.folder import SiteFolder
from netmd.publish.marker import MARKER, marker_bytes
from netmd.publish.opening import open_site
from netmd.site.page import Page


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did to the site: paths relative to it, sorted, and how many pages already stood there."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Signature(NamedTuple):
    """By what a file is known to be the one that was written: its size, when it was changed, and its number."""

    size: int
    mtime_ns: int
    inode: int


def signature_of(place: str | Path) -> Signature | None:
    """What a file is known by now; None if there is no regular file."""
    try:
        found = os.lstat(place)
    except OSError:
        return None
    return Signature(*known_by(found)) if stat.S_ISREG(found.st_mode) else None


class Laid(NamedTuple):
    """A page that is ready: ``temporary`` is the file it waits in, empty where it is in its place; ``written`` says
    that it was not there before. Plain values, so that another process can tell of it.
    """

    path: str
    temporary: str
    written: bool
    signature: Signature


class Publication:
    """A site that is being written. Until :meth:`finish`, a site that stood there before stays as it was.

    Pages may be laid in any order, and by several processes that were forked while it is open.
    """

    def __init__(self, site: SiteFolder) -> None:
        self._site = site
        self._was_marked = site.marked
        self._expected: set[str] = set()
        self._laid: dict[str, Laid] = {}
        self._kept: dict[str, Signature] = {}

    def expect(self, paths: Iterable[str]) -> None:
        """Say which pages will come: in a site where nothing stands yet, they can go to their places at once, as the
        marker names them first.
        """
        self._expected.update(paths)
        if self._was_marked:
            return
        self._site.write(MARKER, marker_bytes(self._expected, self._site.notebook))
        self._site.marked = True

    def lay(self, page: Page) -> Laid:
        """Make a page ready, and say how; :meth:`take` must be told. Raises ``StorageError``."""
        if not self._was_marked and page.path in self._expected:
            signature = self._site.create(page.path, page.data)
            if signature is not None:
                return Laid(page.path, "", True, Signature(*signature))
        if page.path not in self._site.ours:
            self._site.refuse_foreign(page.path, page.data)
        held = self._site.held(page.path, page.data)
        if held is not None:
            return Laid(page.path, "", False, Signature(*held))
        temporary, signature = self._site.stage(page.path, page.data)
        return Laid(page.path, temporary, True, Signature(*signature))

    def take(self, laid: Laid) -> None:
        """Count a page in that this process or another has laid."""
        self._laid[laid.path] = laid

    def keep(self, path: str, signature: Signature | None) -> bool:
        """Leave a page as it is, if it still is the file of this signature; False if it has to be laid."""
        if signature is None or path not in self._site.ours or self._site.signature(path) != tuple(signature):
            return False
        self._kept[path] = signature
        return True

    def finish(self, *, prune: bool = True) -> Published:
        """Put everything in its place, assets first and the front page last, and remove what is stale."""
        site = self._site
        wanted = self._laid.keys() | self._kept.keys()
        if wanted - (site.ours if self._was_marked else self._expected):
            site.write(MARKER, marker_bytes(site.ours.union(wanted), site.notebook))
        for laid in in_order(self._laid.values()):
            if laid.temporary:
                site.put_in_place(laid.path, laid.temporary)
        removed = self._prune(wanted) if prune else []
        if prune or wanted - site.ours or not self._was_marked:
            site.write(MARKER, marker_bytes(wanted if prune else site.ours.union(wanted), site.notebook))
        written = sorted(laid.path for laid in self._laid.values() if laid.written)
        return Published(tuple(written), tuple(sorted(removed)), len(wanted) - len(written))

    @property
    def signatures(self) -> dict[str, Signature]:
        """What each page is known by from now on."""
        return self._kept | {path: laid.signature for path, laid in self._laid.items()}

    def stands(self, signatures: Mapping[str, Signature]) -> bool:
        """Whether all these files of the site are as they were left."""
        return all(
            path in self._site.ours and self._site.signature(path) == tuple(known)
            for path, known in signatures.items()
        )  # fmt: skip

    def abandon(self) -> None:
        """Remove what waits, and from a site that was new, all that was written: as if nothing had been begun."""
        for laid in self._laid.values():
            if laid.temporary:
                self._site.discard(laid.temporary)
        self._site.remove_leftovers(self._expected)  # of processes that could not say any more what they laid
        if not self._was_marked:
            for path in sorted(self._expected):
                self._site.remove(path)
            self._site.remove(MARKER)

    def _prune(self, wanted: Iterable[str]) -> list[str]:
        kept = set(wanted)
        same_name = {_key(path): path for path in kept}
        stale = sorted(self._site.ours - kept)
        return [path for path in stale if self._site.remove(path, spare=same_name.get(_key(path)))]


@contextlib.contextmanager
def publication(
    out: Path, paths: Sequence[str], *, keep_out_of: Sequence[Path] = (), notebook: str = ""
) -> Iterator[Publication]:
    """A site to be written to ``out``, of which at least these pages are known; see :func:`netmd.publish.publish`.

    The caller ends it with :meth:`Publication.finish`; with an error everything is as it was.
    """
    refuse_clashes(paths)
    with open_site(out, keep_out_of) as site:
        _refuse_other_notebook(site, notebook)
        site.notebook = notebook or site.notebook
        site.remove_leftovers(paths)
        begun = Publication(site)
        try:
            begun.expect(paths)
            yield begun
        except BaseException:
            begun.abandon()
            raise


def in_order(laid: Iterable[Laid]) -> list[Laid]:
    """Assets, then pages, the front page last: no page ever points to a file that is not there yet."""
    return sorted(laid, key=lambda one: (one.path == "index.html", one.path.endswith(".html"), one.path))


def refuse_clashes(paths: Iterable[str]) -> None:
    """Raise ``ValueError`` for pages that could not stand beside each other on every disk."""
    seen: dict[str, str] = {}
    for path in paths:
        key = _key(path)
        if key in seen:
            raise ValueError(f"two pages would be one file on some disks: {seen[key]!r} and {path!r}")
        seen[key] = path
        if path.rpartition("/")[2].startswith(".netmd-"):
            raise ValueError(f"{path!r}: names that begin with '.netmd-' are kept for netmd itself")
    folders: dict[str, str] = {}
    for path in seen.values():
        above = path.rpartition("/")[0]
        while above and above not in folders:
            folders[above] = path
            above = above.rpartition("/")[0]
    for folder, path in folders.items():
        if _key(folder) in seen:
            raise ValueError(f"{folder!r} would be a page and the folder of {path!r}")


def _refuse_other_notebook(site: SiteFolder, notebook: str) -> None:
    if notebook and site.notebook and notebook != site.notebook:
        raise NotOursError(
            f"{site.root} is the dashboard of another notebook, {site.notebook}; nothing was written.",
            f"Name another folder for this one with -o. If {site.notebook} is its old name, delete {site.root}.",
        )


def _key(path: str) -> str:
    """Equal for paths that a case-insensitive or Unicode-normalising disk takes for one file."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())

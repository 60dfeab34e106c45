"""Pages in memory become files on disk: only what changed is written, and never half a site.

The site's folder carries a marker that lists the files netmd made. It tells our files from a person's: no
file outside the list is changed or removed, and a folder with files but no marker is not written to at all.
The order keeps the site whole at each moment: the marker first names old and new files together, then come
assets, pages, the front page; only then are stale files removed and forgotten. A crash at any point leaves
a site that opens, and that the next run mends. Nothing is synced to the disk: the site can be built again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netmd.errors import NotOursError
from netmd.publish.folder import SiteFolder
from netmd.publish.marker import MARKER, marker_bytes
from netmd.publish.opening import open_site
from netmd.site.page import Page

__all__ = ["MARKER", "Published", "publish", "publish_some"]


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did to the site: paths relative to it, sorted, and how many pages already stood there."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def publish(
    pages: Iterable[Page], out: Path, *, keep_out_of: Sequence[Path] = (), notebook: str = ""
) -> Published:
    """Make ``out`` hold exactly ``pages``, beside whatever a person put there.

    ``out`` is created when absent. ``keep_out_of`` are the folders that are read: ``out`` may not be one of
    them, nor lie within one, nor around one. ``notebook`` is the name of the one the pages show: a site made from
    one of another name is not replaced.

    Raises :class:`~netmd.errors.NotOursError` when ``out`` is not ours to write to (a file, a folder with
    files but no marker or with a damaged one, a person's file where a page belongs),
    :class:`~netmd.errors.StorageError` when the disk refuses, and ``ValueError`` for pages that could not
    stand beside each other.
    """
    wanted = _in_order(pages)
    with open_site(out, keep_out_of) as site:
        _refuse_other_notebook(site, notebook)
        site.notebook = notebook or site.notebook
        site.remove_leftovers({page.path for page in wanted})
        written = _write(site, wanted)
        removed = _prune(site, wanted)
        site.write(MARKER, marker_bytes((page.path for page in wanted), site.notebook))
    return Published(tuple(sorted(written)), tuple(sorted(removed)), len(wanted) - len(written))


def publish_some(pages: Iterable[Page], out: Path, *, keep_out_of: Sequence[Path] = ()) -> Published:
    """Write ``pages`` and leave every other page as it is: the quick first half of a rebuild.

    A full :func:`publish` follows and removes what is stale. Raises as :func:`publish` does.
    """
    wanted = _in_order(pages)
    with open_site(out, keep_out_of) as site:
        written = _write(site, wanted)
    return Published(tuple(sorted(written)), (), len(wanted) - len(written))


def _refuse_other_notebook(site: SiteFolder, notebook: str) -> None:
    if notebook and site.notebook and notebook != site.notebook:
        raise NotOursError(
            f"{site.root} is the dashboard of another notebook, {site.notebook}; nothing was written.",
            f"Name another folder for this one with -o. If {site.notebook} is its old name, delete {site.root}.",
        )


def _in_order(pages: Iterable[Page]) -> list[Page]:
    """Assets, then pages, the front page last: no page ever points to a file that is not there yet."""
    wanted = sorted(pages, key=lambda page: (page.path == "index.html", page.path.endswith(".html"), page.path))
    seen: dict[str, str] = {}
    for page in wanted:
        key = _key(page.path)
        if key in seen:
            raise ValueError(f"two pages would be one file on some disks: {seen[key]!r} and {page.path!r}")
        seen[key] = page.path
        if page.path.split("/")[-1].startswith(".netmd-"):
            raise ValueError(f"{page.path!r}: names that begin with '.netmd-' are kept for netmd itself")
    for path in seen.values():
        for folder in _folders(path):
            if _key(folder) in seen:
                raise ValueError(f"{folder!r} would be a page and the folder of {path!r}")
    return wanted


def _write(site: SiteFolder, wanted: Sequence[Page]) -> list[str]:
    new = [page for page in wanted if page.path not in site.ours]
    for page in new:
        site.refuse_foreign(page.path, page.data)
    if new or not site.marked:
        site.write(MARKER, marker_bytes(site.ours.union(page.path for page in new), site.notebook))
    return [page.path for page in wanted if site.write(page.path, page.data)]


def _prune(site: SiteFolder, wanted: Sequence[Page]) -> list[str]:
    kept = {page.path for page in wanted}
    same_name = {_key(path): path for path in kept}
    return [path for path in sorted(site.ours - kept) if site.remove(path, spare=same_name.get(_key(path)))]


def _key(path: str) -> str:
    """Equal for paths that a case-insensitive or Unicode-normalising disk takes for one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]

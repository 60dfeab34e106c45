"""Pages become files on disk: only what changed is written, and never half a site.

The site's folder carries a marker that lists the files netmd made. It tells our files from a person's: no
file outside the list is changed or removed, and a folder with files but no marker is not written to at all.
What is new is written under temporary names first, which may take as long as rendering does; then it is put in place
at once. The order keeps the site whole at each moment: the marker first names old and new files together, then come
assets, pages, the front page; only then are stale files removed and forgotten. A crash at any point leaves
a site that opens, and that the next run mends. Nothing is synced to the disk: the site can be built again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from netmd.publish.marker import MARKER
from netmd.publish.publication import Laid, Publication, Published, Signature, publication, signature_of
from netmd.site.page import Page

__all__ = [
    "MARKER",
    "Laid",
    "Publication",
    "Published",
    "Signature",
    "publication",
    "publish",
    "publish_some",
    "signature_of",
]


def publish(pages: Iterable[Page], out: Path, *, keep_out_of: Sequence[Path] = (), notebook: str = "") -> Published:
    """Make ``out`` hold exactly ``pages``, beside whatever a person put there.

    ``out`` is created when absent. ``keep_out_of`` are the folders that are read: ``out`` may not be one of
    them, nor lie within one, nor around one. ``notebook`` is the name of the one the pages show: a site made from
    one of another name is not replaced.

    Raises :class:`~netmd.errors.NotOursError` when ``out`` is not ours to write to (a file, a folder with
    files but no marker or with a damaged one, a person's file where a page belongs),
    :class:`~netmd.errors.StorageError` when the disk refuses, and ``ValueError`` for pages that could not
    stand beside each other.
    """
    return _publish(list(pages), out, keep_out_of, notebook, prune=True)


def publish_some(pages: Iterable[Page], out: Path, *, keep_out_of: Sequence[Path] = ()) -> Published:
    """Write ``pages`` and leave every other page as it is: the quick first half of a rebuild.

    A full :func:`publish` follows and removes what is stale. Raises as :func:`publish` does.
    """
    return _publish(list(pages), out, keep_out_of, "", prune=False)


def _publish(pages: Sequence[Page], out: Path, keep_out_of: Sequence[Path], notebook: str, *, prune: bool) -> Published:
    with publication(out, [page.path for page in pages], keep_out_of=keep_out_of, notebook=notebook) as begun:
        for page in pages:
            begun.take(begun.lay(page))
        return begun.finish(prune=prune)

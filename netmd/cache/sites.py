"""What is known of the site that was last built of a notebook, so that the next build looks only at what changed."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from netmd.cache import is_on, writer
from netmd.cache.place import opened

_NAME = "site"


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What a build says at the end of the notebook."""

    contacts: int
    meetings: int
    due: int
    problems: int


class SiteKept(msgspec.Struct, frozen=True, array_like=True):
    """A site as it was left.

    ``key`` is all but the notes that its pages hang on, ``state`` that of the notes (:meth:`netmd.files.Ground.state`),
    ``digests`` each note's, by its path. ``signatures`` tell each file of the site, by its path in it; ``overviews``
    are those that are no entry's own page. ``shown`` has for each entry's path the entries its page leads to, as
    numbers in the order of ``paths``; ``problem_counts`` how many problems a note had.
    """

    key: bytes
    state: bytes
    counts: Counts
    digests: dict[str, bytes]
    signatures: dict[str, tuple[int, int, int]]
    overviews: list[str]
    paths: list[str]
    shown: dict[str, list[int]]
    problem_counts: dict[str, int]


_DECODER = msgspec.msgpack.Decoder(SiteKept)


def kept_site(root: Path, key: bytes) -> SiteKept | None:
    """The site of the notebook in ``root`` that was built last, if all but the notes is as it was then."""
    if not is_on():
        return None
    with opened(root) as folder:
        data = folder.read(_NAME, writer.of_sites()) if folder is not None else None
    try:
        kept = _DECODER.decode(data) if data is not None else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return kept if kept is not None and kept.key == key else None


def keep_site(root: Path, kept: SiteKept) -> None:
    """Keep this in the place of what was kept before."""
    if not is_on():
        return
    with opened(root, make=True) as folder, contextlib.suppress(OSError, UnicodeEncodeError):
        if folder is not None:
            with folder.locked() as is_free:
                if is_free:
                    folder.write(_NAME, writer.of_sites(), msgspec.msgpack.encode(kept))

"""The marker in a site's folder: which of its files netmd made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from netmd.site.page import unsafe_path

MARKER = ".netmd-site"
FORMAT = 1
_ABOUT = "netmd made the files listed here and may replace or remove them; it leaves all others alone."


def marker_bytes(files: Iterable[str], notebook: str) -> bytes:
    """The marker for ``files``, made from a notebook of this name: JSON, sorted, one path a line for a good diff."""
    listed = json.dumps(sorted(set(files)), separators=(",\n", ": "))
    name = json.dumps(notebook)
    return f'{{"about": "{_ABOUT}",\n"format": {FORMAT},\n"notebook": {name},\n"files": {listed}}}\n'.encode("ascii")


@lru_cache(maxsize=2)
def read_marker(data: bytes) -> tuple[frozenset[str], str]:
    """The files a marker lists and the notebook they were made from, ``""`` where it does not say.

    Raises ``ValueError`` for one that netmd cannot have written.

    A damaged list is never trusted in part: removing what it names could remove a person's file.
    """
    try:
        marker = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(marker, dict):
        raise ValueError("not a mapping")
    if marker.get("format") != FORMAT:
        raise ValueError("of another version of netmd")
    files = marker.get("files")
    if not isinstance(files, list) or not all(isinstance(path, str) and not unsafe_path(path) for path in files):
        raise ValueError("its list of files is damaged")
    notebook = marker.get("notebook", "")
    return frozenset(files), notebook if isinstance(notebook, str) else ""

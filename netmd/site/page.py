"""A page of the site: its place and its bytes, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    ``path`` is relative to the site's folder, ``/`` between its parts (``contacts/priya-raman.html``);
    ``data`` is the whole file. Raises ``ValueError`` for a path that could mean another place than one
    below the site: absolute, with an empty part, ``.`` or ``..``, a backslash or a NUL.
    """

    path: str
    data: bytes

    def __post_init__(self) -> None:
        reason = unsafe_path(self.path)
        if reason:
            raise ValueError(f"{self.path!r} cannot be a page of the site: {reason}")


@dataclass(frozen=True, slots=True)
class Same:
    """A page that has the bytes of the last build; ``make`` makes them once more, should they be lost."""

    path: str
    make: Callable[[], bytes]


def unsafe_path(path: str) -> str:
    """Why ``path`` may not name a file of the site; empty when it may."""
    if not path:
        return "it is empty"
    if path.startswith("/"):
        return "it is absolute"
    if "\\" in path or "\0" in path:
        return "it holds a backslash or a NUL"
    parts = path.split("/")
    if "" in parts:
        return "a part of it is empty"
    if "." in parts or ".." in parts:
        return "a part of it is '.' or '..'"
    return ""

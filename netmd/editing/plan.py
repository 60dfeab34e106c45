"""What a command means to write: whole files before and after, decided before any file is touched."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file: its bytes when it was read and its bytes to be. ``before`` None: it must not exist yet; ``after`` None:
    it is to go.

    ``path`` is relative to the notebook, with ``/`` between its parts.
    """

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of one command, all of which or none are written, and what to say when they are.

    ``says`` are lines for the person: what was done, in the past tense.
    """

    changes: tuple[FileChange, ...]
    says: tuple[str, ...] = ()

    def diff(self) -> Iterator[str]:
        """A unified diff of all changes, as git shows it, line by line without line ends."""
        for change in self.changes:
            if change.before == change.after:
                continue
            old, new = _lines(change.before), _lines(change.after)
            before = f"a/{change.path}" if change.before is not None else "/dev/null"
            after = f"b/{change.path}" if change.after is not None else "/dev/null"
            yield from difflib.unified_diff(old, new, before, after, lineterm="")


def _lines(data: bytes | None) -> list[str]:
    """The lines of a file, each kept apart by its own line end only; a missing last one is named as git does."""
    if not data:
        return []
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "\n\\ No newline at end of file"
    return lines

"""What a command means to write: whole files before and after, decided before any file is touched."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file: its bytes when it was read and its bytes to be. ``before`` None: it must not exist yet; ``after`` None:
    it is to go.

    ``path`` is relative to the notebook, with ``/`` between its parts. ``like`` is, of a new file that takes the place
    of another one of the plan, the path of that one: it gets its permissions.
    """

    path: str
    before: bytes | None
    after: bytes | None
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of one command, all of which or none are written, and what to say when they are.

    ``says`` are lines for the person: what was done, in the past tense.
    """

    changes: tuple[FileChange, ...]
    says: tuple[str, ...] = ()

    def diff(self) -> Iterator[str]:
        """A unified diff of all changes, as git shows it, line by line without line ends.

        A file that goes and one with nearly its lines that comes right after it are shown as a file that is renamed.
        """
        left = [change for change in self.changes if change.before != change.after]
        while left:
            change = left.pop(0)
            if left and _is_renamed(change, left[0]):
                new = left.pop(0)
                yield from (f"rename from {change.path}", f"rename to {new.path}")
                yield from _diff(change.path, change.before, new.path, new.after)
            else:
                yield from _diff(change.path, change.before, change.path, change.after)


def _is_renamed(old: FileChange, new: FileChange) -> bool:
    if old.after is not None or new.before is not None:
        return False
    before, after = _lines(old.before), _lines(new.after)
    return 2 * sum((Counter(before) & Counter(after)).values()) >= max(len(before), len(after))


def _diff(old: str, before: bytes | None, new: str, after: bytes | None) -> Iterator[str]:
    named = (f"a/{old}" if before is not None else "/dev/null", f"b/{new}" if after is not None else "/dev/null")
    yield from difflib.unified_diff(_lines(before), _lines(after), *named, lineterm="")


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

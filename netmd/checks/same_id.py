"""NET303: two files have the same id, so a link by it is ambiguous."""

from __future__ import annotations

from collections.abc import Iterator

from netmd import problems
from netmd.carried import Carried
from netmd.index import Index
from netmd.model import name_key
from netmd.problems import Location, Problem


def check_same_ids(index: Index, carried: Carried | None = None) -> Iterator[Problem]:
    """One problem for each file that shares its id, whatever the case and Unicode form, with an earlier one."""
    yield from (carried or Carried()).once("same ids", (), lambda: tuple(_same_ids(index)))


def _same_ids(index: Index) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in sorted(index.entries):
        entry = index.entries[path]
        other = first.setdefault(name_key(entry.id), path)
        if other != path:
            yield Problem(problems.SAME_ID, Location(path), f"`{entry.id}` is the id of `{other}` too.",
                          "Rename one of the files, so that links can tell them apart.")  # fmt: skip

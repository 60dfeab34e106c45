"""Checks that need more than one file to see: a registry, and one small file per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netmd.carried import Carried
from netmd.checks.links import check_links
from netmd.checks.same_id import check_same_ids
from netmd.checks.same_name import check_same_names
from netmd.index import Index
from netmd.problems import Problem

CHECKS: tuple[Callable[[Index, Carried], Iterator[Problem]], ...] = (check_links, check_same_ids, check_same_names)
"""Every check. Each is pure: an index in, problems out; what was found before is carried over."""


def check_index(index: Index, carried: Carried | None = None) -> tuple[Problem, ...]:
    """What is wrong between the files of a notebook, by file and place; ``carried`` has what was found before."""
    carried = carried or Carried()
    found = (problem for check in CHECKS for problem in check(index, carried))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))

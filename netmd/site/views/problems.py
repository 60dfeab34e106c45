"""Problems: what is wrong with the notes, by file, and how to mend it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netmd.problems import Problem, Severity
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, entry_ref

_SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence; ``is_code`` where it stood between backticks."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem at one place of its file."""

    code: str
    severity: str
    line: int
    column: int
    message: tuple[Words, ...]
    mend: tuple[Words, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ProblemFile:
    """A file and its problems; ``entry`` leads to its page where it has one.

    ``more`` is the number of problems left out, by code, where there are very many of a kind.
    """

    path: str
    anchor: str
    entry: Ref | None
    problems: tuple[ProblemLine, ...]
    more: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """The problems, and how many there are of each severity, with those in the ``more_files`` left out."""

    counts: tuple[tuple[str, int], ...]
    files: tuple[ProblemFile, ...]
    more_files: int


_MOST_OF_A_KIND = 20
"""Problems of one code shown for one file: mending them shows the next ones, and the page stays light."""


def problems_view(context: Context) -> ProblemsView:
    """The problems, by file and place; of very many the first, file by file and kind by kind."""
    by_file: dict[str, list[Problem]] = {}
    shown = (problem for problem in context.problems if problem.location.path in context.problem_anchors)
    for problem in sorted(shown, key=lambda problem: problem.sort_key):
        by_file.setdefault(problem.location.path, []).append(problem)
    counts = Counter(problem.severity for problem in context.problems)
    return ProblemsView(
        counts=tuple((_SEVERITY_WORDS[kind], counts[kind]) for kind in Severity if counts[kind]),
        files=tuple(_file(context, path, problems) for path, problems in by_file.items()),
        more_files=len(context.problem_counts) - len(by_file),
    )


def _file(context: Context, path: str, problems: Iterable[Problem]) -> ProblemFile:
    entry = context.index.entries.get(path)
    seen, shown = Counter[str](), list[Problem]()
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= _MOST_OF_A_KIND:
            shown.append(problem)
    return ProblemFile(
        path=path,
        anchor=context.problem_anchors[path],
        entry=entry_ref(context, entry) if entry else None,
        problems=tuple(_line(problem) for problem in shown),
        more=tuple((code, seen[code] - _MOST_OF_A_KIND) for code in sorted(seen) if seen[code] > _MOST_OF_A_KIND),
    )


def _line(problem: Problem) -> ProblemLine:
    return ProblemLine(
        code=problem.code,
        severity=_SEVERITY_WORDS[problem.severity],
        line=problem.location.line,
        column=problem.location.column,
        message=_words(problem.message),
        mend=_words(problem.mend),
        place=str(problem.location),
    )


def _words(sentence: str) -> tuple[Words, ...]:
    parts = re.split(r"`([^`]+)`", sentence)
    return tuple(Words(part, is_code=at % 2 == 1) for at, part in enumerate(parts) if part)

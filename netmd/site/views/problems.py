"""Problems: what is wrong with the notes, by file, and how to mend it."""

from __future__ import annotations

import re
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
    """A file and its problems; ``entry`` leads to its page where it has one."""

    path: str
    anchor: str
    entry: Ref | None
    problems: tuple[ProblemLine, ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """All problems, and how many there are of each severity."""

    counts: tuple[tuple[str, int], ...]
    files: tuple[ProblemFile, ...]


def problems_view(context: Context) -> ProblemsView:
    """Every problem, by file and place."""
    by_file: dict[str, list[Problem]] = {}
    for problem in sorted(context.problems, key=lambda problem: problem.sort_key):
        by_file.setdefault(problem.location.path, []).append(problem)
    severities = [problem.severity for problem in context.problems]
    return ProblemsView(
        counts=tuple((_SEVERITY_WORDS[kind], severities.count(kind)) for kind in Severity if kind in severities),
        files=tuple(_file(context, path, problems) for path, problems in by_file.items()),
    )


def _file(context: Context, path: str, problems: Iterable[Problem]) -> ProblemFile:
    entry = context.index.entries.get(path)
    return ProblemFile(
        path=path,
        anchor=context.problem_anchors[path],
        entry=entry_ref(context, entry) if entry else None,
        problems=tuple(_line(problem) for problem in problems),
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

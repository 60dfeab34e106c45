"""``netmd check``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from netmd.cli.options import chosen_notebook, notebook_argument
from netmd.cli.output import count, printable, say, say_aside
from netmd.cli.reading import warn_of_unfinished
from netmd.problems import Problem, Severity


@click.command()
@notebook_argument
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="text: path:line:col: CODE message; json: a list; github: annotations for a workflow.",
)  # fmt: skip
def check(notebook: str | None, option: str | None, shape: str) -> int:
    """List what is wrong in the notes, by file and line, and how to mend it.

    Ends with exit code 1 if there are errors; warnings and hints alone end with 0. The codes are explained in the
    notebook's README.md.
    """
    from netmd.notebook import load

    root = chosen_notebook(notebook, option)
    problems = load(root).problems()
    warn_of_unfinished(root)
    writers = {"text": _text, "json": _json, "github": _github}
    writers[shape](problems, root)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return 1 if errors else 0


def _text(problems: Sequence[Problem], root: Path) -> None:
    for problem in problems:
        place = problem.location
        say(f"{_path(problem, root)}:{place.line}:{place.column}: {problem.code} {problem.message}")
        say(f"    {problem.mend}")
    say_aside(_summary(problems))


def _json(problems: Sequence[Problem], _: Path) -> None:
    from netmd.exchange.as_json import problem_json

    click.echo(json.dumps([problem_json(problem) for problem in problems], ensure_ascii=True, indent=2))


def _github(problems: Sequence[Problem], root: Path) -> None:
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    for problem in problems:
        place = problem.location
        properties = f"file={_property(_path(problem, root))},line={place.line},col={place.column},title={problem.code}"
        say(f"::{levels[problem.severity]} {properties}::{_data(f'{problem.message} {problem.mend}')}")


def _path(problem: Problem, root: Path) -> str:
    """The path from here, so that an editor or a forge can open it."""
    try:
        full = (root / problem.location.path).absolute()
        return full.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return (root / problem.location.path).as_posix()


def _data(text: str) -> str:
    """Escaped as GitHub's workflow commands want it (actions/toolkit, command.ts)."""
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No problems."
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
    return ", ".join(count(number, nouns[severity]) for severity, number in counts.items() if number) + "."

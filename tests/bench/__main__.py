"""``python -m tests.bench``: netmd beside the generators that are installed, on invented notebooks.

Rounds run each program once, in turn; a Markdown report goes to the output, how far things are to the errors. It takes a
while: with all rivals perhaps a quarter of an hour a round of 10,000 contacts. What the commands cost on the sample is
measured by ``python -m tests.bench.commands``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import netmd as measured_package
from tests.bench.figures import Round
from tests.bench.measures import builds, commands, memories
from tests.bench.places import prepared
from tests.bench.programs import Program, netmd
from tests.bench.report import report
from tests.bench.rivals import DEFAULT, rivals
from tests.bench.rounds import Gate, Measure, aside, measured
from tests.bench.saves import saves

_One = TypeVar("_One")
KINDS = ("cold", "warm", "growth", "memory", "save", "start", "due", "find")
GROUPS: dict[str, tuple[Measure, frozenset[str]]] = {
    "Builds": (builds, frozenset({"cold", "warm", "growth"})),
    "Memory": (memories, frozenset({"memory"})),
    "Saves": (saves, frozenset({"save"})),
    "Commands": (commands, frozenset({"start", "due", "find"})),
}


def main() -> None:
    """Measure and print."""
    options = _options().parse_args()
    asked = {} if options.no_rivals else dict(options.rival) or dict.fromkeys(DEFAULT)
    others, missing = rivals(asked)
    for line in missing:
        aside(line)
    programs = [netmd(measured_package.__version__), *others]
    wanted = frozenset(options.only)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(options.work or folder).absolute()
        groups = _measured(programs, work, wanted, options)
    print(report(groups, programs, options.date), end="")


def _measured(
    programs: Iterable[Program], work: Path, wanted: frozenset[str], options: argparse.Namespace
) -> dict[str, list[Round]]:
    programs = list(programs)
    places = []
    for size in options.sizes:
        for program in programs:
            aside(f"{program.name}: {size:,} contacts")
            places.append(prepared(work, program, size, options.seed))
    gate = Gate(options.noisy, options.patience)
    return {
        name: measured(name, measure, places, wanted, options.rounds, gate)
        for name, (measure, kinds) in GROUPS.items()
        if kinds & wanted
    }


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=_many(_count), default=[1_000, 10_000], help="how many contacts (default: 1000,10000)")
    add("--rounds", type=_count, default=5, help="how often each is measured (default: 5)")
    add("--only", type=_many(_kind), default=list(KINDS), help=f"what is measured: {','.join(KINDS)} (default: all)")
    add("--work", type=Path, help="the folder for the sites, kept for the next time (default: a temporary one)")
    add("--rival", type=_rival, action="append", default=[], metavar="NAME[=PATH]",
        help=f"a rival, and where it is; of {', '.join(DEFAULT)} (default: those on the PATH)")  # fmt: skip
    add("--no-rivals", action="store_true", help="netmd alone")
    add("--date", default="undated", help="the day, for the report's heading")
    add("--noisy", action="store_true", help="also count rounds that begin while the machine is busy")
    add("--patience", type=float, default=600.0, help="seconds to wait for a quiet machine (default: 600)")
    add("--seed", type=int, default=7, help="of the notebooks (default: 7)")
    return parser


def _count(text: str) -> int:
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def _kind(text: str) -> str:
    if text not in KINDS:
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(KINDS)}")
    return text


def _rival(text: str) -> tuple[str, str | None]:
    name, _, path = text.partition("=")
    if name not in DEFAULT:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(DEFAULT)}")
    return name, path or None


def _many(one: Callable[[str], _One]) -> Callable[[str], list[_One]]:
    return lambda text: [one(part) for part in text.split(",")]


if __name__ == "__main__":
    main()

"""The report: Markdown tables of medians, and of netmd's share within a round."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.bench import measures, saves
from tests.bench.figures import Derived, Key, Round, exponent, middle, ratio, value
from tests.bench.goals import goals, outcome
from tests.bench.programs import Program

ROWS: Mapping[str, str] = {
    measures.COLD: measures.COLD,
    measures.WARM_SAME: measures.COLD,
    measures.WARM_PROSE: measures.COLD,
    measures.WARM_MEETING: measures.COLD,
    measures.LARGEST: measures.LARGEST,
    measures.TOGETHER: measures.TOGETHER,
    saves.PROSE_TO_PAGE: saves.PROSE_TO_PAGE,
    saves.MEETING_TO_PAGE: saves.MEETING_TO_PAGE,
    saves.MEETING_TO_ALL: saves.MEETING_TO_ALL,
    saves.SHOWING: "",
    measures.PYTHON: "",
    measures.START: measures.START,
    measures.DUE: "",
    measures.FIND: "",
}
"""What there may be to tell, in this order, and which figure of a rival it is compared with."""

LEGEND = """\
Medians over the rounds; in brackets netmd's share of it, the median of the ratios within a round. A warm build is compared
with the others' build from nothing."""


def report(groups: Mapping[str, Sequence[Round]], programs: Sequence[Program], day: str) -> str:
    """The whole report. ``groups``: the rounds of each measure by its name."""
    parts = [heading(programs, day), LEGEND]
    everything = [round_ for rounds in groups.values() for round_ in rounds]
    sizes = sorted({key.size for round_ in everything for key in round_.figures})
    for name, rounds in groups.items():
        loads = ", ".join(f"{round_.load:.2f}" for round_ in rounds) or "none was quiet enough"
        parts.append(f"**{name}**, rounds: {len(rounds)}; load before each: {loads}")
        if rounds:
            parts.append(table(rounds, sizes))
    if sizes:
        parts.append(goals_table(everything, sizes[0], sizes[-1]))
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(programs: Sequence[Program], day: str) -> str:
    """When, where and with what it was measured."""
    versions = ", ".join(f"{program.name} {program.version}" for program in programs)
    machine = f"{platform.system()} {platform.machine()}, {processor()}, {os.cpu_count()} CPUs"
    return f"{day}: {versions}; Python {platform.python_version()}; {machine}."


def processor() -> str:
    """The processor's name as the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def table(rounds: Sequence[Round], sizes: Sequence[int]) -> str:
    """A row for each figure and size, a column for each program."""
    names = list(dict.fromkeys(key.program for round_ in rounds for key in round_.figures))
    rows = []
    for what, compared in ROWS.items():
        for size in sizes:
            cells = [_cell(rounds, what, compared, size, name) for name in names]
            if any(cells):
                rows.append([f"{size:,}", what, *(cell or "–" for cell in cells)])
    if len(sizes) > 1:
        grown: list[Derived] = [exponent(measures.COLD, name, sizes[0], sizes[-1]) for name in names]
        found = [middle(rounds, derived) for derived in grown]
        if any(found):
            rows.append(["", "growth of the cold build, exponent", *(_figure(one) or "–" for one in found)])
    return markdown(["contacts", "", *names], rows, words=2)


def goals_table(rounds: Sequence[Round], small: int, large: int) -> str:
    """What is asked for, beside what was found; only what was measured."""
    rows = []
    for goal in goals(small, large):
        if found := outcome(goal, rounds):
            rows.append([goal.what, f"{found[0]:.3f}", f"{goal.enough:g}", f"{goal.aim:g}", found[1]])
    return markdown(["goal", "found", "at least", "aim", ""], rows, words=1) if rows else ""


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]], words: int) -> str:
    """A table whose first columns, so many, hold words; all others are set to the right."""
    lines = [head, ["---"] * words + ["---:"] * (len(head) - words), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(rounds: Sequence[Round], what: str, compared: str, size: int, name: str) -> str:
    own = _figure(middle(rounds, value(Key(what, size, name))))
    if name.startswith("netmd") or not compared:
        return own
    share = middle(rounds, ratio(Key(what, size, "netmd"), Key(compared, size, name)))
    return f"{own} ({share:.2f})".strip() if share is not None else own


def _figure(found: float | None) -> str:
    """Three digits: ``0.042``, ``3.14``, ``842``, ``12,345``."""
    if found is None:
        return ""
    return (
        f"{found:,.0f}"
        if found >= 100
        else f"{found:.1f}"
        if found >= 10
        else f"{found:.2f}"
        if found >= 1
        else f"{found:.3f}"
    )

"""``python -m tests.bench.commands [--rounds N]``: how long the commands take, in processor time of whole processes.

Each round runs every command once, in turn, so that all of them see the same machine; medians over the rounds are printed,
and beside them what is left after taking off the bare interpreter's own start.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from netmd.resources import sample_notebook

DAY = ("--today", "2026-05-14")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.commands", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="how often each command is run (default: 11)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "notebook"
        shutil.copytree(sample_notebook(), notebook)
        commands = commands_on(notebook)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            processor_seconds(command)
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(processor_seconds(command))
    start = median(taken["python"])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; {rounds} rounds, medians")
    print(f"{'the sample notebook':<22}{'processor s':>12}{'beyond start':>14}{'least':>9}{'most':>9}")
    for name, values in taken.items():
        figures = f"{median(values):>12.3f}{median(values) - start:>14.3f}{min(values):>9.3f}{max(values):>9.3f}"
        print(f"{name:<22}{figures}")


def commands_on(notebook: Path) -> dict[str, list[str]]:
    """What is measured, by name."""
    netmd = [sys.executable, "-m", "netmd"]
    there = ("-n", str(notebook), *DAY)
    return {
        "python": [sys.executable, "-c", "pass"],
        "netmd --version": [*netmd, "--version"],
        "netmd due": [*netmd, "due", *there],
        "netmd show": [*netmd, "show", "priya", *there],
        "netmd find": [*netmd, "find", "fan", "survey", "-n", str(notebook)],
        "netmd log --dry-run": [*netmd, "log", "priya", "Email: measured", "--dry-run", *there],
        "netmd check": [*netmd, "check", str(notebook)],
        "netmd build, warm": [*netmd, "build", str(notebook), *DAY],
    }


def processor_seconds(command: list[str]) -> float:
    """User and system time of one whole process, as the operating system accounts it."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said.decode()}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

"""``python -m tests.bench.importing [--rows N ...]``: LinkedIn's Connections.csv into an empty notebook, as a whole process.

For each number of rows: processor seconds and the most memory, as the operating system accounts them, of ``netmd
import``, of the same import once more, and of a dry run.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FIRST = ["Ann", "Åsa", "Béla", "Carla", "Dmitri", "Émile", "Fatou", "Goran", "Hana", "Ingrid", "João", "Łucja", "Öznur", "Priya", "Renée", "Sam", "Yuki", "Zoë"]
LAST = ["Abebe", "Brandt", "Cohen", "Duarte", "Eze", "Fischer", "Gröning", "Haddad", "Ito", "Jensen", "Kovač", "Lee", "Meyer", "Novak", "Okafor", "Petrov", "Quist", "Raman"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.importing", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[3_000, 10_000, 30_000], help="rows of the file")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    print(f"{'rows':>8}{'':<14}{'processor s':>12}{'MB at most':>12}")
    for rows in parser.parse_args().rows:
        with tempfile.TemporaryDirectory() as folder:
            notebook, file = Path(folder) / "notebook", Path(folder) / "Connections.csv"
            (notebook / "contacts").mkdir(parents=True)
            write_connections(file, rows)
            for name, more in (("dry run", ["--dry-run"]), ("import", []), ("again", [])):
                seconds, megabytes = cost("import", str(file), "-n", str(notebook), "--today", "2026-05-14", *more)
                print(f"{rows:>8,}  {name:<12}{seconds:>12.1f}{megabytes:>12.0f}")
            made = sum(1 for _ in (notebook / "contacts").iterdir())
            assert made == rows, f"{made:,} notes of {rows:,} rows"


def write_connections(file: Path, rows: int) -> None:
    """A file as LinkedIn exports it; names repeat, profiles do not."""
    choose = random.Random(5).choice
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write('Notes:\n"When exporting your connection data, some addresses may be missing."\n\n')
        writer = csv.writer(stream)
        writer.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for number in range(rows):
            first, last = choose(FIRST), f"{choose(LAST)}-{choose(LAST)}"
            address = f"{first}.{number}@mail.example".lower() if number % 20 == 0 else ""
            url = f"https://www.linkedin.com/in/p-{number}"
            writer.writerow([first, last, url, address, f"Company {number % 4000}", "Head of Things", "15 Jan 2024"])


def cost(*arguments: str) -> tuple[float, float]:
    """Processor seconds and megabytes of one netmd process."""
    process = subprocess.Popen([sys.executable, "-m", "netmd", *arguments], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"netmd {' '.join(arguments)} ended with {process.returncode}: {said.decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()

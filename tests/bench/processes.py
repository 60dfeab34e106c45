"""Whole processes, measured: the time by the clock, and the memory of all that they start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_LAUNCHER = Path(__file__).with_name("launched.py")
_SAMPLE_EVERY = 0.01
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


class FailedError(RuntimeError):
    """A program that is measured did not do what it was asked to."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command line, where it runs, and what it finds in its environment."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]

    def start(self, *, output: int = subprocess.DEVNULL, own_group: bool = False) -> subprocess.Popen[bytes]:
        """The process, begun, if asked as the head of a group; what it says goes to ``output``, complaints with it."""
        return subprocess.Popen(
            self.command,
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=own_group,
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes (2**20 bytes): of the largest process, and the most that all had together at one time, if that is known."""

    largest: float
    together: float | None


def seconds(call: Call) -> float:
    """How long the process takes, by the clock. Raises :class:`FailedError` where it does not end well."""
    begun = time.perf_counter()
    process = call.start()
    code = process.wait()
    taken = time.perf_counter() - begun
    _must_be_well(call, code)
    return taken


def memory(call: Call) -> Memory:
    """What the process and all it starts take at most.

    The largest is as the system accounts it, forked processes included. Together is looked at every 10 ms; pages that
    forked processes share count once for each.
    """
    launcher = [sys.executable, "-I", "-S", str(_LAUNCHER), *call.command]
    process = Call(launcher, call.folder, call.environment).start(output=subprocess.PIPE)
    together = 0
    while process.poll() is None:
        together = max(together, sum(_resident(pid) for pid in family(process.pid) if pid != process.pid))
        time.sleep(_SAMPLE_EVERY)
    said, _ = process.communicate()
    code, most = (int(number) for number in said.split())
    _must_be_well(call, code)
    largest = most / (2**20 if sys.platform == "darwin" else 2**10)
    return Memory(largest, max(together / 2**20, largest) if together else None)


def family(pid: int) -> Iterator[int]:
    """The process and all below it; only the process itself where the system does not tell."""
    yield pid
    try:
        threads = list((PROC / str(pid) / "task").iterdir())
    except OSError:
        return
    for thread in threads:
        try:
            children = (thread / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def processor_seconds(pid: int) -> float | None:
    """What the process and those below it have used so far; None where the system does not tell."""
    if not PROC.is_dir():
        return None
    return sum(_used(member) for member in family(pid))


def _resident(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _used(pid: int) -> float:
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / _TICKS


def _must_be_well(call: Call, code: int) -> None:
    if code:
        said = subprocess.run(
            call.command,
            cwd=call.folder,
            env={**os.environ, **call.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        raise FailedError(f"{' '.join(call.command)} ended with {code}:\n{(said.stdout + said.stderr)[-2000:]}")

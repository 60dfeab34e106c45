"""Where the crash tests work, and what they say at the end: how often a process was killed, and what it cost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.crash.cutting import KILLS


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A place in memory where there is one: killed processes, unlike power cuts, leave what is not synced."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the count of kills; that no note is lost is what each of those tests has found if none of them failed."""
    if not KILLS:
        return
    stats = terminalreporter.stats
    failed = [one.nodeid for kind in ("failed", "error") for one in stats.get(kind, ()) if "tests/crash/" in one.nodeid]
    found = f"{len(failed)} tests failed, see above" if failed else "0 notes lost, half-written or left with litter"
    terminalreporter.write_line(f"{len(KILLS):,} processes killed, {found}")

"""What a whole run says at its end, whether its tests ran in one process or in several."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.crash.cutting import KILLS

os.environ.setdefault("NETMD_CACHE", "0")
"""Notebooks are compared file by file: only the tests that are about what is kept let anything be kept."""

settings.register_profile(
    "netmd", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("netmd")
"""No test judges how long something takes, and where a run must tell the same twice its examples are the same."""

KILLED_BY_WORKERS: list[int] = []
"""How many processes each worker of pytest-xdist has seen killed."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells the process that started it."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["kills"] = len(KILLS)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker has ended."""
    KILLED_BY_WORKERS.append(getattr(node, "workeroutput", {}).get("kills", 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the count of kills; that no note is lost is what each of those tests has found if none of them failed."""
    kills = len(KILLS) + sum(KILLED_BY_WORKERS)
    if not kills:
        return
    stats = terminalreporter.stats
    failed = [one.nodeid for kind in ("failed", "error") for one in stats.get(kind, ()) if "tests/crash/" in one.nodeid]
    found = f"{len(failed)} tests failed, see above" if failed else "0 notes lost, half-written or left with litter"
    terminalreporter.write_line(f"{kills:,} processes killed, {found}")

"""Every test of the command line runs in an empty folder of its own, with nothing set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the commands are given in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NETMD_NOTEBOOK", raising=False)
    monkeypatch.delenv("NETMD_DEBUG", raising=False)
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs netmd."""
    return Run(monkeypatch, capsys)

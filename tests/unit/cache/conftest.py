"""Notebooks whose files are old enough to be believed, and a look at which of them are opened and read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from netmd import cache, files, reading


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is kept."""
    monkeypatch.setenv("NETMD_CACHE", "1")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour has passed since all files were written."""
    monkeypatch.setattr(cache, "clock_ns", lambda: time.time_ns() + 3600 * 10**9)


class Seen:
    """The notes that were opened, and those that were read, since the last look."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.read: list[str] = []

    def take(self) -> tuple[list[str], list[str]]:
        """Opened and read, each in order."""
        found = sorted(self.opened), sorted(self.read)
        self.opened, self.read = [], []
        return found


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What the notebook opens and reads from now on."""
    looking = Seen()
    open_file, read_note = files.read_note_bytes, reading.read_note

    def opening(root: Path, path: str) -> object:
        if path != "netmd.toml":
            looking.opened.append(path)
        return open_file(root, path)

    def noting(path: str, *rest: object, **named: object) -> object:
        looking.read.append(path)
        return read_note(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "read_note_bytes", opening)
    monkeypatch.setattr(reading, "read_note", noting)
    return looking

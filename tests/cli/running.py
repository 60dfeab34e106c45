"""Running netmd as a person does: in a process of its own, or within this one where that is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from netmd import cli

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str


class Run:
    """Runs netmd within this process, as :func:`netmd.cli.main` does, from the folder the test is in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "argv", ["netmd", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        captured = self._capsys.readouterr()
        assert isinstance(code, int)
        assert "Traceback" not in captured.out + captured.err
        return Ran(code, captured.out, captured.err)


def environment(**more: str) -> dict[str, str]:
    """The environment for a netmd of this checkout in a process of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NETMD_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(REPOSITORY), **more}


def run_process(*arguments: str | Path, cwd: Path, **more: str) -> Ran:
    """Run netmd in a process of its own, to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "netmd", *map(str, arguments)],
        cwd=cwd, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def shell(script: str, cwd: Path, **more: str) -> Ran:
    """Run a shell script in which ``netmd`` is this checkout's."""
    prelude = f'netmd() {{ "{sys.executable}" -m netmd "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", prelude + script],
        cwd=cwd, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Files by their paths below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root

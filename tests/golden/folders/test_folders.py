"""Each case is a notebook before, a command, and the notebook after, to the byte.

``NETMD_WRITE_GOLDEN=1`` writes the notebooks after anew; look at each of them.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest

from netmd.notebook import load
from tests.cli.running import Run
from tests.factory import TODAY

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_a_command_leaves_the_notebook_as_it_is_meant(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case, root = CASES / name, tmp_path / "notebook"
    shutil.copytree(case / "before", root)
    words = [*shlex.split((case / "command").read_text(encoding="utf-8")), "-n", root]
    if words[0] != "rename":
        words += ["--today", TODAY.isoformat()]
    run = Run(monkeypatch, capsys)
    shown = run(*words, "--dry-run")
    assert shown.code == 0, shown.err
    assert _files(root) == _files(case / "before")
    ran = run(*words)
    assert ran.code == 0, ran.err
    if os.environ.get("NETMD_WRITE_GOLDEN"):
        shutil.rmtree(case / "after", ignore_errors=True)
        shutil.copytree(root, case / "after")
    assert _files(root) == _files(case / "after")
    assert {problem.code for problem in load(root).problems()} <= {
        problem.code for problem in load(case / "before").problems()
    }


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

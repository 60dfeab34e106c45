"""Each case is a contact's file before, a command, and the file after, to the byte: one for each way people write.

``NETMD_WRITE_GOLDEN=1`` writes the files after anew; look at each of them.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from netmd.followups.agenda import build_agenda
from netmd.notebook import load
from tests.cli.running import Run, write
from tests.factory import TODAY

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_a_command_writes_as_the_file_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES / name
    root = write(tmp_path / "notebook", {"contacts/sam-lee.md": "---\nname: Sam Lee\n---\n"})
    path = root / "contacts" / "ann-lee.md"
    path.write_bytes((case / "before.md").read_bytes())
    words = [_id_of(root, word) for word in shlex.split((case / "command").read_text(encoding="utf-8"))]
    ran = Run(monkeypatch, capsys)(*words, "-n", root, "--today", TODAY.isoformat())
    assert ran.code == 0, ran.err
    if os.environ.get("NETMD_WRITE_GOLDEN"):
        (case / "after.md").write_bytes(path.read_bytes())
    assert path.read_bytes() == (case / "after.md").read_bytes()


def _id_of(root: Path, word: str) -> str:
    """The id of the reminder of these words; any other word as it is."""
    loaded = load(root)
    for reminder in build_agenda(loaded.index, loaded.settings, TODAY):
        if re.fullmatch(re.escape(word) + ".*", reminder.what):
            return reminder.id
    return word

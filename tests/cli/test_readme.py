"""What the README shows in its terminal blocks is what the commands print."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from netmd.resources import sample_notebook
from tests.cli.running import shell

README = Path(__file__).parents[2] / "README.md"
BLOCKS = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
DAY = "--today 2026-05-14"
WITHOUT_A_DAY = ("find", "completion", "rename")


def steps(block: str) -> list[tuple[str, str]]:
    """Each command of a block with what stands below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts if part]


def test_the_readme_has_an_example_of_each_everyday_command() -> None:
    shown = {shlex.split(command)[1] for block in BLOCKS for command, _ in steps(block)}
    assert shown >= {"log", "new", "due", "done", "snooze", "brief", "show", "find", "intro", "draft", "pass", "rename"}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split()[2])
def test_the_commands_print_what_the_readme_shows(block: str, tmp_path: Path) -> None:
    """Each block begins with a fresh copy of the sample, as of its story's day; ``…`` stands for lines left out."""
    shutil.copytree(sample_notebook(), tmp_path / "notebook")
    for command, shown in steps(block):
        day = "" if shlex.split(command)[1] in WITHOUT_A_DAY else DAY
        ran = shell(f"{command} {day}", tmp_path)
        assert ran.code == 0, ran.err
        parts = re.split(r"^…$\n?", shown.rstrip("\n"), flags=re.MULTILINE)
        pattern = ".*".join(re.escape(part) for part in parts)
        assert re.fullmatch(pattern, ran.out.rstrip("\n"), re.DOTALL), f"$ {command}\n{ran.out}"

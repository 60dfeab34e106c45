"""Completion: the scripts, and what they are told while somebody types."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.looking import SAMPLE
from tests.cli.running import Run, run_process, shell, write

SHELLS = ("bash", "zsh", "fish")


def completed(*words: str, cwd: Path = SAMPLE, kind: str = "zsh") -> list[tuple[str, str]]:
    """The values and descriptions offered for the last word, as zsh is told them."""
    told = run_process(
        cwd=cwd, COMP_WORDS=" ".join(("netmd", *words)), COMP_CWORD=str(len(words)), _NETMD_COMPLETE=f"{kind}_complete"
    )
    assert (told.code, told.err) == (0, "")
    lines = told.out.split("\n")
    return list(zip(lines[1::3], lines[2::3], strict=False))


def values(*words: str, cwd: Path = SAMPLE) -> list[str]:
    return [value for value, _ in completed(*words, cwd=cwd)]


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_comes_with_how_to_keep_it_and_its_shell_can_read_it(run: Run, name: str, tmp_path: Path) -> None:
    ran = run("completion", name)
    assert (ran.code, ran.err) == (0, "")
    assert f"#   netmd completion {name} > " in ran.out
    assert f"_NETMD_COMPLETE={name}_complete" in ran.out
    if shutil.which(name):
        script = tmp_path / "script"
        script.write_text(ran.out, encoding="utf-8")
        subprocess.run([name, "-n", script], check=True, capture_output=True)


def test_a_shell_is_needed(run: Run) -> None:
    assert run("completion").code == 2
    assert "'bash', 'zsh', 'fish'" in run("completion", "tcsh").err


def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    command = tmp_path / "netmd"  # the script runs what is on the PATH
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netmd "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    ran = shell(
        'source <(netmd completion bash)\n'
        'COMP_WORDS=(netmd show pri) COMP_CWORD=2\n'
        '_netmd_completion netmd\n'
        'echo "${COMPREPLY[@]}"\n',
        cwd=SAMPLE,
        PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    )  # fmt: skip
    assert ran.out == "priya-raman\n"


def test_commands_and_options_are_completed() -> None:
    assert values("du") == ["due", "duplicates"]
    assert values("due", "--wi") == ["--within"]


def test_an_id_is_completed_with_its_name_beside_it() -> None:
    assert completed("show", "pri") == [("priya-raman", "Priya Raman, Northside Athletics")]
    assert completed("due", "pri") == completed("brief", "pri") == completed("show", "pri")


def test_a_word_of_a_name_completes_the_id_without_accents_or_case() -> None:
    assert values("show", "Adey") == ["oluwaseun-adeyemi"]
    assert values("show", "ŻUK") == ["agnieszka-zuk"]


def test_several_are_turned_round_so_that_what_was_typed_stays() -> None:
    assert values("show", "quin") == ["quintero-ben", "quintero-rosa"]
    assert run_process("show", "quintero-rosa", cwd=SAMPLE).out.startswith("Rosa Quintero\n")


def test_all_are_offered_before_anything_is_typed() -> None:
    assert len(values("show", "")) == len(list((SAMPLE / "contacts").rglob("*.md")))


def test_ids_of_reminders_are_completed_with_what_is_to_be_done(tmp_path: Path) -> None:
    write(tmp_path, {"contacts/ann-lee.md": "---\nfollow_up: 2026-05-12\n---\n"})
    ((short, what),) = completed("done", "--today", "2026-05-14", "", cwd=tmp_path)
    assert what.endswith("(Ann Lee)")
    for command in ("done", "snooze"):
        assert completed(command, "--today", "2026-05-14", short[:2], cwd=tmp_path) == [(short, what)]
    assert values("snooze", "--today", "2026-05-14", "", cwd=tmp_path) == [short, "ann-lee"]
    assert values("done", "-n", "/nowhere/at/all", "", cwd=tmp_path) == []


def test_the_notebook_named_on_the_line_is_looked_into(tmp_path: Path) -> None:
    root = write(tmp_path / "mine", {"contacts/jo.md": '---\r\nname: "Jo: B"   # a friend\r\n---\r\n'})
    assert completed("show", "-n", str(root), "jo", cwd=tmp_path) == [("jo", "Jo: B")]


@pytest.mark.parametrize("value", ["Jo B", "'Jo B'", '"Jo B"', "Jo B  # x"])
def test_names_are_read_as_they_are_written(tmp_path: Path, value: str) -> None:
    write(tmp_path, {"contacts/x-y.md": f"---\ntags: [a]\nname: {value}\norg: [One, Two]\n---\n"})
    assert completed("show", "x", cwd=tmp_path) == [("x-y", "Jo B")]


def test_a_file_without_front_matter_has_the_name_of_its_stem(tmp_path: Path) -> None:
    write(tmp_path, {"contacts/jo-brand.md": "name: not here\n", "contacts/.hidden.md": "", "contacts/x.txt": ""})
    assert completed("show", "", cwd=tmp_path) == [("jo-brand", "Jo Brand")]


def test_what_cannot_be_read_completes_nothing_and_says_nothing(tmp_path: Path) -> None:
    assert values("show", "pri", cwd=tmp_path) == []
    assert values("show", "-n", "/nowhere/at/all", "pri", cwd=tmp_path) == []
    write(tmp_path, {"netmd.toml": b"\xff\xfe = [", "contacts/a.md": b"\xff\xfe\x00"})
    assert values("show", "", cwd=tmp_path) == ["a"]
    assert values("show", "--today", "nonsense", "a", cwd=tmp_path) == ["a"]
    (tmp_path / "contacts" / "b.md").symlink_to("/nowhere")
    (tmp_path / "contacts" / "folder.md").mkdir()
    assert values("show", "", cwd=tmp_path) == ["a"]


def test_an_escape_sequence_in_a_name_never_reaches_the_shell(tmp_path: Path) -> None:
    write(tmp_path, {"contacts/a.md": "---\nname: A \x1b[31m\n---\n"})
    assert completed("show", "a", cwd=tmp_path) == [("a", "A \\x1b[31m")]

"""``netmd check``."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY, Run, write

LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>NET\d{3}) (?P<message>.+)")


def test_a_clean_notebook_says_so_and_ends_with_0(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "x"})
    ran = run("check")
    assert (ran.code, ran.out, ran.err) == (0, "", "No problems.\n")


@pytest.mark.parametrize(
    ("note", "code", "summary"),
    [
        ("[[nobody]]", 0, "1 warning.\n"),
        ("", 0, "1 hint.\n"),
        ("---\nmet: 2026-02-30\n---\n[[nobody]] [[noone]]", 1, "1 error, 2 warnings.\n"),
    ],
)
def test_only_errors_end_with_1(run: Run, here: Path, note: str, code: int, summary: str) -> None:
    write(here, {"contacts/ann.md": note})
    for shape in ("text", "json", "github"):
        assert run("check", "--format", shape).code == code
    assert run("check").err == summary


def test_each_problem_is_a_line_an_editor_can_open_and_a_way_to_mend_it(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, {"nb/contacts/ann.md": "x\n  [[nobody]]", "nb/sub/x": "", "nb/netmd.toml": "[x]"})
    for folder, arguments, path in (
        (here, ["nb"], "nb/contacts/ann.md"),
        (here, ["./nb/"], "nb/contacts/ann.md"),
        (here / "nb", [], "contacts/ann.md"),
        (here / "nb/contacts", [], "ann.md"),
    ):
        monkeypatch.chdir(folder)
        lines = run("check", *arguments).out.splitlines()
        match = LINE.fullmatch(lines[0])
        assert match is not None
        assert (match["path"], match["line"], match["column"], match["code"]) == (path, "2", "3", "NET301")
        assert Path(match["path"]).is_file()
        assert lines[1].startswith("    ")


def test_from_elsewhere_the_path_still_opens(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"nb/contacts/ann.md": "[[nobody]]", "other/x": ""})
    monkeypatch.chdir(here / "other")
    for notebook in (here / "nb", Path("../nb")):
        match = LINE.fullmatch(run("check", notebook).out.splitlines()[0])
        assert match is not None
        assert Path(match["path"]).read_text() == "[[nobody]]"


def test_json_is_a_list_and_nothing_else(run: Run, here: Path) -> None:
    write(here, {"contacts/zoë.md": "[[日 nobody]]"})
    ran = run("check", "--format", "json")
    (problem,) = json.loads(ran.out)
    assert (problem["code"], problem["file"], problem["line"]) == ("NET301", "contacts/zoë.md", 1)
    assert ran.err == ""
    write(here, {"contacts/zoë.md": "x"})
    assert json.loads(run("check", "--format", "json").out) == []


def test_github_annotations_escape_what_would_end_them(run: Run, here: Path) -> None:
    write(here, {"contacts/a,b:c%d.md": "[[100% x, y: z]]"})
    ran = run("check", "--format", "github")
    assert ran.out.startswith(
        "::warning file=contacts/a%2Cb%3Ac%25d.md,line=1,col=1,title=NET301::`100%25 x, y: z` fits"
    )
    assert ran.err == ""


def test_a_note_cannot_forge_an_annotation(run: Run, here: Path) -> None:
    write(here, {"contacts/a\n::error::forged.md": "[[x\r::error::forged]]"})
    assert all(line.startswith("::warning file=") for line in run("check", "--format", "github").out.splitlines())


def test_nothing_is_written(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "[[nobody]]"})
    run("check")
    assert sorted(path.name for path in here.rglob("*")) == ["ann.md", "contacts"]


def test_the_sample_is_clean(run: Run, here: Path) -> None:
    shutil.copytree(REPOSITORY / "notebook", here / "sample")
    ran = run("check", "sample")
    assert (ran.code, ran.out, ran.err) == (0, "", "No problems.\n")

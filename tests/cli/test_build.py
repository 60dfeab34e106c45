"""``netmd build``."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY, Run, run_process, write

NOTEBOOK: dict[str, str | bytes] = {
    "notebook/contacts/ann.md": "---\nlinkedin: x\n---\n## 2026-05-01 Coffee\nx\n- [ ] Send it due:2026-05-02\n",
    "notebook/contacts/bob.md": "about [[nobody]]",
}


def test_a_build_ends_with_one_line_of_counts_and_the_place_to_look(run: Run, here: Path) -> None:
    write(here, NOTEBOOK)
    ran = run("build", "--today", "2026-05-14")
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.out.splitlines()
    summary, place = line.split(": ")
    assert re.fullmatch(
        r"2 contacts, 1 meeting, 2 due, 1 problem \(netmd check lists them\), \d+ pages written in \d+\.\d s", summary
    )
    assert place == str(here / "site/index.html")
    assert Path(place).is_file()


def test_a_second_build_writes_nothing(run: Run, here: Path) -> None:
    write(here, NOTEBOOK)
    run("build", "--today", "2026-05-14")
    assert ", 0 pages written in" in run("build", "--today", "2026-05-14").out


def test_errors_in_the_notes_do_not_fail_a_build(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "---\nmet: 2026-02-30\n---\nx"})
    assert run("build").code == 0


def test_the_site_lies_beside_the_notebook_wherever_one_is(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, NOTEBOOK)
    monkeypatch.chdir(here / "notebook/contacts")
    assert run("build").code == 0
    assert (here / "site/index.html").is_file()


def test_the_site_goes_where_it_is_told_to(run: Run, here: Path) -> None:
    write(here, NOTEBOOK)
    ran = run("build", "notebook", "-o", "my site/é")
    assert ran.code == 0
    assert (here / "my site/é/index.html").is_file()
    assert ran.out.endswith(f": {here / 'my site/é/index.html'}\n")


@pytest.mark.parametrize(
    "place", ["notebook", ".", "..", "notebook/contacts", "notebook/contacts/site", "notebook/.git"]
)
def test_a_site_where_notes_are_read_ends_with_5(run: Run, here: Path, place: str) -> None:
    write(here, NOTEBOOK)
    ran = run("build", "notebook", "-o", place)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("netmd: The site cannot go to")
    assert "-o" in ran.err
    assert not list(here.rglob("*.html"))


def test_a_site_in_the_notebooks_own_place_is_told_from_one_around_it(run: Run, here: Path) -> None:
    write(here, NOTEBOOK)
    assert f"{here / 'notebook'}: it is the notebook itself." in run("build", "notebook", "-o", "notebook").err
    assert f"{here}: the notebook lies in it." in run("build", "notebook", "-o", ".").err


def test_a_folder_that_is_not_netmds_ends_with_5_and_keeps_every_byte(run: Run, here: Path) -> None:
    write(here, {**NOTEBOOK, "out/thesis.txt": "years of work", "out/index.html": "mine"})
    ran = run("build", "notebook", "-o", "out")
    assert (ran.code, ran.out) == (5, "")
    assert "files that netmd did not make" in ran.err
    assert {path.name: path.read_text() for path in (here / "out").iterdir()} == {
        "thesis.txt": "years of work",
        "index.html": "mine",
    }


def test_a_file_in_the_way_of_the_site_ends_with_an_error_in_words(run: Run, here: Path) -> None:
    write(here, {**NOTEBOOK, "file": "x"})
    assert run("build", "notebook", "-o", "file").code == 5
    ran = run("build", "notebook", "-o", "file/site")
    assert (ran.code, ran.out) == (4, "")
    assert "a part of its path is a file" in ran.err


def test_a_template_that_fails_ends_with_6_and_is_named(run: Run, here: Path) -> None:
    write(here, {**NOTEBOOK, "notebook/site_templates/today.html.j2": "{{ 1 / 0 }}"})
    ran = run("build")
    assert (ran.code, ran.out) == (6, "")
    assert "today.html.j2, line 1" in ran.err


def test_an_empty_notebook_builds(run: Run, here: Path) -> None:
    (here / "contacts").mkdir()
    ran = run("build")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("0 contacts, 0 meetings, 0 due, no problems, ")


def test_the_same_notebook_day_and_version_give_the_same_bytes_from_any_place(here: Path, run: Run) -> None:
    for name in ("one", "two/deep"):
        shutil.copytree(REPOSITORY / "notebook", here / name / "notebook")
        run("build", here / name / "notebook", "--today", "2026-05-14")
    one, two = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (here / "one/site", here / "two/deep/site")
    )
    assert one == two
    assert all(str(here).encode() not in data for data in one.values())


def test_a_build_in_a_process_of_its_own(here: Path) -> None:
    write(here, NOTEBOOK)
    ran = run_process("build", cwd=here, HOME=str(here))
    assert (ran.code, ran.err) == (0, "")


def test_on_a_terminal_a_slow_build_shows_its_progress_and_clears_it(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, NOTEBOOK)
    monkeypatch.setattr("netmd.cli.output._SHOWN_AFTER", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    ran = run("build")
    assert ran.code == 0
    assert "Reading notes" in ran.err or "Rendering pages" in ran.err
    assert "Reading notes" not in ran.out


def test_without_a_terminal_no_progress_is_shown(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, NOTEBOOK)
    monkeypatch.setattr("netmd.cli.output._SHOWN_AFTER", 0.0)
    assert run("build").err == ""


@pytest.mark.parametrize(
    ("words", "day"),
    [("today", "2026-05-14"), ("friday", "2026-05-15"), ("+2w", "2026-05-28"), ("12 dec", "2026-12-12")],
)
def test_the_day_is_said_in_the_words_of_every_other_option_of_a_day(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, words: str, day: str
) -> None:
    write(here, NOTEBOOK)
    monkeypatch.setattr("netmd.cli.options.clock_today", lambda: date(2026, 5, 14))
    assert run("build", "--today", words).code == 0
    assert json.loads(run("export", "json", "--today", words).out)["today"] == day

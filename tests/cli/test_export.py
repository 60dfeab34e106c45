"""``netmd export json``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, shell, write


def test_export_alone_shows_its_formats(run: Run) -> None:
    ran = run("export")
    assert (ran.code, ran.err) == (0, "")
    assert "  json      The index and the agenda as JSON.\n" in ran.out


def test_the_document_goes_to_standard_output_or_to_a_file(run: Run, here: Path) -> None:
    write(here, {"contacts/zoë.md": "x"})
    ran = run("export", "json", "--today", "2026-05-14")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["today"] == "2026-05-14"
    assert run("export", "json", "--today", "2026-05-14", "-o", "-").out == ran.out
    assert run("export", "json", "--today", "2026-05-14", "-o", "out.json").out == ""
    assert (here / "out.json").read_text(encoding="utf-8") == ran.out


def test_it_is_utf8_whatever_the_terminal(here: Path) -> None:
    write(here, {"contacts/zoë.md": "x"})
    ran = shell("netmd export json", here, PYTHONIOENCODING="latin-1")
    assert json.loads(ran.out)["contacts"][0]["id"] == "zoë"


def test_a_name_that_is_not_utf8_is_exported_all_the_same(here: Path) -> None:
    write(here, {"contacts/b\udce4d.md": "x"})
    ran = shell("netmd export json && netmd build && netmd check", here)
    assert ran.code == 0
    assert '"path": "contacts/b\\udce4d.md"' in ran.out


@pytest.mark.parametrize("place", ["nowhere/out.json", "contacts", "contacts/ann.md/x"])
def test_a_file_that_cannot_be_written_ends_with_4(run: Run, here: Path, place: str) -> None:
    write(here, {"contacts/ann.md": "x"})
    ran = run("export", "json", "-o", place)
    assert (ran.code, ran.out) == (4, "")
    assert "cannot be written" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "x"})
    ran = run("export", "json", "-o", "/dev/full")
    assert ran.code == 4
    assert "the disk is full" in ran.err


@pytest.mark.parametrize(
    "place", ["contacts/ann.md", "netmd.toml", "contacts/new.md", "link.json", "./contacts/../contacts/ann.md"]
)
def test_a_note_or_the_settings_are_never_overwritten(run: Run, here: Path, place: str) -> None:
    write(here, {"contacts/ann.md": "years of notes", "netmd.toml": "# mine"})
    (here / "link.json").symlink_to("contacts/ann.md")
    ran = run("export", "json", "-o", place)
    assert (ran.code, ran.out) == (5, "")
    assert "belongs to the notebook" in ran.err
    assert (here / "contacts/ann.md").read_text() == "years of notes"
    assert (here / "netmd.toml").read_text() == "# mine"
    assert not (here / "contacts/new.md").exists()


def test_a_file_in_the_notebook_that_is_no_note_may_be_written(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "x"})
    assert run("export", "json", "-o", "contacts/all.json").code == 0
    assert run("export", "json", "-o", "contacts/all.json").code == 0

"""What all commands share that write: colours of a diff, what is said of notes that cannot be read, late errors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd import cli as package
from netmd.notebook import load
from tests.cli.running import Run, run_process, shell, write
from tests.cli.terminal import run_in_terminal

TODAY = ("--today", "2026-05-14")
ANN = "---\nname: Ann Lee\n---\n## 2026-05-10 Coffee\n- [ ] send the deck due:2026-05-12\n"
BOB = "---\nname: Bob Ray\n---\n[[Ann Lee]]\n"
JOB = "---\ntype: opportunity\ntitle: Cook\n---\n"

WRITING = {
    "log": ("log", "ann-lee", "Call", *TODAY),
    "new": ("new", "Cy", "Moe", *TODAY),
    "done": ("done", "ID", *TODAY),
    "snooze": ("snooze", "ann-lee", *TODAY),
    "intro": ("intro", "ann-lee", "bob-ray", "--no-draft", *TODAY),
    "pass": ("pass", "cook", "bob-ray", "--no-draft", *TODAY),
    "rename": ("rename", "ann-lee", "Ann", "Moe"),
    "draft": ("draft", "--templates"),
}
READING = {
    "due": ("due", *TODAY), "show": ("show", "ann-lee", *TODAY), "find": ("find", "deck"),
    "brief": ("brief", "ann-lee", *TODAY),
}  # fmt: skip


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": ANN, "contacts/bob-ray.md": BOB, "opportunities/cook.md": JOB,
    })  # fmt: skip


def _words(command: tuple[str, ...], run: Run, book: Path) -> list[str]:
    """The command's words on this notebook, with the id of what Ann is to be sent."""
    if "ID" not in command:
        return [*command, "-n", str(book)]
    out = run("due", "-n", book, *TODAY).out
    found = re.search(r"^  (\w+) .*[Ss]end the deck", out, re.MULTILINE)
    assert found
    return [found[1] if word == "ID" else word for word in (*command, "-n", str(book))]


# -- colours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITING)
def test_a_diff_has_colours_on_a_terminal_and_none_against_no_color(run: Run, book: Path, name: str) -> None:
    words = [*_words(WRITING[name], run, book), "--dry-run"]
    coloured = run_in_terminal(*words, cwd=book)
    plain = run_in_terminal(*words, cwd=book, NO_COLOR="1")
    assert coloured.code == plain.code == 0
    assert "\x1b[32m+" in coloured.raw
    assert "\x1b" not in plain.raw
    assert coloured.lines == plain.lines == run(*words).out.splitlines()


# -- notes that cannot be read ---------------------------------------------------------------------------------------


def _refuse(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Files of these names may not be opened, as another user's: the tests may run as root, who may open all."""
    real = os.open

    def refusing(path: Any, *arguments: Any, **more: Any) -> int:
        if Path(os.fsdecode(path)).name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "open", refusing)


@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_a_note_that_cannot_be_read_is_named_with_the_reason(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(book, {"contacts/cat-poe.md": "---\nname: Cat Poe\n---\n"})
    words = _words({**READING, **WRITING}[name], run, book)
    _refuse(monkeypatch, "cat-poe.md")
    ran = run(*words)
    assert ran.code == 0, ran.err
    said = "Not read: contacts/cat-poe.md. The file cannot be opened: permission denied."
    assert ran.err.splitlines().count(said) == 1
    assert said not in ran.out


def test_of_many_notes_that_cannot_be_read_three_are_named(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"x{number}.md" for number in range(5)]
    write(book, {f"contacts/{name}": "x" for name in names})
    _refuse(monkeypatch, *names)
    lines = run("due", *TODAY).err.splitlines()
    assert [line.split(". ")[0] for line in lines[:3]] == [f"Not read: contacts/x{number}.md" for number in range(3)]
    assert lines[3] == "and 2 more; netmd check lists them."


# -- errors that come too late ---------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_of_a_full_output_it_is_said_that_the_note_is_written(book: Path) -> None:
    ran = shell("netmd log ann-lee Call --today 2026-05-14 >/dev/full", book)
    assert ran.code == 4
    assert "The note is written; only this failed: The output cannot be" in ran.err
    assert "## 2026-05-14 Call" in (book / "contacts/ann-lee.md").read_text(encoding="utf-8")


def test_an_editor_that_fails_ends_with_4_and_the_note_is_written(book: Path) -> None:
    ran = run_process("log", "ann-lee", "Call", "-e", *TODAY, cwd=book, EDITOR="false", VISUAL="")
    assert ran.code == 4
    assert "The note is written; only this failed: The editor ended with exit code 1." in ran.err
    assert "## 2026-05-14 Call" in (book / "contacts/ann-lee.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "code", "late", "early"),
    [
        (ZeroDivisionError("x"), 70, "The note is written; only this failed: netmd itself", "Your notes are untouched."),
        (KeyboardInterrupt(), 130, "Stopped; the note is written.", "Stopped."),
    ],
)
def test_notes_are_called_untouched_before_they_are_written_and_not_after(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, late: str, early: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    words = ("intro", "ann-lee", "bob-ray", *TODAY)
    with monkeypatch.context() as patched:
        patched.setattr("netmd.editing.introduce.introduce", fail)
        ran = run(*words)
    assert ran.code == code
    assert early in ran.err
    assert "is written" not in ran.err
    monkeypatch.setattr("netmd.cli.drafting.show_drafts", fail)
    ran = run(*words)
    assert ran.code == code
    assert late in ran.err
    assert "untouched" not in ran.err
    assert "Intro: [[ann-lee]] to [[bob-ray]]" in (book / "contacts/ann-lee.md").read_text(encoding="utf-8")
    ran = run("find", "deck")
    assert "written" not in ran.err
    assert package.COURSE.has_written is False


# -- what comes in between -------------------------------------------------------------------------------------------


def test_a_rename_changes_a_link_that_another_program_adds_after_the_first_reading(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netmd.cli import writing

    real: Callable[..., Any] = writing.plan_and_carry_out

    def interrupted(*arguments: Any) -> Any:
        write(book, {"contacts/cy-moe.md": "---\nname: Cy Moe\n---\nSaw [[ann-lee]] today.\n"})
        return real(*arguments)

    monkeypatch.setattr(writing, "plan_and_carry_out", interrupted)
    ran = run("rename", "ann-lee", "Ann", "Poe")
    assert ran.code == 0, ran.err
    assert "Saw [[ann-poe]] today." in (book / "contacts/cy-moe.md").read_text(encoding="utf-8")
    assert load(book).problems() == ()

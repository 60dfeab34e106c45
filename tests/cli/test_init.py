"""``netmd init``."""

from __future__ import annotations

import errno
import json
import re
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netmd.cli.init import STORY_DATE
from netmd.resources import starter_settings
from tests.cli.running import REPOSITORY, Run, write

REFERENCE = (REPOSITORY / "notebook/README.md").read_bytes()


def test_a_new_notebook_has_its_folders_settings_and_reference(run: Run, here: Path) -> None:
    ran = run("init", "notebook")
    assert (ran.code, ran.err) == (0, "")
    assert "notebook: 2 files written" in ran.out
    assert "netmd serve notebook --open" in ran.out
    assert sorted(path.name for path in (here / "notebook").iterdir()) == [
        "README.md", "contacts", "meetings", "netmd.toml", "opportunities",
    ]  # fmt: skip
    assert (here / "notebook/netmd.toml").read_bytes() == starter_settings()
    assert (here / "notebook/README.md").read_bytes() == REFERENCE
    assert run("check").code == 0
    assert run("build").code == 0


def test_a_clone_of_a_new_notebook_has_its_folders(run: Run, here: Path) -> None:
    run("init", "notebook")
    git = ["git", "-c", "user.name=ann", "-c", "user.email=ann@example.org", "-C", "notebook"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "begun"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "-q", "notebook", "clone"], check=True)
    assert run("new", "Ann Lee", "-n", "clone").code == 0
    assert (here / "clone/contacts/ann-lee.md").is_file()
    assert run("check", "clone").code == 0


def test_a_folder_with_something_in_it_gets_nothing_more(run: Run, here: Path) -> None:
    write(here, {"nb/contacts/ann.md": "Ann"})
    run("init", "nb")
    assert [path.name for path in (here / "nb/contacts").iterdir()] == ["ann.md"]


def test_what_is_there_is_kept(run: Run, here: Path) -> None:
    mine: dict[str, str | bytes] = {"nb/README.md": "mine", "nb/netmd.toml": "", "nb/contacts/ann.md": "Ann"}
    write(here, mine)
    assert run("init", "nb").out.startswith("nb: 0 files written, 2 kept as they were.")
    for path, text in mine.items():
        assert (here / path).read_text() == text
    assert run("init", "nb").out.startswith("nb: 0 files written, 2 kept as they were.")


def test_a_link_where_a_file_belongs_is_kept_too(run: Run, here: Path) -> None:
    write(here, {"nb/x": ""})
    (here / "nb/README.md").symlink_to("../outside")
    assert run("init", "nb").code == 0
    assert not (here / "outside").exists()


def test_notes_that_lie_there_already_are_still_read_afterwards(run: Run, here: Path) -> None:
    write(here, {"vault/ann.md": "x", "vault/people/bob.md": "x"})
    ran = run("init", "vault")
    assert ran.code == 0
    assert sorted(contact["id"] for contact in exported(run, "vault")["contacts"]) == ["ann", "bob"]
    assert "The notes in vault are read as contacts" in ran.out


@pytest.mark.parametrize("name", ["vault/ann.md", "vault/contacts/ann.md", "vault/netmd.toml"])
def test_the_sample_is_never_mixed_with_what_is_there(run: Run, here: Path, name: str) -> None:
    write(here, {name: ""})
    ran = run("init", "--sample", "vault")
    assert (ran.code, ran.out) == (5, "")
    assert [path for path in (here / "vault").rglob("*") if path.is_file()] == [here / name]


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_the_way_ends_with_4(run: Run, here: Path, name: str) -> None:
    write(here, {"file": "x"})
    ran = run("init", name)
    assert (ran.code, ran.out) == (4, "")
    assert "cannot be made" in ran.err


def test_a_file_that_could_not_be_written_whole_does_not_stay(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    class Full:
        """A file on a full disk."""

        def __init__(self, file: Any) -> None:
            self._file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, data: bytes) -> int:
            self._file.write(data[:10])
            raise OSError(errno.ENOSPC, "full")

    def opened(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        file = real(self, mode, *rest, **more)
        return Full(file) if mode == "xb" else file

    monkeypatch.setattr(Path, "open", opened)
    ran = run("init", "nb")
    assert ran.code == 4
    assert "the disk is full" in ran.err
    assert not [path for path in here.rglob("*") if path.is_file()]


# -- the sample ------------------------------------------------------------------------------------------------------


def exported(run: Run, *arguments: str) -> dict[str, Any]:
    """The export of a notebook."""
    ran = run("export", "json", *arguments)
    assert ran.code == 0, ran.err
    document = json.loads(ran.out)
    assert isinstance(document, dict)
    return document


def lanes(document: dict[str, Any]) -> Counter[str]:
    """How many reminders each lane has."""
    return Counter(reminder["lane"] for reminder in document["agenda"])


@pytest.mark.parametrize("day", [STORY_DATE, date(2027, 1, 4), date(2028, 2, 29), date(2025, 11, 30), date(2031, 7, 6)])
def test_the_sample_is_as_alive_on_any_day_as_on_its_own(run: Run, here: Path, day: date) -> None:
    told = exported(run, str(REPOSITORY / "notebook"), "--today", STORY_DATE.isoformat())
    ran = run("init", "--sample", "try", "--today", day.isoformat())
    assert ran.code == 0
    assert "netmd serve try --open" in ran.out
    assert run("check", "try").out == ""
    found = exported(run, "try", "--today", day.isoformat())
    assert [contact["id"] for contact in found["contacts"]] == [contact["id"] for contact in told["contacts"]]
    story, now = lanes(told), lanes(found)
    assert set(now) == set(story)
    # months differ in length, and with them the windows counted in months
    assert all(abs(now[lane] - story[lane]) <= 2 for lane in story), (now, story)


def test_every_date_of_the_sample_moves_by_the_same_days(run: Run, here: Path) -> None:
    day = STORY_DATE + timedelta(days=20)
    run("init", "--sample", "try", "--today", day.isoformat())
    text = (here / "try/contacts/priya-raman.md").read_text(encoding="utf-8")
    original = (REPOSITORY / "notebook/contacts/priya-raman.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\d{4}-\d{2}-\d{2})\b", original, re.MULTILINE)
    moved = re.findall(r"^## (\d{4}-\d{2}-\d{2})\b", text, re.MULTILINE)
    assert headings
    assert {date.fromisoformat(new) - date.fromisoformat(old) for old, new in zip(headings, moved, strict=True)} == {
        timedelta(days=20)
    }


def test_the_samples_reference_is_not_moved(run: Run, here: Path) -> None:
    run("init", "--sample", "try", "--today", "2030-01-01")
    assert (here / "try/README.md").read_bytes() == REFERENCE

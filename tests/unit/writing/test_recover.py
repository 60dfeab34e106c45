"""Setting right what a killed run left: what is said, and what people did in between."""

from __future__ import annotations

import itertools
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd.discovery import Layout, Skipped
from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.settings import Settings
from netmd.writing import ChangedMeanwhileError, commit, journal, recover
from netmd.writing.kept import write_kept
from tests.crash.cutting import before_each_call, killed_at, snapshot
from tests.crash.scenarios import ANA, SCENARIOS, built, expected

RENAME = SCENARIOS[-1].changes
THEIRS = b"what the person wrote meanwhile\n"


def killed(root: Path, *changes: FileChange, at: Callable[[Path], bool]) -> Path:
    """A notebook whose commit was killed before the first call at which this was so."""
    for number in itertools.count(1):
        here = built(root / str(number))
        assert killed_at(number, "all", lambda here=here: commit(here, changes))
        if at(here):
            return here
    raise AssertionError


def is_decided(root: Path) -> bool:
    return (root / ".netmd/journal.json").exists()


def temporaries(root: Path) -> list[Path]:
    return sorted(root.rglob(".netmd-*"))


def test_there_is_nothing_to_say_where_nothing_was_left(tmp_path: Path) -> None:
    root = built(tmp_path)
    before = snapshot(root)
    assert recover(root) is None
    assert snapshot(root) == before


def test_what_was_decided_is_finished_and_said(tmp_path: Path) -> None:
    root = killed(tmp_path, *RENAME, at=is_decided)
    said = recover(root)
    assert said is not None
    assert "it has been finished now: 4 files." in said
    assert recover(root) is None


def test_what_was_not_decided_is_undone_and_said(tmp_path: Path) -> None:
    root = killed(tmp_path, *RENAME, at=lambda root: len(temporaries(root)) == 2)
    assert recover(root) == (
        "A netmd command was cut short before it had written anything; give it again if it is still wanted."
    )
    assert snapshot(root) == snapshot(built(tmp_path / "fresh"))


def test_what_was_written_but_never_said_is_said(tmp_path: Path) -> None:
    root = killed(tmp_path, FileChange("contacts/ana.md", ANA, b"new"),
                  at=lambda root: (root / "contacts/ana.md").read_bytes() == b"new")  # fmt: skip
    assert recover(root) == (
        "A netmd command was cut short after it had written; the change is there: contacts/ana.md."
    )
    assert (root / "contacts/ana.md").read_bytes() == b"new"


def test_no_run_writes_before_what_was_cut_short_is_set_right(tmp_path: Path) -> None:
    root = killed(tmp_path, *RENAME, at=is_decided)
    before = snapshot(root)
    with pytest.raises(ChangedMeanwhileError, match="cut short meanwhile"):
        commit(root, [FileChange("contacts/x.md", None, b"x")])
    assert snapshot(root) == before


def test_what_a_person_did_after_the_kill_always_stays(tmp_path: Path) -> None:
    old, new = expected(tmp_path / "expected", RENAME)
    kinds = {
        "edits bo": ("contacts/bo.md", lambda root: (root / "contacts/bo.md").write_bytes(THEIRS)),
        "edits cy": ("store/cy.md", lambda root: (root / "store/cy.md").write_bytes(THEIRS)),
        "deletes bo": ("contacts/bo.md", lambda root: (root / "contacts/bo.md").unlink(missing_ok=True)),
        "edits or writes ana": ("contacts/ana.md", lambda root: (root / "contacts/ana.md").write_bytes(THEIRS)),
        "writes anna": (
            "contacts/new/anna.md",
            lambda root: (
                (root / "contacts/new").mkdir(exist_ok=True),
                (root / "contacts/new/anna.md").write_bytes(THEIRS),
            ),
        ),
    }
    for kind, (path, act) in kinds.items():
        outcomes = set()
        for number in itertools.count(1):
            root = built(tmp_path / kind / str(number))
            if not killed_at(number, "all", lambda root=root: commit(root, RENAME)):
                break
            was_decided = is_decided(root)
            act(root)
            said = recover(root)
            found = snapshot(root)
            theirs = found.pop(path, None)
            assert (theirs[0] if isinstance(theirs, tuple) else theirs) == (None if "deletes" in kind else THEIRS)
            found.pop("contacts/new", None)
            others = [{name: value for name, value in state.items() if name not in (path, "contacts/new")}
                      for state in (old, new)]  # fmt: skip
            assert found in others
            outcomes.add((was_decided, found == others[1]))
            assert said is not None or not was_decided
            assert said is None or "undone" not in said or "give it again" in said
            assert recover(root) is None
        assert {(False, False), (True, True), (True, False)} <= outcomes, kind


def test_a_save_that_was_displaced_when_the_run_was_killed_is_put_back(tmp_path: Path) -> None:
    root = killed(tmp_path, FileChange("contacts/ana.md", ANA, b"new"),
                  at=lambda root: (root / "contacts/ana.md").read_bytes() == b"new")  # fmt: skip
    (displaced,) = temporaries(root)
    displaced.write_bytes(THEIRS)
    said = recover(root)
    assert said is not None
    assert "before it had written anything" in said
    assert (root / "contacts/ana.md").read_bytes() == THEIRS
    assert not temporaries(root)


def test_a_displaced_save_whose_file_was_saved_again_is_kept_beside_it(tmp_path: Path) -> None:
    root = killed(tmp_path, FileChange("contacts/ana.md", ANA, b"new"),
                  at=lambda root: (root / "contacts/ana.md").read_bytes() == b"new")  # fmt: skip
    (displaced,) = temporaries(root)
    displaced.write_bytes(THEIRS)
    (root / "contacts/ana.md").write_bytes(b"later")
    said = recover(root)
    (kept,) = (root / "contacts").glob("ana_conflict-*.md")
    assert kept.read_bytes() == THEIRS
    assert (root / "contacts/ana.md").read_bytes() == b"later"
    assert said is not None
    assert f"is kept as contacts/{kept.name}" in said
    # check reports it, and nobody becomes two contacts
    assert Layout(Settings(), True).kind(f"contacts/{kept.name}") is Skipped.CONFLICT_COPY


def test_a_displaced_save_whose_file_has_gone_is_kept(tmp_path: Path) -> None:
    root = killed(tmp_path, FileChange("contacts/ana.md", ANA, b"new"),
                  at=lambda root: (root / "contacts/ana.md").read_bytes() == b"new")  # fmt: skip
    (displaced,) = temporaries(root)
    displaced.write_bytes(THEIRS)
    (root / "contacts/ana.md").unlink()
    assert "is kept as" in (recover(root) or "")
    assert [place.read_bytes() for place in (root / "contacts").glob("*_conflict-*.md")] == [THEIRS]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"\xff" + data,
        lambda _: b"[" * 100_000,
        lambda _: b"null",
        lambda _: b'{"version": 1}',
        lambda data: data.replace(b'"version": 1', b'"version": 2'),
        lambda data: data.replace(b"contacts/bo.md", b"contacts/xx.md"),
    ],
)
def test_a_damaged_record_is_told_and_nothing_is_touched(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    root = killed(tmp_path, *RENAME, at=is_decided)
    record = root / ".netmd/journal.json"
    record.write_bytes(damage(record.read_bytes()))
    before = snapshot(root)
    with pytest.raises(StorageError, match=r"its record \.netmd/journal\.json is damaged; nothing was touched"):
        recover(root)
    assert snapshot(root) == before


@pytest.mark.parametrize(("key", "value"), [
    ("target", "../outside.md"), ("target", "/etc/hostname"), ("target", "out/victim.md"), ("target", "."),
    ("temporary", "contacts/bo.md"), ("folders", ["../made"]), ("before", "0" * 32), ("target", 5),
])  # fmt: skip
def test_a_record_that_somebody_forged_reaches_nothing_else(key: str, value: object, tmp_path: Path) -> None:
    root = killed(tmp_path, *RENAME, at=is_decided)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/victim.md").write_bytes(b"victim")
    (root / "out").symlink_to(tmp_path / "outside")
    record = json.loads((root / ".netmd/journal.json").read_bytes())
    record.pop("check")
    record["steps"][0][key] = value
    record["check"] = journal._check(record)
    (root / ".netmd/journal.json").write_text(json.dumps(record))
    before = snapshot(tmp_path)
    with pytest.raises(StorageError, match="damaged"):
        recover(root)
    assert snapshot(tmp_path) == before


def test_files_that_only_look_like_ours_stay(tmp_path: Path) -> None:
    root = built(tmp_path)
    for name in (
        ".netmd-notes.tmp",
        ".netmd-tmp-1-00",
        "journal.json.new",
        ".gitignore.new",
        ".netmd-.new",
        "a.md.old",
    ):
        (root / "contacts" / name).write_bytes(b"x")
    before = snapshot(root)
    assert recover(root) is None
    assert snapshot(root) == before


def test_gits_folder_is_not_searched(tmp_path: Path) -> None:
    root = killed(tmp_path, FileChange("contacts/ana.md", ANA, b"new"), at=lambda root: len(temporaries(root)) == 1)
    (litter,) = temporaries(root)
    (root / ".git").mkdir()
    moved = litter.rename(root / ".git" / litter.name)
    recover(root)
    assert moved.exists()


def test_a_version_that_was_saved_into_a_file_we_had_put_aside_is_kept_beside_its_note(tmp_path: Path) -> None:
    changes = (FileChange("contacts/ana.md", ANA, b"new"), FileChange("contacts/dee.md", None, b"# Dee\n"))
    seen = False
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        if not killed_at(number, "all", lambda root=root: commit(root, changes)):
            break
        aside = [place for place in temporaries(root) if place.read_bytes() == ANA]
        if is_decided(root) or not aside:
            continue
        aside[0].write_bytes(THEIRS)  # by who had the note open all the time
        assert "is kept as contacts/ana_conflict-" in (recover(root) or "")
        assert (root / "contacts/ana.md").read_bytes() == b"new"
        assert [place.read_bytes() for place in (root / "contacts").glob("ana_*")] == [THEIRS]
        seen = True
    assert seen


def test_what_we_kept_for_ourselves_and_was_cut_short_is_removed(tmp_path: Path) -> None:
    root = built(tmp_path)
    before = snapshot(root)
    killed_at(5, "all", lambda: write_kept(root, "a.json", b"{}"))
    for number in itertools.count(1):
        if not killed_at(number, "all", lambda: write_kept(root, "a.json", b"{}")):
            break
        recover(root)
        assert {path for path in snapshot(root) if not path.startswith(".netmd")} == set(before)
        assert not temporaries(root)
    assert (root / ".netmd/a.json").read_bytes() == b"{}"


def test_of_thousands_of_files_a_few_are_named(tmp_path: Path) -> None:
    changes = [FileChange(f"contacts/n{number:02}.md", None, b"x") for number in range(20)]
    gone = 0

    def removed(number: int, name: str, call: Callable[[], Any]) -> Any:
        nonlocal gone
        gone += name == "remove"
        if gone > 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return call()

    edits = [FileChange(f"contacts/n{number:02}.md", b"x", b"y") for number in range(20)]
    root = built(tmp_path)
    commit(root, changes)
    child = os.fork()
    if child == 0:
        with before_each_call("all", removed):
            commit(root, edits)
        os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert not is_decided(root)
    assert (recover(root) or "").endswith("contacts/n03.md, contacts/n04.md and 15 more.")

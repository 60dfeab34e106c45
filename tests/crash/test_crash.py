"""Killed at any system call, or failing at any: no note is lost, half-written, or left with litter."""

from __future__ import annotations

import errno
import itertools
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.writing import commit, recover
from tests.crash.cutting import ABILITIES, before_each_call, failure, killed_at, snapshot
from tests.crash.scenarios import SCENARIOS, Scenario, built, expected

scenarios = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
abilities = pytest.mark.parametrize("abilities", ABILITIES)

LEAST = {
    "edit": 6, "edit through a link": 6, "creation": 5, "creation with folders": 17, "removal": 13,
    "removal of a link": 13, "two edits": 22, "rename and edits": 36,
}  # fmt: skip
"""Fewer calls than these, and the tests would have become empty."""


@abilities
@scenarios
def test_a_run_killed_at_any_call_is_finished_or_undone_by_the_next(
    scenario: Scenario, abilities: str, tmp_path: Path
) -> None:
    old, new = expected(tmp_path / "expected", scenario.changes)
    finished: list[bool] = []
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        if not killed_at(number, abilities, lambda root=root: commit(root, scenario.changes)):
            assert snapshot(root) == new
            break
        assert not killed_at(0, abilities, lambda root=root: recover(root))
        assert snapshot(root) in (old, new)
        finished.append(snapshot(root) == new)
        assert_next_run_works(root)
    print(f"{scenario.name}, {abilities}: killed {len(finished)} times; {sum(finished)} finished, the others undone")
    assert len(finished) >= LEAST[scenario.name]
    assert set(finished) == {False, True}
    assert finished == sorted(finished), "what is decided stays decided"


@pytest.mark.parametrize("scenario", SCENARIOS[-2:], ids=lambda scenario: scenario.name)
def test_files_synced_at_once_are_as_safe_as_files_synced_one_by_one(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["netmd.writing.commit"], "_MANY", 2)
    test_a_run_killed_at_any_call_is_finished_or_undone_by_the_next(scenario, "all", tmp_path)


@pytest.mark.parametrize(
    ("scenario", "abilities"),
    [(SCENARIOS[0], "all"), (SCENARIOS[0], "no links"), (SCENARIOS[-1], "all"), (SCENARIOS[-2], "no links")],
    ids=lambda value: getattr(value, "name", value),
)
def test_recovery_killed_at_any_call_is_completed_by_the_next(
    scenario: Scenario, abilities: str, tmp_path: Path
) -> None:
    old, new = expected(tmp_path / "expected", scenario.changes)
    kills = 0
    for first in itertools.count(1):
        outcome = None
        for second in itertools.count(1):
            root = built(tmp_path / f"{first}-{second}")
            was_killed = killed_at(first, abilities, lambda root=root: commit(root, scenario.changes))
            if not was_killed or not killed_at(second, abilities, lambda root=root: recover(root)):
                break
            kills += 1
            recover(root)
            assert snapshot(root) in (old, new)
            assert outcome in (None, snapshot(root)), "what is decided stays decided"
            outcome = snapshot(root)
            assert recover(root) is None
        if not was_killed:
            break
    print(f"{scenario.name}, {abilities}: recovery killed {kills} times")
    assert kills > LEAST[scenario.name]


@pytest.mark.parametrize(
    ("number", "has_effect", "abilities"),
    [
        (errno.ENOSPC, False, "all"),
        (errno.EACCES, False, "all"),
        (errno.EIO, True, "all"),
        (errno.EIO, False, "no exchange"),
        (errno.EIO, True, "no exchange"),
        (errno.EIO, True, "no links"),
    ],
)
@scenarios
def test_a_call_that_fails_leaves_everything_as_it_was(
    scenario: Scenario, abilities: str, number: int, has_effect: bool, tmp_path: Path
) -> None:
    old, new = expected(tmp_path / "expected", scenario.changes)
    refused, overlooked = 0, Counter[str | None]()
    for nth in itertools.count(1):
        root = built(tmp_path / str(nth))
        failing = Failing(range(nth, nth + 1), number, has_effect=has_effect)
        with before_each_call(abilities, failing):
            error = failure(lambda root=root: commit(root, scenario.changes))
        if error is None:
            overlooked[failing.failed] += 1
            recover(root)
            assert snapshot(root) == new
        else:
            assert isinstance(error, StorageError)
            assert str(root) not in error.message
            assert snapshot(root) == old
            refused += 1
        if failing.failed is None:
            break
        assert_next_run_works(root)
    assert refused > LEAST[scenario.name] // 2
    # written all the same: what failed was the cleaning up, the last sync that of the record being gone
    assert set(overlooked) <= {None, "remove", "remove_folder", "sync"}
    assert overlooked["sync"] <= 1


@pytest.mark.parametrize(("has_effect", "abilities"), [(False, "all"), (True, "all"), (False, "no links")])
@scenarios
def test_a_disk_that_fails_from_some_call_on_is_set_right_by_the_next_run(
    scenario: Scenario, abilities: str, has_effect: bool, tmp_path: Path
) -> None:
    old, new = expected(tmp_path / "expected", scenario.changes)
    for nth in itertools.count(1):
        root = built(tmp_path / str(nth))
        failing = Failing(range(nth, 1_000_000), errno.EIO, has_effect=has_effect)
        with before_each_call(abilities, failing):
            error = failure(lambda root=root: commit(root, scenario.changes))
        assert error is None or isinstance(error, StorageError)
        recover(root)
        assert snapshot(root) in ((old, new) if error else (new,))
        if failing.failed is None:
            break
        assert_next_run_works(root)
    assert nth > LEAST[scenario.name]


@pytest.mark.parametrize("first", [12, 26, 34])
def test_a_recovery_that_fails_at_any_call_says_so_and_the_next_completes_it(first: int, tmp_path: Path) -> None:
    scenario = SCENARIOS[-1]
    old, new = expected(tmp_path / "expected", scenario.changes)
    said = []
    for nth in itertools.count(1):
        root = built(tmp_path / str(nth))
        assert killed_at(first, "all", lambda root=root: commit(root, scenario.changes))
        failing = Failing(range(nth, nth + 1), errno.ENOSPC, has_effect=False)
        with before_each_call("all", failing):
            error = failure(lambda root=root: recover(root))
        assert (error is None) or "cannot be set right: the disk is full" in error.message
        said.append(error is not None)
        recover(root)
        assert snapshot(root) in (old, new)
        if failing.failed is None:
            break
    assert any(said)


class Failing:
    """Lets the calls of some numbers fail, before they do anything or although they did."""

    def __init__(self, numbers: range, error: int, *, has_effect: bool) -> None:
        self.numbers, self.error, self.has_effect = numbers, error, has_effect
        self.failed: str | None = None

    def __call__(self, number: int, name: str, call: Callable[[], Any]) -> Any:
        if number not in self.numbers:
            return call()
        self.failed = self.failed or name
        if self.has_effect:
            result = call()
            if name == "create":
                os.close(result)
        raise OSError(self.error, os.strerror(self.error))


def assert_next_run_works(root: Path) -> None:
    assert recover(root) is None
    before = (root / "store/cy.md").read_bytes()
    commit(root, [FileChange("store/cy.md", before, b"more"), FileChange("contacts/eve.md", None, b"# Eve\n")])
    assert (root / "store/cy.md").read_bytes() == b"more"
    assert not list(root.rglob(".netmd*"))

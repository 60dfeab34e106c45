"""Several processes at once: one writes at a time, and none loses what another wrote."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.writing import commit, lock, locked, recover

PROCESSES, ENTRIES = 8, 25


def in_processes(count: int, run: Callable[[int], object]) -> None:
    """Run this in several processes at once, and see that each ends well."""
    children = []
    for number in range(count):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            code = 1
            try:
                run(number)
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * count


def log_entries(root: Path, process: int) -> None:
    for entry in range(ENTRIES):
        with locked(root):
            assert recover(root) is None
            before = (root / "a.md").read_bytes()
            other = (root / "b.md").read_bytes()
            line = b"- entry %d of process %d\n" % (entry, process)
            changes = [FileChange("a.md", before, before + line)]
            if entry % 5 == 0:
                changes.append(FileChange("b.md", other, other + line))
            commit(root, changes)


def refuse_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that locks files only, as NFS does."""
    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, "no")
        real(descriptor, operation)

    monkeypatch.setattr(lock.fcntl, "flock", flock)


@pytest.mark.parametrize("locks", ["folders", "files only"])
def test_two_hundred_entries_of_eight_processes_are_all_there(
    locks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if locks == "files only":
        refuse_folders(monkeypatch)
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "b.md").write_bytes(b"")
    in_processes(PROCESSES, lambda number: log_entries(tmp_path, number))
    lines = (tmp_path / "a.md").read_bytes().splitlines()
    assert len(lines) == len(set(lines)) == PROCESSES * ENTRIES == 200
    assert len((tmp_path / "b.md").read_bytes().splitlines()) == PROCESSES * 5
    assert sorted(place.name for place in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_threads_wait_for_each_other_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    failed: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(10):
                with locked(tmp_path):
                    before = (tmp_path / "a.md").read_bytes()
                    commit(tmp_path, [FileChange("a.md", before, before + b"x")])
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert (tmp_path / "a.md").read_bytes() == b"x" * 40


def test_whoever_holds_the_lock_may_enter_it_again(tmp_path: Path) -> None:
    with locked(tmp_path, patience=0), locked(tmp_path, patience=0):
        commit(tmp_path, [FileChange("a.md", None, b"1")])
        (tmp_path / "link").symlink_to(".")
        commit(tmp_path / "link", [FileChange("a.md", b"1", b"2")])
        assert recover(tmp_path) is None
    with locked(tmp_path, patience=0):
        assert (tmp_path / "a.md").read_bytes() == b"2"


@pytest.mark.parametrize("locks", ["folders", "files only"])
def test_waiting_ends(locks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if locks == "files only":
        refuse_folders(monkeypatch)

    def other() -> None:
        with pytest.raises(StorageError, match="Another netmd command keeps writing"), locked(tmp_path, patience=0):
            raise AssertionError

    with locked(tmp_path):
        in_processes(1, lambda _: other())


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    def run(number: int) -> None:
        locked(tmp_path).__enter__()
        os._exit(0)

    in_processes(1, run)
    with locked(tmp_path, patience=0):
        assert list(tmp_path.iterdir()) == []


def test_a_lock_file_of_a_killed_process_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_folders(monkeypatch)
    (tmp_path / ".netmd.lock").write_bytes(b"")
    with locked(tmp_path, patience=0):
        assert (tmp_path / ".netmd.lock").exists()
    assert list(tmp_path.iterdir()) == []


def test_an_error_within_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="of the caller"), locked(tmp_path, patience=0):
        raise OSError(errno.EBADF, "of the caller")
    in_processes(1, lambda _: locked(tmp_path, patience=0).__enter__())


def test_a_notebook_that_is_not_there_or_cannot_be_locked_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StorageError, match="cannot be opened: there is no such file"), locked(tmp_path / "nowhere"):
        raise AssertionError

    def flock(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(lock.fcntl, "flock", flock)
    with pytest.raises(StorageError, match="cannot be locked: no locks available"), locked(tmp_path):
        raise AssertionError

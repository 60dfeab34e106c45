"""What a commit keeps, makes and refuses."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd.editing.plan import FileChange
from netmd.errors import StorageError
from netmd.writing import ChangedMeanwhileError, calls, commit
from tests.crash.cutting import before_each_call, snapshot


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notebook"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts/a.md").write_bytes(b"a")
    (root / "contacts/b.md").write_bytes(b"b")
    return root


def edit(path: str, before: bytes | None = b"a", after: bytes | None = b"new") -> FileChange:
    return FileChange(path, before, after)


def refused(root: Path, *changes: FileChange, error: type[Exception] = StorageError, says: str) -> None:
    before = snapshot(root.parent)
    with pytest.raises(error, match=says):
        commit(root, changes)
    assert snapshot(root.parent) == before


def test_a_file_is_replaced_created_and_removed(root: Path) -> None:
    commit(root, [edit("contacts/a.md"), edit("x/y/z.md", None), edit("contacts/b.md", b"b", None)])
    assert [name for name, value in snapshot(root).items() if value != "folder"] == ["contacts/a.md", "x/y/z.md"]
    assert (root / "contacts/a.md").read_bytes() == (root / "x/y/z.md").read_bytes() == b"new"


def test_any_bytes_are_written_as_they_are(root: Path) -> None:
    for data in (b"", b"\xff\x00\r\n\xfe", b"x" * 1_000_000):
        before = (root / "contacts/a.md").read_bytes()
        commit(root, [edit("contacts/a.md", before, data)])
        assert (root / "contacts/a.md").read_bytes() == data


@pytest.mark.parametrize("name", ["é ü.md", "🎉.md", "x" * 120 + ".md", os.fsdecode(b"b\xe4d.md"), "a\nb.md", "-rf.md"])
def test_any_name_is_written_to(root: Path, name: str) -> None:
    commit(root, [edit(name, None, b"1"), edit(f"new/{name}", None, b"1")])
    commit(root, [edit(name, b"1", b"2"), edit(f"new/{name}", b"1", None)])
    assert (root / name).read_bytes() == b"2"
    assert not list((root / "new").iterdir())


def test_the_longest_names_are_written_to(root: Path) -> None:
    name = "x" * 252 + ".md"
    commit(root, [edit(name, None, b"1")])
    commit(root, [edit(name, b"1", b"2")])
    assert (root / name).read_bytes() == b"2"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept_whatever_the_umask(root: Path, mode: int) -> None:
    (root / "contacts/a.md").chmod(mode)
    before = os.umask(0o077)
    try:
        commit(root, [edit("contacts/a.md")])
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "contacts/a.md").stat().st_mode) == mode


def test_a_new_file_has_the_permissions_of_any_new_file(root: Path) -> None:
    before = os.umask(0o027)
    try:
        commit(root, [edit("contacts/c.md", None)])
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "contacts/c.md").stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(root: Path) -> None:
    os.chown(root / "contacts/a.md", 1234, 2345)
    commit(root, [edit("contacts/a.md")])
    found = (root / "contacts/a.md").stat()
    assert (found.st_uid, found.st_gid) == (1234, 2345)


def test_an_owner_that_cannot_be_kept_does_not_hinder(root: Path) -> None:
    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        if name in ("change_owner", "set_attribute"):
            raise PermissionError(errno.EPERM, "no")
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md")])
    assert (root / "contacts/a.md").read_bytes() == b"new"


def test_extended_attributes_are_kept(root: Path) -> None:
    try:
        os.setxattr(root / "contacts/a.md", "user.netmd.test", b"kept")
    except (AttributeError, OSError):
        pytest.skip("the file system has no extended attributes")
    commit(root, [edit("contacts/a.md")])
    assert os.getxattr(root / "contacts/a.md", "user.netmd.test") == b"kept"


def test_a_link_stays_a_link_and_its_target_is_written(root: Path) -> None:
    (root / "store").mkdir()
    (root / "store/real.md").write_bytes(b"a")
    (root / "contacts/one.md").symlink_to("two.md")
    (root / "contacts/two.md").symlink_to("../store/real.md")
    (root / "linked").symlink_to("contacts")
    commit(root, [edit("linked/one.md")])
    assert (root / "store/real.md").read_bytes() == b"new"
    assert (root / "contacts/one.md").readlink() == Path("two.md")
    assert (root / "contacts/two.md").readlink() == Path("../store/real.md")


def test_a_link_that_goes_leaves_what_it_leads_to(root: Path) -> None:
    (root / "contacts/link.md").symlink_to("a.md")
    commit(root, [edit("contacts/link.md", b"a", None)])
    assert sorted(place.name for place in (root / "contacts").iterdir()) == ["a.md", "b.md"]


def test_a_notebook_reached_by_a_link_is_written_to(root: Path) -> None:
    (root.parent / "link").symlink_to("notebook")
    commit(root.parent / "link", [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    assert (root / "contacts/b.md").read_bytes() == b"new"


@pytest.mark.parametrize("after", [b"new", None])
def test_a_link_out_of_the_notebook_is_refused(root: Path, after: bytes | None) -> None:
    (root.parent / "outside").mkdir()
    (root.parent / "outside/a.md").write_bytes(b"a")
    (root / "contacts/out.md").symlink_to(root.parent / "outside/a.md")
    (root / "out").symlink_to("../outside")
    refused(root, edit("contacts/out.md", b"a", after), says="outside the notebook")
    refused(root, edit("out/a.md", b"a", after), says="outside the notebook")
    refused(root, edit("out/b.md", None), says="outside the notebook")


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "contacts/../../x.md", "", ".", "a\0b.md"])
def test_a_path_that_is_none_of_a_notebook_is_refused(root: Path, path: str) -> None:
    refused(root, edit(path, None), says="not a place in the notebook")


def test_gits_own_folder_is_never_written_to(root: Path) -> None:
    (root / ".git").mkdir()
    refused(root, edit(".git/config", None), says="version control")


def test_links_in_a_circle_are_refused(root: Path) -> None:
    (root / "contacts/one.md").symlink_to("two.md")
    (root / "contacts/two.md").symlink_to("one.md")
    before = snapshot(root)
    with pytest.raises((StorageError, ChangedMeanwhileError)):
        commit(root, [edit("contacts/one.md")])
    assert snapshot(root) == before


def test_a_file_that_is_not_what_was_read_is_refused(root: Path) -> None:
    for change, says in (
        (edit("contacts/a.md", b"something else"), r"contacts/a\.md has changed since it was read; nothing"),
        (edit("contacts/a.md", b"something else", None), r"contacts/a\.md has changed since it was read; nothing"),
        (edit("contacts/a.md", b"b", b"b"), r"contacts/a\.md has changed since it was read; nothing"),
        (edit("contacts/gone.md"), r"contacts/gone\.md is gone; nothing"),
        (edit("nowhere/gone.md"), r"nowhere/gone\.md is gone; nothing"),
        (edit("contacts/a.md", None), r"contacts/a\.md exists by now; nothing"),
    ):
        refused(root, change, error=ChangedMeanwhileError, says=says)
        refused(root, edit("contacts/b.md", b"b"), change, error=ChangedMeanwhileError, says=says)


def test_a_broken_link_is_not_overwritten(root: Path) -> None:
    (root / "contacts/broken.md").symlink_to("nowhere.md")
    refused(root, edit("contacts/broken.md", None), error=ChangedMeanwhileError, says="exists by now")


def test_what_is_no_file_is_refused_without_waiting(root: Path) -> None:
    (root / "contacts/folder.md").mkdir()
    os.mkfifo(root / "pipe.md")
    with pytest.raises(StorageError, match=r"contacts/folder\.md"):
        commit(root, [edit("contacts/folder.md")])
    with pytest.raises(StorageError, match=r"pipe\.md"):
        commit(root, [edit("pipe.md")])
    refused_path = edit("contacts/a.md/b.md", None)
    (root / "pipe.md").unlink()
    refused(root, refused_path, says="a part of its path is a file")


@pytest.mark.parametrize("after", [b"new", None])
def test_a_read_only_file_is_refused_even_for_root(root: Path, after: bytes | None) -> None:
    (root / "contacts/a.md").chmod(0o444)
    refused(root, edit("contacts/a.md", b"a", after), says=r"contacts/a\.md is read-only; nothing was written")


@pytest.mark.parametrize(
    ("number", "says", "hint"),
    [
        (errno.EACCES, "permission denied", "permissions"),
        (errno.EROFS, "the disk is read-only", "writable"),
        (errno.ENOSPC, "the disk is full", "Free some space"),
        (errno.EIO, "the disk reports an error", "disk"),
    ],
)
def test_why_a_file_cannot_be_written_is_said_in_plain_words(root: Path, number: int, says: str, hint: str) -> None:
    def act(now: int, name: str, call: Callable[[], Any]) -> Any:
        if name == "write":
            raise OSError(number, "as the system says it")
        return call()

    before = snapshot(root)
    with before_each_call("all", act), pytest.raises(StorageError) as caught:
        commit(root, [edit("contacts/a.md")])
    assert caught.value.message == f"contacts/a.md cannot be written: {says}."
    assert hint in caught.value.hint
    assert caught.value.exit_code == 4
    assert snapshot(root) == before


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_a_command_that_is_stopped_leaves_everything_as_it_was(root: Path, stop: type[BaseException]) -> None:
    changes = [edit("contacts/a.md"), edit("x/new.md", None), edit("contacts/b.md", b"b", None)]
    before = snapshot(root)
    for number in range(1, 100):

        def act(now: int, name: str, call: Callable[[], Any], number: int = number) -> Any:
            if now == number:
                raise stop
            return call()

        with before_each_call("all", act), pytest.raises(stop):
            commit(root, changes)
        if (root / ".netmd/journal.json").exists() or not (root / "contacts/b.md").exists():
            break  # every file has its new contents, and only cleaning up was stopped
        assert snapshot(root) == before
    assert number > 20


def test_one_file_by_two_names_is_refused(root: Path) -> None:
    (root / "contacts/link.md").symlink_to("a.md")
    refused(root, edit("contacts/a.md"), edit("contacts/link.md"), says="are one file")
    refused(root, edit("contacts/a.md"), edit("contacts/a.md"), says="are one file")


def test_no_change_writes_nothing(root: Path) -> None:
    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        raise AssertionError(name)

    with before_each_call("all", act):
        commit(root, [])
        commit(root, [edit("contacts/a.md", b"a", b"a"), edit("contacts/nothing.md", None, None)])


def test_everything_is_on_the_disk_before_it_takes_a_notes_place(root: Path) -> None:
    order: list[str] = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        order.append(name)
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md")])
    assert order == ["create", "write", "sync", "rename", "exchange", "sync", "remove"]


def test_what_several_files_become_is_on_the_disk_before_it_is_decided(root: Path) -> None:
    order: list[str] = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        decided = (root / ".netmd/journal.json").exists()
        order.append(name)
        result = call()
        if not decided and (root / ".netmd/journal.json").exists():
            order.append("decided")
        return result

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    staged = ["create", "write", "sync", "rename"]
    assert order == [
        "make_folder", *staged,  # our own folder, and that git does not see it
        *staged, *staged, "sync", "sync",  # both files, their folder and ours
        *staged, "decided", "sync", "sync",  # the record and the folders on the way to it
        "exchange", "exchange", "sync", "sync",
        "remove", "sync",  # the record
        "remove", "remove", "remove", "remove_folder",
    ]  # fmt: skip


def test_many_files_are_synced_at_once_before_the_change_is_decided(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["netmd.writing.commit"], "_MANY", 2)
    order: list[str] = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        order.append(name)
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    staged = ["create", "write", "rename"]
    after_folder = order[order.index("rename") + 1 :]
    assert after_folder[:9] == [*staged, *staged, "sync_file_system", "sync", "sync"]
    assert after_folder[9:13] == ["create", "write", "sync", "rename"], "the record comes after"


def test_where_a_system_cannot_sync_at_once_each_file_is_synced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["netmd.writing.commit"], "_MANY", 2)
    order: list[str] = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        if name == "sync_file_system":
            raise OSError(errno.ENOSYS, "is not there")
        order.append(name)
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    staged = ["create", "write", "rename"]
    after_folder = order[order.index("rename") + 1 :]
    assert after_folder[:10] == [*staged, *staged, "sync", "sync", "sync", "sync"]


def test_gits_eyes_are_kept_off_the_record(root: Path) -> None:
    seen: list[bytes] = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        if name == "exchange":
            seen.append((root / ".netmd/.gitignore").read_bytes())
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    assert seen == [b"*\n", b"*\n"]
    assert not (root / ".netmd").exists()


def test_what_others_keep_in_our_folder_stays(root: Path) -> None:
    (root / ".netmd").mkdir()
    (root / ".netmd/theirs").write_bytes(b"x")
    commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b")])
    assert (root / ".netmd/theirs").read_bytes() == b"x"


def test_a_file_that_has_our_folders_name_is_refused(root: Path) -> None:
    (root / ".netmd").write_bytes(b"theirs")
    refused(root, edit("contacts/a.md"), edit("contacts/b.md", b"b"), says=r"\.netmd in the notebook is not a folder")
    commit(root, [edit("contacts/a.md")])


def test_until_a_change_of_several_files_is_decided_nothing_but_notes_lies_beside_the_notes(root: Path) -> None:
    seen: set[str] = set()

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        result = call()
        seen.update(place.relative_to(root).as_posix() for place in root.rglob("*"))
        return result

    with before_each_call("all", act):
        commit(root, [edit("contacts/a.md"), edit("contacts/b.md", b"b", None), edit("contacts/c/d.md", None)])
    assert {path for path in seen if not path.startswith(".netmd")} == {
        "contacts", "contacts/a.md", "contacts/b.md", "contacts/c", "contacts/c/d.md",
    }  # fmt: skip
    assert any(path.startswith(".netmd/.netmd-") for path in seen)


@pytest.mark.parametrize("changes", [
    [edit("contacts/a.md"), edit("contacts/b.md", b"b")], [edit("contacts/c.md", None), edit("contacts/b.md", b"b", None)],
])  # fmt: skip
def test_a_folder_that_is_mounted_takes_its_files_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch, changes: list[FileChange]
) -> None:
    def within(real: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def move(old: Path, new: Path) -> None:
            if old.parent != new.parent:
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            real(old, new)

        return move

    for name in ("rename", "link", "rename_to_free", "exchange"):
        monkeypatch.setattr(calls, name, within(getattr(calls, name)))
    commit(root, changes)
    there = {f"contacts/{place.name}": place.read_bytes() for place in (root / "contacts").iterdir()}
    assert {path: there.get(path) for path in ("contacts/a.md", "contacts/b.md", "contacts/c.md")} == {
        "contacts/a.md": b"a", "contacts/b.md": b"b", "contacts/c.md": None,
        **{change.path: change.after for change in changes},
    }  # fmt: skip
    assert not list(root.rglob(".netmd*"))


def test_in_a_folder_that_gives_its_group_new_notes_are_made_in_it(root: Path) -> None:
    (root / "contacts").chmod(0o2770)
    seen: set[str] = set()

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        seen.update(place.parent.name for place in root.rglob(".netmd-*"))
        return call()

    with before_each_call("all", act):
        commit(root, [edit("contacts/c.md", None), edit("contacts/d.md", None)])
    assert seen == {"contacts"}

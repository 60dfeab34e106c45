from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from netmd.watch import Changes, Signature, Watcher, changes, scan
from netmd.watch.gather import Gatherer, Hints
from netmd.watch.mounts import mount_type
from netmd.watch.native import OnHint, watch_natively
from netmd.watch.snapshot import look

TICK = 0.05
SOON = 10.0


def markdown(path: Path) -> bool:
    return path.suffix == ".md" and not path.name.startswith(".")


def signature(size: int = 10, *, at: int = 0, inode: int = 1) -> Signature:
    return Signature(at, size, inode, at)


def paths(*names: str) -> tuple[Path, ...]:
    return tuple(map(Path, names))


# Looks


def test_a_look_finds_wanted_files_and_passes_hidden_folders(tmp_path: Path) -> None:
    for name in ("a.md", "b.txt", "sub/deep/c.md", ".git/d.md", "sub/.obsidian/e.md", ".f.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = scan([tmp_path], lambda path: markdown(Path(path)))
    assert set(found) == {str(tmp_path / "a.md"), str(tmp_path / "sub/deep/c.md")}


def test_a_look_tells_what_a_link_leads_to_and_enters_no_linked_folder(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "note.md").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "file.md").symlink_to(elsewhere / "note.md")
    (root / "folder").symlink_to(elsewhere)
    (root / "loop").symlink_to(root)
    (root / "broken.md").symlink_to(root / "nothing")
    (root / "device.md").symlink_to("/dev/zero")
    os.mkfifo(root / "pipe.md")
    found = scan([root], lambda path: markdown(Path(path)))
    kinds = {Path(path).name: signature.kind for path, signature in found.items()}
    assert kinds == {
        "file.md": stat.S_IFREG, "broken.md": -errno.ENOENT, "device.md": stat.S_IFCHR, "pipe.md": stat.S_IFIFO
    }  # fmt: skip
    assert found[str(root / "file.md")].size == 1


def test_what_is_no_file_stays_the_same_while_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "linked.md").symlink_to("folder.md")
    os.mkfifo(tmp_path / "pipe.md")
    before = scan([tmp_path], lambda path: markdown(Path(path)))
    assert {Path(path).name for path in before} == {"folder.md", "linked.md", "pipe.md"}
    (tmp_path / "folder.md" / "x.txt").write_text("x")
    os.utime(tmp_path / "pipe.md", ns=(1, 1))
    assert scan([tmp_path], lambda path: markdown(Path(path))) == before


def test_a_link_that_is_led_elsewhere_looks_different(tmp_path: Path) -> None:
    link, note = tmp_path / "link.md", tmp_path / "note.txt"
    note.write_text("x")
    looks = []
    for target in ("gone", "note.txt", "link.md", "."):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        looks.append(look(str(link)))
    link.unlink()
    link.hardlink_to(note)
    assert len({*looks, look(str(link))}) == 5
    assert look(str(tmp_path / "no.md")) is None


def test_a_root_may_be_a_file_or_missing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    assert set(scan([tmp_path / "a.md", tmp_path / "no"], lambda _: True)) == {str(tmp_path / "a.md")}


def test_what_differs_between_two_looks() -> None:
    old = {"gone": signature(), "same": signature(), "other": signature()}
    new = {"same": signature(), "other": signature(11), "new": signature()}
    assert changes(old, new) == Changes(paths("new"), paths("other"), paths("gone"))
    assert not changes(old, old)
    assert changes(old, {}).removed == paths("gone", "other", "same")


@pytest.mark.parametrize("field", range(6))
def test_each_part_of_a_signature_tells_a_change(field: int) -> None:
    parts = [1, 2, 3, 4, 5, 6]
    parts[field] = 99
    assert changes({"a": Signature(1, 2, 3, 4, 5, 6)}, {"a": Signature(*parts)}).modified == paths("a")


def test_a_batch_lists_all_its_paths_in_order() -> None:
    assert Changes(paths("c"), paths("a"), paths("b")).paths == paths("a", "b", "c")
    assert not Changes()


# Hints


def test_hints_are_due_when_the_burst_has_been_quiet() -> None:
    hints = Hints(0.01)
    assert hints.due() is None
    hints.add(["a"], 5.0)
    assert hints.due() == pytest.approx(5.01)
    hints.add(["b"], 5.005)
    assert hints.due() == pytest.approx(5.015)
    assert hints.take().paths == {"a", "b"}
    assert hints.due() is None
    assert not hints.paths


def test_a_burst_without_end_is_looked_at_all_the_same() -> None:
    hints = Hints(0.01)
    for step in range(100):
        hints.add([], 1 + step / 100)
    due = hints.due()
    assert due is not None
    assert due < 1.5


def test_a_hint_at_everything_is_kept_until_taken() -> None:
    hints = Hints(0.01)
    hints.add([], 1.0, everything=True)
    hints.add(["a"], 1.0)
    assert hints.take().everything
    assert not hints.everything


# What has settled and what has not


class Disk:
    """Contents by path, for fingerprints."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.read: list[str] = []

    def fingerprint(self, path: str) -> bytes | None:
        self.read.append(path)
        return self.contents.get(path)


def gatherer(disk: Disk | None = None, **known: Signature) -> Gatherer:
    return Gatherer(dict(known), TICK, (disk or Disk()).fingerprint)


OLD = 10**18
"""A time on the disk's clock at which all that was written has long settled."""


def test_changes_that_have_settled_are_told_at_once() -> None:
    watched = gatherer(a=signature(), b=signature(inode=2))
    batch = watched.see({"a": signature(11), "n": signature(inode=9), "b": signature(inode=2)}, 1.0, OLD)
    assert batch == Changes(paths("n"), paths("a"))
    assert watched.due() is None
    assert not watched.see({"a": signature(11), "n": signature(inode=9)}, 1.0, OLD)


def test_a_missing_file_is_believed_when_it_stays_away() -> None:
    watched = gatherer(a=signature())
    assert not watched.see({"a": None}, 1.0, OLD)
    assert watched.due() == pytest.approx(1.0 + TICK)
    assert watched.unsettled(1.01) == set()
    assert not watched.see({"a": None}, 1.01, OLD)
    assert watched.unsettled(1.0 + TICK) == {"a"}
    assert watched.see({"a": None}, 1.0 + TICK, OLD) == Changes(removed=paths("a"))
    assert watched.due() is None
    assert "a" not in watched.known


def test_a_file_that_is_away_for_a_moment_is_modified_not_removed() -> None:
    watched = gatherer(a=signature())
    assert not watched.see({"a": None}, 1.0, OLD)
    assert watched.see({"a": signature(12, inode=5)}, 1.01, OLD) == Changes(modified=paths("a"))
    assert watched.due() is None


def test_a_file_that_comes_back_as_it_was_is_no_change() -> None:
    watched = gatherer(a=signature())
    assert not watched.see({"a": None}, 1.0, OLD)
    assert not watched.see({"a": signature()}, 1.01, OLD)
    assert watched.due() is None


def test_a_renamed_file_is_told_in_one_batch() -> None:
    watched = gatherer(a=signature(inode=7))
    assert watched.see({"a": None, "b": signature(inode=7)}, 1.0, OLD) == Changes(paths("b"), (), paths("a"))


def test_a_file_emptied_for_a_moment_is_not_told_of_until_written() -> None:
    watched = gatherer(a=signature())
    assert not watched.see({"a": signature(0, at=1)}, 1.0, OLD)
    assert watched.see({"a": signature(20, at=2)}, 1.02, OLD) == Changes(modified=paths("a"))


def test_a_file_emptied_for_good_is_told_of() -> None:
    watched = gatherer(a=signature())
    assert not watched.see({"a": signature(0, at=1)}, 1.0, OLD)
    assert watched.see({"a": signature(0, at=1)}, 1.0 + TICK, OLD) == Changes(modified=paths("a"))


def test_a_new_empty_file_is_told_of_at_once() -> None:
    assert gatherer().see({"a": signature(0)}, 1.0, OLD) == Changes(added=paths("a"))


def test_a_second_write_within_one_tick_of_the_disks_clock_is_not_lost() -> None:
    disk = Disk()
    watched = gatherer(disk, a=signature())
    disk.contents["a"] = b"half"
    written = signature(4, at=OLD)
    assert watched.see({"a": written}, 1.0, OLD + 1) == Changes(modified=paths("a"))
    disk.contents["a"] = b"done"
    assert watched.due() == pytest.approx(1.0 + TICK)
    assert watched.see({"a": written}, 1.0 + TICK, OLD + 10**9) == Changes(modified=paths("a"))
    assert watched.due() is None


def test_a_single_write_is_told_once() -> None:
    disk = Disk()
    watched = gatherer(disk, a=signature())
    disk.contents["a"] = b"done"
    written = signature(4, at=OLD)
    assert watched.see({"a": written}, 1.0, OLD + 1)
    assert not watched.see({"a": written}, 1.01, OLD + 10**7)
    assert not watched.see({"a": written}, 1.0 + TICK, OLD + 10**9)
    assert watched.due() is None
    assert disk.read == ["a", "a"]


def test_files_that_have_settled_are_never_read() -> None:
    disk = Disk()
    gatherer(disk).see({f"{n}": signature(inode=n) for n in range(100)}, 1.0, OLD)
    assert disk.read == []


def test_a_young_file_that_vanishes_is_told_of() -> None:
    disk = Disk()
    watched = gatherer(disk)
    assert watched.see({"a": signature(at=OLD)}, 1.0, OLD) == Changes(added=paths("a"))
    assert not watched.see({"a": None}, 1.1, OLD + 10**9)
    assert watched.see({"a": None}, 1.1 + TICK, OLD + 10**9) == Changes(removed=paths("a"))
    assert watched.due() is None


def test_a_look_at_everything_tells_of_what_is_missing() -> None:
    watched = gatherer(a=signature(inode=1), b=signature(inode=2))
    everything = {"a": signature(inode=1), "c": signature(inode=3)}
    assert watched.see_all(everything, lambda _: True, 1.0, OLD) == Changes(added=paths("c"))
    assert watched.see_all(everything, lambda _: True, 2.0, OLD) == Changes(removed=paths("b"))


def test_files_that_only_their_root_took_along_stay_known() -> None:
    watched = gatherer(a=signature())
    for at in (1.0, 2.0, 3.0):
        assert not watched.see_all({}, lambda _: False, at, OLD)
    assert watched.due() is None
    assert watched.see_all({"a": signature(11)}, lambda _: True, 4.0, OLD) == Changes(modified=paths("a"))


# Kinds of disk

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:45 / /home/ann/shared\040notes rw - nfs4 server:/notes rw
31 22 0:46 / /home/ann/shared\040notes/local rw - tmpfs tmpfs rw
32 22 0:47 / /mnt/c rw,noatime - 9p C:\134 rw
33 22 0:48 / /mnt/d rw - ext4 /dev/sdb rw
34 22 0:49 / /mnt/d rw - cifs //nas/d rw
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ann", "ext4"),
        ("/home/ann/shared notes", "nfs4"),
        ("/home/ann/shared notes/x/y", "nfs4"),
        ("/home/ann/shared notes/local/z", "tmpfs"),
        ("/home/ann/shared notes 2", "ext4"),
        ("/mnt/c/Users/ann", "9p"),
        ("/mnt/d", "cifs"),
    ],
)
def test_the_disk_of_a_folder_is_its_innermost_and_latest_mount(folder: str, kind: str) -> None:
    assert mount_type(MOUNTS, folder) == kind


# On a real disk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notebook"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts" / "ann.md").write_text("Ann")
    return root


@pytest.fixture
def watching() -> Iterator[Callable[..., Watcher]]:
    made: list[Watcher] = []

    def make(*roots: Path, polling: bool | None = False, **settings: float) -> Watcher:
        watcher = Watcher(roots, markdown, polling=polling, **settings)
        made.append(watcher)
        return watcher

    yield make
    for watcher in made:
        watcher.stop()


Watching = Callable[..., Watcher]


def until(watcher: Watcher, wanted: Callable[[Changes], bool]) -> Changes:
    """All batches until ``wanted`` holds of what they come to together."""
    added: set[Path] = set()
    modified: set[Path] = set()
    removed: set[Path] = set()
    while True:
        batch = watcher.wait(SOON)
        assert batch is not None, (added, modified, removed)
        added.update(batch.added)
        modified.update(batch.modified)
        removed.update(batch.removed)
        together = Changes(tuple(sorted(added)), tuple(sorted(modified)), tuple(sorted(removed)))
        if wanted(together):
            return together


def quiet_until(watcher: Watcher, reached: Callable[[], bool]) -> None:
    for _ in range(500):
        assert not watcher.wait(0.02)
        if reached():
            return
    pytest.fail("it was never reached")


def in_place(note: Path) -> None:
    note.write_text("Ann, in place")


def by_rename(note: Path) -> None:
    other = note.with_name(".goutputstream-X")
    other.write_text("Ann, by rename")
    other.replace(note)


def through_a_backup(note: Path) -> None:
    note.rename(note.with_name("ann.md~"))
    note.write_text("Ann, through a backup")


def removed_first(note: Path) -> None:
    note.unlink()
    note.write_text("Ann, removed first")


def in_two_writes(note: Path) -> None:
    with note.open("w") as file:
        file.write("Ann, ")
        file.flush()
        os.fsync(file.fileno())
        file.write("in two writes")


def with_the_old_time(note: Path) -> None:
    before = note.stat()
    note.write_text("ANN")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


WAYS = [in_place, by_rename, through_a_backup, removed_first, in_two_writes, with_the_old_time]


@pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
@pytest.mark.parametrize("polling", [False, True], ids=["native", "polling"])
def test_every_way_of_saving_is_one_file_modified(
    root: Path, watching: Watching, save: Callable[[Path], None], polling: bool
) -> None:
    note = root / "contacts" / "ann.md"
    watcher = watching(root, polling=polling, rescan_every=0.02 if polling else 600.0)
    save(note)
    assert until(watcher, lambda all_: note in all_.modified) == Changes(modified=(note,))


def test_reading_and_litter_make_no_batch(root: Path, watching: Watching) -> None:
    watcher = watching(root, rescan_every=600.0)
    (root / "contacts" / "ann.md").read_text()
    (root / "contacts" / ".ann.md.swp").write_text("x")
    (root / "contacts" / "ann.md~").write_text("x")
    (root / ".git").mkdir()
    (root / ".git" / "note.md").write_text("x")
    (root / "new.md").write_text("New")
    assert watcher.wait(SOON) == Changes(added=(root / "new.md",))


def test_a_storm_comes_to_its_sum(root: Path, watching: Watching) -> None:
    watcher = watching(root)
    made = {root / "contacts" / f"person-{n}.md" for n in range(500)}
    for path in made:
        path.write_text(path.name)
    assert set(until(watcher, lambda all_: len(all_.added) == 500).added) == made
    for path in made:
        path.unlink()
    assert set(until(watcher, lambda all_: len(all_.removed) == 500).removed) == made


def test_a_folder_moved_out_and_in_takes_its_files_along(root: Path, watching: Watching) -> None:
    watcher = watching(root)
    note = root / "contacts" / "ann.md"
    outside = root.parent / "outside"
    (root / "contacts").rename(outside)
    assert until(watcher, lambda all_: bool(all_.removed)).removed == (note,)
    outside.rename(root / "people")
    moved = root / "people" / "ann.md"
    assert until(watcher, lambda all_: bool(all_.added)).added == (moved,)
    moved.write_text("Ann, moved")
    assert moved in until(watcher, lambda all_: moved in all_.modified).modified


def test_a_renamed_folder_is_told_of(root: Path, watching: Watching) -> None:
    watcher = watching(root)
    (root / "contacts").rename(root / "people")
    together = until(watcher, lambda all_: bool(all_.added and all_.removed))
    assert together == Changes((root / "people" / "ann.md",), (), (root / "contacts" / "ann.md",))


def test_a_new_folder_with_files_is_told_of(root: Path, watching: Watching) -> None:
    watcher = watching(root, rescan_every=600.0)
    (root / "a" / "b" / "c").mkdir(parents=True)
    deep = root / "a" / "b" / "c" / "deep.md"
    deep.write_text("deep")
    assert until(watcher, lambda all_: deep in all_.added).added == (deep,)


def test_what_no_event_told_of_is_found_and_watching_is_mended(
    root: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = [True]
    begun: list[int] = []

    def hard_of_hearing(folders: Mapping[str, str], on_hint: OnHint) -> Callable[[], None]:
        begun.append(1)
        return watch_natively(folders, lambda paths, is_folder: None if deaf[0] else on_hint(paths, is_folder))

    monkeypatch.setattr("netmd.watch.native.watch_natively", hard_of_hearing)
    watcher = watching(root, rescan_every=0.05)
    note = root / "contacts" / "ann.md"
    for losses in (1, 2):
        note.write_text(f"Ann, unheard {losses}")
        assert watcher.wait(SOON) == Changes(modified=(note,))
        assert watcher.notice is None
        quiet_until(watcher, lambda losses=losses: len(begun) == losses + 1)  # type: ignore[misc]
    assert watcher.notice is not None
    assert "no event told of" in watcher.notice
    deaf[0] = False
    note.write_text("Ann, heard")
    assert watcher.wait(SOON) == Changes(modified=(note,))


def test_a_root_that_vanishes_takes_nothing_with_it_and_may_come_back(root: Path, watching: Watching) -> None:
    watcher = watching(root, rescan_every=0.05)
    away = root.parent / "away"
    root.rename(away)
    quiet_until(watcher, lambda: watcher.notice == f"{root} is not there: waiting for it to come back.")
    (away / "contacts" / "ann.md").write_text("Ann, changed while away")
    away.rename(root)
    note = root / "contacts" / "ann.md"
    assert until(watcher, lambda all_: bool(all_)) == Changes(modified=(note,))
    assert watcher.notice is None
    note.write_text("Ann, back again")
    assert until(watcher, lambda all_: bool(all_)) == Changes(modified=(note,))


def test_another_folder_in_the_place_of_the_root_is_compared_and_watched(root: Path, watching: Watching) -> None:
    watcher = watching(root, rescan_every=0.05)
    shutil.rmtree(root)
    root.mkdir()
    (root / "bob.md").write_text("Bob")
    together = until(watcher, lambda all_: bool(all_.added and all_.removed))
    assert together == Changes((root / "bob.md",), (), (root / "contacts" / "ann.md",))


def test_a_root_behind_a_link_is_told_of_by_the_name_it_was_given(root: Path, watching: Watching) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    watcher = watching(link, rescan_every=600.0)
    (root / "contacts" / "ann.md").write_text("Ann, behind a link")
    assert watcher.wait(SOON) == Changes(modified=(link / "contacts" / "ann.md",))


def test_a_link_that_is_pointed_elsewhere_is_followed(root: Path, watching: Watching) -> None:
    other = root.parent / "other"
    other.mkdir()
    (other / "bob.md").write_text("Bob")
    link = root.parent / "link"
    link.symlink_to(root)
    watcher = watching(link, rescan_every=0.05)
    link.unlink()
    link.symlink_to(other)
    together = until(watcher, lambda all_: bool(all_.added and all_.removed))
    assert together == Changes((link / "bob.md",), (), (link / "contacts" / "ann.md",))
    (other / "bob.md").write_text("Bob, heard")
    assert watcher.wait(SOON) == Changes(modified=(link / "bob.md",))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the limit of watches is reached: raise fs.inotify.max_user_watches"),
        (errno.EMFILE, "the limit of watchers is reached: raise fs.inotify.max_user_instances"),
        (errno.EIO, "input/output error"),
    ],
)
def test_where_native_watching_fails_it_polls_and_says_so(
    root: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_self: BaseObserver) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(BaseObserver, "on_thread_start", fail)
    watcher = watching(root, rescan_every=0.05)
    assert watcher.notice == f"Native watching is not available here ({words}); looking every 0.05 s instead."
    assert watcher.wait(SOON) == Changes()
    (root / "contacts" / "ann.md").write_text("Ann, polled")
    assert watcher.wait(SOON) == Changes(modified=(root / "contacts" / "ann.md",))


def test_a_wait_without_end_ends_when_the_root_goes_and_when_it_is_back(root: Path, watching: Watching) -> None:
    watcher = watching(root, rescan_every=0.05)
    away = root.parent / "away"
    root.rename(away)
    assert watcher.wait(None) == Changes()
    assert watcher.notice is not None
    away.rename(root)
    assert watcher.wait(None) == Changes()
    assert watcher.notice is None


def linked_folder(path: Path) -> None:
    path.symlink_to(path.parent.parent.parent)


def dangling_link(path: Path) -> None:
    path.symlink_to("gone.md")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


NO_FILES = [linked_folder, dangling_link, link_to_itself, Path.mkdir, os.mkfifo]


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("polling", [False, True], ids=["native", "polling"])
def test_what_is_no_file_is_told_of_when_it_comes_and_goes(
    root: Path, watching: Watching, make: Callable[[Path], None], polling: bool
) -> None:
    watcher = watching(root, polling=polling, rescan_every=0.02 if polling else 600.0)
    path = root / "contacts" / "y.md"
    make(path)
    assert watcher.wait(SOON) == Changes(added=(path,))
    path.rename(root / "y")
    assert watcher.wait(SOON) == Changes(removed=(path,))


def test_a_pipe_in_the_place_of_a_note_is_told_of_and_not_waited_for(root: Path, watching: Watching) -> None:
    watcher = watching(root)
    note = root / "contacts" / "ann.md"
    note.write_text("Ann, just written")
    note.unlink()
    os.mkfifo(note)
    assert until(watcher, lambda all_: bool(all_.modified)) == Changes(modified=(note,))


def test_where_links_lead_may_change_unheard_and_watching_is_still_believed(root: Path, watching: Watching) -> None:
    outside = root.parent / "outside.txt"
    link = root / "contacts" / "link.md"
    link.symlink_to(outside)
    watcher = watching(root, rescan_every=0.02)
    for text in ("a", "ab", "abc"):
        outside.write_text(text)
        assert until(watcher, lambda all_: bool(all_.modified)) == Changes(modified=(link,))
    assert watcher.notice is None


def test_of_a_link_it_is_asked_anew_whether_it_is_wanted(root: Path) -> None:
    def wanted(path: Path) -> bool:
        return path.is_symlink() and path.is_dir()

    place = root / "contacts" / "club"
    place.write_text("a file")
    with Watcher([root], wanted, polling=True, rescan_every=0.02) as watcher:
        place.unlink()
        place.symlink_to(root.parent)
        assert watcher.wait(SOON) == Changes(added=(place,))


def test_a_network_drive_is_polled_and_says_so(root: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netmd.watch.watcher.network_type", lambda _root: "nfs4")
    watcher = watching(root, polling=None)
    assert watcher.notice is not None
    assert "a network drive, nfs4" in watcher.notice
    assert "every 1 s" in watcher.notice


def test_wanted_may_be_asked_again(root: Path, watching: Watching) -> None:
    ignored = {"bob.md"}
    (root / "bob.md").write_text("Bob")
    with Watcher([root], lambda path: markdown(path) and path.name not in ignored, polling=True) as watcher:
        ignored.clear()
        watcher.look_again()
        assert watcher.wait(SOON) == Changes(added=(root / "bob.md",))


def test_waiting_ends_after_its_time(root: Path, watching: Watching) -> None:
    assert watching(root).wait(0.0) is None
    assert watching(root).wait(0.01) is None


def test_stop_ends_a_wait_without_end(root: Path, watching: Watching) -> None:
    watcher = watching(root)
    answers: list[Changes | None] = []
    waiting = threading.Thread(target=lambda: answers.append(watcher.wait(None)))
    waiting.start()
    watcher.stop()
    waiting.join(SOON)
    assert answers == [None]
    assert watcher.wait(None) is None
    watcher.stop()


def test_stopping_leaves_no_thread(root: Path) -> None:
    before = set(threading.enumerate())
    with Watcher([root], markdown, polling=False):
        assert set(threading.enumerate()) != before
    assert set(threading.enumerate()) == before

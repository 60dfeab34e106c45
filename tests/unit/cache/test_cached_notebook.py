"""A notebook whose notes were read before: what is opened, what is read, and that it says the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from netmd import cache
from netmd.cache import writer
from netmd.cache.readings import NAMES, shard_of
from netmd.notebook import load
from tests.sample_text import SAMPLE
from tests.unit.cache.books import NOTES, READ, book, cache_of, fresh, inodes, told
from tests.unit.cache.conftest import Seen

pytestmark = pytest.mark.usefixtures("later")


def test_what_did_not_change_is_not_opened_and_says_the_same(tmp_path: Path, seen: Seen) -> None:
    root = book(tmp_path)
    first = load(root)
    assert seen.take() == (sorted(READ), sorted(set(READ) - {"lists/plain.md"}))
    again = load(root)
    assert seen.take() == ([], [])
    assert told(again) == told(first) == fresh(root)


def test_the_sample_says_the_same(tmp_path: Path, seen: Seen) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "sample", ignore=shutil.ignore_patterns(".netmd")))
    load(root)
    seen.take()
    assert told(load(root)) == fresh(root)
    assert len(list(cache_of(root).iterdir())) > 10


def test_one_change_opens_one_note_and_writes_its_part_alone(tmp_path: Path, seen: Seen) -> None:
    root = book(tmp_path)
    load(root)
    before = inodes(root)
    seen.take()
    (root / "contacts/bo.md").write_text("---\nname: Bob\n---\n")
    found = load(root)
    assert seen.take() == (["contacts/bo.md"], ["contacts/bo.md"])
    assert told(found) == fresh(root)
    after = inodes(root)
    assert {name for name in after if before.get(name) != after[name]} == {"files", NAMES[shard_of("contacts/bo.md")]}
    load(root)
    assert inodes(root) == after


def test_a_change_of_the_same_length_with_the_old_time_put_back_is_seen(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    place = root / "contacts/bo.md"
    status = place.stat()
    place.write_bytes(place.read_bytes().replace(b"Bo", b"Al"))
    os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert place.stat().st_size == status.st_size
    assert load(root).index.contacts[0].name == "Al"


def test_a_file_that_was_only_touched_is_opened_and_not_read(tmp_path: Path, seen: Seen) -> None:
    root = book(tmp_path)
    load(root)
    before = inodes(root)
    seen.take()
    os.utime(root / "contacts/bo.md", ns=(1, 1))
    load(root)
    assert seen.take() == (["contacts/bo.md"], [])
    assert {name for name, inode in inodes(root).items() if before[name] != inode} == {"files"}
    load(root)
    assert seen.take() == ([], [])


def test_a_moved_note_is_read_under_its_new_name(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    (root / "contacts/bo.md").rename(root / "meetings/bo.md")
    assert told(load(root)) == fresh(root)


def test_what_is_gone_is_kept_no_longer(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    shutil.rmtree(root / "meetings")
    (root / "contacts/ann.md").unlink()
    assert told(load(root)) == fresh(root)
    assert not any(b"Panel" in place.read_bytes() or b"Ann Lee" in place.read_bytes()
                   for place in cache_of(root).iterdir())  # fmt: skip
    for path in NOTES:
        (root / path).unlink(missing_ok=True)
    assert told(load(root)) == fresh(root)
    assert sorted(inodes(root)) == [".gitignore", "CACHEDIR.TAG", "files"]


@pytest.mark.parametrize(
    "settings",
    ['[channels]\ncoffee = "meal"\n', '[folders]\nmeetings = "contacts"\n', '[folders]\ncontacts = "people"\n'],
)
def test_settings_that_change_how_notes_are_read_read_them_again(tmp_path: Path, settings: str) -> None:
    root = book(tmp_path)
    load(root)
    (root / "netmd.toml").write_text(settings)
    assert told(load(root)) == fresh(root)
    (root / "netmd.toml").unlink()
    assert told(load(root)) == fresh(root)


def test_settings_that_do_not_change_it_read_nothing_again(tmp_path: Path, seen: Seen) -> None:
    root = book(tmp_path)
    load(root)
    seen.take()
    (root / "netmd.toml").write_text('[notebook]\nname = "Mine"\nignore = ["bad.md"]\n')
    load(root)
    assert seen.take() == ([], [])


def test_another_version_reads_all_again(tmp_path: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(tmp_path)
    load(root)
    seen.take()
    monkeypatch.setattr(writer, "_code", lambda: "another")
    assert told(load(root)) == fresh(root)
    load(root)
    seen.take()
    load(root)
    assert seen.take() == ([], [])


def test_a_link_to_a_note_is_followed_each_time(tmp_path: Path) -> None:
    root = book(tmp_path)
    (root / "lists/real.md").write_text("---\nname: One\n---\n")
    (root / "contacts/link.md").symlink_to("../lists/real.md")
    load(root)
    (root / "lists/real.md").write_text("---\nname: Two\n---\n")
    assert "Two" in [contact.name for contact in load(root).index.contacts]
    assert told(load(root)) == fresh(root)


def test_a_name_or_a_text_that_is_not_unicode_is_read_each_time(tmp_path: Path, seen: Seen) -> None:
    root = book(tmp_path)
    (root / "contacts" / os.fsdecode(b"b\xe4d.md")).write_text("x")
    (root / "contacts/half.md").write_text('---\nname: "\\ud83d"\n---\n')
    load(root)
    seen.take()
    assert told(load(root)) == fresh(root)
    assert os.fsdecode(b"contacts/b\xe4d.md") in seen.opened


def test_refreshing_keeps_nothing_and_follows_as_before(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    kept = load(root)
    before = inodes(root)
    (root / "contacts/bo.md").write_text("---\nname: Bob\n---\n")
    os.utime(root / "contacts/ann.md", ns=(1, 1))
    refreshed = kept.refreshed(["contacts/bo.md", "contacts/ann.md"])
    assert told(refreshed) == fresh(root)
    assert inodes(root) == before
    assert kept.refreshed(["contacts/ann.md"]).index is kept.index
    assert not kept.wants(".netmd/cache/files")


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETMD_CACHE", "0")
    load(book(tmp_path))
    assert not (tmp_path / ".netmd").exists()


def test_the_progress_is_told_of_every_file(tmp_path: Path) -> None:
    root = book(tmp_path, {"contacts/a.md": "x", "contacts/b.md": "x"})
    load(root)
    told: list[tuple[str, int, int]] = []
    load(root, lambda *step: told.append(step))
    assert told == [("Reading notes", 0, 2), ("Reading notes", 1, 2)]


def test_a_notebook_in_which_a_note_cannot_be_opened_has_no_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netmd import files, problems
    from netmd.problems import Location, Problem

    root = book(tmp_path)
    load(root)
    state = files.survey(root).state()
    assert state is not None
    assert state == files.survey(root).state()
    os.utime(root / "contacts/bo.md", ns=(1, 1))
    assert state == files.survey(root).state()
    (root / "contacts/bo.md").write_text("other")
    assert files.survey(root).state() not in (state, None)
    gone = (None, Problem(problems.UNREADABLE, Location("contacts/bo.md"), "", ""))
    monkeypatch.setattr(files, "read_note_bytes", lambda *_: gone)
    assert files.survey(root).state() is None


def test_the_young_are_opened_again_as_they_may_change_within_a_tick_of_the_clock(
    tmp_path: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book(tmp_path)
    monkeypatch.undo()
    monkeypatch.setenv("NETMD_CACHE", "1")
    newest = max((root / path).stat().st_ctime_ns for path in NOTES)
    monkeypatch.setattr(cache, "clock_ns", lambda: newest + 1_000_000_000)
    load(root)
    place = root / "contacts/bo.md"
    place.write_bytes(place.read_bytes().replace(b"Bo", b"Al"))
    found = load(root)
    assert "Al" in [contact.name for contact in found.index.contacts]
    row = cache.Cache(root, found.layout)
    assert row.digest("contacts/ann.md", (root / "contacts/ann.md").stat()) is None
    monkeypatch.setattr(cache, "clock_ns", lambda: newest + 3600 * 10**9)
    load(root)
    row = cache.Cache(root, found.layout)
    assert row.digest("contacts/ann.md", (root / "contacts/ann.md").stat()) is not None

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from pathlib import Path

import pytest

from netmd.errors import NotOursError, StorageError
from netmd.publish import MARKER, Published, disk, publish, publish_some
from netmd.site.page import Page


def pages(**files: str) -> list[Page]:
    return [Page(name.replace("__", "/") + ".html", text.encode()) for name, text in files.items()]


def tree(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def listed(out: Path) -> list[str]:
    return json.loads((out / MARKER).read_text())["files"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "a//b", "a/", "../a", "a/../b", "./a", "a\\b", "a\0b", "..", ".", "/"]
)
def test_a_page_may_not_point_out_of_the_site(path: str) -> None:
    with pytest.raises(ValueError, match="cannot be a page"):
        Page(path, b"")


@pytest.mark.parametrize("path", ["index.html", "contacts/zoë.html", "a/..b.html", "a/...", "assets/a b.js"])
def test_ordinary_paths_are_pages(path: str) -> None:
    assert Page(path, b"").path == path


def test_a_new_site_is_written_with_its_marker(out: Path) -> None:
    done = publish(pages(index="home", contacts__ann="Ann"), out)
    assert done == Published(("contacts/ann.html", "index.html"), (), 0)
    assert (out / "contacts/ann.html").read_bytes() == b"Ann"
    assert listed(out) == ["contacts/ann.html", "index.html"]
    assert set(tree(out)) == {MARKER, "contacts/ann.html", "index.html"}


def test_the_same_pages_again_write_nothing(out: Path) -> None:
    publish(pages(index="home", ann="Ann"), out)
    before = {path: path.stat().st_ino for path in out.iterdir()}
    assert publish(pages(ann="Ann", index="home"), out) == Published((), (), 2)
    assert {path: path.stat().st_ino for path in out.iterdir()} == before


def test_only_changed_pages_are_written_and_stale_ones_go(out: Path) -> None:
    publish(pages(index="home", c__ann="Ann", c__bob="Bob", d__eve="Eve"), out)
    done = publish(pages(index="home", c__ann="Ann!", c__bob="Bob"), out)
    assert done == Published(("c/ann.html",), ("d/eve.html",), 2)
    assert not (out / "d").exists()
    assert listed(out) == ["c/ann.html", "c/bob.html", "index.html"]


def test_pages_deleted_or_edited_by_hand_are_mended(out: Path) -> None:
    publish(pages(index="home", ann="Ann"), out)
    (out / "index.html").write_text("HOME")
    (out / "ann.html").unlink()
    assert publish(pages(index="home", ann="Ann"), out).written == ("ann.html", "index.html")
    assert (out / "index.html").read_text() == "home"


def test_a_persons_own_files_are_left_alone(out: Path) -> None:
    publish(pages(index="home", c__ann="Ann"), out)
    (out / "CNAME").write_text("people.example")
    (out / "c" / "mine.txt").write_text("mine")
    publish(pages(index="home"), out)
    assert tree(out).keys() == {MARKER, "index.html", "CNAME", "c/mine.txt"}


def test_a_folder_with_files_and_no_marker_is_not_touched(out: Path) -> None:
    out.mkdir()
    (out / "thesis.odt").write_text("years of work")
    with pytest.raises(NotOursError) as caught:
        publish(pages(index="home"), out)
    assert caught.value.hint
    assert tree(out) == {"thesis.odt": b"years of work"}


def test_an_empty_folder_is_taken(out: Path) -> None:
    out.mkdir()
    assert publish(pages(index="home"), out).written == ("index.html",)


def test_a_folder_in_which_only_the_first_marker_was_begun_is_taken(out: Path) -> None:
    out.mkdir()
    (out / f"{disk.TEMPORARY}1-ab").write_text("half a mark")
    publish(pages(index="home"), out)
    assert tree(out).keys() == {MARKER, "index.html"}


def test_a_file_where_the_site_should_go_is_refused(out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(NotOursError):
        publish(pages(index="home"), out)
    assert out.read_text() == "mine"


def test_links_that_form_a_loop_are_said_in_words(out: Path) -> None:
    out.symlink_to(out)
    with pytest.raises(StorageError, match=r"loop|circle"):
        publish(pages(index="home"), out)


@pytest.mark.parametrize(
    "marker",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"format": 1}',
        b'{"format": 99, "files": []}',
        b'{"format": 1, "files": "index.html"}',
        b'{"format": 1, "files": [1]}',
        b'{"format": 1, "files": ["../notebook/ann.md"]}',
        b'{"format": 1, "files": ["/etc/passwd"]}',
    ],
)
def test_a_damaged_marker_is_never_trusted(out: Path, marker: bytes) -> None:
    publish(pages(index="home", old="old"), out)
    (out / MARKER).write_bytes(marker)
    with pytest.raises(NotOursError, match="cannot be read") as caught:
        publish(pages(index="new"), out)
    assert "delete that folder" in caught.value.hint
    assert (out / "index.html").read_text() == "home"
    assert (out / "old.html").exists()


@pytest.mark.parametrize("where", [".", "site", "site/deeper", ".."])
def test_the_site_never_goes_where_notes_are_read(tmp_path: Path, where: str) -> None:
    notes = tmp_path / "a" / "notebook"
    notes.mkdir(parents=True)
    with pytest.raises(NotOursError, match="netmd reads the notes"):
        publish(pages(index="home"), notes / where, keep_out_of=[tmp_path / "other", notes])
    assert list(tmp_path.rglob("*.html")) == []
    publish(pages(index="home"), notes.parent / "site", keep_out_of=[notes])


def test_a_link_into_the_notes_is_seen_through(tmp_path: Path) -> None:
    notes = tmp_path / "notebook"
    notes.mkdir()
    (tmp_path / "site").symlink_to(notes)
    with pytest.raises(NotOursError):
        publish(pages(index="home"), tmp_path / "site", keep_out_of=[notes])
    (tmp_path / "other-name").symlink_to(notes)
    with pytest.raises(NotOursError):
        publish(pages(index="home"), notes / "site", keep_out_of=[tmp_path / "other-name"])


def test_a_persons_file_in_the_place_of_a_page_stops_before_anything_is_written(out: Path) -> None:
    publish(pages(index="home"), out)
    (out / "ann.html").write_text("my own page")
    with pytest.raises(NotOursError, match=r"ann\.html was not made by netmd"):
        publish(pages(index="new", ann="Ann"), out)
    assert tree(out) == {**tree(out), "ann.html": b"my own page", "index.html": b"home"}
    assert listed(out) == ["index.html"]


def test_a_link_in_the_place_of_a_page_is_replaced_and_its_target_kept(tmp_path: Path, out: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    publish(pages(index="home"), out)
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(precious)
    publish(pages(index="home"), out)
    assert precious.read_text() == "precious"
    assert not (out / "index.html").is_symlink()
    assert (out / "index.html").read_text() == "home"


def test_a_linked_folder_never_leads_out_of_the_site(tmp_path: Path, out: Path) -> None:
    publish(pages(index="home", c__ann="Ann", c__old="old"), out)
    outside = tmp_path / "outside"
    (out / "c").rename(outside)
    (out / "c").symlink_to(outside)
    publish(pages(index="home"), out)
    assert tree(outside) == {"ann.html": b"Ann", "old.html": b"old"}
    publish(pages(index="home", c__ann="Ann 2"), out)
    assert tree(outside) == {"ann.html": b"Ann", "old.html": b"old"}
    assert not (out / "c").is_symlink()
    assert (out / "c/ann.html").read_text() == "Ann 2"


def test_a_page_takes_the_place_of_a_folder_of_ours_and_back(out: Path) -> None:
    publish([Page("a/b/c", b"1"), Page("a/d", b"2")], out)
    publish([Page("a", b"3")], out)
    assert tree(out).keys() == {MARKER, "a"}
    publish([Page("a/b/c", b"1")], out)
    assert tree(out).keys() == {MARKER, "a/b/c"}


def test_a_persons_folder_in_the_place_of_a_page_is_refused(out: Path) -> None:
    publish(pages(index="home"), out)
    (out / "ann.html").mkdir()
    (out / "ann.html" / "mine").write_text("mine")
    with pytest.raises(NotOursError, match="is a folder"):
        publish(pages(index="home", ann="Ann"), out)
    assert (out / "ann.html" / "mine").read_text() == "mine"


def test_a_persons_file_in_the_place_of_a_folder_is_refused(out: Path) -> None:
    publish(pages(index="home"), out)
    (out / "c").write_text("mine")
    with pytest.raises(NotOursError, match="in the way"):
        publish(pages(index="home", c__ann="Ann"), out)
    assert (out / "c").read_text() == "mine"


@pytest.mark.parametrize(
    "paths",
    [
        ["a.html", "a.html"],
        ["Ann.html", "ann.html"],
        ["zo\u00eb.html", "zoe\u0308.html"],
        ["stra\u00dfe.html", "STRASSE.html"],
        ["a", "a/b"],
        ["A", "a/b/c"],
        [MARKER],
        ["x/.netmd-tmp-1"],
    ],
)
def test_pages_that_cannot_stand_beside_each_other_are_a_programming_error(out: Path, paths: list[str]) -> None:
    with pytest.raises(ValueError, match=r"page|names"):
        publish([Page(path, b"") for path in paths], out)
    assert not out.exists()


def test_the_order_never_shows_a_link_to_what_is_not_there(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def noting(self: Path, target: Path) -> Path:
        order.append(str(target.relative_to(out)))
        return replace(self, target)

    publish(pages(index="home", stale="x"), out)
    monkeypatch.setattr(Path, "replace", noting)
    publish([Page("index.html", b"2"), Page("zz.html", b"2"), Page("assets/z.css", b""), Page("a/b.html", b"")], out)
    assert order == [MARKER, "assets/z.css", "a/b.html", "zz.html", "index.html", MARKER]


def test_at_any_failed_step_the_site_is_whole_and_the_next_run_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = pages(index="old", c__ann="old", c__stale="old")
    new = pages(index="new", c__ann="new", c__bob="new")
    replace, unlink = Path.replace, Path.unlink
    errors: list[StorageError] = []
    for step in range(100):
        out = tmp_path / str(step)
        publish(old, out)
        left = [step]

        def fail(path: Path, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))

        def failing_replace(self: Path, target: Path) -> Path:
            fail(self)
            return replace(self, target)

        def failing_unlink(self: Path, missing_ok: bool = False) -> None:
            fail(self)
            unlink(self, missing_ok)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", failing_replace)
            patch.setattr(Path, "unlink", failing_unlink)
            try:
                publish(new, out)
                break
            except StorageError as error:
                errors.append(error)
        found = tree(out)
        assert set(found) - {MARKER} <= set(listed(out)), "an orphan nobody would remove"
        assert all(data in (b"old", b"new") for path, data in found.items() if path != MARKER)
        publish(new, out)
        assert tree(out).keys() == {MARKER, "index.html", "c/ann.html", "c/bob.html"}
    assert len(errors) == 6
    assert all("the disk is full" in error.message and "Free some space" in error.hint for error in errors)


def test_leftovers_of_a_killed_run_go_and_look_alikes_stay(out: Path) -> None:
    publish(pages(index="home", c__ann="Ann"), out)
    for name in (f"{disk.TEMPORARY}1-ab", f"c/{disk.TEMPORARY}99-cd"):
        (out / name).write_text("half")
    (out / "netmd-tmp-notes.txt").write_text("mine")
    publish(pages(index="home", c__ann="Ann"), out)
    assert tree(out).keys() == {MARKER, "index.html", "c/ann.html", "netmd-tmp-notes.txt"}


def test_a_folder_without_write_permission_is_said_in_words(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "x")

    publish(pages(index="home"), out)
    monkeypatch.setattr(disk, "create", refuse)
    monkeypatch.setattr("netmd.publish.folder.create", refuse)
    with pytest.raises(StorageError, match=r"cannot be written: permission denied") as caught:
        publish(pages(index="new"), out)
    assert caught.value.hint


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o000, 0o644)])
def test_pages_have_the_ordinary_mode(out: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        publish(pages(index="home"), out)
    finally:
        os.umask(before)
    assert stat.S_IMODE((out / "index.html").stat().st_mode) == mode


def test_a_device_or_pipe_in_the_place_of_a_page_does_not_block(out: Path) -> None:
    publish(pages(index="home"), out)
    (out / "index.html").unlink()
    os.mkfifo(out / "index.html")
    publish(pages(index="home"), out)
    assert (out / "index.html").read_text() == "home"


def test_some_pages_are_written_without_removing_others(out: Path) -> None:
    publish(pages(index="home", ann="Ann", bob="Bob"), out)
    done = publish_some(pages(ann="Ann 2", eve="Eve", bob="Bob"), out)
    assert done == Published(("ann.html", "eve.html"), (), 1)
    assert listed(out) == ["ann.html", "bob.html", "eve.html", "index.html"]
    assert publish(pages(index="home", eve="Eve"), out).removed == ("ann.html", "bob.html")


def test_some_pages_may_be_the_first(out: Path) -> None:
    publish_some(pages(ann="Ann"), out)
    assert listed(out) == ["ann.html"]


def test_some_pages_keep_out_of_foreign_folders_too(out: Path) -> None:
    out.mkdir()
    (out / "mine").write_text("mine")
    with pytest.raises(NotOursError):
        publish_some(pages(ann="Ann"), out)
    with pytest.raises(NotOursError):
        publish_some(pages(ann="Ann"), out / "new", keep_out_of=[out])


def test_builds_at_once_leave_one_whole_site(out: Path) -> None:
    sites = [[Page(f"p{n % 7}/{n}.html", bytes([65 + run]) * 2000) for n in range(run, 40)] for run in range(4)]
    failed: list[BaseException] = []

    def build(site: list[Page]) -> None:
        try:
            for _ in range(5):
                publish(site, out)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=build, args=(site,)) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    found = tree(out)
    assert set(listed(out)) == set(found) - {MARKER}
    assert {path: data for path, data in found.items() if path != MARKER} in [
        {page.path: page.data for page in site} for site in sites
    ]


def test_without_locks_builds_at_once_still_write_whole_pages(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netmd.publish.opening._lock", lambda _handle: False)
    sites = [[Page(f"p{n % 7}/{n}.html", bytes([65 + run]) * 2000) for n in range(40)] for run in range(3)]
    publish(sites[0], out)
    failed: list[BaseException] = []

    def build(site: list[Page]) -> None:
        try:
            for _ in range(5):
                publish(site, out)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=build, args=(site,)) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    whole = {page.data for site in sites for page in site}
    assert all(data in whole for path, data in tree(out).items() if path != MARKER)


def test_the_marker_does_not_depend_on_the_order_of_pages(tmp_path: Path) -> None:
    some = pages(index="1", b="2", a="3")
    publish(some, tmp_path / "one")
    publish(reversed(some), tmp_path / "two")
    assert (tmp_path / "one" / MARKER).read_bytes() == (tmp_path / "two" / MARKER).read_bytes()


def test_the_site_of_another_notebook_is_not_replaced(tmp_path: Path) -> None:
    publish([Page("index.html", b"notes")], tmp_path / "site", notebook="notes")
    with pytest.raises(NotOursError, match="another notebook, notes"):
        publish([Page("index.html", b"pr")], tmp_path / "site", notebook="pr")
    assert (tmp_path / "site/index.html").read_bytes() == b"notes"
    assert publish([Page("index.html", b"new")], tmp_path / "site", notebook="notes").written == ("index.html",)

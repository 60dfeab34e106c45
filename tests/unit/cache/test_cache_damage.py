"""A cache that is damaged, foreign or in the way: a notebook says the same, and the cache is whole afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from netmd.cache import Cache, digest_of, place, writer
from netmd.cache.place import opened
from netmd.cache.readings import NAMES, read_shard, shard_of
from netmd.notebook import load
from tests.unit.cache.books import book, cache_of, fresh, inodes, told

pytestmark = pytest.mark.usefixtures("later")

Damage = Callable[[bytes], bytes]


def flipped(at: float) -> Damage:
    """One bit is another, so far into the file."""

    def damage(data: bytes) -> bytes:
        place = int(at * (len(data) - 1))
        return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]

    return damage


DAMAGES: dict[str, Damage] = {
    **{f"flipped at {at}": flipped(at) for at in (0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1)},
    "empty": lambda _: b"",
    "half": lambda data: data[: len(data) // 2],
    "one byte less": lambda data: data[:-1],
    "one byte more": lambda data: data + b"\0",
    "zeros": lambda data: bytes(len(data)),
    "zeros at the end": lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
    "something else": lambda _: b"\x80\x04\x95" + os.urandom(500),
    "of another format": lambda data: data.replace(b"netmd cache 1", b"netmd cache 2"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_as_if_nothing_had_been_kept(tmp_path: Path, damage: Damage) -> None:
    root = book(tmp_path)
    load(root)
    wanted = fresh(root)
    for name in sorted(inodes(root)):
        kept = cache_of(root) / name
        data = kept.read_bytes()
        kept.write_bytes(damage(data))
        assert told(load(root)) == wanted
        if name not in (".gitignore", "CACHEDIR.TAG"):
            assert kept.read_bytes() == data
    for kept in cache_of(root).iterdir():
        kept.write_bytes(damage(kept.read_bytes()))
    assert told(load(root)) == wanted


@pytest.mark.parametrize("what", ["folder", "pipe", "link", "link to nothing"])
def test_what_is_no_file_is_no_file_of_the_cache(tmp_path: Path, what: str) -> None:
    root = book(tmp_path / "book")
    load(root)
    wanted = fresh(root)
    for name in ("files", NAMES[shard_of("contacts/ann.md")]):
        kept = cache_of(root) / name
        kept.rename(tmp_path / "aside")
        if what == "folder":
            kept.mkdir()
        elif what == "pipe":
            os.mkfifo(kept)
        else:
            kept.symlink_to(tmp_path / ("aside" if what == "link" else "gone"))
        before = (tmp_path / "aside").read_bytes()
        assert told(load(root)) == wanted
        assert told(load(root)) == wanted
        assert (tmp_path / "aside").read_bytes() == before


def test_a_whole_file_with_values_of_other_types_is_not_believed(tmp_path: Path) -> None:
    root = book(tmp_path)
    layout = load(root).layout
    path = "contacts/ann.md"
    number, mark = shard_of(path), writer.of_readings(layout)
    with opened(root) as folder:
        assert folder is not None
        good = read_shard(folder, number, mark)
        assert path in good
        whole = msgspec.msgpack.decode(folder.read(NAMES[number], mark) or b"")

        def altered(change: Callable[[list[object]], object]) -> dict[str, object]:
            again = msgspec.msgpack.decode(msgspec.msgpack.encode(whole))
            row = next(row for row in again[0] if row[0] == path)
            change(row)
            folder.write(NAMES[number], mark, msgspec.msgpack.encode(again))
            return dict(read_shard(folder, number, mark))

        assert altered(lambda row: None) == good
        changes: list[Callable[[list[object]], object]] = [
            lambda row: row[3].update(name=1),
            lambda row: row[3].update(direction="sideways"),
            lambda row: row[3]["note"].update(path="../../elsewhere.md"),
            lambda row: row[3]["note"].update(meetings=[{}]),
            lambda row: row[3].update(snooze="2026-02-30"),
            lambda row: row.__setitem__(2, [["NET999", row[3]["note"]["fields"]["name"], "a", "b"]]),
            lambda row: row.__setitem__(3, []),
            lambda row: row.pop(),
        ]
        for change in changes:
            assert altered(change) == {}
        deep = b"\x91" * 100_000 + b"\x90"
        for data in (deep, b"", b"\xc1", b"\xdd\xff\xff\xff\xff", b"\x94\xdd\x7f\xff\xff\xff"):
            folder.write(NAMES[number], mark, data)
            assert read_shard(folder, number, mark) == {}
    assert told(load(root)) == fresh(root)


def test_it_is_for_its_owner_alone_and_tells_other_programs_to_pass_it_over(tmp_path: Path) -> None:
    root = book(tmp_path)
    mask = os.umask(0)
    try:
        load(root)
    finally:
        os.umask(mask)
    assert cache_of(root).stat().st_mode & 0o777 == 0o700
    assert {kept.stat().st_mode & 0o777 for kept in cache_of(root).iterdir()} == {0o600}
    assert (cache_of(root) / ".gitignore").read_text() == "*\n"
    assert (cache_of(root) / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_does_not_see_it(tmp_path: Path) -> None:
    root = book(tmp_path, {"contacts/ann.md": "x"})
    load(root)
    subprocess.run(["git", "init", "-q", root], check=True)
    ran = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=root, check=True, capture_output=True, text=True
    )
    assert ran.stdout == "?? contacts/ann.md\n"


@pytest.mark.parametrize("name", [".netmd", ".netmd/cache"])
def test_a_link_in_its_place_is_not_followed(tmp_path: Path, name: str) -> None:
    root = book(tmp_path / "book")
    (tmp_path / "elsewhere").mkdir()
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(tmp_path / "elsewhere")
    assert told(load(root)) == told(load(root)) == fresh(root)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    root = book(tmp_path)
    (root / ".netmd").write_text("mine")
    assert told(load(root)) == fresh(root)
    assert (root / ".netmd").read_text() == "mine"


def test_one_that_others_may_write_to_or_that_is_not_ours_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book(tmp_path)
    layout = load(root).layout
    assert not Cache(root, layout).is_empty
    cache_of(root).chmod(0o777)
    assert Cache(root, layout).is_empty
    cache_of(root).chmod(0o700)
    monkeypatch.setattr(place.os, "geteuid", lambda: 12345)
    assert Cache(root, layout).is_empty
    before = inodes(root)
    (root / "contacts/bo.md").write_text("x")
    load(root)
    assert inodes(root) == before


@pytest.mark.parametrize("call", ["mkdir", "open", "rename", "listdir"])
def test_a_disk_that_cannot_be_written_to_has_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    root = book(tmp_path)
    real = getattr(os, call)

    def failing(*arguments: object, **named: object) -> object:
        if {"dir_fd", "src_dir_fd"} & named.keys() or call == "listdir":
            raise OSError(30, "read-only")
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, failing)
    said = told(load(root))
    monkeypatch.undo()
    assert said == fresh(root)
    assert not [found for found in root.rglob(".netmd/cache/*") if found.name not in (".gitignore", "CACHEDIR.TAG")]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(tmp_path)
    monkeypatch.setattr(place.os, "rename", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "full")))
    load(root)
    assert list(cache_of(root).iterdir()) == []


def test_what_a_killed_run_was_writing_is_removed_by_the_next(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    (cache_of(root) / "files.0badcafe.new").write_bytes(b"half")
    load(root)
    assert not [name for name in inodes(root) if name.endswith(".new")]


def test_who_finds_another_writing_leaves_it_to_the_other(tmp_path: Path) -> None:
    root = book(tmp_path)
    load(root)
    before = inodes(root)
    (root / "contacts/bo.md").write_text("x")
    with opened(root) as folder:
        assert folder is not None
        with folder.locked() as is_free:
            assert is_free
            (cache_of(root) / "files.0badcafe.new").write_bytes(b"half")
            assert told(load(root)) == fresh(root)
            assert inodes(root).keys() == {*before, "files.0badcafe.new"}
            assert {name: inodes(root)[name] for name in before} == before
    load(root)
    assert inodes(root).keys() == before.keys()


def test_many_at_once_say_the_same_and_leave_it_whole(tmp_path: Path) -> None:
    root = book(tmp_path, {f"contacts/{number}.md": f"---\nname: N{number}\n---\n" for number in range(300)})
    program = (
        "import sys; from pathlib import Path; from netmd.notebook import load\n"
        "print(hash(tuple(sorted(one.name for one in load(Path(sys.argv[1])).index.contacts))))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(root)], stdout=subprocess.PIPE,
                         env={**os.environ, "PYTHONHASHSEED": "0"})
        for _ in range(6)
    ]  # fmt: skip
    assert len({process.communicate()[0] for process in running}) == 1
    assert {process.returncode for process in running} == {0}
    assert told(load(root)) == fresh(root)
    assert not [name for name in inodes(root) if name.endswith(".new")]
    layout = load(root).layout
    cached = Cache(root, layout)
    text = b"---\nname: N7\n---\n"
    assert cached.reading("contacts/7.md", digest_of(text)) is not None


def test_the_journal_of_a_command_and_the_cache_leave_each_other_alone(tmp_path: Path) -> None:
    from netmd.writing import is_unfinished, journal, locked, recover
    from netmd.writing.journal import Journal

    root = book(tmp_path)
    journal.write(root, Journal(datetime.fromisoformat("2026-05-14T10:00:00+00:00"), ()))
    load(root)
    before = inodes(root)
    assert journal.exists(root)
    assert is_unfinished(root)
    with locked(root):
        recover(root)
    assert not is_unfinished(root)
    assert inodes(root) == before
    journal.tidy(root)
    assert inodes(root) == before


def test_more_than_it_may_hold_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(tmp_path)
    load(root)
    monkeypatch.setattr(place, "MAX_BYTES", 300)
    (root / "contacts/ann.md").write_text("long " * 200)
    assert told(load(root)) == fresh(root)
    assert NAMES[shard_of("contacts/ann.md")] not in inodes(root)
    assert told(load(root)) == fresh(root)


@pytest.mark.parametrize("name", ["journal.json.new", ".gitignore.new"])
def test_what_a_command_left_that_was_killed_beside_the_cache_is_in_nobodys_way(tmp_path: Path, name: str) -> None:
    from netmd.writing import journal, recover
    from netmd.writing.journal import Journal

    root = book(tmp_path)
    load(root)
    before = inodes(root)
    (root / ".netmd" / name).write_text("half")
    recover(root)
    assert sorted(place.name for place in (root / ".netmd").iterdir()) == ["cache"]
    journal.write(root, Journal(datetime.fromisoformat("2026-05-14T10:00:00+00:00"), ()))
    assert journal.exists(root)
    assert inodes(root) == before

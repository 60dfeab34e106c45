"""Reading files: nothing but a regular file of the notebook is opened to the end."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from netmd.reading.text import MAX_BYTES
from netmd.storage import read_note_bytes, reason


def code(root: Path, path: str) -> str:
    """The code of the problem a file gives, which then gives no bytes."""
    data, problem = read_note_bytes(root, path)
    assert data is None
    assert problem is not None
    assert problem.location.path == path
    assert str(root) not in problem.message
    return problem.code


def test_a_file_gives_its_bytes_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00\r\nx")
    assert read_note_bytes(tmp_path, "a.md") == (b"\xff\x00\r\nx", None)


@pytest.mark.parametrize(
    "name", ["two\nlines.md", "a#b?c%d.md", "  .md", "🎉.md", os.fsdecode(b"b\xe4d.md"), "x" * 250 + ".md"]
)
def test_any_name_the_disk_holds_can_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert read_note_bytes(tmp_path, name) == (b"x", None)


def test_what_is_gone_gives_neither_bytes_nor_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in ("a.md", "folder/a.md", "file/a.md"):
        assert read_note_bytes(tmp_path, path) == (None, None)


def test_a_link_within_the_notebook_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_note_bytes(tmp_path, "b.md") == (b"x", None)


def test_a_notebook_reached_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_bytes(b"x")
    (tmp_path / "real/b.md").symlink_to("a.md")
    (tmp_path / "linked").symlink_to("real")
    assert read_note_bytes(tmp_path / "linked", "b.md") == (b"x", None)


@pytest.mark.parametrize("target", ["../secret", "/dev/zero", "/etc/passwd", "/"])
def test_a_link_out_of_the_notebook_is_not_followed(tmp_path: Path, target: str) -> None:
    root = tmp_path / "notebook"
    root.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (root / "a.md").symlink_to(target)
    assert code(root, "a.md") == "NET006"


def test_a_broken_link_a_loop_and_a_link_to_itself_are_reported(tmp_path: Path) -> None:
    (tmp_path / "broken.md").symlink_to("nowhere.md")
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "one.md").symlink_to("two.md")
    (tmp_path / "two.md").symlink_to("one.md")
    for name in ("broken.md", "self.md", "one.md", "two.md"):
        assert code(tmp_path, name) == "NET006"


def test_a_pipe_a_socket_and_a_folder_are_reported_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    monkeypatch.chdir(tmp_path)  # a socket's path may have no more than 108 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        for name in ("pipe.md", "folder.md", "socket.md"):
            assert code(tmp_path, name) == "NET006"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(5 * 1024**3)
    data, problem = read_note_bytes(tmp_path, "a.md")
    assert data is None
    assert problem is not None
    assert (problem.code, problem.message) == ("NET005", "The file has 5,120 MB; it is not read.")


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_cut_so_that_reading_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * MAX_BYTES)
    data, problem = read_note_bytes(tmp_path, "a.md")
    assert (len(data or b""), problem) == (MAX_BYTES, None)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EIO, "the disk reports an error"),
        (errno.EMFILE, "too many files are open"),
    ],
)
def test_a_file_that_cannot_be_opened_is_reported_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, "x", "/secret/place")

    (tmp_path / "a.md").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse)
    _, problem = read_note_bytes(tmp_path, "a.md")
    assert problem is not None
    assert (problem.code, problem.message) == ("NET001", f"The file cannot be opened: {words}.")


def test_a_name_too_long_for_the_disk_is_a_problem_and_no_more(tmp_path: Path) -> None:
    assert code(tmp_path, "x" * 5000 + ".md") == "NET001"


def test_a_reason_is_in_plain_words_and_names_no_place() -> None:
    assert reason(OSError(errno.ENOSPC, "No space left", "/secret")) == "the disk is full"
    assert reason(OSError(errno.EBUSY, "x", "/secret")) == "device or resource busy"
    assert reason(OSError("just words")) == "just words"
    assert reason(RuntimeError()) == "RuntimeError"

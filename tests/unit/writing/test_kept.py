"""What netmd keeps for itself in a notebook: there whole, out of git's sight, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.errors import StorageError
from netmd.writing.kept import read_kept, write_kept


def test_what_is_kept_is_read_again_and_takes_the_place_of_what_was(tmp_path: Path) -> None:
    assert read_kept(tmp_path, "a.json") is None
    write_kept(tmp_path, "a.json", b"one")
    write_kept(tmp_path, "a.json", b"two")
    assert read_kept(tmp_path, "a.json") == b"two"
    assert sorted(place.name for place in (tmp_path / ".netmd").iterdir()) == [".gitignore", "a.json"]
    assert (tmp_path / ".netmd/.gitignore").read_bytes() == b"*\n"


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".netmd/a.json").mkdir(parents=True)
    (tmp_path / ".netmd/b.json").symlink_to("/etc/hostname")
    assert (read_kept(tmp_path, "a.json"), read_kept(tmp_path, "b.json")) == (None, None)


@pytest.mark.parametrize("link", [True, False])
def test_nothing_is_written_through_a_link_or_in_the_place_of_a_file(tmp_path: Path, link: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    if link:
        (tmp_path / ".netmd").symlink_to("elsewhere")
    else:
        (tmp_path / ".netmd").write_bytes(b"mine")
    with pytest.raises(StorageError, match="is not a folder"):
        write_kept(tmp_path, "a.json", b"x")
    assert list((tmp_path / "elsewhere").iterdir()) == []

"""Whatever a note holds, what is kept of it comes back equal, and a notebook read from the cache equals one read anew."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd import cache
from netmd.cache.place import opened
from netmd.cache.readings import read_shard, write_shard
from netmd.model import Kind
from netmd.notebook import Notebook, load
from netmd.reading import read_note
from tests.property.test_reading import KINDS, NOTES

MARK = b"x" * 16
VALUES = st.sampled_from(
    (
        "none",
        "4-6 weeks",
        "every 2 months",
        "2026-03-04",
        "2026-03",
        "--02-29",
        "1988-05-18",
        "[[ann]]",
        "up",
        "x",
        "",
        "[a, b]",
    )
)
KEYS = st.sampled_from(
    ("name", "cadence", "birthday", "met", "introduced_by", "direction", "status", "snooze", "date", "time", "with",
     "source", "closes", "private", "tags", "odd", "type")
)  # fmt: skip
FRONT = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda rows: "".join(f"{key}: {value}\n" for key, value in rows)
)
FILES = st.dictionaries(
    st.sampled_from(
        ("contacts/a.md", "contacts/b.md", "meetings/c.md", "opportunities/d.md", "lists/e.md", "netmd.toml")
    ),
    st.builds(lambda front, note: f"---\n{front}---\n{note}", FRONT, NOTES),
    max_size=5,
)


@settings(max_examples=150)
@given(
    st.builds(lambda front, note: f"---\n{front}---\n{note}".encode(), FRONT, NOTES) | st.binary(max_size=200), KINDS
)
def test_a_reading_comes_back_equal(data: bytes, kind: Kind) -> None:
    reading = read_note("a/b.md", data, kind, {})
    with tempfile.TemporaryDirectory() as root, opened(Path(root), make=True) as folder:
        assert folder is not None
        write_shard(folder, 0, MARK, {"a/b.md": (b"digest", reading), "a/none.md": (b"other", None)})
        found = read_shard(folder, 0, MARK)
    assert found == {"a/b.md": (b"digest", reading), "a/none.md": (b"other", None)}


def told(notebook: Notebook) -> object:
    return dict(notebook._files), notebook.index, notebook.problems()


@settings(max_examples=60)
@given(st.lists(st.tuples(FILES, st.booleans()), min_size=1, max_size=4))
def test_a_notebook_read_from_the_cache_equals_one_read_anew_after_any_edits(
    steps: list[tuple[dict[str, str], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ):
        root = Path(folder)
        for name in ("contacts", "meetings", "opportunities", "lists"):
            (root / name).mkdir()
        for files, is_old in steps:
            for path, text in files.items():
                (root / path).write_text(text, encoding="utf-8")
            for place in root.rglob("*.md"):
                if place.relative_to(root).as_posix() not in files and is_old:
                    place.unlink()
            later = 3600 * 10**9 if is_old else 0
            with patch.object(cache, "clock_ns", lambda later=later: time.time_ns() + later):
                os.environ["NETMD_CACHE"] = "1"
                cached = told(load(root))
            os.environ["NETMD_CACHE"] = "0"
            assert cached == told(load(root))

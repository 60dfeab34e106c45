"""A notebook with a file of every kind, and what is compared of two notebooks."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

from netmd.notebook import Notebook, load

NOTES = {
    "contacts/ann.md": "---\nname: Ann Lee\ncadence: none\nbirthday: --05-18\nmet: 2020-01\nlocation: Zürich\n---\n"
    "Knows [[bo]].\n\n## 2026-03-04 14:30 Coffee with [[bo]]\n\n- [ ] Send it due:2026-03-12\n- Gave: [[job]] a\n",
    "contacts/bo.md": "---\nname: Bo\ncadence: 4-6 weeks\nmt: x\n---\n- [x] ⏫ done ✅ 2026-01-02\n",
    "contacts/empty.md": "",
    "contacts/nul.md": "a\0b",
    "contacts/bad.md": "---\nname: [\nbirthday: 2026-02-30\nname: twice\n---\n```\nnever closed",
    "meetings/panel.md": "---\ntitle: Panel\ndate: 2026-01-01\nwith: [[[ann]], [[bo]]]\n---\nx",
    "opportunities/job.md": '---\ntitle: Job\nsource: "[[ann]]"\ncloses: 2026-06-01\n---\n- Passed to: [[bo]] 2026-03-08',
    "lists/beside.md": "---\ntype: contact\n---\nx",
    "lists/other.md": "---\ntype: recipe\n---\nx",
    "lists/plain.md": "x",
    "contacts/ann (conflicted copy 2026-03-04 101500).md": "x",
}
READ = [path for path in NOTES if "conflicted" not in path]


def book(root: Path, notes: dict[str, str] = NOTES) -> Path:
    """A notebook of these files."""
    for path, text in notes.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def told(notebook: Notebook) -> object:
    """All that a notebook says."""
    return (
        dict(notebook.index.entries), notebook.index, notebook.problems(), notebook.unread, notebook.outdated,
        notebook.settings, notebook.layout, dict(notebook._files),
    )  # fmt: skip


def fresh(root: Path) -> object:
    """What a notebook says that is read without anything kept."""
    with patch.dict(os.environ, NETMD_CACHE="0"):
        return told(load(root))


def cache_of(root: Path) -> Path:
    """Where a notebook's cache is."""
    return root / ".netmd" / "cache"


def inodes(root: Path) -> dict[str, int]:
    """The files of the cache; one that is written again is another."""
    return {place.name: place.stat().st_ino for place in cache_of(root).iterdir()}

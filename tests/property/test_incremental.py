"""Whatever is done to a notebook, following what a watcher sees gives what reading it afresh gives: to the last byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netmd.dashboard import Dashboard
from netmd.notebook import Notebook, load
from netmd.watch import Snapshot, changes, scan
from tests.factory import TODAY
from tests.property.test_index import answers

_PATHS = (
    "contacts/ann.md", "contacts/sam.md", "contacts/team/ann.md", "contacts/Zoë Q.md", "meetings/panel.md",
    "opportunities/editor.md", "ann.md", "contacts/ann (conflicted copy 2026-03-04 101500).md", "contacts/.x.md.swp",
    "contacts/readme.md", "contacts/sam.md/deep.md", "contacts/club",
)  # fmt: skip
_NOTES = (
    b"",
    b"---\nname: Ann Lee\ntags: [media]\norg: Rocket Nine\n---\n## 2026-05-01 Coffee with [[sam]]\n"
    b"- [ ] @sam deck due:2026-05-02\n",
    b"---\nname: Sam\naliases: [Ann Lee]\nintroduced_by: '[[ann]]'\nseeking: [editor]\n---\n## 2026-05-14 Call\n",
    b"---\ntitle: Editor\ntags: [media]\nsource: '[[sam]]'\ncloses: 2026-05-20\n---\n- Passed to: [[ann]] (applied)\n",
    b"---\ntype: meeting\ndate: 2026-05-12\nwith: ['[[ann]]', '[[Sam]]']\n---\n- Intro: [[ann]] to [[sam]] (sent)\n",
    b"---\ntype: recipe\nname: [\n---\nabout [[nobody]] and [[ann]]\n",
    b"\xff\xfe\x00 \0",
    b"caf\xe9 [[Zo\xc3\xab Q]]\n<script>alert(1)</script>\n",
)
_TOMLS = (
    b"",
    b'[notebook]\nname = "N"\n',
    b'[notebook]\nignore = ["team"]\n',
    b"[rules]\nlinkedin = false\nx",
    b"\xff",
)

_path = st.sampled_from(_PATHS)
_folder = st.sampled_from(("contacts", "contacts/team", "contacts/club", "meetings"))
_edit = (
    st.tuples(st.just("write"), _path, st.sampled_from(_NOTES))
    | st.tuples(st.just("write"), _path, st.sampled_from(_NOTES))
    | st.tuples(st.just("delete"), _path, st.none())
    | st.tuples(st.just("rename"), _path, _path)
    | st.tuples(
        st.just("link"),
        _path | _folder,
        st.sampled_from(("ann.md", "/etc/hostname", "gone.md", "../contacts", "sam.md", "../meetings", "/dev/null")),
    )
    | st.tuples(st.just("pipe"), _path, st.none())
    | st.tuples(st.sampled_from(("delete", "folder")), _folder, st.none())
    | st.tuples(st.just("settings"), st.just("netmd.toml"), st.sampled_from(_TOMLS))
)
_batches = st.lists(st.lists(_edit, min_size=1, max_size=5), min_size=1, max_size=3)


@settings(max_examples=20, deadline=None)
@given(_batches)
@example([[("link", "contacts/club", "../meetings")], [("delete", "contacts/club", None)]])
@example([[("delete", "contacts/ann.md", None)], [("link", "contacts/ann.md", "gone.md")]])
@example([[("delete", "contacts/ann.md", None)], [("pipe", "contacts/ann.md", None)]])
@example([[("delete", "contacts", None)], [("folder", "contacts", None)]])
def test_following_any_edits_gives_the_problems_answers_and_bytes_of_a_fresh_build(batches: list[list[Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notebook"
        for path, data in zip(_PATHS, _NOTES, strict=False):
            _write(root / path, data)
        (root / "netmd.toml").write_bytes(b"")
        notebook = load(root)
        dashboard = Dashboard(Path(folder) / "followed")
        dashboard.publish(notebook, TODAY)
        for number, batch in enumerate(batches):
            before = _seen(notebook)
            for edit in batch:
                _do(root, *edit)
            changed = changes(before, _seen(notebook)).paths
            notebook = notebook.refreshed([path.relative_to(root).as_posix() for path in changed])
            fresh = load(root)
            assert notebook.problems() == fresh.problems()
            assert answers(notebook.index) == answers(fresh.index)
            assert (notebook.layout, notebook.index) == (fresh.layout, fresh.index)
            dashboard.publish(notebook, TODAY)
            Dashboard(Path(folder) / f"fresh{number}").publish(fresh, TODAY)
            assert _bytes(Path(folder) / "followed") == _bytes(Path(folder) / f"fresh{number}")


def _seen(notebook: Notebook) -> Snapshot:
    """What a watcher of the notebook sees of it."""
    return scan([notebook.root], lambda path: notebook.wants(Path(path).relative_to(notebook.root).as_posix()))


def _do(root: Path, what: str, path: str, value: Any) -> None:
    if what in ("write", "settings"):
        _write(root / path, value)
    elif what == "delete":
        _remove(root / path)
    elif what == "rename":
        if (root / path).is_file() and (root / value).parent.is_dir() and not (root / value).is_dir():
            (root / path).replace(root / value)
    elif (root / path).parent.is_dir():
        _remove(root / path)
        if what == "link":
            (root / path).symlink_to(value)
        elif what == "pipe":
            os.mkfifo(root / path)
        else:
            (root / path).mkdir()


def _write(path: Path, data: bytes) -> None:
    for folder in reversed(path.parents):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
    if path.is_symlink() or not path.is_file():
        _remove(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.parent.is_dir():
        path.unlink(missing_ok=True)


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

"""However a site is come by, it has the same bytes: at once, by several processes, one change at a time, from the cache.

The notes touch on whatever a page shows of another note, so that a page that was wrongly left as it was is seen.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netmd.dashboard import Dashboard
from netmd.files import survey
from netmd.notebook import load
from netmd.rebuild import rebuild
from tests.factory import TODAY

_PEOPLE = ("ann", "bob", "cleo", "dan")
_FRONT = (
    "name: {name}",
    "name: {name} Other",
    "name: Ann",  # two of one name
    "name: {name}\naliases: [Bobby]",
    "name: {name}\norg: Rocket Nine\nrole: Editor",
    "name: {name}\norg: Rocket-Nine\ntags: [media, Media!]",
    "name: {name}\ntags: [media]\nlocation: Oslo",
    "name: {name}\nseeking: [a designer]",
    "name: {name}\noffers: [a designer]",
    "name: {name}\nintroduced_by: '[[{other}]]'",
    "name: {name}\nstatus: archived",
    "name: {name}\nsnooze: 2026-06-01",
    "name: {name}\ncadence: weekly\nbirthday: 05-16",
    "name: {name}\nmet: 2026-03\nfollow_up: 2026-05-12",
    "name: [{name}",  # cannot be read
)
_BODY = (
    "Some words.",
    "More words about [[{other}]] and Rocket Nine.",
    "%% hidden [[{other}]] %%",
    "## 2026-05-01 Coffee\nWe spoke.",
    "## 2026-05-01 Coffee with [[{other}]]\nWe spoke of **much**.",
    "## 2026-05-01 Call\n",
    "## 2026-05-20 Lunch with [[{other}]]",
    "## 2026-05-01 Coffee\nWe spoke again.\n## 2026-05-01 Call\nAnd again.",
    "- [ ] @{other} sends the deck due:2026-05-10",
    "- [ ] send [[{other}]] the deck",
    "- [x] send it done:2026-05-02",
    "- [ ] thank {name} due:2026-05-14",
    "## 2026-05-13 Coffee\nShe helped.\n- [ ] thank {other} @them",
    "## 2026-05-02 Call\n- Gave: an introduction to [[{other}]]\n- Got: a tip from [[{other}]]",
    "- Intro: [[{name}]] to [[{other}]] (sent)",
    "## 2026-04-02 Call\n- Intro: [[ann]] to [[cleo]] (offered)",
    "[one]: https://example.org\n\nA [link][one].",
)
_PERSON = st.builds(
    lambda name, other, front, body: f"---\n{front}\n---\n{body}\n".format(name=name, other=other),
    st.sampled_from(("Ann", "Bob", "Cleo", "Dan")),
    st.sampled_from((*_PEOPLE, "nobody", "panel")),
    st.sampled_from(_FRONT),
    st.lists(st.sampled_from(_BODY), max_size=3).map("\n\n".join),
)
_EVENT = st.builds(
    "---\ndate: 2026-05-{:02}\nwith: ['[[{}]]', '[[{}]]']\n---\nA panel. {}\n".format,
    st.sampled_from((2, 12, 20)),
    st.sampled_from(_PEOPLE),
    st.sampled_from(_PEOPLE),
    st.sampled_from(("", "- Intro: [[ann]] to [[bob]] (met)", "- Gave: advice to [[dan]]", "Words.")),
)
_OPENING = st.builds(
    "---\ntitle: {}\norg: {}\ntags: [media]\nsource: '[[{}]]'\ncloses: 2026-05-{}\n---\n{}\n".format,
    st.sampled_from(("A designer", "Editor")),
    st.sampled_from(("Rocket Nine", "North")),
    st.sampled_from(_PEOPLE),
    st.sampled_from((10, 20)),
    st.sampled_from(("", "- Passed to: [[ann]] (applied)", "- Passed to: [[bob]] 2026-05-03", "2026-05-01 applied")),
)
_edit = st.one_of(
    st.tuples(st.sampled_from([f"contacts/{name}.md" for name in _PEOPLE]), _PERSON),
    st.tuples(st.sampled_from([f"contacts/{name}.md" for name in _PEOPLE]), _PERSON),
    st.tuples(st.just("contacts/team/ann.md"), st.none() | _PERSON),
    st.tuples(st.sampled_from(("contacts/dan.md", "contacts/cleo.md")), st.none()),
    st.tuples(st.just("meetings/panel.md"), st.none() | _EVENT),
    st.tuples(st.sampled_from(("opportunities/editor.md", "opportunities/b.md")), st.none() | _OPENING),
    st.tuples(st.just("netmd.toml"), st.sampled_from(("", '[notebook]\nname = "N"\n'))),
    st.tuples(st.just(""), st.sampled_from(("lost page", "changed page", "no cache", "damaged cache"))),
)
_steps = st.lists(st.lists(_edit, min_size=1, max_size=3), min_size=1, max_size=4)


def _note(name: str, other: str, front: str, body: str) -> str:
    return f"---\n{front}\n---\n{body}\n".format(name=name, other=other)


@settings(max_examples=12, deadline=None)
@given(st.lists(_PERSON, min_size=4, max_size=4), _EVENT, _OPENING, _steps)
@example(
    [_note(name.title(), "bob", _FRONT[0], _BODY[4]) for name in _PEOPLE],
    "",
    "",
    [[("contacts/bob.md", _note("Bob", "ann", _FRONT[1], _BODY[0]))], [("contacts/ann.md", None)]],
)
def test_every_way_of_building_gives_the_same_bytes(
    people: list[str], event: str, opening: str, steps: list[list[tuple[str, str | None]]]
) -> None:
    with patch.dict(os.environ, NETMD_CACHE="1"), tempfile.TemporaryDirectory() as folder:
        root, sites = Path(folder, "notebook"), Path(folder, "sites")
        for name, text in zip(_PEOPLE, people, strict=True):
            _write(root / "contacts" / f"{name}.md", text)
        _write(root / "meetings/panel.md", event)
        _write(root / "opportunities/editor.md", opening)
        notebook = load(root)
        followed = Dashboard(sites / "followed")
        followed.publish(notebook, TODAY)
        rebuild(survey(root), sites / "taken-over", TODAY)
        for number, step in enumerate(steps):
            paths = [path for path, _ in step if path]
            for path, text in step:
                _do(root, sites, path, text)
            notebook = notebook.refreshed(paths)
            followed.publish_at_once(notebook)
            followed.publish(notebook, TODAY)
            rebuild(survey(root), sites / "taken-over", TODAY)
            Dashboard(sites / f"alone{number}", processes=1).publish(load(root), TODAY)
            Dashboard(sites / f"several{number}", processes=3).publish(load(root), TODAY)
            clean = _bytes(sites / f"alone{number}")
            assert _bytes(sites / f"several{number}") == clean
            assert _bytes(sites / "followed") == clean
            assert _bytes(sites / "taken-over") == clean


def _do(root: Path, sites: Path, path: str, text: str | None) -> None:
    if path:
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            _write(root / path, text)
    elif text in ("lost page", "changed page"):
        page = sites / "taken-over/contacts/ann.html"
        if page.exists():
            page.unlink()
            if text == "changed page":
                page.write_text("something else")
    elif (root / ".netmd/cache").exists():
        if text == "no cache":
            shutil.rmtree(root / ".netmd/cache")
        else:
            for kept in (root / ".netmd/cache").iterdir():
                data = bytearray(kept.read_bytes())
                data[len(data) // 2 : len(data) // 2 + 1] = b"?"
                kept.write_bytes(data)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

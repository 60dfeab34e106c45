"""Notes that change while everybody keeps their name: what is carried over makes the pages of a fresh build."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netmd.dashboard import Dashboard
from netmd.notebook import load
from tests.factory import TODAY

_PEOPLE = ("ann", "bob", "cleo", "dan", "eve", "fay")
_TOML = "[feeds]\ncontacts = true\n"
_FRONT = (
    "org: Rocket Nine", "org: Rocket-Nine", "org: [North, rocket nine]\nrole: [Editor, Chair]", "tags: [media]",
    "tags: [Media, press]", "tags: [m-e-d-i-a]\nlocation: Oslo", "seeking: [a designer]", "offers: [a designer]",
    "introduced_by: '[[{other}]]'", "introduced_by: ['[[{other}]]', '[[{third}]]']", "introduced_by: my barber",
    "met: 2026-03", "met: 2026-04-02\nintroduced_by: '[[{other}]]'", "status: archived", "status: dormant",
    "snooze: 2026-06-01", "cadence: weekly", "cadence: none", "birthday: 1990-05-16", "birthday: 02-29",
    "follow_up: 2026-05-12", "direction: up", "direction: across", "private: true", "formerly: Acme\ntags: [media]",
)  # fmt: skip
_BODY = (
    "Some words.", "About [[{other}]] and [[nobody]].", "To [[Rocket Nine]].", "## 2026-05-01 Coffee\nWe spoke.",
    "## 2026-05-02 Coffee with [[{other}]]\nWe spoke.", "## 2026-04-{day} Call with [[{other}]] and [[{third}]]\nLong.",
    "## 2025-11-{day} Dinner\nLong ago.", "## 2024-05-{day} Call\nLonger ago.", "## 2026-05-20 Lunch with [[{other}]]",
    "## 2026-06 Coffee", "## 2026 Holiday\nA word.", "## 2026-05-01 Coffee\nOnce.\n\n## 2026-05-01 Coffee\nTwice.",
    "- [ ] send it due:2026-05-{day}", "- [ ] @{other} sends it due:2026-05-10", "- [x] sent done:2026-05-02 due:2026-05-03",
    "## 2026-05-12 Coffee\nShe helped.\n- [x] thank {other} done:2026-05-13",
    "## 2026-05-02 Call\n- Gave: a map\n- Got: an introduction to [[{other}]]", "- Gave: a pen to [[{third}]]",
    "- Intro: [[{other}]] to [[{third}]] (met)", "## 2026-04-02 Call\n- Intro: [[ann]] to [[{other}]] (sent)",
)  # fmt: skip


def _note(name: str, front: list[str], body: list[str], other: str, third: str, day: int) -> str:
    text = "\n".join([f"---\nname: {name.title()}", *front, "---", "\n\n".join(body), ""])
    return text.replace("{other}", other).replace("{third}", third).replace("{day}", f"{day:02}")


def _person(name: str) -> st.SearchStrategy[str]:
    who = st.sampled_from(_PEOPLE)
    front = st.lists(st.sampled_from(_FRONT), max_size=2, unique_by=lambda line: line.partition(":")[0])
    body = st.lists(st.sampled_from(_BODY), max_size=3)
    return st.builds(_note, st.just(name), front, body, who, who, st.integers(1, 28))


_step = st.sampled_from(_PEOPLE).flatmap(lambda name: st.tuples(st.just(name), _person(name)))
_event = st.builds(
    "---\ntitle: Panel\ndate: 2026-05-{:02}\nwith: ['[[{}]]', '[[{}]]']\n---\n{}\n".format,
    st.sampled_from((2, 12, 20)),
    st.sampled_from(_PEOPLE),
    st.sampled_from(_PEOPLE),
    st.sampled_from(("", "- Gave: advice to [[dan]]", "- Got: a name", "- Intro: [[ann]] to [[bob]] (met)")),
)
_opening = "---\ntitle: Editor\norg: North\ntags: [media]\nsource: '[[ann]]'\n---\n- Passed to: [[bob]] (applied)\n"
_plain = [_note(name, [], [], "ann", "bob", 1) for name in _PEOPLE]


def _with(**notes: str) -> list[str]:
    return [notes.get(name, plain) for name, plain in zip(_PEOPLE, _plain, strict=True)]


_cleo_led_by_ann = _note("cleo", [_FRONT[8]], [], "ann", "", 1)
_eve_meets_cleo = [_note("eve", [], ["## 2026-04-{day} Call with [[cleo]]\nLong."], "", "", day) for day in (2, 9)]


@settings(max_examples=12, deadline=None)
@given(
    st.tuples(*map(_person, _PEOPLE)).map(list),
    _event,
    st.lists(_step | st.tuples(st.just("panel"), _event), max_size=5),
)
@example(  # the day of an introduction is that of the first touch, which stands in a third one's note
    _with(cleo=_cleo_led_by_ann, eve=_eve_meets_cleo[0]), "", [("eve", _eve_meets_cleo[1]), ("eve", _plain[4])]
)
@example(  # an introduction is not silent where somebody met the other one, in a third one's note
    _with(eve=_note("eve", [], [_BODY[19]], "bob", "", 1)),
    "",
    [("fay", _note("fay", [], [_BODY[4]], "bob", "", 1)), ("fay", _plain[5])],
)
@example(  # a tag that comes takes the address of another
    _with(ann=_note("ann", [_FRONT[5]], [], "", "", 1)), "", [("bob", _note("bob", [_FRONT[3]], [], "", "", 1))]
)
@example(  # an organisation that goes leaves a link without a meaning
    _with(ann=_note("ann", [_FRONT[0]], [], "", "", 1), bob=_note("bob", [], [_BODY[2]], "", "", 1)),
    "",
    [("ann", _plain[0])],
)
@example(  # an occasion that is not shown comes before one of its day, which keeps its line
    _with(ann=_note("ann", [], ["Words\n\n## 2026-04 Call\nSaid."], "", "", 1)),
    "",
    [("ann", _note("ann", [], ["## 2026-04 Call\n\n## 2026-04 Call\nSaid."], "", "", 1))],
)
def test_what_is_carried_over_makes_the_pages_of_a_fresh_build(
    people: list[str], event: str, steps: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, followed = Path(folder, "notebook"), Dashboard(Path(folder, "followed"), processes=1)
        for path, text in [("netmd.toml", _TOML), ("meetings/panel.md", event), ("opportunities/editor.md", _opening)]:
            _write(root / path, text)
        for name, text in zip(_PEOPLE, people, strict=True):
            _write(root / "contacts" / f"{name}.md", text)
        notebook = load(root)
        followed.publish(notebook, TODAY)
        for number, (name, text) in enumerate(steps):
            path = f"meetings/{name}.md" if name == "panel" else f"contacts/{name}.md"
            _write(root / path, text)
            notebook = notebook.refreshed([path])
            followed.publish(notebook, TODAY)
            fresh = Path(folder, f"fresh{number}")
            Dashboard(fresh, processes=1).publish(load(root), TODAY)
            assert _bytes(followed.site) == _bytes(fresh)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

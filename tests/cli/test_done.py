"""``netmd done``: by the ids that ``netmd due`` shows. What is written is in tests/golden/editing."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.followups.agenda import build_agenda
from netmd.notebook import load
from tests.cli.running import Run, write
from tests.factory import TODAY as DAY

TODAY = ("--today", DAY.isoformat())
FILES: dict[str, str | bytes] = {
    "contacts/ann-lee.md": "---\nlinkedin: no\n---\n## 2026-05-12 Coffee\n- [ ] one due:2026-05-13\n- [ ] two\n- [ ] two\n",
    "contacts/bo.md": "---\nbirthday: 05-16\ncadence: monthly\n---\n## 2026-03-04 Email\n\n## 2026-05-11 Call\n\n## 2026-06 Lunch\n",
    "contacts/cy.md": "---\nseeking: [editor]\ncadence: monthly\n---\n## 2026-03-04 Email\n- Intro: [[cy]] to [[dee]] (sent)\n",
    "opportunities/editor.md": "---\ntitle: Editor\n---\n",
}


@pytest.fixture
def notebook(here: Path) -> Path:
    """A notebook with a reminder of every rule."""
    return write(here / "notebook", FILES)


def _ids(notebook: Path, rule: str) -> list[str]:
    loaded = load(notebook)
    return [one.id for one in build_agenda(loaded.index, loaded.settings, DAY) if one.rule == rule]


def test_several_are_done_at_once_whatever_lines_move(run: Run, notebook: Path) -> None:
    ids = [*_ids(notebook, "thank-you"), *_ids(notebook, "action-item")]
    ran = run("done", *(one[:8] for one in ids), *TODAY)
    assert ran.code == 0, ran.err
    assert (notebook / "contacts" / "ann-lee.md").read_text(encoding="utf-8") == (
        "---\nlinkedin: no\n---\n## 2026-05-12 Coffee\n- [x] one due:2026-05-13 done:2026-05-14\n- [x] two done:2026-05-14\n"
        "- [x] two done:2026-05-14\n\n## 2026-05-14 Email: thank you\n"
    )
    assert "Logged: 2026-05-14 Email: thank you (contacts/ann-lee.md:9)." in ran.out.splitlines()
    assert "Done: one (contacts/ann-lee.md)." in ran.out.splitlines()
    assert not {*_ids(notebook, "thank-you"), *_ids(notebook, "action-item")} & set(ids)


def test_the_day_it_was_done_may_be_past(run: Run, notebook: Path) -> None:
    one = _ids(notebook, "action-item")[0]
    ran = run("done", one, "--on", "yesterday", *TODAY)
    assert (ran.code, ran.out) == (0, "Done on Wed 2026-05-13: one (contacts/ann-lee.md).\n")
    assert "- [x] one due:2026-05-13 done:2026-05-13" in (notebook / "contacts/ann-lee.md").read_text(encoding="utf-8")
    thanked = run("done", _ids(notebook, "thank-you")[0], "--on", "yesterday", *TODAY)
    assert thanked.out.startswith("Logged: Wed 2026-05-13 Email: thank you (")
    ran = run("done", one, "--on", "tomorrow", *TODAY)
    assert (ran.code, ran.err) == (2, "netmd: Fri 2026-05-15 is still to come.\n       Name the day it was done.\n")


@pytest.mark.parametrize(
    ("rule", "command"),
    [
        ("write-up", "netmd log bo --on 2026-05-11 --note TEXT"),
        ("planned", "netmd log bo --on 2026-06 --note TEXT"),
        ("birthday", "netmd log bo Message"),
        ("keep-in-touch", "netmd log cy Call"),
        ("introduction", "netmd intro"),
        ("opportunity", "netmd pass"),
    ],
)
def test_what_cannot_be_ticked_off_names_the_command_that_settles_it(
    run: Run, notebook: Path, rule: str, command: str
) -> None:
    ran = run("done", *_ids(notebook, rule), *TODAY)
    assert ran.code == 2
    assert command in ran.err
    assert {path: (notebook / path).read_text(encoding="utf-8") for path in FILES} == FILES


def test_of_several_none_is_done_if_one_cannot_be(run: Run, notebook: Path) -> None:
    assert run("done", _ids(notebook, "action-item")[0], _ids(notebook, "birthday")[0], *TODAY).code == 2
    assert {path: (notebook / path).read_text(encoding="utf-8") for path in FILES} == FILES


@pytest.mark.parametrize("text", ["zzz", "", "ab"])
def test_an_unknown_id_says_where_they_are_listed(run: Run, notebook: Path, text: str) -> None:
    ran = run("done", text, *TODAY)
    assert ran.code == 9
    assert "netmd due" in ran.err


def test_what_is_done_already_is_said_to_be(run: Run, notebook: Path) -> None:
    one = _ids(notebook, "action-item")[0]
    assert run("done", one, *TODAY).code == 0
    assert run("done", one, *TODAY).code == 9


def test_what_is_advised_can_be_pasted(run: Run, here: Path) -> None:
    vault = write(here / "vault", {"Ann Lee.md": "## 2026-06 Lunch\n", "meetings/meetup.md": "---\ndate: 2026-05-20\n---\n"})
    loaded = load(vault)
    plans = {one.subject: one.id for one in build_agenda(loaded.index, loaded.settings, DAY) if one.rule == "planned"}
    assert "netmd log 'Ann Lee' --on 2026-06 --note TEXT" in run("done", plans["Ann Lee.md"], "-n", vault, *TODAY).err
    event = run("done", plans["meetings/meetup.md"], "-n", vault, *TODAY)
    assert "below meetings/meetup.md:" in event.err
    assert "netmd log" not in event.err

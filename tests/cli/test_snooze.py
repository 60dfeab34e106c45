"""``netmd snooze``: people, and single reminders. What is written is in tests/golden/editing."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.followups.agenda import build_agenda
from netmd.notebook import load
from tests.cli.running import Run, write
from tests.factory import TODAY as DAY

TODAY = ("--today", DAY.isoformat())
ANN = (
    "---\nname: Ann Lee\nfollow_up: 2026-05-12\ncadence: monthly\n---\n## 2026-03-04 Coffee\n- [ ] one due:2026-05-20\n\n"
    "## 2026-06 Lunch\n"
)


@pytest.fixture
def notebook(here: Path) -> Path:
    """A notebook with Ann."""
    return write(here / "notebook", {"contacts/ann-lee.md": ANN, "opportunities/x.md": "---\ncloses: 2026-05-15\n---\n"})


def _ann(notebook: Path) -> str:
    return (notebook / "contacts" / "ann-lee.md").read_text(encoding="utf-8")


def _id(notebook: Path, rule: str) -> str:
    loaded = load(notebook)
    return next(one.id for one in build_agenda(loaded.index, loaded.settings, DAY) if one.rule == rule)


@pytest.mark.parametrize(
    ("words", "day"),
    [((), "2026-05-28"), (("3d",), "2026-05-17"), (("1", "month"), "2026-06-14"), (("in", "2", "weeks"), "2026-05-28"),
     (("friday",), "2026-05-15"), (("12", "june"), "2026-06-12"), (("2027-01-01",), "2027-01-01")],
)  # fmt: skip
def test_a_person_is_snoozed_until_a_day(run: Run, notebook: Path, words: tuple[str, ...], day: str) -> None:
    assert run("snooze", "ann", *words, *TODAY).code == 0
    assert _ann(notebook) == ANN.replace("monthly\n", f"monthly\nsnooze: {day}\n")


def test_a_person_is_woken(run: Run, notebook: Path) -> None:
    run("snooze", "ann", *TODAY)
    assert run("snooze", "ann", "off", *TODAY).out == "Ann Lee is not snoozed any more.\n"
    assert _ann(notebook) == ANN


def test_an_items_span_counts_from_its_own_day_where_that_is_later(run: Run, notebook: Path) -> None:
    assert run("snooze", _id(notebook, "action-item"), "1w", *TODAY).code == 0
    assert _ann(notebook) == ANN.replace("due:2026-05-20", "due:2026-05-27")


def test_a_follow_up_moves(run: Run, notebook: Path) -> None:
    assert run("snooze", _id(notebook, "follow-up"), "1w", *TODAY).code == 0
    assert _ann(notebook) == ANN.replace("follow_up: 2026-05-12", "follow_up: 2026-05-21")


def test_a_plan_moves_to_another_day(run: Run, notebook: Path) -> None:
    ran = run("snooze", _id(notebook, "planned"), "12 june", *TODAY)
    assert ran.out == "Moved to Fri 2026-06-12: Fix a day: Lunch (contacts/ann-lee.md).\n"
    assert _ann(notebook) == ANN.replace("## 2026-06 Lunch", "## 2026-06-12 Lunch")


def test_an_openings_day_is_named_with_its_place(run: Run, notebook: Path) -> None:
    ran = run("snooze", _id(notebook, "opportunity"), *TODAY)
    assert ran.code == 8
    assert ran.err == (
        "netmd: 'Closes 15 May' is not yours to put off: the opening closes on that day (opportunities/x.md:2).\n"
        "       Pass it on with netmd pass, or set its status. If the day has changed, change it there in your editor.\n"
    )


def test_an_event_moves_with_its_hour(run: Run, notebook: Path) -> None:
    event = "---\ntitle: Mixer\ndate: 2026-05-19 18:30\nwith: ann-lee\n---\n"
    write(notebook, {"meetings/mixer.md": event, "contacts/ann-lee.md": "---\nname: Ann Lee\n---\n"})
    ran = run("snooze", _id(notebook, "planned"), "12 june", *TODAY)
    assert (ran.code, ran.out) == (0, "Moved to Fri 2026-06-12: Mixer with Ann Lee (meetings/mixer.md).\n")
    assert (notebook / "meetings/mixer.md").read_text(encoding="utf-8") == event.replace("2026-05-19", "2026-06-12")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("nobody",), 9), (("ann", "yesterday"), 2), (("ann", "someday"), 2), (("ann", "today"), 2), (("ann", ""), 2), (("ann", " "), 2), (("anm",), 9)],
)
def test_what_is_not_clear_writes_nothing(run: Run, notebook: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("snooze", *arguments, *TODAY).code == code
    assert _ann(notebook) == ANN

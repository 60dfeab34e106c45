"""The commands beside reminders on the pages: each runs as it is copied, and does what it is there for."""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from netmd.followups.agenda import build_agenda
from netmd.followups.reminder import Reminder
from netmd.notebook import load
from netmd.resources import sample_notebook
from netmd.site.views.commands import command_for
from netmd.site.views.context import Context
from netmd.site.views.notes import RenderMemo
from tests.cli.running import Run, write

DAYS = [date(2026, 5, 14), date(2026, 5, 22)]
"""The story's day, and one on which a plan has taken place and openings have closed."""

LOOKS_ONLY = ("brief", "draft")
"""Commands that prepare what only a person can do; the reminder stays until it is done."""


def commands(notebook: Path, today: date) -> dict[str, tuple[Reminder, str]]:
    """Each reminder's command, by the reminder's id."""
    loaded = load(notebook)
    agenda = build_agenda(loaded.index, loaded.settings, today)
    context = Context(loaded.index, agenda, loaded.settings, (), today, RenderMemo())
    return {reminder.id: (reminder, command_for(context, reminder)) for reminder in agenda}


def run_copied(run: Run, monkeypatch: pytest.MonkeyPatch, command: str, notebook: Path, today: date) -> int:
    """Paste a command into a terminal that is in the notebook; what asks for a note gets one."""
    program, *words = shlex.split(command)
    assert program == "netmd"
    monkeypatch.chdir(notebook)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We spoke about the summer.\n")))
    return run(*words, "--today", today.isoformat()).code


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_command_of_the_sample_answers_its_reminder(
    run: Run, monkeypatch: pytest.MonkeyPatch, here: Path, today: date
) -> None:
    found = commands(sample_notebook(), today)
    assert len(found) > 10
    for number, (reminder, command) in enumerate(found.values()):
        if not command:
            continue
        notebook = here / str(number)
        shutil.copytree(sample_notebook(), notebook)
        assert run_copied(run, monkeypatch, command, notebook, today) == 0, command
        still_there = reminder.id in commands(notebook, today)
        if shlex.split(command)[1] in LOOKS_ONLY or reminder.rule == "birthday":
            assert still_there, command
        else:
            stays = _is_an_hour_of_today(reminder, today) or _was_ticked(notebook, reminder, today)
            assert stays or not still_there, command


def _was_ticked(notebook: Path, reminder: Reminder, today: date) -> bool:
    """What comes again is there once more when it is done."""
    items = [item for entry in load(notebook).index.entries.values() for item in entry.note.items]
    return any(item.recurrence and item.text == reminder.about and item.done == today for item in items)


def _is_an_hour_of_today(reminder: Reminder, today: date) -> bool:
    """A meeting with a time stays all day, written up or not."""
    return reminder.rule == "planned" and reminder.clock is not None and reminder.due == today


def test_every_rule_has_a_command_on_the_story_s_day() -> None:
    found = commands(sample_notebook(), DAYS[0]).values()
    assert {reminder.rule for reminder, command in found if command} == {
        "action-item", "follow-up", "thank-you", "linkedin", "write-up", "keep-in-touch", "planned", "introduction",
        "opportunity", "birthday", "drifting",
    }  # fmt: skip


AWKWARD: dict[str, str | bytes] = {
    "contacts/ann.md": "---\nlinkedin: no\n---\n## 2026-05-12 Coffee\n\n## 2026-05-12 Lunch with [[bo]]\n",
    "contacts/bo.md": "---\nlinkedin: no\n---\n## 2026-04-01 Email\n- Intro: [[bo]] to [[cy's friend]] (sent)\n"
    "- Intro: [[bo]] to [[cy's friend]] and [[ann]] (sent)\n",
    "contacts/cy's friend.md": "---\nlinkedin: no\nseeking: [editor]\n---\n## 2026-04-01 Email\n",
    "contacts/-dash.md": "---\nlinkedin: no\ncadence: weekly\n---\n## 2026-04-20 Email\n",
    "contacts/twice.md": "---\nlinkedin: no\ncadence: weekly\nname: One\n---\n## 2026-04-20 Email\n",
    "contacts/old/twice.md": "---\nlinkedin: no\ncadence: weekly\nname: Two\n---\n## 2026-04-20 Email\n",
    "opportunities/an editor.md": "---\ntitle: Editor\n---\n",
}


def test_names_that_a_shell_or_a_reader_would_take_for_something_else_are_meant_as_they_are(
    run: Run, monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    today = date(2026, 5, 14)
    notebook = write(here / "notebook", AWKWARD)
    found = commands(notebook, today)
    ran = 0
    for number, (reminder, command) in enumerate(found.values()):
        assert command, reminder
        copy = here / str(number)
        shutil.copytree(notebook, copy)
        assert run_copied(run, monkeypatch, command, copy, today) == 0, command
        assert reminder.id not in commands(copy, today), command
        ran += 1
    assert ran >= 8


def test_a_file_name_that_holds_a_line_end_or_an_escape_gets_no_command(here: Path) -> None:
    bad = {"contacts/a\nrm -rf x.md": "## 2026-01-01 Call\nx\n", "contacts/b\x1b[2J.md": "## 2026-01-01 Call\nx\n"}
    notebook = write(here / "notebook", dict(bad))
    today = date(2026, 5, 14)
    about = {reminder.rule: command for reminder, command in commands(notebook, today).values()}
    assert about["keep-in-touch"] == ""

"""Keeping the site fresh, with a watcher and a server that only take notes."""

from __future__ import annotations

import os
import re
import shutil
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from watchdog.utils import BaseThread

from netmd.cli.serve import failing_threads_said
from netmd.dashboard import Dashboard
from netmd.freshness import LOOK_AT_CLOCK_EVERY, Keeper, what_was_done
from netmd.notebook import load
from netmd.publish import Published
from netmd.watch import Changes


class Clock:
    def __init__(self, *when: int) -> None:
        self.now = datetime(*when, tzinfo=UTC)  # type: ignore[arg-type,misc]

    def __call__(self) -> datetime:
        return self.now


class Watching:
    """Hands out the batches it was given, one a wait."""

    def __init__(self) -> None:
        self.batches: list[Changes | None] = []
        self.patience: list[float | None] = []
        self.looked_again = 0
        self.notice: str | None = None
        self.missing: str | None = None

    def wait(self, timeout: float | None = None) -> Changes | None:
        self.patience.append(timeout)
        return self.batches.pop(0) if self.batches else None

    def look_again(self) -> None:
        self.looked_again += 1


class Serving:
    def __init__(self) -> None:
        self.reloads = 0
        self.problem: str | None = None

    def reload(self) -> None:
        self.reloads += 1

    def show_problem(self, text: str | None) -> None:
        self.problem = text


class Scene:
    """A notebook of one contact, published, with everything around it."""

    def __init__(self, folder: Path, clock: Clock, today: date | None = None) -> None:
        self.root = folder / "notebook"
        self.note = self.root / "contacts" / "priya-raman.md"
        self.note.parent.mkdir(parents=True)
        self.note.write_text("## 2026-05-13 Coffee\nShe laughed.\n")
        self.site = folder / "site"
        self.keeper = Keeper(load(self.root), Dashboard(self.site), clock, today)
        self.keeper.publish()
        self.watching, self.serving, self.said = Watching(), Serving(), list[str]()

    def step(self, batch: Changes | None = None) -> None:
        self.watching.batches = [batch]
        self.keeper.step(self.watching, self.serving, self.said.append)

    def page(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path, Clock(2026, 5, 14, 23, 59, 30))


def test_a_changed_note_is_on_its_page_and_the_pages_are_told(scene: Scene) -> None:
    scene.note.write_text("## 2026-05-13 Coffee\nShe laughed about the quince.\n")
    scene.step(Changes(modified=(scene.note,)))
    assert "about the quince" in scene.page("contacts/priya-raman.html")
    assert scene.serving.reloads == 2  # the page itself first, then all that follows from it
    assert scene.said[0].startswith("23:59:30 contacts/priya-raman.md: ")


def test_what_was_saved_before_the_watching_began_is_caught_up_with_at_once(scene: Scene) -> None:
    scene.note.write_text("## 2026-05-13 Coffee\nShe laughed about the quince.\n")
    scene.keeper.catch_up()
    scene.step()
    assert scene.watching.patience == [0.0]
    assert "about the quince" in scene.page("contacts/priya-raman.html")
    scene.step()
    assert scene.watching.patience[1] != 0.0


def test_of_a_change_that_shows_nowhere_nothing_is_said(scene: Scene) -> None:
    scene.step(Changes(modified=(scene.note,)))
    assert scene.said == []


def test_open_pages_look_again_even_where_another_serve_has_written_them(scene: Scene) -> None:
    scene.note.write_text("## 2026-05-13 Coffee\nShe laughed about the quince.\n")
    Dashboard(scene.site).publish(load(scene.root), date(2026, 5, 14))
    scene.step(Changes(modified=(scene.note,)))
    assert scene.serving.reloads == 1


def test_nothing_is_built_while_nothing_changes_and_the_day_stays(scene: Scene) -> None:
    scene.site.joinpath("index.html").unlink()
    scene.step(None)
    assert not scene.site.joinpath("index.html").exists()


def test_at_midnight_the_agenda_moves_on(tmp_path: Path) -> None:
    clock = Clock(2026, 5, 14, 23, 59, 30)
    scene = Scene(tmp_path, clock)
    assert "14 May 2026" in scene.page("index.html")
    clock.now = datetime(2026, 5, 15, 0, 0, 0, tzinfo=UTC)
    scene.step(None)
    assert "15 May 2026" in scene.page("index.html")
    assert scene.serving.reloads == 1


def test_it_waits_until_midnight_but_looks_at_the_clock_each_minute(tmp_path: Path) -> None:
    clock = Clock(2026, 5, 14, 23, 59, 30)
    scene = Scene(tmp_path, clock)
    scene.step(None)
    assert scene.watching.patience[-1] == pytest.approx(30, abs=0.1)
    clock.now = datetime(2026, 5, 14, 12, 0, 0, tzinfo=UTC)
    scene.step(None)
    assert scene.watching.patience[-1] == LOOK_AT_CLOCK_EVERY


def test_a_fixed_day_never_moves_on(tmp_path: Path) -> None:
    clock = Clock(2026, 5, 14, 23, 59, 30)
    scene = Scene(tmp_path, clock, today=date(2026, 5, 14))
    clock.now = datetime(2026, 6, 1, 0, 0, 0, tzinfo=UTC)
    scene.step(None)
    assert "14 May 2026" in scene.page("index.html")
    assert scene.watching.patience == [None]


def test_a_failing_template_keeps_the_last_good_site_and_says_why_until_it_is_mended(scene: Scene) -> None:
    before = scene.page("index.html")
    template = scene.root / "site_templates" / "today.html.j2"
    template.parent.mkdir()
    template.write_text("{% if %}")
    scene.step(Changes(added=(template,)))
    assert scene.serving.problem is not None
    assert "today.html.j2" in scene.serving.problem
    assert scene.page("index.html") == before
    template.unlink()
    scene.step(Changes(removed=(template,)))
    assert scene.serving.problem is None


def test_a_failed_rebuild_does_not_forget_what_had_changed(scene: Scene) -> None:
    template = scene.root / "site_templates" / "today.html.j2"
    template.parent.mkdir()
    template.write_text("{% if %}")
    scene.note.write_text("## 2026-05-13 Coffee\nShe laughed about the quince.\n")
    scene.step(Changes(added=(template,), modified=(scene.note,)))
    template.unlink()
    scene.step(Changes(removed=(template,)))
    assert "about the quince" in scene.page("contacts/priya-raman.html")


def test_a_failed_rebuild_is_tried_again_by_itself_and_said_once(scene: Scene) -> None:
    template = scene.root / "site_templates" / "today.html.j2"
    template.parent.mkdir()
    template.write_text("{% if %}")
    scene.step(Changes(added=(template,)))
    scene.step(None)
    assert len(scene.said) == 1
    template.unlink()
    scene.step(None)
    assert scene.serving.problem is None


def test_a_notebook_that_is_not_there_is_said_once_and_shown_until_it_is_back(scene: Scene) -> None:
    scene.watching.notice = scene.watching.missing = "It is not there: waiting."
    scene.step(Changes())
    scene.step(None)
    assert scene.said == ["23:59:30 It is not there: waiting."]
    assert scene.serving.problem == "It is not there: waiting."
    scene.watching.notice = scene.watching.missing = None
    scene.step(Changes())
    assert scene.said[1:] == ["23:59:30 Watching goes on as before."]
    assert scene.serving.problem is None


def test_a_notebook_that_is_not_there_stays_shown_when_the_site_is_published(scene: Scene) -> None:
    scene.watching.notice = scene.watching.missing = "It is not there: waiting."
    scene.note.write_text("## 2026-05-13 Coffee\nShe laughed about the quince.\n")
    scene.step(Changes(modified=(scene.note,)))
    assert "about the quince" in scene.page("contacts/priya-raman.html")
    assert scene.serving.problem == "It is not there: waiting."


def test_that_it_looks_less_often_is_said_to_the_terminal_alone(scene: Scene) -> None:
    scene.watching.notice = "Looking every 1 s instead."
    scene.step(Changes())
    scene.step(None)
    assert scene.said == ["23:59:30 Looking every 1 s instead."]
    assert scene.serving.problem is None


def test_a_folder_that_cannot_be_listed_any_more_is_said_and_shown_while_its_notes_stay(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scene.note.parent
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "x")
        return scandir(path)

    words = "contacts: The folder cannot be listed: permission denied. What was read there last is still shown."
    with monkeypatch.context() as closed:
        closed.setattr(os, "scandir", refusing)
        scene.step(Changes(removed=(scene.note,)))
        assert scene.said[0] == f"23:59:30 {words}"
        assert scene.serving.problem == words
        assert "She laughed" in scene.page("contacts/priya-raman.html")
        assert "cannot be listed" in scene.page("problems.html")
    scene.step(Changes(added=(scene.note,)))
    assert "23:59:30 All folders can be read again." in scene.said
    assert scene.serving.problem is None


def test_a_failed_build_is_shown_rather_than_what_is_amiss_with_watching(scene: Scene) -> None:
    template = scene.root / "site_templates" / "today.html.j2"
    template.parent.mkdir()
    template.write_text("{% if %}")
    scene.step(Changes(added=(template,)))
    scene.watching.notice = scene.watching.missing = "It is not there: waiting."
    scene.step(Changes())
    assert scene.serving.problem is not None
    assert "today.html.j2" in scene.serving.problem
    template.unlink()
    scene.step(None)
    assert scene.serving.problem == "It is not there: waiting."


def test_pages_that_go_are_counted(scene: Scene) -> None:
    other = scene.root / "contacts" / "ann.md"
    other.write_text("## 2026-05-13 Coffee\n")
    scene.step(Changes(added=(other,)))
    other.unlink()
    scene.step(Changes(removed=(other,)))
    assert re.fullmatch(r"23:59:30 contacts/ann\.md: \d+ pages written, 1 removed", scene.said[-1])


@pytest.mark.parametrize(
    ("written", "removed", "words"),
    [(1, 0, "1 page written"), (2, 300, "2 pages written, 300 removed"), (0, 1, "1 page removed")],
)
def test_what_was_done_is_said_in_words(written: int, removed: int, words: str) -> None:
    assert what_was_done(Published(("x",) * written, ("x",) * removed, 0)) == words


def test_a_contacts_folder_that_comes_or_goes_is_wanted_and_followed_even_empty(scene: Scene) -> None:
    contacts = scene.root / "contacts"
    (scene.root / "quince.md").write_text("## 2026-05-13 Coffee\n")
    shutil.rmtree(contacts)
    for structured in (False, True):
        assert scene.keeper.wants(contacts)
        if structured:
            contacts.mkdir()
        scene.step(Changes(modified=(contacts,)))
        assert scene.keeper.notebook.layout.structured is structured
        assert (scene.site / "contacts" / "quince.html").exists() is not structured


def test_links_to_folders_are_wanted_where_they_are_reported(scene: Scene) -> None:
    for name in ("contacts/club", "club"):
        (scene.root / name).symlink_to("..")
    (scene.root / "contacts" / "far").symlink_to("x" * 300)
    wanted = [name for name in ("contacts/club", "club", "contacts/far") if scene.keeper.wants(scene.root / name)]
    assert wanted == ["contacts/club"]


def raising() -> None:
    raise ValueError("odd\x1b event")


def test_a_thread_that_fails_while_serving_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    with failing_threads_said():
        threads = [threading.Thread(target=raising, name="other"), BaseThread()]
        threads[1].run = raising  # type: ignore[method-assign]
        for thread in threads:
            thread.start()
            thread.join()
    assert capfd.readouterr().err == (
        "A part of netmd stumbled: ValueError: odd\\x1b event\n"
        "Watching stumbled: ValueError: odd\\x1b event; looking every 2 s goes on.\n"
    )


def test_where_a_thread_failed_is_shown_on_demand(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    monkeypatch.setenv("NETMD_DEBUG", "1")
    with failing_threads_said():
        thread = threading.Thread(target=raising)
        thread.start()
        thread.join()
    assert "in raising" in capfd.readouterr().err


def test_a_notebook_that_goes_and_comes_back_is_waited_for(scene: Scene) -> None:
    away = scene.root.with_name("away")
    scene.root.rename(away)
    scene.step(Changes(removed=(scene.note,)))
    assert scene.serving.problem is not None
    assert "Priya" in scene.page("contacts.html")
    away.rename(scene.root)
    scene.step(Changes(added=(scene.note,)))
    assert scene.serving.problem is None
    assert "Priya" in scene.page("contacts.html")


def test_new_settings_are_followed_and_the_watcher_asks_anew(scene: Scene) -> None:
    settings = scene.root / "netmd.toml"
    settings.write_text('[notebook]\nname = "Quince"\nignore = ["*.draft.md"]\n')
    assert scene.keeper.wants(scene.root / "contacts" / "x.draft.md")
    scene.step(Changes(added=(settings,)))
    assert "Quince" in scene.page("index.html")
    assert scene.watching.looked_again == 1
    assert not scene.keeper.wants(scene.root / "contacts" / "x.draft.md")


def test_only_what_may_change_the_site_is_wanted(scene: Scene) -> None:
    root = scene.root
    wanted = ("contacts/a.md", "netmd.toml", "site_templates/base.html.j2", "meetings/x.md", "contacts/.#lock.md")
    assert [name for name in wanted if scene.keeper.wants(root / name)] == list(wanted[:4])
    assert not scene.keeper.wants(root.parent / "elsewhere.md")

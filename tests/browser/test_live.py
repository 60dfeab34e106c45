"""A note saved in each editor's way is seen on the open page, which keeps its place."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from netmd.resources import sample_notebook

NOTE = "contacts/priya-raman.md"


def _heed_ctrl_c() -> None:
    """A shell that runs the tests in the background has its children ignore Ctrl-C; this one is to heed it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Served:
    """``netmd serve`` on a copy of the sample, as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.notebook = folder / "notebook"
        shutil.copytree(sample_notebook(), self.notebook)
        command = [sys.executable, "-m", "netmd", "serve", str(self.notebook), "--port", "0", "--today", "2026-05-14"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_ctrl_c
        )
        assert self.process.stdout is not None
        self.summary = self.process.stdout.readline()
        match = re.search(r"(http://127\.0\.0\.1:\d+/)\n", self.summary)
        assert match is not None
        self.url = match[1]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    with served.process:
        yield served
        served.process.kill()


def in_place(path: Path, data: bytes) -> None:
    """nano, Emacs with backup-by-copying, a shell's ``>``."""
    path.write_bytes(data)


def in_two_writes(path: Path, data: bytes) -> None:
    """An editor that empties the file and fills it bit by bit."""
    with path.open("wb") as file:
        file.flush()
        file.write(data[: len(data) // 2])
        file.flush()
        file.write(data[len(data) // 2 :])


def by_rename(path: Path, data: bytes) -> None:
    """gedit, Sublime Text, sed -i, Syncthing, Dropbox: a new file takes the old one's name."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


def by_backup(path: Path, data: bytes) -> None:
    """vim: the old file is renamed away, a new one written, the backup removed; a swap file stands by."""
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM 9.1")
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_bytes(data)
    backup.unlink()
    swap.unlink()


def by_safe_write(path: Path, data: bytes) -> None:
    """JetBrains: written beside it, the old one moved to a backup, the new one moved in."""
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_bytes(data)
    path.rename(old)
    new.rename(path)
    old.unlink()


def by_link(path: Path, data: bytes) -> None:
    """git checkout: the old file is unlinked, a new one created."""
    path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(descriptor, data)
    os.close(descriptor)


def opened(context: BrowserContext, address: str) -> Page:
    """The page, once it listens: what is saved after this, it hears of."""
    page = context.new_page()
    with page.expect_response(lambda response: response.url.endswith("/__netmd/events")):
        page.goto(address)
    return page


@pytest.mark.parametrize(
    "save", [in_place, in_two_writes, by_rename, by_backup, by_safe_write, by_link], ids=lambda save: save.__name__
)
def test_a_save_is_seen_on_the_open_page(
    served: Served, context: BrowserContext, save: Callable[[Path, bytes], None]
) -> None:
    page = opened(context, served.url + "contacts/priya-raman.html")
    note = served.notebook / NOTE
    save(note, note.read_bytes() + b"\n## 2026-05-13 Call about the quince tree\nShe laughed.\n")
    expect(page.get_by_role("heading", name="Call about the quince tree")).to_be_visible(timeout=10_000)


def is_near(page: Page, place: int) -> bool:
    """Whether the page comes to be scrolled there, to a pixel: it is asked anew after each time it reloads."""
    for _ in range(200):
        try:
            if abs(page.evaluate("window.scrollY") - place) < 2:
                return True
        except Error:  # it was being left
            pass
        page.wait_for_timeout(50)
    return False


def test_the_page_keeps_its_place_when_it_reloads(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url + "contacts/priya-raman.html")
    page.evaluate("window.scrollTo(0, 400)")
    assert is_near(page, 400)
    note = served.notebook / NOTE
    note.write_bytes(note.read_bytes() + b"\n## 2025-01-02 Call about the quince tree\nShe laughed.\n")
    expect(page.get_by_role("heading", name="Call about the quince tree")).to_be_visible(timeout=10_000)
    page.wait_for_load_state()
    assert is_near(page, 400)


def test_a_new_contact_and_one_that_goes_are_followed(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url + "contacts.html")
    (served.notebook / "contacts/quince-tree.md").write_text("## 2026-05-13 Coffee\n")
    expect(page.get_by_role("link", name="Quince Tree").first).to_be_visible(timeout=10_000)
    (served.notebook / "contacts/quince-tree.md").unlink()
    expect(page.get_by_role("link", name="Quince Tree")).to_have_count(0, timeout=10_000)


def test_a_broken_template_shows_its_problem_on_the_last_good_page(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url)
    templates = served.notebook / "site_templates"
    templates.mkdir()
    (templates / "today.html.j2").write_text("{% if %}")
    banner = page.get_by_role("status").filter(has_text="today.html.j2")
    expect(banner).to_be_visible(timeout=10_000)
    expect(page.get_by_role("link", name="Camille Thériault").first).to_be_visible()
    (templates / "today.html.j2").unlink()
    expect(banner).to_have_count(0, timeout=10_000)


def test_a_broken_note_is_named_on_every_page(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url + "problems.html")
    note = served.notebook / NOTE
    note.write_bytes(note.read_bytes().replace(b"cadence: 4-6 weeks", b"cadence: now and then"))
    expect(page.get_by_text("now and then").first).to_be_visible(timeout=10_000)


def test_a_notebook_that_is_away_is_shown_until_it_is_back(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url)
    away = served.notebook.with_name("away")
    served.notebook.rename(away)
    banner = page.get_by_role("status").filter(has_text="waiting for it to come back")
    expect(banner).to_be_visible(timeout=10_000)
    expect(page.get_by_role("link", name="Camille Thériault").first).to_be_visible()
    away.rename(served.notebook)
    expect(banner).to_have_count(0, timeout=10_000)


def test_a_linked_folder_and_a_pipe_are_reported_as_they_come(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url + "problems.html")
    (served.notebook / "contacts" / "club").symlink_to("..")
    expect(page.get_by_text("It is a link to a folder").first).to_be_visible(timeout=10_000)
    os.mkfifo(served.notebook / "contacts" / "y.md")
    expect(page.get_by_text("It is not a regular file").first).to_be_visible(timeout=10_000)


def test_ctrl_c_ends_it_cleanly(served: Served, context: BrowserContext) -> None:
    opened(context, served.url)
    assert served.stop() == 0
    assert served.process.stderr is not None
    assert "Traceback" not in served.process.stderr.read()
    assert served.summary.startswith("28 contacts")

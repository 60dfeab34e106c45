"""A build in a new process, which takes over what the last one left."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pytest

from netmd.dashboard import Dashboard
from netmd.files import survey
from netmd.notebook import load
from netmd.rebuild import rebuild
from netmd.site.views.context import FOR_A_MOMENT, OF_NO_WORD, OF_THIS_BUILD, Context
from tests.factory import TODAY

NOTE = "---\nname: Ann\nseeking: [editor]\n---\n## 2026-03-02 Coffee\nWords.\n"
OPENING = "---\ntitle: Editor\norg: North\ncloses: 2026-05-20\n---\n"


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETMD_CACHE", "1")


def notebook_in(folder: Path) -> Path:
    root = folder / "notebook"
    for name, text in {"contacts/ann.md": NOTE, "contacts/bob.md": "Bob.", "opportunities/editor.md": OPENING}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def built(root: Path, site: Path) -> tuple[str, ...]:
    return rebuild(survey(root), site, TODAY).published.written


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def clean(root: Path, site: Path) -> dict[str, bytes]:
    Dashboard(site).publish(load(root), TODAY)
    return bytes_of(site)


def test_nothing_is_made_where_nothing_changed(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    assert "contacts/ann.html" in built(root, site)
    assert built(root, site) == ()


def test_a_change_of_words_leaves_the_openings_pages(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    built(root, site)
    (root / "contacts/ann.md").write_text(NOTE.replace("Words", "Other"))
    assert "contacts/ann.html" in built(root, site)
    assert bytes_of(site) == clean(root, tmp_path / "clean")


def test_new_settings_make_everything_anew(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    for name in ("One", "Two"):
        (root / "netmd.toml").write_text(f'[notebook]\nname = "{name}"\n')
        built(root, site)
    assert bytes_of(site) == clean(root, tmp_path / "clean")


def test_a_page_that_was_lost_or_changed_is_made_again(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    built(root, site)
    (site / "contacts/ann.html").unlink()
    (site / "insights.html").write_text("mine")
    assert built(root, site) == ("contacts/ann.html", "insights.html")
    assert bytes_of(site) == clean(root, tmp_path / "clean")


def test_a_draft_of_ones_own_is_followed_though_another_cannot_be_read(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    (root / "contacts/bob.md").write_text("---\nname: Bob\noffers: [editor]\n---\n")
    (root / "drafts").mkdir()
    (root / "drafts/a.txt").symlink_to("gone.txt")
    for text in ("Subject: One\n\nHello {name}\n", "Subject: Two\n\nHello {name}\n"):
        (root / "drafts/introduction-offer.txt").write_text(text)
        built(root, site)
    assert bytes_of(site) == clean(root, tmp_path / "clean")


def test_a_file_that_takes_a_contacts_name_is_seen_on_the_pages_that_lead_there(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    (root / "contacts/ann.md").write_text("---\nintroduced_by: '[[bob]]'\n---\nWords.\n")
    built(root, site)
    (root / "meetings").mkdir()
    (root / "meetings/ann.md").write_text("---\ndate: 2026-05-01\n---\nWords.\n")
    built(root, site)
    assert bytes_of(site) == clean(root, tmp_path / "clean")


def test_whatever_a_context_works_out_is_said_to_hold_or_not_from_build_to_build() -> None:
    cached = {name for name, value in vars(Context).items() if isinstance(value, cached_property)}
    assert cached == {*OF_NO_WORD, *FOR_A_MOMENT, *OF_THIS_BUILD}
    assert not set(OF_THIS_BUILD) & {*OF_NO_WORD, *FOR_A_MOMENT}


def test_a_site_that_goes_while_it_is_followed_comes_back_whole(tmp_path: Path) -> None:
    root, site = notebook_in(tmp_path), tmp_path / "site"
    dashboard, notebook = Dashboard(site), load(root)
    dashboard.publish(notebook, TODAY)
    for lost in ("contacts/bob.html", "index.html", ""):
        for path in sorted([site / lost, *(site / lost).rglob("*")], reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (root / "contacts/ann.md").write_text(NOTE.replace("Words", f"Other {lost}"))
        notebook = notebook.refreshed(["contacts/ann.md"])
        dashboard.publish_at_once(notebook)
        dashboard.publish(notebook, TODAY)
        assert bytes_of(site) == clean(root, tmp_path / f"clean{len(lost)}")

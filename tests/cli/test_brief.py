"""``netmd brief``: one screen before a meeting, as JSON, and the page."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.cli.looking import STORY, loaded_by, small
from tests.cli.running import Run
from tests.cli.terminal import run_in_terminal


def test_the_brief_has_what_to_have_in_mind(run: Run, tmp_path: Path) -> None:
    ran = run("brief", "pri", "-n", small(tmp_path), "--today", "2026-05-14")
    assert ran.code == 0
    assert ran.out == """\
Priya Raman
  Last touch 10 May (coffee), every 4-6 weeks: due 7 Jun.

In short
  E-mail  priya@northside.example
  Met     10 May, coffee
  Seeks   photographer
  Ran \\x1b[31mthe rebrand.

Last touches
  10 May  Coffee
      She builds the team.

You owe
  6ce  Send the deck — due 12 May, 2 days over

They owe
  3f0  chart — promised, no date

You could offer
  Sam Lee  offers photographer
"""


def test_it_names_the_plan_how_we_met_and_whom_we_both_know(run: Run) -> None:
    out = run("brief", "renee", *STORY).out
    assert "14 May 16:00  Call: the trailer, and Sam's first fortnight — today" in out
    assert "introduced by Hana Petrović" in out
    assert "Sam Lee        I introduced them, together 20 Mar" in out


def test_every_contact_of_the_sample_fits_a_screen(run: Run) -> None:
    contacts = json.loads(run("export", "json", *STORY).out)["contacts"]
    assert contacts
    for contact in contacts:
        assert len(run("brief", contact["path"], *STORY).out.splitlines()) <= 50, contact["path"]


def test_json_has_the_same(run: Run, tmp_path: Path) -> None:
    document = json.loads(run("brief", "pri", "-n", small(tmp_path), "--today", "2026-05-14", "--json").out)
    assert {key: document[key] for key in ("format", "version", "today", "path", "name", "state", "plan")} == {
        "format": "netmd-brief", "version": 1, "today": "2026-05-14", "path": "contacts/priya-raman.md",
        "name": "Priya Raman", "state": "in-time", "plan": None,
    }  # fmt: skip
    assert [item["text"] for item in document["mine"]] == ["Send the deck"]
    assert [item["text"] for item in document["theirs"]] == ["chart"]
    assert document["could_offer"] == [{"path": "contacts/sam-lee.md", "why": "offers photographer"}]


def test_open_builds_the_site_and_opens_the_page_at_the_brief(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    ran = run("brief", "pri", "--open", "-n", small(tmp_path / "notes"), "--today", "2026-05-14")
    page = tmp_path / "site" / "contacts" / "priya-raman.html"
    assert (ran.code, ran.out) == (0, f"{page}\n")
    address = urlsplit(opened[0])
    assert (address.scheme, unquote(address.path), address.fragment) == ("file", str(page), "brief")
    assert 'id="brief"' in page.read_text(encoding="utf-8")


def test_a_site_folder_without_open_is_a_wrong_call(run: Run) -> None:
    assert run("brief", "priya", *STORY, "-o", "site").code == 2


def test_it_fits_a_narrow_terminal() -> None:
    screen = run_in_terminal("brief", "priya", *STORY, cwd=Path.cwd(), columns=60)
    assert max(map(len, screen.lines)) <= 60
    assert "You both know" in screen.text


def test_nothing_heavy_is_loaded_unless_the_page_is_wanted() -> None:
    assert loaded_by("brief", "priya", *STORY) == set()

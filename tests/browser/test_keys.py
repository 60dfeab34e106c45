"""The rows of every kind of page, gone through by keyboard in Chromium."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from netmd.dashboard import Dashboard
from netmd.notebook import load
from tests.browser.conftest import Watched

IN_FOCUS = "document.activeElement.hasAttribute('data-row-focus') ? document.activeElement.innerText : null"

WITH_ROWS = (
    "index.html", "contacts.html", "calendar.html", "openings.html", "introductions.html", "network.html",
    "giving.html", "insights.html", "organisations.html", "tags.html", "contacts/priya-raman.html",
    "openings/video-producer-rocket-nine.html", "meetings/panel-who-gets-to-play.html", "tags/sports.html",
)  # fmt: skip


def opened(page: Page, site: Path, name: str) -> Page:
    page.goto((site / name).as_uri())
    return page


@pytest.mark.parametrize("name", WITH_ROWS)
def test_j_goes_to_another_row_with_each_press_and_k_back(
    sample_site: Path, context: BrowserContext, name: str
) -> None:
    page = opened(context.new_page(), sample_site, name)
    seen: list[str] = []
    for _ in range(3):
        page.keyboard.press("j")
        seen.append(page.evaluate(IN_FOCUS))
    assert None not in seen
    assert len(set(seen)) == 3
    page.keyboard.press("k")
    assert page.evaluate(IN_FOCUS) == seen[1]


def test_a_page_without_rows_says_so(sample_site: Path, watched: Watched) -> None:
    page = opened(watched.page, sample_site, "problems.html")
    page.keyboard.press("j")
    expect(page.locator(".keys-voice")).to_have_text("This page has no rows to go through.")


def rows_to_the_end(page: Page) -> list[str]:
    """What each row says, from the top of the page to its last."""
    page.evaluate("scrollTo(0, 0)")
    found: list[str] = []
    while True:
        page.keyboard.press("j")
        row = page.evaluate(IN_FOCUS)
        if found and page.evaluate("document.activeElement === window.rowBefore"):
            return found
        page.evaluate("window.rowBefore = document.activeElement")
        found.append(" ".join(row.split()))


def test_of_the_network_the_lineage_comes_before_the_connectors(sample_site: Path, watched: Watched) -> None:
    found = rows_to_the_end(opened(watched.page, sample_site, "network.html"))
    people = watched.page.locator(".lineage .one").count()
    assert people > 10
    assert [text for text in found[:people] if not text] == []
    assert found[people].startswith(watched.page.locator(".net-table tbody tr").first.locator("a.name").inner_text())


def test_of_giving_the_steps_of_the_stories_are_rows_and_the_folded_figures_are_not(
    sample_site: Path, watched: Watched
) -> None:
    page = opened(watched.page, sample_site, "giving.html")
    found = rows_to_the_end(page)
    steps = page.locator(".stories .step").count()
    persons = page.locator(".exchanged tbody tr").count()
    lines = page.locator(".handed .row").count()
    assert len(found) == steps + persons + lines
    page.locator("details.figures summary").click()
    page.evaluate("document.activeElement.blur()")
    assert len(rows_to_the_end(page)) == len(found) + page.locator(".figures tbody tr").count()


def test_o_on_a_day_of_the_calendar_opens_the_very_line_in_focus(sample_site: Path, watched: Watched) -> None:
    page = opened(watched.page, sample_site, "calendar.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    href = page.evaluate("document.activeElement.querySelector('a').href")
    assert page.locator(".month .event:visible").nth(1).locator("a").evaluate("a => a.href") == href
    page.keyboard.press("o")
    page.wait_for_url(href)


def test_o_on_a_touch_never_opens_a_link_of_its_notes(tmp_path: Path, watched: Watched) -> None:
    contacts = tmp_path / "notebook" / "contacts"
    contacts.mkdir(parents=True)
    (contacts / "ann.md").write_text("## 2026-05-01 Coffee\nTalked of [[bob]].\n\n## 2026-04-01 Call with [[bob]]\n")
    (contacts / "bob.md").write_text("## 2026-05-02 Call\n")
    (tmp_path / "notebook" / "meetings").mkdir()
    (tmp_path / "notebook" / "meetings" / "panel.md").write_text(
        '---\ndate: 2026-05-03\ntitle: Panel\nwith: ["[[ann]]", "[[bob]]"]\n---\nGood.\n'
    )
    Dashboard(tmp_path / "site").publish(load(tmp_path / "notebook"), date(2026, 5, 14))
    page = opened(watched.page, tmp_path / "site", "contacts/ann.html")

    def open_touch(number: int) -> None:
        page.locator(".touch").nth(number).evaluate("row => { row.tabIndex = -1; row.focus(); }")
        page.keyboard.press("o")

    open_touch(1)
    expect(page.locator(".keys-voice")).to_have_text("This row leads nowhere.")
    assert page.url.endswith("contacts/ann.html")
    open_touch(2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bob")
    opened(page, tmp_path / "site", "contacts/ann.html")
    open_touch(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Panel")

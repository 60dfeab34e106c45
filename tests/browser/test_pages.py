"""Every page of the sample in Chromium: quiet, self-contained, accessible, with and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from netmd.server import SiteServer
from tests.browser.conftest import Watched


def page_names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_every_page_opens_from_disk_without_a_complaint_or_a_request_out(sample_site: Path, watched: Watched) -> None:
    names = page_names(sample_site)
    assert len(names) > 40
    for name in names:
        watched.page.goto((sample_site / name).as_uri())
        assert watched.page.locator("main h1").count() == 1, name
    assert watched.complaints == []
    outside = [url for url in watched.requests if not url.startswith((sample_site.as_uri(), "data:"))]
    assert outside == []


def test_every_page_is_served_without_a_complaint_or_a_request_out(
    sample_site: Path, sample_server: SiteServer, watched: Watched
) -> None:
    for name in page_names(sample_site):
        watched.page.goto(urljoin(sample_server.url, quote(name)))
        assert watched.page.locator("main h1").count() == 1, name
    # a page that is left while it listens for changes ends its stream: that is no failure
    assert [text for text in watched.complaints if "/__netmd/events" not in text] == []
    assert [url for url in watched.requests if not url.startswith((sample_server.url, "data:"))] == []


AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""The rules of axe that a theme can break: all the others look at the elements, which are the same in both."""


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe-core, loaded once a page, finds on it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html']}" for one in found["violations"]]


def test_axe_finds_no_violation_on_any_page_in_either_theme(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = context.new_page()
    found: list[str] = []
    for name in page_names(sample_site):
        page.emulate_media(color_scheme="light")
        page.goto((sample_site / name).as_uri())
        found += [f"{name}: {violation}" for violation in violations(page, AXE)]
        page.emulate_media(color_scheme="dark")
        found += [f"{name}, dark: {violation}" for violation in violations(page, COLOURS)]
    context.close()
    assert found == []


def test_axe_finds_no_violation_on_a_brief_and_on_the_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    names = ("index.html", "contacts.html", "organisations.html", "contacts/priya-raman.html")
    for name in (*names, "contacts/priya-raman.html#brief"):
        page.goto(f"{sample_site.as_uri()}/{name}")
        assert violations(page, AXE) == [], name
    context.close()


def test_no_page_scrolls_sideways_on_a_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    wide = []
    for name in page_names(sample_site):
        page.goto((sample_site / name).as_uri())
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    context.close()
    assert wide == []


def test_without_scripts_every_page_still_reads(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    assert page.get_by_role("link", name="Camille Thériault").first.is_visible()
    page.goto((sample_site / "contacts.html").as_uri())
    assert page.get_by_role("link", name="Priya Raman").first.is_visible()
    page.goto((sample_site / "contacts/priya-raman.html").as_uri())
    assert page.get_by_text("We had forty minutes and took ninety.").first.is_visible()
    context.close()


def sheets(page: Page) -> int:
    """How many sheets of A4 a page prints on."""
    pdf = page.pdf(format="A4")
    return pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")


def test_the_brief_shows_alone(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{(sample_site / 'contacts/priya-raman.html').as_uri()}#brief")
    assert page.locator("#brief").is_visible()
    assert not page.get_by_role("heading", name="Timeline").is_visible()


def test_every_contacts_brief_prints_on_one_sheet(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    names = [name for name in page_names(sample_site) if name.startswith("contacts/")]
    printed = {}
    for name in names:
        page.goto(f"{(sample_site / name).as_uri()}#brief")
        printed[name] = sheets(page)
    assert len(printed) > 20
    assert {name: count for name, count in printed.items() if count != 1} == {}


def test_a_page_prints_without_what_only_serves_the_screen(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((sample_site / "contacts/priya-raman.html").as_uri())
    assert page.get_by_role("navigation").count() == 0
    assert not page.locator(".file").is_visible()
    assert page.locator("#brief").is_visible()
    assert page.get_by_role("heading", name="Timeline").is_visible()


def test_the_printed_table_keeps_each_cell_to_itself(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 665, "height": 1000})  # A4 less the margins
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((sample_site / "contacts.html").as_uri())
    spilling = page.evaluate(
        """() => [...document.querySelectorAll(".people th, .people td")]
            .filter(cell => cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== "none")
            .map(cell => cell.textContent)"""
    )
    context.close()
    assert spilling == []


def test_the_last_rows_of_the_table_are_drawn_on_a_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "contacts.html").as_uri())
    last = page.locator("tbody tr").last
    assert last.evaluate("row => getComputedStyle(row).contentVisibility") == "visible"
    last.scroll_into_view_if_needed()
    assert last.get_by_role("link").first.is_visible()
    context.close()


def test_the_switch_says_what_it_is_and_goes_through_the_themes(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    seen = []
    for name in ("Theme: auto", "Theme: light", "Theme: dark"):
        switch = page.get_by_role("button", name=name)
        seen.append(switch.get_attribute("title"))
        switch.click()
    assert page.get_by_role("button", name="Theme: auto").is_visible()
    assert all(seen)

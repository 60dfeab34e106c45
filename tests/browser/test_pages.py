"""Every page of the sample in Chromium: quiet, self-contained, accessible, with and without scripts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(sample_site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    axe = Axe()
    found: list[str] = []
    for name in page_names(sample_site):
        page.goto((sample_site / name).as_uri())
        results = axe.run(page)
        found += [f"{name}: {violation['id']}: {violation['help']}" for violation in results.response["violations"]]
    context.close()
    assert found == []


def test_axe_finds_no_violation_on_a_brief_and_on_the_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for name in ("index.html", "contacts.html", "contacts/priya-raman.html", "contacts/priya-raman.html#brief"):
        page.goto(f"{sample_site.as_uri()}/{name}")
        assert Axe().run(page).response["violations"] == [], name
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


def test_the_brief_shows_alone_and_prints_on_one_sheet(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{(sample_site / 'contacts/priya-raman.html').as_uri()}#brief")
    assert page.locator("#brief").is_visible()
    assert not page.get_by_role("heading", name="Timeline").is_visible()
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1 or pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages") == 1


def test_contacts_sort_by_a_column_and_filter_by_words(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "contacts.html").as_uri())
    names = page.locator("tbody tr:visible th, tbody tr:visible td:first-child")
    first = names.first.inner_text()
    page.get_by_role("button", name="Name").first.click()
    assert page.locator("th[aria-sort]").count() == 1
    page.get_by_role("searchbox").first.fill("raman")
    assert page.locator("tbody tr:visible").count() == 1
    assert "Priya Raman" in names.first.inner_text()
    page.get_by_role("searchbox").first.fill("")
    assert page.locator("tbody tr:visible").count() > 20
    assert first

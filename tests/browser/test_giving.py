"""Introductions and giving in Chromium: by keyboard, without scripts, on the phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.test_pages import AXE, COLOURS, violations

PAGES = ("introductions.html", "giving.html")


def test_a_draft_opens_by_keyboard_and_has_a_way_into_the_mail_program(
    sample_site: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto((sample_site / "introductions.html").as_uri())
    summary = page.locator("#suggestions summary").first
    summary.focus()
    page.keyboard.press("Enter")
    letter = page.locator("#suggestions .letter").first
    assert letter.locator("pre").is_visible()
    assert "May I introduce you to" in letter.locator("pre").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").startswith("mailto:")


def test_a_month_leads_to_its_lines_and_a_line_to_where_it_is_written(
    sample_site: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto((sample_site / "giving.html").as_uri())
    page.get_by_text("The figures").click()
    page.get_by_role("link", name="Apr 2026").click()
    assert page.evaluate("location.hash") == "#in-2026-04"
    page.locator("#in-2026-04 + ul a").first.click()
    page.wait_for_url("**/contacts/*#on-2026-04-*", wait_until="load")
    page.wait_for_selector(":target", state="attached")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_with_everything_open_in_either_theme_and_on_the_phone(
    name: str, sample_site: Path, browser: Browser
) -> None:
    for width in (1280, 390):
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme="light")
        page = context.new_page()
        page.goto((sample_site / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert violations(page, AXE) == [], width
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == [], width
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_all_of_it_reads_without_scripts(name: str, sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((sample_site / name).as_uri())
    assert page.locator("main section").count() >= 4
    assert page.get_by_role("link", name="Sam Lee").first.is_visible()
    context.close()

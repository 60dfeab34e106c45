"""Commands beside reminders: readable without scripts, copied with them, from disk and when served."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netmd.server import SiteServer

PASTE = """() => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
}"""


def pasted(page: Page) -> str:
    """What a paste gives, put into a field of its own."""
    page.evaluate(PASTE)
    page.keyboard.press("Control+v")
    text = page.evaluate(
        "() => { const f = [...document.querySelectorAll('textarea')].pop(); const v = f.value; f.remove(); return v; }"
    )
    return str(text)


def test_a_press_copies_the_whole_command_from_disk(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    button = page.locator("#today button.copy", has_text="netmd log tobias-lindgren")
    command = button.inner_text()
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text(f"Copied: {command}")
    expect(button).to_be_focused()
    assert pasted(page) == command == "netmd log tobias-lindgren --on 2026-05-12 --note -"


def test_a_press_copies_when_served_by_the_keyboard_too(sample_server: SiteServer, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(urljoin(sample_server.url, "index.html"))
    button = page.locator("#late button.copy").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text(f"Copied: {button.inner_text()}")
    assert page.evaluate("navigator.clipboard.readText()") == button.inner_text()
    context.close()


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject(new Error('no')) }"])
def test_where_there_is_no_clipboard_the_old_way_copies(
    sample_site: Path, context: BrowserContext, clipboard: str
) -> None:
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    page.goto((sample_site / "index.html").as_uri())
    button = page.locator("#late button.copy").first
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert pasted(page) == button.inner_text()


def test_what_cannot_be_copied_is_said(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
    )
    page.goto((sample_site / "index.html").as_uri())
    page.locator("#late button.copy").first.click()
    expect(page.get_by_role("status").filter(has_text="could not be copied")).to_have_count(1)


def test_without_scripts_commands_are_words_that_can_be_read_in_full(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    assert page.locator("button.copy").count() == 0
    command = page.locator("#today code.command", has_text="netmd log tobias-lindgren")
    expect(command).to_be_visible()
    assert command.inner_text() == "netmd log tobias-lindgren --on 2026-05-12 --note -"
    context.close()


def test_on_a_phone_every_button_can_be_hit(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for name in ("index.html", "contacts/priya-raman.html"):
        page.goto((sample_site / name).as_uri())
        sizes = page.locator("button.copy:visible").evaluate_all(
            "buttons => buttons.map(b => b.getBoundingClientRect()).map(r => [r.width, r.height])"
        )
        assert sizes
        assert min(min(size) for size in sizes) >= 44, name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_command_takes_no_line_of_its_own_beside_a_reminder(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    heights = page.locator(".today-main .lane:not(.lane-later) .where").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) > 15
    assert max(heights) < 30

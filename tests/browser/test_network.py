"""The picture of the network in Chromium: names can be read, every dot leads somewhere."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

_BOXES = """() => [...document.querySelectorAll('svg.net:not(.ego) .mark text')].map(text => {
  const box = text.getBBox();
  return [text.textContent, box.x, box.y + 2, box.x + box.width, box.y + box.height - 2];
})"""


def test_no_name_in_the_samples_picture_covers_another(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    names = page.evaluate(_BOXES)
    assert len(names) > 20
    overlaps = [
        (one[0], other[0])
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]
    assert overlaps == []


def test_every_name_lies_within_the_picture(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    left, top, width, height = page.evaluate(
        "() => { const box = document.querySelector('svg.net').viewBox.baseVal; "
        "return [box.x, box.y, box.width, box.height]; }"
    )
    for name, x, y, right, bottom in page.evaluate(_BOXES):
        assert left <= x, name
        assert right <= left + width, name
        assert top <= y, name
        assert bottom <= top + height, name


def test_a_dot_leads_to_the_persons_page_by_keyboard(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    page.locator("svg.net a.mark[href='contacts/priya-raman.html']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/priya-raman.html")


def test_on_a_phone_the_picture_keeps_its_size_and_scrolls_by_itself(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    inner, outer = page.evaluate(
        "() => { const box = document.querySelector('.net-picture .scroll'); return [box.scrollWidth, box.clientWidth]; }"
    )
    assert inner > 2 * outer
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()

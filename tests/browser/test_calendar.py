"""The calendar in Chromium: a table of weeks on a wide screen, a list on a phone, one sheet a month on paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, expect

from netmd.dashboard import Dashboard
from netmd.notebook import load

LONG = "with a name so long that it takes two lines of any cell of a calendar"


def crowded(folder: Path, month: str, days: int, name: str = LONG, what: str = "what was promised at length") -> Path:
    """A notebook in which every day of a month has more than its cell shows, with the longest of lines."""
    contacts = folder / "notebook" / "contacts"
    contacts.mkdir(parents=True)
    for number in range(8):
        items = "".join(f"- [ ] {what} due:{month}-{day:02}\n" for day in range(1, days + 1))
        some = f"## {month} Coffee {LONG}\n"
        (contacts / f"{number}.md").write_text(
            f"---\nname: Person {number} {name}\n---\n{items}{some}", encoding="utf-8"
        )
    site = folder / "site"
    Dashboard(site).publish(load(folder / "notebook"), date(2026, 5, 14))
    return site


@pytest.mark.parametrize(("name", "what"), [(LONG, "what was promised at length"), ("Ng", "send it")])
@pytest.mark.parametrize(("month", "days", "weeks"), [("2027-02", 28, 4), ("2026-07", 31, 5), ("2026-08", 31, 6)])
def test_a_month_fits_on_one_sheet_however_full_it_is(
    tmp_path: Path, context: BrowserContext, month: str, days: int, weeks: int, name: str, what: str
) -> None:
    site = crowded(tmp_path, month, days, name, what)
    page = context.new_page()
    page.goto((site / "calendar" / f"{month}.html").as_uri())
    assert page.locator("table.month tbody tr").count() == weeks
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    (size,) = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf))
    width, height = (float(number) for number in size.split()[2:])
    assert width == pytest.approx(842, abs=2)  # A4 landscape, in points
    assert height == pytest.approx(595, abs=2)


def test_on_paper_the_months_cells_show_their_lines_whole(tmp_path: Path, context: BrowserContext) -> None:
    site = crowded(tmp_path, "2026-08", 31)
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1046, "height": 720})
    page.goto((site / "calendar" / "2026-08.html").as_uri())
    expect(page.locator(".agenda")).to_be_hidden()
    expect(page.locator("table.month .rest.on-paper").first).to_be_visible()
    assert page.locator("table.month").evaluate("table => table.getBoundingClientRect().height") < 720


def test_a_phone_shows_the_days_as_a_list_and_leads_to_today(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "calendar.html").as_uri())
    expect(page.locator("table.month")).to_be_hidden()
    expect(page.locator(".agenda")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Today", exact=True).last.click()
    expect(page.locator("#day-14")).to_be_in_viewport()
    context.close()


def test_months_are_walked_by_the_keyboard(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "calendar.html").as_uri())
    for expected in ("April 2026", "March 2026", "February 2026"):
        page.locator("a[rel=prev]").focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(expected)
    page.get_by_role("link", name="This month").click()
    expect(page.locator("h1")).to_have_text("May 2026")


def test_a_touch_leads_to_its_place_on_the_contact_s_page(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "calendar" / "2026-03.html").as_uri())
    page.locator("table.month").get_by_role("link", name="Priya Raman").first.click()
    expect(page.locator("li.touch:target")).to_contain_text("Coffee at Larkspur")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_a_full_month(tmp_path: Path, browser: Browser, width: int) -> None:
    site = crowded(tmp_path, "2026-05", 31)
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto((site / "calendar.html").as_uri())
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] == []
    context.close()

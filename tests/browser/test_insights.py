"""The page of insights in Chromium: its figures by keyboard, on a phone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.test_pages import AXE, violations


def opened(context: BrowserContext, site: Path, name: str = "insights.html") -> Page:
    page = context.new_page()
    page.goto((site / name).as_uri())
    return page


def test_the_figures_behind_a_plot_open_by_keyboard(sample_site: Path, context: BrowserContext) -> None:
    page = opened(context, sample_site)
    table = page.locator("#touches table")
    assert not table.is_visible()
    page.locator("#touches summary").focus()
    page.keyboard.press("Enter")
    assert table.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_with_all_figures_open(sample_site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(context, sample_site)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page, AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_what_opens_the_figures_is_large_enough_on_a_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = opened(context, sample_site)
    heights = page.locator(".figures summary").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) == 7
    assert min(heights) >= 44
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_in_squares_stand_out_from_them(sample_site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(context, sample_site)
    contrasts = page.evaluate(
        """() => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            const light = colour => {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
            };
            return [...document.querySelectorAll("#touches svg g")].filter(one => one.querySelector("text")).map(one => {
                const [a, b] = ["rect", "text"].map(name => light(getComputedStyle(one.querySelector(name)).fill));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            });
        }"""
    )
    assert len(contrasts) > 10
    assert min(contrasts) >= 4.5
    context.close()


def test_words_in_plots_keep_their_size_on_a_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = opened(context, sample_site)
    widths = page.locator(".question .plot").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert min(widths) / 360 >= 0.9
    context.close()


def test_printed_the_plots_are_there_and_the_folded_figures_are_not(sample_site: Path, context: BrowserContext) -> None:
    page = opened(context, sample_site)
    page.emulate_media(media="print")
    assert page.locator("#growth .plot").first.is_visible()
    assert not page.locator("#growth summary").is_visible()


def test_the_weeks_of_a_contact_fit_on_a_phone(sample_site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = opened(context, sample_site, "contacts/sam-lee.html")
    strip = page.get_by_role("img", name="7 touches in 6 weeks of the last year")
    assert strip.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()

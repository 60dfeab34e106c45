"""The picture of the network in Chromium: names can be read, every dot leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.factory import contact
from tests.unit.site.pages import build

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


def test_on_a_phone_the_picture_opens_with_me_in_the_middle_and_says_that_it_moves(
    sample_site: Path, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    me = page.locator("svg.net circle.me").bounding_box()
    assert me is not None
    assert abs(me["x"] + me["width"] / 2 - 195) < 2
    assert page.get_by_text("Move the picture sideways").is_visible()
    context.close()


def test_on_a_phone_the_names_in_the_tables_of_groups_stand_without_commas_and_no_row_is_as_high_as_three(
    sample_site: Path, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    rows = page.locator(".net-groups tbody tr")
    assert rows.count() > 10
    assert "," not in "".join(rows.all_inner_texts())
    assert max(row.bounding_box()["height"] for row in rows.all()) < 3.5 * 44  # type: ignore[index]
    names = page.locator(".net-groups tbody a")
    assert min(name.bounding_box()["height"] for name in names.all()) >= 43  # type: ignore[index]
    context.close()


def test_names_that_stand_close_are_large_enough_to_be_met(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    links = page.locator(".net-groups .names a, .ways a")
    assert links.count() > 20
    assert min(link.bounding_box()["height"] for link in links.all()) >= 24  # type: ignore[index]


@pytest.mark.parametrize("width", [390, 1280])
def test_endless_words_push_nothing_out_of_the_page(tmp_path: Path, browser: Browser, width: int) -> None:
    word, at = "x" * 190, {"orgs": ["O" + "y" * 180], "tags": ["t" + "z" * 140]}
    chain = [contact(f"{name}{word}", path=f"contacts/{name}.md", **at, introduced_by=by)
             for name, by in (("ann", []), ("bo", ["ann"]), ("cy", ["bo"]))]  # fmt: skip
    for path, data in build(*chain).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto((tmp_path / "network.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_in_print_it_fills_its_pages(sample_site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((sample_site / "network.html").as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4"))) == 4

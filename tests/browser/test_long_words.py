"""Names, organisations and tags of one word that is longer than any line, in Chromium."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from netmd.dashboard import Dashboard
from netmd.notebook import load
from tests.browser.test_pages import page_names

NAME, ORG, TAG = "N" * 190, "o" * 180, "t" * 140

ANN = f"""\
---
name: {NAME}
org: {ORG}
tags: [{TAG}]
introduced_by: "[[bob]]"
---
## 2026-03-02 Coffee with [[bob]]
- Gave: {"w" * 120}
- Got: an introduction to [[cem]]
- Intro: [[ann]] to [[bob]] (met)

## 2026-03-09 Lunch
- [ ] send {"s" * 120} due:2026-05-20
"""
OTHERS = """\
---
name: {name}
org: {org}
tags: [{tag}]
---
## 2026-04-02 Call with [[ann]]
Well.
"""


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    contacts, openings = folder / "notebook" / "contacts", folder / "notebook" / "opportunities"
    contacts.mkdir(parents=True)
    openings.mkdir()
    (contacts / "ann.md").write_text(ANN, encoding="utf-8")
    for name in ("Bob", "Cem"):
        text = OTHERS.format(name=f"{name}{'y' * 150}", org=ORG, tag=TAG)
        (contacts / f"{name.lower()}.md").write_text(text, encoding="utf-8")
    (openings / "post.md").write_text(
        f'---\ntitle: {"p" * 170}\norg: {ORG}\ntags: [{TAG}]\nsource: "[[ann]]"\n---\n- Passed to: [[bob]] 2026-04-01 (applied)\n',
        encoding="utf-8",
    )
    Dashboard(folder / "site").publish(load(folder / "notebook"), date(2026, 5, 14))
    return folder / "site"


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways_however_long_a_word_is(long_words: Path, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    wide = []
    for name in page_names(long_words):
        page.goto((long_words / name).as_uri())
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    context.close()
    assert wide == []


def test_on_giving_no_part_is_drawn_over_another(long_words: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.goto((long_words / "giving.html").as_uri())
    table = page.locator(".exchanged").evaluate("one => one.getBoundingClientRect().right")
    stories = page.locator(".told").evaluate("one => one.getBoundingClientRect().left")
    context.close()
    assert table < stories


def test_what_stands_beside_a_name_written_from_right_to_left_stays_there(tmp_path: Path, browser: Browser) -> None:
    contacts = tmp_path / "notebook" / "contacts"
    contacts.mkdir(parents=True)
    (contacts / "ann.md").write_text("## 2026-03-02 Call\nWell.\n", encoding="utf-8")
    (contacts / "sara.md").write_text(
        '---\nname: שרה כהן\norg: "24 ערים"\nintroduced_by: "[[ann]]"\nmet: 2026-03-24\n---\n', encoding="utf-8"
    )
    Dashboard(tmp_path / "site").publish(load(tmp_path / "notebook"), date(2026, 5, 14))
    page = browser.new_page()
    page.goto((tmp_path / "site" / "network.html").as_uri())
    line = page.locator(".lineage .one").filter(has_text="שרה")
    edges = line.locator("> .name, > .soft:not(.result)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    page.close()
    assert len(edges) == 3
    assert [left >= right - 1 for (_, right), (left, _) in pairwise(edges)] == [True, True]

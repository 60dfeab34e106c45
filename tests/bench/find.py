"""``python -m tests.bench.find NOTEBOOK``: what quick find costs to build, to load, and to ask, on a notebook of any size.

Building is processor time of this process; loading and asking are milliseconds in Chromium, over ``file://``, from the
key pressed to the list laid out.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from types import MappingProxyType

from playwright.sync_api import Page as Tab

from netmd.index import Index
from netmd.model import Contact
from netmd.notebook import load
from netmd.resources import templates_folder
from netmd.settings import Settings
from netmd.site.find import find_pages
from netmd.site.page import Page
from netmd.site.views.context import Context
from netmd.site.views.notes import RenderMemo
from tests.browser.chromium import launched

HOST = """<!doctype html><html lang="en"><link rel="stylesheet" href="assets/netmd.css">
<link rel="stylesheet" href="assets/find.css"><title>Find</title><body data-root="">
<script src="assets/find-engine.js"></script><script src="assets/find.js"></script>"""
TYPED = """typed => new Promise(done => {
  const input = document.getElementById("find-input"), list = document.getElementById("find-list");
  const status = document.querySelector(".find-status");
  const begun = performance.now();
  let first = 0;
  const look = () => {
    if (!first && list.children.length) { list.getBoundingClientRect(); first = performance.now() - begun; }
    if (status.textContent) done([first || performance.now() - begun, performance.now() - begun]);
  };
  status.textContent = "";
  list.replaceChildren();
  const watch = new MutationObserver(look);
  watch.observe(input.closest("dialog"), { subtree: true, childList: true, characterData: true });
  input.value = typed;
  input.dispatchEvent(new Event("input"));
})"""


def main(folder: Path) -> None:
    """Measure and print."""
    notebook = load(folder)
    pages = building(notebook.index, notebook.settings)
    for kind, sizes in sizes_by_kind(pages).items():
        print(f"  {kind:<9} {len(sizes):>4} files {sum(sizes) / 1000:>9.0f} kB, the largest {max(sizes) / 1000:.0f} kB")
    names = [contact.name for contact in notebook.index.contacts]
    asked = sys.argv[2:] or [
        names[0].split()[0],
        with_slip(names[len(names) // 2]),
        "coffee",
        "introduction",
        "platfrm",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        asking(Path(temporary), pages, asked)


def building(index: Index, settings: Settings) -> list[Page]:
    """The data built from nothing, built again, and after a sentence was added to one note."""
    pages, took = timed(index, settings)
    last = {page.path: page.data for page in pages}
    print(f"built in {took:.3f} s of processor time, {len(index.entries):,} notes")
    print(f"built again in {timed(index, settings, index, last)[1]:.4f} s")
    contact = next(contact for contact in index.contacts if contact.note.meetings)
    changed, took = timed(index.replaced({contact.path: with_a_sentence(contact)}), settings, index, last)
    paths = ", ".join(page.path for page in changed)
    print(f"after a sentence more in one note in {took:.4f} s, {len(changed)} files: {paths}")
    return pages


def timed(
    index: Index, settings: Settings, before: Index | None = None, last: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[list[Page], float]:
    """The files that are made, and the processor seconds they took beside what every build needs."""
    context = Context(index, None, settings, (), date(2026, 5, 14), RenderMemo())  # type: ignore[arg-type]
    assert context.pages is not None
    assert context.org_anchors is not None
    assert context.tag_pages is not None
    begun = time.process_time()
    pages = list(find_pages(context, before, last.get))
    return [page for page in pages if isinstance(page, Page)], time.process_time() - begun


def with_a_sentence(contact: Contact) -> Contact:
    """The contact, of whose first meeting something more is written."""
    first, *rest = contact.note.meetings
    more = replace(first, text=f"{first.text}\nThe quince tree blossomed early, she says.")
    return replace(contact, note=replace(contact.note, meetings=(more, *rest)))


def with_slip(name: str) -> str:
    """The last name with one letter missing."""
    word = name.split()[-1]
    return word[: len(word) // 2] + word[len(word) // 2 + 1 :]


def sizes_by_kind(pages: Iterable[Page]) -> dict[str, list[int]]:
    """The bytes of each file, by kind."""
    found = defaultdict(list)
    for page in pages:
        found[page.path.split("/")[1].split(".")[0].split("-")[0]].append(len(page.data))
    return found


def asking(site: Path, pages: Iterable[Page], asked: Iterable[str]) -> None:
    """Load and ask in a browser."""
    shutil.copytree(templates_folder() / "assets", site / "assets")
    for page in pages:
        (site / page.path).parent.mkdir(exist_ok=True)
        (site / page.path).write_bytes(page.data)
    (site / "host.html").write_text(HOST)
    with launched() as browser:
        loads = []
        for _ in range(5):
            tab = browser.new_page()
            tab.goto((site / "host.html").as_uri())
            script = "async () => { const begun = performance.now(); await netmd.finder.ready(); return performance.now() - begun; }"
            loads.append(tab.evaluate(script))
            tab.close()
        print(f"names loaded in {median(loads):.0f} ms (median of 5; the first {loads[0]:.0f})")
        tab = browser.new_page()
        tab.goto((site / "host.html").as_uri())
        tab.evaluate("netmd.finder.ready().then(netmd.openFind)")
        for typed in asked:
            report(tab, typed)


def report(tab: Tab, typed: str) -> None:
    """The first time a text is asked for, when its files have yet to be loaded, and the median of five times after."""
    (first, whole), *later = [tab.evaluate(TYPED, typed) for _ in range(6)]
    tab.evaluate("document.getElementById('find-input').value = ''")
    count, words = tab.locator("[role=option]").count(), tab.locator(".find-status").inner_text()
    print(f"  {typed!r}: first results {first:.0f} ms, all {whole:.0f} ms; again {median(one[0] for one in later):.0f} "
          f"and {median(one[1] for one in later):.0f} ms ({count} shown; {words})")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""``python -m tests.bench.table [--people N] [--rounds N]``: how long the table of contacts takes in Chromium.

A notebook of that many people is made in memory, its page of contacts built and opened from disk. Each figure is the
wall time from the event to after the next frame has been painted (two animation frames), in milliseconds; up to a frame
of it, 17 ms, is waiting for the next to begin. The median over the rounds is the figure; on a machine that is busy with
something else, the least of them says more.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from netmd.index import Index
from netmd.model import Contact
from tests.browser.chromium import launched
from tests.factory import contact, item, settings, touch
from tests.unit.site.pages import ASSETS, pages

FIRST = ("Ann", "Åsa", "Béla", "Carla", "Dmitri", "Émile", "Fatou", "Goran", "Hana", "Ingrid", "João", "Łucja", "Öznur")
LAST = ("Abebe", "Brandt", "Cohen", "Duarte", "Eze", "Fischer", "Gröning", "Haddad", "Ito", "Jensen", "Kovač")
TAGS = ("press", "radio", "sports", "mentor", "hiring", "design", "london", "berlin", "climate", "data", "vc")
ROLES = ("Editor", "Head of Partnerships", "Research and Development Lead", "Chief of Staff", "Producer")
CADENCES = ("4-6w", "90d", "2w", None)

TIMED = """async (act) => {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const idle = () => new Promise(done => requestIdleCallback(done));
  const { key, text, select, value } = act;
  await frame(); await idle();
  const start = performance.now();
  if (key) document.querySelector(`th[data-key=${key}] button`).click();
  else if (select) {
    const field = document.querySelector(`[name=${select}]`);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    const field = document.querySelector("[name=q]");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await frame();
  const taken = performance.now() - start;
  const rows = () => document.querySelectorAll("tbody:not(.is-old) tr").length;
  const count = parseInt(document.querySelector("[data-count]").textContent);
  while (rows() < count) await idle();
  return { taken, filled: performance.now() - start, rows: count };
}"""
"""Does one thing to the table, and waits until all rows are back in the page."""

LOADED = """() => {
  const entry = performance.getEntriesByType("navigation")[0];
  return { interactive: entry.domInteractive, ready: entry.domContentLoadedEventEnd, load: entry.loadEventEnd };
}"""

SCROLLED = """async () => {
  const gaps = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 120; step += 1) {
    scrollBy({ top: 400, behavior: "instant" });
    const now = await new Promise(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.table", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000, help="rows of the table (default: 10,000)")
    parser.add_argument("--rounds", type=int, default=9, help="how often each thing is done (default: 9)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        site = Path(folder)
        size = write_page(site, arguments.people)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        print(f"Chromium {browser.version}, {os.cpu_count()} cores, {platform.machine()}; {arguments.rounds} rounds")
        print(f"contacts.html with {arguments.people:,} rows: {size / 1e6:.2f} MB\n")
        measure_load(page, (site / "contacts.html").as_uri(), arguments.rounds)
        measure_actions(page, arguments.rounds)
        gaps = page.evaluate(SCROLLED)
        print(f"{'scroll, ms a frame':<34}{median(gaps):>8.1f}{max(gaps):>8.1f}")


def write_page(site: Path, people: int) -> int:
    """Write the page of contacts of that many people, and what it loads, into a folder; the page's size in bytes."""
    index = Index.of(person(number) for number in range(people))
    page = next(page for page in pages(index, settings()) if page.path == "contacts.html")
    (site / page.path).write_bytes(page.data)
    (site / "assets").mkdir()
    for name, data in ASSETS.items():
        (site / "assets" / name).write_bytes(data)
    return len(page.data)


def person(number: int) -> Contact:
    """Somebody, by number: names that repeat with other initials, a few tags, days spread over two years."""
    name = f"{FIRST[number % 13]} {LAST[number * 7 % 11]} {number:05}"
    month, day = number * 5 % 12 + 1, number * 11 % 28 + 1
    return contact(
        name,
        path=f"contacts/p{number}.md",
        orgs=[f"Organisation {number * 31 % 250}"],
        roles=[ROLES[number % 5]],
        tags=sorted({TAGS[number % 11], TAGS[number * 3 % 11], TAGS[number * 5 % 7]}),
        direction=("up", "down", "across", None)[number % 4],
        cadence=CADENCES[number % 4],
        meetings=[touch(f"{2024 + number % 2}-{month:02}-{day:02} Coffee", text="x")] if number % 9 else [],
        items=[item(f"Thing {n}") for n in range(number % 6 // 4)],
    )


def measure_load(page: Page, address: str, rounds: int) -> None:
    """Print how long the page takes to open."""
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        page.goto("about:blank")
        page.goto(address)
        found.append(page.evaluate(LOADED))
    print(f"{'from the start of loading, ms':<34}{'median':>8}{'worst':>8}")
    for key, words in (("interactive", "read"), ("ready", "sorts and filters"), ("load", "loaded")):
        values = [one[key] for one in found]
        print(f"{words:<34}{median(values):>8.0f}{max(values):>8.0f}")


def measure_actions(page: Page, rounds: int) -> None:
    """Print how long sorting by each column and filtering take."""
    actions: dict[str, dict[str, str]] = {f"sort by {key}": {"key": key} for key in ("org", "role", "tags", "dir")}
    actions |= {f"sort by {key}": {"key": key} for key in ("last", "next", "open", "name")}
    actions |= {"words: three letters": {"text": "jen"}, "words: none again": {"text": ""}}
    actions |= {"direction: up": {"select": "direction", "value": "up"}}
    actions |= {"direction: any again": {"select": "direction", "value": ""}}
    print(
        f"\n{'to after the next frame, ms':<34}{'first':>8}{'least':>8}{'median':>8}{'worst':>8}{'all rows':>10}{'rows':>8}"
    )
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, act in actions.items():
            taken[name].append(page.evaluate(TIMED, act))
    for name, found in taken.items():
        times = [one["taken"] for one in found]
        filled = median(one["filled"] for one in found)
        figures = "".join(f"{value:>8.0f}" for value in (times[0], min(times), median(times), max(times)))
        print(f"{name:<34}{figures}{filled:>10.0f}{found[0]['rows']:>8}")


if __name__ == "__main__":
    main()

"""Pictures of every page of the sample, to be looked at: ``python -m tests.browser.screenshots OUT [NOTEBOOK]``.

Light, dark, on a phone and as printed. ``OUT/today-light.png``, cut to the first screen, is the README's picture.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from netmd.dashboard import Dashboard
from netmd.notebook import load
from netmd.resources import sample_notebook
from tests.browser.chromium import launched

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def main(out: Path, notebook: Path) -> None:
    """Build the notebook as of its story's day and take the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        site = Path(folder) / "site"
        Dashboard(site).publish(load(notebook), date(2026, 5, 14))
        names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        addresses = {name.removesuffix(".html").replace("/", "-"): (site / name).as_uri() for name in names}
        addresses["brief"] = f"{(site / 'contacts/priya-raman.html').as_uri()}#brief"
        for scheme, viewport in (("light", WIDE), ("dark", WIDE), ("phone", PHONE)):
            _take(browser, out, addresses, scheme, viewport)
        _print(browser, out, addresses)
        _front_page(browser, out, addresses["index"])


def _take(browser: Browser, out: Path, addresses: dict[str, str], scheme: str, viewport: dict[str, int]) -> None:
    context = browser.new_context(viewport=viewport, color_scheme="dark" if scheme == "dark" else "light")  # type: ignore[arg-type]
    page = context.new_page()
    for name, address in addresses.items():
        page.goto(address)
        page.screenshot(path=out / f"{name}-{scheme}.png", full_page=True)
    context.close()


def _print(browser: Browser, out: Path, addresses: dict[str, str]) -> None:
    page = browser.new_page()
    for name, address in addresses.items():
        page.goto(address)
        page.pdf(path=out / f"{name}.pdf", format="A4")
    page.close()


def _front_page(browser: Browser, out: Path, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, device_scale_factor=1.5)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=out / "dashboard.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else sample_notebook())

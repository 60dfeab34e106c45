"""One browser and one built sample for all tests that look at pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from netmd.dashboard import Dashboard
from netmd.notebook import load
from netmd.resources import live_script, sample_notebook
from netmd.server import SiteServer
from tests.browser.chromium import executable, launched

STORY_DATE = date(2026, 5, 14)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if executable() is None:
        message = "Chromium is not installed (Debian: apt install chromium)"
        if os.environ.get("NETMD_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as of its story's day."""
    site = tmp_path_factory.mktemp("sample") / "site"
    Dashboard(site).publish(load(sample_notebook()), STORY_DATE)
    return site


@pytest.fixture(scope="session")
def sample_server(sample_site: Path) -> Iterator[SiteServer]:
    server = SiteServer(sample_site, port=0, live_script=live_script())
    server.start()
    yield server
    server.stop()


class Watched:
    """A page with all it complains about and asks the network for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page still wants when it is left
            self.complaints.append(f"{request.failure}: {request.url}")

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return Watched(context.new_page())

"""The site of an index as a test looks at it: pages by path, with their text, links and ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from weakref import WeakKeyDictionary

import jinja2

from netmd.followups import build_agenda
from netmd.index import Index
from netmd.model import Entry
from netmd.problems import Problem
from netmd.settings import Settings
from netmd.site.build import SiteMemo, build_site
from netmd.site.page import Page, Same
from tests.factory import TODAY

TEMPLATES = Path(__file__).parents[3] / "site_templates"
ASSETS = {path.name: path.read_bytes() for path in sorted((TEMPLATES / "assets").iterdir())}
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "rect", "wbr", "path"))


def build(
    *entries: Entry,
    settings: Settings | None = None,
    problems: Sequence[Problem] = (),
    today: date = TODAY,
    loader: jinja2.BaseLoader | None = None,
    root: str = "",
    memo: SiteMemo | None = None,
) -> dict[str, bytes]:
    """The site of these entries."""
    found = pages(Index.of(entries), settings or Settings(), problems, today, loader=loader, root=root, memo=memo)
    last = _LAST.get(memo, {}) if memo else {}
    site = {page.path: page.data if isinstance(page, Page) else last[page.path] for page in found}
    if memo:
        _LAST[memo] = site
    return site


_LAST: WeakKeyDictionary[SiteMemo, dict[str, bytes]] = WeakKeyDictionary()
"""What was built last with a memo, as it lies on the disk of somebody who publishes."""


def pages(
    index: Index,
    settings: Settings,
    problems: Sequence[Problem] = (),
    today: date = TODAY,
    *,
    loader: jinja2.BaseLoader | None = None,
    root: str = "",
    memo: SiteMemo | None = None,
) -> Iterator[Page | Same]:
    """The pages of the site of an index, each made when it is asked for."""
    return build_site(
        index,
        build_agenda(index, settings, today),
        settings,
        problems,
        today,
        loader=loader or jinja2.FileSystemLoader(TEMPLATES),
        assets=ASSETS,
        version="1.2.3",
        root=root,
        memo=memo,
    )


@dataclass
class Read(HTMLParser):
    """A page, parsed: its words, elements, ids and addresses. Raises AssertionError if its tags do not balance."""

    words: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open_tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in _VOID:
            self.open_tags.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open_tags, f"</{tag}> closes nothing"
            opened = self.open_tags.pop()[0]
            assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words, with single spaces and none before punctuation."""
        return _joined(self.words)

    @property
    def ids(self) -> list[str]:
        """The ids of all elements."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def hrefs(self) -> list[str]:
        """Where links, style sheets and scripts lead."""
        return [attributes[key] for _, attributes in self.elements for key in ("href", "src") if key in attributes]


def read(data: bytes) -> Read:
    """The page, parsed."""
    page = Read()
    page.feed(data.decode())
    page.close()
    assert not page.open_tags, f"never closed: {page.open_tags}"
    return page


def section(data: bytes, element_id: str) -> str:
    """The words of the element with this id."""
    page = _Within(element_id)
    page.feed(data.decode())
    assert page.found, f"no element with id {element_id}"
    return _joined(page.words)


def _joined(words: list[str]) -> str:
    return re.sub(r" (?=[,.:)])", "", " ".join(" ".join(words).split()))


class _Within(HTMLParser):
    def __init__(self, element_id: str) -> None:
        super().__init__()
        self.element_id = element_id
        self.depth = 0
        self.found = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth and tag not in _VOID:
            self.depth += 1
        elif not self.depth and dict(attrs).get("id") == self.element_id:
            self.depth, self.found = 1, True

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in _VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words.append(data)

"""Wikilinks (Obsidian) and Markdown links to other notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from netmd.model import Link
from netmd.problems import Location
from netmd.reading.mask import CODE

Place = Callable[[int], Location]
"""Gives the location of an offset into a text."""

_WIKILINK = re.compile(r"\[\[(?P<target>[^\[\]\n\0]{1,400})\]\]")
_MARKDOWN_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{0,400})\]"
    r"\((?P<href><[^<>\n\0]{1,400}>|(?:[^()\s<>\0]|\([^()\s<>\0]{0,100}\)){1,400})"
    r"(?:[ \t]{1,20}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?[ \t]{0,20}\)"
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def find_links(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Every link to a note in a text: start, end, target, shown text. Embeds (``![[…]]``) and web links are none."""
    start = text.find("[")
    while start >= 0:
        end = start + 1
        is_embed = start > 0 and text[start - 1] == "!"
        if text.startswith("[", end):
            match = _WIKILINK.match(text, start)
            if match:
                end = match.end()
                target, _, shown = match["target"].partition("|")
                name = target_name(target)
                if name and not is_embed:
                    yield start, end, name, (shown or target).strip()
        elif not is_embed and (match := _MARKDOWN_LINK.match(text, start)):
            end = match.end()
            href = match["href"].strip("<>")
            if not _ELSEWHERE.match(href):
                path = unquote(href.split("#", 1)[0].split("?", 1)[0])
                if path.lower().endswith(".md"):
                    yield start, end, path[:-3], match["text"].replace(CODE, " ").strip() or path
        start = text.find("[", end)


def target_name(target: str) -> str:
    """What a wikilink points at, without heading (``#H``), block (``#^id``) or trailing backslash (in tables)."""
    return target.split("#", 1)[0].rstrip("\\").strip()


def placed_links(text: str, at: Place) -> tuple[tuple[Link, ...], list[int]]:
    """The links in a text, and the offset each begins at."""
    if "[" not in text:
        return (), []
    found = list(find_links(text))
    return tuple([Link(target, shown, at(start)) for start, _, target, shown in found]), [one[0] for one in found]


def links_of(text: str, at: Place) -> tuple[Link, ...]:
    """The links in a text; ``at`` gives the place of an offset into it."""
    if "[" not in text:
        return ()
    return tuple([Link(target, shown, at(start)) for start, _, target, shown in find_links(text)])


def without_links(text: str) -> str:
    """The text as a reader sees it: each link replaced by what it shows, the last part of a path for a bare one."""
    if "[" not in text:
        return text
    parts: list[str] = []
    position = 0
    for start, end, target, shown in find_links(text):
        parts += [text[position:start], shown if shown != target else target.rsplit("/", 1)[-1]]
        position = end
    return "".join(parts) + text[position:]

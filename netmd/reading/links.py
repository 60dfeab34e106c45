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

_LINK = re.compile(
    r"(?P<embed>!)?\[\[(?P<wiki>[^\[\]\n\0]{1,400})\]\]"
    r"|(?<!!)\[(?P<text>[^\[\]\n]{0,400})\]"
    r"\((?P<href><[^<>\n\0]{1,400}>|(?:[^()\s<>\0]|\([^()\s<>\0]{0,100}\)){1,400})"
    r"(?:[ \t]{1,20}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?[ \t]{0,20}\)"
)


def find_links(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Every link to a note in a text: start, end, target, shown text. Embeds (``![[…]]``) and web links are none."""
    if "[" not in text:
        return
    for match in _LINK.finditer(text):
        if match["embed"]:
            continue
        if match["wiki"] is not None:
            target, _, shown = match["wiki"].partition("|")
            name = target_name(target)
            if name:
                yield match.start(), match.end(), name, (shown or target).strip()
        else:
            href = match["href"].strip("<>")
            if re.match(r"[a-z][a-z0-9+.-]*:|//|#", href, re.IGNORECASE):
                continue
            path = unquote(href.split("#", 1)[0].split("?", 1)[0])
            if path.lower().endswith(".md"):
                yield match.start(), match.end(), path[:-3], match["text"].replace(CODE, " ").strip() or path


def target_name(target: str) -> str:
    """What a wikilink points at, without heading (``#H``), block (``#^id``) or trailing backslash (in tables)."""
    return target.split("#", 1)[0].rstrip("\\").strip()


def links_of(text: str, at: Place) -> tuple[Link, ...]:
    """The links in a text; ``at`` gives the place of an offset into it."""
    return tuple(Link(target, shown, at(start)) for start, _, target, shown in find_links(text))


def without_links(text: str) -> str:
    """The text as a reader sees it: each link replaced by what it shows, the last part of a path for a bare one."""
    parts: list[str] = []
    position = 0
    for start, end, target, shown in find_links(text):
        parts += [text[position:start], shown if shown != target else target.rsplit("/", 1)[-1]]
        position = end
    return "".join(parts) + text[position:]

"""The second wall: whatever the patterns made, only what the site needs gets through.

nh3 parses the HTML as a browser does and writes it anew, so that its result is balanced; by its allow-list nothing
can run, load, style or name itself, and a link leads to a page that was resolved or to the web, a mailbox, a telephone.
A text of which the library read nothing has no need of it: `direct` says why.
"""

from __future__ import annotations

from collections.abc import Collection

import nh3

from netmd.site.markdown.links import REL
from netmd.site.markdown.marks import KINDS

TAGS = frozenset(
    "a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s small span strong sub sup"  # noqa: SIM905
    " table tbody td th thead tr u ul".split()
)
ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "blockquote": {"class"},
    "li": {"class", "data-mark"},
    "ol": {"start"},
    "p": {"class"},
    "span": {"class", "title", "role", "aria-label"},
    "strong": {"class"},
    "td": {"class"},
    "th": {"class"},
}
CLASSES = KINDS | {
    "box",
    "callout",
    "callout-title",
    "center",
    "embed",
    "footnote",
    "gave",
    "got",
    "intro",
    "label",
    "mark",
    "passed",
    "right",
    "task",
    "unlinked",
    "unresolved",
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def sanitise(html: str, known: Collection[str]) -> str:
    """`html` with nothing but what is allowed above; `known` are the addresses that links may have."""

    def allow(_tag: str, name: str, value: str) -> str | None:
        match name:
            case "class":
                return " ".join(word for word in value.split() if word in CLASSES) or None
            case "href":
                return value if value in known else None
            case "rel":
                return value if value == REL else None
            case "role":
                return value if value == "img" else None
            case "start":
                return value if value.isascii() and value.isdecimal() and len(value) < 10 else None
            case "data-mark":
                return value if len(value) == 1 else None
        return value

    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes=ATTRIBUTES,
        attribute_filter=allow,
        link_rel=None,
        url_schemes=set(SCHEMES),
    )

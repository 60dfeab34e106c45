"""Where links lead: to pages of the site, to the web, or nowhere."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.site.markdown.normalise import clean_text

# A numeric or a named character reference (CommonMark §2.5).
ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
REL = "noopener noreferrer"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:https?://[^/\\?#@:\s]|https?://[^/\\?#\s]+@[^/\\?#\s]|mailto:|tel:)", re.IGNORECASE)
_ENTITIES = re.compile(ENTITY)
_SIZE = re.compile(r"\d+(?:x\d+)?")
# What browsers drop from an address before they look at its scheme (https://url.spec.whatwg.org/#concept-basic-url-parser).
_IGNORED = re.compile("[\x00-\x20\x7f-\x9f\\s]+")

# Addresses that the sanitiser and browsers take for what they seem. On the web: no port, no user, no entity, a host of
# ASCII that is no number (https://url.spec.whatwg.org/#ends-in-a-number-checker) and no other letters' code (`xn--`).
# A mailbox; a page, which without a colon has no scheme.
_SURE = re.compile(
    r"https?://(?:[A-Za-z0-9]{1,60}+[.-])*+[A-Za-z][A-Za-z0-9]{0,60}+(?:[/?#][A-Za-z0-9._~/?#=%+,&-]*+)?+"
    r"|mailto:[A-Za-z0-9._+-]++@[A-Za-z0-9.-]++"
    r"|(?:\.\./)*+[A-Za-z0-9][A-Za-z0-9_.~%/-]*+"
)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A page of the site: `href` relative to the site's root (`contacts/sam-lee.html`), `title` what it is called."""

    href: str
    title: str


Resolve = Callable[[str], LinkTarget | None]


@dataclass(slots=True)
class Links:
    """Makes the links of one text. `known` holds the address of each that was made: no other may pass the sanitiser."""

    resolve: Resolve
    root: str = ""
    known: set[str] = field(default_factory=set)

    def wikilink(self, inner: str, *, embedded: bool = False) -> Element:
        """The element for `[[inner]]` or `![[inner]]`; an embedded file is named, never loaded."""
        raw, _, shown = inner.partition("|")
        raw, shown = raw.strip(), shown.strip()
        if embedded and _SIZE.fullmatch(shown):
            shown = ""
        target = self._page(raw)
        if target is not None:
            return self._to_page(target, AtomicString(shown or clean_text(target.title)))
        if embedded:
            return _span("embed", AtomicString(shown or raw), raw)
        return _span("unresolved", AtomicString(shown or raw), f"No note fits “{raw}”")

    def link(
        self, text: str, address: str, title: str = "", *, atomic: bool = False, embedded: bool = False
    ) -> Element:
        """The element for `[text](address "title")`; `text` may still hold markup, unless it is `atomic`."""
        address = decode_entities(address).strip()
        bare = _IGNORED.sub("", address)
        shown = AtomicString(text or address) if atomic or not text else text
        if _OUTSIDE.match(bare):
            return self.outside(bare, shown, title)
        if _SCHEME.match(bare) or bare.startswith(("/", "\\")):
            return _span("unlinked", shown, title or address)
        path = clean_text(unquote(address))
        if path.partition("#")[0].casefold().endswith(".md"):
            target = self._page(path)
            if target is not None:
                return self._to_page(target, shown if text else AtomicString(clean_text(target.title)))
            return _span("unresolved", shown, f"No note fits “{path}”")
        return _span("embed" if embedded else "unlinked", shown, title or path)

    def outside(self, address: str, text: str, title: str = "") -> Element:
        """A link to the web, to a mailbox or to a telephone; `address` was seen to be one of these."""
        self.known.add(address)
        element = Element("a", {"href": address, "rel": REL})
        element.text = text
        if title:
            element.set("title", decode_entities(title))
        return element

    def are_sure(self) -> bool:
        """Whether every address that was made is plainly one that the sanitiser lets through."""
        return all(_SURE.fullmatch(address) for address in self.known)

    def _page(self, raw: str) -> LinkTarget | None:
        target = self.resolve(raw) if raw else None
        if target is None or _SCHEME.match(target.href) or target.href.startswith(("/", "\\")):
            return None
        return target

    def _to_page(self, target: LinkTarget, shown: str) -> Element:
        address = clean_text(self.root + target.href)
        title = clean_text(target.title)
        self.known.add(address)
        element = Element("a", {"href": address})
        element.text = shown
        if shown != title:
            element.set("title", title)
        return element


def decode_entities(text: str) -> str:
    """`text` with its entities read; those without a semicolon are none, `&copy=1` is part of an address."""
    return _ENTITIES.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _span(kind: str, text: str, title: str) -> Element:
    element = Element("span", {"class": kind})
    if title and title != text:
        element.set("title", title)
    element.text = text
    return element

"""The tree of a text -> HTML, or the words in it.

In place of the library's serialiser, which leaves `&lt;` alone wherever it finds it, in code as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from netmd.site.markdown.passes import unescape

_VOID = frozenset({"br", "hr"})
_HOLDERS = frozenset({"blockquote", "ol", "table", "tbody", "thead", "tr", "ul"})
_INLINE = frozenset(
    "a b br code del em i ins kbd mark q s small span strong sub sup u".split()  # noqa: SIM905
)


def to_html(root: Element) -> str:
    """The HTML of what `root` holds, without `root` itself; balanced, and escaped whole.

    Written as the HTML standard has it (https://html.spec.whatwg.org/#escapingString), and so the sanitiser, too.
    """
    written: list[str] = []
    for child in root:
        _write(child, written)
    return "".join(written)


def to_words(root: Element) -> str:
    """The text of what `root` holds on one line, without the boxes of tasks."""
    return " ".join("".join(_words(root)).split())


def _write(element: Element, written: list[str]) -> None:
    tag = element.tag
    attributes = "".join([f' {name}="{_escape(value, "&quot;")}"' for name, value in element.items()])
    written.append(f"<{tag}{attributes}>")
    if element.text:
        written.append(_escape(unescape(element.text)))
    elif tag in _HOLDERS:
        written.append("\n")
    for child in element:
        _write(child, written)
    if tag not in _VOID:
        written.append(f"</{tag}>")
    if element.tail:
        written.append(_escape(unescape(element.tail)))
    elif tag not in _INLINE:
        written.append("\n")


def _escape(text: str, quote: str = '"') -> str:
    text = text.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', quote)


def _words(element: Element) -> Iterator[str]:
    if element.text:
        yield unescape(element.text)
    for child in element:
        if child.tag not in _INLINE or child.tag == "br":
            yield " "
        yield from _words(child)
        if child.tag not in _INLINE:
            yield " "
    if element.tail:
        yield unescape(element.tail)

"""The inline patterns of a whole tree: what is plain is read directly, the library is asked about the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from netmd.site.markdown.direct import read, write
from netmd.site.markdown.links import Links

if TYPE_CHECKING:
    from markdown import Markdown


class Leaves(InlineProcessor):
    """The library's engine for inline patterns, spared of the leaves that `direct` reads.

    `asked` says whether the library was needed for the last tree. Without `shortcut` it always is.
    """

    def __init__(self, md: Markdown, links: Callable[[], Links], *, shortcut: bool) -> None:
        super().__init__(md)
        self._links = links
        self._shortcut = shortcut
        self.asked = False

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Put elements in the place of marks, in `tree` itself."""
        self.asked = not self._shortcut or not _read_all(tree, self._links())
        return super().run(tree, ancestors) if self.asked else tree


def _read_all(tree: Element, links: Links) -> bool:
    """Read what can be read directly; whether that is all."""
    plain = True
    for element in list(tree.iter()):
        # Before its text, which would add to its children.
        for child in list(element):
            if child.tail and not isinstance(child.tail, AtomicString):
                plain = _read_tail(element, child, child.tail, links) and plain
        if element.text and not isinstance(element.text, AtomicString):
            plain = _read_text(element, element.text, links) and plain
    return plain


def _read_text(element: Element, text: str, links: Links) -> bool:
    tokens = read(text)
    if tokens is None:
        return False
    element.text, made = write(text, 0, len(text), tokens, links)
    element[:0] = made
    return True


def _read_tail(parent: Element, element: Element, text: str, links: Links) -> bool:
    tokens = read(text)
    if tokens is None:
        return False
    element.tail, made = write(text, 0, len(text), tokens, links)
    at = list(parent).index(element) + 1
    parent[at:at] = made
    return True

"""Pieces of long pages, kept until what they show changes: a table of ten thousand rows changes in one or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Pieces:
    """The function ``keep`` of templates: ``{% call keep(rows, "rows", root, number) %}...{% endcall %}`` makes its
    piece of a page again only where ``rows`` differ from those it was made of the last time. The names after them tell
    the pieces of all pages apart, and are with them all that a piece is made of.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[Sequence[object], str]] = {}

    def __call__(self, values: Sequence[object], *names: object, caller: Callable[[], str]) -> str:
        """The piece, as ``caller`` makes it."""
        known = self._kept.get(names)
        if known is None or known[0] != values:
            known = self._kept[names] = values, caller()
        return known[1]

"""The files of the search data: anew, or those of the last build with the words of a few notes changed in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from netmd.index import Index
from netmd.site.find.anew import pages_anew
from netmd.site.find.edited import LastPage, edited_pages
from netmd.site.page import Page, Same
from netmd.site.views.context import Context


def find_pages(context: Context, before: Index | None = None, last: LastPage | None = None) -> Iterator[Page | Same]:
    """The search data of a notebook as files below ``find/``, in a fixed order; equal for equal notebooks.

    ``before`` is the notebook that the last build's data is of, ``last`` reads a file of it, or gives None for one that
    is not there any more as it was left. With both, a few changed notes cost what they say, however many others there
    are.
    """
    edited = edited_pages(context, before, last) if before is not None and last is not None else None
    if edited is None:
        yield from pages_anew(context)
        return
    all_anew = cache(lambda: {page.path: page.data for page in pages_anew(context)})
    for path, page in edited.items():
        yield page or Same(path, _making(all_anew, path))


def _making(all_anew: Callable[[], dict[str, bytes]], path: str) -> Callable[[], bytes]:
    return lambda: all_anew()[path]

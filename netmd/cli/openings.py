"""OPENING on the command line: finding which opportunity is meant, as people are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from netmd.cli.choosing import LISTED, Named, asked, lines_of, short
from netmd.cli.options import chosen_notebook
from netmd.cli.output import printable
from netmd.errors import UnknownNameError

if TYPE_CHECKING:
    from netmd.index import Index
    from netmd.model import Opportunity


def choose_opening(index: Index, text: str) -> Opportunity:
    """The opportunity that ``text`` means, by id, title, organisation or a piece of them; on a terminal the person is
    asked where several fit.

    Raises :class:`UnclearNameError` where there is nobody to ask, :class:`UnknownNameError` where none fits.
    """
    from netmd.who import closest_openings, find_openings

    match = find_openings(index, text)
    if match.one is not None:
        return match.one
    if match.candidates:
        return _asked(text, match.candidates)
    if not index.opportunities:
        raise UnknownNameError("There is no opening in this notebook.", "Write one into the folder opportunities.")
    closest = closest_openings(index, text) or index.opportunities[:LISTED]
    raise UnknownNameError("\n".join([f"No opening is called '{short(text)}'. There are:", *lines_of(_named(closest))]),
                           "Write one of these, or a piece of it.")  # fmt: skip


def complete_opening(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of those whose id or title begins so. Whatever goes wrong completes nothing and says nothing."""
    try:
        from netmd.folding import words_of
        from netmd.notebook import load

        wanted = words_of(incomplete)
        found = []
        for opening in load(chosen_notebook(None, ctx.params.get("notebook"))).index.opportunities:
            theirs = (*words_of(opening.id), *words_of(opening.title), *words_of(opening.org))
            if all(any(one.startswith(word) for one in theirs) for word in wanted):
                found.append(CompletionItem(printable(opening.id), help=printable(_about(opening))))
        return found
    except Exception:
        return []


def _asked(text: str, candidates: Sequence[Opportunity]) -> Opportunity:
    hint = "Write more of the title, or the id."
    return candidates[asked(text, _named(candidates), "Which opening is", "openings", hint)]


def _named(openings: Sequence[Opportunity]) -> list[Named]:
    return [Named(opening.id, opening.path, _about(opening)) for opening in openings]


def _about(opening: Opportunity) -> str:
    status = opening.status if opening.status != "open" else ""
    return ", ".join(part for part in (opening.title, opening.org, status) if part)

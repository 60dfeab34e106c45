"""OPENING on the command line: finding which opportunity is meant, as people are found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from netmd.cli.options import chosen_notebook
from netmd.cli.output import printable, say_aside
from netmd.errors import UnclearNameError, UnknownNameError

if TYPE_CHECKING:
    from netmd.index import Index
    from netmd.model import Opportunity

_LISTED = 12


def choose_opening(index: Index, text: str) -> Opportunity:
    """The opportunity that ``text`` means, by id, title, organisation or a piece of them; on a terminal the person is
    asked where several fit.

    Raises :class:`UnclearNameError` where there is nobody to ask, :class:`UnknownNameError` where none fits.
    """
    from netmd.index import Index
    from netmd.model import Contact
    from netmd.who import closest_people, find_people

    by_path = {opening.path: opening for opening in index.opportunities}
    # the one way of finding by a name is that for people
    named = Index.of(
        Contact(opening.note, opening.title, aliases=(f"{opening.title} {opening.org}".strip(),))
        for opening in index.opportunities
    )
    match = find_people(named, text)
    if match.contact is not None:
        return by_path[match.contact.path]
    if match.candidates:
        return _asked(text, [by_path[contact.path] for contact in match.candidates])
    if not by_path:
        raise UnknownNameError("There is no opening in this notebook.", "Write one into the folder opportunities.")
    closest = [by_path[contact.path] for contact in closest_people(named, text)] or list(index.opportunities)[:_LISTED]
    raise UnknownNameError("\n".join([f"No opening is called '{text}'. There are:", *_lines(closest)]),
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


def _asked(text: str, candidates: list[Opportunity]) -> Opportunity:
    shown = candidates[:_LISTED]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        lines = [f"'{text}' fits {len(candidates)} openings:", *_lines(candidates)]
        raise UnclearNameError("\n".join(lines), "Write more of the title, or the id.")
    say_aside(f"Which opening is '{text}'?")
    for number, line in enumerate(_lines(shown), 1):
        say_aside(f"{number:>3} {line}")
    number = click.prompt("Number", type=click.IntRange(1, len(shown)), err=True)
    return shown[number - 1]


def _lines(openings: list[Opportunity]) -> list[str]:
    width = max(len(opening.id) for opening in openings)
    return [f"  {opening.id:<{width}}  {_about(opening)}" for opening in openings]


def _about(opening: Opportunity) -> str:
    status = opening.status if opening.status != "open" else ""
    return ", ".join(part for part in (opening.title, opening.org, status) if part)

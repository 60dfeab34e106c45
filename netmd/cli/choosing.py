"""Several that a text may mean, listed or asked about: people, openings."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from netmd.cli.output import say_aside
from netmd.errors import UnclearNameError

LISTED = 12
"""Named at once; more than these are narrowed down faster by writing more of the name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a text may mean: what to write for it, where it is, and what tells a person which it is."""

    id: str
    path: str
    about: str


def can_ask() -> bool:
    """Whether a person sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(text: str, candidates: Sequence[Named], question: str, many: str, hint: str) -> int:
    """The place in ``candidates`` of the one that the person chooses.

    ``question`` is ``Who is``, ``many`` what they are called: ``contacts``. Raises :class:`UnclearNameError` with the
    hint where there is nobody to ask.
    """
    shown = candidates[:LISTED]
    more = [f"  and {len(candidates) - LISTED:,} more"] if len(candidates) > LISTED else []
    if not can_ask():
        lines = [f"'{short(text)}' fits {len(candidates)} {many}:", *lines_of(shown), *more]
        raise UnclearNameError("\n".join(lines), hint)
    say_aside(f"{question} '{short(text)}'?")
    for number, line in enumerate(lines_of(shown), 1):
        say_aside(f"{number:>3} {line}")
    for line in more:
        say_aside(f"    {line}")
    numbers = [str(number) for number in range(1, len(shown) + 1)]

    def chosen(typed: str) -> int:
        if typed.strip() in numbers:
            return numbers.index(typed.strip())
        raise click.UsageError(f"write a number from 1 to {len(shown)}; Ctrl-C stops.")

    place: int = click.prompt("Number", value_proc=chosen, err=True)
    return place


def lines_of(candidates: Sequence[Named]) -> list[str]:
    """One line for each: what to write, which is the path where an id is taken twice, and what it is."""
    ids = [one.id for one in candidates]
    keys = [one.id if ids.count(one.id) == 1 else one.path for one in candidates]
    width = max(map(len, keys))
    return [f"  {key:<{width}}  {one.about}" for key, one in zip(keys, candidates, strict=True)]


def short(text: str) -> str:
    """What was typed, on one line and not too long to be repeated."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"

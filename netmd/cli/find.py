"""``netmd find``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netmd.cli.options import chosen_notebook, json_option, notebook_option
from netmd.cli.output import count, say, say_aside, say_json
from netmd.cli.reading import open_for_reading

if TYPE_CHECKING:
    from netmd.cli.tables import Run
    from netmd.model import Entry
    from netmd.search import Found, Line, Result

FORMAT_VERSION = 1
_LINES = 3
"""Lines shown of each entry."""
_CONTEXT = 110
"""Characters shown of a line, around what was found."""


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N",
              help="How many people, meetings and openings to show at most.")  # fmt: skip
@json_option
@notebook_option
def find(words: tuple[str, ...], limit: int, as_json: bool, notebook: str | None) -> None:
    """Look through all notes: names, fields, titles, texts, promises, gifts and openings.

    Shows what has all the WORDS, the best first, each with its places and the words marked. The beginning of a word is
    enough; case and accents do not matter, and a slip is forgiven where nothing else is found. In quotes several words
    are one phrase.
    """
    from netmd.search import search

    loaded = open_for_reading(chosen_notebook(None, notebook))
    result = search(loaded.index, words, limit)
    if as_json:
        say_json(_document(result, words))
    else:
        _show(result, words)


def _show(result: Result, words: tuple[str, ...]) -> None:
    from netmd.cli.tables import sheet
    from netmd.followups.words import display_name
    from netmd.model import Contact

    if not result.found:
        say(f"Nothing has {_quoted(words)}.")
        return
    for typed, taken in result.taken_as:
        say_aside(f"Nothing has '{typed}'; this is '{taken}'.")
    out = sheet()
    for number, found in enumerate(result.found):
        if number:
            out.gap()
        entry = found.entry
        work = (*entry.roles[:1], *entry.orgs[:1]) if isinstance(entry, Contact) else (_kind(entry),)
        out.title(display_name(entry), ", ".join(work))
        for line in found.lines[:_LINES]:
            out.runs(f"{line.location.path}:{line.location.line}", _runs(line))
        more = len(found.lines) - _LINES
        if more > 0:
            out.text(f"and {count(more, 'more line')}")
    hidden = result.total - len(result.found)
    if hidden:
        say_aside("")
        say_aside(f"{hidden:,} more; add a word, or --limit {result.total}.")


def _kind(entry: Entry) -> str:
    from netmd.model import Contact, Opportunity

    return "contact" if isinstance(entry, Contact) else "opportunity" if isinstance(entry, Opportunity) else "meeting"


def _quoted(words: tuple[str, ...]) -> str:
    quoted = [f"'{word}'" for word in words]
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def _runs(line: Line) -> list[Run]:
    """The line, or the part of a long one around the first hit, in stretches that are hits or not."""
    text = line.text
    first, last = line.hits[0]
    start = max(0, min(first - _CONTEXT // 3, len(text) - _CONTEXT))
    end = max(last, start + _CONTEXT)
    runs: list[Run] = [(f"{line.label}: " if line.label else "", False), ("…" if start else "", False)]
    at = start
    for hit_start, hit_end in line.hits:
        if hit_start >= end:
            break
        runs += [(text[at:hit_start], False), (text[hit_start : min(hit_end, end)], True)]
        at = min(hit_end, end)
    runs += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    lead = len(runs[0][0])
    if not lead and not start:
        runs[2] = (runs[2][0].lstrip(), False)
    return [run for run in runs if run[0]]


def _document(result: Result, words: tuple[str, ...]) -> dict[str, Any]:
    """Every line of what was found; ``hits`` are characters of ``text`` from 0. Keys may come, none goes or changes."""
    return {
        "format": "netmd-find",
        "version": FORMAT_VERSION,
        "words": list(words),
        "taken_as": dict(result.taken_as),
        "total": result.total,
        "found": [_found_json(found) for found in result.found],
    }


def _found_json(found: Found) -> dict[str, Any]:
    from netmd.followups.words import display_name

    entry = found.entry
    return {
        "kind": _kind(entry),
        "id": entry.id,
        "path": entry.path,
        "name": display_name(entry),
        "lines": [
            {
                "part": line.part.name.lower(),
                "key": line.label,
                "text": line.text,
                "hits": [list(hit) for hit in line.hits],
                "file": line.location.path,
                "line": line.location.line,
            }
            for line in found.lines
        ],
    }

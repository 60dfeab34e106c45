"""What a merge does, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netmd.editing.merge.joining import What
from netmd.editing.merge.links import Turning
from netmd.editing.merge.values import Merged
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class Turned:
    """How many links are turned, in how many files.

    ``once`` are the paths of those that named both in one list, ``itself`` the places of links between the two.
    """

    links: int
    files: int
    once: Sequence[str]
    itself: Sequence[Location]


def in_words(turn: Turning, merged: Merged, what: What, turned: Turned, unread: Sequence[str]) -> Iterator[str]:
    """Line by line, what comes over and what becomes of the rest. ``unread`` could not be looked at for links."""
    keep, gone = turn.keep, turn.gone
    yield f"{gone.name} ({gone.path}) is in {keep.path} now, with all that was there"
    parts = [_many(what.meetings, "meeting"), _many(what.texts, "text"), *dict.fromkeys(merged.added)]
    came = [part for part in parts if part and part != "private"]
    if came:
        yield f"Came over: {', '.join(came)}"
    if turned.links:
        yield f"{_many(turned.links, 'link')} changed in {_many(turned.files, 'file')}"
    if turned.once:
        yield f"Both were named in one list, and {keep.name} is once: {', '.join(turned.once)}"
    if turned.itself:
        places = ", ".join(dict.fromkeys(f"{place.path}:{place.line}" for place in turned.itself))
        yield f"Linked from one to the other, and plain words now or left out of a heading: {places}"
    if "private" in merged.added:
        yield f"{keep.path} is private now, as the other was"
    if merged.kept:
        kept = "; ".join(f"{key}: {value}" for key, value in merged.kept)
        yield f"Written into its notes, as it says otherwise: {kept}"
    if unread:
        yield f"Not looked at, as netmd does not read them: {', '.join(unread)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}" if count else ""

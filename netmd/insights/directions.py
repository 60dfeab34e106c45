"""Do I meet up, down and across? Where the people stand with whom I am in touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netmd.index import Index
from netmd.insights.log import TouchLog
from netmd.insights.span import Span
from netmd.model import Direction

WAYS: tuple[Direction | None, ...] = ("up", "across", "down", None)
"""The directions in the order they are shown; None is a contact whose note does not say."""


@dataclass(frozen=True, slots=True)
class Directions:
    """The mix by direction, in the order of :data:`WAYS`.

    ``touches`` has a row a direction and a column a period; a touch counts once for each person who took part.
    ``people`` is the number of contacts.
    """

    touches: tuple[tuple[int, ...], ...]
    people: tuple[int, ...]


def directions(index: Index, log: TouchLog, span: Span) -> Directions:
    """The mix of touches within the span, and of all contacts."""

    def touched(path: str) -> Iterator[tuple[Direction | None, int]]:
        for one in log.written[path]:
            at = span.position(one.day)
            if at is not None:
                for contact in one.people:
                    yield contact.direction, at

    def known(path: str) -> tuple[Direction | None, ...]:
        contact = index.contact(path)
        return (contact.direction,) if contact else ()

    touches = log.carried.tally("directions of touches", log.written, touched, given=span)
    people = log.carried.tally("directions of people", log.of, known)
    return Directions(
        tuple(tuple(touches.get((way, at), 0) for at in range(len(span.periods))) for way in WAYS),
        tuple(people.get(way, 0) for way in WAYS),
    )

"""Do I meet up, down and across? Where the people stand with whom I am in touch."""

from __future__ import annotations

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
    touches = {way: [0] * len(span.periods) for way in WAYS}
    people = dict.fromkeys(WAYS, 0)
    for one in log.touches:
        at = span.position(one.day)
        if at is not None:
            for contact in one.people:
                touches[contact.direction][at] += 1
    for contact in index.contacts:
        people[contact.direction] += 1
    return Directions(tuple(tuple(touches[way]) for way in WAYS), tuple(people[way] for way in WAYS))

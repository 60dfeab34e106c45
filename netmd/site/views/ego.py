"""A contact among those they are tied to, as their page draws it; the people in common are listed beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from netmd.model import Contact
from netmd.network.ego import ROW, WIDTH, draw_ego
from netmd.network.ties import Kind
from netmd.site.views.context import Context
from netmd.site.views.network.picture import Mark, Stroke, line_title, path_of
from netmd.site.views.parts import Ref, about_person

_path = lru_cache(maxsize=4096)(path_of)
"""People sit in few places around one, so that the same lines are drawn on page after page."""
_REACH = ROW // 2 - 1
_CLASSES = {Kind.LED_ON: "led", Kind.INTRODUCED: "introduced", Kind.TOGETHER: "together", Kind.NOTED: "noted"}


@dataclass(frozen=True, slots=True)
class Ego:
    """An SVG, its middle at 0, 0; ``kinds`` are the classes of its strokes, for the key."""

    left: int
    top: int
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    kinds: tuple[str, ...]


def ego(context: Context, contact: Contact) -> Ego | None:
    """The picture of ``contact``; None for somebody tied to nobody, or to one person only."""
    drawing = draw_ego(contact.path, context.network)
    if drawing is None:
        return None
    people = context.network.people
    strokes = tuple(
        Stroke(_path(line.curve), _CLASSES[line.kind], line_title(people[line.a], people[line.b], line.kind))
        for line in sorted(drawing.lines, key=lambda line: -line.kind)
    )
    marks = tuple(
        Mark(
            Ref(dot.name, "" if dot.path == contact.path else context.href(people[dot.path])),
            _title(people[dot.path]),
            dot.x, dot.y, dot.radius, dot.label, "self" if dot.path == contact.path else "person", reach=_REACH,
        )
        for dot in drawing.dots
    )  # fmt: skip
    found = {stroke.kind for stroke in strokes}
    kinds = tuple(kind for kind in _CLASSES.values() if kind in found)
    return Ego(-WIDTH // 2, -drawing.height // 2, WIDTH, drawing.height, strokes, marks, kinds)


def _title(contact: Contact) -> str:
    about = about_person(contact)
    return f"{contact.name}, {about}" if about else contact.name

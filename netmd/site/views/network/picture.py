"""The picture of the network: everybody while they are some hundreds, else the groups they fall into."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from netmd.model import Contact, name_key
from netmd.network.geometry import Box, Curve, Label
from netmd.network.graph import Edge
from netmd.network.layout import Node, draw_people
from netmd.network.lineage import order_met
from netmd.network.overview import MOST_GROUPS, Group, connecting, draw_groups
from netmd.network.structure import Structure
from netmd.network.ties import Kind
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, about_person

MOST_PEOPLE = 250
"""Drawn one by one; beyond, dots run together and say less than their groups."""
ALL_NAMED = 60
MOST_NAMES = 40
"""Named where there are more than :data:`ALL_NAMED`: those with whom I am most in touch."""
_CONNECTORS = 9
_CLASSES = {Kind.LED_ON: "led", Kind.INTRODUCED: "introduced", Kind.TOGETHER: "together"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot or circle: where it leads, what it says on being looked at, and where its name stands.

    ``reach`` is the radius within which a click or a finger meets it.
    """

    ref: Ref
    title: str
    x: float
    y: float
    radius: float
    label: Label | None
    kind: str = "person"
    count: str = ""
    reach: float = 12.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: an SVG path, its kind as a class, what it says; ``width`` is 0 for the usual one."""

    d: str
    kind: str
    title: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG. ``rings`` are radii in x and y around me; ``is_grouped`` says that the marks are groups and connectors.

    ``kinds`` are the classes of the strokes there are, for the key; ``left_out`` counts the groups that are not drawn.
    """

    left: int
    top: int
    width: int
    height: int
    rings: tuple[tuple[float, float], ...]
    spokes: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    kinds: tuple[str, ...]
    is_grouped: bool
    left_out: int = 0


def network_picture(context: Context, edges: Sequence[Edge], structure: Structure) -> Picture:
    """The picture of the notebook's people and the ties that count."""
    if len(context.index.contacts) <= MOST_PEOPLE:
        return _people(context, edges)
    return _groups(context, edges, structure)


def path_of(curve: Curve) -> str:
    """The curve as SVG path data."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    return f"M{ax:g} {ay:g}C{bx:g} {by:g} {cx:g} {cy:g} {dx:g} {dy:g}"


def line_title(a: Contact, b: Contact, kind: Kind) -> str:
    """What a line between two people says."""
    match kind:
        case Kind.LED_ON:
            return f"{a.name} introduced you to {b.name}"
        case Kind.LED_HERE:
            return f"{b.name} introduced you to {a.name}"
        case Kind.INTRODUCED:
            return f"You introduced {a.name} and {b.name}"
        case Kind.TOGETHER:
            return f"{a.name} and {b.name} were at one meeting"
        case Kind.NOTED:
            return f"{a.name} and {b.name} are linked in the notes"


def _people(context: Context, edges: Sequence[Edge]) -> Picture:
    contacts, parent = context.index.contacts, _parents(context)
    nodes = tuple(
        Node(contact.path, contact.name, parent.get(contact.path, ""), _radius(len(context.touches(contact))))
        for contact in sorted(contacts, key=order_met)
    )
    is_roomy = len(nodes) <= ALL_NAMED
    named = len(nodes) if is_roomy else MOST_NAMES
    drawing = context.kept.once("people", (nodes, edges, named), lambda: draw_people(nodes, edges, named))
    people = context.network.people
    strokes = tuple(
        Stroke(path_of(line.curve), _CLASSES[line.kind], line_title(people[line.a], people[line.b], line.kind))
        for line in drawing.lines
    )
    marks = tuple(
        Mark(
            ref=Ref(dot.name, context.href(people[dot.path])),
            title=_person_title(context, people[dot.path]),
            x=dot.x, y=dot.y, radius=dot.radius, label=dot.label,
            kind="person is-archived" if people[dot.path].status == "archived" else "person",
            reach=12.0 if is_roomy else dot.radius,
        )
        for dot in drawing.dots
    )  # fmt: skip
    spokes = tuple(f"M0 0L{x:g} {y:g}" for x, y in drawing.spokes) if is_roomy else ()
    return _picture(drawing.box, drawing.rings, spokes, strokes, marks, is_grouped=False)


def _groups(context: Context, edges: Sequence[Edge], structure: Structure) -> Picture:
    people = context.network.people
    somewhere = {path for one in context.organisations for path in one.paths}
    by_org = len(somewhere) * 2 >= len(people)
    named = context.organisations if by_org else context.tags
    largest = sorted(named, key=lambda group: -len(group.paths))[:MOST_GROUPS]
    groups = tuple(Group(one.name, one.paths) for one in sorted(largest, key=lambda group: name_key(group.name)))
    first = context.kept.once(
        "connecting", (groups, edges), lambda: _most_between(structure, groups, edges)[:_CONNECTORS]
    )
    connectors = tuple((path, people[path].name) for path in first)
    key = (groups, connectors, edges)
    drawing = context.kept.once("groups", key, lambda: draw_groups(groups, connectors, edges))
    href = context.org_href if by_org else context.tag_href
    strokes = tuple(
        Stroke(
            path_of(one.curve), "ribbon",
            f"{groups[one.a].name} and {groups[one.b].name}: {one.ties} tie{'s' if one.ties > 1 else ''}", one.width,
        )
        for one in drawing.ribbons
    ) + tuple(Stroke(path_of(curve), "string", "") for curve in drawing.strings)  # fmt: skip
    marks = tuple(
        Mark(
            Ref(groups[one.number].name, href(groups[one.number].name)),
            f"{groups[one.number].name}: {len(groups[one.number].people):,} people",
            one.x, one.y, one.radius, one.label, "group", f"{len(groups[one.number].people):,}",
        )
        for one in drawing.groups
    ) + tuple(
        Mark(
            Ref(connectors[one.number][1], context.href(people[connectors[one.number][0]])),
            _person_title(context, people[connectors[one.number][0]]), one.x, one.y, one.radius, one.label,
        )
        for one in drawing.connectors
    )  # fmt: skip
    drawn = _picture(drawing.box, (), (), strokes, marks, is_grouped=True)
    return replace(drawn, left_out=len(named) - len(groups))


def _most_between(structure: Structure, groups: Sequence[Group], edges: Sequence[Edge]) -> list[str]:
    in_order = sorted(structure.between, key=lambda path: (-structure.between[path], path))
    return connecting(in_order, groups, edges)


def _picture(
    box: Box,
    rings: tuple[tuple[float, float], ...],
    spokes: tuple[str, ...],
    strokes: tuple[Stroke, ...],
    marks: tuple[Mark, ...],
    *,
    is_grouped: bool,
) -> Picture:
    left, top = int(box.left), int(box.top)
    return Picture(
        left, top, int(box.right) - left, int(box.bottom) - top, rings, spokes, strokes, marks,
        tuple(kind for kind in _CLASSES.values() if any(stroke.kind == kind for stroke in strokes)), is_grouped,
    )  # fmt: skip


def _parents(context: Context) -> dict[str, str]:
    return {child.path: path for path, children in context.lineage.children.items() for child in children}


def _radius(touches: int) -> float:
    """Of a dot: the more touches, the larger, by area."""
    return round(min(10.0, 3.5 + 0.9 * math.sqrt(touches)), 1)


def _person_title(context: Context, contact: Contact) -> str:
    introducers = context.index.introduced_by(contact)
    through = f"through {introducers[0].name}" if introducers else ""
    touches = len(context.touches(contact))
    counted = f"{touches} touch{'es' if touches != 1 else ''}"
    return ", ".join(part for part in (contact.name, about_person(contact), through, counted) if part)

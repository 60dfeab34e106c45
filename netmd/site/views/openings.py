"""The list of openings: where each stands, and for those still open who would want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from netmd.followups.situation import is_open
from netmd.model import Opportunity
from netmd.openings import STAGES, is_for_others, pipeline
from netmd.site.views.candidates import Handover, Wanting, handovers, org_ref, wanting
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, due_day

MOST_NAMED = 3
"""Who would want an opening, in the list; its page names more."""
_TITLES = MappingProxyType({"open": "Open", "mine": "Mine", "filled": "Filled", "closed": "Closed"})
_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "open": "No opening to pass on. A file in opportunities/ shows here, with whom it might suit.",
        "mine": "Nothing of your own in the works. A line “status: mine” puts an opening here.",
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of going after an opening: whether it is behind me, or where I am."""

    name: str
    is_past: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An opening in the list.

    ``steps`` is how far I am, if I go after it myself, else nothing; ``stage`` is what is written where that is no
    stage netmd knows. ``wanting`` are the first who have not been told, ``more`` how many others would want it.
    """

    title: Ref
    org: Ref | None
    steps: tuple[Step, ...]
    stage: str
    closes: Day | None
    is_over: bool
    tags: tuple[Ref, ...]
    passed: tuple[Handover, ...]
    wanting: tuple[Wanting, ...]
    more: int


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The openings of one status; ``empty`` is said where there is none."""

    key: str
    title: str
    empty: str
    openings: tuple[OpeningLine, ...]


def openings_view(context: Context) -> tuple[StatusGroup, ...]:
    """Every opening by its status: the open ones that close first at the top, those closed by now last, the latest
    of them first; my own by stage, furthest first."""
    return tuple(
        StatusGroup(
            key=status,
            title=_TITLES[status],
            empty=_EMPTY.get(status, ""),
            openings=tuple(_line(context, opening) for opening in _still_open_first(openings, context.today)),
        )
        for status, openings in pipeline(context.index).items()
    )


def _still_open_first(openings: Sequence[Opportunity], today: date) -> Sequence[Opportunity]:
    """In the order given, but what should be open and is past its day comes last."""
    over = [one.status == "open" and not is_open(one, today) for one in openings]
    late = [one for one, is_over in zip(openings, over, strict=True) if is_over]
    late.sort(key=lambda one: one.closes or today, reverse=True)
    return [one for one, is_over in zip(openings, over, strict=True) if not is_over] + late


def steps(opening: Opportunity) -> tuple[Step, ...]:
    """The stages, if it is one that I go or went after and netmd knows how far I am; else none."""
    if is_for_others(opening) or (opening.stage and opening.stage not in STAGES):
        return ()
    here = STAGES.index(opening.stage) if opening.stage else -1
    return tuple(Step(name, at < here, at == here) for at, name in enumerate(STAGES))


def tag_refs(context: Context, opening: Opportunity) -> tuple[Ref, ...]:
    """An opening's tags, each leading to who has it."""
    return tuple(Ref(tag, context.tag_href(tag)) for tag in opening.tags)


def _line(context: Context, opening: Opportunity) -> OpeningLine:
    track = steps(opening)
    named = _to_tell(context, opening) if is_open(opening, context.today) else ()
    told = len({contact.path for line in opening.passed for contact in context.index.people(line.people)})
    return OpeningLine(
        title=Ref(opening.title, context.href(opening)),
        org=org_ref(context, opening),
        steps=track,
        stage="" if track else opening.stage,
        closes=due_day(opening.closes, context.today) if opening.closes else None,
        is_over=opening.closes is not None and opening.closes < context.today,
        tags=tag_refs(context, opening),
        passed=handovers(context, opening.passed),
        wanting=named,
        more=max(0, context.rankings.count(opening) - told - len(named)) if named else 0,
    )


def _to_tell(context: Context, opening: Opportunity) -> tuple[Wanting, ...]:
    """The first of those who have not been told."""
    most = MOST_NAMED + sum(len(line.people) for line in opening.passed)
    best = (one for one in context.rankings.best(opening, most) if one.told is None)
    return tuple(wanting(context, one) for one in best)[:MOST_NAMED]

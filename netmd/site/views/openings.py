"""Openings: what could be passed on or gone after, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.model import Opportunity
from netmd.site.views.card import Field, opening_card
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, day, due_day, entry_ref, link_ref, problems_ref
from netmd.site.views.reminders import Nudge, nudge
from netmd.site.views.timeline import Part, Touch, newest_first, parts, touches

_STATUSES = (
    ("open", "Open", "No opening to pass on. A file in opportunities/ shows here."),
    ("mine", "Mine", "Nothing of your own in the works. A line “status: mine” puts an opening here."),
    ("filled", "Filled", ""),
    ("closed", "Closed", ""),
)
_STAGES = ("researching", "applied", "interview", "offer", "signed")


@dataclass(frozen=True, slots=True)
class Handover:
    """Somebody an opening was passed to, when, and what came of it."""

    people: tuple[Ref, ...]
    when: Day | None
    outcome: str


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An opening in the list."""

    title: Ref
    org: Ref | None
    stage: str
    closes: Day | None
    is_over: bool
    tags: tuple[Ref, ...]
    passed: tuple[Handover, ...]


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The openings of one status; ``empty`` is said where there is none."""

    key: str
    title: str
    empty: str
    openings: tuple[OpeningLine, ...]


@dataclass(frozen=True, slots=True)
class OpeningView:
    """The page of an opening."""

    title: str
    org: Ref | None
    status: str
    stage: str
    tags: tuple[Ref, ...]
    card: tuple[Field, ...]
    nudges: tuple[Nudge, ...]
    passed: tuple[Handover, ...]
    parts: tuple[Part, ...]
    touches: tuple[Touch, ...]
    backlinks: tuple[Ref, ...]
    problems: Ref | None
    path: str


def openings_view(context: Context) -> tuple[StatusGroup, ...]:
    """Every opening by its status: the open ones that close first at the top, my own by stage, furthest first."""
    return tuple(
        StatusGroup(
            key=status,
            title=title,
            empty=empty,
            openings=tuple(
                _line(context, opening)
                for opening in sorted(context.index.opportunities, key=_order)
                if opening.status == status
            ),
        )
        for status, title, empty in _STATUSES
    )


def opening_view(context: Context, opening: Opportunity, root: str) -> OpeningView:
    """The page of ``opening``; ``root`` leads from it to the site's root."""
    return OpeningView(
        title=opening.title,
        org=_org(context, opening),
        status=opening.status,
        stage=opening.stage,
        tags=_tags(context, opening),
        card=opening_card(context, opening),
        nudges=tuple(nudge(context, reminder) for reminder in context.agenda.for_subject(opening.path)),
        passed=_passed(context, opening),
        parts=parts(context, opening.note, root),
        touches=touches(context, newest_first(opening.note.meetings), opening, root),
        backlinks=tuple(entry_ref(context, other) for other in context.index.backlinks(opening)),
        problems=problems_ref(context, opening.path),
        path=opening.path,
    )


def _order(opening: Opportunity) -> tuple[int, str]:
    stage = _STAGES.index(opening.stage) if opening.stage in _STAGES else -1
    return -stage, opening.closes.isoformat() if opening.closes else "~"


def _line(context: Context, opening: Opportunity) -> OpeningLine:
    return OpeningLine(
        title=Ref(opening.title, context.href(opening)),
        org=_org(context, opening),
        stage=opening.stage,
        closes=due_day(opening.closes, context.today) if opening.closes else None,
        is_over=opening.closes is not None and opening.closes < context.today,
        tags=_tags(context, opening),
        passed=_passed(context, opening),
    )


def _org(context: Context, opening: Opportunity) -> Ref | None:
    return Ref(opening.org, context.org_href(opening.org)) if opening.org else None


def _tags(context: Context, opening: Opportunity) -> tuple[Ref, ...]:
    return tuple(Ref(tag, context.tag_href(tag)) for tag in opening.tags)


def _passed(context: Context, opening: Opportunity) -> tuple[Handover, ...]:
    return tuple(
        Handover(
            people=tuple(link_ref(context, link) for link in line.people),
            when=day(line.on, context.today) if line.on else None,
            outcome=line.outcome,
        )
        for line in opening.passed
    )

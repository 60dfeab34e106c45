"""An opening's page: who would want it and why, whom it was passed to, and whom I know where it is."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.followups.situation import is_open
from netmd.model import Opportunity
from netmd.openings import is_for_others, whom_i_know
from netmd.site.views.candidates import Handover, Wanting, handovers, org_ref, wanting
from netmd.site.views.card import Field, opening_card
from netmd.site.views.context import Context
from netmd.site.views.known import Known, known
from netmd.site.views.openings import Step, steps, tag_refs
from netmd.site.views.parts import Ref, entry_ref, problems_ref
from netmd.site.views.reminders import Nudge, nudge
from netmd.site.views.timeline import Part, Touch, newest_first, parts, touches

_MOST_WANTING = 20
_MOST_KNOWN = 12
_MOST_BACKLINKS = 200


@dataclass(frozen=True, slots=True)
class Ranked:
    """Who would want it, the best first, and how many more; ``is_past`` where it is filled, closed or over."""

    people: tuple[Wanting, ...]
    more: int
    is_past: bool


@dataclass(frozen=True, slots=True)
class OpeningView:
    """The page of an opening. ``ranked`` is left out of one that I go or went after myself."""

    title: str
    org: Ref | None
    status: str
    stage: str
    steps: tuple[Step, ...]
    tags: tuple[Ref, ...]
    card: tuple[Field, ...]
    nudges: tuple[Nudge, ...]
    ranked: Ranked | None
    passed: tuple[Handover, ...]
    there: tuple[Known, ...]
    more_there: int
    elsewhere: tuple[Known, ...]
    more_elsewhere: int
    parts: tuple[Part, ...]
    touches: tuple[Touch, ...]
    backlinks: tuple[Ref, ...]
    more_backlinks: int
    problems: Ref | None
    path: str


def opening_view(context: Context, opening: Opportunity, root: str) -> OpeningView:
    """The page of ``opening``; ``root`` leads from it to the site's root."""
    index = context.index
    inside = whom_i_know(
        opening.org, context.rankings.named.get(opening.org, {}), index, context.today, _MOST_KNOWN
    )  # fmt: skip
    backlinks = index.backlinks(opening)
    return OpeningView(
        title=opening.title,
        org=org_ref(context, opening),
        status=opening.status,
        stage=opening.stage,
        steps=steps(opening),
        tags=tag_refs(context, opening),
        card=opening_card(context, opening),
        nudges=tuple(nudge(context, reminder) for reminder in context.agenda.for_subject(opening.path)),
        ranked=_ranked(context, opening) if is_for_others(opening) else None,
        passed=handovers(context, opening.passed),
        there=tuple(known(context, one.chain, ", ".join(one.contact.roles[:1])) for one in inside.there),
        more_there=inside.more_there,
        elsewhere=tuple(known(context, one.chain, one.why) for one in inside.elsewhere),
        more_elsewhere=inside.more_elsewhere,
        parts=parts(context, opening.note, root),
        touches=touches(context, newest_first(opening.note.meetings), opening, root),
        backlinks=tuple(entry_ref(context, other) for other in backlinks[:_MOST_BACKLINKS]),
        more_backlinks=max(0, len(backlinks) - _MOST_BACKLINKS),
        problems=problems_ref(context, opening.path),
        path=opening.path,
    )


def _ranked(context: Context, opening: Opportunity) -> Ranked:
    best = context.rankings.best(opening, _MOST_WANTING)
    return Ranked(
        people=tuple(wanting(context, one) for one in best),
        more=context.rankings.count(opening) - len(best),
        is_past=not is_open(opening, context.today),
    )

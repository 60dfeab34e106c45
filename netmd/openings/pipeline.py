"""Where openings stand: those to pass on by their status, my own by how far I am."""

from __future__ import annotations

from collections.abc import Mapping

from netmd.index import Index
from netmd.model import Opportunity, name_key

STATUSES = ("open", "mine", "filled", "closed")
STAGES = ("researching", "applied", "interview", "offer", "signed")
"""The stages of going after an opening oneself, in their order."""


def pipeline(index: Index) -> Mapping[str, tuple[Opportunity, ...]]:
    """Every opening by its status, all of :data:`STATUSES`: my own by stage, furthest first, then what closes first."""
    in_order = sorted(index.opportunities, key=_order)
    return {status: tuple(opening for opening in in_order if opening.status == status) for status in STATUSES}


def is_for_others(opening: Opportunity) -> bool:
    """Whether it is, or was, there to be passed on: not one that I go or went after myself."""
    return opening.status != "mine" and not opening.stage


def _order(opening: Opportunity) -> tuple[int, str, str, str]:
    stage = STAGES.index(opening.stage) if opening.stage in STAGES else -1
    closes = opening.closes.isoformat() if opening.closes else "~"
    return -stage, closes, name_key(opening.title), opening.path

"""The tree of lineage: who led to whom, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from netmd.followups.words import channel_word, day_of
from netmd.model import Contact
from netmd.network.outcomes import Outcome, outcomes_of
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, employer, entry_ref, when_day

MOST_TREES = 12
MOST_IN_TREE = 40
DEEPEST = 7
"""Generations below a root that are shown."""
_LONG = 8
"""People in a branch below the third generation that are folded away."""
_MOST_OUTCOMES = 2


@dataclass(frozen=True, slots=True)
class Result:
    """What came of somebody: ``about`` the opening or the people it is about; ``to`` whom the opening was passed on."""

    lead: str
    about: tuple[Ref, ...]
    what: str
    to: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody, when we met, whom they led to, and what came of it; ``last`` is the last touch, where nothing else did.

    ``count`` are all who came of them; of those ``more`` are left out here.
    """

    who: Ref
    met: Day | None
    results: tuple[Result, ...]
    last: str
    count: int
    more: int
    folded: bool
    branches: tuple[Branch, ...]


def trees(context: Context) -> tuple[tuple[Branch, ...], int]:
    """The trees of those who led to somebody, the largest first, and how many are left out."""
    lineage = context.lineage
    roots = [contact for contact in lineage.roots if lineage.after[contact.path]]
    roots.sort(key=lambda contact: -lineage.after[contact.path])
    outcomes = outcomes_of(context.index)
    shown = tuple(_tree(context, root, outcomes) for root in roots[:MOST_TREES])
    return shown, len(roots) - len(shown)


def _tree(context: Context, root: Contact, outcomes: Mapping[str, tuple[Outcome, ...]]) -> Branch:
    """The tree of ``root``: the first generations of it, and within one those who led to most."""
    lineage = context.lineage
    shown: dict[str, list[Contact]] = {}
    left, to_look_at = MOST_IN_TREE, deque(((root, 1),))
    while to_look_at and left > 0:
        contact, depth = to_look_at.popleft()
        children = lineage.children.get(contact.path, ()) if depth < DEEPEST else ()
        most = sorted(children, key=lambda child: -lineage.after[child.path])[:left]
        kept = {child.path for child in most}
        shown[contact.path] = [child for child in children if child.path in kept]
        left -= len(kept)
        to_look_at += [(child, depth + 1) for child in shown[contact.path]]

    def branch(contact: Contact, depth: int) -> Branch:
        below = tuple(branch(child, depth + 1) for child in shown.get(contact.path, ()))
        results = tuple(_result(context, one) for one in outcomes.get(contact.path, ())[:_MOST_OUTCOMES])
        count = lineage.after[contact.path]
        return Branch(
            who=employer(context, contact),
            met=when_day(contact.met, context.today) if contact.met else None,
            results=results,
            last="" if results or count else _last(context, contact),
            count=count,
            more=count - sum(1 + one.count for one in below),
            folded=depth > 2 and count > _LONG,
            branches=below,
        )

    return branch(root, 1)


def _result(context: Context, outcome: Outcome) -> Result:
    people = tuple(Ref(one.name, context.href(one)) for one in outcome.people)
    if outcome.opening is None:
        return Result("introduced to", people, outcome.what)
    lead = "told you of" if outcome.told else "" if outcome.opening.status == "mine" else "passed on"
    return Result(lead, (entry_ref(context, outcome.opening),), outcome.what, people)


def _last(context: Context, contact: Contact) -> str:
    touches = context.touches(contact)
    if not touches:
        return "no touch yet"
    return f"last touch {day_of(touches[-1], context.today)} ({channel_word(touches[-1])})"

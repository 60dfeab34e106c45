"""What to do after an import, said below its report."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.import_report import is_here

if TYPE_CHECKING:
    from netmd.cli.import_report import Imported


def next_steps(imported: Imported, *, in_git: bool) -> Iterator[str]:
    """What to do with what is written; nothing where nothing is."""
    if not imported.woven.changes:
        return
    where = f" -n {shlex.quote(imported.notebook)}" if imported.notebook else ""
    yield ""
    if number := undated(imported):
        steps = "1 next step has" if number == 1 else f"{number:,} next steps have"
        yield f"{steps} no date: netmd due{where} --all lists them, and netmd snooze ID friday{where} gives one a day."
    if number := _cards(imported):
        people = "1 person has" if number == 1 else f"{number:,} people have"
        yield f"{people} only a card and the day you met: they ask for nothing until netmd log WHO{where} says more."
    yield f"Next: netmd due{where}, or netmd build{where} for the dashboard."
    if in_git:
        git = "git" if is_here(imported.root) else f"git -C {shlex.quote(str(imported.root))}"
        message = shlex.quote(f"Import {Path(imported.file).name}")
        yield f"To keep it in git: {git} add -A && {git} commit -m {message}"


def undated(imported: Imported) -> int:
    """The things to do without a date, of the rows that brought something."""
    from netmd.exchange.report import Outcome

    outcomes, foreign = imported.woven.report.outcomes, imported.foreign
    brought = (Outcome.NEW, Outcome.MERGED)
    people = [one for one in foreign.people if outcomes.get(one.source) in brought]
    touches = [touch for one in people for touch in one.touches]
    touches += [one.touch for one in foreign.events if outcomes.get(one.source) in brought]
    items = [*chain.from_iterable(one.items for one in people), *chain.from_iterable(one.items for one in touches)]
    return sum(item.due is None and not item.is_done and not item.theirs for item in items)


def _cards(imported: Imported) -> int:
    """New people of whom the file has the day they were met and nothing that is one's own.

    :class:`netmd.followups.touch_state.TouchState` says why these ask for nothing.
    """
    from netmd.exchange.report import Outcome

    outcomes = imported.woven.report.outcomes
    return sum(
        one.met is not None
        and outcomes.get(one.source) is Outcome.NEW
        and not (one.touches or one.notes or one.items or one.ledger or one.markdown)
        and not (one.met_at or one.introduced_by or one.cadence)
        for one in imported.foreign.people
    )

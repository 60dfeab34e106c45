"""Who has grown quiet?"""

from __future__ import annotations

from dataclasses import dataclass

from netmd.insights import QuietTie, TouchLog, quiet_ties
from netmd.site.views.context import Context
from netmd.site.views.insights.words import count
from netmd.site.views.parts import Day, Ref, day, person

_MOST = 8
_WIDTH = 100
_TIMES = {1: "", 2: "twice"}
_MONTHS_FROM = 60
"""Days of a usual gap from which it is told in months."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A tie that has grown quiet: ``filled`` is its silence and ``usual`` its usual gap, in hundredths of the bar."""

    who: Ref
    words: str
    last: Day
    filled: int
    usual: float


@dataclass(frozen=True, slots=True)
class Silences:
    """The quiet ties, the quietest first; ``more`` are those left out where there are many."""

    answer: str
    counted: str
    rows: tuple[Silence, ...]
    more: int


def silences(context: Context, log: TouchLog) -> Silences:
    """Those who are silent for long, measured by how often there was a word before."""
    found = quiet_ties(context.index, log, context.settings)
    if not found.known:
        answer = "Nobody's rhythm is known yet: it takes touches in three weeks or more to see one."
        return Silences(answer, "", (), 0)
    usual = f"{_TIMES.get(found.factor, f'{found.factor} times')} the usual gap".strip()
    if found.ties:
        has = "has" if len(found.ties) == 1 else "have"
        answer = (
            f"{len(found.ties):,} of {count(found.known, 'tie')} with a rhythm {has} been silent for {usual} or longer."
        )
    else:
        whole = f"all {found.known:,} ties" if found.known > 1 else "the one tie"
        answer = f"Nobody: in {whole} with a rhythm the silence is shorter than {usual}."
    counted = (
        "The usual gap, a notch in the bar, is the median of those so far; touches within a week of each other are one "
        "occasion, and it takes three. Who is archived, dormant, snoozed or about to be met is left out."
    )
    longest = max((tie.times for tie in found.ties), default=1.0)
    rows = tuple(_row(context, tie, longest) for tie in found.ties[:_MOST])
    return Silences(answer, counted, rows, max(0, len(found.ties) - _MOST))


def _row(context: Context, tie: QuietTie, longest: float) -> Silence:
    return Silence(
        who=person(context, tie.contact),
        words=_in_words(tie),
        last=day(tie.last, context.today),
        filled=max(1, round(_WIDTH * tie.times / longest)),
        usual=round(_WIDTH / longest, 1),
    )


def _in_words(tie: QuietTie) -> str:
    """``usually every 3 weeks, silent for 11``: both in the unit that suits the usual gap."""
    size, unit = (7, "week") if tie.usual_days < _MONTHS_FROM else (30, "month")
    usual, silent = round(tie.usual_days / size), tie.silent_days // size
    if usual == 1:
        return f"usually every {unit}, silent for {silent} {unit}s"
    return f"usually every {usual} {unit}s, silent for {silent}"

"""Do I keep my rhythm? Do I keep my promises? What was meant, and what was done."""

from __future__ import annotations

from netmd.insights import Kept, Span, TouchLog, promises, rhythm
from netmd.site.views.context import Context
from netmd.site.views.insights.figure import Drawn, Figure, Table
from netmd.site.views.insights.words import are, axis, count, joined, names, row, since
from netmd.site.views.plots import BarRow, Series, bars, columns


def rhythm_figure(context: Context, log: TouchLog, span: Span) -> Figure:
    """Gaps between touches that ended within the cadence's window, and after it."""
    found = rhythm(context.index, log, context.settings, span)
    question = "Do I keep my rhythm?"
    kept, late = sum(found.kept), sum(found.late)
    now = f"Today {count(found.in_time, 'tie')} {are(found.in_time)} within the window, {found.over:,} past it"
    if found.planned:
        now += f", {found.planned:,} of these with a meeting planned"
    if not kept + late:
        answer = f"No gap between two touches has ended since {since(span)}. {now}."
        return Figure("rhythm", question, f"{answer} A second touch with somebody shows here.")
    rows = [row(name, *numbers) for name, *numbers in zip(names(span), found.kept, found.late, strict=True)]
    return Figure(
        key="rhythm",
        question=question,
        answer=f"{kept:,} of {count(kept + late, 'gap')} between touches ended within the window. {now}.",
        counted="A gap runs from one day of touch to the next with the same person and counts where it ended. The "
        "cadence is the one that holds now; who is archived or dormant is left out.",
        plots=(
            Drawn(
                f"Gaps that ended each {span.grain}",
                columns(
                    (Series("within the window", "fine"), Series("late", "late")), axis(span), (found.kept, found.late)
                ),
            ),
        ),
        table=Table(
            "Gaps between touches",
            (span.grain.capitalize(), "Within", "Late"),
            (row("Open today", found.in_time, found.over), *reversed(rows)),
        ),
    )


def promises_figure(context: Context, span: Span) -> Figure:
    """Promises with a due date: mine and theirs, on time and not."""
    found = promises(context.index, span, context.today, context.carried)
    question = "Do I keep my promises on time?"
    sides = [("Mine", found.mine), ("Theirs", found.theirs)]
    if not any(side.settled for _, side in sides):
        answer = "No promise with a due date has come due yet. One such as this shows here once it has."
        return Figure("promises", question, answer, example=f"- [ ] Send the deck due:{context.today}")
    series = (Series("on time", "fine"), Series("done late", "dots"), Series("open and over", "late"))
    shown = [BarRow(name, (side.on_time, side.late, side.over)) for name, side in sides if side.settled]
    counted = f"Action items due since {since(span)}."
    still = found.mine.open + found.theirs.open
    if still:
        counted += f" {still:,} more {are(still)} open and in time."
    undated = found.mine.undated + found.theirs.undated
    if undated:
        counted += f" {undated:,} {'was' if undated == 1 else 'were'} done on a day not noted."
    return Figure(
        key="promises",
        question=question,
        answer=" ".join(f"{name}: {_outcome(side)}." for name, side in sides if side.settled),
        counted=counted,
        plots=(Drawn("Promises by outcome", bars(series, shown)),),
        table=Table(
            "Promises by outcome",
            ("Whose", "On time", "Late", "Over", "Open in time", "Day not noted"),
            tuple(row(name, side.on_time, side.late, side.over, side.open, side.undated) for name, side in sides),
        ),
    )


def _outcome(side: Kept) -> str:
    parts = [f"{side.on_time:,} of {side.settled:,} on time"]
    parts += [f"{side.late:,} done late"] if side.late else []
    parts += [f"{side.over:,} open and over"] if side.over else []
    return joined(parts)

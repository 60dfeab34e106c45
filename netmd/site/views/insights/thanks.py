"""Do I say thank you the next day?"""

from __future__ import annotations

from netmd.insights import WEEK_DAYS, Span, Thanks, TouchLog, thanks
from netmd.site.views.context import Context
from netmd.site.views.insights.figure import Drawn, Figure, Table
from netmd.site.views.insights.words import are, axis, count, names, row
from netmd.site.views.plots import PATTERNS, Series, columns


def thanks_figure(context: Context, log: TouchLog, span: Span) -> Figure:
    """How soon a word followed a conversation."""
    found = thanks(log, context.index, context.settings, span)
    question = f"Do I say thank you {_soon(found)}?"
    kinds = [(f"{_by(found)}", found.in_time), ("within a week", found.within_a_week)]
    kinds = kinds[: 1 if found.due_after_days >= WEEK_DAYS else 2]
    kinds += [("later", found.later), ("none so far", found.never)]
    values = [numbers for _, numbers in kinds]
    if not any(map(any, values)):
        answer = "No conversation yet that a word could have followed. One that is written down shows here."
        return Figure("thanks", question, answer, example=f"## {log.today} Coffee")
    series = [Series(word, tone) for (word, _), tone in zip(kinds, PATTERNS, strict=False)]
    rows = [row(name, *numbers) for name, *numbers in zip(names(span), *values, strict=True)]
    return Figure(
        key="thanks",
        question=question,
        answer=_answer(found),
        counted=_counted(found),
        plots=(
            Drawn(f"Conversations each {span.grain}, by how soon a word followed", columns(series, axis(span), values)),
        ),
        table=Table(
            "Conversations by how soon a word followed",
            (span.grain.capitalize(), *(_begun(word) for word, _ in kinds)),
            tuple(reversed(rows)),
        ),
    )


def _answer(found: Thanks) -> str:
    soon, week, never = sum(found.in_time), sum(found.within_a_week), sum(found.never)
    words = f"{_begun(_by(found))} a word had followed {soon:,}"
    words += f" of {count(soon + week + sum(found.later) + never, 'conversation')}"
    words += f", and {week:,} more within a week." if week else "."
    return f"{words} After {never:,} the notes have none so far." if never else words


def _counted(found: Thanks) -> str:
    words = "Any later touch is a word, and so is an item of that day that thanks. With three people it is three."
    if found.pending:
        words += f" {count(found.pending, 'conversation')} {are(found.pending)} too fresh to count."
    if found.undated:
        words += f" {count(found.undated, 'conversation')} without an exact day {are(found.undated)} left out."
    return words


def _soon(found: Thanks) -> str:
    days = {0: "on the same day", 1: "the next day"}
    return days.get(found.due_after_days, f"within {count(found.due_after_days, 'day')}")


def _by(found: Thanks) -> str:
    return f"by {_soon(found)}" if found.due_after_days == 1 else _soon(found)


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]

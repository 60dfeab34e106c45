"""Do I meet up, down and across? How do I keep in touch?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netmd.index import Index
from netmd.insights import WAYS, Directions, Span, TouchLog, channels, directions
from netmd.model import CONVERSATIONS
from netmd.site.views.insights.figure import Drawn, Figure, Table
from netmd.site.views.insights.words import axis, count, joined, names, row, share, since
from netmd.site.views.parts import CHANNEL_WORDS
from netmd.site.views.plots import PATTERNS, BarRow, Series, bars, columns

_UNSAID = "not said"
_RECENT = 3
_ENOUGH = 10
"""Touches on each side before it says anything that their shares differ."""


def directions_figure(index: Index, log: TouchLog, span: Span) -> Figure:
    """The mix of touches by where people stand, in the course of time, and the mix of all contacts."""
    found = directions(index, log, span)
    question = "Do I meet up, down and across?"
    if not any(found.people[: WAYS.index(None)]):
        answer = (
            "No contact's note says yet where they stand from you. With this line at the top of some, it shows here."
        )
        return Figure("directions", question, answer, example="direction: up")
    words = [way or _UNSAID for way in WAYS]
    series = [Series(word, tone) for word, tone in zip(words, PATTERNS, strict=True)]
    people = bars(series, [BarRow("All contacts", found.people)])
    rows = [row(name, *numbers) for name, *numbers in zip(names(span), *found.touches, strict=True)]
    return Figure(
        key="directions",
        question=question,
        answer=f"{_mix(found, span)} {_shift(found, span)}".strip(),
        counted="A touch counts once for each person who took part; where they stand is as their note says now.",
        plots=(
            Drawn(f"Touches by direction each {span.grain}", columns(series, axis(span), found.touches)),
            Drawn("Contacts by direction", replace(people, key=())),
        ),
        table=Table(
            "Touches by direction, and all contacts",
            (span.grain.capitalize(), *words),
            (*reversed(rows), row("Contacts", *found.people)),
        ),
    )


def channels_figure(log: TouchLog, span: Span) -> Figure:
    """Touches by channel, conversations and words in writing told apart."""
    found = channels(log, span)
    question = "How do I keep in touch?"
    if not found.counts:
        return Figure("channels", question, f"There is no touch since {since(span)}.")
    first, most = found.counts[0]
    talks = found.conversations
    rows = [
        BarRow(CHANNEL_WORDS[channel], (number, 0) if channel in CONVERSATIONS else (0, number))
        for channel, number in found.counts
    ]
    table = ((*row(CHANNEL_WORDS[channel], number), share(number, found.total)) for channel, number in found.counts)
    return Figure(
        key="channels",
        question=question,
        answer=f"{_said(talks, found.total)} {CHANNEL_WORDS[first]} comes first, with {most:,} of {found.total:,}.",
        counted="A touch with several people is one.",
        plots=(
            Drawn(
                "Touches by channel", bars((Series("in conversation", "solid"), Series("in writing", "hatch")), rows)
            ),
        ),
        table=Table("Touches by channel", ("Channel", "Touches", "Share"), tuple(table)),
    )


def _said(talks: int, total: int) -> str:
    return f"In {count(talks, 'conversation')} and {total - talks:,} times in writing."


def _mix(found: Directions, span: Span) -> str:
    sums = [sum(numbers) for numbers in found.touches]
    parts = [f"{number:,} {way}" for way, number in zip(WAYS, sums, strict=True) if way]
    words = f"Since {since(span)}: {joined(parts)}"
    return f"{words}, and {sums[-1]:,} with people whose note does not say." if sums[-1] else f"{words}."


def _shift(found: Directions, span: Span) -> str:
    """How the share that moved most has moved; nothing where one side has too few touches to say so."""
    now = [sum(numbers[-_RECENT:]) for numbers in found.touches[:-1]]
    before = [sum(numbers[:-_RECENT]) for numbers in found.touches[:-1]]
    if min(sum(now), sum(before)) < _ENOUGH:
        return ""
    moves = [a / sum(now) - b / sum(before) for a, b in zip(now, before, strict=True)]
    at = max(range(len(moves)), key=lambda one: abs(moves[one]))
    recent, earlier = _percent(now, at), _percent(before, at)
    how = "as before" if recent == earlier else f"{earlier} before"
    return f"In the last {_RECENT} {span.grain}s {recent} of them were {WAYS[at]}, {how}."


def _percent(numbers: Sequence[int], at: int) -> str:
    return share(numbers[at], sum(numbers))

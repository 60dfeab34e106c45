"""Is my network growing?"""

from __future__ import annotations

from netmd.index import Index
from netmd.insights import Span, TouchLog, growth
from netmd.site.views.insights.figure import Drawn, Figure, Table
from netmd.site.views.insights.words import axis, count, names, row, since
from netmd.site.views.plots import Series, columns, course


def growth_figure(index: Index, log: TouchLog, span: Span) -> Figure:
    """People known in the course of time, and how many were new."""
    found = growth(index, log, span)
    totals, known = found.totals, found.totals[-1]
    new = sum(found.new)
    answer = f"{count(known, 'person', 'people')} known, "
    if new:
        most = max(range(len(found.new)), key=lambda at: (found.new[at], at))
        answer += f"{new:,} of them new since {since(span)}."
        answer += f" The most in a {span.grain}: {found.new[most]:,}, in {names(span)[most]}."
    else:
        answer += f"none of them new since {since(span)}."
    counted = "By the day you met, else by the first touch."
    if found.undated:
        counted += (
            f" {count(found.undated, 'contact')} without either {'is' if found.undated == 1 else 'are'} left out."
        )
    rows = (row(name, *numbers) for name, *numbers in zip(names(span), found.new, totals, strict=True))
    return Figure(
        key="growth",
        question="Is my network growing?",
        answer=answer,
        counted=counted,
        plots=(
            Drawn("People known", course(totals)),
            Drawn(f"New each {span.grain}", columns((Series("new", "solid"),), axis(span), (found.new,), tall=60)),
        ),
        table=Table("People known", (span.grain.capitalize(), "New", "Known"), tuple(reversed(tuple(rows)))),
    )

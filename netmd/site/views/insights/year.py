"""How often am I in touch?"""

from __future__ import annotations

from netmd.dates import short_date
from netmd.insights import TouchLog, Weekly, weekly
from netmd.site.views.insights.figure import Drawn, Figure, Table
from netmd.site.views.insights.words import count, row
from netmd.site.views.plots import week_map


def year_figure(log: TouchLog) -> Figure:
    """Touches a week over the last year."""
    found = weekly(log)
    question = "How often am I in touch?"
    if found.busiest is None:
        answer = "There was no touch in the last year. The next one shows here."
        return Figure("touches", question, answer, example=f"## {log.today} Coffee")
    weeks = (row(short_date(week.monday, log.today), week.touches) for week in reversed(found.weeks) if week.touches)
    return Figure(
        key="touches",
        question=question,
        answer=_answer(found, log),
        counted="A touch with several people is one. The squares of a month are the weeks that begin in it.",
        plots=(Drawn("Touches a week", week_map(found.weeks, log.today)),),
        table=Table("Touches a week, the latest first", ("Week of", "Touches"), tuple(weeks)),
    )


def _answer(found: Weekly, log: TouchLog) -> str:
    assert found.busiest is not None
    words = f"{count(found.total, 'touch', 'touches')} in {count(found.busy, 'week')} of the last {len(found.weeks)}."
    words += (
        f" The fullest was the week of {short_date(found.busiest.monday, log.today)}, with {found.busiest.touches:,}."
    )
    if found.row > 1:
        words += f" There has been one every week for {found.row} weeks"
        return f"{words}, the longest row of the year." if found.row == found.longest else f"{words}."
    return words

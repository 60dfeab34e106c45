"""The page of insights: questions about the network, each answered in a sentence, a plot and a table."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.insights import span_of, touch_log
from netmd.site.views.context import Context
from netmd.site.views.insights.figure import Figure
from netmd.site.views.insights.growth import growth_figure
from netmd.site.views.insights.habits import promises_figure, rhythm_figure
from netmd.site.views.insights.mix import channels_figure, directions_figure
from netmd.site.views.insights.quiet import Silences, silences
from netmd.site.views.insights.thanks import thanks_figure
from netmd.site.views.insights.words import since
from netmd.site.views.insights.year import year_figure


@dataclass(frozen=True, slots=True)
class InsightsView:
    """``covers`` says what time the figures are of; without ``figures`` there is nothing to count yet."""

    covers: str
    figures: tuple[Figure, ...]
    quiet: Silences | None


def insights_view(context: Context) -> InsightsView:
    """All figures of the notebook, as of the day."""
    log = touch_log(context.index, context.today, context.carried)
    if log.first is None:
        return InsightsView("", (), None)
    span = span_of(log.first, context.today)
    return InsightsView(
        covers=f"Since {since(span)}, by {span.grain}, unless a figure says otherwise",
        figures=(
            year_figure(log),
            growth_figure(context.index, log, span),
            directions_figure(context.index, log, span),
            channels_figure(log, span),
            rhythm_figure(context, log, span),
            thanks_figure(context, log, span),
            promises_figure(context, span),
        ),
        quiet=silences(context, log),
    )

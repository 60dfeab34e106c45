"""Geometry of plots: numbers in, places of marks out. How they look is up to ``_plots.html.j2`` and ``plots.css``.

Lengths are in user units of an SVG that is :data:`WIDTH` wide and shown about as wide in CSS pixels, so that words in
it keep their size on a phone. Numbers are rounded to a tenth: the same figures always give the same bytes.
"""

from netmd.site.views.plots.bars import Bar, BarRow, Bars, bars
from netmd.site.views.plots.columns import Columns, columns
from netmd.site.views.plots.course import Course, course
from netmd.site.views.plots.marks import PATTERNS, WIDTH, Axis, Box, Label, Series, Tone, compact
from netmd.site.views.plots.weeks import Strip, WeekMap, strip, week_map

__all__ = [
    "PATTERNS",
    "WIDTH",
    "Axis",
    "Bar",
    "BarRow",
    "Bars",
    "Box",
    "Columns",
    "Course",
    "Label",
    "Series",
    "Strip",
    "Tone",
    "WeekMap",
    "bars",
    "columns",
    "compact",
    "course",
    "strip",
    "week_map",
]

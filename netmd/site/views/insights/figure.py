"""A question, and the parts of its answer."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.site.views.plots import Bars, Columns, Course, WeekMap

Plot = WeekMap | Columns | Course | Bars


@dataclass(frozen=True, slots=True)
class Table:
    """The figures behind a plot: ``head`` names the columns, each row begins with its name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plot, and what it is one of."""

    title: str
    plot: Plot


@dataclass(frozen=True, slots=True)
class Figure:
    """``key`` is its id on the page, ``answer`` the question's answer in words, ``counted`` what the figures are of.

    Where there is too little to draw, there are no ``plots``; ``answer`` says what would make them appear, and
    ``example`` is what to write for it.
    """

    key: str
    question: str
    answer: str
    counted: str = ""
    plots: tuple[Drawn, ...] = ()
    table: Table | None = None
    example: str = ""

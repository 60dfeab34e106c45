"""The words figures share: periods as they are called, numbers with what they count, shares."""

from __future__ import annotations

from collections.abc import Sequence

from netmd.dates import MONTHS
from netmd.insights import Period, Span
from netmd.site.views.plots import Axis

_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def axis(span: Span) -> Axis:
    """The periods as names of columns."""
    return Axis(
        short=tuple(_short(period, span) for period in span.periods),
        group=tuple(str(period.start.year) for period in span.periods),
        full=names(span),
    )


def names(span: Span) -> tuple[str, ...]:
    """``May 2026`` or ``Q2 2026`` for each period."""
    return tuple(f"{_short(period, span)} {period.start.year}" for period in span.periods)


def since(span: Span) -> str:
    """The month the span begins with: ``June 2025``."""
    return f"{_FULL[span.start.month - 1]} {span.start.year}"


def count(number: int, one: str, many: str = "") -> str:
    """``1 touch``, ``1,204 touches``; ``many`` where it is not ``one`` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def are(number: int) -> str:
    """``is`` of one, ``are`` of several."""
    return "is" if number == 1 else "are"


def share(part: int, whole: int) -> str:
    """``41%``."""
    return f"{round(100 * part / whole)}%" if whole else "none"


def row(name: str, *numbers: int) -> tuple[str, ...]:
    """A row of a table."""
    return (name, *(f"{number:,}" for number in numbers))


def joined(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""


def _short(period: Period, span: Span) -> str:
    return MONTHS[period.start.month - 1] if span.grain == "month" else f"Q{(period.start.month + 2) // 3}"

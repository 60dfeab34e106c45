"""What speed is enough, and what is aimed at: ratios within a round, and two figures by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench import measures, saves
from tests.bench.figures import Derived, Key, Round, beyond, exponent, middle, ratio


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure, what it must not be above, and what it should not."""

    what: str
    figure: Derived
    enough: float
    aim: float


def goals(small: int, large: int) -> Iterator[Goal]:
    """The goals for two sizes of notebook, for which 1,000 and 10,000 are meant."""
    fast, full = "Hugo", "Hugo without fast render"

    def ours(what: str, size: int) -> Key:
        return Key(what, size, "netmd")

    def against(what: str, size: int, program: str, other: str | None = None) -> Derived:
        return ratio(ours(what, size), Key(other or what, size, program))

    cold = measures.COLD
    yield Goal(f"cold build of {large:,}, against Hugo", against(cold, large, fast), 1.2, 0.85)
    if small < large:
        yield Goal(f"cold build of {small:,}, against Hugo", against(cold, small, fast), 1.4, 1.0)
    yield Goal(f"cold build of {large:,}, against MkDocs", against(cold, large, "MkDocs"), 0.25, 0.16)
    for words, what in (("prose changed", measures.WARM_PROSE), ("a new meeting", measures.WARM_MEETING)):
        yield Goal(f"warm build of {large:,}, {words} in one note, against Hugo's cold build",
                   against(what, large, fast, cold), 0.2, 0.10)  # fmt: skip
    for words, what in (("prose", saves.PROSE_TO_PAGE), ("role and meeting", saves.MEETING_TO_PAGE)):
        yield Goal(
            f"save of {words} to page at {large:,}, against Hugo's server", against(what, large, fast), 0.1, 0.03
        )
    yield Goal(f"save to every page that shows it at {large:,}, against Hugo's server without fast render",
               against(saves.MEETING_TO_ALL, large, full), 0.2, 0.05)  # fmt: skip
    if small < large:
        for words, what in (("prose", saves.PROSE_TO_PAGE), ("role and meeting", saves.MEETING_TO_PAGE)):
            yield Goal(f"save of {words} to page, {large:,} against {small:,}",
                       ratio(ours(what, large), ours(what, small)), 1.5, 1.1)  # fmt: skip
        yield Goal(f"growth of the cold build from {small:,} to {large:,}, exponent",
                   exponent(cold, "netmd", small, large), 1.05, 0.97)  # fmt: skip
    yield Goal(f"largest process at {large:,}, against Hugo's", against(measures.LARGEST, large, fast), 0.3, 0.16)
    yield Goal(f"`due` at {large:,}, seconds beyond the interpreter's start",
               beyond(ours(measures.DUE, large), ours(measures.PYTHON, large)), 0.5, 0.15)  # fmt: skip


def outcome(goal: Goal, rounds: Sequence[Round]) -> tuple[float, str] | None:
    """The median over the rounds, and what it amounts to; None where it was not measured."""
    found = middle(rounds, goal.figure)
    if found is None:
        return None
    return found, "as aimed at" if found <= goal.aim else "enough" if found <= goal.enough else "missed"

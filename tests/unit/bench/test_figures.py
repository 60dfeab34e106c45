"""What follows from measured rounds: medians, ratios within a round, growth, goals, and the report's tables."""

from __future__ import annotations

import pytest

from tests.bench import measures, saves
from tests.bench.figures import Key, Round, beyond, exponent, middle, ratio, value
from tests.bench.goals import goals, outcome
from tests.bench.programs import netmd
from tests.bench.report import report, table

OURS, HUGO = Key(measures.COLD, 1_000, "netmd"), Key(measures.COLD, 1_000, "Hugo")
LARGE = Key(measures.COLD, 10_000, "netmd")


def rounds(*figures: dict[Key, float]) -> list[Round]:
    """Rounds of a quiet machine."""
    return [Round(0.1, one) for one in figures]


def test_a_ratio_is_the_median_of_those_within_a_round_and_not_that_of_the_medians() -> None:
    found = rounds({OURS: 1, HUGO: 2}, {OURS: 8, HUGO: 10}, {OURS: 3, HUGO: 1})
    assert middle(found, value(OURS)) == 3
    assert middle(found, value(HUGO)) == 2
    assert middle(found, ratio(OURS, HUGO)) == 0.8


def test_a_round_without_a_figure_is_left_out_and_none_at_all_gives_none() -> None:
    found = rounds({OURS: 1}, {OURS: 6, HUGO: 2})
    assert middle(found, ratio(OURS, HUGO)) == 3
    assert middle(found, value(LARGE)) is None
    assert middle([], value(OURS)) is None


def test_what_is_beyond_the_interpreters_start_is_taken_off_within_the_round() -> None:
    assert middle(rounds({OURS: 3, HUGO: 1}, {OURS: 9, HUGO: 8}, {OURS: 5, HUGO: 2}), beyond(OURS, HUGO)) == 2


@pytest.mark.parametrize(("times", "power"), [(10, 1.0), (100, 2.0), (1, 0.0)])
def test_growth_is_the_power_of_the_size(times: float, power: float) -> None:
    found = middle(rounds({OURS: 2, LARGE: 2 * times}), exponent(measures.COLD, "netmd", 1_000, 10_000))
    assert found == pytest.approx(power)


@pytest.mark.parametrize(("taken", "said"), [(0.8, "as aimed at"), (1.2, "enough"), (1.3, "missed")])
def test_a_goal_is_reached_as_aimed_at_or_just_enough_or_missed(taken: float, said: str) -> None:
    goal = next(goals(1_000, 10_000))
    found = rounds({LARGE: taken, Key(measures.COLD, 10_000, "Hugo"): 1.0})
    assert outcome(goal, found) == (taken, said)


def test_a_goal_that_was_not_measured_has_no_outcome() -> None:
    assert all(outcome(goal, rounds({OURS: 1.0})) is None for goal in goals(1_000, 10_000))


def test_one_size_has_no_goals_of_growth_and_none_twice() -> None:
    found = [goal.what for goal in goals(200, 200)]
    assert len(set(found)) == len(found)
    assert not [what for what in found if "200 against 200" in what or "growth" in what]


def test_every_goal_is_met_by_figures_that_are_good_enough() -> None:
    everything: dict[Key, float] = {}
    for size, time in ((1_000, 1.0), (10_000, 9.0)):
        everything[Key(measures.COLD, size, "netmd")] = time
        everything |= {Key(measures.COLD, size, name): time * 20 for name in ("Hugo", "MkDocs")}
        everything |= {Key(what, size, "netmd"): 0.1 for what in (measures.WARM_PROSE, measures.WARM_MEETING)}
        for what in (saves.PROSE_TO_PAGE, saves.MEETING_TO_PAGE, saves.MEETING_TO_ALL):
            everything |= {Key(what, size, "netmd"): 10}
            everything |= {Key(what, size, name): 900 for name in ("Hugo", "Hugo without fast render")}
        everything |= {Key(measures.LARGEST, size, name): mb for name, mb in (("netmd", 90), ("Hugo", 750))}
        everything |= {Key(measures.DUE, size, "netmd"): 0.1, Key(measures.PYTHON, size, "netmd"): 0.02}
    found = [outcome(goal, rounds(everything)) for goal in goals(1_000, 10_000)]
    assert all(one is not None and one[1] == "as aimed at" for one in found)


def test_a_table_has_the_medians_and_netmds_share_beside_each_rival() -> None:
    found = rounds({OURS: 1.5, HUGO: 3.0, Key(measures.WARM_SAME, 1_000, "netmd"): 0.3})
    assert table(found, [1_000]).splitlines() == [
        "| contacts |  | netmd | Hugo |",
        "| --- | --- | ---: | ---: |",
        "| 1,000 | cold build, s | 1.50 | 3.00 (0.50) |",
        "| 1,000 | warm build, nothing changed, s | 0.300 | (0.10) |",
    ]


def test_the_report_names_the_day_the_versions_and_the_load_and_says_what_was_not_measured() -> None:
    said = report({"Builds": rounds({OURS: 1.0, HUGO: 2.0}), "Saves": []}, [netmd("1.2.3")], "2026-03-04")
    assert said.startswith("2026-03-04: netmd 1.2.3; Python ")
    assert "**Builds**, rounds: 1; load before each: 0.10" in said
    assert "**Saves**, rounds: 0; load before each: none was quiet enough" in said
    assert "| cold build of 1,000, against Hugo | 0.500 | 1.2 | 0.85 | as aimed at |" in said

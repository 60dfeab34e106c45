"""Problems: stable codes, places that sort as a person reads."""

from __future__ import annotations

import re

from netmd import problems
from netmd.problems import RULES, Location, Problem, Severity


def test_every_rule_is_registered_under_its_own_code_once() -> None:
    named = [value for value in vars(problems).values() if isinstance(value, problems.Rule)]
    assert {rule.code: rule for rule in named} == RULES
    assert len({rule.name for rule in named}) == len(named)


def test_codes_names_and_summaries_have_one_form() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(r"NET\d{3}", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.summary.endswith(".")


def test_codes_stand_in_order() -> None:
    assert list(RULES) == sorted(RULES)


def test_a_location_counts_from_one_and_is_shown_as_linters_do() -> None:
    assert str(Location("contacts/a.md")) == "contacts/a.md:1:1"


def test_locations_sort_by_line_before_column() -> None:
    assert sorted([Location("a", 2, 1), Location("a", 1, 9), Location("a", 1, 10)]) == [
        Location("a", 1, 9), Location("a", 1, 10), Location("a", 2, 1)
    ]  # fmt: skip


def test_problems_sort_by_file_place_and_code() -> None:
    def at(path: str, line: int, rule: problems.Rule) -> Problem:
        return Problem(rule, Location(path, line), "x", "y")

    ordered = [
        at("a.md", 2, problems.BAD_DATE),
        at("a.md", 10, problems.UNCLOSED),
        at("a.md", 10, problems.BAD_DATE),
        at("b.md", 1, problems.BAD_DATE),
    ]
    shuffled = [ordered[2], ordered[0], ordered[3], ordered[1]]
    assert sorted(shuffled, key=lambda problem: problem.sort_key) == ordered


def test_a_problem_has_the_code_and_severity_of_its_rule() -> None:
    problem = Problem(problems.SAME_NAME, Location("a.md"), "x", "y")
    assert (problem.code, problem.severity) == ("NET304", Severity.INFO)


def test_errors_rank_before_warnings_and_hints() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.ERROR, Severity.WARNING, Severity.INFO]

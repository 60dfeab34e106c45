"""Which lines are private: by the file, the section, or a heading within a meeting."""

from __future__ import annotations

import pytest

from netmd.problems import Location
from netmd.reading.mask import mask
from netmd.reading.private import is_private_at, private_lines, private_stretches, without_private
from tests.unit.reading.notes import contact

NOTE = """\
Before.

## Health (private)
A.

## 2026-04-01 Coffee

Open.

### Money (private)
B.

#### More
C.

### Plans
D.

## 2026-03-01 Call (private)
E.

## 2026-02-01 Lunch
F.
##### Her brother (Private)
G.
"""


def test_what_stands_below_a_private_heading_is_private_to_the_next_of_its_level_or_above() -> None:
    note = contact(NOTE).note
    private = {
        line
        for number, line in enumerate(NOTE.split("\n"), 1)
        if len(line) == 2 and is_private_at(note, Location(note.path, number))
    }
    assert private == {"A.", "B.", "C.", "E.", "G."}


def test_all_of_a_private_file_is_private() -> None:
    note = contact("---\nprivate: true\n---\nA.\n").note
    assert is_private_at(note, Location(note.path, 4))


def test_the_private_lines_of_a_meeting_are_those_of_its_file_with_the_heading() -> None:
    coffee, _, lunch = contact(NOTE).note.meetings
    lines = NOTE.split("\n")
    assert [[lines[number - 1] for number in part] for part in private_lines(coffee)] == [
        ["### Money (private)", "B.", "", "#### More", "C.", ""]
    ]
    assert [[lines[number - 1] for number in part] for part in private_lines(lunch)] == [
        ["##### Her brother (Private)", "G."]
    ]


def test_a_meeting_without_its_private_parts_is_what_is_left_as_it_was() -> None:
    coffee = contact(NOTE).note.meetings[0]
    assert without_private(coffee.text) == "Open.\n\n### Plans\nD."
    assert without_private("Nothing (private) here.") == "Nothing (private) here."


@pytest.mark.parametrize(
    "text",
    [
        "```\n### Not a heading (private)\n```\nB.",
        "%%\n### Not a heading (private)\n%%\nB.",
        "### Not last (private) of it\nB.",
        "- ### x (private)\nB.",
    ],
)
def test_what_is_no_private_heading_makes_nothing_private(text: str) -> None:
    assert private_stretches(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "### A (private)\nx %%secret\n%% # B\nshown %%secret%%",
        "a %%secret\n%% # B (private)\nx\n# C\nshown %%secret%%",
        "### A (private)\nx %%secret\n### B\n%% y\n### C\nshown <!-- secret -->",
    ],
)
def test_a_comment_across_the_edge_of_a_private_part_hides_what_it_did_before(text: str) -> None:
    left = without_private(text)
    assert "secret" not in mask(left).visible
    assert "shown" in mask(left).visible
    assert "x" not in mask(left).visible

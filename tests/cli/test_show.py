"""``netmd show``: a contact in the terminal and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.looking import STORY, loaded_by, small
from tests.cli.running import Run
from tests.cli.terminal import run_in_terminal


def test_a_contact_is_card_state_promises_touches_and_notes(run: Run, tmp_path: Path) -> None:
    ran = run("show", "pri", "-n", small(tmp_path), "--today", "2026-05-14")
    assert ran.code == 0
    assert ran.out == """\
Priya Raman
  Last touch 10 May (coffee), every 4-6 weeks: due 7 Jun.

Card
  E-mail   priya@northside.example
  Cadence  every 4-6 weeks (the notebook)
  Seeks    photographer
  File     contacts/priya-raman.md

You owe (1)
  6ce  Send the deck — due 12 May, 2 days over

They owe (1)
  3f0  chart — promised, no date

Touches
  10 May  Coffee
      She builds the team.

Notes
  Ran \\x1b[31mthe rebrand.
"""


def test_everything_on_the_card_is_shown(run: Run) -> None:
    out = run("show", "priya", *STORY).out
    for words in (
        "Priya Raman (she/her)",
        "Director of Communications, Northside Athletics",
        "E-mail         priya.raman@northside.example",
        "Introduced by  Dana Okafor",
        "Met            4 Mar, Larkspur, the café by the rink",
        "Coffee order   flat white, no sugar",
        "Jun 2026  Coffee, my treat, she proposes a date",
        "Last touches (5 of 6)",
    ):
        assert words in out


def test_json_is_the_contact_of_the_export(run: Run, tmp_path: Path) -> None:
    root = small(tmp_path)
    shown = json.loads(run("show", "pri", "-n", root, "--today", "2026-05-14", "--json").out)
    exported = json.loads(run("export", "json", "-n", root, "--today", "2026-05-14").out)
    assert shown == {
        "format": "netmd-contact", "version": 1, "today": "2026-05-14", "contact": exported["contacts"][0],
    }  # fmt: skip


@pytest.mark.parametrize("who", ["priya-raman", "Priya Raman", "pirya", "priya.raman@northside.example", "raman"])
def test_a_contact_is_found_by_any_of_their_names(run: Run, who: str) -> None:
    assert run("show", who, *STORY).out.startswith("Priya Raman (she/her)\n")


def test_nobody_by_that_name_is_exit_code_9(run: Run) -> None:
    ran = run("show", "nobody at all", *STORY)
    assert (ran.code, ran.out) == (9, "")
    assert "Nobody here is called 'nobody at all'." in ran.err


def test_it_fits_a_narrow_terminal() -> None:
    screen = run_in_terminal("show", "priya", *STORY, cwd=Path.cwd(), columns=60)
    assert max(map(len, screen.lines)) <= 60
    assert "priya.raman@northside.example" in screen.text


def test_nothing_heavy_is_loaded() -> None:
    assert loaded_by("show", "priya", *STORY) == set()

"""Rounds begin on a quiet machine only; a place leaves nothing behind; memory counts what a process starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Set
from pathlib import Path

import pytest

from tests.bench.figures import Key
from tests.bench.places import Place, prepared
from tests.bench.processes import Call, FailedError, memory, seconds
from tests.bench.programs import netmd
from tests.bench.rounds import Gate, measured

KEY = Key("time, s", 3, "netmd")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A notebook of three people."""
    return prepared(tmp_path, netmd("1"), 3, 7)


def taken(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
    """A measure that takes no time."""
    return {KEY: float(round_)}


@pytest.mark.parametrize(("load", "noisy", "counted"), [(0.1, False, 2), (99.0, False, 0), (99.0, True, 2)])
def test_a_round_counts_only_if_the_machine_was_quiet_before(
    place: Place, monkeypatch: pytest.MonkeyPatch, load: float, noisy: bool, counted: int
) -> None:
    monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load))
    found = measured("Builds", taken, [place], set(), 2, Gate(noisy, patience=-1))
    assert [(one.load, one.figures[KEY]) for one in found] == [(load, float(number)) for number in range(counted)]


def test_a_program_that_fails_leaves_its_figures_out_and_the_round_goes_on(place: Place) -> None:
    def failing(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
        raise FailedError("it did not work")

    assert [one.figures for one in measured("Builds", failing, [place], set(), 1, Gate(noisy=True, patience=0))] == [{}]


def test_clearing_leaves_the_notes_and_nothing_else(place: Place) -> None:
    before = sorted(place.site.rglob("*"))
    (place.site / "cache" / "deep").mkdir(parents=True)
    (place.site / "public").mkdir()
    (place.site / "public" / "index.html").touch()
    (place.site / "notebook" / ".cache").touch()
    place.clear()
    assert sorted(place.site.rglob("*")) == before


def test_a_place_is_made_once_and_again_only_where_it_would_be_another(place: Place, tmp_path: Path) -> None:
    mine = place.site / "notebook" / "mine"
    mine.touch()
    prepared(tmp_path, place.program, 3, 7)
    assert mine.exists()
    (place.site / ".made").write_text("another recipe")
    prepared(tmp_path, place.program, 3, 7)
    assert not mine.exists()


def test_memory_is_that_of_the_largest_process_wherever_it_was_started_from(tmp_path: Path) -> None:
    forked = "import os\nif not os.fork():\n  bytearray(90_000_000)\n  os._exit(0)\nos.wait()"
    assert memory(Call([sys.executable, "-c", forked], tmp_path, {})).largest > 85


def test_memory_of_a_small_process_is_not_that_of_the_one_that_measures(tmp_path: Path) -> None:
    held = bytearray(90_000_000)
    assert memory(Call([sys.executable, "-c", "pass"], tmp_path, {})).largest < len(held) / 2**20


def test_a_process_that_ends_badly_is_said_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)ended with 3.*oh dear"):
        seconds(Call([sys.executable, "-c", "print('oh dear'); raise SystemExit(3)"], tmp_path, {}))

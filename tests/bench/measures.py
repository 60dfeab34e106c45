"""What is measured of one program in one round: builds, memory, commands. Saves have a module of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Set

from tests.bench.figures import Key
from tests.bench.notebooks import TODAY, Written, marked, met_again
from tests.bench.places import Place
from tests.bench.processes import FailedError, memory, seconds

COLD = "cold build, s"
WARM_SAME = "warm build, nothing changed, s"
WARM_PROSE = "warm build, prose of one note changed, s"
WARM_MEETING = "warm build, one note with a new meeting, s"
LARGEST = "largest process, MB"
TOGETHER = "all processes, MB"
PYTHON = "python -c pass, s"
START = "--version, s"
DUE = "netmd due, s"
FIND = "netmd find, s"


def builds(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
    """A build from nothing; of netmd also builds in new processes that find what the one before has left."""
    found = {COLD: cold_build(place)}
    if place.program.name == "netmd" and "warm" in wanted:
        note = place.note(round_)
        found[WARM_SAME] = _build(place)
        for what, changed in (
            (WARM_PROSE, marked(note, _mark(round_))),
            (WARM_MEETING, met_again(note, _mark(round_))),
        ):
            with place.program.edited(place.site, changed):
                found[what] = _build(place)
                _must_show(place, note, _mark(round_))
    return _keys(place, found)


def cold_build(place: Place) -> float:
    """A build from nothing, in seconds."""
    place.clear()
    taken = _build(place)
    for number in (0, place.size - 1):
        page = place.program.page_of(place.pages, place.people.ids[number])
        if not page.is_file():
            raise FailedError(f"{place.program.name} made no page {page}")
    return taken


def memories(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
    """What a build from nothing takes of memory."""
    place.clear()
    taken = memory(place.program.call(place.site, place.program.build))
    together = {} if taken.together is None else {TOGETHER: taken.together}
    return _keys(place, {LARGEST: taken.largest, **together})


def commands(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
    """The start of a program; of netmd also what is asked in the terminal, after it was asked once, and Python's own start."""
    asked = {START: place.program.start}
    if place.program.name == "netmd":
        netmd = [sys.executable, "-m", "netmd"]
        asked[PYTHON] = [sys.executable, "-c", "pass"]
        if "due" in wanted:
            asked[DUE] = [*netmd, "due", "-n", "notebook", "--today", TODAY.isoformat()]
        if "find" in wanted:
            asked[FIND] = [*netmd, "find", "survey", "director", "-n", "notebook"]
    found = {}
    for what, command in asked.items():
        call = place.program.call(place.site, command)
        seconds(call)
        found[what] = seconds(call)
    return _keys(place, found)


def _build(place: Place) -> float:
    os.sync()  # so that no program pays for what the one before it has written
    return seconds(place.program.call(place.site, place.program.build))


def _must_show(place: Place, note: Written, mark: str) -> None:
    page = place.program.page_of(place.pages, note.id)
    if mark not in page.read_text(encoding="utf-8"):
        raise FailedError(f"{page} does not show what was changed")


def _mark(round_: int) -> str:
    return f"Measured{round_:04}"


def _keys(place: Place, found: dict[str, float]) -> dict[Key, float]:
    return {Key(what, place.size, place.program.name): value for what, value in found.items()}

"""What the tests of address books share: options, and a person's fields that are not empty."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netmd.exchange.records import ForeignFile, PersonRecord, ReadOptions

OPTIONS = ReadOptions(today=date(2026, 3, 20))
DAY_FIRST = ReadOptions(today=date(2026, 3, 20), day_first=True)
MONTH_FIRST = ReadOptions(today=date(2026, 3, 20), day_first=False)

_SAMPLES = Path(__file__).parents[5] / "shared" / "samples" / "csv"


def sample(name: str) -> bytes:
    """A sample of the wild, which is not part of the project; the test is skipped where it is not there."""
    path = _SAMPLES / name
    if not path.is_file():
        pytest.skip("the samples are not there")
    return path.read_bytes()


def said(person: PersonRecord) -> dict[str, Any]:
    """The fields of a person that are not empty, but for where it stands."""
    found = {one.name: getattr(person, one.name) for one in fields(person) if one.name != "source"}
    found = {name: value for name, value in found.items() if value not in ((), "", None, False)}
    if person.met:
        found["met"] = str(person.met)
    return found


def everybody(found: ForeignFile) -> list[dict[str, Any]]:
    """What is said of each person."""
    return [said(person) for person in found.people]


def passed_over(found: ForeignFile) -> list[tuple[int, str]]:
    """The rows that gave nothing, and why."""
    return [(one.source.row, one.why) for one in found.passed_over]


def assert_accounted_for(found: ForeignFile) -> None:
    """Each row is in one record, or passed over."""
    sources = [
        *(source for person in found.people for source in (person.source, *person.also)),
        *(source for event in found.events for source in (event.source, *event.also)),
        *(one.source for one in found.passed_over),
    ]
    assert len(sources) == len(set(sources)) == found.rows

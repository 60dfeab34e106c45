"""A workbook of netmd's own is told from others by the headers of its sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.exchange.own_workbook import told_apart
from netmd.exchange.query import Network
from netmd.exchange.records import ForeignFile, PassedOver, PersonRecord, Source
from netmd.exchange.tables import TABLES
from tests.factory import TODAY, index, settings

READ = ("contacts", "meetings", "items", "given-and-got")
NAMELESS = "the sheet has no column of names"


def workbook() -> ForeignFile:
    network = Network(index(), settings(), TODAY)
    tables = {name: make((), network) for name, make in TABLES.items()}
    passed = tuple(PassedOver(Source(2, table.title), NAMELESS) for name, table in tables.items() if name not in READ)
    return ForeignFile(
        format="spreadsheet",
        rows=len(passed),
        passed_over=passed,
        notices=("Kept.", *(f"The sheet “{row.source.part}” has no column of names; nothing." for row in passed)),
        mapping=tuple((column.header, "x") for name in READ for column in tables[name].columns),
    )


def test_sheets_for_reading_are_counted_as_what_they_are() -> None:
    found = told_apart(workbook())
    assert [(row.source.part, row.why, row.repeats) for row in found.passed_over] == [
        ("Follow-ups", "worked out from the other sheets", True),
        ("Introductions", "an introduction, which netmd import does not take", False),
        ("Openings", "an opening, which netmd import does not take", False),
    ]
    assert found.notices == ("Kept.",)


@pytest.mark.parametrize("header", ["Date met", "Meeting notes", "Action item", "Gave"])
def test_a_workbook_of_somebody_else_is_left_as_it_is(header: str) -> None:
    own = workbook()
    other = replace(own, mapping=tuple(pair for pair in own.mapping if pair[0] != header))
    assert told_apart(other) is other


def test_a_sheet_that_gave_people_is_none_for_reading() -> None:
    person = PersonRecord(source=Source(3, "Follow-ups"), name="Ann")
    found = told_apart(replace(workbook(), people=(person,)))
    assert next(row for row in found.passed_over if row.source.part == "Follow-ups").why == NAMELESS

"""A workbook of netmd's own is told from others by the headers of its sheets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netmd.dates import parse_when
from netmd.exchange.own_workbook import told_apart
from netmd.exchange.query import Network
from netmd.exchange.records import ForeignFile, LedgerRecord, PassedOver, PersonKey, PersonRecord, Source, TouchRecord
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


CONTACTS = ("Name", "Organisation", "Last contact", "Date met", "How we met", "Also known as", "Notes")


def person(name: str, row: int, **more: Any) -> PersonRecord:
    return PersonRecord(source=Source(row, "Contacts"), name=name, **more)


def test_parts_of_its_notes_that_have_a_title_are_sections() -> None:
    text = "Knows all.\n\n## To ask\nWhy #1?\n\nAnd how.\n\n## Next\nA walk"
    ann = person("Ann Lee", 2, notes=(text,))
    of_others = ForeignFile(format="spreadsheet", rows=1, people=(ann,), mapping=(("Name", "name"), ("Notes", "notes")))
    assert told_apart(of_others) is of_others
    own = replace(of_others, mapping=tuple((header, "x") for header in CONTACTS))
    (found,) = told_apart(own).people
    assert found.notes == ("Knows all.",)
    assert found.sections == (("To ask", "Why #1?\n\nAnd how."), ("Next", "A walk"))


def test_a_last_contact_that_stands_in_anothers_row_is_told_once() -> None:
    day = parse_when("2026-03-04")
    assert day is not None
    bare = TouchRecord(when=day, title="In touch")
    dinner = TouchRecord(when=day, title="Dinner", people=(PersonKey(name="Bo Ray"),))
    ann, bo, cy = (
        person("Ann", 2, touches=(dinner,)),
        person("Bo Ray", 3, touches=(bare,)),
        person("Cy", 4, touches=(bare,)),
    )
    own = replace(workbook(), people=(ann, bo, cy))
    assert [one.touches for one in told_apart(own).people] == [(dinner,), (), (bare,)]
    line = LedgerRecord(kind="gave", text="a map")
    part = replace(dinner, people=(), ledger=(line,))
    (_, found, _) = told_apart(replace(own, people=(ann, replace(bo, touches=(part,)), cy))).people
    assert (found.touches, found.ledger) == ((), (replace(line, when=day.start),))
    two = replace(own, people=(ann, bo, replace(bo, source=Source(5, "Contacts"))))
    assert [one.touches for one in told_apart(two).people] == [(dinner,), (bare,), (bare,)]

"""Cells that are not what their column says, and columns that people call otherwise."""

from __future__ import annotations

import pytest

from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, person, reading


def test_what_was_given_and_got_are_both_known() -> None:
    ann = person(["Name", "Got from them", "Gave them"], ["Ann Lee", "intro", "coffee"])
    assert [(line.kind, line.text) for line in ann.ledger] == [("gave", "coffee"), ("got", "intro")]


@pytest.mark.parametrize("header", ["Tel. privat", "Handynr.", "Telefon geschäftlich", "Festnetz"])
def test_phones_of_several_kinds_are_phones(header: str) -> None:
    ann = person(["Name", header, "Telefon"], ["Ann Lee", "030 1234567", "0171 2345678"])
    assert ann.phones == ("030 1234567", "0171 2345678")


@pytest.mark.parametrize("tick", ["y", "yes", "done", "n", "x", "no"])
def test_a_tick_is_no_task_and_the_day_beside_it_is_one_to_get_in_touch(tick: str) -> None:
    rows = [["Name", "Action item", "Follow-up by"], ["Ann Lee", tick, "2026-05-01"], ["Bo Ray", "call", ""]]
    ann, bo = reading(as_csv(rows)).people
    assert (ann.items, str(ann.follow_up), ann.extra) == ((), "2026-05-01", (("Action item", (tick,)),))
    assert [item.text for item in bo.items] == ["call"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "JavaScript:x"])
def test_an_address_that_is_no_page_is_no_profile_but_kept(address: str) -> None:
    ann = person(["Name", "LinkedIn"], ["Ann Lee", address])
    assert (ann.linkedin, ann.urls, ann.extra) == ("", (), (("LinkedIn", (address,)),))

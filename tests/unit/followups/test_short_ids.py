"""Ids cut short for people to type."""

from __future__ import annotations

from dataclasses import replace

from netmd.followups.reminder import Lane, Reminder
from netmd.followups.short_ids import LEAST, short_ids, with_short_id
from netmd.problems import Location

ONE = Reminder("follow-up", "contacts/a.md", "Follow up", "because", Location("contacts/a.md"), Lane.TODAY)
MANY = [replace(ONE, about=str(number)) for number in range(3000)]


def test_each_short_id_begins_one_id_only_and_is_no_longer_than_it_must_be() -> None:
    shorts = short_ids(MANY)
    assert len(shorts) == len(MANY)
    for one, short in shorts.items():
        assert one.startswith(short)
        assert [other for other in shorts if other.startswith(short)] == [one]
        if len(short) > LEAST:
            assert sum(other.startswith(short[:-1]) for other in shorts) > 1


def test_a_short_id_has_three_characters_where_nothing_else_is_like_it() -> None:
    assert short_ids([ONE]) == {ONE.id: ONE.id[:3]}


def test_the_same_reminders_have_the_same_short_ids_in_any_order() -> None:
    assert short_ids(reversed(MANY)) == short_ids(MANY)


def test_no_reminders_have_no_ids() -> None:
    assert short_ids([]) == {}


def test_a_reminder_is_found_by_the_beginning_of_its_id_in_any_case() -> None:
    short = short_ids(MANY)[MANY[7].id]
    assert with_short_id(MANY, f" {short.upper()} ") == (MANY[7],)
    assert with_short_id(MANY, MANY[7].id) == (MANY[7],)


def test_fewer_than_three_characters_find_nothing() -> None:
    assert with_short_id(MANY, MANY[7].id[:2]) == ()
    assert with_short_id(MANY, "") == ()

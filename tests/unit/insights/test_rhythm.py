from datetime import date
from typing import Any

from netmd.insights import rhythm, span_of, touch_log
from netmd.insights.rhythm import Rhythm
from netmd.model import Contact
from tests.factory import TODAY, contact, index, settings, touch

SPAN = span_of(date(2025, 12, 1), TODAY)


def calls(*days: str) -> list[Any]:
    return [touch(f"{day} Call", text="x") for day in days]


def of(*people: Contact, **more: Any) -> Rhythm:
    found = index(*people)
    return rhythm(found, touch_log(found, TODAY), settings(**more), SPAN)


def test_a_gap_is_kept_up_to_the_last_day_of_the_window() -> None:
    kept = contact("Ann", cadence="1-2 weeks", meetings=calls("2026-04-01", "2026-04-15"))
    late = contact("Bea", cadence="1-2 weeks", meetings=calls("2026-04-01", "2026-04-16"))
    found = of(kept, late)
    assert (sum(found.kept), sum(found.late)) == (1, 1)


def test_a_gap_counts_where_it_ended() -> None:
    found = of(contact("Ann", cadence="4-6 weeks", meetings=calls("2025-11-20", "2025-12-20", "2026-03-20")))
    assert found.kept == (1, 0, 0, 0, 0, 0)
    assert found.late == (0, 0, 0, 1, 0, 0)


def test_gaps_that_are_open_stand_apart() -> None:
    found = of(
        contact("Ann", cadence="4-6 weeks", meetings=calls("2026-04-02")),
        contact("Bea", cadence="4-6 weeks", meetings=calls("2026-04-01")),
        contact("Cem", cadence="1-2 weeks", meetings=[*calls("2026-04-01"), touch("2026-05-16 Call")]),
    )
    assert (found.in_time, found.over, found.planned) == (1, 2, 1)
    assert sum(found.kept) + sum(found.late) == 0


def test_the_cadence_is_that_of_the_reminders() -> None:
    people = (
        contact("Ann", tags=["mentor"], meetings=calls("2026-01-05", "2026-03-05")),
        contact("Bea", meetings=calls("2026-01-05", "2026-03-05")),
        contact("Cem", cadence="none", meetings=calls("2026-01-05", "2026-03-05")),
    )
    found = of(*people, cadence="2 weeks", tags={"mentor": "3 months"})
    assert (sum(found.kept), sum(found.late)) == (1, 1)


def test_who_rests_is_left_out_and_who_is_snoozed_has_no_open_gap() -> None:
    found = of(
        contact("Ann", status="archived", meetings=calls("2026-01-05", "2026-01-12")),
        contact("Bea", status="dormant", meetings=calls("2026-01-05", "2026-01-12")),
        contact("Cem", snooze="2026-08-01", meetings=calls("2026-01-05", "2026-01-12")),
    )
    assert (sum(found.kept), found.in_time, found.over) == (1, 0, 0)


def test_two_touches_of_one_day_have_no_gap_between_them() -> None:
    found = of(contact("Ann", cadence="weekly", meetings=calls("2026-05-01", "2026-05-01")))
    assert sum(found.kept) + sum(found.late) == 0

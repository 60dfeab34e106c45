from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import Interval
from netmd.followups import Lane
from netmd.settings import Drifting, KeepInTouch
from tests.factory import contact, settings, touch
from tests.unit.followups.asking import fired, only

NO_RHYTHM = settings(cadence="none")


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading, text="…") for heading in headings], **fields)


def test_a_tie_without_a_cadence_drifts_after_six_months_of_silence():
    entry = priya("2025-09-01 Call", "2025-11-13 Coffee")
    reminder = only("drifting", entry, using=NO_RHYTHM)
    assert (reminder.lane, reminder.what) == (Lane.DRIFTING, "Pick up the thread")
    assert reminder.why == "last touch 13 Nov 2025 (coffee), no cadence: silent for 6 months"
    assert reminder.location == entry.note.meetings[1].location


def test_not_on_the_very_day():
    assert not fired("drifting", priya("2025-09-01 Call", "2025-11-14 Coffee"), using=NO_RHYTHM)


def test_one_touch_is_no_tie_yet():
    assert not fired("drifting", priya("2025-01-01 Coffee"), using=NO_RHYTHM)


def test_a_tag_without_a_cadence_lets_ties_drift_too():
    entry = priya("2025-09-01 Call", "2025-10-01 Coffee", tags=["alumni"])
    assert fired("drifting", entry, using=settings(tags={"alumni": "none"}))


def test_their_own_none_is_meant():
    assert not fired("drifting", priya("2024-09-01 Call", "2024-10-01 Coffee", cadence="none"), using=NO_RHYTHM)


@pytest.mark.parametrize("silence", [{"status": "dormant"}, {"status": "archived"}, {"snooze": "2026-05-15"}])
def test_dormant_archived_and_snoozed_ties_are_silent(silence):
    assert not fired("drifting", priya("2024-09-01 Call", "2024-10-01 Coffee", **silence), using=NO_RHYTHM)


def test_a_plan_silences_it():
    entry = contact(
        "P", meetings=[*priya("2024-09-01 Call", "2024-10-01 Coffee").note.meetings, touch("2026-12 Lunch")]
    )
    assert not fired("drifting", entry, using=NO_RHYTHM)


def test_the_longest_silence_comes_first():
    entries = [
        contact(name, meetings=[touch("2024-01-01 Call"), touch(f"{day} Call", text="…")])
        for name, day in [("A", "2025-09-01"), ("B", "2025-03-01"), ("C", "2025-06-01")]
    ]
    found = fired("drifting", *entries, using=NO_RHYTHM)
    assert [reminder.subject[9] for reminder in found] == ["b", "c", "a"]


def test_under_a_cadence_keep_in_touch_says_it_in_one_line():
    entry = priya("2025-01-01 Coffee", cadence="4-6 weeks")
    assert not fired("drifting", entry)
    assert only("keep-in-touch", entry).lane is Lane.DRIFTING


def test_under_a_cadence_it_speaks_where_keep_in_touch_is_off():
    using = settings(keep_in_touch=KeepInTouch(enabled=False))
    reminder = only("drifting", priya("2026-02-19 Coffee", cadence="4-6 weeks"), using=using)
    assert reminder.why == "last touch 19 Feb (coffee), every 4-6 weeks: late since 2 Apr, silent for 2 months"
    assert not fired("drifting", priya("2026-02-20 Coffee", cadence="4-6 weeks"), using=using)


def test_how_long_it_takes_can_be_set():
    using = settings(cadence="none", drifting=Drifting(after=Interval(2, "week")))
    assert fired("drifting", priya("2026-04-01 Call", "2026-04-29 Call"), using=using)
    assert not fired("drifting", priya("2026-04-01 Call", "2026-04-30 Call"), using=using)


def test_it_can_be_turned_off():
    using = settings(cadence="none", drifting=Drifting(enabled=False))
    assert not fired("drifting", priya("2024-09-01 Call", "2024-10-01 Coffee"), using=using, today=date(2026, 5, 14))

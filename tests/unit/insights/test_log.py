from datetime import date

from netmd.insights import touch_log
from tests.factory import TODAY, contact, index, meeting_file, opportunity, touch


def test_a_touch_with_three_people_is_one_and_one_for_each() -> None:
    dinner = touch("2026-05-01 Dinner with [[bea]] and [[cem]]", text="Long.")
    log = touch_log(index(contact("Ann", meetings=[dinner]), contact("Bea"), contact("Cem")), TODAY)
    assert [[person.name for person in one.people] for one in log.touches] == [["Ann", "Bea", "Cem"]]
    assert {path: len(of) for path, of in log.of.items()} == {
        "contacts/ann.md": 1,
        "contacts/bea.md": 1,
        "contacts/cem.md": 1,
    }


def test_plans_and_what_never_took_place_are_no_touches() -> None:
    meetings = [
        touch("2026-05-14 Coffee"),  # today's, and nothing below it yet
        touch("2026-05-20 Call"),
        touch("2026-04 Lunch"),  # a month that is over, never fixed
        touch("2026-05 Lunch", text="Some time this month"),
    ]
    assert touch_log(index(contact("Ann", meetings=meetings)), TODAY).touches == ()


def test_a_month_counts_on_its_last_day() -> None:
    ann = contact("Ann", meetings=[touch("2026-04 Lunch", text="Somewhere by the lake.")])
    log = touch_log(index(ann), TODAY)
    assert log.days_of(ann) == (date(2026, 4, 30),)


def test_a_meeting_with_nobody_known_is_not_in_it() -> None:
    opening = opportunity("Editor", meetings=[touch("2026-05-01 Call with [[nobody]]", text="x")])
    fair = meeting_file("2026-05-02 Fair", text="Full.")
    assert touch_log(index(opening, fair, contact("Ann")), TODAY).touches == ()


def test_a_meeting_of_any_file_counts_for_who_took_part() -> None:
    opening = opportunity("Editor", meetings=[touch("2026-05-01 Call with [[ann]]", text="x")])
    fair = meeting_file("2026-05-02 Fair", ["ann"], text="Full.")
    ann = contact("Ann")
    log = touch_log(index(opening, fair, ann), TODAY)
    assert [one.day.day for one in log.touches] == [1, 2]
    assert log.days_of(ann) == (date(2026, 5, 1), date(2026, 5, 2))


def test_two_touches_of_a_day_are_one_day() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", text="x"), touch("2026-05-01 Email")])
    log = touch_log(index(ann), TODAY)
    assert len(log.touches) == 2
    assert log.days_of(ann) == (date(2026, 5, 1),)

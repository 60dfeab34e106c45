from datetime import date, timedelta
from typing import Any

from netmd.insights import quiet_ties, touch_log
from netmd.insights.quiet import Quiet, usual_gap
from netmd.model import Contact
from netmd.settings import Drifting
from tests.factory import TODAY, contact, index, settings, touch


def calls(*days_ago: int) -> list[Any]:
    return [touch(f"{TODAY - timedelta(days=days)} Call", text="x") for days in days_ago]


def of(*people: Contact, **rules: Any) -> Quiet:
    found = index(*people)
    return quiet_ties(found, touch_log(found, TODAY), settings(**rules))


def names(found: Quiet) -> list[str]:
    return [tie.contact.name for tie in found.ties]


def test_silence_is_measured_by_a_ties_own_rhythm() -> None:
    weekly = contact("Ann", meetings=calls(44, 37, 30))  # every week, silent for a month
    yearly = contact("Bea", meetings=calls(930, 565, 200))  # every year, silent for half of one
    found = of(weekly, yearly)
    assert names(found) == ["Ann"]
    assert (found.ties[0].usual_days, found.ties[0].silent_days, found.known) == (7, 30, 2)


def test_a_tie_is_quiet_from_twice_its_usual_gap() -> None:
    assert names(of(contact("Ann", meetings=calls(60, 40, 39, 20)))) == []
    assert names(of(contact("Ann", meetings=calls(80, 60, 40)))) == ["Ann"]
    assert names(of(contact("Ann", meetings=calls(79, 59, 39)))) == []


def test_how_often_is_the_factor_of_drifting() -> None:
    assert names(of(contact("Ann", meetings=calls(80, 60, 40)), drifting=Drifting(factor=3))) == []


def test_no_factor_makes_a_tie_quiet_before_its_usual_gap_is_over() -> None:
    people = contact("Ann", meetings=calls(80, 60, 19)), contact("Bea", meetings=calls(80, 60, 40, 20))
    assert names(of(*people, drifting=Drifting(factor=0))) == ["Bea"]


def test_the_quietest_by_their_own_measure_come_first() -> None:
    found = of(contact("Ann", meetings=calls(200, 150, 100)), contact("Bea", meetings=calls(74, 67, 60)))
    assert names(found) == ["Bea", "Ann"]


def test_a_thank_you_does_not_make_a_rhythm_of_days() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 2, 1), date(2026, 2, 2), date(2026, 3, 1), date(2026, 3, 3)]
    assert usual_gap(days) == 28


def test_it_takes_three_occasions() -> None:
    assert usual_gap([date(2026, 1, 1), date(2026, 1, 5), date(2026, 2, 1)]) == 0
    assert usual_gap([]) == 0


def test_who_rests_or_is_about_to_be_met_is_left_out() -> None:
    days = calls(60, 50, 40)
    found = of(
        contact("Ann", meetings=days, status="archived"),
        contact("Bea", meetings=days, status="dormant"),
        contact("Cem", meetings=days, snooze="2026-06-01"),
        contact("Dan", meetings=days, cadence="none"),
        contact("Eve", meetings=[*days, touch("2026-05-20 Call")]),
        contact("Fay", meetings=days, snooze="2026-05-14"),
    )
    assert names(found) == ["Fay"]
    assert found.known == 1

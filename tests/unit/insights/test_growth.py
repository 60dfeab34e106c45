from datetime import date

from netmd.insights import growth, span_of, touch_log
from netmd.insights.growth import Growth
from netmd.model import Contact
from tests.factory import TODAY, contact, index, touch

SPAN = span_of(date(2025, 12, 1), TODAY)


def of(*people: Contact) -> Growth:
    found = index(*people)
    return growth(found, touch_log(found, TODAY), SPAN)


def test_people_count_from_the_day_they_were_met() -> None:
    found = of(contact("Ann", met="2021-03-01"), contact("Bea", met="2026-03-31"), contact("Cem", met="2026-04"))
    assert (found.before, found.new) == (1, (0, 0, 0, 1, 1, 0))
    assert found.totals == (1, 1, 1, 2, 3, 3)


def test_without_a_day_met_the_first_touch_counts() -> None:
    calls = [touch("2026-04-02 Call", text="x"), touch("2026-02-02 Call", text="x")]
    assert of(contact("Ann", meetings=calls)).new == (0, 0, 1, 0, 0, 0)


def test_of_a_year_the_first_touch_says_when_in_it() -> None:
    call = touch("2026-04-02 Call", text="x")
    assert of(contact("Ann", met="2026", meetings=[call])).new == (0, 0, 0, 0, 1, 0)
    assert of(contact("Ann", met="2026")).new == (0, 1, 0, 0, 0, 0)
    assert of(contact("Ann", met="2021", meetings=[call])).before == 1


def test_who_has_no_day_is_counted_apart() -> None:
    found = of(contact("Ann"), contact("Bea", met="2026-08-01"), contact("Cem", meetings=[touch("2026-06-01 Call")]))
    assert (found.before, sum(found.new), found.undated) == (0, 0, 3)


def test_who_was_archived_was_met_all_the_same() -> None:
    assert of(contact("Ann", met="2026-05-01", status="archived")).totals[-1] == 1

from datetime import date

from netmd.insights import WAYS, directions, span_of, touch_log
from tests.factory import TODAY, contact, index, touch

SPAN = span_of(date(2025, 12, 1), TODAY)


def test_a_touch_counts_once_for_each_person() -> None:
    dinner = touch("2026-05-01 Dinner with [[bea]], [[cem]] and [[dan]]", text="x")
    found = index(
        contact("Ann", direction="up", meetings=[dinner, touch("2026-04-01 Call", text="x")]),
        contact("Bea", direction="up"),
        contact("Cem", direction="down"),
        contact("Dan"),
    )
    mix = directions(found, touch_log(found, TODAY), SPAN)
    by_way = dict(zip(WAYS, mix.touches, strict=True))
    assert by_way["up"] == (0, 0, 0, 0, 1, 2)
    assert by_way["down"] == (0, 0, 0, 0, 0, 1)
    assert by_way["across"] == (0,) * 6
    assert by_way[None] == (0, 0, 0, 0, 0, 1)
    assert dict(zip(WAYS, mix.people, strict=True)) == {"up": 2, "across": 0, "down": 1, None: 1}


def test_touches_before_the_span_are_left_out() -> None:
    found = index(contact("Ann", direction="up", meetings=[touch("2025-11-30 Call", text="x")]))
    assert sum(map(sum, directions(found, touch_log(found, TODAY), SPAN).touches)) == 0

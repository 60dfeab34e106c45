from datetime import date

from netmd.insights import channels, span_of, touch_log
from tests.factory import TODAY, contact, index, touch

SPAN = span_of(date(2025, 12, 1), TODAY)


def test_the_most_used_channel_comes_first_and_equals_by_name() -> None:
    meetings = [
        touch("2026-05-01 Email"),
        touch("2026-05-02 Email"),
        touch("2026-05-03 Message"),
        touch("2026-05-04 Call with [[bea]]", text="x"),
        touch("2025-11-04 Call", text="x"),
        touch("2026-06-04 Call"),
    ]
    found = channels(touch_log(index(contact("Ann", meetings=meetings), contact("Bea")), TODAY), SPAN)
    assert found.counts == (("email", 2), ("call", 1), ("message", 1))
    assert (found.total, found.conversations) == (4, 1)

"""What counts as a touch: what is over and took place; what is to come is a plan."""

from __future__ import annotations

from itertools import product

from netmd.touches import is_past, is_touch, parted
from tests.factory import TODAY, touch

DAYS = ("2026-05-13", "2026-05-14", "2026-05-14 09:00", "2026-05-15", "2026-04", "2026-05", "2026-06", "2025", "2026")
WORDS = ("Coffee", "Email")
TEXTS = ("", "They took it.")
MEETINGS = [touch(f"{day} {word}", text=text) for day, word, text in product(DAYS, WORDS, TEXTS)]


def _said(heading: str, text: str = "") -> tuple[bool, bool]:
    meeting = touch(heading, text=text)
    return is_past(meeting, TODAY), is_touch(meeting, TODAY)


def test_a_day_before_today_is_past_and_a_touch_written_up_or_not() -> None:
    assert _said("2026-05-13 Coffee") == (True, True)
    assert _said("2026-05-15 Coffee", "Ask her.") == (False, False)


def test_of_today_a_mere_word_is_past_and_a_conversation_once_it_is_written_up() -> None:
    assert _said("2026-05-14 Email") == (True, True)
    assert _said("2026-05-14 Coffee") == (False, False)
    assert _said("2026-05-14 Coffee", "They took it.") == (True, True)


def test_a_month_is_past_when_it_is_over_and_a_touch_if_somebody_fixed_it() -> None:
    assert _said("2026-04 Coffee") == (True, False)
    assert _said("2026-04 Coffee", "They took it.") == (True, True)
    assert _said("2026-04 Email") == (True, True)
    assert _said("2026-05 Coffee", "They took it.") == (False, False)


def test_meetings_part_into_touches_and_plans_in_their_order() -> None:
    touches, plans = parted(MEETINGS, TODAY)
    assert touches == [meeting for meeting in MEETINGS if is_touch(meeting, TODAY)]
    assert plans == [meeting for meeting in MEETINGS if not is_past(meeting, TODAY)]

from datetime import date, timedelta

import pytest

from netmd.insights import WEEKS, Week, weeks_of
from netmd.site.views.plots import WIDTH, Axis, BarRow, Series, bars, columns, compact, course, strip, week_map
from tests.factory import TODAY

TWO = (Series("kept", "fine"), Series("late", "late"))
AXIS = Axis(("Nov", "Dec", "Jan"), ("2025", "2025", "2026"), ("Nov 2025", "Dec 2025", "Jan 2026"))


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (940, "940"), (1000, "1k"), (1240, "1.2k"), (12_999, "12k"), (3_400_000, "3.4M"), (10_000_000, "10M")],
)
def test_numbers_fit_above_a_column(number: int, text: str) -> None:
    assert compact(number) == text


def test_columns_stand_on_the_baseline_one_part_upon_the_other() -> None:
    plot = columns(TWO, AXIS, ((4, 0, 1), (4, 0, 0)), tall=80)
    first, second, third = plot.boxes
    assert (first.tone, first.y + first.height) == ("fine", plot.baseline)
    assert (second.tone, second.y + second.height) == ("late", first.y)
    assert (first.height, second.height, third.height) == (40, 40, 10)
    assert [label.text for label in plot.totals] == ["8", "1"]
    assert first.about == "Nov 2025: 4 kept"


def test_columns_that_are_all_empty_have_nothing_to_show() -> None:
    plot = columns(TWO, AXIS, ((0, 0, 0), (0, 0, 0)))
    assert (plot.boxes, plot.totals) == ((), ())


def test_a_small_part_of_a_high_column_is_still_seen() -> None:
    plot = columns(TWO, AXIS, ((10_000, 0, 0), (1, 0, 0)))
    assert plot.boxes[1].height == 1


def test_many_columns_stay_within_the_width() -> None:
    many = tuple(str(at) for at in range(13))
    plot = columns(TWO, Axis(many, many, many), (tuple(range(13)), (0,) * 13))
    assert max(box.x + box.width for box in plot.boxes) <= WIDTH


def test_a_year_is_named_where_it_begins() -> None:
    assert [label.text for label in columns(TWO, AXIS, ((1, 1, 1), (0, 0, 0))).labels] == [
        "Nov", "Dec", "Jan", "2025", "2026",
    ]  # fmt: skip


def test_of_names_too_many_for_the_width_each_second_is_left_out_but_the_last_one_stays() -> None:
    many = tuple(f"N{at}" for at in range(14))
    shown = [label.text for label in Axis(many, ("",) * 14, many).labels(range(14), 0)]
    assert shown == [f"N{at}" for at in range(1, 14, 2)]


def test_a_key_is_given_only_where_there_is_something_to_tell_apart() -> None:
    assert columns(TWO, AXIS, ((1, 1, 1), (0, 0, 0))).key == TWO
    assert columns(TWO[:1], AXIS, ((1, 1, 1),)).key == ()


def test_the_longest_bar_leaves_room_for_its_sum() -> None:
    plot = bars(TWO, [BarRow("Mine", (900, 100)), BarRow("Theirs", (0, 10))])
    end = max(box.x + box.width for box in plot.bars[0].boxes)
    assert plot.bars[0].total.text == "1,000"
    assert end < plot.bars[0].total.x < WIDTH - 20
    assert [box.tone for box in plot.bars[1].boxes] == ["late"]


def test_short_names_stand_before_their_bars_and_long_ones_above() -> None:
    before = bars(TWO, [BarRow("Mine", (1, 0)), BarRow("Theirs", (1, 0))]).bars[0]
    above = bars(TWO, [BarRow("Mine", (1, 0)), BarRow("Everything that others owe", (1, 0))]).bars[0]
    assert before.boxes[0].x > 0
    assert above.boxes[0].x == 0
    assert above.name.y < above.boxes[0].y


def test_bars_of_nothing_are_names_and_noughts() -> None:
    plot = bars(TWO, [BarRow("Mine", (0, 0))])
    assert (plot.bars[0].boxes, plot.bars[0].total.text) == ((), "0")
    assert bars(TWO, []).bars == ()


def test_a_course_goes_from_the_first_to_the_last_number() -> None:
    plot = course((5, 5, 10), axis=AXIS)
    assert [(label.text, label.x) for label in plot.ends] == [("5", 30), ("10", 150)]
    assert plot.line == f"M30 {plot.baseline - 40}L90 {plot.baseline - 40}L150 {plot.baseline - 80}"
    assert plot.area.endswith(f"V{plot.baseline}H30Z")


def test_a_course_of_one_number_says_it_once() -> None:
    assert [label.text for label in course((3,)).ends] == ["3"]


def a_year(**touches: int) -> tuple[Week, ...]:
    """The last year's weeks, with so many touches ``w3`` weeks ago."""
    days = [TODAY - timedelta(weeks=int(key[1:])) for key, number in touches.items() for _ in range(number)]
    return weeks_of(days, TODAY)


def test_a_square_stands_in_the_column_of_the_month_in_which_its_week_begins() -> None:
    plot = week_map(a_year(w0=1), TODAY)
    by_day = {square.about: square for square in plot.squares}
    assert len(plot.squares) == WEEKS
    may, last_of_april = by_day["Week of 4 May: no touch"], by_day["Week of 27 Apr: no touch"]
    assert may.x > last_of_april.x
    assert may.y == by_day["Week of 6 Apr: no touch"].y < last_of_april.y
    assert by_day["Week of 11 May: 1 touch"].is_now


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2024, 2, 29), date(2023, 12, 31), date(2025, 6, 2)])
def test_a_year_of_weeks_fits_whenever_it_ends(today: date) -> None:
    plot = week_map(weeks_of((), today), today)
    assert max(square.x + plot.size for square in plot.squares) <= WIDTH
    assert max(square.y + plot.size for square in plot.squares) <= plot.height
    assert len({(square.x, square.y) for square in plot.squares}) == WEEKS


def test_the_fullest_week_is_the_darkest_and_one_touch_is_never_none() -> None:
    plot = week_map(a_year(w0=40, w1=1, w2=20), TODAY)
    assert [square.level for square in plot.squares[-4:]] == [0, 2, 1, 4]
    assert [square.text for square in plot.squares[-4:]] == ["", "20", "1", "40"]


def counts(**touches: int) -> list[int]:
    """So many touches ``w3`` weeks ago, and none in all other weeks of the year."""
    return [touches.get(f"w{ago}", 0) for ago in reversed(range(WEEKS))]


def test_a_strip_has_dots_before_the_first_touch_and_squares_since() -> None:
    plot = strip(counts(w5=2, w1=1), TODAY)
    assert plot.before.count("M") == WEEKS - 6
    assert {level: path.count("M") for level, path in plot.shades} == {0: 4, 2: 1, 4: 1}


def test_a_strip_without_a_touch_is_dots_alone() -> None:
    plot = strip(counts(), TODAY)
    assert (plot.before.count("M"), plot.shades) == (WEEKS, ())


@pytest.mark.parametrize("today", [TODAY, date(2026, 1, 1), date(2024, 2, 29), date(2023, 12, 31)])
def test_the_months_of_a_strip_stand_below_the_first_week_that_begins_in_them(today: date) -> None:
    weeks = weeks_of((), today)
    named = {label.x: label.text for label in strip(counts(), today).labels}
    begins = {
        round(at * WIDTH / WEEKS, 1): f"Jan {week.monday.year}"
        if week.monday.month == 1
        else week.monday.strftime("%b")
        for at, week in enumerate(weeks[:-4])
        if week.monday.month % 3 == 1 and week.monday.day <= 7
    }
    assert named == begins
    assert len(named) >= 3

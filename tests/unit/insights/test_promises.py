from datetime import date

from netmd.insights import Kept, Promises, promises, span_of
from netmd.model import ActionItem, Entry
from tests.factory import TODAY, contact, index, item, meeting_file, opportunity

SPAN = span_of(date(2025, 12, 1), TODAY)
NONE = Kept(0, 0, 0, 0, 0)


def of(*items: ActionItem, more: tuple[Entry, ...] = ()) -> Promises:
    return promises(index(contact("Ann", items=items), *more), SPAN, TODAY)


def done(due: str, on: str | None, *, them: bool = False) -> ActionItem:
    return item("Deck", due=due, mark="x", done=date.fromisoformat(on) if on else None, them=them)


def test_done_by_the_due_date_is_on_time_and_after_it_late() -> None:
    assert of(done("2026-05-01", "2026-05-01"), done("2026-05-01", "2026-05-02")).mine == Kept(1, 1, 0, 0, 0)


def test_open_is_over_from_the_day_after() -> None:
    assert of(item("A", due="2026-05-13"), item("B", due="2026-05-14"), item("C", mark="/", due="2026-05-13")).mine == (
        Kept(0, 0, 0, 2, 1)
    )


def test_a_month_is_due_by_its_end() -> None:
    assert of(done("2026-04", "2026-04-30"), item("A", due="2026-05")).mine == Kept(1, 0, 0, 0, 1)


def test_done_on_a_day_not_noted_is_neither() -> None:
    assert of(done("2026-05-01", None)).mine == Kept(0, 0, 1, 0, 0)


def test_what_others_owe_stands_apart() -> None:
    found = of(done("2026-05-01", "2026-05-01", them=True), item("A", due="2026-05-01", owed_by="ann"))
    assert (found.mine, found.theirs) == (NONE, Kept(1, 0, 0, 1, 0))


def test_items_of_every_kind_of_note_count() -> None:
    panel = meeting_file("2026-04-22 Panel", ["ann"], items=[item("Photographs", due="2026-05-01")])
    opening = opportunity("Editor", items=[item("Apply", due="2026-05-01")])
    assert of(more=(panel, opening)).mine.over == 2


def test_the_cancelled_are_left_out_and_those_without_a_day_apart() -> None:
    found = of(item("A", mark="-", due="2026-05-01"), item("B"), item("C", mark="x"))
    assert (found.mine, found.without_day) == (NONE, 2)


def test_what_was_due_before_the_span_is_left_out() -> None:
    assert of(item("A", due="2025-11-30")).mine == NONE

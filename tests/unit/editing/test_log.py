"""A touch goes into its place by date, and the note says the rest as before. The styles are in tests/golden/editing."""

from __future__ import annotations

from datetime import date, time

import pytest

from netmd.dates import When
from netmd.editing.habits import Habits, habits_of
from netmd.editing.log import Todo, Touch, log
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact
from tests.factory import TODAY, contact, item, touch
from tests.unit.editing.notes import note

HOUSE = Habits()
OLDEST_FIRST = "## 2026-03-04 Coffee\nGood.\n\n## 2026-04-01 Call\nShort.\n\n## Next\n\n## 2026-06 Lunch\n"
NEWEST_FIRST = "## 2026-06 Lunch\n\n## 2026-04-01 Call\nShort.\n\n## 2026-03-04 Coffee\nGood.\n"


def _headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.split("\n") if line.startswith("#")]


@pytest.mark.parametrize(
    ("day", "position"),
    [("2026-01-01", 0), ("2026-03-04", 1), ("2026-03-20", 1), ("2026-04-01", 2), ("2026-05-14", 2), ("2026-07-01", 4)],
)
def test_oldest_first_it_goes_below_all_that_is_not_later(day: str, position: int) -> None:
    logged = log(note(OLDEST_FIRST), Touch(When(date.fromisoformat(day)), "Email"), HOUSE, TODAY)
    assert _headings(logged.note.document.text)[position] == f"{day} Email"
    assert logged.note.document.line(logged.line) == f"## {day} Email"


@pytest.mark.parametrize(
    ("day", "position"), [("2026-07-01", 0), ("2026-05-14", 1), ("2026-04-01", 1), ("2026-03-20", 2), ("2026-01-01", 3)]
)
def test_newest_first_it_goes_above_all_that_is_not_later(day: str, position: int) -> None:
    logged = log(note(NEWEST_FIRST), Touch(When(date.fromisoformat(day)), "Email"), HOUSE, TODAY)
    assert _headings(logged.note.document.text)[position] == f"{day} Email"
    assert logged.note.document.line(logged.line) == f"## {day} Email"


def test_of_one_day_the_hour_tells_and_a_plan_stays_last() -> None:
    text = "## 2026-05-14 09:00 Call\nGood.\n\n## 2026-05-14 16:00 Coffee\n"
    at_noon = Touch(When(TODAY, clock=time(12)), "Lunch")
    assert _headings(log(note(text), at_noon, HOUSE, TODAY).note.document.text)[1] == "2026-05-14 12:00 Lunch"
    assert _headings(log(note(text), Touch(When(TODAY), "Email"), HOUSE, TODAY).note.document.text)[1] == "2026-05-14 Email"


def test_a_file_with_one_day_only_takes_what_came_later_below() -> None:
    text = "## 2026-05-14 Call\nGood.\n"
    newest = Habits(newest_first=True)
    assert _headings(log(note(text), Touch(When(TODAY), "Email"), newest, TODAY).note.document.text)[1] == "2026-05-14 Email"
    tomorrow = Touch(When(date(2026, 5, 15)), "Email")
    assert _headings(log(note(text), tomorrow, newest, TODAY).note.document.text)[0] == "2026-05-15 Email"


def test_without_a_title_the_notes_go_below_the_empty_section_of_the_day() -> None:
    text = "## 2026-05-14 16:00 Call: the trailer\n\n## 2026-06 Lunch\n"
    logged = log(note(text), Touch(When(TODAY), notes=("Went well.",)), HOUSE, TODAY)
    assert logged.note.document.text == "## 2026-05-14 16:00 Call: the trailer\nWent well.\n\n## 2026-06 Lunch\n"
    assert logged.line == 1


@pytest.mark.parametrize(
    "given",
    [
        Touch(When(TODAY), "Call: another", notes=("x",)),
        Touch(When(TODAY), "Cal", notes=("x",)),
        Touch(When(TODAY), "Call", notes=("x",)),
        Touch(When(TODAY, clock=time(16)), "Cal", notes=("x",)),
        Touch(When(TODAY, clock=time(16)), "Call: another", notes=("x",)),
        Touch(When(TODAY, clock=time(9)), "Call", notes=("x",)),
        Touch(When(TODAY), "Call", people=("[[sam-lee]]",), notes=("x",)),
    ],
)
def test_what_says_more_than_the_empty_section_gets_its_own(given: Touch) -> None:
    logged = log(note("## 2026-05-14 16:00 Call: the trailer\n"), given, HOUSE, TODAY)
    assert len(logged.note.entry.note.meetings) == 2


@pytest.mark.parametrize(
    "given",
    [
        Touch(When(TODAY), "Call: the trailer", notes=("x",)),
        Touch(When(TODAY, clock=time(16)), "Call", notes=("x",)),
        Touch(When(TODAY, clock=time(16)), notes=("x",)),
    ],
)
def test_its_title_or_its_hour_tells_which_plan_has_taken_place(given: Touch) -> None:
    logged = log(note("## 2026-05-14 16:00 Call: the trailer\n"), given, HOUSE, TODAY)
    assert logged.note.document.text == "## 2026-05-14 16:00 Call: the trailer\nx\n"


def test_a_plan_with_a_guest_is_the_same_with_the_guest_named_apart() -> None:
    given = Touch(When(TODAY), "Coffee", people=("[[sam-lee]]",), notes=("x",))
    logged = log(note("## 2026-05-14 Coffee with [[sam-lee]]\n"), given, HOUSE, TODAY)
    assert logged.note.document.text == "## 2026-05-14 Coffee with [[sam-lee]]\nx\n"


def test_without_a_title_and_such_a_section_it_asks() -> None:
    with pytest.raises(UsageError, match="What was it"):
        log(note("## 2026-05-14 Call\nGood.\n"), Touch(When(TODAY), notes=("x",)), HOUSE, TODAY)


def test_the_same_plan_twice_is_said_to_be_there() -> None:
    with pytest.raises(UsageError, match="is there already"):
        log(note("## 2026-05-14 Call\n"), Touch(When(TODAY), "Call"), HOUSE, TODAY)


def test_who_took_part_is_linked_once_and_counts() -> None:
    given = Touch(When(TODAY), "Coffee with [[sam-lee]]", people=("[[sam-lee]]", "[[renee-ortiz]]", "[[kim]]"))
    logged = log(note(""), given, HOUSE, TODAY)
    assert logged.heading == "2026-05-14 Coffee with [[sam-lee]] with [[renee-ortiz]] and [[kim]]"
    assert [link.target for link in logged.meeting.people] == ["sam-lee", "renee-ortiz", "kim"]


def test_a_private_meeting_stays_private_with_guests() -> None:
    logged = log(note(""), Touch(When(TODAY), "Call (private)", people=("[[sam-lee]]",)), HOUSE, TODAY)
    assert logged.note.document.text == "## 2026-05-14 Call with [[sam-lee]] (private)\n"
    assert logged.meeting.private


def test_what_was_given_got_and_promised_is_read_back() -> None:
    given = Touch(When(TODAY), "Call", gave=("a map",), got=("a\nname",), todos=(Todo("@them write", When(date(2026, 6, 1))),))
    meeting = log(note(""), given, HOUSE, TODAY).meeting
    assert [(one.kind, one.text) for one in meeting.exchanges] == [("gave", "a map"), ("got", "a name")]
    assert [(one.text, one.due) for one in meeting.items] == [("write", When(date(2026, 6, 1)))]


def test_link_definitions_keep_their_order() -> None:
    text = "## 2026-03-04 Call\n[a]: http://a.example\n\n## 2026-06-01 Lunch\n[b]: http://b.example\n"
    logged = log(note(text), Touch(When(TODAY), "Email", notes=("[c]: http://c.example",)), HOUSE, TODAY)
    assert [line[:4] for line in logged.note.entry.note.definitions.split("\n")] == ["[a]:", "[c]:", "[b]:"]


def test_behind_a_fence_that_never_closes_nothing_is_written_and_the_line_is_named() -> None:
    with pytest.raises(EditWithoutEffectError) as refusal:
        log(note("## 2026-03-04 Call\n```\ncode\n"), Touch(When(TODAY), "Email"), HOUSE, TODAY)
    assert "contacts/ann-lee.md:2" in refusal.value.hint


def test_a_notebook_shows_its_habits() -> None:
    index = Index.of([
        contact("Ann", meetings=[touch("2026-05-02 Call", text="Good.\n\n* [x] a"), touch("2026-05-01 Coffee", text="x")],
                items=[item("a", mark="x", style="tasks")]),
        contact("Bob", meetings=[touch("2026-05-01 Call"), touch("2026-04-01 Call")]),
    ])  # fmt: skip
    assert habits_of(index) == Habits("tasks", dates_done=False, newest_first=True, bullet="*", blank_before_list=1)
    assert habits_of(Index.of([])) == Habits()


def test_the_rest_of_the_contact_is_as_before() -> None:
    file = note("---\nname: Ann Lee\nsnooze: 2026-06-01\nx: y\n---\nText [[sam]].\n\n" + OLDEST_FIRST)
    before, after = file.entry, log(file, Touch(When(TODAY), "Email"), HOUSE, TODAY).note.entry
    assert isinstance(before, Contact)
    assert isinstance(after, Contact)
    assert (after.name, after.snooze, after.note.extra) == (before.name, before.snooze, before.note.extra)
    assert [section.text for section in after.note.sections] == [section.text for section in before.note.sections]

"""An introduction gets its line, and later only its brackets change. How files look then is in tests/golden/folders."""

from __future__ import annotations

import shlex
from datetime import date

import pytest

from netmd.editing.habits import Habits
from netmd.editing.introduce import Introducing, find_introduction, introduce
from netmd.editing.note import NoteFile
from netmd.editing.plan import Plan
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Introduction
from netmd.reading import Reading, read_note
from tests.factory import TODAY

ANN, BOB = "contacts/ann-lee.md", "contacts/bob-ray.md"


def read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "contact", {})


class Book:
    """A few contacts' files, and introductions made in them."""

    def __init__(self, **files: str) -> None:
        self.files = {f"contacts/{name.replace('_', '-')}.md": text.encode() for name, text in files.items()}

    @property
    def index(self) -> Index:
        entries = [read(path, data).entry for path, data in self.files.items()]
        return Index.of(entry for entry in entries if entry)

    def person(self, path: str) -> Contact:
        contact = self.index.contact(path)
        assert contact is not None
        return contact

    def plan(self, stage: str | None = None, outcome: str = "", on: date = TODAY, note: str = "", *, turned: bool = False) -> Plan:
        one, other = (self.person(path) for path in ((BOB, ANN) if turned else (ANN, BOB)))
        wanted = Introducing(one, other, on, stage, outcome, note)
        return introduce(wanted, self.index, lambda path: NoteFile.of(path, self.files[path], read), Habits(), TODAY)

    def introduce(self, stage: str | None = None, outcome: str = "", on: date = TODAY, note: str = "", *, turned: bool = False) -> str:
        """What is said; the files are as the plan has them."""
        plan = self.plan(stage, outcome, on, note, turned=turned)
        for change in plan.changes:
            assert self.files[change.path] == change.before
            assert change.after is not None
            self.files[change.path] = change.after
        return " ".join(plan.says)

    @property
    def introductions(self) -> tuple[Introduction, ...]:
        return self.index.introductions_of(self.person(ANN))


def test_one_that_is_sent_is_a_touch_with_both() -> None:
    book = Book(ann_lee="", bob_ray="")
    book.introduce()
    assert [intro.stage for intro in book.introductions] == ["sent"]
    assert all(len(book.index.touches(book.person(path), TODAY)) == 1 for path in (ANN, BOB))
    assert not book.index.touches(book.person(ANN), TODAY)[0].is_conversation


@pytest.mark.parametrize("stage", ["offered", "agreed"])
def test_one_that_is_only_offered_or_agreed_is_no_touch_and_has_its_day(stage: str) -> None:
    book = Book(ann_lee="## 2026-05-01 Coffee\nTalked.\n", bob_ray="")
    book.introduce(stage)
    (intro,) = book.introductions
    assert (intro.stage, intro.on) == (stage, TODAY)
    assert len(book.index.meetings_of(book.person(ANN))) == 1
    assert book.index.meetings_of(book.person(BOB)) == ()


def test_each_step_changes_the_brackets_and_nothing_else_whoever_is_named_first() -> None:
    book = Book(ann_lee="A baker.\n", bob_ray="")
    seen = []
    for number, stage in enumerate(("offered", "agreed", "sent", "met")):
        book.introduce(stage, on=date(2026, 5, 1 + number), turned=number % 2 == 1)
        seen.append((book.introductions[0].stage, book.introductions[0].on))
    assert seen == [(stage, date(2026, 5, 1 + at)) for at, stage in enumerate(("offered", "agreed", "sent", "met"))]
    book.introduce(outcome="they bake together", on=date(2026, 5, 5))
    assert book.files[ANN] == b"A baker.\n\n- Intro: [[ann-lee]] to [[bob-ray]] (they bake together 2026-05-05)\n"
    assert book.files[BOB] == b""


def test_the_day_is_left_out_where_the_section_says_it() -> None:
    book = Book(ann_lee="## 2026-05-14 Call\nx\n- Intro: [[ann-lee]] to [[bob-ray]] (offered)\n", bob_ray="")
    book.introduce("sent")
    assert book.files[ANN] == b"## 2026-05-14 Call\nx\n- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n"


def test_an_outcome_is_never_lost_to_the_stage_that_is_taken_for_granted() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (second interview)\n", bob_ray="")
    with pytest.raises(UsageError, match=r"is there already, contacts/ann-lee\.md:1: second interview"):
        book.introduce()


@pytest.mark.parametrize(
    ("known", "stage"),
    [("second interview, then signed 2026-04-20", "sent"), ("signed", "met"), ("met 2026-05-01", "sent"), ("Met", "agreed"), ("sent", "offered")],
)
def test_it_never_goes_back(known: str, stage: str) -> None:
    book = Book(ann_lee=f"- Intro: [[ann-lee]] to [[bob-ray]] ({known})\n", bob_ray="")
    with pytest.raises(UsageError, match=r"further than .*, contacts/ann-lee\.md:1: ") as caught:
        book.plan(stage)
    assert "in your editor" in caught.value.hint


def test_an_outcome_takes_the_place_of_a_stage_and_of_an_outcome() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (met)\n", bob_ray="")
    book.introduce(outcome="second interview")
    assert "was second interview" in book.introduce(outcome="signed")


def test_a_command_that_is_suggested_can_be_copied_into_a_shell() -> None:
    book = Book(ann_lee="", bob_ray="")
    book.files["contacts/Ann O'Lee.md"] = b"- Intro: [[Ann O'Lee]] to [[bob-ray]] (met)\n"
    one, other = book.person("contacts/Ann O'Lee.md"), book.person(BOB)
    wanted = Introducing(one, other, TODAY, "met", note="x")
    with pytest.raises(UsageError) as caught:
        introduce(wanted, book.index, lambda path: NoteFile.of(path, book.files[path], read), Habits(), TODAY)
    assert shlex.split(caught.value.hint.partition(": ")[2]) == ["netmd", "log", "Ann O'Lee", "..."]


def test_what_stands_there_already_is_not_written_again() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (met)\n", bob_ray="")
    assert book.plan("met").changes == ()
    assert book.plan(outcome="met").changes == ()


def test_one_of_more_than_two_is_another() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]], [[bob-ray]] and [[cy]] (met)\n", bob_ray="", cy="")
    assert find_introduction(book.person(ANN), book.person(BOB), book.index) is None
    book.introduce("offered")
    assert [intro.stage for intro in book.introductions] == ["met", "offered"]


def test_of_several_the_last_one_moves() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (sent 2025-01-01)\n",
                bob_ray="- Intro: [[bob-ray]] to [[ann-lee]] (sent 2026-01-01)\n")  # fmt: skip
    book.introduce("met")
    assert b"(met 2026-05-14)" in book.files[BOB]
    assert b"(sent 2025-01-01)" in book.files[ANN]


@pytest.mark.parametrize("line", ["## 2026-05-14 16:00 Call", "## 2026-05-14 Lunch", "## 2026-05-14 Coffee"])
def test_a_plan_and_a_conversation_to_be_written_up_stay_what_they_are(line: str) -> None:
    book = Book(ann_lee=f"{line}\n", bob_ray="")
    book.introduce()
    before, *_ = [one for one in book.person(ANN).note.meetings if one.is_empty]
    assert before.title in line
    assert len(book.person(ANN).note.meetings) == 2


@pytest.mark.parametrize("outcome", ["signed (at last)", "see [[cy]]", "2026-05-14", " , "])
def test_words_that_the_brackets_cannot_hold_are_refused(outcome: str) -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n", bob_ray="")
    with pytest.raises(UsageError):
        book.introduce(outcome=outcome)


def test_somebody_is_not_introduced_to_themselves() -> None:
    book = Book(ann_lee="")
    ann = book.person(ANN)
    with pytest.raises(UsageError, match="twice"):
        introduce(Introducing(ann, ann, TODAY), book.index, lambda path: NoteFile.of(path, b"", read), Habits(), TODAY)


def test_a_note_does_not_go_into_the_line_of_one_that_is_there() -> None:
    book = Book(ann_lee="- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n", bob_ray="")
    with pytest.raises(UsageError, match="a note does not go into its line"):
        book.introduce("met", note="They met.")


def test_a_note_stands_above_the_line_as_a_paragraph_or_in_a_list_as_an_item() -> None:
    book = Book(ann_lee="## 2026-05-14 Call\nTalked.\n", bob_ray="")
    book.introduce(note="Asked both.")
    assert book.files[ANN] == b"## 2026-05-14 Call\nTalked.\n\nAsked both.\n\n- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n"
    book = Book(ann_lee="## 2026-05-14 Call\n- Got: rye\n", bob_ray="")
    book.introduce(note="Asked both.")
    assert book.files[ANN] == b"## 2026-05-14 Call\n- Got: rye\n- Asked both.\n- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n"


def test_nothing_is_written_where_it_would_not_be_read() -> None:
    book = Book(ann_lee="## 2026-05-14 Call\n```\ncode\n", bob_ray="")
    with pytest.raises(EditWithoutEffectError):
        book.introduce()

"""Many touches at once: the bytes of one after the other, and reading that does not grow with their number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netmd.dates import When
from netmd.editing.habits import Habits
from netmd.editing.log import log
from netmd.editing.note import NoteFile
from netmd.editing.touch import Todo, Touch
from netmd.editing.verify import EditWithoutEffectError
from netmd.exchange.merging.many import log_all
from netmd.exchange.records import TouchRecord
from netmd.reading import Reading
from tests.factory import TODAY
from tests.unit.exchange.merging.weaving import person, read, woven

PATH = "contacts/ann-lee.md"
HEAD = "---\nname: Ann Lee\n---\n"
NOTES = {
    "nothing below": HEAD,
    "no line end": f"{HEAD}Met at a fair.",
    "oldest first": f"{HEAD}About her.\n\n## 2024-02-01 Lunch\n\nGood.\n\n## 2025-06-01 Call\n\nShort.\n",
    "newest first": f"{HEAD}## 2025-06-01 Call\nShort.\n\n## 2024-02-01 Lunch\nGood.\n",
    "one day": f"{HEAD}## 2024-05-05 Lunch\nGood.\n",
    "below a log": f"{HEAD}# Ann\n\n## Log\n\n### 2024-02-01 Lunch\n\n- Good.\n\n## Ideas\n\nNone.\n",
    "by year": f"{HEAD}# 2025\n## 2025-06-01 Call\nx\n\n# 2024\n## 2024-02-01 Lunch\ny\n",
    "by year, oldest first": f"{HEAD}# 2024\n\n## 2024-02-01 Lunch\n\ny\n\n# 2025\n\n## 2025-06-01 Call\n\nx\n",
    "underlined": f"{HEAD}2024-02-01 Lunch\n----------------\nGood.\n2025-06-01 Call\n---------------\nShort.\n",
    "lines between": f"{HEAD}## 2024-02-01 Lunch\nGood.\n\n---\n\n## 2025-06-01 Call\nShort.\n\n---\n",
    "a line before the next": f"{HEAD}## 2024-02-01 Lunch\nGood.\n\n---\n\n## 2025-06-01 Call\nShort.\n",
    "no blank lines": f"{HEAD}## 2024-02-01 Lunch\nGood.\n## 2025-06-01 Call\nShort.",
    "a plan that waits": f"{HEAD}## 2024-03-03 Coffee\n\n## 2025-06-01 Call\nShort.\n",
    "out of order": f"{HEAD}## 2024-02-01 Lunch\na\n\n## 2025-06-01 Call\nb\n\n## 2024-06-01 Walk\nc\n",
    "Windows": f"{HEAD}## 2024-02-01 Lunch\n\nGood.\n".replace("\n", "\r\n"),
}
TOUCHES = [
    Touch(When(date(2023, 12, 31)), "Party"),
    Touch(When(date(2024, 2, 1)), "Call", notes=("Again.",)),
    Touch(When(date(2024, 3, 3)), "Coffee", notes=("It was good.",), gave=("a book",)),
    Touch(When(date(2024, 5, 5)), "Walk", todos=(Todo("Send it"),)),
    Touch(When(date(2024, 5, 5)), "Dinner"),
    Touch(When(date(2025, 1, 1)), "Email with news", ("[[bo-ek]]",), ("First.", "Second.")),
    Touch(When(date(2025, 8, 1)), "Call about prices", got=("a tip",)),
    Touch(When(date(2026, 9, 1)), "Lunch"),
]


@pytest.mark.parametrize("habits", [Habits(), Habits(newest_first=True)], ids=["oldest first", "newest first"])
@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES.keys())
def test_many_are_written_as_one_after_the_other_would_be(text: str, habits: Habits) -> None:
    note = one_by_one = NoteFile.of(PATH, text.encode(), read)
    for touch in TOUCHES:
        one_by_one = log(one_by_one, touch, habits, TODAY).note
    assert log_all(note, TOUCHES, habits, TODAY).document.text == one_by_one.document.text


def test_what_would_be_read_as_more_than_its_words_is_refused() -> None:
    note = NoteFile.of(PATH, NOTES["oldest first"].encode(), read)
    touches = [Touch(When(date(2026, 1, day)), "Call", notes=("- [ ] Do it",)) for day in (1, 2)]
    with pytest.raises(EditWithoutEffectError):
        log_all(note, touches, Habits(), TODAY)


@pytest.mark.parametrize("there", [0, 1, 320])
def test_what_is_read_grows_with_the_note_and_not_with_the_touches(there: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first = date(2010, 1, 1)
    days = [first + timedelta(7 * number) for number in range(there)]
    head = HEAD.replace("name", "email: ann@x.example\nname")
    notes = {PATH: head + "".join(f"\n## {day} Call\n\nIt was on {day}.\n" for day in days)}
    read_by_now = 0

    def counting(path: str, data: bytes) -> Reading:
        nonlocal read_by_now
        read_by_now += len(data)
        return read(path, data)

    monkeypatch.setattr("tests.unit.exchange.merging.weaving.read", counting)
    whens = [When(first + timedelta(3 * number + 1)) for number in range(120)]
    touches = tuple(TouchRecord(when=when, title="Lunch", text=f"Food {when}") for when in whens)
    _, after = woven(notes, person(emails=("ann@x.example",), touches=touches))
    assert after[PATH].count("\n## ") == there + len(touches)
    assert read_by_now < 8 * len(after[PATH])

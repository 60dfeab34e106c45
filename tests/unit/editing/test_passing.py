"""An opening that was passed on has a line for it. How files look then is in tests/golden/folders."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.editing.document import EditRefusedError
from netmd.editing.note import NoteFile
from netmd.editing.passing import Passing, pass_on
from netmd.editing.plan import Plan
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Opportunity
from netmd.reading import Reading, read_note
from tests.factory import TODAY

PATH = "opportunities/baker.md"


def read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "opportunity" if path.startswith("opp") else "contact", {})


def passed(body: str, outcome: str = "", on: date | None = None, path: str = PATH) -> tuple[Plan, Opportunity]:
    """The plan of passing the opening to Ann, and the opening after it."""
    files = {path: f"---\ntitle: Baker\n---\n{body}".encode(), "contacts/ann-lee.md": b"", "contacts/bob-ray.md": b""}
    index = Index.of(entry for at, data in files.items() if (entry := read(at, data).entry))
    ann = index.person("ann-lee")
    assert ann is not None
    plan = pass_on(NoteFile.of(path, files[path], read), Passing(ann, TODAY, on, outcome), index)
    data = plan.changes[0].after if plan.changes else files[path]
    assert data is not None
    entry = read(path, data).entry
    assert isinstance(entry, Opportunity)
    return plan, entry


def test_the_line_says_to_whom_and_when() -> None:
    _, opening = passed("Nights.\n")
    (line,) = opening.passed
    assert ([link.target for link in line.people], line.on, line.outcome) == (["ann-lee"], TODAY, "")


def test_the_day_and_the_outcome_can_be_given_at_once() -> None:
    plan, opening = passed("", "applied", date(2026, 5, 1))
    assert (opening.passed[0].on, opening.passed[0].outcome) == (date(2026, 5, 1), "applied")
    assert plan.says == ("Passed 'Baker' to Ann Lee (opportunities/baker.md:4)",)


def test_the_line_stands_below_the_last_of_its_kind_and_what_belongs_to_that() -> None:
    plan, opening = passed("- Passed to: [[bob-ray]] 2026-05-01\n  and no answer\n\t- yet\n- other\n")
    assert [line.people[0].target for line in opening.passed] == ["bob-ray", "ann-lee"]
    assert plan.changes[0].after is not None
    assert plan.changes[0].after.endswith(b"\t- yet\n- Passed to: [[ann-lee]] 2026-05-14\n- other\n")


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("Passed to: [[ann-lee]] 2026-05-01 (asked)", "Passed to: [[ann-lee]] 2026-05-01 (hired)"),
        ("Passed to: [[ann-lee]]", "Passed to: [[ann-lee]] (hired)"),
        ("Passed to: [Ann](../contacts/ann-lee.md) 2026-05-01", "Passed to: [Ann](../contacts/ann-lee.md) 2026-05-01 (hired)"),
        ("Passed to: [[ann-lee]] (asked) 2026-05-01.  ", "Passed to: [[ann-lee]] (hired) 2026-05-01.  "),
        ("Passed to: [[ann-lee]] (asked) <!-- (x) -->", "Passed to: [[ann-lee]] (hired) <!-- (x) -->"),
    ],
)
def test_an_outcome_changes_the_brackets_alone(line: str, after: str) -> None:
    plan, opening = passed(f"* {line}\n\nmore\n", "hired")
    assert plan.changes[0].after is not None
    assert f"* {after}\n".encode() in plan.changes[0].after
    assert opening.passed[0].outcome == "hired"


def test_the_same_person_is_not_written_down_twice() -> None:
    with pytest.raises(UsageError, match=r"was passed to Ann Lee 2026-05-01 already \(opportunities/baker\.md:4\)"):
        passed("- Passed to: [[Ann Lee]] 2026-05-01\n")
    with pytest.raises(UsageError, match="already"):
        passed("- Passed to: [[Ann Lee]] 2026-05-01\n", "hired", date(2026, 5, 2))


def test_an_outcome_that_is_there_is_not_written_again() -> None:
    plan, _ = passed("- Passed to: [[ann-lee]] (hired)\n", "hired")
    assert plan.changes == ()


def test_nothing_is_written_where_it_would_not_be_read() -> None:
    with pytest.raises(EditWithoutEffectError):
        passed("```\nnever closed\n")


def test_only_an_opening_is_passed_on() -> None:
    files = {"contacts/ann-lee.md": b""}
    index = Index.of(entry for at, data in files.items() if (entry := read(at, data).entry))
    ann = index.person("ann-lee")
    assert ann is not None
    with pytest.raises(EditRefusedError):
        pass_on(NoteFile.of("contacts/ann-lee.md", b"", read), Passing(ann, TODAY), index)

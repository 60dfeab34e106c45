"""Whatever a note looks like: an introduction or a posting passed on adds its lines or changes its brackets, and every
other byte stays; else nothing is written.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st

from netmd.editing.document import EditRefusedError
from netmd.editing.habits import Habits
from netmd.editing.introduce import STAGES, Introducing, find_introduction, introduce
from netmd.editing.note import NoteFile
from netmd.editing.passing import Passing, pass_on
from netmd.editing.plan import Plan
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Opportunity
from netmd.reading import Reading, read_note
from tests.factory import TODAY

ANN, JOB = "contacts/ann.md", "opportunities/job.md"
_FRONT = ("", "---\nname: Ann\n---\n", "---\nname: Ann\n", "---\n---", "\n---\ntags: [a]\n---\n\n", "---\nHello\n---\n")
_PIECES = (
    "Words.\n", "\n", "  \n", "## 2026-05-14 Coffee with [[bob]]\n", "### 2026-05-14 Email\n", "## 2026-05-14 16:00 Call\n",
    "2026-05-14 Mail\n---------------\n", "## Introductions\n", "### Below\n", "- Gave: rye\n", "* **Got:** oats\n", "---\n",
    "- Intro: [[ann]] to [[bob]] (offered)\n", "- Intro: [[ann]] to [[bob]]\n", "1. intro : [[bob]], [a](ann.md) (sent). %%x%%\n",
    "- Intro: [[ann]] to\n  [[bob]] (met 2026-01-01)\n", "* Passed to: [[ann]] 2026-01-01\n", "- **Passed to:** [[bob]] (no)\n",
    "2) passed to: [[cy]]\n   - below\n", "```\n", "<!-- open\n", "-->\n", "%%\n", "> - Intro: [[ann]] to [[bob]] (sent)\n",
    "- [ ] item due:2026-05-01\n", "    indented\n", "| a | b |\n", "\tdeep\n", "# Private (private)\n", "[ref]: x.md\n",
)  # fmt: skip
_notes = st.builds(
    lambda front, pieces, newline, bom, final: (b"\xef\xbb\xbf" if bom else b"")
    + (front + "".join(pieces)).removesuffix("" if final else "\n").replace("\n", newline).encode(),
    st.sampled_from(_FRONT), st.lists(st.sampled_from(_PIECES), max_size=9), st.sampled_from(("\n", "\r\n", "\r")),
    st.booleans(), st.booleans(),
)  # fmt: skip
_words = st.sampled_from(("", "hired", "hired 2026-05-01", "in talks, she says", "sent", "`x", "%% y", "田辺", "-->"))
_days = st.sampled_from((TODAY, TODAY - timedelta(days=1), date(2026, 1, 1)))


def _read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "opportunity" if path.startswith("opp") else "contact", {})


def _index(files: dict[str, bytes]) -> Index:
    return Index.of(entry for path, data in files.items() if (entry := _read(path, data).entry))


@settings(deadline=None, max_examples=400)
@given(_notes, st.sampled_from((None, *STAGES)), _words, _days, st.sampled_from(("", "Asked both.", "one\n\ntwo", "# x\n```")))
def test_an_introduction_touches_its_own_line_alone(data: bytes, stage: str | None, outcome: str, day: date, words: str) -> None:
    files = {ANN: data, "contacts/bob.md": b""}
    before = _index(files)
    ann, bob = before.contact(ANN), before.contact("contacts/bob.md")
    assert ann is not None
    assert bob is not None
    known = find_introduction(ann, bob, before)
    wanted = Introducing(ann, bob, day, None if outcome else stage, outcome, words if known is None else "")
    try:
        plan = introduce(wanted, before, lambda path: NoteFile.of(path, files[path], _read), Habits(), TODAY)
    except (UsageError, EditRefusedError, EditWithoutEffectError) as error:
        event(f"refused: {type(error).__name__}")
        return
    event("a new one" if known is None else "moved on" if plan.changes else "nothing new")
    after = _after(plan, files)
    _assert_little_changed(data, after[ANN], known is not None)
    now = _index(after)
    found = now.introductions_of(now.entries[ANN])  # type: ignore[arg-type]
    assert len(found) == len(before.introductions_of(ann)) + (known is None)
    if plan.changes:
        made = find_introduction(now.entries[ANN], now.entries["contacts/bob.md"], now)  # type: ignore[arg-type]
        assert made is not None
        assert any(one.stage == made.stage for one in found)
        assert wanted.words.split()[0] in {word for one in found for word in one.stage.split()}


@settings(deadline=None, max_examples=400)
@given(_notes, _words, st.none() | _days)
def test_passing_on_touches_its_own_line_alone(data: bytes, outcome: str, day: date | None) -> None:
    files = {JOB: data, ANN: b"", "contacts/bob.md": b""}
    before = _index(files)
    ann, job = before.contact(ANN), before.entries[JOB]
    assert ann is not None
    assert isinstance(job, Opportunity)
    known = before.passed_to(job, ann)
    try:
        plan = pass_on(NoteFile.of(JOB, data, _read), Passing(ann, TODAY, day, outcome), before)
    except (UsageError, EditRefusedError, EditWithoutEffectError) as error:
        event(f"refused: {type(error).__name__}")
        return
    event("a new one" if known is None else "outcome" if plan.changes else "nothing new")
    after = _after(plan, files)
    _assert_little_changed(data, after[JOB], known is not None)
    now = _index(after).entries[JOB]
    assert isinstance(now, Opportunity)
    assert len(now.passed) == len(job.passed) + (known is None)
    assert (known is not None) or (day or TODAY) in [line.on for line in now.passed]


def _after(plan: Plan, files: dict[str, bytes]) -> dict[str, bytes]:
    after = dict(files)
    for change in plan.changes:
        assert after[change.path] == change.before
        assert change.after is not None
        after[change.path] = change.after
    return after


def _assert_little_changed(before: bytes, after: bytes, changes_brackets: bool) -> None:
    """Bytes are only added; or what changed lies within one pair of brackets."""
    head = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    rest, new = before[head:], after[head:]
    tail = next((at for at, (a, b) in enumerate(zip(rest[::-1], new[::-1], strict=False)) if a != b), min(len(rest), len(new)))
    replaced = rest[: len(rest) - tail]
    assert not replaced or (changes_brackets and not set(b"()\r\n") & set(replaced))

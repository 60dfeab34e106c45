"""Whatever a note looks like and whatever is done to it: the bytes beside an edit stay, and it says just what was meant."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netmd.dates import When
from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import remove_date, set_date
from netmd.editing.habits import Habits
from netmd.editing.items import move, tick
from netmd.editing.log import Todo, Touch, log
from netmd.editing.note import NoteFile
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.model import Contact
from netmd.reading import Reading, read_note
from tests.factory import TODAY

_FRONT = (
    "", "---\nname: Ann Lee\n---\n", "---\nname: Ann Lee # sister of Bob\ntags: [a, 'b: c']\nsnooze: '2026-01-01'  # a while\n---\n",
    "---\n# mine\naliases:\n  - Annie\nfollow_up: 2026-06-01\n\n---\n", "---\n---\n", "\n---\nname: A\n---\n", "---\nname: Ann\n",
    "---\n{name: Ann}\n---\n", "---\nsnooze:\nnotes: |\n  text\n  ## 2026-01-01 no\n---\n", "---\nHello\n---\n",
    "---\nsnooze: [2026-01-01]\n...\n", "---\nfollow_up:\n  2026-01-01\nsnooze: soon\n---\n",
)  # fmt: skip
_PIECES = (
    "Ran the rebrand.\n", "\n", "\n\n", "  \n", "## 2026-03-04 Coffee with [[sam]]\n", "### 2026-05-14 16:00 Call\n",
    "## 2026-05-20 Lunch ##\n", "2026-04-01 Mail\n---------------\n", "## Next\n", "# 2026\n", "### Afterwards\n",
    "## 2026-06 Coffee\n", "- Gave: a deck\n", "- Intro: [[a]] to [[b]] (sent)\n", "- [ ] call due:2026-05-01 rec:+1m ^b1\n",
    "* [x] wrote 📅 2026-05-01 ✅ 2026-05-02\n", "- [ ] ask [due:: 2026-05-01] @them\n  and more\n",
    "\t- [/] deep\n", "1. [ ] numbered `due:2026-01-01` t:2026-01-01\n", "> - [ ] quoted\n", "```\n## 2026-01-01 code\n", "```\n",
    "<!-- hidden\n", "-->\n", "100%% sure\n", "%%\n", "---\n", "    indented\n", "[ref]: http://x.example\n", "| a | b |\n", "<div>\n",
    "- [ ] call due:2026-05-01 rec:+1m ^b1\n", "[[2026-05-01]]\n===\n", "## [[2026-02-01]]: Talk (private)\n", "- [ ]\n",
)  # fmt: skip
_notes = st.builds(
    lambda front, pieces, newline, bom, final: (b"\xef\xbb\xbf" if bom else b"")
    + (front + "".join(pieces)).removesuffix("\n" if not final else "\0").replace("\n", newline).encode(),
    st.sampled_from(_FRONT), st.lists(st.sampled_from(_PIECES), max_size=14), st.sampled_from(("\n", "\r\n", "\r")),
    st.booleans(), st.booleans(),
)  # fmt: skip

_WORDS = (
    "Coffee", "Email: thank you", "# no heading", "## 2026-01-01 nor this", "```", "~~~\ncode", "<!-- open", "%% open", "a %%b%% c",
    "---", "===", "- [ ] an item due:2026-05-09", "[[sam]] and [[bob|Bob]]", "[ref]: http://y.example", "\x1b[31mred\x00", "C #",
    '"quoted" \'it\'s\'', "<<<<<<< ours", ">>>>>>> theirs", "one\n\ntwo\n", "    four\n  two", "### deeper\ntext", "`tick", "(private)",
    "14:30 sharp", "due:soon", "| table", "é 田辺\u2028x", "\r\nCR", "line\n---\nline\n===\n", "> quote\n```\nin it\n```", "@them",
)  # fmt: skip
_texts = st.lists(st.sampled_from(_WORDS), max_size=2).map(tuple)
_days = st.sampled_from((date(2026, 5, 14), date(2026, 5, 1), date(2025, 1, 1), date(2026, 12, 31), date(2026, 3, 4)))
_whens = st.builds(When, _days) | st.just(When(date(2026, 6, 1), "month"))
_touches = st.builds(
    Touch, when=_whens, title=st.sampled_from(_WORDS), people=st.sampled_from(((), ("[[sam]]",), ("[[sam]]", "[[bob]]"))),
    notes=_texts, gave=_texts, got=_texts,
    todos=st.lists(st.builds(Todo, st.sampled_from(_WORDS), st.none() | _whens), max_size=2).map(tuple),
)  # fmt: skip
_steps = st.lists(
    _touches | st.tuples(st.sampled_from(("tick", "move")), st.integers(0, 9), _days)
    | st.tuples(st.sampled_from(("set", "remove")), st.sampled_from(("snooze", "follow_up")), _days),
    min_size=1, max_size=4,
)  # fmt: skip


def _read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "contact", {})


@settings(max_examples=300, deadline=None)
@given(_notes, _steps)
@example(b"", [Touch(When(TODAY), "Coffee")])
def test_an_edit_changes_its_own_lines_and_what_it_means_and_nothing_else(data: bytes, steps: list[object]) -> None:
    for step in steps:
        try:
            note = NoteFile.of("contacts/ann.md", data, _read)
            after = _done(note, step)
        except (EditRefusedError, EditWithoutEffectError, UsageError):
            continue
        if after is None:
            continue
        _compare(note, after, step)
        data = after.document.data


def _done(note: NoteFile, step: object) -> NoteFile | None:
    if isinstance(step, Touch):
        return log(note, step, Habits(), TODAY).note
    assert isinstance(step, tuple)
    kind, which, day = step
    if kind in ("set", "remove"):
        return set_date(note, which, day) if kind == "set" else remove_date(note, which)
    open_items = [item for item in note.entry.note.items if item.is_open]
    if not open_items:
        return None
    place = open_items[which % len(open_items)].location
    return tick(note, place, day, Habits()).note if kind == "tick" else move(note, place, day, Habits())


def _compare(before: NoteFile, after: NoteFile, step: object) -> None:
    assert before.document.has_bom == after.document.has_bom
    old, new = before.entry, after.entry
    assert isinstance(old, Contact)
    assert isinstance(new, Contact)
    old_bytes, new_bytes = before.document.data, after.document.data
    assert _read(before.path, new_bytes).entry == new
    if isinstance(step, Touch):
        _is_an_insertion(old_bytes, new_bytes)
        dated = [(str(meeting.when), meeting.title) for meeting in old.note.meetings]
        now = [(str(meeting.when), meeting.title) for meeting in new.note.meetings]
        assert dated in (now, *(now[:at] + now[at + 1 :] for at in range(len(now))))
        assert sum(meeting.when.start == step.when.start for meeting in new.note.meetings) >= 1
        assert _is_run_put_in([item.text for item in old.note.items], [item.text for item in new.note.items])
        assert (old.name, old.tags, old.snooze, old.follow_up) == (new.name, new.tags, new.snooze, new.follow_up)
        assert len(new.note.sections) == len(old.note.sections)
        return
    assert isinstance(step, tuple)
    kind, which, day = step
    assert [(m.when, m.title) for m in old.note.meetings] == [(m.when, m.title) for m in new.note.meetings]
    if kind == "set":
        assert getattr(new, which) == day
    elif kind == "remove":
        assert getattr(new, which) is None
    opened = sum(item.is_open for item in old.note.items) - sum(item.is_open for item in new.note.items)
    assert opened == (1 if kind == "tick" and len(old.note.items) == len(new.note.items) else 0)
    changed = [line for line in _lines(old_bytes) if line not in _lines(new_bytes)]
    assert len(changed) <= (2 if kind in ("tick", "move") else 1)


def _is_run_put_in(old: list[str], new: list[str]) -> bool:
    """Whether the new values are the old ones with one run of others put in."""
    more = len(new) - len(old)
    return any(new[:at] + new[at + more :] == old for at in range(len(old) + 1))


def _is_an_insertion(old: bytes, new: bytes) -> None:
    """The new bytes are the old ones with one stretch put in."""
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    tail = len(old) - head
    assert new[: len(old) - tail] + (new[-tail:] if tail else b"") == old


def _lines(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def test_a_note_that_is_in_order_is_never_refused() -> None:
    styles = ("## 2026-03-04 Coffee\nText\n", "## 2026-03-04 Coffee\n\nText\n\n- [ ] a due:2026-05-01\n", "2026-03-04 Coffee\n---\nText\n")
    for front, body, end, newline in product(_FRONT[:3], styles, ("", "\n", "\n\n"), ("\n", "\r\n")):
        data = (front + "Ran the rebrand.\n\n" + body.removesuffix("\n") + end).replace("\n", newline).encode()
        note = NoteFile.of("contacts/ann.md", data, _read)
        after = log(note, Touch(When(TODAY), "Call", notes=("# One\n```\nopen",), gave=("x",)), Habits(), TODAY).note
        after = set_date(after, "snooze", date(2026, 6, 1))
        for item in after.entry.note.items:
            after = tick(after, item.location, TODAY, Habits()).note
        assert after.document.data.count(b"\n") == after.document.data.count(newline.encode())

"""Whatever a file holds, reading ends in an entry or a problem, with every place inside the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.model import Contact, Meeting, MeetingFile, Opportunity, Section
from netmd.problems import Location
from netmd.reading import Kind, Reading, read_note
from netmd.reading.text import decode

PIECES = (
    "---\n", "...\n", "--- \n", "name: Priya\n", "name: [a, 'b\n", "tags: #x\n", "tags:\n- a\n- b: c\n", "org: &a *b\n",
    "met: 2026-02-30\n", "cadence: 4-6 weeks\n", "private: true\n", "introduced_by: [[a, b]]\n", "source: \"[[a]] é\n",
    "x: |\n  [[a]]\n  # b\n", "with: a, b\n", "date: 2026-03-04 19:00\n", "type: meeting\n", "type: job\n", "\tkey: v\n",
    "## 2026-03-04 14:30 Coffee with [[sam|Sam]]\n", "# 2026-3-4\n", "### Coffee 2026-03-04 (private)\n", "##2026-03-04\n",
    "2026-12 Call\n---\n", "Text\n===\n", "## 2026-02-30 x\n", "####### seven\n", "## `a` [b](c.md)\n",
    "- [ ] Send due:2026-03-05 @them\n", "- [x] 📅\ufe0f 2026-03-05 🔁 every week ^b\n", "  - [ ] [due:: x] due: Friday\n",
    "- [] a\n", "> - [ ] q\n", "1. [/] `due:x` rec:zz\n", "- Gave: a [[b]]\n", "- **Intro**: [[a]] to [[b]] 2026-13-01 (sent)\n",
    "- Passed to: x (y)\n", "  more [[c#d]]\n", "lazy text\n", "\n", "\n\n", " \n", "    - [ ] code\n",
    "```\n", "```py\n", "~~~~\n", "> ```\n", "- ```\n", "`", "``", "%%", "%%\n", "<!--", "-->", "<!-->", "\\`", "![[x.png]]",
    "[[", "]]", "|", "\\|", "| a | b |\n", "[a]: b\n", "<<<<<<< H\n", "=======\n", ">>>>>>> x\n", "\u2028", "\u0085", "\x0b",
    "\x07", "\u00a0", "🙂", "é", "\u0301", "\ufeff", "\r", "\r\n", "\t", "x" * 70,
)  # fmt: skip

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
NOTES = st.lists(st.sampled_from(PIECES) | st.text(CHARACTERS, max_size=8), max_size=25).map("".join)
KINDS: st.SearchStrategy[Kind] = st.sampled_from(("contact", "meeting", "opportunity"))
FEW = settings(max_examples=250, deadline=None)


def places(value: object) -> Iterator[Location]:
    """Every location within a model."""
    if isinstance(value, Location):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from places(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from places(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from places(part)


def check(data: bytes, kind: Kind) -> Reading:
    reading = read_note("contacts/a.md", data, kind, {})
    assert reading.entry is not None or reading.problems
    assert type(reading.entry) in (Contact, MeetingFile, Opportunity, type(None))
    assert read_note("contacts/a.md", data, kind, {}) == reading
    assert list(reading.problems) == sorted(reading.problems, key=lambda problem: problem.sort_key)
    text, _ = decode("contacts/a.md", data)
    lines = text.content.split("\n") if text else data.decode("latin-1").split("\n")
    for place in places((reading.entry, reading.problems)):
        assert place.path == "contacts/a.md"
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    for problem in reading.problems:
        assert problem.message
        assert problem.mend
        assert "\0" not in problem.message + problem.mend
    return reading


@FEW
@given(st.binary(max_size=300), KINDS)
def test_any_bytes_give_an_entry_or_a_problem_within_the_file(data: bytes, kind: Kind) -> None:
    check(data, kind)


@FEW
@given(NOTES, KINDS)
def test_any_mix_of_what_notes_are_made_of_is_read_within_the_file(note: str, kind: Kind) -> None:
    check(note.encode(), kind)


@FEW
@given(NOTES.map(lambda note: f"---\n{note}\n---\n"), KINDS)
def test_any_front_matter_is_read_within_the_file(note: str, kind: Kind) -> None:
    check(note.encode(), kind)


@FEW
@given(NOTES, KINDS, st.sampled_from((b"\r\n", b"\r")))
def test_line_ends_make_no_difference(note: str, kind: Kind, end: bytes) -> None:
    data = note.replace("\r", "").encode()
    assert read_note("a.md", data.replace(b"\n", end), kind, {}) == read_note("a.md", data, kind, {})


@FEW
@given(NOTES, NOTES)
def test_a_fenced_block_adds_nothing_and_takes_nothing(before: str, inside: str) -> None:
    plain = f"Text.\n\n{before}\n"
    if any(sign in plain for sign in ("`", "~~~", "%%", "<!--", "\r")):
        return
    fenced = inside.replace("\r", "").replace("~~~~~~~~", "")
    with_block = read_note("a.md", f"{plain}\n\n~~~~~~~~\n{fenced}\n~~~~~~~~\n".encode(), "contact", {}).entry
    without = read_note("a.md", plain.encode(), "contact", {}).entry
    assert isinstance(with_block, Contact)
    assert isinstance(without, Contact)
    for kind in ("items", "links", "exchanges", "introductions", "definitions"):
        assert getattr(with_block.note, kind) == getattr(without.note, kind)
    assert len(with_block.note.meetings) == len(without.note.meetings)


@FEW
@given(NOTES)
def test_no_line_of_a_body_is_lost(note: str) -> None:
    body = f"Text.\n\n{note}".replace("\r", "")
    entry = read_note("a.md", body.encode(), "contact", {}).entry
    assert isinstance(entry, Contact)
    parts: list[Section | Meeting] = [*entry.note.sections, *entry.note.meetings]
    kept = {line.strip() for part in parts for line in part.text.split("\n")}
    headings = {part.location.line for part in parts}
    lines = body.split("\n")
    for number, line in enumerate(lines, start=1):
        underline = number > 1 and number - 1 in headings and set(line.strip()) <= {"-", "="}
        assert line.strip() in kept or number in headings or underline or not line.strip()

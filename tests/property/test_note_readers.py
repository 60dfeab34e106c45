"""friends.md, Monica's export and people notes, of whatever bytes: read or refused, and each row accounted for."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.exchange.readers import friends, monica, obsidian
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions
from netmd.model import Contact
from netmd.reading import read_note

OPTIONS = ReadOptions(today=date(2026, 11, 24), name="Ann Lee.md")

_LINES = (
    "---", "type: person", "name: Ann", "tags: [person, x]", "last_contact: 2026-01-01", "Email:: a@x.example", "**Role**:: x",
    "- 2026-01-02: coffee. More.", "  - below", "    - [ ] do due:2026-02-02", "- 2026-02-30: never", "## Interactions", "# 2026",
    "### 2026-03-03 | Lunch with [[Bo]]", "- Gave: a map", "```", "%%", "<!-- x", "", "[[", "key: [", "a: &b *c", "date: 2026-01-01",
    "type: event", "## Participants", "- [[Bo]]", "Title\n===", "\t- 2026-01-01 x", "N.GN: A", "TEL[CELL]: 1", "country: X",
    "### Activities:", "### Notes:", "### Friends:", "### Locations:", "- 2018-01-01: With **Ann Lee** in _Rome_. @x", "- Ann Lee",
    "- Bo (a.k.a. B) [Rome] @x", "- **", "- 2018-99-99: x", "- (", "- 2018-01-01: **", "\\_x_", "- []",
)  # fmt: skip
_notes = st.lists(st.sampled_from(_LINES), max_size=14).map(lambda lines: "\n".join(lines).encode())
_bytes = st.one_of(
    _notes, st.binary(max_size=80), st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))
)

_scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
    st.sampled_from(("2026-01-01", "2026-02-30", "u1", "u2", "month", "offered", "contact", "activity", "relationship")),
)  # fmt: skip
_keys = st.sampled_from(
    ("uuid", "properties", "data", "type", "values", "first_name", "birthdate", "date", "is_partial", "tags", "title",
     "initial_date", "frequency_type", "frequency_number", "happened_at", "called_at", "contact_is", "of_contact", "amount",
     "messages", "stay_in_touch_frequency", "last_talked_to", "status", "name", "account", "instance")
)  # fmt: skip
_any = st.recursive(
    _scalars, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys, inner, max_size=5)), max_leaves=12
)  # fmt: skip
_kinds = st.sampled_from(
    ("contact", "activity", "relationship", "call", "note", "gift", "debt", "reminder", "task", "address", "pet", "life_event",
     "conversation", "contact_field", "user", "photo", "odd")
)  # fmt: skip
_groups = st.lists(
    st.builds(lambda kind, values: {"type": kind, "values": values}, _kinds, st.lists(_any, max_size=3)), max_size=4
)
_things = st.builds(
    lambda uuid, properties, data: {"uuid": uuid, "properties": {"first_name": "A", **properties}, "data": data},
    st.sampled_from(("u1", "u2")), st.dictionaries(_keys, _any, max_size=5), _groups,
)  # fmt: skip


@st.composite
def _exports(draw: st.DrawFn) -> bytes:
    groups: list[Any] = [{"type": "contact", "values": draw(st.lists(_things, max_size=3))}, *draw(_groups)]
    account = {"data": groups, "properties": draw(_any), "instance": draw(_any)}
    return json.dumps({"account": account, "version": draw(_any)}).encode()


@settings(deadline=None, max_examples=300)
@given(_bytes, st.sampled_from((friends, monica, obsidian)))
def test_any_bytes_are_read_or_refused(data: bytes, reader: Any) -> None:
    assert 0 <= reader.recognises("x.md", data) <= 1
    try:
        file = reader.read(data, OPTIONS)
    except ImportRefusedError:
        return
    _assert_accounted(file)


@settings(deadline=None, max_examples=300)
@given(_exports())
def test_any_export_has_its_rows_accounted_for(data: bytes) -> None:
    _assert_accounted(monica.read(data, OPTIONS))


@settings(deadline=None, max_examples=300)
@given(_notes)
def test_a_notes_markdown_and_its_parts_say_the_same(data: bytes) -> None:
    for one in obsidian.read(b"---\ntype: person\n---\n" + data, OPTIONS).people:
        entry = read_note("x.md", f"---\ntype: contact\n---\n{one.markdown}".encode(), "contact", {}).entry
        assert isinstance(entry, Contact)
        assert [meeting.when for meeting in entry.note.meetings] == [touch.when for touch in one.touches]
        assert len(entry.note.items) == len(one.items) + sum(len(touch.items) for touch in one.touches)
        assert len(entry.note.exchanges) == len(one.ledger) + sum(len(touch.ledger) for touch in one.touches)


def _assert_accounted(file: ForeignFile) -> None:
    records = [*file.people, *file.events]
    there = {source for one in records for source in (one.source, *one.also)}
    assert len(there | {passed.source for passed in file.passed_over}) == file.rows
    assert all(one.name for one in file.people)

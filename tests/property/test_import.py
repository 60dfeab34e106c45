"""Whatever a foreign file says: no structure is born from its text, no byte of a note is lost, and once is enough."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date, time

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netmd.dates import When
from netmd.exchange.merging.plain import clean, comparable
from netmd.exchange.records import EventRecord, ItemRecord, LedgerRecord, PersonKey, PersonRecord, Source, TouchRecord
from netmd.exchange.report import Outcome
from netmd.model import Contact
from tests.unit.exchange.merging.weaving import file_of, person, read, woven, woven_file

_SIGNS = (
    "# ", "## 2026-01-01 Coffee", "- ", "* ", "+ ", "1. ", "2) ", "- [ ] ", "[x] ", "[ ]", "> ", "| a | b |", "|---|---|", "---", "===",
    "```", "~~~", "`x`", "%%", "<!--", "-->", "[[sam-lee]]", "![[x]]", "[a](b.md)", "[r]: http://x.example", "<b>", "<script>alert(1)</script>",
    "&amp;", "\\", "\\[", "\\`", "due:2026-05-01", "due: soon", "📅 2026-05-01", "✅", "🔁 every day", "[due:: 2026-01-01]", "@them", "@sam-lee",
    "^b1", "rec:1m", "(private)", "Gave: x", "**Got:** y", "Intro: [[a]] to [[b]] (sent)", "Passed to: [[a]]", "14:30", "3pm", "Wed", "2026-05-01",
    "name: x", "...", "<<<<<<< a", ">>>>>>> b", "    four", "\tt", "\r\n", "\n", "\n\n", "\u2028", "\x00", "\x1b[31m", "\u202e", "\ufeff", "$$", "é",
    "田辺", " ", "a", "word", ":", "-", "*", "_", "#tag", "{", "}", "'", '"', "=", "1", "!", "\ud800", "priority:high", "(done:: 2026-01-02)",
)  # fmt: skip
_text = st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=8).map("".join) | st.text(max_size=30)
_words = st.sampled_from(("Send the deck", "Call her", "Book a table", "Ask about Ljubljana", "due:2026-05-01 now", "- [ ] x", "🔁", "ab @them c"))
_day = st.sampled_from((date(2026, 5, 14), date(2026, 3, 4), date(2025, 12, 31), date(2026, 8, 1)))
_when = st.builds(When, _day, clock=st.sampled_from((None, time(14, 30)))) | st.just(When(date(2026, 6, 1), "month"))
_item = st.builds(ItemRecord, text=_words | _text, due=st.none() | st.builds(When, _day), theirs=st.booleans(), is_done=st.booleans(),
                  created=st.none() | _day, recurrence=st.sampled_from(("", "3m", "+1w", "every now and then")))  # fmt: skip
_ledger = st.builds(LedgerRecord, kind=st.sampled_from(("gave", "got")), text=_words | _text, when=st.none() | _day)
_keys = st.lists(st.sampled_from((PersonKey(name="Sam Lee"), PersonKey(email="bo@x.example"), PersonKey(name="Nobody"), PersonKey(name="[[x]] `y"))), max_size=3).map(tuple)
_touch = st.builds(TouchRecord, when=_when, title=st.sampled_from(("Coffee", "Call: prices", "Lunch with Sam Lee", "")) | _text, text=_text, place=st.sampled_from(("", "Larkspur", "https://x.example/a")) | _text,
                   people=_keys, items=st.lists(_item, max_size=2).map(tuple), ledger=st.lists(_ledger, max_size=2).map(tuple))  # fmt: skip
_names = st.sampled_from(("Ann Lee", "Sam Lee", "Bo Ek", "Samm Lee", "Ann B. Lee", "Zoë", "田辺 由紀", "no", "1", "Lee, Ann", "!!", ""))
_texts = st.lists(_text, max_size=2).map(tuple)
_record = st.builds(
    PersonRecord, source=st.just(Source(1)), name=_names | _text, aliases=_texts, orgs=st.sampled_from(((), ("Acme",), ("Rocket, Inc.", "b")),) | _texts, roles=_texts,
    emails=st.sampled_from(((), ("sam@x.example",), ("bo@x.example", "b@y.example"), ("a b",))), phones=st.sampled_from(((), ("+44 20 7946 0958",), ("020 7946 0958",))), urls=_texts,
    linkedin=st.sampled_from(("", "https://www.linkedin.com/in/sam-lee", "no")), location=_text | st.just(""), tags=_texts, direction=st.sampled_from((None, "up")),
    met=st.none() | st.builds(When, _day), met_at=_text | st.just(""), introduced_by=st.sampled_from(((), ("Sam Lee",), ("A friend", "Bo Ek"))), cadence=st.sampled_from(("", "4-6 weeks", "30", "now and then")),
    seeking=_texts, offers=_texts, birthday=st.sampled_from(("", "--05-12", "1988-05-12", "in May")), pronouns=st.sampled_from(("", "she/her")), follow_up=st.none() | _day,
    status=st.sampled_from((None, "active", "dormant")), notes=_texts, touches=st.lists(_touch, max_size=2).map(tuple), items=st.lists(_item, max_size=2).map(tuple),
    ledger=st.lists(_ledger, max_size=2).map(tuple), extra=st.lists(st.tuples(st.sampled_from(("Shoe size", "title", "private", "rolle", "- x: #")) | _text, _texts), max_size=2).map(tuple),
)  # fmt: skip
_NOTES = {
    "contacts/sam-lee.md": "---\nname: Sam Lee # my brother\nemail: 'sam@x.example'  # home\ntags: [a, b]\nphone:\n  - 020 7946 0958 # old\norg: Acme\n---\nRuns.\n\n## 2026-03-04 Coffee\nGood.\n- [ ] Send the deck due:2026-05-01\n",
    "contacts/bo-ek.md": "---\r\nname: Bo Ek\r\nemail:\r\n- bo@x.example\r\n---\r\n",
    "contacts/ann-lee.md": "Prose alone.\n\n## 2026-08-01 Lunch\n",
}  # fmt: skip
_many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(_text)
@example("[[a]]")
@example("- [ ] x\n  ## 2026-01-01 y")
@_many
def test_no_structure_is_born_from_a_text_and_its_words_are_all_there(text: str) -> None:
    day = When(date(2026, 3, 4))
    item, line = ItemRecord(text=f"do {text}"), LedgerRecord(kind="gave", text=f"it {text}")
    touch = TouchRecord(when=day, title=f"Call {text}", text=text, place=text, items=(item,), ledger=(line,))
    other = TouchRecord(when=When(date(2026, 3, 5)), title=text)
    found, notes = woven({}, person("Ann Lee", notes=(text,), touches=(touch, other)))
    assert found.report.counts[Outcome.NEW] == 1
    entry = read("contacts/ann-lee.md", notes["contacts/ann-lee.md"].encode())
    assert not entry.problems
    assert isinstance(entry.entry, Contact)
    note = entry.entry.note
    assert [meeting.when for meeting in note.meetings] == [day, When(date(2026, 3, 5))]
    assert len(note.sections) <= 1
    assert (len(note.items), len(note.exchanges)) == (1, 1)
    assert (note.introductions, note.links, note.definitions) == ((), (), "")
    assert note.items[0].is_open
    assert note.items[0].due is None
    assert comparable(note.items[0].text) == comparable(f"do {text}")
    first = note.meetings[0]
    assert _words_of(text) <= _words_of(first.text)
    assert _words_of(text) <= _words_of(first.title)
    assert _words_of(text) <= _words_of(" ".join(one.text for one in note.sections))


def _words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", clean(text))))


@given(st.lists(_record, max_size=4), st.lists(_touch, max_size=2))
@_many
def test_importing_again_changes_nothing_and_no_line_of_a_note_is_lost(records: list[PersonRecord], touches: list[TouchRecord]) -> None:
    people = [_with_keys_of_its_own(replace(record, source=Source(row))) for row, record in enumerate(records, 1)]
    events = [EventRecord(source=Source(row), touch=touch) for row, touch in enumerate(touches, len(people) + 1)]
    foreign = file_of(*people, events=events)
    _, once = woven_file(_NOTES, foreign)
    for path, before in _NOTES.items():
        _refuse_lost_lines(before, once[path])
        assert not {problem.code for problem in read(path, once[path].encode()).problems} - {"NET105"}
    again, twice = woven_file(once, foreign)
    assert twice == once
    assert not again.changes
    assert not again.report.counts[Outcome.NEW]


def _with_keys_of_its_own(record: PersonRecord) -> PersonRecord:
    """The record with addresses that only people of its name have: two that contradict each other may be settled by the
    first import, and merged by the second."""
    email, linkedin, phone = _KEYS.get(record.name, ("", "", ""))
    return replace(
        record, emails=record.emails and tuple(filter(None, (email,))), linkedin=record.linkedin and linkedin,
        phones=record.phones and tuple(filter(None, (phone,))), aliases=(),
    )  # fmt: skip


_KEYS = {
    "Sam Lee": ("sam@x.example", "https://www.linkedin.com/in/sam-lee", "+44 20 7946 0958"),
    "Bo Ek": ("bo@x.example", "", ""),
    "Ann B. Lee": ("ann@x.example", "https://www.linkedin.com/in/ann-b-lee", ""),
    "Zoë": ("", "", "+49 30 1234567"),
}


def _refuse_lost_lines(before: str, after: str) -> None:
    """Only the lines of keys that got more values may differ."""
    for line in difflib.ndiff(before.splitlines(), after.splitlines()):
        if line.startswith("- "):
            key, _, value = line[2:].partition(": ")
            assert key in ("email", "tags", "phone", "org", "aliases"), line
            assert all(part in after for part in value.split("#")[0].strip("[] '").split(", "))

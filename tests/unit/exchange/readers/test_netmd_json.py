"""netmd's own JSON: what is exported comes back in an empty notebook, and changes nothing the second time."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmd.dates import When
from netmd.editing.stems import contact_id
from netmd.exchange.as_json import to_json
from netmd.exchange.readers import READERS, reader
from netmd.exchange.readers.netmd_json import read, recognises
from netmd.exchange.recognise import recognise
from netmd.exchange.records import ForeignFile, ImportRefusedError, PersonKey, ReadOptions
from netmd.followups.agenda import build_agenda
from netmd.index import Index
from netmd.model import Contact
from netmd.settings import Settings
from tests.factory import TODAY
from tests.unit.exchange.merging.weaving import read as read_note
from tests.unit.exchange.merging.weaving import woven_file
from tests.unit.exchange.readers.address_books import assert_accounted_for, passed_over

OPTIONS = ReadOptions(today=TODAY)


def indexed(notes: dict[str, str]) -> Index:
    entries = [read_note(path, text.encode()).entry for path, text in notes.items()]
    return Index.of(entry for entry in entries if entry is not None)


def exported(notes: dict[str, str]) -> bytes:
    index = indexed(notes)
    return to_json(index, build_agenda(index, Settings(), TODAY), Settings(), [], TODAY).encode()


def reading(notes: dict[str, str]) -> ForeignFile:
    file = read(exported(notes), OPTIONS)
    assert_accounted_for(file)
    return file


def document(*contacts: object, **more: object) -> bytes:
    return json.dumps({"format": "netmd", "version": 1, "contacts": contacts, **more}).encode()


ANN = """---
name: Ann Lee
aliases: [Annie]
org: [Acme, Beta]
role: Editor
email: ann@x.example
phone: +44 20 7946 0000
url: https://ann.example
linkedin: https://www.linkedin.com/in/ann
location: Leeds
tags: [press]
direction: up
met: 2026-03
met_at: the fair
introduced_by: "[[bo-stone]]"
cadence: none
seeking: [work]
offers: [advice]
birthday: --05-12
pronouns: she/her
follow_up: 2026-06-01
snooze: 2026-05-20
status: dormant
private: true
Shoe size: ["38"]
---
Likes [[bo-stone|Bo]] and tea.

- Gave: a book to [[bo-stone|Bo]]

## Family
Two cats.

## 2026-03-04 14:30 Coffee with [[bo-stone]]
She talked.

- [ ] Send the list due:2026-06-02 rec:2w
- [x] @them the recording done:2026-03-05
- Got: a name
- Intro: [[ann-lee]] to [[bo-stone]] (offered)

Then she went.
"""
BO = "---\nname: Bo Stone\n---\n"


def test_what_a_note_says_is_what_is_read() -> None:
    (ann, bo) = reading({"contacts/ann-lee.md": ANN, "contacts/bo-stone.md": BO}).people
    assert (bo.name, bo.markdown) == ("Bo Stone", "")
    assert (ann.name, ann.aliases, ann.orgs, ann.roles) == ("Ann Lee", ("Annie",), ("Acme", "Beta"), ("Editor",))
    assert (ann.emails, ann.phones, ann.urls) == (("ann@x.example",), ("+44 20 7946 0000",), ("https://ann.example",))
    assert (ann.linkedin, ann.location, ann.tags) == ("https://www.linkedin.com/in/ann", "Leeds", ("press",))
    assert (ann.direction, ann.met, ann.met_at) == ("up", When(date(2026, 3, 1), "month"), "the fair")
    assert (ann.introduced_by, ann.cadence, ann.birthday) == (("Bo Stone",), "none", "--05-12")
    assert (ann.seeking, ann.offers, ann.pronouns) == (("work",), ("advice",), "she/her")
    assert (ann.follow_up, ann.snooze, ann.status, ann.private) == (
        date(2026, 6, 1),
        date(2026, 5, 20),
        "dormant",
        True,
    )
    assert ann.extra == (("Shoe size", ("38",)),)
    assert ann.markdown == ANN.split("---\n", 2)[2].rstrip("\n")
    assert {touch.title for touch in ann.touches} == {"Coffee"}
    assert [touch.text for touch in ann.touches] == [
        "She talked.",
        "- Intro: [[ann-lee]] to [[bo-stone]] (offered)",
        "Then she went.",
    ]
    assert [touch.people for touch in ann.touches] == [(PersonKey(name="Bo Stone"),)] * 3
    assert [item.text for item in ann.touches[0].items] == ["Send the list", "the recording"]


def test_a_cadence_that_is_not_their_own_is_not_theirs() -> None:
    (bo,) = reading({"contacts/bo-stone.md": BO}).people
    assert (bo.cadence, bo.status) == ("", None)


def test_a_meeting_of_a_file_goes_into_the_note_of_the_first_who_took_part() -> None:
    panel = (
        "---\ntype: meeting\ndate: 2026-04-22\nwith: [\"[[ann-lee]]\", \"[[bo-stone]]\"]\nplace: Town Hall\n---\n"
        "# Panel\nGood.\n\n## Afterwards\n- [ ] Send photographs\n- Intro: [[ann-lee]] to [[bo-stone]] (met)\n"
    )  # fmt: skip
    ann = "---\nname: Ann Lee\n---\nHello.\n"
    file = reading({"contacts/ann-lee.md": ann, "contacts/bo-stone.md": BO, "meetings/panel.md": panel})
    first, second = file.people
    assert [source.part for source in first.also] == ["meetings"]
    assert second.markdown == ""
    assert "# 2026-04-22 Panel at Town Hall with [[bo-stone]]\n" in first.markdown
    assert "## Afterwards\n- [ ] Send photographs" in first.markdown
    _, after = woven_file({}, file)
    index = indexed(after)
    contact = next(one for one in index.contacts if one.name == "Bo Stone")
    (meeting,) = index.meetings_of(contact)
    assert "Afterwards" in meeting.text
    assert [item.text for item in meeting.items] == ["Send photographs"]
    assert len(meeting.introductions) == 1


def test_links_to_those_whose_files_are_called_otherwise_go_by_their_names() -> None:
    notes = {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\nSee [[minji|her]], [[contacts/minji]] and [[nobody]].\n",
        "contacts/minji.md": "---\nname: Kim Minji\n---\n",
    }
    assert reading(notes).people[0].markdown == "See [[Kim Minji|her]], [[Kim Minji]] and [[nobody]]."


def test_openings_stay_behind_and_are_counted() -> None:
    file = reading({"contacts/bo-stone.md": BO, "opportunities/job.md": "---\ntype: opportunity\n---\n# Job\n"})
    assert passed_over(file) == [(1, "an opening, which import does not bring in")]
    assert file.notices == ("1 opening stays behind; to keep them, copy their notes (netmd export markdown).",)


def test_of_a_part_of_a_notebook_meetings_in_notes_of_others_come_along() -> None:
    meeting = {"date": "2026-03-04", "title": "Coffee with [[ann-lee]]", "text": "x", "file": "contacts/bo-stone.md"}
    with_both = {**meeting, "with": ["contacts/bo-stone.md", "contacts/ann-lee.md", "contacts/cy-orr.md"]}
    people = [
        {"name": name, "path": f"contacts/{contact_id(name)}.md", "meetings": [with_both]}
        for name in ("Ann Lee", "Cy Orr")
    ]
    file = read(document(*people), OPTIONS)
    assert_accounted_for(file)
    assert file.people[0].markdown == "## 2026-03-04 Coffee with [[ann-lee]] with [[bo-stone]] and [[cy-orr]]\nx"
    assert file.people[1].markdown == ""


def test_holes_are_borne() -> None:
    file = read(
        document({}, {"name": 7}, {"name": "Ann", "email": "x", "extra": [], "met": "2026-02-31", "sections": [1, {"text": 2}],
                                   "meetings": [{"date": "no"}], "snooze": [], "status": "gone", "direction": {}},
                 "Bo", meetings=[{"meetings": [{"title": "x"}, {"date": "2026-01-02", "with": ["contacts/bo.md"]}]}]),
        OPTIONS,
    )  # fmt: skip
    assert [(one.name, one.emails, one.met, one.markdown) for one in file.people] == [("Ann", (), None, "")]
    assert {why for _, why in passed_over(file)} == {
        "no name", "a meeting without a date", "a meeting with nobody of the file",
    }  # fmt: skip
    assert_accounted_for(file)


# -- recognised, and refused ----------------------------------------------------------------------------------------


def test_it_is_recognised_by_what_is_in_it() -> None:
    data = exported({"contacts/bo-stone.md": BO})
    assert recognise("x", data)[0] == "netmd"
    assert recognise("x.json", b"\xef\xbb\xbf" + data)[0] == "netmd"
    assert recognises("x", json.dumps({"version": 1, "format": "netmd"}).encode()) == 0.8
    for other in (b'{"format": "netmd-import"}', b'{"account": {}}', b"format: netmd", b""):
        assert recognises("x.json", other) == 0


def test_no_other_reader_takes_it_for_its_own() -> None:
    data = exported({"contacts/ann-lee.md": ANN, "contacts/bo-stone.md": BO})
    others = [reader(name) for name in READERS if name != "netmd"]
    assert max(one.recognises("x.json", data) for one in others if one is not None) < 0.5


WHOLE = document({"name": "Ann Lee"})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"format": "netmd", "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deeply"),
        (WHOLE.replace(b'"Ann Lee"', b'"Ann Lee", "name": "Bo"'), "“name” stands twice in one object"),
        (WHOLE.replace(b'"Ann Lee"', b"NaN"), "NaN is no value of JSON"),
        (WHOLE.replace(b'"Ann Lee"', b"-Infinity"), "-Infinity is no value of JSON"),
        (WHOLE.replace(b"Ann", b"\xff"), "not UTF-8"),
        (WHOLE[:-1], "no JSON"),
        (b"[]", "not what netmd exports"),
        (b'{"format": "other", "version": 1, "contacts": []}', "not what netmd exports"),
        (b'{"format": "netmd", "version": 1, "contacts": {}}', "no list of contacts"),
        (b'{"format": "netmd", "contacts": []}', "has no version"),
        (b'{"format": "netmd", "version": 2, "contacts": []}', "is of version 2; this netmd reads version 1"),
        (
            b'{"format": "netmd", "version": ' + b"9" * 50_000 + b', "contacts": []}',
            "is of version 99999999999999999999;",
        ),
    ],
)
def test_what_is_hostile_or_none_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read(data, OPTIONS)
    assert why in refused.value.message
    assert refused.value.hint


def test_more_than_200_megabytes_are_refused_unread() -> None:
    class Endless(bytes):
        def __len__(self) -> int:
            return 200_000_001

        def decode(self, *_: Any, **__: Any) -> str:
            raise AssertionError("it was read")

    with pytest.raises(ImportRefusedError, match="200 MB"):
        read(Endless(WHOLE), OPTIONS)


def test_numbers_of_a_million_digits_do_no_harm() -> None:
    huge = b"9" * 1_000_000
    data = WHOLE.replace(b'"Ann Lee"', b'"Ann Lee", "sections": [{"text": "x", "line": %b}], "met": %b' % (huge, huge))
    (ann,) = read(data, OPTIONS).people
    assert (ann.markdown, ann.met) == ("x", None)


def test_half_signs_do_not_reach_the_notes() -> None:
    (ann,) = read(document({"name": "Ann Lee", "sections": [{"text": "x\ud800y"}]}), OPTIONS).people
    assert ann.markdown == "x?y"


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_KEYS = (
    "name",
    "path",
    "email",
    "met",
    "extra",
    "sections",
    "meetings",
    "line",
    "text",
    "title",
    "date",
    "with",
    "snooze",
)


@settings(max_examples=200)
@given(st.lists(st.dictionaries(st.sampled_from(_KEYS), _VALUES), max_size=4), _VALUES)
def test_a_document_of_anything_is_accounted_for(contacts: list[Any], meetings: Any) -> None:
    assert_accounted_for(read(document(*contacts, meetings=meetings, opportunities=meetings), OPTIONS))


# -- there and back -------------------------------------------------------------------------------------------------

NAMES = ("Ann Lee", "Bo Stone", "Cy van Orr", "Zoë Müller")
STEMS = {"Ann Lee": "ann-lee", "Bo Stone": "bo-stone", "Cy van Orr": "cy", "Zoë Müller": "zoe-muller"}
_WORDS = st.lists(
    st.sampled_from(("tea", "fair", "letter", "Größe", "a list", "*well*", "`x`", "(no)")), min_size=1, max_size=4
).map(" ".join)
_LINK = st.sampled_from([f"[[{stem}]]" for stem in STEMS.values()] + [f"[[{stem}|them]]" for stem in STEMS.values()])
_TEXT = st.builds("{} {} {}".format, _WORDS, _LINK, _WORDS) | _WORDS
_DAY = st.dates(date(2025, 1, 1), date(2026, 5, 1)).map(str)
_ENTRY = st.one_of(
    st.builds("- Gave: {}".format, _TEXT),
    st.builds("- Got: {}".format, _TEXT),
    st.builds("- [ ] {} due:{}".format, _TEXT, _DAY),
    st.builds("- [x] {} done:{}".format, _TEXT, _DAY),
    st.builds("- [ ] @them {}".format, _TEXT),
    st.builds("- [ ] {} 🔁 every 2 weeks 📅 {}".format, _WORDS, _DAY),
    st.builds("- {}".format, _TEXT),
)
_LISTED = st.lists(_ENTRY, min_size=1, max_size=3).map("\n".join)
_BLOCKS = st.lists(_TEXT | _LISTED, max_size=3).map("\n\n".join)
_HEADING = st.one_of(
    st.builds("{}".format, _WORDS),
    st.builds("{} Coffee, {}".format, _DAY, _WORDS),
    st.builds("{} 14:30 Call with {}".format, _DAY, st.sampled_from([f"[[{stem}]]" for stem in STEMS.values()])),
    st.builds("{} Lunch (private)".format, _DAY),
)
_SECTION = st.builds("{} {}\n{}".format, st.sampled_from(["##", "##", "###"]), _HEADING, _BLOCKS)
_BODY = st.builds("{}\n\n{}".format, _BLOCKS, st.lists(_SECTION, max_size=3).map("\n\n".join))
_CARD = st.fixed_dictionaries(
    {},
    optional={
        "org": st.sampled_from(["Acme", '["Acme", "Beta"]']),
        "role": st.just("Editor"),
        "phone": st.just("+49 30 123456"),
        "tags": st.just("[press, old]"),
        "met": st.sampled_from(["2025-03-04", "2025-03", "2025"]),
        "cadence": st.sampled_from(["every 3 months", "none", "every 4-6 weeks"]),
        "birthday": st.sampled_from(["1980-02-29", "--05-12"]),
        "follow_up": st.just("2026-07-01"),
        "status": st.sampled_from(["active", "dormant", "archived"]),
        "private": st.just("true"),
        "introduced_by": st.just('"[[ann-lee]]"'),
        "Shoe size": st.just('"38"'),
    },
)


def _note(name: str, card: dict[str, str], body: str) -> str:
    lines = [f"name: {name}", f"email: {STEMS[name]}@x.example", *(f"{key}: {value}" for key, value in card.items())]
    return "\n".join(("---", *lines, "---", body, ""))


_FIELDS = (
    "name", "aliases", "orgs", "roles", "emails", "phones", "urls", "linkedin", "location", "tags", "direction", "met",
    "met_at", "cadence", "seeking", "offers", "birthday", "pronouns", "follow_up", "snooze", "status",
)  # fmt: skip


def _said(contact: Contact, index: Index) -> dict[str, Any]:
    """What a note says, with links by the names of those they mean."""

    def named(text: str) -> str:
        for name, stem in STEMS.items():
            text = text.replace(f"[[{stem}]]", f"[[{name}]]").replace(f"[[{stem}|", f"[[{name}|")
        return text

    note = contact.note
    by = [person.name if (person := index.person(link)) else link.target for link in contact.introduced_by]
    return {
        **{field: getattr(contact, field) for field in _FIELDS},
        "by": by,
        "private": note.private,
        "extra": note.extra,
        "sections": [(named(one.title), named(one.text.strip()), one.private) for one in note.sections if one.title or one.text.strip()],
        "meetings": sorted((str(one.when), named(one.title), named(one.text.strip()), one.private) for one in note.meetings),
        "items": [(named(one.text), one.mark, str(one.due), str(one.done), one.recurrence, one.owner) for one in note.items],
        "exchanges": [(one.kind, named(one.text)) for one in note.exchanges],
        "there": sorted((str(one.when), named(one.title)) for one in index.meetings_of(contact)),
    }  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_CARD, _BODY), min_size=len(NAMES), max_size=len(NAMES)))
def test_there_and_back_is_the_same_and_again_changes_nothing(parts: list[tuple[dict[str, str], str]]) -> None:
    notes = {
        f"contacts/{STEMS[name]}.md": _note(
            name, {key: value for key, value in card.items() if name != "Ann Lee" or key != "introduced_by"}, body
        )
        for name, (card, body) in zip(NAMES, parts, strict=True)
    }
    before = indexed(notes)
    file = read(exported(notes), OPTIONS)
    found, after = woven_file({}, file)
    assert not found.report.failed
    now = indexed(after)
    assert {one.name: _said(one, now) for one in now.contacts} == {
        one.name: _said(one, before) for one in before.contacts
    }
    again, _ = woven_file(after, file)
    assert again.changes == ()

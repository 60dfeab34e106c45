"""What foreign records add to notes: what is missing, in the note's own way, and not a word in place of another."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import When
from netmd.editing.verify import EditWithoutEffectError
from netmd.exchange.merging.fresh import Writer
from netmd.exchange.merging.gather import Gathered
from netmd.exchange.records import EventRecord, ItemRecord, LedgerRecord, PersonKey, Source, TouchRecord
from netmd.exchange.report import Outcome
from tests.unit.exchange.merging.weaving import person, woven

PATH = "contacts/ann-lee.md"


def note(front: str, body: str = "") -> dict[str, str]:
    return {PATH: f"---\nname: Ann Lee\nemail: ann@x.example\n{front}---\n{body}"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: sports\n", "tags: [sports, press]\n"),
        ("tags: sports  # hers\n", "tags: [sports, press]  # hers\n"),
        ("tags: 'sports'\n", "tags: ['sports', press]\n"),
        ("tags: [sports]\n", "tags: [sports, press]\n"),
        ("tags: [ sports, ] # x\n", "tags: [ sports, press ] # x\n"),
        ("tags: []\n", "tags: [press]\n"),
        ("tags:\n", "tags: [press]\n"),
        ("tags: sports, radio\n", "tags: sports, radio, press\n"),
        ("tags:\n  - sports # a\n\nlocation: x\n", "tags:\n  - sports # a\n  - press\n\nlocation: x\n"),
        ("tags:\n- sports\n- radio\n", "tags:\n- sports\n- radio\n- press\n"),
        ("tags: [\n  sports,\n  radio\n]\n", "tags: [\n  sports,\n  radio, press\n]\n"),
        ("keywords: x\n", "keywords: x\ntags: [press]\n"),
    ],
)
def test_a_list_grows_in_the_way_it_is_written(before: str, after: str) -> None:
    found, notes = woven(note(before), person(emails=("ann@x.example",), tags=("press",)))
    assert notes == note(after)
    assert found.report.counts[Outcome.MERGED] == 1


def test_what_the_note_says_stays_and_the_difference_is_reported() -> None:
    before = note("org: Acme\nlocation: Toronto\n")
    record = person(emails=("ann@x.example",), orgs=("Lantern",), location="Ottawa")
    found, notes = woven(before, record)
    assert notes == before
    assert [(one.field, one.theirs, one.files) for one in found.report.conflicts] == [
        ("org", "Acme", "Lantern"), ("location", "Toronto", "Ottawa"),
    ]  # fmt: skip
    assert found.report.counts[Outcome.UNCHANGED] == 1


def test_a_touch_goes_into_its_place_by_date_and_one_that_is_there_is_not_written_again() -> None:
    before = note("", "Likes tea.\n\n## 2026-01-05 Coffee\nOld.\n\n## 2026-03-05 Call\nNew.\n")
    touches = (
        TouchRecord(when=When(date(2026, 1, 5)), title="Coffee", items=(ItemRecord(text="Send the deck"),)),
        TouchRecord(when=When(date(2026, 2, 1)), title="Lunch", place="Larkspur", text="Good.",
                    ledger=(LedgerRecord(kind="gave", text="a book"),)),
    )  # fmt: skip
    _, notes = woven(before, person(emails=("ann@x.example",), touches=touches, notes=("Likes tea.",)))
    assert notes[PATH].split("---\n")[2] == (
        "Likes tea.\n\n## 2026-01-05 Coffee\nOld.\n\n- [ ] Send the deck\n\n"
        "## 2026-02-01 Lunch at Larkspur\nGood.\n\n- Gave: a book\n\n## 2026-03-05 Call\nNew.\n"
    )


def test_an_event_is_written_once_with_links_to_the_others() -> None:
    others = tuple(PersonKey(name=name) for name in ("Ann Lee", "Bo Ek", "Cy Dow", "Nobody Known"))
    event = EventRecord(source=Source(3), touch=TouchRecord(when=When(date(2026, 2, 1)), title="Lunch", people=others))
    found, notes = woven(
        note("") | {"contacts/cy-dow.md": ""}, person("Bo Ek", 1, orgs=("x",)), person("Ann Lee", 2, emails=("ann@x.example",)),
        events=[event],
    )  # fmt: skip
    assert "## 2026-02-01 Lunch with [[bo-ek]] and [[cy-dow]]\nAlso there: Nobody Known\n" in notes[PATH]
    assert "Lunch" not in notes["contacts/bo-ek.md"] + notes["contacts/cy-dow.md"]
    assert found.report.counts == {
        Outcome.NEW: 1, Outcome.MERGED: 1, Outcome.TO_SETTLE: 0, Outcome.UNCHANGED: 1, Outcome.REPEATED: 0,
        Outcome.SKIPPED: 0,
    }  # fmt: skip


def test_an_event_with_nobody_known_is_skipped_and_says_with_whom() -> None:
    event = EventRecord(
        source=Source(1),
        touch=TouchRecord(when=When(date(2026, 2, 1)), title="Lunch", people=(PersonKey(name="Zed Young"),)),
    )
    found, notes = woven(note(""), events=[event])
    assert notes == note("")
    assert [(one.why, one.names) for one in found.report.skipped] == [("with nobody who is a contact", ("Zed Young",))]


def test_many_of_one_name_get_files_of_their_own_that_no_link_means_yet() -> None:
    taken = {"contacts/x.md": "---\nname: Jo Park\naliases: [jo]\n---\n"}
    records = [person("Jo", row, orgs=(f"Org {row}",)) for row in (1, 2)]
    _, notes = woven(taken, *records, different=frozenset(("1", "2")))
    assert sorted(notes) == ["contacts/jo-2.md", "contacts/jo-3.md", "contacts/x.md"]


def test_a_name_alone_that_adds_nothing_is_no_question() -> None:
    found, notes = woven(note(""), person("Ann Lee"))
    assert notes == note("")
    assert found.report.counts[Outcome.UNCHANGED] == 1


def test_who_may_be_one_of_two_of_the_file_is_neither_and_the_report_says_so() -> None:
    rows = (
        person(row=2),
        person(row=3, orgs=("Acme",)),
        person(row=4, orgs=("Lantern",)),
        person(row=5, location="Ottawa"),
    )
    found, notes = woven({}, *rows)
    assert sorted(text.removeprefix("---\nname: Ann Lee\n") for text in notes.values()) == [
        "location: Ottawa\n---\n", "org: Acme\n---\n", "org: Lantern\n---\n",
    ]  # fmt: skip
    assert found.report.notices == (
        "Rows 2, 5: several people of the file are called Ann Lee, and nothing says which this is; "
        "it becomes a contact of its own.",
        "Rows 2, 5, 3, 4: Ann Lee is 3 people of the file, who become a contact each. "
        "If two are one: netmd merge ann-lee ann-lee-2",
    )
    again, _ = woven(notes, *rows)
    assert again.changes == ()


def test_who_may_be_one_of_two_contacts_is_to_be_settled() -> None:
    before = {f"contacts/ann-{org}.md": f"---\nname: Ann Lee\norg: {org}\n---\n" for org in ("acme", "lantern")}
    found, notes = woven(before, person(location="Ottawa"))
    assert notes == before
    assert [one.path for one in found.report.to_settle[0].candidates] == list(before)


def test_who_is_private_and_until_when_they_are_snoozed_is_taken_over() -> None:
    record = person(emails=("ann@x.example",), snooze=date(2026, 6, 2), private=True)
    _, fresh = woven({}, record)
    assert fresh[PATH] == "---\nname: Ann Lee\nemail: ann@x.example\nsnooze: 2026-06-02\nprivate: true\n---\n"
    _, known = woven(note("org: Acme\n"), record)
    assert known == note("org: Acme\nsnooze: 2026-06-02\nprivate: true\n")
    for notes in (fresh, known):
        again, _ = woven(notes, record)
        assert (again.changes, again.report.conflicts) == ((), [])


def test_a_note_that_says_it_is_not_private_stays_so_and_one_that_is_stays_private() -> None:
    said = note("private: false\n")
    found, notes = woven(said, person(emails=("ann@x.example",), private=True))
    assert notes == said
    assert [(one.field, one.theirs, one.files) for one in found.report.conflicts] == [("private", "false", "true")]
    private = note("private: yes\nsnooze: 2026-07-01\n")
    found, notes = woven(private, person(emails=("ann@x.example",), snooze=date(2026, 6, 2)))
    assert notes == private
    assert [(one.field, one.files) for one in found.report.conflicts] == [("snooze", "2026-06-02")]


@pytest.mark.parametrize(
    "header",
    ["What: x", "Q1: How did it go?", "Tier [1-3]", "A {b}", 'A "b"', "A | B", "a # b", "E-Mail 1 – Wert", "- a", "x" * 80,
     "a" * 59 + " b c", "Name: x", "null", "2026-01-01", "a:", "<<", "日本語", "\u0345a", "a\u200bb", "½ a", "_a"],
)  # fmt: skip
def test_whatever_a_column_is_called_its_rows_are_written(header: str) -> None:
    record = person(emails=("ann@x.example",), extra=((header, ("v",)),))
    found, fresh = woven({}, record)
    assert found.report.counts[Outcome.NEW] == 1
    found, known = woven(note(""), record)
    assert found.report.counts[Outcome.MERGED] == 1
    for notes in (fresh, known):
        assert woven(notes, record)[0].changes == ()


def test_of_very_many_columns_the_last_are_a_text() -> None:
    record = person(extra=tuple((f"c{n}", (f"v{n}",)) for n in range(1000)))
    _, notes = woven({}, record)
    assert "\nc199: v199\n---\nc200: v200\n" in notes[PATH]
    assert notes[PATH].endswith("\nc999: v999\n")
    assert woven(notes, record)[0].changes == ()


def test_a_text_in_the_place_of_a_name_is_cut_there_and_kept_as_a_note() -> None:
    record = person(name="Ann Lee " + "who sat by the door " * 100)
    found, notes = woven({}, record)
    assert found.report.counts[Outcome.NEW] == 1
    (text,) = notes.values()
    assert len(text.splitlines()[1]) < 320
    assert text.count("who sat by the door") > 100
    assert woven(notes, record)[0].changes == ()


def test_a_text_on_a_day_that_has_a_meeting_is_put_below_what_the_note_says() -> None:
    before = note("", "## 2026-03-04 Coffee\nGood talk about prices.\n")
    record = person(emails=("ann@x.example",), touches=(
        TouchRecord(when=When(date(2026, 3, 4)), title="Coffee", text="Her sister moves to Lyon."),
    ))  # fmt: skip
    found, notes = woven(before, record)
    assert notes == note("", "## 2026-03-04 Coffee\nGood talk about prices.\n\nHer sister moves to Lyon.\n")
    assert found.report.conflicts == []
    again, _ = woven(notes, record)
    assert (again.changes, again.report.counts[Outcome.UNCHANGED]) == ((), 1)


def test_a_text_that_was_mended_in_the_note_does_not_come_back() -> None:
    before = note("", "## 2026-03-04 Coffee\nHer sister moves to Lyon in May.\n")
    record = person(emails=("ann@x.example",), touches=(
        TouchRecord(when=When(date(2026, 3, 4)), title="Coffee", text="Her sister moves to Leon"),
    ))  # fmt: skip
    found, notes = woven(before, record)
    assert notes == before
    assert len(found.report.conflicts) == 1


def test_rows_of_one_new_contact_are_new_all_and_the_contact_is_counted_once() -> None:
    rows = (person(row=1, emails=("ann@x.example",)), person(row=2, emails=("ann@x.example",), location="Ottawa"),
            person("Bo Ek", row=3))  # fmt: skip
    found, notes = woven({}, *rows)
    assert (found.report.counts[Outcome.NEW], found.report.counts[Outcome.MERGED]) == (3, 0)
    assert found.report.contacts == {Outcome.NEW: 2, Outcome.MERGED: 0}
    known, _ = woven(notes, person(emails=("ann@x.example",), tags=("press",)))
    assert known.report.contacts == {Outcome.NEW: 0, Outcome.MERGED: 1}


def test_what_netmd_itself_cannot_write_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    write = Writer.note

    def fails_for_bo(self: Writer, gathered: Gathered) -> bytes:
        if gathered.card.name == "Bo Ek":
            raise EditWithoutEffectError("It would be read otherwise.")
        return write(self, gathered)

    monkeypatch.setattr(Writer, "note", fails_for_bo)
    found, notes = woven({}, person(row=1), person("Bo Ek", row=2))
    assert list(notes) == [PATH]
    assert (found.report.failed, found.report.reasons) == (1, (("It would be read otherwise.", (Source(2),)),))


def test_a_note_whose_front_matter_cannot_be_read_is_left_and_its_row_said() -> None:
    before = {PATH: "---\nname: Ann Lee\nemail: ann@x.example\norg: [Acme\n---\nhi\n"}
    found, notes = woven(before, person(emails=("ann@x.example",), location="Rome"))
    assert notes == before
    assert (found.report.counts[Outcome.SKIPPED], found.report.failed) == (1, 0)
    assert "front matter" in found.report.skipped[0].why


def test_no_tag_or_field_of_obsidian_is_born_from_a_text() -> None:
    record = person(
        emails=("ann@x.example",), notes=("At the fair #press and\nKey:: v, C# and #1",),
        touches=(TouchRecord(when=When(date(2026, 1, 1)), title="Call #press", text="due:: soon",
                             items=(ItemRecord(text="send #press to Bo"),)),),
    )  # fmt: skip
    _, notes = woven(note(""), record)
    assert notes == note("", "At the fair \\#press and\nKey\\:: v, C# and #1\n\n## 2026-01-01 Call \\#press\n"
                             "due\\:: soon\n- [ ] send \\#press to Bo\n")  # fmt: skip
    assert woven(notes, record)[0].changes == ()


def test_what_another_contact_owes_is_theirs() -> None:
    items = (ItemRecord(text="the film (Bo Ray)", owner="Bo Ray"), ItemRecord(text="the map (soon, Bo Ray)", owner="Bo Ray"),
             ItemRecord(text="tea (Nobody Known)", owner="Nobody Known"), ItemRecord(text="cake (Ann Lee)", owner="Ann Lee"))  # fmt: skip
    people = person("Ann Lee", 1, items=items), person("Bo Ray", 2)
    _, after = woven({}, *people)
    assert after["contacts/ann-lee.md"].split("---\n")[2] == (
        "- [ ] the film @bo-ray\n- [ ] the map (soon) @bo-ray\n- [ ] tea (Nobody Known)\n- [ ] cake @them\n"
    )
    again, same = woven(after, *people)
    assert (same, again.changes) == (after, ())


def test_sections_have_their_titles_in_a_new_note_and_are_looked_for_by_their_words() -> None:
    ann = person("Ann Lee", 1, notes=("Knows all.",), items=(ItemRecord(text="ring"),), emails=("a@x.example",),
                 sections=(("To ask [her]", "Why?\n# no title"), ("2026-01-02 Tea", "No touch."), ("Safe (private)", "x")))  # fmt: skip
    _, after = woven({}, ann)
    text = after["contacts/ann-lee.md"].split("---\n")[2]
    assert text == (
        "Knows all.\n\n2026-01-02 Tea\nNo touch.\n\nSafe (private)\nx\n\n- [ ] ring\n\n## To ask [her]\nWhy?\n\\# no title\n"
    )
    again, same = woven(after, ann)
    assert (same, again.changes) == (after, ())
    _, there = woven({"contacts/ann-lee.md": "---\nname: Ann Lee\nemail: a@x.example\n---\n"}, ann)
    assert "To ask [her]\nWhy?" in there["contacts/ann-lee.md"]

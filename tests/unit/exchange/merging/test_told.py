"""What a note says already is found in whichever form a file has it."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import When
from netmd.exchange.records import EventRecord, ItemRecord, LedgerRecord, PersonKey, PersonRecord, Source, TouchRecord
from tests.unit.exchange.merging.weaving import person, woven

PANEL = "meetings/panel.md"
NOTES = {
    "contacts/ann.md": "---\nname: Ann Lee\naliases: [Annie]\n---\n"
                       "Knows [[helene|Hélène]], see [the site](https://x.example). %% not said %%\n"
                       "Runs a *weekly* paper.\n\n"
                       "- Gave: the name of [[helene]]\n- [ ] Ask [[helene|her]] for it\n- [ ] @helene the report\n\n"
                       "## 2026-03-04 Coffee with [[helene]]\nShe and [[helene]] go back.\n- Got: a tip of [[min]]\n\n"
                       "## To ask\n- What does [[min|Minji]] pay?\n- When?\n",
    "contacts/helene.md": "---\nname: Hélène Marchetti\n---\n",
    "contacts/min.md": "---\nname: 김민지\n---\n",
    PANEL: "---\ntitle: Panel\ndate: 2026-04-22\nwith: [ann, min]\n---\n[[min]] filmed.\n\n"
           "- Gave: a drum of cable to [[min|Minji]]\n- [ ] Send them [[ann]]'s photographs\n",
}  # fmt: skip


def ann(**more: object) -> PersonRecord:
    return person("Ann Lee", aliases=("Annie",), **more)


@pytest.mark.parametrize(
    "record",
    [
        ann(notes=("Knows Hélène, see the site.\nRuns a weekly paper.",)),
        ann(notes=("Knows [[helene|Hélène]], see [the site](https://x.example).",)),
        ann(notes=("To ask\nWhat does Minji pay?\nWhen?",)),
        ann(notes=("• What does Minji pay?",)),
        ann(ledger=(LedgerRecord(kind="gave", text="the name of Hélène Marchetti"),)),
        ann(ledger=(LedgerRecord(kind="gave", text="the name of [[Hélène Marchetti]]"),)),
        ann(items=(ItemRecord(text="Ask her for it"), ItemRecord(text="the report (Hélène Marchetti)"))),
        ann(touches=(TouchRecord(when=When(date(2026, 3, 4)), title="Coffee", text="She and Hélène Marchetti go back.",
                                 ledger=(LedgerRecord(kind="got", text="a tip of 김민지"),)),)),
        ann(touches=(TouchRecord(when=When(date(2026, 4, 22)), title="Panel", text="김민지 filmed.",
                                 items=(ItemRecord(text="Send them Ann Lee's photographs"),),
                                 ledger=(LedgerRecord(kind="gave", text="a drum of cable to [[김민지|Minji]]"),)),)),
        person("김민지", ledger=(LedgerRecord(kind="gave", text="a drum of cable to Minji"),)),
    ],
)  # fmt: skip
def test_what_a_note_says_with_links_is_not_added_without_them(record: PersonRecord) -> None:
    path = "contacts/ann.md" if record.name == "Ann Lee" else "contacts/min.md"
    found, after = woven(NOTES, record, same={"1": path})
    assert after == NOTES
    assert not found.report.conflicts


def test_other_words_are_added() -> None:
    record = ann(
        notes=("Knows Hélène Marchetti well.",), items=(ItemRecord(text="Ask him for it"),),
        ledger=(LedgerRecord(kind="got", text="the name of Hélène Marchetti"),),
    )  # fmt: skip
    _, after = woven(NOTES, record, same={"1": "contacts/ann.md"})
    text = after["contacts/ann.md"]
    assert "Knows Hélène Marchetti well." in text
    assert "- [ ] Ask him for it" in text
    assert "- Got: the name of Hélène Marchetti" in text


def test_a_note_that_is_markdown_again_changes_nothing() -> None:
    body = NOTES["contacts/ann.md"].split("---\n", 2)[2]
    found, after = woven(NOTES, ann(markdown=body, notes=("not read from it",)), same={"1": "contacts/ann.md"})
    assert (after, found.report.conflicts) == (NOTES, [])


def test_a_name_of_a_script_that_parts_no_words_is_a_whole_name() -> None:
    touch = TouchRecord(
        when=When(date(2026, 4, 22)), title="Panel", people=(PersonKey(name="김민지"), PersonKey(name="Ann Lee"))
    )
    found, after = woven(NOTES, events=(EventRecord(source=Source(1), touch=touch),))
    assert (after, found.report.conflicts) == (NOTES, [])


def test_a_file_is_no_alias_of_the_contact_it_is_of() -> None:
    notes = {"contacts/agnieszka-zuk.md": "---\nname: Agnieszka Żuk\nemail: a@x.example\n---\n"}
    _, after = woven(notes, person("Agnieszka Żuk", emails=("a@x.example",), aliases=("Agnieszka Zuk",)))
    assert after == notes
    _, after = woven(notes, person("Agnieszka Żuk", emails=("a@x.example",), aliases=("Aga",)))
    assert "aliases: [Aga]" in after["contacts/agnieszka-zuk.md"]


def test_a_role_that_a_table_parts_at_a_semicolon_is_no_other() -> None:
    notes = {"contacts/ann.md": "---\nname: Ann Lee\nrole: Retired; ran the office\n---\n"}
    found, after = woven(notes, person(roles=("Retired", "ran the office")), same={"1": "contacts/ann.md"})
    assert (after, found.report.conflicts) == (notes, [])

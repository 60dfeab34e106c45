"""``netmd export``: its formats, which contacts, and where it writes to."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import openpyxl
import pytest
import vobject

from tests.cli.running import REPOSITORY, Run, run_process, shell, write
from tests.cli.terminal import run_in_terminal


def test_export_alone_shows_its_formats(run: Run) -> None:
    ran = run("export")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.partition("Commands:\n")[2].splitlines()] == FORMATS


FORMATS = ["csv", "xlsx", "vcard", "ical", "json", "markdown"]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_explains_itself(run: Run, name: str) -> None:
    ran = run("export", name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "--query" in ran.out


def test_the_document_goes_to_standard_output_or_to_a_file(run: Run, here: Path) -> None:
    write(here, {"contacts/zoë.md": "x"})
    ran = run("export", "json", "--today", "2026-05-14")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["today"] == "2026-05-14"
    assert run("export", "json", "--today", "2026-05-14", "-o", "-").out == ran.out
    assert run("export", "json", "--today", "2026-05-14", "-o", "out.json").out == ""
    assert (here / "out.json").read_text(encoding="utf-8") == ran.out


def test_it_is_utf8_whatever_the_terminal(here: Path) -> None:
    write(here, {"contacts/zoë.md": "x"})
    ran = shell("netmd export json", here, PYTHONIOENCODING="latin-1")
    assert json.loads(ran.out)["contacts"][0]["id"] == "zoë"


def test_a_name_that_is_not_utf8_is_exported_all_the_same(here: Path) -> None:
    write(here, {"contacts/b\udce4d.md": "x"})
    ran = shell("netmd export json && netmd build && netmd check", here)
    assert ran.code == 0
    assert '"path": "contacts/b\\udce4d.md"' in ran.out


@pytest.mark.parametrize("place", ["nowhere/out.json", "contacts", "contacts/ann.md/x"])
def test_a_file_that_cannot_be_written_ends_with_4(run: Run, here: Path, place: str) -> None:
    write(here, {"contacts/ann.md": "x"})
    ran = run("export", "json", "-o", place)
    assert (ran.code, ran.out) == (4, "")
    assert "cannot be written" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "x"})
    ran = run("export", "json", "-o", "/dev/full")
    assert ran.code == 4
    assert "the disk is full" in ran.err


@pytest.mark.parametrize(
    "place", ["contacts/ann.md", "netmd.toml", "contacts/new.md", "link.json", "./contacts/../contacts/ann.md"]
)
def test_a_note_or_the_settings_are_never_overwritten(run: Run, here: Path, place: str) -> None:
    write(here, {"contacts/ann.md": "years of notes", "netmd.toml": "# mine"})
    (here / "link.json").symlink_to("contacts/ann.md")
    ran = run("export", "json", "-o", place)
    assert (ran.code, ran.out) == (5, "")
    assert "belongs to the notebook" in ran.err
    assert (here / "contacts/ann.md").read_text() == "years of notes"
    assert (here / "netmd.toml").read_text() == "# mine"
    assert not (here / "contacts/new.md").exists()


def test_a_file_in_the_notebook_that_is_no_note_may_be_written(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "x"})
    assert run("export", "json", "-o", "contacts/all.json").code == 0
    assert run("export", "json", "-o", "contacts/all.json", "--force").code == 0


TWO = {
    "contacts/ann.md": "---\nname: Ann Lee\ntags: [press]\nemail: ann@x.example\n---\nNote.\n\n## 2026-03-04 Coffee\nTalked.\n- [ ] Send it due:2026-03-10\n",
    "contacts/bo.md": "---\nname: Bo Ek\nbirthday: --05-18\n---\n",
    "meetings/panel.md": "---\ndate: 2026-04-01\ntitle: Panel\nwith: [bo]\n---\n",
    "opportunities/job.md": "---\ntitle: Job\nsource: '[[ann]]'\n---\n",
    "netmd.toml": '[notebook]\nname = "Mine"\n',
}  # fmt: skip


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def two(here: Path) -> Path:
    write(here, TWO)
    return here


def test_csv_has_a_row_for_each_contact(run: Run, two: Path) -> None:
    ran = run("export", "csv", "--today", "2026-05-14")
    assert ran.out.startswith("\ufeffName,Organisation,")
    assert [line.split(",")[0] for line in ran.out.splitlines()[1:]] == ["Ann Lee", "Bo Ek"]
    assert run("export", "csv", "--no-mark").out.startswith("Name,")


def test_csv_has_other_tables(run: Run, two: Path) -> None:
    ran = run("export", "csv", "--table", "meetings", "--no-mark")
    assert ran.out.splitlines()[1:] == ["2026-04-01,Bo Ek,,Event,Panel,,,", "2026-03-04,Ann Lee,,Coffee,Coffee,,,Talked."]


def test_a_table_that_is_none_is_refused_with_those_there_are(run: Run, two: Path) -> None:
    ran = run("export", "csv", "--table", "people")
    assert ran.code == 2
    assert "'people' is no table" in ran.err
    assert "follow-ups" in ran.err


def test_xlsx_is_a_workbook_of_all_tables(run: Run, two: Path) -> None:
    ran = run("export", "xlsx", "--today", "2026-05-14", "-o", "network.xlsx")
    said = "Wrote 2 contacts, 2 meetings, 1 action item, 7 follow-ups, 1 opening to network.xlsx.\n"
    assert (ran.code, ran.out, ran.err) == (0, "", said)
    book = openpyxl.load_workbook("network.xlsx")
    assert book.sheetnames == [
        "Contacts", "Meetings", "Action items", "Follow-ups", "Given and got", "Introductions", "Openings",
    ]  # fmt: skip
    assert book["Contacts"]["A2"].value == "Ann Lee"
    assert book["Openings"]["A2"].value == "Job"


def test_a_workbook_says_which_texts_it_had_to_cut(run: Run, here: Path) -> None:
    write(here, {"contacts/ann.md": "---\nname: Ann\n---\n" + "word " * 8000})
    ran = run("export", "xlsx", "-o", "network.xlsx")
    assert ran.code == 0
    assert "Cut: 1 text of more than the 32,767 characters a cell can hold (Contacts!W2)" in ran.err


def test_a_workbook_is_not_for_a_terminal(two: Path) -> None:
    screen = run_in_terminal("export", "xlsx", cwd=two)
    assert (screen.code, "Name a file: -o network.xlsx" in screen.text) == (2, True)
    assert run_process("export", "xlsx", cwd=two).out.startswith("PK")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vcard_has_a_card_for_each_contact(run: Run, two: Path, version: str) -> None:
    ran = run("export", "vcard", "--version", version)
    assert [card.fn.value for card in vobject.readComponents(ran.out)] == ["Ann Lee", "Bo Ek"]
    assert ran.out.count(f"VERSION:{version}") == 2


def test_ical_has_the_agenda_as_events_or_tasks(run: Run, two: Path) -> None:
    events = run("export", "ical", "--today", "2026-03-05").out
    assert "SUMMARY:Ann Lee: Send it" in events
    assert "Birthday of Bo Ek" in events
    assert "BEGIN:VTODO" not in events
    assert "BEGIN:VTODO" in run("export", "ical", "--todo", "--today", "2026-03-05").out


def test_markdown_is_the_notes_byte_for_byte_with_the_settings(run: Run, two: Path) -> None:
    (two / "contacts/cy.md").write_bytes(b"\xef\xbb\xbf---\r\nname: Cy\r\n---\r\n\xff")
    (two / "contacts/picture.png").write_bytes(b"x")
    ran = run("export", "markdown", "-o", "../copy")
    assert (ran.code, ran.err) == (0, "Copied 5 notes to ../copy.\n")
    found = {path.relative_to("../copy").as_posix(): path.read_bytes() for path in Path("../copy").rglob("*.*")}
    assert found == {path: (two / path).read_bytes() for path in (*TWO, "contacts/cy.md")}


def test_markdown_goes_to_a_new_or_empty_folder_outside_the_notebook(run: Run, two: Path) -> None:
    (two.parent / "empty").mkdir()
    assert run("export", "markdown", "-o", "../empty").code == 0
    again = run("export", "markdown", "-o", "../empty")
    assert (again.code, "is not empty" in again.err) == (5, True)
    for place in ("contacts/copy", "copy", "."):
        assert run("export", "markdown", "-o", place).code == 5
    (two.parent / "file").touch()
    assert run("export", "markdown", "-o", "../file").code == 4
    assert run("export", "markdown", "-o", "../nowhere/copy").code == 4
    assert run("export", "markdown").code == 2
    assert names_in(two) == ["contacts", "meetings", "netmd.toml", "opportunities"]
    assert names_in(two.parent) == ["empty", "file", "here"]


def test_a_query_leaves_out_the_others_and_what_is_theirs(run: Run, two: Path) -> None:
    query = ("--query", "tag:press", "--today", "2026-05-14")
    assert "Bo Ek" not in run("export", "csv", *query).out
    assert "Panel" not in run("export", "csv", "--table", "meetings", *query).out
    assert "Bo Ek" not in run("export", "vcard", *query).out
    calendar = run("export", "ical", *query).out
    assert "Send it" in calendar
    assert "Bo Ek" not in calendar
    document = json.loads(run("export", "json", *query).out)
    assert [one["name"] for one in document["contacts"]] == ["Ann Lee"]
    assert (document["meetings"], [one["title"] for one in document["opportunities"]]) == ([], ["Job"])
    assert {one["subject"] for one in document["agenda"]} <= {"contacts/ann.md", "opportunities/job.md"}
    assert document["tags"] == [{"name": "press", "contacts": ["contacts/ann.md"]}]
    assert run("export", "markdown", "-o", "../copy", *query).err == "Copied 2 notes to ../copy.\n"
    assert sorted(path.name for path in Path("../copy").rglob("*.*")) == ["ann.md", "job.md"]


def test_a_query_that_nobody_fits_says_so(run: Run, two: Path) -> None:
    for name in FORMATS:
        ran = run("export", name, "--query", "tag:none", "-o", "../out")
        assert (ran.code, ran.out) == (9, "")
        assert ran.err.startswith("netmd: Nobody fits 'tag:none'; nothing is written.\n")
        assert names_in(two.parent) == ["here"]
    assert run("export", "csv", "--query", "tag:none").out == ""


@pytest.mark.parametrize("query", ["tag:", "(tag:press", "colour:red", " "])
def test_a_query_that_cannot_be_read_ends_before_anything_is_written(run: Run, two: Path, query: str) -> None:
    ran = run("export", "csv", "--query", query, "-o", "out.csv")
    assert (ran.code, ran.out) == (2, "")
    assert not (two / "out.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "held"),
    [
        (["csv"], "2 contacts"), (["csv", "--table", "items"], "1 action item"), (["vcard"], "2 contacts"),
        (["ical"], "7 events"), (["ical", "--todo"], "6 tasks, 1 event"), (["json"], "2 contacts, 7 reminders"),
        (["json", "--query", "tag:press"], "1 contact, 3 reminders"),
    ],
)  # fmt: skip
def test_what_was_written_is_said(run: Run, two: Path, arguments: list[str], held: str) -> None:
    ran = run("export", *arguments, "--today", "2026-05-14", "-o", "out")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote {held} to out.\n")
    again = run("export", *arguments, "--today", "2026-05-14", "-o", "out")
    assert (again.code, again.out) == (5, "")
    assert again.err == "netmd: out is there already.\n       Name another file with -o, or replace it: --force.\n"


def test_a_file_that_is_there_is_replaced_only_with_force(
    run: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / "list.csv").write_text("years of work")
    assert run("export", "csv", "-o", "list.csv").code == 5
    assert (two / "list.csv").read_text() == "years of work"
    assert run("export", "csv", "-o", "list.csv", "--force").code == 0
    assert "Ann Lee" in (two / "list.csv").read_text(encoding="utf-8")
    for arguments in (("csv", "-o", ""), ("csv", "-o", " "), ("markdown", "-o", "")):
        assert (run("export", *arguments).code, names_in(two)) == (2, [*sorted(["list.csv", *FOLDERS])])


def test_a_file_that_came_meanwhile_is_not_replaced_either(
    run: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netmd.exchange import as_csv

    def slowly(*arguments: object, **more: object) -> bytes:
        (two / "list.csv").write_text("of another program")
        return b"x"

    monkeypatch.setattr(as_csv, "to_csv", slowly)
    assert run("export", "csv", "-o", "list.csv").code == 5
    assert (two / "list.csv").read_text() == "of another program"
    assert names_in(two) == sorted(["list.csv", *FOLDERS])


FOLDERS = ["contacts", "meetings", "netmd.toml", "opportunities"]


def test_a_file_is_replaced_whole_and_keeps_its_permissions(run: Run, two: Path) -> None:
    (two / "out.vcf").write_text("old " * 9999)
    (two / "out.vcf").chmod(0o600)
    (two / "link.vcf").symlink_to("out.vcf")
    assert run("export", "vcard", "-o", "link.vcf").code == 5
    assert run("export", "vcard", "-o", "link.vcf", "--force").code == 0
    assert (two / "out.vcf").read_text().startswith("BEGIN:VCARD")
    assert stat.S_IMODE((two / "out.vcf").stat().st_mode) == 0o600
    assert (two / "link.vcf").is_symlink()
    assert [name for name in names_in(two) if name.startswith(".")] == []


@pytest.mark.parametrize("name", ["csv", "xlsx", "vcard", "ical"])
def test_no_format_overwrites_a_note(run: Run, two: Path, name: str) -> None:
    ran = run("export", name, "-o", "contacts/ann.md")
    assert (ran.code, (two / "contacts/ann.md").read_text()) == (5, TWO["contacts/ann.md"])


@pytest.mark.parametrize("arguments", [["csv"], ["csv", "--table", "openings"], ["xlsx"], ["vcard"], ["ical"], ["json"]])
def test_the_same_day_gives_the_same_bytes(run: Run, here: Path, arguments: list[str]) -> None:
    for name in ("one", "two"):
        assert run("export", *arguments, REPOSITORY / "notebook", "--today", "2026-05-14", "-o", name).code == 0
    assert (here / "one").read_bytes() == (here / "two").read_bytes()

"""netmd import: people of another program's file become contacts, those there get what is missing, nothing else changes."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from netmd.cli import importing
from netmd.exchange.readers.spreadsheet import fields
from tests.cli.running import Run, write

PRIYA = """---
name: Priya Raman
org: Northside Athletics  # since 2024
email: priya@northside.example
tags:
  - sports
---
Ran the rebrand.

## 2026-03-04 Coffee
Good talk.
"""
CONNECTIONS = """Notes:
"When exporting your connection data, some of the email addresses may be missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Priya,Raman,https://www.linkedin.com/in/priya-raman,priya@northside.example,Northside Athletics,Director,04 Mar 2026
Zoë,Ngata,https://www.linkedin.com/in/zoe-ngata,,Harbour Radio,Producer,15 Jan 2024
,,,,,,20 Mar 2022
Sam,Lee,https://www.linkedin.com/in/sam-lee-9,,Lantern,Editor,01 Feb 2025
"""


@pytest.fixture
def book(here: Path) -> Path:
    """A notebook with two contacts, and the file to import beside it."""
    write(here, {"Connections.csv": CONNECTIONS})
    return write(here / "notes", {
        "netmd.toml": "", "contacts/priya-raman.md": PRIYA, "contacts/sam-lee.md": "---\nname: Sam Lee\n---\n",
    })  # fmt: skip


def notes(book: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(book.glob("contacts/**/*.md"))}


def test_known_contacts_get_what_is_missing_and_the_others_are_new(run: Run, book: Path) -> None:
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.code == 0, ran.err
    after = notes(book)
    assert after["zoe-ngata.md"] == (
        "---\nname: Zoë Ngata\norg: Harbour Radio\nrole: Producer\n"
        "linkedin: https://www.linkedin.com/in/zoe-ngata\nmet: 2024-01-15\n---\n"
    )
    assert after["priya-raman.md"] == PRIYA.replace(
        "  - sports\n---",
        "  - sports\nrole: Director\nlinkedin: https://www.linkedin.com/in/priya-raman\nmet: 2026-03-04\n---",
    )
    assert after["sam-lee.md"] == "---\nname: Sam Lee\n---\n"
    lines = ran.out.splitlines()
    assert "4 rows of Connections.csv (linkedin)" in lines
    assert [line.split()[0] for line in lines[lines.index("4 rows of Connections.csv (linkedin)") + 1 :][:5]] == [
        "1",
        "1",
        "1",
        "0",
        "1",
    ]
    assert "      netmd import Connections.csv --same 7=sam-lee" in lines or any("--same" in line for line in lines)


def test_importing_again_changes_nothing(run: Run, book: Path) -> None:
    run("import", "Connections.csv", "-n", book)
    before = notes(book)
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.code == 0
    assert notes(book) == before
    assert "  2 unchanged" in ran.out


def settled(run: Run, book: Path) -> str:
    """The row of the one that is to be settled."""
    report = json.loads(run("import", "Connections.csv", "-n", book, "--json", "--dry-run").out)
    return str(report["to_settle"][0]["rows"][0]["row"])


def test_a_row_is_settled_as_the_same(run: Run, book: Path) -> None:
    row = settled(run, book)
    ran = run("import", "Connections.csv", "-n", book, "--same", f"{row}=sam-lee")
    assert ran.code == 0, ran.err
    assert "linkedin: https://www.linkedin.com/in/sam-lee-9" in notes(book)["sam-lee.md"]
    assert "sam-lee-2.md" not in notes(book)


def test_a_row_is_settled_as_somebody_else(run: Run, book: Path) -> None:
    row = settled(run, book)
    assert run("import", "Connections.csv", "-n", book, "--different", row).code == 0
    assert "name: Sam Lee\norg: Lantern" in notes(book)["sam-lee-2.md"]
    assert notes(book)["sam-lee.md"] == "---\nname: Sam Lee\n---\n"
    again = run("import", "Connections.csv", "-n", book)
    assert "  3 unchanged" in again.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--same", "7=nobody at all"), 9, "nobody here is called"),
        (("--same", "7"), 2, "is not a row and a contact"),
        (("--different", "400"), 2, "No person stands in row 400"),
        (("--from", "fax"), 2, "'fax' is no format"),
        (("--map", "Company"), 2, "maps no column"),
        (("--into", "../elsewhere"), 2, "is not in the notebook"),
        (("--into", "meetings"), 2, "would not be read as contacts"),
        (("-n", "nowhere"), 3, "does not exist"),
    ],
)
def test_a_wrong_call_says_so_and_writes_nothing(
    run: Run, book: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = notes(book)
    ran = run("import", "Connections.csv", "-n", book, *arguments)
    assert (ran.code, notes(book)) == (code, before)
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("gone.csv", None, 4, "cannot be read: there is no such file"),
        ("empty.csv", b" \n", 2, "is empty"),
        ("song.mp3", b"ID3\x03\x00" + bytes(range(256)) * 9, 2, "is of no format that netmd knows"),
        ("-", None, 2, "not standard input"),
    ],
)
def test_what_cannot_be_imported_is_said(
    run: Run, book: Path, name: str, data: bytes | None, code: int, said: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ran = run("import", name, "-n", book)
    assert ran.code == code, ran.err
    assert said in ran.err


def test_the_encoding_of_a_text_may_be_said(run: Run, book: Path) -> None:
    Path("people.csv").write_bytes("Name,Email\nZoë Ågren,z@x.example\n".encode("cp1252"))
    assert run("import", "people.csv", "-n", book, "--encoding", "mac_roman").code == 0
    assert 'name: "ZoÎ ≈gren"' in notes(book)["zoi-gren.md"]
    assert run("import", "people.csv", "-n", book, "--encoding", "Windows-1252", "--different", "2").code == 0
    assert "name: Zoë Ågren" in notes(book)["zoe-agren.md"]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("", "--encoding has no words"),
        ("klingon", "netmd knows no encoding 'klingon'"),
        ("unicode_escape", "netmd knows no encoding 'unicode_escape'"),
        ("utf-8", "The file is not in utf-8: a byte in line 2 is no letter in it (0xEB)"),
        ("utf-16", "The file is not in utf-16: a byte in line 2"),
    ],
)
def test_an_encoding_that_is_none_or_not_the_files_is_refused(run: Run, book: Path, encoding: str, said: str) -> None:
    before = notes(book)
    Path("people.csv").write_bytes("Name,Email\nZoë Ågren,z@x.example\n".encode("cp1252"))
    ran = run("import", "people.csv", "-n", book, "--encoding", encoding)
    assert (ran.code, notes(book)) == (2, before)
    assert said in ran.err
    write(book.parent / "vault", {"Ann Lee.md": "---\ntype: person\n---\n"})
    if "knows no encoding" in said:
        assert said in run("import", "vault", "-n", book, "--encoding", encoding).err


def test_a_workbook_says_its_own_encoding(run: Run, book: Path) -> None:
    openpyxl.Workbook().save("people.xlsx")
    ran = run("import", "people.xlsx", "-n", book, "--encoding", "cp1252")
    assert ran.code == 2
    assert "a workbook says its own encoding" in ran.err


def test_where_an_encoding_cannot_be_told_the_option_is_named(run: Run, book: Path) -> None:
    noise = bytes(range(0x80, 0x100)) * 3
    Path("people.csv").write_bytes(b"Name,Notes\n" + b"\n".join(noise[at : at + 7] + b"," for at in range(0, 300, 7)))
    ran = run("import", "people.csv", "-n", book, "--from", "spreadsheet")
    assert ran.code == 2
    assert "--encoding NAME" in ran.err


def test_the_notes_of_a_notebook_are_what_their_folders_say(run: Run, book: Path) -> None:
    write(Path("other"), {
        "contacts/ann-lee.md": "No word of front matter.\n\n## 2026-03-04 Call with [[bo]]\n",
        "contacts/bo.md": "---\nname: Bo Ek\n---\n",
        "meetings/day.md": "---\ndate: 2026-03-05\nwith: [ann-lee]\n---\nText.\n",
        "opportunities/job.md": "---\nrole: Editor\norg: Acme\n---\n",
    })  # fmt: skip
    ran = run("import", "other", "-n", book)
    assert ran.code == 0, ran.err
    after = notes(book)
    assert after.keys() == {"ann-lee.md", "bo-ek.md", "priya-raman.md", "sam-lee.md"}
    assert "2026-03-05" in after["ann-lee.md"]
    assert "1 skipped: 1 an opening, which import does not bring in" in ran.out


def test_a_huge_file_is_refused_before_it_is_read(run: Run, book: Path) -> None:
    with Path("huge.csv").open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    ran = run("import", "huge.csv", "-n", book)
    assert ran.code == 2
    assert "200 MB at most" in ran.err


def test_new_contacts_go_into_the_folder_that_is_named(run: Run, book: Path) -> None:
    assert run("import", "Connections.csv", "-n", book, "--into", "contacts/linkedin").code == 0
    assert (book / "contacts/linkedin/zoe-ngata.md").is_file()


def test_a_dry_run_shows_the_diff_and_the_report_and_writes_nothing(run: Run, book: Path) -> None:
    before = notes(book)
    ran = run("import", "Connections.csv", "-n", book, "--dry-run")
    assert ran.code == 0
    assert "+++ b/contacts/zoe-ngata.md" in ran.out
    assert "+role: Director" in ran.out
    assert "4 rows of Connections.csv" in ran.err
    assert "Nothing is written" in ran.err
    assert notes(book) == before


def test_the_report_as_data(run: Run, book: Path) -> None:
    report = json.loads(run("import", "Connections.csv", "-n", book, "--json").out)
    assert report["counts"] == {"new": 1, "merged": 1, "to_settle": 1, "unchanged": 0, "repeated": 0, "skipped": 1}
    assert (report["rows"], report["from"], report["written"]) == (4, "linkedin", True)
    assert report["notes"] == ["contacts/priya-raman.md", "contacts/zoe-ngata.md"]
    assert report["to_settle"][0]["candidates"][0]["path"] == "contacts/sam-lee.md"


def test_stopping_half_way_leaves_the_notebook_as_it_was(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netmd.writing import commit as commit_module  # noqa: F401
    from netmd.writing import step

    before = notes(book)
    applied = []
    apply = step.apply

    def stopped(*arguments: object, **more: object) -> None:
        if applied:
            raise KeyboardInterrupt
        applied.append(arguments)
        apply(*arguments, **more)  # type: ignore[arg-type]

    import sys

    monkeypatch.setattr(sys.modules["netmd.writing.commit"], "apply", stopped)
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.code == 130
    assert applied
    assert notes(book) == before


def test_a_note_with_conflict_markers_is_left_and_its_row_said(run: Run, book: Path) -> None:
    broken = PRIYA + "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
    (book / "contacts/priya-raman.md").write_text(broken)
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.code == 0
    assert notes(book)["priya-raman.md"] == broken
    assert "conflict markers" in ran.out
    assert "zoe-ngata.md" in notes(book)


def test_a_folder_of_notes_is_read_as_one_file(run: Run, here: Path, book: Path) -> None:
    write(here / "vault", {
        "Ann Lee.md": "---\ntype: person\ncompany: Acme\n---\nMet her at [[Acme]].\n\n## 2026-01-05 Call\nx\n",
        "deep/Bo Ek.md": "---\ntype: person\n---\n", ".obsidian/x.md": "no",
    })  # fmt: skip
    ran = run("import", "vault", "-n", book)
    assert ran.code == 0, ran.err
    assert "2 rows of vault (obsidian)" in ran.out
    assert "Met her at [[Acme]].\n\n## 2026-01-05 Call\nx\n" in notes(book)["ann-lee.md"]


@pytest.mark.parametrize("place", ["notes", ".", "notes/contacts", "notes/contacts/sam-lee.md"])
def test_a_notebook_is_not_imported_into_itself(run: Run, book: Path, place: str) -> None:
    before = notes(book)
    ran = run("import", place, "-n", book)
    assert (ran.code, ran.out, notes(book)) == (2, "", before)
    assert f"{place} is of the notebook itself" in ran.err


def test_notes_in_the_notebooks_folder_that_it_does_not_read_may_be_imported(run: Run, book: Path) -> None:
    write(book, {"inbox/Bo Ek.md": "---\ntype: person\n---\n", "inbox/netmd.toml": ""})
    write(book, {"netmd.toml": '[notebook]\nignore = ["inbox/**"]\n'})
    assert run("import", book / "inbox", "-n", book).code == 0
    assert "bo-ek.md" in notes(book)


def test_uncommitted_changes_are_pointed_out(run: Run, book: Path) -> None:
    subprocess.run(["git", "init", "-q", str(book)], check=True)
    assert "not committed" in run("import", "Connections.csv", "-n", book, "--dry-run").err


def test_rows_that_do_not_add_up_are_netmds_fault(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from netmd.exchange.readers import linkedin

    read = linkedin.read
    monkeypatch.setattr(linkedin, "read", lambda data, options: replace(read(data, options), rows=99))
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.code == 70
    assert "zoe-ngata.md" not in notes(book)


def test_the_report_counts_contacts_too_and_names_the_rows_that_are_skipped(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Name,Email,Note\nBo Ek,bo@x.example,a\n,y@x.example,\nBo Ek,bo@x.example,b\n"})
    ran = run("import", "people.csv", "-n", book)
    assert ran.code == 0
    assert "  2 new: 1 contact\n" in ran.out
    assert "  1 skipped: 1 no name (row 3)\n" in ran.out


@pytest.mark.parametrize(
    ("name", "most", "says"), [("MOST_NOTES", 2, "2 notes"), ("MOST_ENTRIES", 3, "3 files"), ("MOST_BYTES", 60, "MB")]
)
def test_a_folder_of_too_much_is_refused(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int, says: str
) -> None:
    write(book.parent, {f"vault/{n}/p.md": f"---\ntype: person\nname: P{n}\n---\n" for n in range(3)})
    monkeypatch.setattr(importing, name, most)
    ran = run("import", "vault", "-n", book)
    assert (ran.code, ran.out) == (2, "")
    assert f"more than {says}" in ran.err or (says == "MB" and "more than 200 MB" in ran.err)


def test_what_columns_are_may_stand_in_a_file(run: Run, book: Path) -> None:
    write(
        book.parent,
        {"people.csv": "Who,Found at\nBo Ek,The fair\n", "map.txt": "# mine\nWho=name\n\nFound at = met at\n"},
    )
    assert run("import", "people.csv", "-n", book, "--map", "@map.txt").code == 0
    assert notes(book)["bo-ek.md"] == "---\nname: Bo Ek\nmet_at: The fair\n---\n"
    assert run("import", "people.csv", "-n", book, "--map", "@none.txt").code == 4


def test_how_columns_were_taken_is_saved_for_the_next_time(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    assert run("import", "people.csv", "-n", book, "--map", "Found at=met_at", "--save-map", "map.txt").code == 0
    assert (book.parent / "map.txt").read_text(encoding="utf-8") == "Who=name\nFound at=met_at\n"
    again = run("import", "people.csv", "-n", book, "--map", "@map.txt")
    assert (again.code, "1 unchanged" in again.out) == (0, True)


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        (
            "people.csv",
            5,
            "--save-map people.csv is there already.\n       Name a new file, or use it: --map @people.csv",
        ),
        ("notes", 5, "is there already"),
        ("nowhere/map.txt", 4, "there is no folder nowhere"),
        ("notes/contacts/map.md", 5, "would be read as a note"),
        ("-", 2, "not standard output"),
        ("", 2, "--save-map has no words"),
    ],
)
def test_where_how_columns_were_taken_cannot_be_saved_nothing_is_imported(
    run: Run, book: Path, place: str, code: int, said: str
) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    ran = run("import", "people.csv", "-n", book, "--save-map", place)
    assert (ran.code, ran.out, "bo-ek.md" in notes(book)) == (code, "", False)
    assert said in ran.err


def test_a_file_without_columns_has_nothing_to_save(run: Run, book: Path) -> None:
    ran = run("import", "Connections.csv", "-n", book, "--save-map", "new.txt")
    assert (ran.code, Path("new.txt").exists(), "zoe-ngata.md" in notes(book)) == (2, False, False)


def test_an_import_that_fails_leaves_no_saved_columns_in_the_way_of_the_next(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    saving = ("import", "people.csv", "-n", book, "--save-map", "map.txt")
    assert run(*saving, "--same", "9=sam-lee").code == 2
    assert run(*saving).code == 0


def test_columns_left_out_and_headers_like_comments_are_saved_too(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Name,# of children,Secret\nBo Ek,3,x\n"})
    wanted = ("--map", "# of children=met_at", "--map", "Secret=")
    assert run("import", "people.csv", "-n", book, *wanted, "--save-map", "map.txt").code == 0
    assert notes(book)["bo-ek.md"] == '---\nname: Bo Ek\nmet_at: "3"\n---\n'
    write(book.parent, {"other/netmd.toml": "", "other/contacts/x.md": "---\nname: X\n---\n"})
    assert run("import", "people.csv", "-n", "other", "--map", "@map.txt").code == 0
    assert Path("other/contacts/bo-ek.md").read_text(encoding="utf-8") == notes(book)["bo-ek.md"]


def test_what_was_said_of_columns_holds_for_the_next_copy_of_the_list(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    assert run("import", "people.csv", "-n", book, "--map", "Found at=met_at").code == 0
    before = notes(book)
    write(book.parent, {"march.csv": "Who,Found at\nBo Ek,The fair\nAnn Orr,A talk\n"})
    ran = run("import", "march.csv", "-n", book)
    assert ran.code == 0
    assert ran.err.startswith(
        "Columns are taken as you said the last time: --map 'Found at=met_at'. To change one, say"
    )
    assert str(book / ".netmd/columns.json") in ran.err
    assert notes(book) == {**before, "ann-orr.md": "---\nname: Ann Orr\nmet_at: A talk\n---\n"}
    data = json.loads(run("import", "march.csv", "-n", book, "--json", "--dry-run").out)
    assert data["decisions"][0].startswith("Columns are taken as you said")


def test_a_column_said_otherwise_is_pointed_out_before_anything_is_written_and_then_remembered(
    run: Run, book: Path
) -> None:
    write(book.parent, {"people.csv": "Who,Found at,Zest\nBo Ek,The fair,high\n"})
    first = ("--map", "Found at=met_at", "--map", "zest=notes")
    assert run("import", "people.csv", "-n", book, *first).code == 0
    ran = run("import", "people.csv", "-n", book, "--map", "Found at=location", "--dry-run")
    assert "The last time “Found at” was met_at; now it is location, as you say." in ran.err
    assert "as you said the last time: --map zest=notes." in ran.err
    assert (
        "as you said the last time: --map 'Found at=met_at' --map zest=notes"
        in run("import", "people.csv", "-n", book).err
    )
    run("import", "people.csv", "-n", book, "--map", "Found at=")
    assert "--map zest=notes --map 'Found at='" in run("import", "people.csv", "-n", book, "--dry-run").err


def test_who_is_meant_may_be_known_from_the_last_time_alone(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Vorgang,Zest\nBo Ek,The fair\n"})
    assert run("import", "people.csv", "-n", book).code == 2
    assert run("import", "people.csv", "-n", book, "--map", "Vorgang=name").code == 0
    again = run("import", "people.csv", "-n", book)
    assert (again.code, "1 unchanged" in again.out) == (0, True)


def test_files_of_other_columns_and_trials_are_not_taken_for_those_of_the_last_time(run: Run, book: Path) -> None:
    write(book.parent, {
        "people.csv": "Name,Found at,Zest\nBo Ek,The fair,\n",
        "others.csv": "Name,Found at,City,Mood,Shoe\nAnn Orr,A talk,,,42\n",
    })  # fmt: skip
    assert run("import", "people.csv", "-n", book, "--map", "Found at=notes", "--dry-run").code == 0
    assert not (book / ".netmd/columns.json").exists()
    assert "last time" not in run("import", "people.csv", "-n", book).err
    assert run("import", "people.csv", "-n", book, "--map", "Zest=notes").code == 0
    assert "last time" not in run("import", "others.csv", "-n", book).err


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"version": 1}', '{"version": 9, "columns": 3}', '{"version": 1, "columns": [{"headers": 1}]}',
             '{"version": 1, "columns": [{"headers": ["who"], "mapping": {"who": "nothing"}}]}']
)  # fmt: skip
def test_what_was_remembered_and_makes_no_sense_is_nothing(run: Run, book: Path, kept: str) -> None:
    write(book, {".netmd/columns.json": kept})
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    assert run("import", "people.csv", "-n", book, "--map", "Found at=met_at").code == 0
    assert "last time" in run("import", "people.csv", "-n", book).err


def test_git_does_not_see_what_is_remembered(run: Run, book: Path) -> None:
    subprocess.run(["git", "init", "-q", str(book)], check=True)
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    run("import", "people.csv", "-n", book, "--map", "Found at=met_at")
    seen = subprocess.run(["git", "-C", str(book), "status", "--porcelain", "-uall"], check=True, capture_output=True)
    assert b".netmd" not in seen.stdout


def test_where_the_notes_went_and_what_comes_next_is_said(run: Run, book: Path) -> None:
    ran = run("import", "Connections.csv", "-n", "notes")
    assert ran.out.splitlines()[6:] == [
        "",
        "New notes in notes/contacts (1): zoe-ngata.md",
        "",
        "Notes that were there and get what is missing (1)",
        "  contacts/priya-raman.md  Priya Raman (row 5)",
        "",
        "To settle (1): each may be a contact, or somebody else. Nothing of them is written yet.",
        *ran.out.splitlines()[13:17],
        "",
        "1 person has only a card and the day you met: they ask for nothing until netmd log WHO -n notes says more.",
        "Next: netmd due -n notes, or netmd build -n notes for the dashboard.",
    ]
    assert "Next:" not in run("import", "Connections.csv", "-n", "notes").out, "nothing was written"


def test_in_the_notebooks_own_folder_paths_and_commands_are_short(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", str(book)], check=True)
    monkeypatch.chdir(book)
    lines = run("import", "../Connections.csv").out.splitlines()
    assert "New notes in contacts (1): zoe-ngata.md" in lines
    assert lines[-2:] == [
        "Next: netmd due, or netmd build for the dashboard.",
        "To keep it in git: git add -A && git commit -m 'Import Connections.csv'",
    ]


def test_in_a_notebook_under_git_the_commit_is_named(run: Run, book: Path) -> None:
    subprocess.run(["git", "init", "-q", str(book)], check=True)
    said = run("import", "Connections.csv", "-n", "notes").out.splitlines()[-1]
    assert said == "To keep it in git: git -C notes add -A && git -C notes commit -m 'Import Connections.csv'"


def test_a_trial_names_every_note_that_would_get_something(run: Run, book: Path) -> None:
    people = [f"P{number:02} Long{number}" for number in range(30)]
    write(
        book, {f"contacts/p{number}.md": f"---\nname: {name}\norg: Acme\n---\n" for number, name in enumerate(people)}
    )
    write(book.parent, {"people.csv": "Name,Company,Role\n" + "".join(f"{name},Acme,Editor\n" for name in people)})
    ran = run("import", "people.csv", "-n", book, "--dry-run")
    assert all(f"{name} (row {row})" in ran.err for row, name in enumerate(people, 2))
    said = run("import", "people.csv", "-n", book).out
    assert "get what is missing (30)" in said
    assert "  and 20 more; --json lists them all" in said


def test_next_steps_without_a_date_are_counted_with_the_command_that_dates_them(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Name,Next step,Due\nBo Ek,Call her,\nAnn Orr,Send it,2026-09-01\nCy Dee,Ask,\n"})
    ran = run("import", "people.csv", "-n", "notes")
    said = "2 next steps have no date: netmd due -n notes --all lists them, and netmd snooze ID friday -n notes gives one a day."
    assert said in ran.out
    assert json.loads(run("import", "people.csv", "-n", book, "--json").out)["undated"] == 0


def test_how_a_file_was_read_is_said(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from netmd.exchange.readers import linkedin

    read = linkedin.read
    decisions = ("Its text is UTF-8.", "3/4/2026 is 3 April.")
    monkeypatch.setattr(linkedin, "read", lambda data, options: replace(read(data, options), decisions=decisions))
    ran = run("import", "Connections.csv", "-n", book)
    assert ran.out.startswith("How it was read (2):\n  Its text is UTF-8.\n  3/4/2026 is 3 April.\n4 rows of")


def test_a_workbook_of_netmds_own_reads_like_what_it_is(run: Run, here: Path) -> None:
    write(here / "notes", {
        "contacts/ann.md": "---\nname: Ann Lee\norg: Acme\nlinkedin: x\nmet: 2026-01-05\n---\n## 2026-03-04 Coffee\nx\n"
                           "- [ ] Send it due:2026-03-10\n- Gave: a tip\n- Intro: [[bo]] to [[cy]] (sent)\n",
        "contacts/bo.md": "---\nname: Bo Ek\n---\n", "contacts/cy.md": "---\nname: Cy Dee\n---\n",
        "opportunities/job.md": "---\ntitle: Job\n---\n",
    })  # fmt: skip
    day = ("--today", "2026-05-14")
    assert run("export", "xlsx", "notes", "-o", "net.xlsx", *day).code == 0
    write(here / "new", {"netmd.toml": "", "contacts/x.md": "---\nname: X\n---\n"})
    data = json.loads(run("import", "net.xlsx", "-n", "new", "--json", "--dry-run", *day).out)
    with openpyxl_book("net.xlsx") as book:
        follow_ups, rows = book["Follow-ups"].max_row - 1, sum(sheet.max_row - 1 for sheet in book.worksheets)
    assert data["counts"]["repeated"] == follow_ups > 0
    assert [one["why"] for one in data["skipped"]] == [
        "an introduction, which netmd import does not take", "an opening, which netmd import does not take",
    ]  # fmt: skip
    assert (data["rows"], sum(data["counts"].values())) == (rows, rows)
    assert not any("nothing was taken" in notice for notice in data["notices"])
    assert f"  {follow_ups} repeated on another sheet\n" in run("import", "net.xlsx", "-n", "new", *day).out


@contextlib.contextmanager
def openpyxl_book(path: str) -> Iterator[openpyxl.Workbook]:
    book = openpyxl.load_workbook(path)
    yield book
    book.close()


def test_a_field_that_there_is_not_is_refused_for_any_file_and_the_help_names_those_there_are(
    run: Run, book: Path
) -> None:
    ran = run("import", "Connections.csv", "-n", book, "--map", "Company=employer")
    assert ran.code == 2
    shown = " ".join(run("import", "--help").out.split())
    for field, _ in fields():
        assert f"{field}" in ran.err
        assert f" {field}" in shown.partition("Fields of --map:")[2]


def test_a_clone_without_its_empty_folders_gets_the_notes_where_they_belong(run: Run, here: Path) -> None:
    write(here, {"nb/netmd.toml": "", "people.csv": "Name,Email\nBo Ek,bo@x.example\n"})
    run("import", "people.csv", "-n", "nb")
    assert (here / "nb/contacts/bo-ek.md").is_file()


LIST = "Name,City\nSam Lee,Oslo\nZoe Ngata,Bergen\n"


def test_whom_a_row_is_said_to_be_is_not_asked_again_of_the_next_copy(run: Run, book: Path) -> None:
    write(book, {"contacts/sam-leeson.md": "---\nname: Sam Leeson\naliases: [Sam Lee]\n---\n"})
    write(book.parent, {"list.csv": LIST})
    assert "1 to settle" in run("import", "list.csv", "-n", "notes").out
    assert "is kept" in run("import", "list.csv", "-n", "notes", "--same", "2=sam-leeson").err
    write(book.parent, {"copy.csv": "Name,City\nAnn Orr,Rome\nSam Lee,Oslo\n"})
    ran = run("import", "copy.csv", "-n", "notes")
    assert "  0 to settle\n  1 unchanged" in ran.out
    assert "Row 3: whom you said the last time." in ran.out
    assert "is kept" not in run("import", "list.csv", "-n", "notes", "--same", "2=sam-leeson").err


def test_somebody_who_was_said_to_be_new_is_known_the_next_time(run: Run, book: Path) -> None:
    write(book.parent, {"list.csv": LIST})
    write(book, {"contacts/sam-x.md": "---\nname: Sam X\naliases: [Sam Lee]\n---\n"})
    run("import", "list.csv", "-n", "notes", "--different", "2")
    made = notes(book)
    assert "location: Oslo" in made["sam-lee-2.md"]
    for again in ((), ("--different", "2")):
        ran = run("import", "list.csv", "-n", "notes", *again)
        assert "  2 unchanged" in ran.out
        assert notes(book) == made
    (book / "contacts/old").mkdir()
    (book / "contacts/sam-lee-2.md").rename(book / "contacts/old/sam-lee-2.md")
    assert "  2 unchanged" in run("import", "list.csv", "-n", "notes").out, "a note may be moved"
    (book / "contacts/old/sam-lee-2.md").unlink()
    assert "  1 to settle" in run("import", "list.csv", "-n", "notes").out


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"version": 1}', '{"version": 1, "people": [{"print": 3}]}'])
def test_what_was_settled_and_makes_no_sense_is_nothing(run: Run, book: Path, kept: str) -> None:
    write(book, {".netmd/settled.json": kept, "contacts/sam-x.md": "---\nname: Sam X\naliases: [Sam Lee]\n---\n"})
    write(book.parent, {"list.csv": LIST})
    assert "1 to settle" in run("import", "list.csv", "-n", "notes").out


def test_a_trial_settles_nothing_and_its_commands_say_it_again(run: Run, book: Path) -> None:
    write(book, {"contacts/sam-x.md": "---\nname: Sam X\naliases: [Sam Lee]\n---\n"})
    write(book.parent, {"list.csv": f"{LIST}Bo Ek,Ulm\n"})
    write(book, {f"contacts/bo-{one}.md": "---\nname: Bo Ek\n---\n" for one in "ab"})
    ran = run("import", "list.csv", "-n", "notes", "--dry-run", "--different", "2")
    assert "  netmd import list.csv --different 2 -n notes --different 4\n" in ran.err
    assert not (book / ".netmd/settled.json").exists()


def test_the_commands_to_settle_carry_what_was_given(run: Run, book: Path) -> None:
    write(book, {"contacts/sam-x.md": "---\nname: Sam X\naliases: [Sam Lee]\n---\n"})
    write(book.parent, {"my list.csv": "Name,Where at\nSam Lee,Oslo\n"})
    ran = run("import", "my list.csv", "-n", "notes", "--map", "Where at=met_at", "--month-first", "--into",
              "contacts/new", "--encoding", "utf-8", "--with-text", "--me", "me@x.example",
              "--today", "2026-05-14")  # fmt: skip
    assert (
        "      netmd import 'my list.csv' --into contacts/new --map 'Where at=met_at' --month-first --encoding utf-8 "
        "--with-text --me me@x.example -n notes --today 2026-05-14 --different 2\n"
    ) in ran.out


def test_the_day_first_and_the_month_first_is_refused(run: Run, book: Path) -> None:
    before = notes(book)
    ran = run("import", "Connections.csv", "-n", book, "--day-first", "--month-first")
    assert (ran.code, "opposite" in ran.err, notes(book)) == (2, True, before)

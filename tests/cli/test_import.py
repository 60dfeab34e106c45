"""netmd import: people of another program's file become contacts, those there get what is missing, nothing else changes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

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
    assert [line.split()[0] for line in lines[lines.index("4 rows of Connections.csv (linkedin)") + 1 :][:5]] == ["1", "1", "1", "0", "1"]
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
def test_what_cannot_be_imported_is_said(run: Run, book: Path, name: str, data: bytes | None, code: int, said: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ran = run("import", name, "-n", book)
    assert ran.code == code, ran.err
    assert said in ran.err


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
    assert report["counts"] == {"new": 1, "merged": 1, "to_settle": 1, "unchanged": 0, "skipped": 1}
    assert (report["rows"], report["from"], report["written"]) == (4, "linkedin", True)
    assert report["notes"] == ["contacts/priya-raman.md", "contacts/zoe-ngata.md"]
    assert report["to_settle"][0]["candidates"][0]["path"] == "contacts/sam-lee.md"


def test_stopping_half_way_leaves_the_notebook_as_it_was(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


@pytest.mark.parametrize(("name", "most", "says"), [("MOST_NOTES", 2, "2 notes"), ("MOST_ENTRIES", 3, "3 files"), ("MOST_BYTES", 60, "MB")])
def test_a_folder_of_too_much_is_refused(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int, says: str
) -> None:
    write(book.parent, {f"vault/{n}/p.md": f"---\ntype: person\nname: P{n}\n---\n" for n in range(3)})
    monkeypatch.setattr(importing, name, most)
    ran = run("import", "vault", "-n", book)
    assert (ran.code, ran.out) == (2, "")
    assert f"more than {says}" in ran.err or (says == "MB" and "more than 200 MB" in ran.err)


def test_what_columns_are_may_stand_in_a_file(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n", "map.txt": "# mine\nWho=name\n\nFound at = met at\n"})
    assert run("import", "people.csv", "-n", book, "--map", "@map.txt").code == 0
    assert notes(book)["bo-ek.md"] == "---\nname: Bo Ek\nmet_at: The fair\n---\n"
    assert run("import", "people.csv", "-n", book, "--map", "@none.txt").code == 4


def test_how_columns_were_taken_is_saved_for_the_next_time(run: Run, book: Path) -> None:
    write(book.parent, {"people.csv": "Who,Found at\nBo Ek,The fair\n"})
    assert run("import", "people.csv", "-n", book, "--map", "Found at=met_at", "--save-map", "map.txt").code == 0
    assert (book.parent / "map.txt").read_text(encoding="utf-8") == "Who=name\nFound at=met_at\n"
    again = run("import", "people.csv", "-n", book, "--map", "@map.txt")
    assert (again.code, "1 unchanged" in again.out) == (0, True)
    assert run("import", "people.csv", "-n", book, "--save-map", "map.txt").code == 4, "it is there already"
    assert run("import", "Connections.csv", "-n", book, "--save-map", "new.txt").code == 2, "nothing to map"


def test_a_field_that_there_is_not_is_refused_for_any_file_and_the_help_names_those_there_are(run: Run, book: Path) -> None:
    ran = run("import", "Connections.csv", "-n", book, "--map", "Company=employer")
    assert ran.code == 2
    shown = " ".join(run("import", "--help").out.split())
    for field, _ in fields():
        assert f"{field}" in ran.err
        assert f" {field}" in shown.partition("Fields of --map:")[2]

"""``netmd rename``: over several files, all or none, and a diff first for who wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.notebook import load
from tests.cli.running import Run, write


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\n",
        "contacts/bob-ray.md": "---\nintroduced_by: \"[[ann-lee]]\"\n---\n[[Ann Lee]]\n",
        "contacts/x/cy.md": "[[ann-lee|Ann]] `[[ann-lee]]`\n",
        "README.md": "[[ann-lee]]\n",
    })  # fmt: skip


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_name_file_and_links_change(run: Run, book: Path) -> None:
    ran = run("rename", "ann", "Ann", "Moe")
    assert ran.out == (
        "Ann Lee is Ann Moe now (contacts/ann-moe.md)\n3 links changed in 2 files; also known as Ann Lee, ann-lee\n"
    )
    assert _files(book) == {
        "contacts/ann-moe.md": b"---\nname: Ann Moe\naliases: [Ann Lee, ann-lee]\n---\n",
        "contacts/bob-ray.md": b"---\nintroduced_by: \"[[ann-moe]]\"\n---\n[[Ann Moe]]\n",
        "contacts/x/cy.md": b"[[ann-moe|Ann]] `[[ann-lee]]`\n",
        "README.md": b"[[ann-lee]]\n",
    }
    assert load(book).problems() == ()


def test_a_dry_run_shows_a_diff_with_the_renamed_file_as_one_and_writes_nothing(run: Run, book: Path) -> None:
    before = _files(book)
    ran = run("rename", "ann", "Ann", "Moe", "--dry-run")
    assert ran.out.startswith(
        "rename from contacts/ann-lee.md\nrename to contacts/ann-moe.md\n"
        "--- a/contacts/ann-lee.md\n+++ b/contacts/ann-moe.md\n@@ -1,3 +1,4 @@\n"
    )
    assert _files(book) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ann", "Bob Ray"), 2, "The name 'Bob Ray' is taken: contacts/bob-ray.md."),
        (("ann", "Ann Moe", "--id", "cy"), 2, "The id 'cy' is taken: contacts/x/cy.md."),
        (("ann", "Ann Lee"), 2, "Ann Lee is called so already"),
        (("ann", "Ann Moe", "--id", "a/b"), 2, "cannot be the name of a contact's file"),
        (("ann", "Ann Moe", "--id", "x", "--keep-file"), 2, "give one of them"),
        (("zz", "Ann Moe"), 9, "Nobody here is called 'zz'."),
        (("ann", "Ann Moe", "--id", "draft.bak"), 2, "would not be read as a contact"),
        (("ann", "???"), 2, "has no letters"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(run: Run, book: Path, words: tuple[str, ...], code: int, said: str) -> None:
    before = _files(book)
    ran = run("rename", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert _files(book) == before


def test_a_file_that_is_in_the_way_stays(run: Run, book: Path) -> None:
    (book / "contacts" / "ann-moe.md").mkdir()
    ran = run("rename", "ann", "Ann Moe")
    assert ran.code == 2
    assert "There is a file called contacts/ann-moe.md already." in ran.err


def test_the_file_keeps_its_permissions(run: Run, book: Path) -> None:
    (book / "contacts" / "ann-lee.md").chmod(0o600)
    assert run("rename", "ann", "Ann Moe").code == 0
    assert (book / "contacts" / "ann-moe.md").stat().st_mode & 0o777 == 0o600


def test_a_link_to_a_file_is_not_renamed(run: Run, book: Path) -> None:
    (book / "contacts" / "ann-lee.md").rename(book / "ann.md")
    (book / "contacts" / "ann-lee.md").symlink_to("../ann.md")
    assert run("rename", "ann", "Ann Moe").code == 8
    assert run("rename", "ann", "Ann Moe", "--keep-file").code == 0
    assert (book / "contacts" / "ann-lee.md").is_symlink()
    assert b"name: Ann Moe" in (book / "ann.md").read_bytes()


def test_one_file_that_must_not_be_written_to_stops_all(run: Run, book: Path) -> None:
    write(book, {"contacts/zed.md": b"[[ann-lee]] caf\xe9\n", "contacts/other.md": b"caf\xe9\n"})
    before = _files(book)
    ran = run("rename", "ann", "Ann Moe")
    assert (ran.code, ran.out) == (8, "")
    assert "contacts/zed.md is not UTF-8" in ran.err
    assert _files(book) == before


def test_one_that_has_nothing_to_do_with_it_stops_nothing(run: Run, book: Path) -> None:
    write(book, {"contacts/other.md": b"caf\xe9 with ann-lee\n"})
    assert run("rename", "ann", "Ann Moe").code == 0


def test_only_the_letters_of_a_name_can_change(run: Run, book: Path) -> None:
    ran = run("rename", "ann", "ann lee")
    assert ran.out == "Ann Lee is ann lee now (contacts/ann-lee.md)\n1 link changed in 1 file\n"
    assert (book / "contacts" / "ann-lee.md").read_text() == "---\nname: ann lee\n---\n"


def test_only_the_id_can_change(run: Run, book: Path) -> None:
    ran = run("rename", "ann", "Ann Lee", "--id", "al")
    assert ran.out == "Ann Lee is in contacts/al.md now\n2 links changed in 2 files; also known as ann-lee\n"
    assert (book / "contacts" / "bob-ray.md").read_text() == "---\nintroduced_by: \"[[al]]\"\n---\n[[Ann Lee]]\n"

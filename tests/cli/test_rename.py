"""``netmd rename``: over several files, all or none, and a diff first for who wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.notebook import load
from netmd.reading.text import MAX_BYTES
from tests.cli.running import Run, write


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\n",
        "contacts/bob-ray.md": "---\nintroduced_by: \"[[ann-lee]]\"\n---\n[[Ann Lee]]\n",
        "contacts/x/cy.md": "[[ann-lee|Ann]] `[[ann-lee]]`\n",
        "README.md": "`[[ann-lee]]`\n",
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
        "README.md": b"`[[ann-lee]]`\n",
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


# -- files that are no notes of ours --------------------------------------------------------------------------------


@pytest.fixture
def vault(here: Path) -> Path:
    return write(here / "notebook", {
        "netmd.toml": "[notebook]\nignore = [\"Archive\"]\n[folders]\ncontacts = \"People\"\n",
        "People/Ann Lee.md": "# Ann Lee\n\nBaker.\n",
        "People/Bob Ray.md": "",
        "Projects/Oven.md": b"\xef\xbb\xbf---\r\nlead: \"[[Ann Lee]]\"\r\n---\r\n[[Ann Lee|Ann]] [A](../People/Ann%20Lee.md) `[[Ann Lee]]`",
        "Daily/2026-05-01.md": "Saw [[ann lee#Notes]], not [[Bob Ray]].\n- [ ] ask @Ann\n",
        "README.md": "[[Ann Lee]]\n",
        "Archive/old.md": "[[Ann Lee]]\n",
        ".trash/x.md": "[[Ann Lee]]\n",
        "site_templates/x.md": "[[Ann Lee]]\n",
        "Projects/plan.txt": "[[Ann Lee]]\n",
        "Projects/x.bak.md": "[[Ann Lee]]\n",
    })  # fmt: skip


def test_links_change_in_every_note_of_the_folder(run: Run, vault: Path) -> None:
    before = _files(vault)
    ran = run("rename", "ann", "Ann Moe")
    assert ran.out == "Ann Lee is Ann Moe now (People/Ann Moe.md)\n5 links changed in 3 files; also known as Ann Lee\n"
    changed = {
        "Projects/Oven.md": b"\xef\xbb\xbf---\r\nlead: \"[[Ann Moe]]\"\r\n---\r\n[[Ann Moe|Ann]] [A](../People/Ann%20Moe.md) `[[Ann Lee]]`",
        "Daily/2026-05-01.md": b"Saw [[Ann Moe#Notes]], not [[Bob Ray]].\n- [ ] ask @Ann\n",
        "README.md": b"[[Ann Moe]]\n",
        "People/Ann Moe.md": b"---\naliases: [Ann Lee]\n---\n# Ann Moe\n\nBaker.\n",
    }
    del before["People/Ann Lee.md"]
    assert _files(vault) == {**before, **changed}


def test_a_link_to_another_file_of_that_name_stays(run: Run, vault: Path) -> None:
    write(vault, {
        "Projects/Ann Lee.md": "The project.\n",
        "Projects/Links.md": "[p](Ann%20Lee.md) [[Projects/Ann Lee]] [a](../People/Ann%20Lee.md) [[People/Ann Lee]]\n",
        "People/Cy.md": "[p](../Projects/Ann%20Lee.md) [[Ann Lee]]\n",
    })  # fmt: skip
    assert run("rename", "People/Ann Lee.md", "Ann Moe").code == 0
    assert (vault / "Projects/Links.md").read_text() == (
        "[p](Ann%20Lee.md) [[Projects/Ann Lee]] [a](../People/Ann%20Moe.md) [[People/Ann Moe]]\n"
    )
    assert (vault / "People/Cy.md").read_text() == "[p](../Projects/Ann%20Lee.md) [[Ann Moe]]\n"


def test_one_that_links_and_must_not_be_written_to_stops_all_wherever_it_lies(run: Run, vault: Path) -> None:
    write(vault, {"Projects/zed.md": b"[[Ann Lee]] caf\xe9\n", "Projects/other.md": b"Ann Lee, caf\xe9\n"})
    before = _files(vault)
    ran = run("rename", "ann", "Ann Moe")
    assert (ran.code, ran.out) == (8, "")
    assert "Projects/zed.md is not UTF-8" in ran.err
    assert _files(vault) == before


def test_one_that_cannot_be_read_is_named(run: Run, vault: Path, tmp_path: Path) -> None:
    (vault / "Projects" / "large.md").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "elsewhere.md").write_text("[[Ann Lee]]\n")
    (vault / "Projects" / "link.md").symlink_to(tmp_path / "elsewhere.md")
    ran = run("rename", "ann", "Ann Moe")
    assert ran.code == 0
    assert ran.out.endswith("Not looked at, as netmd does not read them: Projects/large.md, Projects/link.md\n")
    assert (tmp_path / "elsewhere.md").read_text() == "[[Ann Lee]]\n"


def test_in_a_flat_notebook_files_of_another_type_and_daily_notes_follow_too(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "ann-lee.md": "", "book.md": "---\ntype: book\n---\n[[ann-lee]]\n", "2026-05-01.md": "[[Ann Lee]]\n",
    })  # fmt: skip
    assert run("rename", "ann", "Ann Moe", "-n", book).out.endswith("2 links changed in 2 files; also known as Ann Lee, ann-lee\n")
    assert _files(book) == {
        "ann-moe.md": b"---\naliases: [Ann Lee, ann-lee]\n---\n",
        "book.md": b"---\ntype: book\n---\n[[ann-moe]]\n",
        "2026-05-01.md": b"[[Ann Moe]]\n",
    }

"""``netmd intro``: the line in the notes, and the letter to send."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, run_process, write

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\nemail: ann@x.example\n---\nA baker.\n",
        "contacts/bob-ray.md": "---\nname: Bob Ray\nrole: Miller\n---\n",
        "contacts/ann-moe.md": "",
    })  # fmt: skip


def test_an_introduction_goes_from_offered_to_its_outcome(run: Run, book: Path) -> None:
    path = book / "contacts" / "ann-lee.md"
    offered = run("intro", "ann lee", "bob", "--stage", "offered", *TODAY)
    assert offered.out.startswith("Introduction of Ann Lee to Bob Ray: offered (contacts/ann-lee.md:7)\n\nTo: Ann Lee <ann@x.example>\n")
    assert offered.out.count("May I introduce you") == 2
    assert offered.err == "Bob Ray has no e-mail address in contacts/bob-ray.md.\n"
    assert path.read_text().endswith("A baker.\n\n- Intro: [[ann-lee]] to [[bob-ray]] (offered 2026-05-14)\n")
    sent = run("intro", "bob", "ann-lee", "--on", "yesterday", *TODAY)
    assert sent.out.startswith("Introduction of Bob Ray and Ann Lee: sent 2026-05-13, was offered (contacts/ann-lee.md:7)\n\nTo: Bob Ray")
    met = run("intro", "ann-lee", "bob", "--stage", "met", *TODAY)
    assert met.out == "Introduction of Ann Lee and Bob Ray: met 2026-05-14, was sent (contacts/ann-lee.md:7)\n"
    done = run("intro", "ann-lee", "bob", "--outcome", "they bake", *TODAY)
    assert done.out == "Introduction of Ann Lee and Bob Ray: they bake 2026-05-14, was met (contacts/ann-lee.md:7)\n"
    again = run("intro", "ann-lee", "bob", *TODAY)
    assert (again.code, again.out) == (2, "")
    assert "is there already, contacts/ann-lee.md:7: they bake" in again.err


def test_a_dry_run_shows_the_change_and_writes_nothing(run: Run, book: Path) -> None:
    before = (book / "contacts" / "ann-lee.md").read_bytes()
    ran = run("intro", "ann-lee", "bob", "--dry-run", "--no-draft", *TODAY)
    assert "+## 2026-05-14 Intro to [[bob-ray]]\n+- Intro: [[ann-lee]] to [[bob-ray]] (sent)\n" in ran.out
    assert (book / "contacts" / "ann-lee.md").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ann", "bob"), 9, "'ann' fits 2 contacts"),
        (("ann-lee", "nobody"), 9, "Nobody here is called 'nobody'"),
        (("ann-lee", "ann-lee"), 2, "That is Ann Lee twice."),
        (("ann-lee", "bob", "--on", "tomorrow"), 2, "Fri 2026-05-15 is still to come."),
        (("ann-lee", "bob", "--on", "5/6"), 2, "is not a date netmd knows"),
        (("ann-lee", "bob", "--stage", "met", "--outcome", "x"), 2, "give one of them"),
        (("ann-lee", "bob", "--outcome", "a (b)"), 2, "no brackets of their own"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(run: Run, book: Path, words: tuple[str, ...], code: int, said: str) -> None:
    before = {path: path.read_bytes() for path in book.rglob("*.md")}
    ran = run("intro", *words, *TODAY)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert {path: path.read_bytes() for path in book.rglob("*.md")} == before


def test_a_template_that_is_wrong_stops_it_before_anything_is_written(run: Run, book: Path) -> None:
    write(book, {"drafts/intro.txt": "Subject: x\n\n{nonsense}\n"})
    before = (book / "contacts" / "ann-lee.md").read_bytes()
    ran = run("intro", "ann-lee", "bob", *TODAY)
    assert ran.code == 6
    assert "drafts/intro.txt:3: {nonsense} is nothing that can be filled in." in ran.err
    assert (book / "contacts" / "ann-lee.md").read_bytes() == before


def test_it_works_from_a_folder_below_the_notebook(book: Path) -> None:
    ran = run_process("intro", "ann-lee", "bob", "--no-draft", *TODAY, cwd=book / "contacts")
    assert (ran.code, ran.err) == (0, "")
    assert "## 2026-05-14 Intro to [[bob-ray]]" in (book / "contacts" / "ann-lee.md").read_text()

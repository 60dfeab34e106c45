"""``netmd pass``: which opening is meant, the line in it, and the letter to send it along with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, write

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\nemail: ann@x.example\n---\n",
        "opportunities/baker-mill.md": "---\ntitle: Night baker\norg: Mill\nurl: https://x.example/1\n---\nNights.\n",
        "opportunities/baker-two.md": "---\ntitle: Baker's help\norg: Oven & Co\nstatus: filled\n---\n",
    })  # fmt: skip


def test_a_posting_is_noted_as_passed_on_and_later_its_outcome(run: Run, book: Path) -> None:
    path = book / "opportunities" / "baker-mill.md"
    ran = run("pass", "night baker", "ann", *TODAY)
    assert ran.out.startswith(
        "Passed 'Night baker' to Ann Lee (opportunities/baker-mill.md:8)\n\n"
        "To: Ann Lee <ann@x.example>\nSubject: Night baker at Mill\n\nHi Ann,\n"
    )
    assert path.read_text().endswith("Nights.\n\n- Passed to: [[ann-lee]] 2026-05-14\n")
    again = run("pass", "baker-mill", "ann", *TODAY)
    assert (again.code, again.out) == (2, "")
    assert "was passed to Ann Lee 2026-05-14 already" in again.err
    ran = run("pass", "mill", "ann", "--outcome", "applied", *TODAY)
    assert ran.out == "Ann Lee, 'Night baker': applied (opportunities/baker-mill.md:8)\n"
    assert path.read_text().endswith("- Passed to: [[ann-lee]] 2026-05-14 (applied)\n")


@pytest.mark.parametrize("text", ["baker-mill", "Night baker", "night", "baker mill", "nigth baker", "opportunities/baker-mill.md"])
def test_an_opening_is_found_as_people_are(run: Run, book: Path, text: str) -> None:
    ran = run("pass", text, "ann", "--dry-run", "--no-draft", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert "b/opportunities/baker-mill.md" in ran.out


def test_where_several_or_none_fit_they_are_listed(run: Run, book: Path) -> None:
    ran = run("pass", "baker", "ann", *TODAY)
    assert ran.code == 9
    assert ran.err == (
        "netmd: 'baker' fits 2 openings:\n"
        "         baker-two   Baker's help, Oven & Co, filled\n"
        "         baker-mill  Night baker, Mill\n"
        "       Write more of the title, or the id.\n"
    )
    ran = run("pass", "zzz", "ann", *TODAY)
    assert ran.code == 9
    assert "No opening is called 'zzz'. There are:" in ran.err


def test_without_any_opening_it_says_so(run: Run, here: Path) -> None:
    write(here / "notebook", {"contacts/ann-lee.md": ""})
    ran = run("pass", "baker", "ann", *TODAY)
    assert ran.code == 9
    assert "There is no opening in this notebook." in ran.err


def test_one_that_is_filled_is_passed_on_with_a_word_of_warning(run: Run, book: Path) -> None:
    ran = run("pass", "help", "ann", "--no-draft", *TODAY)
    assert ran.code == 0
    assert ran.err == "'Baker's help' is filled.\n"


def test_a_day_to_come_is_refused(run: Run, book: Path) -> None:
    assert run("pass", "night", "ann", "--on", "tomorrow", *TODAY).code == 2


def test_of_many_that_fit_the_first_are_listed_and_one_of_an_id_that_is_taken_twice_by_its_path(run: Run, book: Path) -> None:
    write(book, {f"opportunities/x/oven-{number}.md": "---\ntitle: Oven\n---\n" for number in range(13)})
    write(book, {"opportunities/oven-1.md": "---\ntitle: Oven\n---\n"})
    ran = run("pass", "oven", "ann", *TODAY)
    assert ran.code == 9
    assert "'oven' fits 14 openings:" in ran.err
    assert "  opportunities/oven-1.md    Oven\n" in ran.err
    assert "  and 2 more\n" in ran.err

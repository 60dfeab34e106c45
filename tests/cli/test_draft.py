"""``netmd draft``: text, a mailto: address or data; from netmd's templates or the notebook's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, shell, write

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\nemail: ann@x.example\n---\n## 2026-05-13 Coffee at Mill\nx\n- [ ] send the deck\n",
        "contacts/bob-ray.md": "---\nname: Bob Ray\n---\n",
    })  # fmt: skip


LETTER = """To: Ann Lee <ann@x.example>
Subject: Thank you for the coffee at Mill

Hi Ann,

thank you for the coffee at Mill yesterday.

Still to come from me:
- Send the deck

I will let you know how it goes.
"""


def test_without_a_kind_it_is_what_is_most_due(run: Run, book: Path) -> None:
    ran = run("draft", "ann", *TODAY)
    assert (ran.code, ran.out, ran.err) == (0, LETTER, "")
    assert run("draft", "ann", "thank-you", *TODAY).out == LETTER
    assert run("draft", "bob", *TODAY).out.startswith("To: Bob Ray (no address known)\nSubject: A short update\n")


def test_the_same_as_a_mailto_address(run: Run, book: Path) -> None:
    ran = run("draft", "ann", "update", "--to-also", "bob", "--mailto", *TODAY)
    assert ran.out == (
        "mailto:ann@x.example?subject=A%20short%20update&body=Hi%20Ann%20and%20Bob%2C%0D%0A%0D%0A"
        "How%20are%20things%20with%20you%3F\n"
    )


def test_the_same_as_data(run: Run, book: Path) -> None:
    document = json.loads(run("draft", "ann", "intro", "--to-also", "bob", "--json", *TODAY).out)
    (draft,) = document.pop("drafts")
    assert document == {"format": "netmd-draft", "version": 1, "today": "2026-05-14"}
    assert draft.pop("mailto").startswith("mailto:ann@x.example?subject=Introduction%3A%20Ann%20Lee")
    assert draft.pop("body").startswith("Hi Ann, hi Bob,\n\n")
    assert draft == {
        "kind": "intro",
        "to": [
            {"id": "ann-lee", "path": "contacts/ann-lee.md", "name": "Ann Lee", "email": "ann@x.example"},
            {"id": "bob-ray", "path": "contacts/bob-ray.md", "name": "Bob Ray", "email": None},
        ],
        "subject": "Introduction: Ann Lee and Bob Ray",
    }


def test_the_notebooks_own_template_comes_first(run: Run, book: Path) -> None:
    write(book, {"drafts/thank-you.txt": "# mine\r\nSubject: Danke, {first}\r\n\r\nLiebe {first}, danke für {last_what}!\r\n"})
    assert run("draft", "ann", *TODAY).out == (
        "To: Ann Lee <ann@x.example>\nSubject: Danke, Ann\n\nLiebe Ann, danke für the coffee at Mill!\n"
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Subject: x\n\nHi {firts}\n", "drafts/thank-you.txt:3: {firts} is nothing that can be filled in. Did you mean {first}?"),
        ("Hi {first}\n", "drafts/thank-you.txt has no subject."),
        (b"Subject: caf\xe9\n", "drafts/thank-you.txt is not UTF-8."),
    ],
)
def test_a_template_that_is_wrong_is_named_with_what_is_wrong(run: Run, book: Path, template: str | bytes, said: str) -> None:
    write(book, {"drafts/thank-you.txt": template})
    ran = run("draft", "ann", *TODAY)
    assert (ran.code, ran.out) == (6, "")
    assert said in ran.err


def test_templates_are_copied_to_be_changed_and_one_that_is_there_is_kept(run: Run, book: Path) -> None:
    write(book, {"drafts/update.txt": "Subject: mine\n"})
    shown = run("draft", "--templates", "--dry-run")
    assert "+++ b/drafts/thank-you.txt" in shown.out
    assert [path.name for path in (book / "drafts").iterdir()] == ["update.txt"]
    ran = run("draft", "--templates")
    assert "drafts/thank-you.txt\n" in ran.out
    assert "drafts/update.txt is there already, and kept as it is\n" in ran.out
    assert (book / "drafts" / "update.txt").read_text() == "Subject: mine\n"
    assert run("draft", "ann", *TODAY).out == LETTER
    assert run("check", book).code == 0


def test_what_may_stand_in_braces_is_listed(run: Run) -> None:
    ran = run("draft", "--placeholders")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("{first}")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Missing argument 'WHO'"),
        (("ann", "poem"), 2, "'poem' is not one of"),
        (("ann", "intro"), 2, "To whom is Ann Lee to be introduced?"),
        (("ann", "update", "--to-also", "ann"), 2, "named twice"),
        (("ann", "--json", "--mailto"), 2, "give one of them"),
        (("ann", "--dry-run"), 2, "goes with that"),
        (("zz",), 9, "Nobody here is called 'zz'."),
    ],
)
def test_what_is_wrong_is_said(run: Run, book: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ran = run("draft", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_nothing_heavy_is_loaded_for_it(book: Path) -> None:
    heavy = "jinja2 watchdog markdown nh3 rich"
    ran = shell(
        f'python3() {{ "{Path(__import__("sys").executable)}" "$@"; }}\n'
        'python3 -X importtime -m netmd draft ann 2>&1 >/dev/null | sed "s/.*| *//" | '
        f'grep -xE "({heavy.replace(" ", "|")})" || echo none',
        book,
    )
    assert ran.out == "none\n"

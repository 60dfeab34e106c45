"""``netmd duplicates``: suspects with their reasons, and the command that joins them."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.running import Run, write


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\norg: Opal Ltd\nrole: Editor\n---\n## 2026-01-02 Coffee\n",
        "contacts/ann-lee-2.md": "---\nname: Lee, Ann\norg: Opal\n---\n",
        "contacts/renee.md": "---\nname: Renée Ortiz\nphone: +44 20 7946 0958\n---\n",
        "contacts/x/renee.md": "---\nname: Renee M. Ortiz\nphone: 020 7946 0958\n---\n",
        "contacts/bob.md": "---\nname: Bob Ray\n---\n",
    })  # fmt: skip


def test_each_pair_is_named_with_its_reasons_and_the_command(run: Run, book: Path) -> None:
    ran = run("duplicates", "-n", book)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Renée Ortiz and Renee M. Ortiz (the same phone number, the same name but for a middle one)\n"
        "  contacts/renee.md    Renée Ortiz\n"
        "  contacts/x/renee.md  Renee M. Ortiz\n"
        "  netmd merge contacts/renee.md contacts/x/renee.md\n"
        "\n"
        "Ann Lee and Lee, Ann (the same name, the same organisation)\n"
        "  contacts/ann-lee.md    Ann Lee, Editor, Opal Ltd\n"
        "  contacts/ann-lee-2.md  Lee, Ann, Opal\n"
        "  netmd merge ann-lee ann-lee-2\n"
    )


def test_the_commands_that_are_shown_leave_no_duplicates(run: Run, book: Path) -> None:
    document = json.loads(run("duplicates", "--json", "-n", book).out)
    for pair in document["pairs"]:
        ran = run(*shlex.split(pair["command"])[1:], "-n", book)
        assert ran.code == 0, ran.err
    assert run("duplicates", "-n", book).out == "No two of 3 contacts seem to be one person.\n"


def test_the_json_has_the_documented_shape(run: Run, book: Path) -> None:
    document = json.loads(run("duplicates", "--json", "--limit", "1", "-n", book).out)
    assert {key: document[key] for key in ("format", "version", "total")} == {
        "format": "netmd-duplicates", "version": 1, "total": 2,
    }  # fmt: skip
    assert document["pairs"][1] == {
        "contacts": [
            {"id": "ann-lee", "path": "contacts/ann-lee.md", "name": "Ann Lee"},
            {"id": "ann-lee-2", "path": "contacts/ann-lee-2.md", "name": "Lee, Ann"},
        ],
        "reasons": ["the same name", "the same organisation"],
        "command": "netmd merge ann-lee ann-lee-2",
        "refused": None,
    }


def test_many_are_cut_short_and_counted(run: Run, book: Path) -> None:
    ran = run("duplicates", "--limit", "1", "-n", book)
    assert ran.out.count("netmd merge") == 1
    assert ran.err == "\n1 more pair; --limit 2 shows them.\n"


def test_a_denial_in_one_note_says_that_they_are_two(run: Run, book: Path) -> None:
    (book / "contacts/ann-lee-2.md").write_text("---\nname: Lee, Ann\n---\nNot [[ann-lee]], who edits.\n")
    assert "Lee, Ann" not in run("duplicates", "-n", book).out
    (book / "contacts/ann-lee-2.md").write_text("---\nname: Lee, Ann\n---\nSee [[ann-lee]], who edits.\n")
    assert "Lee, Ann" in run("duplicates", "-n", book).out


def test_a_pair_that_merge_refuses_says_why(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\nemail: ann@x.example\n---\n[^1]: tea\n",
        "contacts/dr-ann-lee.md": "---\nname: Dr. Ann Lee\n---\n[^1]: cake\n",
    })  # fmt: skip
    out = run("duplicates", "-n", book).out
    (pair,) = json.loads(run("duplicates", "--json", "-n", book).out)["pairs"]
    refused = run(*shlex.split(pair["command"])[1:], "-n", book)
    assert refused.code == 8
    assert pair["refused"] == "contacts/dr-ann-lee.md:4: [^1] is something else in contacts/ann-lee.md."
    assert pair["refused"] in refused.err
    assert out.endswith(
        "  netmd merge ann-lee dr-ann-lee\n"
        f"      would refuse: {pair['refused']} Give one of them another label, then try again.\n"
    )


@pytest.mark.parametrize(
    "known",
    [
        "introduced_by: '[[ann-lee]]'\n---\n",
        "---\nNot [[ann-lee]].\n",
        "---\n- Intro: [[ann-lee]] to [[ann-lee-2]] (met)\n",
    ],
)
def test_whom_merge_would_refuse_as_two_people_is_not_listed(run: Run, book: Path, known: str) -> None:
    (book / "contacts/ann-lee-2.md").write_text(f"---\nname: Lee, Ann\norg: Opal\n{known}")
    assert "Lee, Ann" not in run("duplicates", "-n", book).out


@pytest.mark.parametrize(
    "files",
    [
        {"contacts/ann.md": "private: false\n---\n", "contacts/bo.md": "private: true\n---\n"},
        {"contacts/ann.md": "---\n", "contacts/bo.md": "tel: [1\nx: {\n---\n"},
        {"contacts/ann.md": "---\n```\nopen\n", "contacts/bo.md": "---\n## 2026-01-01 Call\n"},
        {"contacts/ann.md": "---\n", "contacts/bo.md": "---\n", "contacts/cy.md": "---\n[[bo]]\n<<<<<<< mine\nx\n=======\ny\n>>>>>>> theirs\n"},
        {"contacts/ann.md": "---\n", "contacts/bo.md": "---\n"},
    ],
)  # fmt: skip
def test_duplicates_and_merge_agree(run: Run, here: Path, files: dict[str, str]) -> None:
    names = {"contacts/ann.md": "Ann Lee", "contacts/bo.md": "Ann Lee", "contacts/cy.md": "Cy"}
    book = write(
        here / "notebook",
        {path: f"---\nname: {names[path]}\nemail: {path[9:11]}@x.example\n{text}" for path, text in files.items()},
    )
    (pair,) = json.loads(run("duplicates", "--json", "-n", book).out)["pairs"]
    ran = run(*shlex.split(pair["command"])[1:], "--dry-run", "-n", book)
    assert (ran.code == 0) == (pair["refused"] is None), ran.err
    assert pair["refused"] is None or pair["refused"] in ran.err

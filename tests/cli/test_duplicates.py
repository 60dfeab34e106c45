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
    }


def test_many_are_cut_short_and_counted(run: Run, book: Path) -> None:
    ran = run("duplicates", "--limit", "1", "-n", book)
    assert ran.out.count("netmd merge") == 1
    assert ran.err == "\n1 more pair; --limit 2 shows them.\n"


def test_a_link_in_one_note_says_that_they_are_two(run: Run, book: Path) -> None:
    (book / "contacts/ann-lee-2.md").write_text("---\nname: Lee, Ann\n---\nNot [[ann-lee]], who edits.\n")
    assert "Lee, Ann" not in run("duplicates", "-n", book).out

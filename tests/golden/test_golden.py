"""Notebooks as people write them, and what netmd says of them: whole outputs, compared as they are.

After a change that is meant, ``NETMD_UPDATE_GOLDEN=1 pytest tests/golden`` writes the outputs anew; look at the diff.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from netmd import problems
from netmd.notebook import load
from tests.cli.running import Run

GOLDEN = Path(__file__).parent


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs netmd in a folder that holds copies of the notebooks by their cases' names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NETMD_NOTEBOOK", raising=False)
    for case in GOLDEN.iterdir():
        if (case / "notebook").is_dir():
            shutil.copytree(case / "notebook", tmp_path / case.name)
    return Run(monkeypatch, capsys)


def compare(name: str, text: str) -> None:
    """The text is that of a file below this folder."""
    path = GOLDEN / name
    if os.environ.get("NETMD_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "name", "code"),
    [
        ("check small", "check.txt", 1),
        ("check small --format json", "check.json", 1),
        ("check small --format github", "check.github.txt", 1),
        ("export json small --today 2026-05-14", "export.json", 0),
    ],
)
def test_a_small_notebook_gives_the_known_output(run: Run, arguments: str, name: str, code: int) -> None:
    ran = run(*arguments.split())
    compare(f"small/{name}", ran.out)
    assert ran.code == code
    assert ran == run(*arguments.split())


# -- everything that can be wrong with a file ------------------------------------------------------------------------


@pytest.fixture
def malformed(run: Run, tmp_path: Path) -> Path:
    """The malformed notebook, with what git would not keep as it is added to it."""
    contacts = tmp_path / "malformed/contacts"
    bytes_of = {
        "latin-1.md": "---\nname: René\n---\nCafé".encode("latin-1"),
        "utf-16.md": "---\nname: Utf Sixteen\n---\nx".encode("utf-16"),
        "nul.md": b"---\nname: x\n---\nbe\0low",
        "crash.md": b"\0" * 4096,
        "empty.md": b"",
        "blank.md": b" \n\n\t\n",
        "tab.md": b"---\norg:\n\t- one\nrole: x\n---\nx",
        "conflict.md": b"---\nname: Merge\n---\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> branch\n",
        "binary.md": bytes(range(256)) * 4,
        "deep.md": b"---\na: " + b"[" * 5000 + b"\n---\nx",
        "long-line.md": b"x" * 200_000 + b" [[nobody]]",
        "good-crlf.md": b"\xef\xbb\xbf---\r\nname: Good Crlf\r\n---\r\n## 2026-05-01 Call\r\nx\r\n",
        "two\nlines.md": b"[[nobody]]",
        "\x1b[31mred.md": b"[[nobody]]",
        ".good-ann.md.swp": b"\0swap",
        "good-ann.md~": b"backup",
        "#good-ann.md#": b"autosave",
    }
    for name, data in bytes_of.items():
        (contacts / name).write_bytes(data)
    with (contacts / "huge.md").open("wb") as file:
        file.truncate(5 * 1024**3)
    os.mkfifo(contacts / "pipe.md")
    (contacts / "out.md").symlink_to("/etc/passwd")
    (contacts / "broken.md").symlink_to("gone.md")
    (contacts / "loop.md").symlink_to("loop.md")
    (contacts / "elsewhere").symlink_to("/etc")
    (contacts / "folder.md").mkdir()
    return tmp_path / "malformed"


def test_each_malformed_file_is_named_by_file_line_and_code(run: Run, malformed: Path) -> None:
    found = load(malformed).problems()
    compare("malformed/places.txt", "".join(_place(problem) for problem in found))
    ran = run("check", "malformed")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2 * len(found)
    assert all(line.isprintable() for line in ran.out.splitlines())


def _place(problem: problems.Problem) -> str:
    name = problem.location.path.encode("unicode_escape").decode()
    return f"{name}:{problem.location.line} {problem.code} {problem.rule.name}\n"


def test_the_malformed_notebook_has_every_problem_a_reading_can_find(malformed: Path) -> None:
    seen = {problem.code for problem in load(malformed).problems()}
    not_here = {
        "NET001": "a file that may not be opened; the tests may run as root, who may open all",
        "NET401": "a netmd.toml that is no TOML; then its other problems would not be seen",
    }
    assert set(problems.RULES) - seen <= set(not_here)


def test_every_problem_lies_in_its_file_and_is_said_in_a_sentence_and_a_way_to_mend_it(malformed: Path) -> None:
    for problem in load(malformed).problems():
        path = malformed / problem.location.path
        lines = path.read_bytes().count(b"\n") + 1 if path.is_file() and path.stat().st_size < 10**6 else 1
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
        assert problem.message.endswith((".", "?")), problem
        assert problem.mend.endswith((".", "?", "`", "brackets")), problem
        assert str(malformed) not in problem.message + problem.mend


def test_the_malformed_notebook_builds_and_its_good_contacts_are_all_there(run: Run, malformed: Path) -> None:
    ran = run("build", "malformed", "-o", "site", "--today", "2026-05-14")
    assert (ran.code, ran.err) == (0, "")
    pages = {path.stem for path in Path("site/contacts").glob("*.html")}
    assert {"good-ann", "good-bob", "good-crlf", "yaml-syntax", "nested", "headings", "bad-dates"} <= pages
    assert {"pipe", "out", "huge", "broken", "nul"} & pages == set()
    problems_page = Path("site/problems.html").read_text(encoding="utf-8")
    for code in {problem.code for problem in load(malformed).problems()}:
        assert code in problems_page


def test_what_can_be_read_of_a_bad_file_is(malformed: Path) -> None:
    index = load(malformed).index
    by_id = {contact.id: contact for contact in index.contacts}
    assert by_id["yaml-syntax"].roles == ("still read",)
    assert by_id["yaml-colon"].roles == ("fine",)
    assert by_id["latin-1"].name == "René"
    assert by_id["utf-16"].name == "Utf Sixteen"
    assert by_id["duplicate"].name == "First"
    assert by_id["good-crlf"].note.meetings[0].title == "Call"
    assert by_id["tab"].roles == ("x",)


def test_a_netmd_toml_that_is_no_toml_leaves_the_notebook_readable(run: Run, malformed: Path) -> None:
    (malformed / "netmd.toml").write_text("name = My notebook")
    assert "malformed/netmd.toml:1:8: NET401 This is not TOML" in run("check", "malformed").out
    assert len(load(malformed).index.contacts) > 20


def test_no_output_names_this_machine() -> None:
    for path in GOLDEN.glob("*/*.*"):
        if path.is_file():
            assert str(GOLDEN) not in path.read_text(encoding="utf-8")

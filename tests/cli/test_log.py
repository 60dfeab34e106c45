"""``netmd log``: from any folder, in the file's own style, with nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import netmd.writing
from netmd.editing.plan import FileChange
from netmd.notebook import load
from tests.cli.running import Run, environment, run_process, shell, write
from tests.cli.terminal import run_in_terminal

TODAY = ("--today", "2026-05-14")
ANN = "---\nname: Ann Lee\n---\nRuns the desk.\n\n## 2026-03-04 Coffee\nGood.\n"


@pytest.fixture
def notebook(here: Path) -> Path:
    """A notebook with Ann, Sam and two Kims, below the folder that the commands are given in."""
    return write(here / "notebook", {
        "contacts/ann-lee.md": ANN, "contacts/sam-lee.md": "Sam.\n", "contacts/kim-a.md": "", "contacts/kim-b.md": "",
    })  # fmt: skip


def _ann(notebook: Path) -> str:
    return (notebook / "contacts" / "ann-lee.md").read_text(encoding="utf-8")


def test_a_meeting_is_logged_in_one_line(run: Run, notebook: Path) -> None:
    ran = run("log", "ann", "Call", "about", "June", "--note", "She moves.", "--gave", "a map", "--got", "a name",
              "--todo", "send the deck due friday", "--with", "sam", "--on", "yesterday", "--at", "14:30", *TODAY)  # fmt: skip
    assert ran.out == (
        "Logged with Ann Lee: Wed 2026-05-13 14:30 Call about June with [[sam-lee]] (contacts/ann-lee.md:9)\n"
        "To do by Fri 2026-05-15: send the deck\n"
    )
    assert ran.code == 0
    assert _ann(notebook) == ANN + (
        "\n## 2026-05-13 14:30 Call about June with [[sam-lee]]\nShe moves.\n- Gave: a map\n- Got: a name\n"
        "- [ ] send the deck due:2026-05-15\n"
    )


def test_it_works_from_a_folder_below_the_notebook(run: Run, notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notebook / "contacts")
    assert run("log", "ann", "Email", *TODAY).code == 0
    assert "## 2026-05-14 Email\n" in _ann(notebook)


def test_a_dry_run_shows_the_change_and_makes_none(run: Run, notebook: Path) -> None:
    ran = run("log", "ann", "Email", "--dry-run", *TODAY)
    assert ran.out.splitlines() == [
        "--- a/contacts/ann-lee.md", "+++ b/contacts/ann-lee.md", "@@ -5,3 +5,5 @@", " ", " ## 2026-03-04 Coffee", " Good.",
        "+", "+## 2026-05-14 Email",
    ]  # fmt: skip
    assert _ann(notebook) == ANN


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nobody", "Call"), 9, "Nobody here is called 'nobody'"),
        (("kim", "Call"), 9, "kim-b"),
        (("ann", "Call", "--with", "nobody"), 9, "Nobody here is called"),
        (("ann", "Call", "--on", "someday"), 2, "'someday' is not a date netmd knows"),
        (("ann", "Call", "--on", "2 june"), 2, "may be 2025-06-02 or 2026-06-02"),
        (("ann", "Call", "--at", "half two"), 2, "'half two' is not a time"),
        (("ann", "Call", "--at", "14:30-15:00"), 2, "is not a time"),
        (("ann", "Call", "--at", "14pm"), 2, "there is no time 14pm"),
        (("anm", "Call"), 9, "Nobody is called 'anm'"),
        (("anm", "Call"), 9, "ann-lee  Ann Lee"),
        (("sam", "Call", "--with", "anm"), 9, "Nobody is called 'anm'"),
        (("ann", "Call", "--on", ""), 2, "is not a date netmd knows"),
        (("ann", "Call", "--at", ""), 2, "is not a time"),
        (("ann", "Call", "--with", ""), 9, "Nobody here is called"),
        (("ann", "Call", "--todo", ""), 2, "--todo has nothing to do"),
        (("ann", "Call", "--todo", "- [ ] "), 2, "--todo has nothing to do"),
        (("ann", "Call", "--gave", " "), 2, "--gave has no words"),
        (("ann", "Call", "--got", "Got:"), 2, "--got has no words"),
        (("ann", "Call", "--note", " "), 2, "--note has no words"),
        (("ann", "Call", "--at", "25:00"), 2, "there is no time 25:00"),
        (("ann", "Call", "--on", "2026-06", "--at", "14:30"), 2, "--at needs a day"),
        (("ann", "Call", "--todo", "give what is due to her"), 2, "'to her' is not a date"),
        (("ann", "Call", "--todo", "due friday"), 2, "nothing to do"),
        (("ann", "Call", "--todo", "ring due friday 14:30"), 2, "without a time"),
        (("ann",), 2, "What was it?"),
        (("ann", "Call", "-e"), 2, "No editor is set"),
    ],
)
def test_what_is_not_clear_writes_nothing(
    run: Run, notebook: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    ran = run("log", *arguments, *TODAY)
    assert ran.code == code
    assert said in ran.err
    assert _ann(notebook) == ANN


@pytest.mark.parametrize(
    ("todo", "line"),
    [
        ("ring", "- [ ] ring"),
        ("ring her, due: 1 june", "- [ ] ring her due:2026-06-01"),
        ("ring due:2026-06-02", "- [ ] ring due:2026-06-02"),
        ("pay the dues due next month rec:1m", "- [ ] pay the dues rec:1m due:2026-06"),
        ("residue", "- [ ] residue"),
        ("chart DUE tomorrow @them", "- [ ] chart @them due:2026-05-15"),
        ("ring due on friday", "- [ ] ring due:2026-05-15"),
        ("ring due by 1 june", "- [ ] ring due:2026-06-01"),
        ("[x] ring", "- [ ] ring"),
        ("- [ ] ring due: friday", "- [ ] ring due:2026-05-15"),
        ("[[sam-lee]] a map", "- [ ] [[sam-lee]] a map"),
    ],
)
def test_the_last_due_of_an_item_is_its_date(run: Run, notebook: Path, todo: str, line: str) -> None:
    assert run("log", "ann", "Email", "--todo", todo, *TODAY).code == 0
    assert _ann(notebook).splitlines()[-1] == line


def test_on_a_terminal_what_is_missing_is_asked(notebook: Path) -> None:
    screen = run_in_terminal("log", "kim", *TODAY, cwd=notebook, typed="2\nEmail: the flat\n")
    assert screen.code == 0, screen.text
    assert (notebook / "contacts" / "kim-b.md").read_text(encoding="utf-8") == "## 2026-05-14 Email: the flat\n"


def test_a_note_comes_from_standard_input(notebook: Path) -> None:
    shell(f"printf 'one\\n\\ntwo\\n' | netmd log ann Call --note - {' '.join(TODAY)}", cwd=notebook)
    assert _ann(notebook).endswith("## 2026-05-14 Call\none\n\ntwo\n")
    shell(f"netmd log ann Email --note - {' '.join(TODAY)} <<< 'three'", cwd=notebook)
    assert _ann(notebook).endswith("## 2026-05-14 Email\nthree\n")


def test_a_note_is_not_read_before_the_notebook_and_the_person_are_found(here: Path, notebook: Path) -> None:
    script = f"printf 'a note\\n' | {{ netmd log nobody Call --note - {' '.join(TODAY)}; echo $?; cat; }}"
    assert shell(script, cwd=notebook).out == "9\na note\n"
    (here.parent / "elsewhere").mkdir()
    assert shell(script, cwd=here.parent / "elsewhere").out == "3\na note\n"


def test_a_loop_keeps_its_list(notebook: Path) -> None:
    script = f"printf 'ann\\nsam\\n' > who; while read -r who; do netmd log $who Email {' '.join(TODAY)}; done < who"
    assert shell(script, cwd=notebook).out.count("Logged with") == 2


def test_a_list_from_a_pipe_is_kept_too(notebook: Path) -> None:
    script = f"printf 'ann\\nsam\\n' | while read -r who; do netmd log $who Email {' '.join(TODAY)}; done"
    assert shell(script, cwd=notebook).out.count("Logged with") == 2
    assert _ann(notebook) == f"{ANN}\n## 2026-05-14 Email\n"


@pytest.mark.parametrize("given", ["< said", "<<< 'one'", "< <(cat said; sleep 0)"])
def test_what_is_not_asked_for_is_not_read_from_standard_input_and_that_is_said(notebook: Path, given: str) -> None:
    write(notebook, {"said": "one\n"})
    ran = shell(f"netmd log ann Email {' '.join(TODAY)} {given}", cwd=notebook)
    assert ran.err == "Standard input was not read; --note - makes a note of it.\n"
    assert _ann(notebook) == f"{ANN}\n## 2026-05-14 Email\n"


def test_of_an_empty_standard_input_nothing_is_said(notebook: Path) -> None:
    assert shell(f"true | netmd log ann Email {' '.join(TODAY)}", cwd=notebook).err == ""
    ran = shell(f"true | netmd log ann Email --note - {' '.join(TODAY)}", cwd=notebook)
    assert (ran.code, "--note has no words" in ran.err) == (2, True)


@pytest.mark.parametrize(("answer", "code", "logged"), [("y\n", 0, True), ("n\n", 130, False), ("\n", 130, False)])
def test_on_a_terminal_a_slip_is_asked_about(notebook: Path, answer: str, code: int, logged: bool) -> None:
    screen = run_in_terminal("log", "anm", "Email", *TODAY, cwd=notebook, typed=answer)
    assert screen.code == code, screen.text
    assert "Nobody is called 'anm'. Do you mean Ann Lee? [y/N]" in screen.text
    assert ("Email" in _ann(notebook)) is logged


@pytest.mark.parametrize(
    "words",
    [
        ("intro", "anm", "sam"),
        ("rename", "anm", "Anna Lee"),
        ("pass", "x", "anm"),
        ("new", "Bo", "--introduced-by", "anm"),
    ],
)
def test_no_command_writes_about_whom_only_a_slip_leads_to(run: Run, notebook: Path, words: tuple[str, ...]) -> None:
    write(notebook, {"opportunities/x.md": "---\ntitle: X\n---\n"})
    ran = run(*words, *(TODAY if words[0] != "rename" else ()))
    assert (ran.code, "Nobody is called 'anm'" in ran.err) == (9, True), ran.err
    assert run("show", "anm").code == 0


def test_labels_that_are_written_anyway_are_not_written_twice(run: Run, notebook: Path) -> None:
    assert run("log", "ann", "Email", "--gave", "Gave: a map", "--got", "- **Got:** a name", *TODAY).code == 0
    assert _ann(notebook).endswith("## 2026-05-14 Email\n- Gave: a map\n- Got: a name\n")


@pytest.mark.parametrize(
    ("at", "clock"), [("14:30", "14:30"), ("2pm", "14:00"), ("9:05 AM", "09:05"), ("2:30 p.m.", "14:30")]
)
def test_an_hour_is_read_as_in_headings(run: Run, notebook: Path, at: str, clock: str) -> None:
    assert run("log", "ann", "Email", "--at", at, *TODAY).code == 0
    assert _ann(notebook).endswith(f"## 2026-05-14 {clock} Email\n")


def test_a_name_with_a_space_is_quoted_where_a_command_is_advised(run: Run, here: Path) -> None:
    write(here / "vault", {"Bo Ek.md": "Bo.\n"})
    assert "netmd log 'Bo Ek' --note TEXT" in run("log", "bo", "Call", "-n", "vault", *TODAY).err


def test_a_call_of_today_without_notes_is_said_to_be_a_plan_still(run: Run, notebook: Path) -> None:
    assert "netmd log ann-lee --note TEXT" in run("log", "ann", "Call", *TODAY).err
    assert run("log", "ann", "--note", "Short.", *TODAY).code == 0
    assert _ann(notebook).endswith("## 2026-05-14 Call\nShort.\n")


@pytest.mark.parametrize(
    ("editor", "place"),
    [
        ("nano", "+9 {file}"),
        ("code --wait", "--wait -g {file}:9"),
        ("hx", "{file}:9"),
        ("unknown-editor -x", "-x {file}"),
    ],
)
def test_the_editor_opens_at_the_line(notebook: Path, tmp_path: Path, editor: str, place: str) -> None:
    program = tmp_path / "bin" / editor.split()[0]
    write(tmp_path, {f"bin/{program.name}": f'#!/bin/sh\necho "$*" > "{tmp_path}/called"\n'})
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    ran = run_process("log", "ann", "Email", "-e", *TODAY, cwd=notebook, PATH=path, EDITOR=editor, VISUAL="")
    assert ran.code == 0, ran.err
    file = notebook / "contacts" / "ann-lee.md"
    assert (tmp_path / "called").read_text(encoding="utf-8").strip() == place.format(file=file)


def test_an_editor_that_is_not_there_is_said_before_anything_is_written(run: Run, notebook: Path) -> None:
    ran = run_process("log", "ann", "Email", "-e", *TODAY, cwd=notebook, EDITOR="/no/such/editor", VISUAL="")
    assert ran.code == 2
    assert "/no/such/editor" in ran.err
    assert _ann(notebook) == ANN


def test_a_file_that_is_not_utf_8_is_not_touched(run: Run, notebook: Path) -> None:
    path = notebook / "contacts" / "ann-lee.md"
    path.write_bytes(b"caf\xe9\n")
    ran = run("log", "ann-lee", "Email", *TODAY)
    assert ran.code == 8
    assert "not UTF-8" in ran.err
    assert path.read_bytes() == b"caf\xe9\n"


def test_text_that_is_not_utf_8_is_refused(notebook: Path) -> None:
    ran = shell(f"netmd log ann Email --note $'caf\\xe9' {' '.join(TODAY)}", cwd=notebook)
    assert ran.code == 2
    assert _ann(notebook) == ANN


def test_what_an_editor_saves_in_between_is_kept_and_the_touch_added_to_it(
    run: Run, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, saved = netmd.writing.commit, []

    def slow(root: Path, changes: Sequence[FileChange]) -> None:
        if not saved:
            saved.append((notebook / "contacts" / "ann-lee.md").write_text(f"{ANN}Saved.\n", encoding="utf-8"))
        real(root, changes)

    monkeypatch.setattr(netmd.writing, "commit", slow)
    assert run("log", "ann", "Email", *TODAY).code == 0
    assert _ann(notebook) == f"{ANN}Saved.\n\n## 2026-05-14 Email\n"


def test_two_hundred_at_once_leave_two_hundred(notebook: Path) -> None:
    script = (
        "import sys\nfrom netmd import cli\n"
        "for number in range(int(sys.argv[1]), int(sys.argv[1]) + 50):\n"
        "    sys.argv = ['netmd', 'log', 'ann-lee', f'Email number {number}', '--today', '2026-05-14']\n"
        "    try:\n        cli.main()\n"
        "    except SystemExit as stop:\n        assert stop.code == 0, stop.code\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(start)], cwd=notebook, env=environment(),
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for start in range(0, 200, 50)
    ]  # fmt: skip
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    text = _ann(notebook)
    assert text.startswith(ANN)
    contact = load(notebook).index.contact("contacts/ann-lee.md")
    assert contact is not None
    titles = [meeting.title for meeting in contact.note.meetings if meeting.channel == "email"]
    assert sorted(titles) == sorted(f"Email number {number}" for number in range(200))
    assert sorted(path.name for path in (notebook / "contacts").iterdir()) == [
        "ann-lee.md",
        "kim-a.md",
        "kim-b.md",
        "sam-lee.md",
    ]


def test_on_a_terminal_it_says_how_to_end_a_note_that_is_typed(notebook: Path) -> None:
    screen = run_in_terminal("log", "ann", "Call", "--note", "-", *TODAY, cwd=notebook, typed="one\n\x04")
    assert screen.code == 0, screen.text
    assert "Type the note; Ctrl-D on a line of its own ends it." in screen.text
    assert _ann(notebook).endswith("## 2026-05-14 Call\none\n")

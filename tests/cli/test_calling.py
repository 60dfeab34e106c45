"""Calling netmd: help, wrong words, exit codes, which notebook is meant, and what reaches the terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netmd import __version__
from netmd import cli as package
from netmd.cli import heed_signals, output
from tests.cli.running import Run, environment, run_process, shell, write

COMMANDS = sorted(package._COMMANDS)
TAKING_A_NOTEBOOK = ("build", "check", "export json", "serve")

GOOD = {"contacts/ann.md": "x"}
BAD = {"contacts/ann.md": "---\nmet: 2026-02-30\n---\nx"}


# -- help and wrong words --------------------------------------------------------------------------------------------


def test_netmd_alone_shows_its_help_with_every_command(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == run("--help").out == run("-h").out
    for name in COMMANDS:
        assert f"\n  {name} " in ran.out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"netmd, version {__version__}\n"


@pytest.mark.parametrize("command", [*COMMANDS, "export json"])
def test_each_command_has_a_help_that_explains_each_option(run: Run, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: netmd {command} ")
    for line in ran.out[ran.out.index("Options:") :].splitlines()[1:]:
        if line.startswith("  -"):
            words = line.strip().split("  ", 1)
            assert len(words) == 2 or line.rstrip().endswith(("DIR", "DATE", "SITE", "FILE")), line
    assert ran.out == run(*command.split(), "-h").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command"),
        (["--verbose"], "No such option"),
        (["build", "--no-such"], "No such option"),
        (["build", "a", "b"], "unexpected extra argument"),
        (["build", "--today"], "requires an argument"),
        (["build", "--today", "someday"], "'someday' is not a date"),
        (["build", "--today", "2026-02-30"], "there is no day 2026-02-30"),
        (["build", "--today", "2026-02"], "is not a date"),
        (["build", "--today", ""], "is not a date"),
        (["build", "--today", "2026-02-03 10:00"], "is not a date"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "a", "-n", "b"], "The notebook is given twice"),
        (["export", "yaml"], "No such command"),
        (["init"], "Missing argument"),
        (["serve", "--port", "x"], "not a valid integer"),
        (["serve", "--port", "99999"], "99999"),
    ],
)
def test_wrong_words_end_with_2_and_say_where_the_help_is(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("netmd: ")
    assert "--help" in ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["import", "people.csv", "--encoding"], "import"),
        (["due", "--today"], "due"),
        (["export", "csv", "--table"], "export csv"),
        (["find", "--jsn", "x"], "find"),
    ],
)
def test_a_wrong_option_points_to_the_help_of_its_own_command(run: Run, arguments: list[str], command: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].strip() == f"See: netmd {command} --help"


def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(run: Run) -> None:
    assert "Did you mean 'build'?" in run("biuld").err


@pytest.mark.parametrize("command", TAKING_A_NOTEBOOK)
def test_a_notebook_that_is_not_there_ends_with_3(run: Run, here: Path, command: str) -> None:
    write(here, {"file": "x"})
    for name, said in (("nowhere", "does not exist"), ("file", "is a file, not a folder")):
        ran = run(*command.split(), name)
        assert (ran.code, ran.out) == (3, "")
        assert said in ran.err
        assert ("netmd init" in ran.err) == (name == "nowhere")
    assert run(*command.split()).code == 3


def test_a_notebook_with_an_impossible_name_ends_with_4(run: Run) -> None:
    ran = run("check", "x" * 5000)
    assert ran.code == 4
    assert "cannot be opened" in ran.err


def test_a_fault_of_netmds_own_ends_with_70_and_no_traceback(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nobody's fault")

    write(here, GOOD)
    monkeypatch.setattr("netmd.notebook.load", fail)
    ran = run("check")
    assert ran.code == 70
    assert "ZeroDivisionError: nobody's fault" in ran.err
    assert "Your notes are untouched." in ran.err
    monkeypatch.setenv("NETMD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check")


def test_ctrl_c_ends_with_130(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    write(here, GOOD)
    monkeypatch.setattr("netmd.notebook.load", stop)
    ran = run("check")
    assert (ran.code, ran.err.strip()) == (130, "netmd: Stopped.")


def test_the_documented_exit_codes_are_those_of_the_errors(run: Run) -> None:
    from netmd import errors

    codes = {
        kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.NetmdError)
    }
    assert {2, 3, 4, 5, 6, 7} <= codes
    said = " ".join(run("--help").out.split())
    for words in (
        "0 well",
        "1 errors found",
        "2 wrong call",
        "3 no notebook",
        "4 file",
        "5 output folder",
        "6 template",
        "7 server",
    ):
        assert words in said


# -- which notebook --------------------------------------------------------------------------------------------------


def contacts_of(run: Run, *arguments: str | Path) -> list[str]:
    """The ids of the contacts that a command finds."""
    import json

    ran = run("export", "json", *arguments)
    assert ran.code == 0, ran.err
    return [contact["id"] for contact in json.loads(ran.out)["contacts"]]


def test_the_notebook_is_the_argument_or_the_option_or_the_environments(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, {"one/contacts/a.md": "x", "two/contacts/b.md": "x", "three/contacts/c.md": "x", "contacts/d.md": "x"})
    assert contacts_of(run) == ["d"]
    monkeypatch.setenv("NETMD_NOTEBOOK", str(here / "three"))
    assert contacts_of(run) == ["c"]
    assert contacts_of(run, "one") == contacts_of(run, "-n", "one") == contacts_of(run, "--notebook", "one") == ["a"]
    assert contacts_of(run, "two", "-n", "two") == ["b"]


def test_an_empty_environment_variable_is_none(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, GOOD)
    monkeypatch.setenv("NETMD_NOTEBOOK", "")
    assert contacts_of(run) == ["ann"]


def test_an_environment_variable_that_names_no_folder_is_said_to_be_the_cause(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, GOOD)
    monkeypatch.setenv("NETMD_NOTEBOOK", "/nowhere/at/all")
    ran = run("check")
    assert ran.code == 3
    assert "NETMD_NOTEBOOK names /nowhere/at/all" in ran.err


def test_the_nearest_notebook_upward_is_found_then_the_folder_notebook(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        here, {"notebook/contacts/a.md": "x", "mine/netmd.toml": "", "mine/contacts/b.md": "x", "mine/deep/x.md": "x"}
    )
    assert contacts_of(run) == ["a"]
    monkeypatch.chdir(here / "mine/deep")
    assert contacts_of(run) == ["b"]


def test_from_a_folder_that_is_gone_netmd_says_so(tmp_path: Path) -> None:
    ran = shell("mkdir gone && cd gone && rmdir ../gone && netmd check", tmp_path)
    assert ran.code == 3
    assert "The folder you are in is gone" in ran.err


# -- the terminal ----------------------------------------------------------------------------------------------------


def test_results_go_to_standard_output_and_the_rest_to_standard_error(here: Path) -> None:
    write(here, BAD)
    ran = run_process("check", cwd=here)
    assert ran.code == 1
    assert "NET106" in ran.out
    assert ran.err == "1 error.\n"
    assert run_process("check", "nowhere", cwd=here).code == 3


def test_control_characters_of_notes_never_reach_the_terminal_raw(run: Run, here: Path) -> None:
    evil = "\x1b]0;owned\x07 \x9b31m \x7f \u202e \u2028 \x00"
    name = "evil\x1b[31m\n\x9b.md"
    write(
        here,
        {
            f"contacts/{name}": f'---\nmet: "{evil[:-1]}"\n---\n[[{evil[:8]}]]',
            "netmd.toml": f'[notebook]\n"{evil[1:8]}" = 3\n',
        },
    )
    for arguments in (
        ["check"],
        ["check", "--format", "github"],
        ["check", "--format", "json"],
        ["build"],
        ["export", "json"],
    ):
        ran = run(*arguments)
        raw = [character for character in (ran.out + ran.err).replace("\n", "") if not character.isprintable()]
        assert [character for character in raw if character != "\u202e" or arguments[0] != "export"] == [], arguments
    ran = run("check", "nowhere\x1b[31m")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 日本 🎉", "plain é 日本 🎉"),
        ("a\tb", "a\tb"),
        ("a\nb\rc", "a\\x0ab\\x0dc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
    ],
)
def test_what_is_not_printable_is_shown_by_its_number(text: str, shown: str) -> None:
    assert output.printable(text) == shown


def test_numbers_and_nouns_agree() -> None:
    assert [output.count(number, "contact") for number in (0, 1, 2, 1234)] == [
        "0 contacts",
        "1 contact",
        "2 contacts",
        "1,234 contacts",
    ]
    assert output.count(2, "entry", "entries") == "2 entries"


MANY = {f"contacts/c{number}.md": "[[nobody]]\n" * 400 for number in range(20)}


@pytest.mark.parametrize("command", ["check", "check --format github", "check --format json", "export json"])
def test_a_reader_that_goes_away_is_no_error(here: Path, command: str) -> None:
    write(here, MANY)
    ran = shell(f"set -o pipefail; netmd {command} | head -n 1", here)
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert "rror" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["check", "export json", "build", "--help", "init new"])
def test_output_on_a_full_disk_ends_with_4(here: Path, command: str) -> None:
    write(here, {"contacts/ann.md": "[[nobody]]"})
    ran = shell(f"netmd {command} >/dev/full", here)
    assert ran.code == 4
    assert "the disk is full" in ran.err


def test_without_any_output_a_command_still_does_its_work(here: Path) -> None:
    write(here, BAD)
    assert shell("netmd build >&- 2>&-", here).code == 0
    assert (here.parent / "site/index.html").is_file()
    assert shell("netmd check >&- 2>&-", here).code == 1


def test_a_terminal_of_few_characters_gets_the_others_by_number(here: Path) -> None:
    write(here, {"contacts/日.md": "---\nmet: zoë\n---\nx"})
    ran = run_process("check", cwd=here, PYTHONIOENCODING="latin-1")
    assert ran.code == 1
    assert "contacts/\\u65e5.md:2:6: NET106" in ran.out


def test_calling_netmd_loads_nothing_heavy() -> None:
    heavy = ("jinja2", "watchdog", "markdown", "nh3", "rich", "yaml", "netmd.reading", "dateutil")
    script = f"import sys, netmd.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_check_loads_no_renderer_and_no_watcher(here: Path) -> None:
    write(here, GOOD)
    script = (
        "import sys, netmd.cli; sys.argv = ['netmd', 'check', '.']; code = netmd.cli._run();"
        "print(code, [m for m in ('jinja2', 'watchdog', 'markdown', 'nh3', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_being_told_to_end_undoes_what_was_begun_as_ctrl_c_does(name: str) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        heed_signals()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)


def test_a_hangup_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        heed_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)

"""``netmd new``: a file with what is known, and no second one for the same person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, write
from tests.cli.terminal import run_in_terminal

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def notebook(here: Path) -> Path:
    """A notebook with Dana in a folder of its own."""
    return write(here / "notebook", {"contacts/team/dana-okafor.md": "---\nname: Dana Okafor\nemail: dana@x.example\n---\n"})


def test_a_contact_begins_with_what_is_known(run: Run, notebook: Path) -> None:
    ran = run("new", "Renée", "Ortiz", "--org", "Rocket Nine", "--met", "yesterday", "--introduced-by", "dana", "--tag",
              "press, esports", "--cadence", "4-6 weeks", "--direction", "up", *TODAY)  # fmt: skip
    assert ran.out == "New contact: Renée Ortiz (contacts/renee-ortiz.md)\n"
    assert (notebook / "contacts" / "renee-ortiz.md").read_text(encoding="utf-8") == (
        "---\nname: Renée Ortiz\norg: Rocket Nine\ntags: [press, esports]\ndirection: up\nmet: 2026-05-13\n"
        'introduced_by: "[[dana-okafor]]"\ncadence: 4-6 weeks\n---\n'
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("Dana", "Okafor"), 9, "contacts/team/dana-okafor.md  Dana Okafor: the same name"),
        (("Bo", "--email", "Dana@X.example"), 9, "the same e-mail address"),
        (("Dan", "Okafor"), 9, "has a name like"),
        (("!!",), 2, "no letters"),
        (("Bo", "--met", "someday"), 2, "not a date"),
        (("Bo", "--cadence", "often"), 2, "not an interval"),
        (("Bo", "--birthday", "02-30"), 2, "there is no day"),
        (("Bo", "--direction", "left"), 2, "left"),
        (("",), 2, "no letters"),
        (("Bo", "--org", ""), 2, "--org has no words.\n       Say something after --org, or leave it out."),
        (("Bo", "--email", "a@x.example", "--email", " "), 2, "--email has no words"),
        (("Bo", "--email", "nope"), 2, "'nope' is not an e-mail address.\n       Write ann@example.org"),
        (("Bo", "--email", "a@x.example, b@x.example"), 2, "is not an e-mail address"),
        (("Bo", "--phone", "ask her"), 2, "'ask her' is not a phone number"),
        (("Bo", "--tag", "#, ,"), 2, "--tag has no words"),
        (("Bo", "--pronouns", ""), 2, "--pronouns has no words"),
        (("Bo", "--met", ""), 2, "--met has no words"),
        (("Bo", "--introduced-by", ""), 2, "--introduced-by has no words"),
        (("Bo", "--introduced-by", "nobody"), 9, "Nobody here is called"),
    ],
)
def test_what_is_not_clear_writes_nothing(
    run: Run, notebook: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = run("new", *arguments, *TODAY)
    assert ran.code == code
    assert said in ran.err
    assert [path.name for path in notebook.rglob("*.md")] == ["dana-okafor.md"]


def test_somebody_of_the_same_name_gets_an_id_of_their_own(run: Run, notebook: Path) -> None:
    assert run("new", "Dana", "Okafor", "--force", *TODAY).code == 0
    assert (notebook / "contacts" / "dana-okafor-2.md").read_text(encoding="utf-8") == "---\nname: Dana Okafor\n---\n"


def test_a_folder_without_contacts_gets_it_at_its_top(run: Run, here: Path) -> None:
    write(here / "vault", {"a.md": "A.\n"})
    assert run("new", "Bo", "-n", "vault", *TODAY).code == 0
    assert (here / "vault" / "bo.md").is_file()


@pytest.mark.parametrize(("settings", "folder"), [("", "contacts"), ('[folders]\ncontacts = "people"\n', "people")])
def test_a_notebook_that_lost_its_empty_folder_gets_it_again(
    run: Run, here: Path, settings: str, folder: str
) -> None:  # fmt: skip
    write(here, {"nb/netmd.toml": settings, "nb/meetings/2026-05-01-lunch.md": "Lunch."})
    assert run("new", "Ann Lee", "-n", "nb").code == 0
    assert (here / "nb" / folder / "ann-lee.md").is_file()


def test_settings_beside_notes_of_a_vault_make_no_folder_that_would_hide_them(run: Run, here: Path) -> None:
    write(here, {"nb/netmd.toml": "", "nb/Bob Ray.md": "Bob."})
    assert run("new", "Ann Lee", "-n", "nb").code == 0
    assert (here / "nb/Ann Lee.md").is_file()


def test_a_vault_gets_a_file_like_its_others_in_the_folder_of_most(run: Run, here: Path) -> None:
    write(here / "vault", {"People/Ann Lee.md": "A.\n", "People/Bo Ek.md": "B.\n", "Ideas.md": "---\ntype: idea\n---\n"})
    assert run("new", "Cy", "O'Hara", "-n", "vault", *TODAY).out == "New contact: Cy O'Hara (People/Cy O'Hara.md)\n"
    assert (here / "vault" / "People" / "Cy O'Hara.md").is_file()
    assert "netmd log 'Ann Lee' ..." in run("new", "Ann", "Lee", "-n", "vault", *TODAY).err


def test_a_first_name_is_not_somebody_elses(run: Run, notebook: Path) -> None:
    assert run("new", "Dana", *TODAY).code == 0
    assert run("new", "Bo", "--birthday", "05-18", *TODAY).code == 0
    assert "birthday: 05-18\n" in (notebook / "contacts" / "bo.md").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(run: Run, notebook: Path) -> None:
    assert run("new", "Bo", "--dry-run", *TODAY).out.splitlines()[:2] == ["--- /dev/null", "+++ b/contacts/bo.md"]
    assert not (notebook / "contacts" / "bo.md").exists()


@pytest.mark.parametrize(("answer", "code", "there"), [("y\n", 0, True), ("n\n", 130, False), ("\n", 130, False)])
def test_on_a_terminal_a_name_that_is_alike_is_asked_about(
    notebook: Path, answer: str, code: int, there: bool
) -> None:
    screen = run_in_terminal("new", "Dan", "Okafor", *TODAY, cwd=notebook, typed=answer)
    assert screen.code == code, screen.text
    assert (notebook / "contacts" / "dan-okafor.md").exists() is there

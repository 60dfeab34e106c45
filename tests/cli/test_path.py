"""``netmd path``: who leads to somebody, or into an organisation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.looking import STORY, loaded_by
from tests.cli.running import Run, write
from tests.cli.terminal import run_in_terminal


def notebook(root: Path) -> Path:
    return write(
        root,
        {
            "contacts/dana-okafor.md": "---\nname: Dana Okafor\nmet: 2021-09-06\nmet_at: the rink\n---\n",
            "contacts/priya-raman.md": (
                "---\nname: Priya Raman\norg: Northside Athletics\nrole: Director\nemail: pr@post.example\n"
                "met: 2026-03-04\nintroduced_by: '[[dana-okafor]]'\n---\n\n## 2026-03-04 Coffee\nIt was good.\n"
            ),
            "contacts/sam-north.md": (
                "---\nname: Sam North\ncadence: none\n---\n\n## 2026-04-02 Lunch with [[priya-raman]]\n"
                "Quarry Lane is hiring.\n\x1b[31m\n"
            ),
            "opportunities/lead.md": "---\ntitle: Lead\norg: Salt Barn\n---\n",
        },
    )


def at(root: Path) -> tuple[str, ...]:
    return "-n", str(root), "--today", "2026-05-14"


def test_the_way_to_somebody_is_told_with_its_days(run: Run, tmp_path: Path) -> None:
    ran = run("path", "priya", *at(notebook(tmp_path)))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Priya Raman\n"
        "  Director, Northside Athletics\n"
        "  Last touch 2 Apr (meal), every 4-6 weeks: due since 30 Apr, late after 14 May.\n"
        "\n"
        "How you came to know them\n"
        "  You met Dana Okafor, 6 Sep 2021 (the rink)\n"
        "  Dana Okafor introduced you to Priya Raman on 4 Mar\n"
        "\n"
        "Who else is tied to them (2)\n"
        "  Dana Okafor  introduced you to Priya Raman — met 6 Sep 2021, every 4-6 weeks: late since 18 Oct 2021, silent for 4 years\n"
        "  Sam North    together with Priya Raman on 2 Apr — last touch 2 Apr (meal), no cadence\n"
    )


def test_a_step_has_the_day_that_the_introducers_note_gives_the_introduction(run: Run, tmp_path: Path) -> None:
    root = notebook(tmp_path)
    dana = root / "contacts" / "dana-okafor.md"
    told = dana.read_text() + "\n## 2026-02-26 Coffee\n- Got: an introduction to [[priya-raman]]\n"
    dana.write_text(told)
    assert "Dana Okafor introduced you to Priya Raman on 26 Feb\n" in run("path", "priya", *at(root)).out


def test_in_the_sample_the_days_are_those_of_the_introductions(run: Run) -> None:
    steps = re.findall(r"introduced you to (\w+) \S+ on (.+)$", run("path", "noor-haddad", *STORY).out, re.M)
    assert steps == [("Priya", "26 Feb"), ("Søren", "20 Mar"), ("Noor", "24 Mar")]


def test_an_organisation_is_known_by_its_first_words(run: Run, tmp_path: Path) -> None:
    root = notebook(tmp_path)
    for typed in (["northside"], ["Northside", "Athletics"], ["NORTHSIDE ATHLETICS"], ["athletics"]):
        assert run("path", *typed, *at(root)).out.startswith(
            "Northside Athletics\n\nThere (1)\n  Priya Raman, Director\n"
        )


def test_a_name_that_fits_people_and_organisations_lists_both(run: Run, tmp_path: Path) -> None:
    ran = run("path", "north", *at(notebook(tmp_path)))
    assert ran.code == 9
    assert "'north' fits 2 people and organisations:" in ran.err
    assert "sam-north" in ran.err
    assert "Northside Athletics" in ran.err


def test_of_several_one_may_be_chosen_on_a_terminal(tmp_path: Path) -> None:
    shown = run_in_terminal("path", "north", *at(notebook(tmp_path)), cwd=tmp_path, typed="2\n")
    assert "There (1)" in shown.text


def test_an_address_means_a_person(run: Run, tmp_path: Path) -> None:
    assert run("path", "pr@post.example", *at(notebook(tmp_path))).out.startswith("Priya Raman\n")


def test_an_organisation_that_only_stands_in_notes_is_reached_by_those(run: Run, tmp_path: Path) -> None:
    out = run("path", "Quarry Lane", *at(notebook(tmp_path))).out
    assert out == (
        "Quarry Lane\n  You know nobody there.\n\nWho could lead there (1)\n"
        "  Sam North  Quarry Lane came up on 2 Apr — last touch 2 Apr (meal), no cadence\n"
    )


def test_an_organisation_of_an_opening_is_known_even_with_nobody_there(run: Run, tmp_path: Path) -> None:
    assert run("path", "salt", *at(notebook(tmp_path))).out == "Salt Barn\n  You know nobody there.\n"


def test_a_slip_in_an_organisation_is_asked_back_with_exit_code_9(run: Run, tmp_path: Path) -> None:
    ran = run("path", "Northsid Atletics", *at(notebook(tmp_path)))
    assert (ran.code, ran.out) == (9, "")
    assert "Did you mean" in ran.err
    assert "Northside Athletics" in ran.err


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("met: 2026-05-03\nmet_at: Erik introduced us\n", "You met Ben Roe, 3 May (Erik introduced us)"),
        ("met: 2026-05-03\nintroduced_by: my barber\n", "my barber introduced you to Ben Roe, 3 May"),
        ("introduced_by: ['[[people/erik|Erik]]', '[[nobody-here]]']\nmet_at: the rink\n",
         "Erik and nobody-here introduced you to Ben Roe (the rink)"),
        ("introduced_by: '[[ben-roe]]'\nmet: 2026-05\n", "You met Ben Roe, May 2026"),
        ("met_at: the rink\n", "You met Ben Roe (the rink)"),
        ("", "How you met Ben Roe is not noted"),
    ],
)  # fmt: skip
def test_how_somebody_was_met_is_told_as_it_is_noted(run: Run, tmp_path: Path, front: str, told: str) -> None:
    root = write(tmp_path, {"contacts/ben-roe.md": f"---\nname: Ben Roe\n{front}---\n"})
    out = run("path", "ben", *at(root)).out
    assert out.partition("How you came to know them\n")[2] == f"  {told}\n"


def test_an_introduction_that_only_the_ledger_tells_of_is_told(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path, {
        "contacts/ben-roe.md": "---\nname: Ben Roe\nmet: 2026-03-04\n---\n",
        "contacts/dana.md": "---\nname: Dana Okafor\n---\n- Got: an introduction to [[ben-roe]]\n",
    })  # fmt: skip
    assert "  Dana Okafor introduced you to Ben Roe, 4 Mar\n" in run("path", "ben", *at(root)).out


def test_introductions_in_a_circle_are_told_as_they_are_noted(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path, {
        "contacts/ann.md": "---\nname: Ann\nintroduced_by: bo\n---\n", "contacts/bo.md": "---\nname: Bo\nintroduced_by: ann\n---\n",
    })  # fmt: skip
    assert "  Bo introduced you to Ann\n  Ann introduced you to Bo\n" in run("path", "bo", *at(root)).out


@pytest.mark.parametrize("typed", [[""], [" ", " "]])
def test_somebody_has_to_be_named(run: Run, tmp_path: Path, typed: list[str]) -> None:
    ran = run("path", *typed, *at(notebook(tmp_path)))
    assert (ran.code, ran.out) == (2, "")
    assert "Name a person or an organisation" in ran.err


def test_nobody_and_nothing_of_that_name_is_exit_code_9(run: Run, tmp_path: Path) -> None:
    ran = run("path", "xylophone", *at(notebook(tmp_path)))
    assert (ran.code, ran.out) == (9, "")
    assert "No person and no organisation here is called 'xylophone'." in ran.err
    assert "netmd find WORDS" in ran.err


@pytest.mark.parametrize("typed", ["priya", "northside"])
def test_json_has_the_chain_as_paths_and_who_else_leads_there(run: Run, tmp_path: Path, typed: str) -> None:
    document = json.loads(run("path", typed, "--json", *at(notebook(tmp_path))).out)
    assert {key: document[key] for key in ("format", "version", "today")} == {
        "format": "netmd-path", "version": 1, "today": "2026-05-14",
    }  # fmt: skip
    assert document["kind"] == ("contact" if typed == "priya" else "organisation")
    assert document["there"] == [
        {
            "path": "contacts/priya-raman.md",
            "name": "Priya Raman",
            "chain": ["contacts/dana-okafor.md", "contacts/priya-raman.md"],
            "words": "Dana Okafor introduced you to Priya Raman",
        }
    ]
    assert [(lead["name"], lead["to"], lead["why"]) for lead in document["leads"]] == [
        ("Dana Okafor", "contacts/priya-raman.md", "introduced you to Priya Raman"),
        ("Sam North", "contacts/priya-raman.md", "together with Priya Raman on 2 Apr"),
    ]


def test_the_way_to_who_signed_in_the_story_is_the_storys(run: Run) -> None:
    (kwame,) = (
        one for one in json.loads(run("path", "harbourlight", "--json", *STORY).out)["there"] if "kwame" in one["path"]
    )
    assert [path.rpartition("/")[2] for path in kwame["chain"]] == [
        "dana-okafor.md", "priya-raman.md", "soren-aagaard.md", "noor-haddad.md", "kwame-boateng.md",
    ]  # fmt: skip


def test_looking_a_way_up_loads_nothing_heavy() -> None:
    assert loaded_by("path", "noor", *STORY) == set()

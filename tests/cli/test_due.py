"""``netmd due``: the agenda as lines, as a table on a terminal, as JSON; days, limits and people."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.looking import SAMPLE, STORY, loaded_by, small
from tests.cli.running import Run, run_process, write
from tests.cli.terminal import run_in_terminal

SMALL_DAY = """\
Thu 14 May 2026

Late (2)
  fe7  Priya Raman  Say thank you — coffee on 10 May, no word since
  6ce  Priya Raman  Send the deck — due 12 May, 2 days over

This week (1)
  19f  Priya Raman  Connect on LinkedIn — last talked on 10 May (coffee), no LinkedIn noted

Waiting on others (1)
  3f0  Priya Raman  chart — promised, no date
"""


def test_the_agenda_is_aligned_lines_lane_by_lane_with_id_who_what_and_why(run: Run, tmp_path: Path) -> None:
    ran = run("due", "-n", small(tmp_path), "--today", "2026-05-14")
    assert (ran.code, ran.out) == (0, SMALL_DAY)
    assert ran.err == "\n1 more later: netmd due --all\n"


def test_all_shows_what_lies_further_ahead(run: Run, tmp_path: Path) -> None:
    ran = run("due", "-n", small(tmp_path), "--today", "2026-05-14", "--all")
    assert ran.out.startswith(SMALL_DAY)
    assert "\nLater (1)\n  643  Priya Raman  Get in touch — " in ran.out
    assert ran.err == ""


def test_each_line_has_an_id_of_its_own_and_each_lane_its_count(run: Run) -> None:
    lines = run("due", *STORY).out.splitlines()
    ids = [line.split()[0] for line in lines if line.startswith("  ")]
    counts = [int(line.rpartition("(")[2].rstrip(")")) for line in lines if line.endswith(")") and line[0] != " "]
    assert len(ids) == len(set(ids)) == sum(counts)


def test_another_day_is_said_as_a_person_says_it(run: Run, tmp_path: Path) -> None:
    root = small(tmp_path)
    spoken = run("due", "-n", root, "--today", "2026-05-08", "--on", "next thursday")
    assert spoken.out == SMALL_DAY


def test_a_limit_leaves_out_what_is_due_later_and_what_has_no_date_ahead(run: Run, tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root, {"contacts/sam-lee.md": "- [ ] soon due:2026-05-16\n- [ ] then due:2026-05-17\n- [ ] some day\n"})
    out = run("due", "sam-lee", "-n", root, "--today", "2026-05-14", "--within", "2d").out
    assert [word in out for word in ("soon", "then", "some day")] == [True, False, False]
    out = run("due", "sam-lee", "-n", root, "--today", "2026-05-14", "--within", "1 month").out
    assert [word in out for word in ("soon", "then", "some day")] == [True, True, False]


def test_what_has_no_date_is_counted_and_how_to_give_it_one_is_said(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path, {"contacts/ann.md": "---\nname: Ann\n---\n- [ ] One\n- [ ] Two\n- [ ] Three due:2026-09-01\n"})
    ran = run("due", "-n", root, "--today", "2026-05-14")
    assert ran.err == "\n3 more later, 2 of them without a date: netmd due --all\n"
    said = run("due", "-n", root, "--today", "2026-05-14", "--all").err
    match = re.fullmatch(r"\n2 without a date; to give one: netmd (snooze \w+ friday)\n", said)
    assert match
    assert run(*match[1].split(), "-n", root, "--today", "2026-05-14").code == 0
    assert "- [ ] One due:2026-05-15\n- [ ] Two\n" in (root / "contacts/ann.md").read_text(encoding="utf-8")


def test_people_of_whom_only_a_day_is_known_are_counted_where_nothing_else_is_to_be_said(run: Run, tmp_path: Path) -> None:
    met = "---\nname: Ann\nlinkedin: x\nmet: 2016-03-01\n---\n"
    root = write(tmp_path, {"contacts/ann.md": met, "contacts/bo.md": met.replace("Ann", "Bo")})
    day = ("-n", root, "--today", "2026-05-14")
    line = "\n2 people you met or connected with, nothing written yet: netmd log WHO begins it.\n"
    assert run("due", *day).err == run("due", "--all", *day).err == line
    assert run("due", "ann", *day).err == ""
    write(tmp_path, {"contacts/cy.md": "---\nname: Cy\n---\n- [ ] Call due:2026-05-14\n"})
    assert (run("due", *day).err, run("due", "--all", *day).err) == ("", line)


def test_for_one_person_only_what_is_about_them_and_their_meetings(run: Run) -> None:
    out = run("due", "seun", *STORY).out
    assert out.startswith("Thu 14 May 2026 (Olúwaṣeun Adéyẹmí)\n")
    assert "Connect on LinkedIn" in out
    assert "Meetup of sport and community people" in out
    assert "Priya" not in out


def test_an_empty_agenda_says_so_kindly(run: Run, tmp_path: Path) -> None:
    root = small(tmp_path)
    ran = run("due", "sam-orr", "-n", root, "--today", "2026-05-14")
    assert (ran.code, ran.out) == (0, "Thu 14 May 2026 (Sam Orr)\n\nNothing is due for Sam Orr. Enjoy the day.\n")
    ran = run("due", "sam-orr", "-n", root, "--today", "2026-05-14", "--within", "2w")
    assert "Nothing is due for Sam Orr until 28 May. Enjoy the day." in ran.out


def test_a_notebook_without_anybody_has_nothing_due(run: Run, tmp_path: Path) -> None:
    ran = run("due", "-n", write(tmp_path, {"netmd.toml": ""}), "--today", "2026-05-14")
    assert (ran.code, ran.out) == (0, "Thu 14 May 2026\n\nNothing is due. Enjoy the day.\n")


def test_json_has_every_reminder_with_its_short_id(run: Run, tmp_path: Path) -> None:
    ran = run("due", "pri", "-n", small(tmp_path), "--today", "2026-05-14", "--json")
    document = json.loads(ran.out)
    assert {key: document[key] for key in ("format", "version", "on", "until", "who")} == {
        "format": "netmd-due", "version": 1, "on": "2026-05-14", "until": None, "who": "contacts/priya-raman.md",
    }  # fmt: skip
    assert document["counts"] == {
        "late": 2, "today": 0, "this-week": 1, "waiting": 1, "planned": 0, "later": 1, "drifting": 0,
    }  # fmt: skip
    assert document["reminders"][1] == {
        "short_id": "6ce", "id": document["reminders"][1]["id"], "lane": "late", "rule": "action-item",
        "subject": "contacts/priya-raman.md", "name": "Priya Raman", "what": "Send the deck",
        "why": "due 12 May, 2 days over", "due": "2026-05-12", "late_after": "2026-05-12",
        "file": "contacts/priya-raman.md", "line": 10, "column": 7,
    }  # fmt: skip
    assert all(one["id"].startswith(one["short_id"]) for one in document["reminders"])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--on", "soon"), 2, "'soon' is not a date netmd knows. These are:"),
        (("--on", "12/5"), 2, "Write 12 may or 5 dec, whichever you mean."),
        (("--within", "friday"), 2, "'friday' is not a length of time."),
        (("--within", "2w", "--all"), 2, "--within limits what --all would show"),
        (("sam",), 9, "'sam' fits 2 contacts:\n         sam-lee  Sam Lee\n         sam-orr  Sam Orr\n"),
        (("zzz",), 9, "Nobody here is called 'zzz'."),
        (("priya remington",), 9, "The closest:\n         priya-raman  Priya Raman\n"),
    ],
)
def test_what_does_not_fit_is_said(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run("due", *arguments, "-n", small(tmp_path), "--today", "2026-05-14")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_an_escape_sequence_in_a_note_is_shown_not_obeyed(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path, {"contacts/a.md": "---\nname: \"A \\e[31m B\"\n---\n- [ ] red \x1b[31m\x9b due:2026-05-14\n"})
    for more in ((), ("--json",)):
        ran = run("due", "-n", root, "--today", "2026-05-14", *more)
        assert "\x1b" not in ran.out
        assert "\x9b" not in ran.out


def test_on_a_terminal_it_is_a_table_in_colour_to_its_width(tmp_path: Path) -> None:
    root = small(tmp_path)
    for columns in (60, 100, 160):
        screen = run_in_terminal("due", "-n", root, "--today", "2026-05-14", cwd=tmp_path, columns=columns)
        assert screen.code == 0
        assert "\x1b[1;31mLate (2)" in screen.raw
        assert max(map(len, screen.lines)) <= columns
        for words in ("Late (2)", "fe7", "Priya Raman", "Say thank you", "coffee on 10 May, no word since"):
            assert words in screen.text


def test_no_color_leaves_the_colours_out(tmp_path: Path) -> None:
    screen = run_in_terminal("due", "-n", small(tmp_path), "--today", "2026-05-14", cwd=tmp_path, NO_COLOR="1")
    assert "\x1b[1mLate (2)" in screen.raw
    assert "[31m" not in screen.raw
    assert "[36m" not in screen.raw


def test_on_a_terminal_an_unclear_name_is_asked_about(tmp_path: Path) -> None:
    root = small(tmp_path)
    screen = run_in_terminal("due", "sam", "-n", root, "--today", "2026-05-14", cwd=tmp_path, typed="7\n2\n")
    assert "Who is 'sam'?" in screen.text
    assert "  1   sam-lee  Sam Lee" in screen.text
    assert "write a number from 1 to 2" in screen.text
    assert "Thu 14 May 2026 (Sam Orr)" in screen.text
    assert screen.code == 0


def test_the_question_can_be_broken_off(tmp_path: Path) -> None:
    screen = run_in_terminal("due", "sam", "-n", small(tmp_path), cwd=tmp_path, typed="\x04")
    assert screen.code == 130
    assert "Stopped." in screen.text


def test_the_nearest_notebook_upward_is_taken(tmp_path: Path) -> None:
    below = small(tmp_path) / "contacts"
    assert run_process("due", "--today", "2026-05-14", cwd=below).out == SMALL_DAY


def test_nothing_heavy_is_loaded() -> None:
    assert loaded_by("due", *STORY) == set()
    assert loaded_by("due", "priya", *STORY, "--json") == set()


def test_the_sample_is_read_in_its_folder() -> None:
    assert "Thu 14 May 2026" in run_process("due", "--today", "2026-05-14", cwd=SAMPLE).out


@pytest.mark.parametrize(("arguments", "code"), [(("",), 9), (("--within", ""), 2), (("--on", " "), 2)])
def test_an_empty_word_is_no_default(run: Run, arguments: tuple[str, ...], code: int) -> None:
    ran = run("due", *arguments, "-n", SAMPLE, "--today", "2026-05-14")
    assert (ran.code, ran.out) == (code, "")

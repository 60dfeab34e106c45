"""``netmd find``: words in the notes, with their places."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.looking import STORY, loaded_by, small
from tests.cli.running import Run, write
from tests.cli.terminal import run_in_terminal

NOTES = ("-n", STORY[1])


def test_what_is_found_is_named_with_its_places_and_the_words_marked(run: Run) -> None:
    ran = run("find", "fan", "survey", *NOTES)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Priya Raman (Director of Communications, Northside Athletics)\n"
        "  contacts/priya-raman.md:33: - Gave: the «fan» «survey» from Greyfield, she is redoing the match programme\n"
        "  contacts/priya-raman.md:36: - [x] Send the «fan» «survey» due:2026-03-06 done:2026-03-06\n"
    )


def test_each_place_is_that_line_of_that_file(run: Run) -> None:
    for word in ("coffee", "sports", "hold them", "soren", "2026"):
        for found in json.loads(run("find", word, "--limit", "100", "--json", *NOTES).out)["found"]:
            for line in found["lines"]:
                written = (Path(NOTES[1]) / line["file"]).read_text(encoding="utf-8").splitlines()[line["line"] - 1]
                hits = [line["text"][start:end] for start, end in line["hits"]]
                if line["part"] == "text":
                    assert line["text"] == written
                assert hits


def test_several_are_kept_apart_and_the_rest_is_counted(run: Run) -> None:
    everything = run("find", "sports", "--limit", "1000", *NOTES)
    number = everything.out.count("\n\n") + 1
    ran = run("find", "sports", "--limit", "2", *NOTES)
    assert ran.out.count("\n\n") == 1
    assert everything.out.startswith(ran.out)
    assert number > 5
    assert ran.err == f"\n{number - 2} more; add a word, or --limit {number}.\n"


def test_a_long_line_is_shown_around_the_word(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path, {"contacts/a.md": f"---\nname: A\n---\n{'so ' * 200}needle{' on' * 200}\n"})
    line = run("find", "needle", "-n", root).out.splitlines()[1]
    assert "so «needle» on" in line
    assert line.count("…") == 2
    assert len(line) < 160


def test_a_slip_is_forgiven_and_said(run: Run) -> None:
    ran = run("find", "larkspurr", *NOTES)
    assert ran.err == "Nothing has 'larkspurr'; this is 'larkspur'.\n"
    assert "contacts/priya-raman.md:14: met_at: «Larkspur», the café by the rink" in ran.out


def test_nothing_found_is_said_and_no_error(run: Run) -> None:
    ran = run("find", "xylophone", "quartz", *NOTES)
    assert (ran.code, ran.out) == (0, "Nothing has 'xylophone' and 'quartz'.\n")
    assert json.loads(run("find", "xylophone", "--json", *NOTES).out)["found"] == []


def test_json_has_the_shape_that_stays(run: Run, tmp_path: Path) -> None:
    document = json.loads(run("find", "photographer", "-n", small(tmp_path), "--json").out)
    assert document == {
        "format": "netmd-find",
        "version": 1,
        "words": ["photographer"],
        "taken_as": {},
        "total": 2,
        "found": [
            {"kind": "contact", "id": one, "path": f"contacts/{one}.md", "name": name, "lines": [
                {"part": "field", "key": key, "text": "photographer", "hits": [[0, 12]],
                 "file": f"contacts/{one}.md", "line": line},
            ]}
            for one, name, key, line in (
                ("priya-raman", "Priya Raman", "seeking", 4), ("sam-lee", "Sam Lee", "offers", 3),
            )
        ],
    }  # fmt: skip


def test_words_are_needed(run: Run) -> None:
    ran = run("find", *NOTES)
    assert (ran.code, ran.out) == (2, "")


def test_an_escape_sequence_in_a_note_is_shown_not_obeyed(run: Run, tmp_path: Path) -> None:
    out = run("find", "rebrand", "-n", small(tmp_path)).out
    assert "Ran \\x1b[31mthe «rebrand»." in out


def test_on_a_terminal_a_hit_is_underlined_too() -> None:
    screen = run_in_terminal("find", "survey", *NOTES, cwd=Path.cwd(), columns=60)
    assert "\x1b[1;4;33msurvey" in screen.raw
    assert max(map(len, screen.lines)) <= 60
    plain = run_in_terminal("find", "survey", *NOTES, cwd=Path.cwd(), NO_COLOR="1")
    assert "\x1b[1;4msurvey" in plain.raw


def test_nothing_heavy_is_loaded() -> None:
    assert loaded_by("find", "survey", *NOTES) == set()

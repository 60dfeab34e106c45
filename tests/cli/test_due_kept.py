"""``netmd due`` of a notebook in which nothing changed says what it said before, without reading a note."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from netmd import cache, reading
from netmd.cache import agendas
from netmd.followups import agenda
from tests.cli.running import Run
from tests.sample_text import SAMPLE

DAY = ("--today", "2026-05-14")
ASKED = ((), ("--all",), ("--within", "2w"), ("--json",), ("seun",), ("seun", "--json"), ("--on", "friday"))


@pytest.fixture
def sample(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, read an hour after it was written, with what is read being kept."""
    monkeypatch.setenv("NETMD_CACHE", "1")
    monkeypatch.setattr(cache, "clock_ns", lambda: time.time_ns() + 3600 * 10**9)
    copied = shutil.copytree(SAMPLE, here / "notebook", ignore=shutil.ignore_patterns(".netmd"))
    return Path(copied)


class Built(list[str]):
    """The agendas that were worked out, and the notes that were read."""


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Built:
    """What is worked out and read from now on."""
    found = Built()
    build, read = agenda.build_agenda, reading.read_note

    def building(*arguments: object) -> object:
        found.append("agenda")
        return build(*arguments)  # type: ignore[arg-type]

    def noting(path: str, *rest: object, **named: object) -> object:
        found.append(path)
        return read(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(agenda, "build_agenda", building)
    monkeypatch.setattr(reading, "read_note", noting)
    return found


def said(run: Run, *asked: str) -> tuple[int, str, str]:
    """What ``due`` says."""
    ran = run("due", *asked, *DAY)
    return ran.code, ran.out, ran.err


def test_however_it_is_asked_it_says_the_same(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in ASKED:
        monkeypatch.setenv("NETMD_CACHE", "0")
        wanted = said(run, *asked)
        monkeypatch.setenv("NETMD_CACHE", "1")
        assert [said(run, *asked) for _ in range(3)] == [wanted] * 3


def test_nothing_is_read_or_worked_out_again(run: Run, sample: Path, built: Built) -> None:
    said(run)
    assert "agenda" in built
    built.clear()
    for asked in ASKED[:-1]:
        said(run, *asked)
    assert built == []


def test_a_change_a_setting_or_another_day_works_it_out_again(run: Run, sample: Path, built: Built) -> None:
    said(run)
    note = next((sample / "contacts").glob("*.md"))
    note.write_text(f"{note.read_text()}\n- [ ] A new promise due:2026-05-14\n")
    built.clear()
    assert "A new promise" in said(run)[1]
    assert sorted(built) == sorted(["agenda", note.relative_to(sample).as_posix()])
    built.clear()
    (sample / "netmd.toml").write_text("[rules]\naction-item = false\n")
    assert "A new promise" not in said(run)[1]
    assert "agenda" in built
    assert "Fri 15 May 2026" in run("due", "--today", "2026-05-15").out
    assert "Thu 14 May 2026" in said(run)[1]


def test_a_note_that_was_only_touched_changes_nothing(run: Run, sample: Path, built: Built) -> None:
    said(run)
    built.clear()
    for place in sample.rglob("*.md"):
        os.utime(place, ns=(1, 1))
    said(run)
    assert built == []


def test_a_damaged_agenda_is_worked_out_again(run: Run, sample: Path, built: Built) -> None:
    wanted = said(run)
    kept = sample / ".netmd" / "cache" / agendas.NAME
    data = kept.read_bytes()
    for damaged in (b"", data[:-1], bytes(len(data)), data[:200] + b"\0" + data[201:]):
        kept.write_bytes(damaged)
        built.clear()
        assert said(run) == wanted
        assert built == ["agenda"]
        assert kept.read_bytes() == data


def test_what_cannot_be_read_is_said_each_time(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netmd import files, problems
    from netmd.problems import Location, Problem

    said(run)
    note = next((sample / "contacts").glob("*.md")).relative_to(sample).as_posix()
    os.utime(sample / note, ns=(1, 1))
    real = files.read_note_bytes
    gone = (None, Problem(problems.UNREADABLE, Location(note), "The file cannot be opened.", ""))
    monkeypatch.setattr(files, "read_note_bytes", lambda root, path: gone if path == note else real(root, path))
    for _ in range(2):
        assert f"Not read: {note}." in said(run)[2]


def test_a_command_cut_short_is_said_with_a_kept_agenda_too(run: Run, sample: Path) -> None:
    from datetime import datetime

    from netmd.cli.reading import CUT_SHORT
    from netmd.writing import journal

    said(run)
    assert CUT_SHORT not in said(run)[2]
    journal.write(sample, journal.Journal(datetime.fromisoformat("2026-05-14T10:00:00+00:00"), ()))
    assert CUT_SHORT in said(run)[2]

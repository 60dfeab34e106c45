"""Real commands, killed at any system call: the next command finds all as it was or all as it was to be, and says so."""

from __future__ import annotations

import itertools
import shutil
from datetime import date
from pathlib import Path

import pytest

from netmd.cli.reading import CUT_SHORT, LITTERED
from netmd.followups.agenda import build_agenda
from netmd.notebook import load
from netmd.writing import is_unfinished, locked
from tests.crash.commands import TODAY, built, netmd, succeed
from tests.crash.cutting import Snapshot, killed_at, snapshot
from tests.unit.writing.test_lock import in_processes

DAY = TODAY[1]

KILLED = {
    "rename": ("rename", "sam-lee", "Samuel", "Leigh"),
    "intro": ("intro", "sam-lee", "renee-fox", "--no-draft", *TODAY),
    "merge": ("merge", "renee-fox", "bo-ray"),
    "log --with": ("log", "sam-lee", "Lunch", "--with", "bo-ray", "--note", "Good.", *TODAY),
}
NEXT = {
    "log": ("log", "sam-lee", "Call", "--note", "It was short.", *TODAY),
    "new": ("new", "Sam", "Lee", *TODAY),
    "rename": ("rename", "sam-lee", "Sammy", "Lee"),
    "done": ("done", "{id}", *TODAY),
    "snooze": ("snooze", "sam-lee", *TODAY),
}
LEAST = {"rename": 40, "intro": 6, "merge": 20, "log --with": 6}
"""Fewer kills than these, and the tests would have become empty."""

READING = (
    ("due", *TODAY), ("show", "bo-ray", *TODAY), ("find", "Lunch"), ("brief", "bo-ray", *TODAY), ("check",),
    ("export", "json", *TODAY),
)  # fmt: skip


def next_words(root: Path, name: str) -> tuple[str, ...]:
    """The words of the next command, with the id of the reminder in Bo's note."""
    words = NEXT[name]
    if "{id}" not in words:
        return words
    loaded = load(root)
    (one,) = (one for one in build_agenda(loaded.index, loaded.settings, date.fromisoformat(DAY)) if "bank" in one.what)
    return tuple(word.replace("{id}", one.id) for word in words)


def ends(tmp_path: Path, first: str, name: str) -> tuple[list[tuple[int, Snapshot]], tuple[Snapshot, Snapshot]]:
    """What the next command makes of the notebook before and after the first one; and these two themselves."""
    found, plain = [], []
    for stage in ("old", "new"):
        root = built(tmp_path / stage)
        words = next_words(root, name)
        if stage == "new":
            succeed(root, *KILLED[first])
        plain.append(snapshot(root))
        found.append((netmd(root, *words).code, snapshot(root)))
        shutil.rmtree(root)
    return found, (plain[0], plain[1])


@pytest.mark.parametrize("name", NEXT)
@pytest.mark.parametrize("first", KILLED)
def test_the_command_after_a_killed_one_sets_it_right_first_and_says_so(first: str, name: str, tmp_path: Path) -> None:
    wanted, (old, new) = ends(tmp_path, first, name)
    assert wanted[0][1] != wanted[1][1]
    seen = set()
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        words = next_words(root, name)
        if not killed_at(number, "all", lambda root=root: succeed(root, *KILLED[first])):
            break
        left = snapshot(root)
        is_half = any(".netmd-" in name or "journal" in name for name in left)
        assert is_half or {path: left[path] for path in left if not path.startswith(".netmd")} in (old, new)
        ran = netmd(root, *words)
        assert (ran.code, snapshot(root)) in wanted, (number, ran)
        assert ("was cut short" in ran.err) == is_half, (number, ran)
        assert not list(root.rglob(".netmd*"))
        seen.add(wanted.index((ran.code, snapshot(root))))
        shutil.rmtree(root)
    assert number > LEAST[first]
    assert seen == {0, 1}


def test_commands_that_only_read_say_that_one_was_cut_short_and_touch_nothing(tmp_path: Path) -> None:
    said = tidied = 0
    for number in itertools.count(1, 3):
        root = built(tmp_path / str(number))
        if not killed_at(number, "all", lambda root=root: succeed(root, *KILLED["rename"])):
            break
        left = snapshot(root)
        is_decided = ".netmd/journal.json" in left
        is_littered = not is_decided and any(name.startswith(".netmd/.netmd-") for name in left)
        for words in READING:
            ran = netmd(root, *words)
            assert ran.code in (0, 1)
            assert (CUT_SHORT in ran.err.splitlines()) == is_decided, (number, words, ran)
            assert (LITTERED in ran.err.splitlines()) == is_littered, (number, words, ran)
            assert CUT_SHORT not in ran.out
        built_site = netmd(root, "build", "-o", str(tmp_path / "site"), *TODAY)
        assert (CUT_SHORT in built_site.err) == is_decided
        dry = netmd(root, *KILLED["log --with"], "--dry-run")
        assert (CUT_SHORT in dry.err) == is_decided
        assert snapshot(root) == left
        assert not any("/.netmd-" in name for name in left if not name.startswith(".netmd/"))
        said += is_decided
        tidied += is_littered
    assert said > 2
    assert tidied > 3


def test_no_command_is_called_cut_short_while_it_is_being_written(tmp_path: Path) -> None:
    root = built(tmp_path / "notebook")
    assert not is_unfinished(root)
    for number in itertools.count(20):
        assert killed_at(number, "all", lambda: succeed(root, *KILLED["rename"]))
        if ".netmd/journal.json" in snapshot(root):
            break
        netmd(root, *NEXT["snooze"])

    def look(_: int) -> None:
        assert not is_unfinished(root)

    assert is_unfinished(root)
    with locked(root):
        in_processes(1, look)

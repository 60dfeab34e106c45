"""netmd's own JSON, exported and imported again: all that notes of contacts say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.cli.running import Run
from tests.cli.test_round_trip import DAY, THE_SAMPLE, changes, day, ledger, pairs, promises, there_and_back


def test_json_holds_the_front_matter_and_the_text(run: Run) -> None:
    index = there_and_back(run, "json", name="network.json")
    assert changes(index) == set()
    today = date(2026, 5, 14)
    for was, now in pairs(index):
        assert [(one.title, one.private) for one in was.note.sections if one.title] == [
            (one.title, one.private) for one in now.note.sections if one.title
        ]
        assert set(map(day, THE_SAMPLE.meetings_of(was))) == set(map(day, index.meetings_of(now))), was.name
        touched = [max((one.when for one in each.touches(who, today)), default=None, key=lambda when: when.sort_key)
                   for each, who in ((THE_SAMPLE, was), (index, now))]  # fmt: skip
        assert touched[0] == touched[1], was.name
        assert promises(THE_SAMPLE, was) <= promises(index, now), was.name
        assert [one.stage for one in was.note.introductions] == [
            one.stage for one in now.note.introductions[: len(was.note.introductions)]
        ]
    # what stands in files of meetings counts for the first who took part
    given = [{line for who in each.contacts for line in ledger(each, who)} for each in (THE_SAMPLE, index)]
    assert given[0] == given[1]


def test_again_changes_nothing(run: Run) -> None:
    there_and_back(run, "json", name="network.json")
    before = {path: path.read_bytes() for path in Path("new").rglob("*.md")}
    ran = run("import", "network.json", "-n", "new", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert {path: path.read_bytes() for path in Path("new").rglob("*.md")} == before

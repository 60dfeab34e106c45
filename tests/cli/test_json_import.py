"""netmd's own JSON, exported and imported again: all that notes of contacts say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netmd import notebook
from tests.cli.running import Run, write
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
        # what stands in files of meetings is about whom it links
        assert ledger(THE_SAMPLE, was) == ledger(index, now), was.name


def test_again_changes_nothing(run: Run) -> None:
    there_and_back(run, "json", name="network.json")
    before = {path: path.read_bytes() for path in Path("new").rglob("*.md")}
    ran = run("import", "network.json", "-n", "new", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert {path: path.read_bytes() for path in Path("new").rglob("*.md")} == before


def test_lines_about_several_people_of_one_meeting_go_to_each_with_their_day(run: Run, here: Path) -> None:
    write(here / "old", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\nPaints.\n\n# Boat\n\nRows.\n",
        "contacts/bo-ek.md": "---\nname: Bo Ek\n---\n",
        "contacts/cy-dee.md": "---\nname: Cy Dee\n---\n## 2026-01-02 Call\n\nx\n",
        "meetings/fair.md": "---\ndate: 2026-03-19\nattendees: [ann-lee, bo-ek]\n---\n# Fair\n\n- Got: a pen from [[bo-ek]]\n"
                            "- Gave: a map to [[bo-ek]]\n- Gave: a hat to [[ann-lee]]\n- Got: a tip of [[cy-dee]]\n- [ ] Call him\n",
    })  # fmt: skip
    assert run("export", "json", "old", "-o", "old.json", *DAY).code == 0
    assert "4 unchanged" in run("import", "old.json", "-n", "old", *DAY).out
    write(here, {"new/netmd.toml": ""})
    assert run("import", "old.json", "-n", "new", *DAY).code == 0
    assert "4 unchanged" in run("import", "old.json", "-n", "new", *DAY).out
    index = notebook.load(Path("new")).index
    assert {one.name: [(line.kind, line.text) for line in index.exchanges_of(one)] for one in index.contacts} == {
        "Ann Lee": [("gave", "a hat to [[ann-lee]] (2026-03-19)")],
        "Bo Ek": [("got", "a pen from [[bo-ek]]"), ("gave", "a map to [[bo-ek]]")],
        "Cy Dee": [("got", "a tip of [[cy-dee]] (2026-03-19)")],
    }  # fmt: skip
    assert [sum(len(one.note.meetings) for one in index.contacts), len(index.contacts[0].note.items)] == [2, 0]

"""Invented notebooks for measuring: the same each time, as the format has it, with enough of everything in them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from statistics import mean

import pytest

from netmd.notebook import Notebook, load
from tests.bench.flavours import as_meta, as_toml, as_yaml
from tests.bench.notebooks import TODAY, as_netmd, contact, contacts, is_hard, marked, met_again, write_notebook
from tests.bench.people import People
from tests.bench.prose import HARD

COUNT = 120
SEED = 7


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """A notebook of a few circles, read back."""
    folder = tmp_path_factory.mktemp("measured")
    write_notebook(folder, People(COUNT), SEED)
    return load(folder)


def test_a_notebook_has_no_problems_and_all_its_people(notebook: Notebook) -> None:
    assert not notebook.problems()
    assert len(notebook.index.contacts) == COUNT


def test_contacts_have_five_meetings_each_and_two_kilobytes() -> None:
    notes = [as_netmd(note) for note in contacts(People(COUNT), SEED)]
    assert 1_600 < mean(len(note.encode()) for note in notes) < 2_400
    assert mean(len(re.findall(r"^## \d", note, re.MULTILINE)) for note in notes) == pytest.approx(5, abs=0.3)


def test_a_third_of_the_notes_uses_harder_markdown_and_the_others_none() -> None:
    harder = re.compile(r"^(\||>|```|\d\. |- [^GI\[]|###|<details|\[p)|&amp;|<kbd>|`|\*in one\*", re.MULTILINE)
    notes = [as_netmd(note) for note in contacts(People(COUNT), SEED)]
    found = {number for number, note in enumerate(notes) if harder.search(note)}
    assert not {number for number in found if not is_hard(number)}
    assert COUNT // 3 - 3 <= len(found) <= COUNT // 3


def test_every_kind_of_harder_markdown_comes_up_in_a_thousand_notes() -> None:
    text = "".join(as_netmd(note) for note in contacts(People(1_000), SEED))
    signs = (
        "| :--- |",
        "\n        - ",
        "\n2. ",
        "```text",
        "\n> > ",
        "\n[p",
        "Un*believ*able",
        "&copy;",
        "<details>",
        "### ",
    )
    assert len(signs) == len(HARD)
    assert all(sign in text for sign in signs)


def test_there_are_openings_meetings_gifts_introductions_promises_and_tags(notebook: Notebook) -> None:
    index = notebook.index
    notes = [one.note for one in index.contacts]
    assert index.opportunities
    assert index.meeting_files
    assert any(note.items for note in notes)
    assert any(note.exchanges for note in notes)
    assert any(note.introductions for note in notes)
    assert all(one.tags for one in index.contacts)
    assert sum(bool(one.introduced_by) for one in index.contacts) == COUNT - 1


def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_notebook(tmp_path / name, People(60), SEED)
    assert _files(tmp_path / "one") == _files(tmp_path / "other")
    write_notebook(tmp_path / "seed", People(60), SEED + 1)
    assert _files(tmp_path / "seed") != _files(tmp_path / "one")


def test_ids_are_each_there_once_even_of_more_people_than_there_are_pairs_of_names() -> None:
    people = People(30_000)
    assert len(set(people.ids)) == len(people) == 30_000
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", id_) for id_ in people.ids)


def test_an_edit_of_the_prose_changes_nothing_but_the_first_paragraph() -> None:
    note = contact(People(COUNT), 3, SEED)
    before, after = as_netmd(note).splitlines(), as_netmd(marked(note, "Measured")).splitlines()
    assert [line for line in after if line not in before] == [f"Measured {note.body.splitlines()[0]}"]
    assert len(before) == len(after)


def test_a_meeting_of_today_brings_a_role_a_heading_and_a_promise(tmp_path: Path) -> None:
    people = People(COUNT)
    write_notebook(tmp_path, people, SEED)
    note = met_again(contact(people, 3, SEED), "Measured")
    (tmp_path / "contacts" / f"{note.id}.md").write_text(as_netmd(note), encoding="utf-8")
    found = next(one for one in load(tmp_path).index.contacts if one.note.id == note.id)
    assert found.roles == ("Measured",)
    assert [meeting.title for meeting in found.note.meetings if meeting.when.start == TODAY][-1] == "Coffee, Measured"
    assert [item.text for item in found.note.items][-1] == "Measured"


def test_every_flavour_says_the_same() -> None:
    note = contact(People(COUNT), 20, SEED)
    toml = tomllib.loads(as_toml(note).split("+++")[1])
    yaml = dict(line.split(": ", 1) for line in as_yaml(note).split("---")[1].strip().splitlines())
    meta = dict(line.split(": ", 1) for line in as_meta(note).split("\n\n", 1)[0].splitlines())
    assert toml == {"title": note.fields["name"], "extra": note.fields}
    assert {key: json.loads(value) for key, value in yaml.items()} == note.fields
    assert meta["tags"].split(", ") == note.fields["tags"]
    assert all(flavour(note).endswith(note.body) for flavour in (as_toml, as_yaml, as_meta))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

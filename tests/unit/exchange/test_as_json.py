"""The JSON export: the documented keys, no more and no less, and what stands in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netmd.exchange.as_json import FORMAT_VERSION, problem_json, to_json
from netmd.followups.agenda import build_agenda
from netmd.index import Index
from netmd.notebook import load
from netmd.problems import BAD_DATE, Location, Problem
from netmd.settings import Settings
from tests.factory import TODAY, contact, index, item, meeting_file, opportunity, touch

PLACE = {"file", "line", "column"}
KEYS: dict[str, set[str]] = {
    "": {
        "format", "version", "notebook", "today", "contacts", "meetings", "opportunities", "organisations", "tags",
        "agenda", "problems",
    },
    "contacts": {
        "id", "path", "name", "aliases", "org", "role", "email", "phone", "url", "linkedin", "location", "tags",
        "direction", "met", "met_at", "introduced_by", "led_to", "cadence", "cadence_from", "seeking", "offers",
        "birthday", "pronouns", "follow_up", "snooze", "status", "private", "extra", "touch", "meetings", "items",
        "exchanges", "introductions", "sections", "backlinks",
    },
    "contacts.touch": {"state", "sentence", "last", "due", "late_after"},
    "contacts.meetings": {"date", "time", "title", "channel", "place", "with", "private", "text", *PLACE},
    "contacts.items": {
        "text", "mark", "open", "owner", "due", "done", "start", "scheduled", "created", "cancelled", "priority",
        "recurrence", *PLACE,
    },
    "contacts.exchanges": {"kind", "text", *PLACE},
    "contacts.introductions": {"people", "text", "stage", "on", *PLACE},
    "contacts.sections": {"title", "text", "private", *PLACE},
    "meetings": {"id", "path", "title", "private", "extra", "meetings", "exchanges"},
    "opportunities": {
        "id", "path", "title", "org", "url", "source", "found", "closes", "location", "tags", "status", "stage",
        "private", "extra", "passed_to", "meetings", "items", "exchanges", "sections",
    },
    "opportunities.passed_to": {"people", "on", "outcome", *PLACE},
    "organisations": {"name", "contacts"},
    "tags": {"name", "contacts"},
    "agenda": {"id", "lane", "rule", "subject", "name", "what", "why", "due", "late_after", *PLACE},
    "problems": {"code", "name", "severity", "message", "mend", *PLACE},
}  # fmt: skip
"""The keys of each object, as they are documented; a key may be added, none may go within a version."""


def exported(found: Index, problems: tuple[Problem, ...] = (), settings: Settings | None = None) -> dict[str, Any]:
    """The document of an index."""
    settings = settings or Settings()
    document = json.loads(to_json(found, build_agenda(found, settings, TODAY), settings, problems, TODAY))
    assert isinstance(document, dict)
    return document


def test_the_keys_are_those_that_are_documented() -> None:
    document = json.loads((Path(__file__).parents[2] / "golden/small/export.json").read_text(encoding="utf-8"))
    for place, keys in KEYS.items():
        objects: list[Any] = [document]
        for part in place.split(".") if place else ():
            found = [entry[part] for entry in objects]
            objects = [entry for value in found for entry in (value if isinstance(value, list) else [value])]
        assert objects, place
        assert {frozenset(entry) for entry in objects} == {frozenset(keys)}, place


def test_an_empty_notebook_has_every_list_empty() -> None:
    document = exported(Index())
    assert (document["format"], document["version"], document["today"]) == ("netmd", FORMAT_VERSION, "2026-05-14")
    assert {key for key, value in document.items() if value == []} == {
        "contacts", "meetings", "opportunities", "organisations", "tags", "agenda", "problems",
    }  # fmt: skip


def test_a_bare_contact_has_every_key_with_nothing_in_it() -> None:
    (found,) = exported(index(contact("Ann")))["contacts"]
    assert found.keys() == KEYS["contacts"]
    assert (found["aliases"], found["linkedin"], found["met"], found["extra"]) == ([], "", None, {})


def test_people_are_named_by_their_path_and_what_fits_nobody_as_it_was_written() -> None:
    ann = contact("Ann", introduced_by=["zoe", "Nobody"], meetings=[touch("2026-05-01 Coffee with [[zoe]]")])
    zoe = contact(
        "Zoe", path="contacts/x/zoe.md", items=[item("deck", owed_by="ann"), item("mine"), item("yours", them=True)]
    )
    document = exported(index(ann, zoe, meeting_file("2026-05-02 Panel", ["ann"]), opportunity("Job", source=["zoe"])))
    by_id = {entry["id"]: entry for entry in document["contacts"]}
    assert by_id["ann"]["introduced_by"] == ["contacts/x/zoe.md", "Nobody"]
    assert by_id["zoe"]["led_to"] == ["contacts/ann.md"]
    assert by_id["ann"]["meetings"][0]["with"] == ["contacts/ann.md", "contacts/x/zoe.md"]
    assert [entry["owner"] for entry in by_id["zoe"]["items"]] == ["contacts/ann.md", "me", "them"]
    assert document["opportunities"][0]["source"] == ["contacts/x/zoe.md"]


def test_dates_are_as_precise_as_they_were_written() -> None:
    meetings = [touch("2026 Coffee"), touch("2026-12 Coffee"), touch("2026-06-01 14:30 Coffee")]
    ann = contact("Ann", met="2026-03", birthday="05-18", meetings=meetings)
    (found,) = exported(index(ann))["contacts"]
    assert (found["met"], found["birthday"]) == ("2026-03", "--05-18")
    assert [(entry["date"], entry["time"]) for entry in found["meetings"]] == [
        ("2026", None), ("2026-06-01", "14:30"), ("2026-12", None),
    ]  # fmt: skip


def test_the_agenda_says_what_why_and_where() -> None:
    document = exported(index(contact("Ann", linkedin="x", items=[item("Send the deck", due="2026-05-12")])))
    (found,) = [entry for entry in document["agenda"] if entry["rule"] == "action-item"]
    assert (found["lane"], found["name"], found["due"]) == ("late", "Ann", "2026-05-12")
    assert found["file"] == "contacts/ann.md"


def test_a_problem_has_code_place_and_a_way_to_mend_it() -> None:
    problem = Problem(BAD_DATE, Location("contacts/a.md", 3, 7), "Bad.", "Mend it.")
    assert problem_json(problem) == exported(Index(), (problem,))["problems"][0] == {
        "code": "NET106", "name": "bad-date", "severity": "error", "file": "contacts/a.md", "line": 3, "column": 7,
        "message": "Bad.", "mend": "Mend it.",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["\x1b[31m", "\x9b", "\x7f", "\u2028", "\u202e", "\udce4", "\0", '"\\', "é 日 🎉"])
def test_any_text_comes_back_as_it_was_and_is_safe_to_show(text: str) -> None:
    found = index(replace(contact("Ann"), location=text))
    written = to_json(found, build_agenda(found, Settings(), TODAY), Settings(), (), TODAY)
    assert json.loads(written)["contacts"][0]["location"] == text
    assert all(character.isprintable() for character in written.replace("\n", ""))
    written.encode()


def test_the_same_index_built_in_another_order_gives_the_same_text() -> None:
    entries = [contact("Ann", tags=["x"]), contact("Zoe", orgs=["O"], tags=["X"]), opportunity("Job")]
    one, two = index(*entries), index(*reversed(entries))
    assert exported(one) == exported(two)


def test_the_sample_exports_and_every_place_is_a_line_of_its_file() -> None:
    root = Path(__file__).parents[3] / "notebook"
    notebook = load(root)
    document = exported(notebook.index, notebook.problems(), notebook.settings)
    lines = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").split("\n"))
        for path in root.rglob("*.md")
    }
    places = list(_places(document))
    assert len(places) > 100
    for place in places:
        assert 1 <= place["line"] <= lines[place["file"]]


def _places(value: Any) -> Any:
    if isinstance(value, dict):
        if "file" in value:
            yield value
        for entry in value.values():
            yield from _places(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _places(entry)

"""The sample notebook uses every feature of the format, and uses it right."""

from __future__ import annotations

import re

import pytest

from netmd.index import Index
from netmd.model import ActionItem
from netmd.notebook import load
from netmd.reading.entries import CONTACT_KEYS, OPPORTUNITY_KEYS
from netmd.resources import sample_notebook

NOTEBOOK = load(sample_notebook())
INDEX: Index = NOTEBOOK.index
TEXT = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(sample_notebook().rglob("*.md")) if path.name != "README.md"
)
ITEMS: list[ActionItem] = [item for entry in INDEX.entries.values() for item in entry.note.items]


def test_it_checks_clean() -> None:
    assert NOTEBOOK.problems() == ()


@pytest.mark.parametrize("key", sorted(set(CONTACT_KEYS) - {"type"}))
def test_every_key_of_a_contact_is_used(key: str) -> None:
    assert any(key in contact.note.fields for contact in INDEX.contacts)


@pytest.mark.parametrize("key", sorted(set(OPPORTUNITY_KEYS) - {"type", "private"}))
def test_every_key_of_an_opportunity_is_used(key: str) -> None:
    assert any(key in entry.note.fields for entry in INDEX.opportunities)


@pytest.mark.parametrize(
    "form",
    [
        r"^## \d{4}-\d{2} ",  # some time in a month
        r"^## \d{4}-\d{2}-\d{2} \d{2}:\d{2} ",
        r"^## \d{4}-\d{2}-\d{2} \d{2}:\d{2}-\d{2}:\d{2} ",
        r"^## \[\[\d{4}-\d{2}-\d{2}\]\]",  # a daily note
        r"^## \d{4}-\d{2}-\d{2} [^\n]*\[\[",  # with somebody
        r"^#+ [^\n]*\(private\)$",
        r"^[^\n#-]+\n-{3,}$",  # an underlined heading
        r"\[\[[^\]|]+\|[^\]]+\]\]",
        r"\[[^\]]+\]\([^)]+\.md\)",
        r"!\[\[[^\]]+\]\]",
        r"%%[^%]+%%",
        r"<!--.+?-->",
        r"^```",
        r"^\|.+\|$",
        r"^> ",
        r"^ {2,4}- ",  # a list within a list
        r"^- Gave: ",
        r"^- Got: ",
        r"^- Intro: [^\n]*\(offered\)",
        r"^- Intro: [^\n]*\(sent\)",
        r"^- Intro: [^\n]*\(agreed\)",
        r"^- Intro: [^\n]*\(met\)",
        r"^- Passed to: [^\n]*\([^)]+\)$",
    ],
)
def test_every_form_of_the_body_is_used(form: str) -> None:
    assert re.search(form, TEXT, re.MULTILINE | re.DOTALL if ".+?" in form else re.MULTILINE)


def test_items_have_every_style_mark_date_and_owner() -> None:
    assert {item.style for item in ITEMS} == {None, "todo.txt", "tasks", "dataview"}
    assert {" ", "x", "/", "-"} <= {item.mark for item in ITEMS}
    for date in ("due", "done", "start", "scheduled", "created", "cancelled", "priority", "recurrence", "owed_by"):
        assert any(getattr(item, date) for item in ITEMS), date
    assert any(item.due and item.due.precision == "month" for item in ITEMS)
    assert any(item.owner.value == "them" and item.owed_by is None for item in ITEMS)
    assert {"t:20", "due:20", "⏳", "📅", "[due:: ", "(due:: ", "rec:"} <= {
        sign for sign in ("t:20", "due:20", "⏳", "📅", "[due:: ", "(due:: ", "rec:") if sign in TEXT
    }


def test_up_down_and_across_and_every_state_of_a_tie_are_there() -> None:
    assert {contact.direction for contact in INDEX.contacts} == {None, "up", "down", "across"}
    assert {contact.status for contact in INDEX.contacts} == {"active", "dormant", "archived"}
    assert {entry.status for entry in INDEX.opportunities} >= {"open", "filled", "mine"}

"""An index that followed changes one by one is the index of what there is in the end."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.index import Index
from netmd.model import Contact, Entry, Exchange, Opportunity
from netmd.problems import Location
from tests.factory import TODAY, contact, intro, item, link, meeting_file, opportunity, touch

_WORDS = ("sam", "Sam Lee", "ann", "Ann", "Renée", "editor", "panel", "nobody")
_STEMS = ("sam", "ann", "renée", "editor", "panel")
_PATHS = tuple(f"{folder}/{stem}.md" for folder in ("contacts", "contacts/x", "opportunities") for stem in _STEMS)

_word = st.sampled_from(_WORDS)
_words = st.lists(_word, max_size=2)
_group = st.lists(st.sampled_from(("Media", "media", "SPORTS")), max_size=2)


def gift(people: list[str]) -> Exchange:
    return Exchange("gave", "a map", Location(""), tuple(link(person) for person in people))


@st.composite
def _touches(draw: Any) -> Any:
    day = draw(st.sampled_from(("2026-01-01", "2026-05-14", "2026-05", "2026-06-01 10:00")))
    linked = " ".join(f"[[{word}]]" for word in draw(_words))
    return touch(
        f"{day} Coffee {linked}",
        text=draw(st.sampled_from(("", "about [[ann]]"))),
        items=[item("x", owed_by=word) for word in draw(_words)],
        exchanges=[gift(draw(_words)) for _ in range(draw(st.integers(0, 2)))],
        introductions=[intro(*draw(st.lists(_word, min_size=2, max_size=2)))] if draw(st.booleans()) else [],
    )


@st.composite
def _entries(draw: Any, path: str) -> Entry:
    meetings = draw(st.lists(_touches(), max_size=2))
    kind = draw(st.sampled_from(("contact", "contact", "opportunity", "meeting")))
    if kind == "contact":
        return contact(
            draw(_word), path=path, meetings=meetings, aliases=draw(_words), orgs=draw(_group), tags=draw(_group),
            introduced_by=draw(_words),
        )  # fmt: skip
    if kind == "opportunity":
        return opportunity(draw(_word), path=path, meetings=meetings, passed_to=draw(_words), source=draw(_words))
    return meeting_file("2026-02-02 " + draw(_word), draw(_words), path=path, more=meetings)


@st.composite
def _changes(draw: Any) -> dict[str, Entry | None]:
    paths = draw(st.lists(st.sampled_from(_PATHS), max_size=4, unique=True))
    return {path: draw(st.none() | _entries(path)) for path in paths}


@settings(max_examples=60, deadline=None)
@given(st.lists(_changes(), max_size=5))
def test_an_index_that_followed_any_changes_answers_as_one_built_at_once(steps: list[dict[str, Entry | None]]) -> None:
    followed, final = Index(), dict[str, Entry]()
    history: list[tuple[Index, dict[str, Any]]] = []
    for changes in steps:
        given_changes = dict(changes)
        followed = followed.replaced(changes)
        assert changes == given_changes
        history.append((followed, answers(followed)))
        for path, entry in changes.items():
            final.pop(path, None)
            if entry is not None:
                final[path] = entry
    at_once = Index.of(final.values())
    assert followed == at_once
    assert answers(followed) == answers(at_once) == answers(Index.of(reversed(final.values())))
    for earlier, answered in history:
        assert answers(Index.of(earlier.entries.values())) == answered


def answers(index: Index) -> dict[str, Any]:
    """What every public query of the index says."""
    entries = [index.entries[path] for path in sorted(index.entries)]
    meetings = [meeting for entry in entries for meeting in entry.note.meetings]
    openings = [entry for entry in entries if isinstance(entry, Opportunity)]
    return {
        "lists": (index.contacts, index.opportunities, index.meeting_files),
        "groups": (list(index.organisations()), list(index.tags())),
        "members": [index.at_org(name) for name in ("media", "Sports", "x")],
        "named": [(index.named(name), index.named(name, "lee")) for name in ("sam", "ann", "renee", "")],
        "links": [(index.candidates(link(w).key), index.resolve(link(w)), index.person(link(w))) for w in _WORDS],
        "people": index.people([link(word) for word in _WORDS]),
        "means": [[index.means(link(word), entry) for word in _WORDS] for entry in entries],
        "backlinks": [index.backlinks(entry) for entry in entries],
        "participants": [index.participants(meeting) for meeting in meetings],
        "of each": [_of(index, entry) for entry in entries if isinstance(entry, Contact)],
        "passed": [[index.passed_to(opening, person) for person in index.contacts] for opening in openings],
    }


def _of(index: Index, person: Contact) -> tuple[Any, ...]:
    return (
        index.contact(person.path),
        index.meetings_of(person),
        index.touches(person, TODAY),
        index.plans(person, TODAY),
        index.items_of(person),
        [(line, index.meeting_of(line)) for line in index.exchanges_of(person)],
        index.introductions_of(person),
        index.introduced_by(person),
        index.led_to(person),
    )

"""The data of the last build, changed where a note says something else: equal to the data made anew, and little work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest

from netmd.index import Index
from netmd.model import Contact, Entry, Section
from netmd.problems import Location
from netmd.settings import Settings
from netmd.site.find import find_pages
from netmd.site.page import Page, Same
from netmd.site.views.context import Context
from netmd.site.views.notes import RenderMemo
from tests.factory import TODAY, contact, meeting_file, opportunity, touch

WORDS = (
    "quince", "quinces", "bread", "café", "Straße", "ΟΔΟΣ", "a", "of", "2026-08-07", "1234", "x" * 40, "日本語", "Ann", "%%hid%%",
    "[[person-1]]", "[[person-2|her]]", "[[nobody]]", "*so*", '"said"', "back\\slash", "<b>", ";];", "\u2028", "\udce9", "**",
)  # fmt: skip


def context_of(index: Index) -> Context:
    return Context(index, None, Settings(), (), TODAY, RenderMemo())  # type: ignore[arg-type]


def anew(index: Index) -> dict[str, bytes]:
    """The data of an index, made from nothing."""
    return {page.path: page.data for page in find_pages(context_of(index)) if isinstance(page, Page)}


class Edited:
    """What came of a build on the last one: the data, what was written, and what was read for it."""

    def __init__(self, before: Index, now: Index, last: Mapping[str, bytes]) -> None:
        self.read: list[str] = []

        def read(path: str) -> bytes | None:
            self.read.append(path)
            return last.get(path)

        found = list(find_pages(context_of(now), before, read))
        self.written = {page.path for page in found if isinstance(page, Page)}
        self.same = {page.path for page in found if isinstance(page, Same)}
        self.made = {page.path: page.make() for page in found[:3] if isinstance(page, Same)}
        self.data = {page.path: page.data if isinstance(page, Page) else last[page.path] for page in found}


def crowd(count: int = 300) -> list[Contact]:
    """People of whom something is said that is said of no other."""
    return [
        contact(
            f"Person {number}",
            orgs=["Rocket Nine"] if number % 3 else [],
            meetings=[touch("2026-03-04 Coffee", text=f"Spoke of word{number} and bread.")],
        )
        for number in range(count)
    ]


def reworded(entry: Contact, text: str) -> Contact:
    """The person, with another text below their only meeting."""
    return replace(entry, note=replace(entry.note, meetings=(replace(entry.note.meetings[0], text=text),)))


@pytest.fixture(scope="module")
def many() -> tuple[Index, dict[str, bytes]]:
    """A notebook of several buckets, and its data."""
    index = Index.of(crowd())
    return index, anew(index)


Many = tuple[Index, dict[str, bytes]]


def after(many: Many, *changed: Entry) -> tuple[Edited, Index]:
    """What comes of a build after these changed."""
    before, last = many
    now = before.replaced({entry.path: entry for entry in changed})
    return Edited(before, now, last), now


def test_a_sentence_more_touches_the_note_and_the_words_it_adds(many: Many) -> None:
    person = many[0].contacts[7]
    found, now = after(many, reworded(person, f"{person.note.meetings[0].text} Quinces too."))
    assert found.data == anew(now)
    kinds = sorted(path.split("-")[0] for path in found.written)
    assert set(kinds) == {"find/about.js", "find/text", "find/terms", "find/spelling"}
    assert kinds.count("find/text") == 1
    assert set(found.read) == found.written
    assert len(found.same) > 4


def test_where_nothing_changed_nothing_is_written(many: Many) -> None:
    found, _ = after(many)
    assert (found.written, found.data) == (set(), many[1])
    assert found.read == ["find/about.js"]


def test_a_page_that_stays_can_be_made_once_more(many: Many) -> None:
    found, now = after(many, reworded(many[0].contacts[7], "Else."))
    made = anew(now)
    assert found.made
    assert all(made[path] == data for path, data in found.made.items())


def test_a_word_is_spelled_for_as_long_as_any_note_has_it(many: Many) -> None:
    one, other = many[0].contacts[:2]
    found, now = after(many, reworded(one, "A walrus."), reworded(other, "A walrus."))
    assert b"walrus" in found.data["find/spelling-6.js"]
    fewer = now.replaced({one.path: reworded(one, "")})
    later = Edited(now, fewer, found.data)
    assert later.data == anew(fewer)
    assert b"walrus" in later.data["find/spelling-6.js"]
    last = fewer.replaced({other.path: reworded(other, "")})
    assert b"walrus" not in Edited(fewer, last, later.data).data["find/spelling-6.js"]


def test_no_file_comes_or_goes_with_a_word_however_long_it_is(many: Many) -> None:
    person = many[0].contacts[3]
    found, now = after(many, reworded(person, "Antidisestablishmentarianism!"))
    assert found.data == anew(now)
    assert found.data.keys() == many[1].keys()
    back = Edited(now, many[0], found.data)
    assert back.data == many[1]


def test_what_stands_beside_a_name_changes_in_its_line_alone(many: Many) -> None:
    found, now = after(many, replace(many[0].contacts[5], roles=("Beekeeper",)))
    assert found.data == anew(now)
    assert any(path.startswith("find/names") for path in found.written)
    assert found.same


def test_organisations_and_tags_are_counted_again(many: Many) -> None:
    found, now = after(many, replace(many[0].contacts[5], orgs=("Larkspur",), tags=("bees",)))
    assert found.data == anew(now)
    assert found.same


@pytest.mark.parametrize(
    "changes",
    [
        lambda person: {person.path: replace(person, name="Somebody Else")},
        lambda person: {person.path: replace(person, name=person.name.upper())},
        lambda person: {person.path: replace(person, aliases=("Pip",))},
        lambda person: {person.path: None},
        lambda person: {"contacts/new.md": contact("New", path="contacts/new.md")},
        lambda person: {person.path: opportunity("Editor", path=person.path)},
    ],
)
def test_where_links_may_lead_elsewhere_all_is_made_anew(
    many: Many, changes: Callable[[Contact], Mapping[str, Entry | None]]
) -> None:
    now = many[0].replaced(changes(many[0].contacts[1]))
    found = Edited(many[0], now, many[1])
    assert found.data == anew(now)
    assert not found.same


def test_where_much_changed_all_is_made_anew(many: Many) -> None:
    found, now = after(many, *(reworded(one, "Else.") for one in many[0].contacts[:60]))
    assert found.data == anew(now)
    assert not found.same


@pytest.mark.parametrize("kind", ["about", "terms", "text", "spelling", "names"])
@pytest.mark.parametrize("damage", [None, b"", b"netmdFind(1,2,3);\n", b'netmdFind("text",0,"\xff");\n', b"half"])
def test_files_that_are_gone_or_not_as_they_were_are_made_anew(many: Many, kind: str, damage: bytes | None) -> None:
    before, last = many
    person = replace(reworded(before.contacts[7], "Quinces."), roles=("Beekeeper",))
    now = before.replaced({person.path: person})
    damaged: dict[str, bytes] = {}
    for path, data in last.items():
        if not path.startswith(f"find/{kind}"):
            damaged[path] = data
        elif damage is not None:
            damaged[path] = data[: len(data) // 2] if damage == b"half" else damage
    found = list(find_pages(context_of(now), before, damaged.get))
    assert {page.path: page.data for page in found if isinstance(page, Page)} == anew(now)


def test_a_last_state_that_is_not_that_of_the_files_is_noticed(many: Many) -> None:
    before, last = many
    wrong = before.replaced({before.contacts[7].path: reworded(before.contacts[7], "Never written.")})
    now = before.replaced({before.contacts[7].path: reworded(before.contacts[7], "Quinces.")})
    assert Edited(wrong, now, last).data == anew(now)


@pytest.mark.parametrize("seed", range(12))
def test_any_edits_one_upon_the_other_give_the_data_made_anew(seed: int) -> None:
    random = Random(seed)
    people: list[Entry] = [some_entry(random, number) for number in range(random.choice((0, 3, 60, 130)))]
    index = Index.of(people)
    last, taken_over = anew(index), 0
    for step in range(12):
        changes: dict[str, Entry | None] = {}
        for _ in range(random.choice((0, 1, 1, 2, 4))):
            changes |= some_change(random, index, step)
        now = index.replaced(changes)
        found = Edited(index, now, last)
        assert found.data == anew(now), (seed, step)
        taken_over += bool(found.same)
        index, last = now, found.data
    assert taken_over or len(people) < 60


def some_text(random: Random) -> str:
    """A few words, some of which are in no other note."""
    words = [random.choice((*WORDS, f"word{random.randrange(1000)}")) for _ in range(random.randrange(12))]
    return random.choice((" ", "\n", "\n- ")).join(words)


def some_entry(random: Random, number: int) -> Entry:
    """A person, an event or an opening."""
    day = random.choice(("2026-05-01", "2026-05", "2026-04-22"))
    meetings = [
        touch(f"{day} {random.choice(('', 'Coffee', '*Tea* with [[person-1]]'))}", text=some_text(random))
        for _ in range(2)
    ]
    if number % 9 == 7:
        return meeting_file(f"{day} Panel {number}", path=f"meetings/{number}.md", place=some_text(random))
    if number % 9 == 8:
        return opportunity(f"Opening {number}", org="Rocket Nine", path=f"opportunities/{number}.md")
    return contact(f"Person {number}", orgs=some_groups(random), tags=some_groups(random), meetings=meetings)


def some_groups(random: Random) -> Sequence[str]:
    return [random.choice(("Rocket Nine", "rocket nine", "Bees", "Zoë"))] if random.random() < 0.3 else []


def some_change(random: Random, index: Index, step: int) -> Mapping[str, Entry | None]:
    """One edit: mostly of words, sometimes of what links and lists hang on."""
    if not index.entries or random.random() < 0.08:
        entry = some_entry(random, 1000 + step)
        return {entry.path: entry}
    path = random.choice(list(index.entries))
    entry = index.entries[path]
    if random.random() < 0.06:
        return {path: None}
    section = Section(random.choice(("", "Notes")), 2, some_text(random), Location(path), random.random() < 0.2)
    note = replace(
        entry.note, sections=(section,), private=random.random() < 0.1, extra=(("likes", (some_text(random),)),)
    )
    if not isinstance(entry, Contact) or random.random() < 0.5:
        return {path: replace(entry, note=note)}
    return {
        path: random.choice(
            (
                replace(entry, note=replace(note, meetings=note.meetings[:1])),
                replace(entry, note=note, roles=(some_text(random),), status="archived"),
                replace(entry, note=note, orgs=tuple(some_groups(random)), tags=tuple(some_groups(random))),
                replace(entry, note=note, introduced_by=index.contacts[0].introduced_by, location=some_text(random)),
                replace(entry, name=f"{entry.name} {random.choice(('Lee', ''))}".strip()),
            )
        )
    }

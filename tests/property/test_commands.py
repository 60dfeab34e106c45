"""Whatever a notebook looks like and whichever commands come one after another: the bytes beside what each one writes
stay, and the index read back shows just the change that was meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from difflib import SequenceMatcher

from hypothesis import Phase, event, example, given, settings
from hypothesis import strategies as st

from netmd.dates import When
from netmd.editing.document import EditRefusedError
from netmd.editing.done import Day, done
from netmd.editing.habits import habits_of
from netmd.editing.introduce import STAGES, Introducing, find_introduction, introduce
from netmd.editing.linking import link_to
from netmd.editing.log import Touch, log
from netmd.editing.new import NewContact, new_note, somebody_like
from netmd.editing.note import NoteFile
from netmd.editing.passing import Passing, pass_on
from netmd.editing.plan import FileChange, Plan
from netmd.editing.rename import rename
from netmd.editing.renaming import renaming
from netmd.editing.snooze import note_to_snooze, snooze_contact, snooze_reminder
from netmd.editing.stems import contact_id, free_path
from netmd.editing.verify import EditWithoutEffectError, without_places
from netmd.errors import UsageError
from netmd.followups.agenda import build_agenda
from netmd.followups.reminder import Reminder
from netmd.index import Index
from netmd.model import Contact, Entry, Link, Opportunity, name_key
from netmd.reading import Kind, Reading, read_note
from tests.factory import TODAY
from tests.factory import settings as netmd_settings

_ANN, _BOB, _CY = "contacts/ann-lee.md", "contacts/Bob Ray.md", "contacts/x/cy.md"
_OPENING, _EVENT = "opportunities/baker.md", "meetings/2026-05-02-fair.md"

_FRONTS = (
    "", "---\n---\n", "---\n{name}email: a@x.example\n---\n", "---\n# mine\n{name}tags: [a, 'b: c']\nfollow_up: 2026-05-01  # soon\n---\n",
    "---\n{name}aliases:\n  - The Baker\nintroduced_by: \"[[ann-lee]]\"\nsnooze: 2026-05-20\n---\n\n", "---\n{name}spouse: '[[Bob Ray]]'\n",
)  # fmt: skip
_PIECES = (
    "Bakes.  \n", "\n", "# Ann Lee\n", "## 2026-03-04 Coffee with [[Bob Ray|Bob]]\n", "### 2026-05-12 16:00 Interview\n", "Talked [[ann-lee]].\n",
    "2026-04-01 Mail\n---------------\n", "## Notes (private)\n", "- Gave: a deck to [[cy]]\n", "* Intro: [[ann-lee]] to [[Bob Ray]] (offered 2026-04-01)\n",
    "- [ ] call [[cy]] due:2026-05-01 rec:+1m ^b1\n", "- [ ] send it 📅 2026-05-02 @cy\n", "\t- [ ] deep [due:: 2026-05-14]\n", "> - [ ] quoted due:2026-05-01\n",
    "```\n[[ann-lee]] - [ ] code due:2026-01-01\n```\n", "<!-- [[ann-lee]] -->\n", "%% hidden\n", "[Bob](Bob%20Ray.md) and [x](../contacts/ann-lee.md#a)\n",
    "[ref]: ann-lee.md\n", "| [[ann-lee\\|a]] | x |\n", "## 2026-06-02 Lunch ##\n", "- Passed to: [[cy]] 2026-05-01\n", "é 田辺 [[nobody]]\n",
)  # fmt: skip
_bodies = st.lists(st.sampled_from(_PIECES), max_size=7).map("".join)


def _encoded(text: str, newline: str, bom: bool, final: bool) -> bytes:
    text = text if final else text.removesuffix("\n")
    return (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", newline).encode()


def _files(front: st.SearchStrategy[str], body: st.SearchStrategy[str] = _bodies) -> st.SearchStrategy[bytes]:
    text = st.builds("{}{}".format, front, body)
    return st.builds(_encoded, text, st.sampled_from(("\n", "\r\n", "\n")), st.booleans(), st.booleans())


def _contact(name: str) -> st.SearchStrategy[bytes]:
    return _files(st.sampled_from(_FRONTS).map(lambda front: front.replace("{name}", name)))


_notebooks = st.fixed_dictionaries(
    {
        _ANN: _contact("name: Ann Lee\n"),
        _BOB: _contact(""),
        _CY: _contact("name: 'Cy O''Day'\n"),
        _OPENING: _files(st.just("---\ntitle: Night baker\norg: Mill\ncloses: 2026-05-20\nsource: '[[ann-lee]]'\n---\n")),
        _EVENT: _files(st.just("---\nwith: [\"[[ann-lee]]\", Bob Ray]\n---\n")),
    },
    optional={"contacts/dee.md": _contact(""), "contacts/eli.md": _contact("org: X\nname: Eli Fox\n")},
)
_KINDS = ("log", "log with", "done", "snooze", "snooze item", "intro", "pass", "rename", "new")
_steps = st.lists(st.tuples(st.sampled_from(_KINDS), *[st.integers(0, 9)] * 3), min_size=1, max_size=8)
_NAMES = ("Ann Moe", "Bo Ray-Fox", "Zoë", "Li", "O'Hara", "Ann #1", "Cy: the 2nd", "田辺由紀", "Max Frost", "No")


def _read(path: str, data: bytes) -> Reading:
    kind: Kind = "meeting" if path.startswith("meetings") else "opportunity" if path.startswith("opp") else "contact"
    return read_note(path, data, kind, {})


@dataclass(frozen=True)
class _Meant:
    """A plan, and what of each entry may differ afterwards: its fields' names, those of the note with ``note.``.

    ``lines`` is how many lines of a file may be others. ``check`` gets the index before and after. ``moved`` are the
    files that are renamed.
    """

    plan: Plan
    differs: frozenset[str]
    lines: int
    check: Callable[[Index, Index], None]
    moved: Mapping[str, str] = field(default_factory=dict)


@settings(deadline=None, max_examples=100, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(_notebooks, _steps)
@example({_ANN: b"", _BOB: b"", _OPENING: b""}, [("intro", 0, 0, 2), ("pass", 0, 0, 0), ("intro", 0, 0, 4), ("rename", 0, 0, 0)])
def test_each_command_of_any_sequence_writes_what_it_means_and_nothing_else(
    files: dict[str, bytes], steps: list[tuple[str, int, int, int]]
) -> None:
    for step in steps:
        before = _index(files)
        try:
            meant = _carried_out(step, files, before)
        except (UsageError, EditRefusedError, EditWithoutEffectError) as error:
            event(f"{step[0]}: {type(error).__name__}")
            continue
        if meant is None:
            continue
        event(f"{step[0]}: done")
        files = _checked(files, before, meant)


def test_on_a_notebook_in_order_every_command_is_carried_out() -> None:
    files = {
        _ANN: b"---\nname: Ann Lee\nfollow_up: 2026-05-01\n---\n## 2026-03-04 Coffee\n- [ ] call due:2026-05-01\n",
        _BOB: b"[[ann-lee]]", _OPENING: b"", _EVENT: b"---\r\nwith: Ann Lee\r\n---\r\n",
    }  # fmt: skip
    for kind in _KINDS:
        before = _index(files)
        meant = _carried_out((kind, 0, 0, 0), files, before)
        assert meant is not None
        assert any(change.before != change.after for change in meant.plan.changes)
        _checked(files, before, meant)


def _index(files: Mapping[str, bytes]) -> Index:
    entries = [_read(path, data).entry for path, data in files.items()]
    return Index.of(entry for entry in entries if entry is not None)


def _checked(files: dict[str, bytes], before: Index, meant: _Meant) -> dict[str, bytes]:
    """The files after a plan, once they and what is read of them are compared."""
    after = dict(files)
    for change in meant.plan.changes:
        assert after.pop(change.path, None) == change.before
        if change.after is not None:
            after[change.path] = change.after
    now = _index(after)
    for path, data in files.items():
        new_path = meant.moved.get(path, path)
        _assert_lines_stay(data, after[new_path], meant.lines)
        if data == after[new_path]:
            assert before.entries[path] == now.entries[new_path] or path in meant.moved
        old, new = _view(before.entries[path]), _view(now.entries[new_path])
        assert {name for name in old if old[name] != new[name]} <= meant.differs
        kept = [Counter(map(_when, one.entries[at].note.meetings)) for one, at in ((before, path), (now, new_path))]
        assert kept[0] <= kept[1]
    _assert_links_mean_the_same(before, now, meant)
    meant.check(before, now)
    return after


def _assert_lines_stay(old: bytes, new: bytes, lines: int) -> None:
    """All lines of a file are there afterwards, byte for byte and in their order, but for a few."""
    assert old.startswith(b"\xef\xbb\xbf") == new.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in old) <= (b"\n" not in new.replace(b"\r\n", b""))
    was, now = (data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True) for data in (old, new))
    for lines_of in (was, now):  # a last line without an end gets one when something comes below it
        if lines_of and not lines_of[-1].endswith(b"\n"):
            lines_of[-1] += b"\r\n" if b"\r\n" in new else b"\n"
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    assert len(was) - sum(block.size for block in blocks) <= lines


def _view(entry: Entry) -> dict[str, object]:
    parts = {one.name: without_places(getattr(entry, one.name)) for one in fields(entry) if one.name != "note"}
    return parts | {f"note.{one.name}": without_places(getattr(entry.note, one.name)) for one in fields(entry.note)}


def _assert_links_mean_the_same(before: Index, after: Index, meant: _Meant) -> None:
    """Every link that was there is there and means whom it meant, unless it meant nobody."""
    for path, entry in before.entries.items():
        old = Counter(_whom(link, before, meant.moved) for link in entry.note.links)
        new = Counter(_whom(link, after, {}) for link in after.entries[meant.moved.get(path, path)].note.links)
        del old[""]
        assert not old - new


def _whom(link: Link, index: Index, moved: Mapping[str, str]) -> str:
    found = index.resolve(link)
    return moved.get(found.path, found.path) if found else ""


# -- the commands ---------------------------------------------------------------------------------------------------

_BODY = frozenset(("note.meetings", "note.sections", "note.items", "note.links", "note.exchanges", "note.introductions"))
_NUMBER = iter(range(1_000_000))


def _carried_out(step: tuple[str, int, int, int], files: dict[str, bytes], index: Index) -> _Meant | None:
    kind, a, b, c = step
    one, other = (index.contacts[number % len(index.contacts)] for number in (a, a + 1 + b % (len(index.contacts) - 1)))

    def open_note(path: str) -> NoteFile:
        return NoteFile.of(path, files[path], _read)

    if kind in ("log", "log with"):
        return _log(open_note(one.path), (one, other) if kind == "log with" else (one,), index, c)
    if kind in ("done", "snooze item"):
        reminders = [one for one in build_agenda(index, netmd_settings(), TODAY) if one.rule in ("action-item", "follow-up")]
        if not reminders:
            return None
        return (_done if kind == "done" else _snooze_item)(reminders[a % len(reminders)], open_note, index)
    if kind == "snooze":
        return _snooze(open_note(one.path), one)
    if kind == "intro":
        stage = (*STAGES, None, None)[c % 6]
        wanted = Introducing(one, other, TODAY - timedelta(b), stage, "it went well" if c % 6 == 5 else "")
        return _intro(introduce(wanted, index, open_note, habits_of(index), TODAY), wanted)
    if kind == "pass":
        passing = Passing(one, TODAY, TODAY - timedelta(b) if c < 3 else None, "applied" if c % 2 else "")
        return _pass(pass_on(open_note(_OPENING), passing, index), one)
    if kind == "rename":
        return _rename(one, _NAMES[c], index, files, open_note, keep_file=b == 9)
    return _new(_NAMES[c], link_to(one, index, "contacts/n.md") if b % 2 else "", index)


def _log(note: NoteFile, people: tuple[Contact, ...], index: Index, number: int) -> _Meant:
    title = f"Call number {next(_NUMBER)}"
    links = tuple(link_to(other, index, note.path) for other in people[1:])
    when = When(TODAY - timedelta(number * 20))
    extras = (("a note",), ("a deck",), ()) if number % 2 else ((), (), ("two names",))
    logged = log(note, Touch(when, title, links, *extras), habits_of(index), TODAY)

    def check(before: Index, after: Index) -> None:
        for person in before.contacts:
            old, new = before.meetings_of(person), after.meetings_of(after.contacts[before.contacts.index(person)])
            more = [meeting for meeting in new if meeting.title.startswith(title)]
            assert [meeting.when for meeting in more] == ([when] if person in people else [])
            assert [_name(meeting) for meeting in new if meeting not in more] == [_name(meeting) for meeting in old]

    plan = Plan((FileChange(note.path, note.document.data, logged.note.document.data),))
    return _Meant(plan, _BODY, 0, check)


def _name(meeting: object) -> tuple[object, object]:
    assert hasattr(meeting, "when")
    assert hasattr(meeting, "title")
    return meeting.when, meeting.title


def _done(reminder: Reminder, open_note: Callable[[str], NoteFile], index: Index) -> _Meant:
    plan = done([reminder], open_note, habits_of(index), Day(TODAY, TODAY))
    is_item = reminder.rule == "action-item"

    def check(before: Index, after: Index) -> None:
        old, new = (Counter(map(_ticked, _items(one))) for one in (before, after))
        more, less = (new - old), (old - new)
        ticked = [text for text, is_done in more.elements() if is_done]
        following = [text for text, is_done in more.elements() if not is_done]
        assert len(ticked) == int(is_item)
        assert following in ([], [text.replace(" ^b1", "") for text in ticked])  # the next of a recurring one that has a block's id
        assert less in (Counter(), Counter((text, False) for text in ticked))
        if not is_item:
            contact = after.contact(reminder.subject)
            assert contact is not None
            assert contact.follow_up is None

    differs = frozenset(("note.items", "note.meetings", "note.sections", "note.links") if is_item else ("follow_up", "note.fields"))
    return _Meant(plan, differs, 1, check)


def _items(index: Index) -> list[object]:
    return [item for entry in index.entries.values() for item in entry.note.items]


def _ticked(item: object) -> tuple[str, bool]:
    assert hasattr(item, "text")
    assert hasattr(item, "is_done")
    return item.text, item.is_done


def _snooze_item(reminder: Reminder, open_note: Callable[[str], NoteFile], index: Index) -> _Meant:
    day = TODAY + timedelta(9)
    plan = snooze_reminder(open_note(note_to_snooze(reminder)), reminder, day, habits_of(index))

    def check(before: Index, after: Index) -> None:
        assert [_ticked(item) for item in _items(after)] == [_ticked(item) for item in _items(before)]
        due = {one.id for one in build_agenda(after, netmd_settings(), TODAY) if one.due and one.due <= TODAY}
        assert reminder.id not in due

    is_item = reminder.rule == "action-item"
    differs = frozenset(("note.items", "note.meetings", "note.sections") if is_item else ("follow_up", "note.fields"))
    return _Meant(plan, differs, 1, check)


def _snooze(note: NoteFile, person: Contact) -> _Meant:
    day = TODAY + timedelta(30)

    def check(_: Index, after: Index) -> None:
        contact = after.contact(person.path)
        assert contact is not None
        assert contact.snooze == day

    return _Meant(snooze_contact(note, day), frozenset(("snooze", "note.fields")), 1, check)


def _intro(plan: Plan, wanted: Introducing) -> _Meant:
    def check(before: Index, after: Index) -> None:
        one, other = after.contact(wanted.one.path), after.contact(wanted.other.path)
        assert one is not None
        assert other is not None
        found = find_introduction(one, other, after)
        assert found is not None
        assert found.stage == wanted.words
        is_new = find_introduction(wanted.one, wanted.other, before) is None
        assert len(after.introductions_of(one)) - len(before.introductions_of(wanted.one)) == int(is_new)

    return _Meant(plan, _BODY - {"note.items", "note.exchanges"}, 1, check)


def _pass(plan: Plan, person: Contact) -> _Meant:
    def check(before: Index, after: Index) -> None:
        old, new = before.entries[_OPENING], after.entries[_OPENING]
        assert isinstance(old, Opportunity)
        assert isinstance(new, Opportunity)
        assert after.passed_to(new, person) is not None
        assert len(new.passed) - len(old.passed) == int(before.passed_to(old, person) is None)

    return _Meant(plan, frozenset(("passed", "note.meetings", "note.sections", "note.links")), 1, check)


def _rename(
    person: Contact, name: str, index: Index, files: dict[str, bytes], open_note: Callable[[str], NoteFile], *, keep_file: bool
) -> _Meant:  # fmt: skip
    wanted = renaming(person, name, index, keep_file=keep_file)
    plan = rename(wanted, index, files, open_note)

    def check(before: Index, after: Index) -> None:
        contact = after.contact(wanted.path)
        assert contact is not None
        assert contact.name == name
        assert contact.keys >= person.keys - {name_key(person.id)}
        assert after.person(person.id) == contact or before.person(person.id) != person
        assert [_when(one) for one in after.meetings_of(contact)] == [_when(one) for one in before.meetings_of(person)]

    changes = ("name", "aliases", "introduced_by", "source", "passed", "note.id", "note.path", "note.fields", "note.extra", "note.definitions")
    return _Meant(plan, _BODY | set(changes), 99, check, {person.path: wanted.path})


def _when(meeting: object) -> object:
    assert hasattr(meeting, "when")
    return meeting.when


def _new(name: str, link: str, index: Index) -> _Meant | None:
    made = NewContact(name, introduced_by=(link,) if link else ())
    if somebody_like(index, made):
        return None
    path = free_path(contact_id(name), "contacts", {entry.id for entry in index.entries.values()}, lambda _: True)
    data = new_note(path, made, _read)

    def check(before: Index, after: Index) -> None:
        contact = after.contact(path)
        assert contact is not None
        assert contact.name == name
        assert len(after.introduced_by(contact)) == bool(link)
        assert set(after.entries) == {*before.entries, path}

    return _Meant(Plan((FileChange(path, None, data),)), frozenset(), 0, check)

"""Over pairs of contacts written in every way: joined, all that both say is there, links lead where they led, and the
one that stays loses no line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from netmd.checks import check_index
from netmd.editing.document import EditRefusedError
from netmd.editing.habits import habits_of
from netmd.editing.merge import merge
from netmd.editing.note import NoteFile
from netmd.editing.plan import Plan
from netmd.editing.verify import EditWithoutEffectError
from netmd.index import Index
from netmd.model import Contact, Link, Meeting, Note
from netmd.reading import Kind, Reading, read_note

TODAY = date(2026, 5, 14)
KEEP, GONE = "contacts/ann-lee.md", "contacts/bo-ray.md"

_VALUES = (
    "org: Opal", "org: [Opal, Quartz]", "org:\n  - Quartz\n  - \"[[Onyx]]\"", "company: Jade", "role: Editor", "title: Chief",
    "email: ann@x.example", "email: bo@x.example, bo@y.example", "email: [BO@x.example]", "phone: +44 20 7946 0958",
    "phone: [020 7946 0958, '0171 1234567']", "url: https://ann.example", "linkedin: linkedin.com/in/ann", "linkedin: ann-l",
    "location: Paris", "location: Toronto # for now", "tags: [press, choir]", "tags: press, boats", "tags:\n- boats",
    "tags: '#press #sea'", "direction: up", "direction: down", "met: 2026-01-02", "met: 2025-03", "met_at: PyCon",
    "introduced_by: \"[[sam-lee]]\"", "introduced_by: [sam-lee, my barber]", "cadence: 4-6 weeks", "cadence: monthly",
    "seeking: [a post]", "offers: advice, cake", "birthday: --05-12", "birthday: 1990-05-12", "pronouns: she/her",
    "follow_up: 2026-06-01", "follow_up: soon", "snooze: 2026-06-02", "status: archived", "status: dormant", "private: true",
    "spouse: \"[[sam-lee]]\"", "spouse: Kim", "pets: [Rex, 'Tom: the cat']", "aliases: [Pri, Bee]", "aliases: Annie",
    "nested:\n  city: Rome\n  zip: 00100", "# a comment", "odd: \"yes\"", "empty:", "tags:",
)  # fmt: skip
_LINES = (
    "Plain words here.", "More of them, see [[sam-lee]] and [[ann-lee]].", "With [[bo-ray|him]] and [[Bo Ray]].", "- a point",
    "- [ ] send the deck due:2026-05-20", "- [x] ring done:2026-01-03", "- [ ] @sam-lee brings it", "- [ ] @bo-ray too",
    "- Gave: a map to [[sam-lee]]", "- Got: a rule", "- Intro: [[sam-lee]] to [[bo-ray]] (met)", "", "", "    indented",
    "## Notes", "## Ideas", "### 2026-03-04 Coffee with [[sam-lee]]", "## 2026-04-05 10:30 Call", "## 2025-12", "# Log",
    "#### Details", "## 2026-06-30 Lunch (private)", "# Secrets (private)", "## 2026", "Title\n=====", "2026-02-02 Walk\n-----",
    "```\n## 2026-01-01 no heading\n```", "%% hidden [[bo-ray]] %%", "<!-- gone -->", "> quoted", "| a | b |\n|---|---|\n| 1 | 2 |",
    "## 2026-03-08 Dinner with [[ann-lee]]", "## 2026-03-09 Tea with [[sam-lee]], [[bo-ray]]", "See [[ann-lee|her]].",
    "[ref]: sam-lee.md", "[link](sam-lee.md) and [file](files/a.pdf)", "text with `code [[bo-ray]]`", "---", "1. one", "* star",
)  # fmt: skip
_HOSTILE = (
    "```",
    "%%",
    "<!--",
    "~~~",
    "[ref]: bo-ray.md",
    "[^1]: foot",
    "# Bo Ray",
    "# Ann Lee",
    "## 2026-02-30 never",
    "\t- tab",
)

_front = st.lists(st.sampled_from(_VALUES), max_size=9)
_plain = st.lists(st.sampled_from(_LINES), max_size=14)
_hostile = st.lists(st.sampled_from((*_LINES, *_HOSTILE)), max_size=14)


def _contact(name: str, front: list[str], body: list[str]) -> str:
    return "".join(f"{line}\n" for line in ("---", f"name: {name}", *_each_key_once(front), "---", *body))


def _each_key_once(lines: list[str]) -> Iterator[str]:
    same = {"company": "org", "title": "role"}
    known: set[str] = set()
    for line in lines:
        key = line.split(":")[0]
        key = same.get(key, key)
        if key.startswith("#") or key not in known:
            known.add(key)
            yield line


_OTHERS = {
    "contacts/sam-lee.md": "---\nname: Sam Lee\nintroduced_by: '[[bo-ray]]'\n---\n[[Bo Ray]] [[ann-lee]] [[bo-ray#X|B]]\n"
                           "## 2026-01-01 Tea with [[bo-ray]] and [[Ann Lee]]\n- [ ] @bo-ray rings\n`[[bo-ray]]`\n",
    "meetings/m.md": "---\ndate: 2026-02-02\nwith: [bo-ray, sam-lee]\n---\n- Gave: a seat to [[bo-ray]]\n",
    "opportunities/o.md": "---\ntitle: Post\nsource: '[[Bo Ray]]'\n---\n- Passed to: [[bo-ray]] 2026-05-01\n",
}  # fmt: skip
_settings = settings(
    deadline=None, max_examples=100, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
)


@_settings
@given(_front, _plain, _front, _plain, st.sampled_from(("\n", "\r\n")), st.booleans())
def test_two_contacts_become_one_and_nothing_is_lost(
    front: list[str], body: list[str], other_front: list[str], other_body: list[str], newline: str, ends: bool
) -> None:
    files = _files(_contact("Ann Lee", front, body), _contact("Bo Ray", other_front, other_body), newline, ends)
    try:
        plan = _planned(files)
    except (EditRefusedError, EditWithoutEffectError):
        if not _may_refuse(body, other_body):
            raise
        event("refused")
        return
    event("joined")
    _assert_all_there(files, _applied(files, plan))


def _may_refuse(body: list[str], other_body: list[str]) -> bool:
    """Whether something in the notes has no place in one note: see what each line says."""
    both = [*body, *other_body]
    return (
        ("[ref]: sam-lee.md" in body and "[ref]: sam-lee.md" in other_body)
        or any("\n" in line and line.endswith(("=", "-")) for line in both)  # two such headings, one below the other
        or "    indented" in both  # code by itself, and part of a list below one
        or "---" in both  # a line, or a heading with the line above it
        or any("Intro:" in line for line in both)  # with a link to the other in the line below it
    )  # fmt: skip


@_settings
@given(_front, _hostile, _front, _hostile, st.sampled_from(("\n", "\r\n")), st.booleans())
def test_what_cannot_be_joined_is_refused_and_never_garbled(
    front: list[str], body: list[str], other_front: list[str], other_body: list[str], newline: str, ends: bool
) -> None:
    files = _files(_contact("Ann Lee", front, body), _contact("Bo Ray", other_front, other_body), newline, ends)
    try:
        plan = _planned(files)
    except (EditRefusedError, EditWithoutEffectError):
        event("refused")
        return
    event("joined")
    _assert_all_there(files, _applied(files, plan))


def _files(keep: str, gone: str, newline: str, ends: bool) -> dict[str, bytes]:
    texts = {KEEP: keep if ends else keep.rstrip("\n"), GONE: gone, **_OTHERS}
    return {path: text.replace("\n", newline).encode() for path, text in texts.items()}


def _read(path: str, data: bytes) -> Reading:
    kind: Kind = "meeting" if path.startswith("meetings") else "opportunity" if path.startswith("opp") else "contact"
    return read_note(path, data, kind, {})


def _index(files: dict[str, bytes]) -> Index:
    entries = (_read(path, data).entry for path, data in files.items())
    return Index.of(entry for entry in entries if entry is not None)


def _contact_at(files: dict[str, bytes], path: str) -> Contact:
    found = _index(files).contact(path)
    assert found is not None
    return found


def _planned(files: dict[str, bytes]) -> Plan:
    index = _index(files)
    keep, gone = _contact_at(files, KEEP), _contact_at(files, GONE)
    return merge(keep, gone, index, files, lambda path: NoteFile.of(path, files[path], _read), habits_of(index), TODAY)


def _applied(files: dict[str, bytes], plan: Plan) -> dict[str, bytes]:
    after = dict(files)
    for change in plan.changes:
        assert after.pop(change.path, None) == change.before
        if change.after is not None:
            after[change.path] = change.after
    return after


# -- what must be there -----------------------------------------------------------------------------------------------


def _assert_all_there(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    assert set(after) == set(before) - {GONE}
    one, other, both = _contact_at(before, KEEP), _contact_at(before, GONE), _contact_at(after, KEEP)
    more = _without_same(other.note, one.note)
    for told in (_meetings, _items, _ledger):
        assert told(both.note) == told(one.note) + told(more)
    for name in ("aliases", "orgs", "roles", "emails", "phones", "urls", "tags", "seeking", "offers"):
        mine = getattr(one, name)
        assert getattr(both, name)[: len(mine)] == mine
    _assert_values(one, other, both, after[KEEP].decode())
    _assert_words([one.note, more], after)
    _assert_lines(before[KEEP].decode(), after[KEEP].decode())
    _assert_links(before, after)
    assert one.note.private + other.note.private <= 2 * both.note.private
    worse = Counter(problem.code for problem in check_index(_index(after)))
    assert not worse - Counter(problem.code for problem in check_index(_index(before)))


def _meetings(note: Note) -> Counter[object]:
    return Counter((one.when, _named(one.title), one.private) for one in note.meetings)


def _items(note: Note) -> Counter[object]:
    return Counter((_named(one.text), one.mark, one.due, one.done, one.owner) for one in note.items)


def _ledger(note: Note) -> Counter[object]:
    lines = [(one.kind, _named(one.text), "") for one in note.exchanges]
    return Counter([*lines, *(("intro", _named(one.text), one.stage) for one in note.introductions)])


def _named(text: str) -> str:
    """A text in which the two are called the same, and a link to either is what it shows."""
    text = _COMPANIONS.sub("", text)
    text = _TO_ONE_OF_THEM.sub(lambda link: link["shown"] or "Ann Lee", text)
    return text.replace("bo-ray", "ann-lee").replace("Bo Ray", "Ann Lee")


_COMPANIONS = re.compile(r"(?: with \[\[ann-lee\]\]|, \[\[(?:ann-lee|bo-ray)\]\])(?=\r?$)", re.MULTILINE)
_TO_ONE_OF_THEM = re.compile(r"\[\[(?:ann-lee|Ann Lee|bo-ray|Bo Ray)(?:\|(?P<shown>[^]]*))?\]\]")


def _assert_values(one: Contact, other: Contact, both: Contact, text: str) -> None:
    for name in ("linkedin", "location", "direction", "met", "met_at", "cadence", "birthday", "pronouns", "follow_up"):
        mine = getattr(one, name)
        assert getattr(both, name) == mine or mine in (None, "")
    for email in other.emails:
        assert email.casefold() in text.casefold()
    for value in (
        *other.orgs,
        *other.roles,
        *other.urls,
        *other.tags,
        *other.offers,
        *other.aliases,
        other.name,
        other.id,
    ):
        assert value in text
    for _, values in other.note.extra:
        assert all(value in text for value in values)


def _without_same(note: Note, other: Note) -> Note:
    """A note without the meetings that the other has word for word."""

    def form(meeting: Meeting) -> object:
        return meeting.when, _named(meeting.title), _named(meeting.text), meeting.private

    known = {form(meeting) for meeting in other.meetings}
    same = [meeting for meeting in note.meetings if meeting.text and form(meeting) in known]
    places = {one.location for meeting in same for one in (*meeting.items, *meeting.exchanges, *meeting.introductions)}
    return replace(
        note,
        meetings=tuple(meeting for meeting in note.meetings if meeting not in same),
        items=tuple(one for one in note.items if one.location not in places),
        exchanges=tuple(one for one in note.exchanges if one.location not in places),
        introductions=tuple(one for one in note.introductions if one.location not in places),
    )


def _assert_words(notes: list[Note], after: dict[str, bytes]) -> None:
    """Each word below the headings of both is in the note that stays, as often as in both; so are headings with text."""
    had = sum((_words(note) for note in notes), Counter())
    assert not had - Counter(re.findall(r"\w+", _named(after[KEEP].decode())))
    titles = {_named(section.title) for note in notes for section in note.sections if section.text.strip()}
    assert titles - {"", "Ann Lee"} <= {_named(section.title) for section in _contact_at(after, KEEP).note.sections}


def _words(note: Note) -> Counter[str]:
    texts = [*(section.text for section in note.sections), *(meeting.text for meeting in note.meetings)]
    return Counter(word for text in texts for word in re.findall(r"\w+", _named(text)))


def _assert_lines(old: str, new: str) -> None:
    """All lines of the one that stays are there in their order, but for those of the front matter that grew."""
    lines = iter(_named(new).split("\n"))
    for line in _named(old.split("---", 2)[2]).split("\n"):
        assert line.rstrip("\r") == "" or any(one.rstrip("\r") == line.rstrip("\r") for one in lines)


def _assert_links(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    old, new = _index(before), _index(after)
    for path in set(after) - {KEEP}:
        meant = [KEEP if one == GONE else one for one in _meant(old, path)]
        assert _in_a_row_once(_meant(new, path)) == _in_a_row_once(meant)
    assert not (Counter(_to_itself(after, KEEP)) - Counter(_to_itself(before, KEEP) + _to_itself(before, GONE)))
    below = {
        path: before[path].decode().replace("\r\n", "\n").split("\n---", 1)[0].count("\n") + 2 for path in (KEEP, GONE)
    }
    mine = {KEEP if one == GONE else one for path in below for one in _meant(old, path, below[path])}
    assert mine - {KEEP} <= set(_meant(new, KEEP))


def _to_itself(files: dict[str, bytes], path: str) -> list[str]:
    """What the links of a note to itself show, but for those in introductions, which are about it."""
    note = _contact_at(files, path).note
    people = {person.location for one in note.introductions for person in one.people}
    links = (link for link in note.links if link.location not in people)
    index = _index(files)
    return [_named(link.shown) for link in links if (found := index.resolve(link)) and found.path == path]


def _in_a_row_once(meant: list[str]) -> list[str]:
    """Where a list names both, the one that stays is named once."""
    return [path for path, _ in groupby(meant)]


def _meant(index: Index, path: str, below: int = 0) -> list[str]:
    """Whom the links of a file mean, those below a line."""

    def whom(link: Link) -> str:
        found = index.resolve(link)
        return found.path if found else link.key

    return [whom(link) for link in index.entries[path].note.links if link.location.line > below]

"""Over notebooks with links of every form: what meant a contact before a renaming means it after, and no other byte
changes than the words by which it was called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from netmd.checks import check_index
from netmd.editing.document import EditRefusedError
from netmd.editing.note import NoteFile
from netmd.editing.plan import Plan
from netmd.editing.rename import rename
from netmd.editing.renaming import Renaming, renaming
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Link, Opportunity, name_key
from netmd.reading import Kind, Reading, read_note

_CALLED = (
    "priya-raman", "Priya Raman", "PRIYA  raman", "contacts/priya-raman", "Pri", "priya-raman.md", "nobody", "sam-lee",
    "Renee\u0301", "priya-shah", "Priya Shah", "a/b/Priya Raman", "priya-ramanathan",
)  # fmt: skip
_FORMS = (
    "[[{0}]]", "[[{0}|Shown priya-raman]]", "[[{0}#Heading|x]]", "[[{0}#^block]]", "![[{0}]]", "[[ {0} ]]",
    "[text]({0}.md)", "[text](<{0}.md> \"title\")", "[priya-raman](../contacts/{0}.md#part)", "`[[{0}]]`", "%%[[{0}]]%%",
    "<!-- [[{0}]] -->", "[text](%2e/{0}.md)", "{0} in prose", "https://x.example/{0}", "[[{0}\\|in a table]]",
)  # fmt: skip
_links = st.builds(lambda form, name: form.format(name), st.sampled_from(_FORMS), st.sampled_from(_CALLED))
_lines = st.one_of(
    st.builds("Text {} and {}.\n".format, _links, _links),
    st.builds("## 2026-03-04 Coffee with {}\n".format, _links),
    st.builds("- [ ] ask {} about @{} due:2026-05-01\n".format, _links, st.sampled_from(("priya-raman", "them", "pri", "sam-lee"))),
    st.builds("- Intro: {} to [[sam-lee]] (sent)\n".format, _links),
    st.builds("- Gave: a deck to {}\n".format, _links),
    st.builds("- Passed to: {} 2026-05-01\n".format, _links),
    st.builds("| {} | x |\n".format, _links),
    st.builds("[ref]: {}.md\n".format, st.sampled_from(("priya-raman", "../contacts/priya-raman", "<Priya Raman", "sam-lee"))),
    st.sampled_from(("\n", "```\n[[priya-raman]]\n```\n", "> [[priya-raman]]\n", "    [[priya-raman]] indented\n", "# Notes (private)\n")),
)  # fmt: skip
_bodies = st.lists(_lines, max_size=8).map("".join)
_VALUES = (
    '"[[{0}]]"', "[[{0}]]", "'[[{0}|P]]'", "{0}", '"{0}"', '["[[{0}]]", sam-lee]', "[{0}, sam-lee]",
    "\n  - \"[[{0}]]\"\n  - '{0}'", "{0}, sam-lee  # [[{0}]]", "",
)  # fmt: skip
_people = st.builds(lambda form, name: form.format(name), st.sampled_from(_VALUES), st.sampled_from(_CALLED))
_NAMES = (
    "name: Priya Raman\n", "name: 'Priya Raman'  # hers\n", 'name: "Priya Raman"\n', "", "name:\n", "org: X\nname:   Priya Raman\n",
    "name: Priya Raman\naliases: [Pri]\n", "aliases: Pri\nname: Priya Raman\n", "aliases:\n  - Pri\n  - P. R.\n", "alias: [\n  Pri,\n]\n",
    "aliases: []\n", "aliases:\n", "nicknames: ['Pri', \"P]\"] # ok\nname: Priya Raman\n", "tags:\n- a\n- b\n",
)  # fmt: skip
_FRONTS = ("---\n{0}introduced_by: {1}\nspouse: {1}\n---\n", "---\n{0}---\n", "{2}", "---\n# [[priya-raman]]\n{0}met_at: by [[priya-raman]]\n---\n")
_contacts = st.builds(
    lambda front, name, people, body: front.format(name, people, "") + body,
    st.sampled_from(_FRONTS), st.sampled_from(_NAMES), _people, _bodies,
)  # fmt: skip
_others = st.builds("---\nname: Sam Lee\nintroduced_by: {}\n---\n{}".format, _people, _bodies)
_meetings = st.builds("---\ndate: 2026-04-01\nwith: {}\n---\n{}".format, _people, _bodies)
_openings = st.builds("---\ntitle: Video producer\nsource: {}\n---\n{}".format, _people, _bodies)
_encoded = st.builds(
    lambda text, newline, bom: (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", newline).encode(),
    st.one_of(_others), st.sampled_from(("\n", "\r\n")), st.booleans(),
)  # fmt: skip
_bytes = st.tuples(st.sampled_from(("\n", "\r\n")), st.booleans())
_new_names = st.sampled_from(
    ("Priya Shah", "Priya Raman Shah", "Pri", "Priya: the 2nd", "Shah | Priya", "Priya #1", '"P" Shah', "O'Shah", "No", "田辺由紀",
     "Renée", "A/B", "priya raman", "[x] y", "sam-lee", "Ann %20 B", "Priya.md")
)  # fmt: skip
_ids = st.sampled_from((None, None, None, "ps", "Priya Shah", "sam-lee", "priya", "ünï", "a,b", "x (y)"))


def _read(path: str, data: bytes) -> Reading:
    kind: Kind = "meeting" if path.startswith("meetings") else "opportunity" if path.startswith("opp") else "contact"
    return read_note(path, data, kind, {})


@settings(deadline=None, max_examples=300, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(
    st.sampled_from(("contacts/priya-raman.md", "contacts/Priya Raman.md", "contacts/x/priya-raman.md")),
    _contacts, _others, _meetings, _openings, _bytes, _new_names, _ids, st.booleans(),
)  # fmt: skip
def test_links_follow_and_nothing_else_changes(
    path: str, own: str, other: str, meeting: str, opening: str, form: tuple[str, bool], name: str, new_id: str | None,
    keep_file: bool,
) -> None:  # fmt: skip
    texts = {path: own, "contacts/sam-lee.md": other, "meetings/m.md": meeting, "opportunities/v.md": opening}
    newline, bom = form
    files = {at: (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", newline).encode() for at, text in texts.items()}
    before = _index(files)
    contact = before.contact(path)
    assert contact is not None
    keep_file = keep_file and not new_id
    try:
        wanted = renaming(contact, name, before, new_id, keep_file=keep_file)
        plan = rename(wanted, before, files, lambda at: NoteFile.of(at, files[at], _read))
    except (UsageError, EditRefusedError) as error:
        event(f"refused: {error.message.partition(' ')[0]}")
        return
    event("renamed")
    after = _applied(files, plan)
    _assert_links_follow(before, _index(after), wanted)
    _assert_only_names_change(files, after, wanted)


def _index(files: dict[str, bytes]) -> Index:
    readings = [_read(at, data).entry for at, data in files.items()]
    return Index.of(entry for entry in readings if entry is not None)


def _applied(files: dict[str, bytes], plan: Plan) -> dict[str, bytes]:
    after = dict(files)
    for change in plan.changes:
        assert after.pop(change.path, None) == change.before
        if change.after is not None:
            after[change.path] = change.after
    return after


def _assert_links_follow(before: Index, after: Index, wanted: Renaming) -> None:
    old, new = before.contact(wanted.contact.path), after.contact(wanted.path)
    assert old is not None
    assert new is not None
    assert new.name == wanted.name
    assert sorted(new.aliases) == sorted((*old.aliases, *wanted.aliases))
    moved = {old.path: new.path}
    for path, entry in before.entries.items():
        now = after.entries[moved.get(path, path)]
        pairs = zip(_links(entry), _links(now), strict=True)
        for link, link_now in pairs:
            meant, meant_now = before.resolve(link), after.resolve(link_now)
            if meant is None and meant_now is not None:
                assert meant_now.path == new.path  # it was called so before anybody was
            else:
                assert (meant and moved.get(meant.path, meant.path)) == (meant_now and meant_now.path)
            assert link.shown == link_now.shown or link.shown.partition("#")[0].strip().endswith(link.target)
        if re.fullmatch(r"[\w-]+", wanted.id) and wanted.id != old.id and re.fullmatch(r"[\w ]+", wanted.name):
            left = {name_key(old.id), name_key(old.name)} - {name_key(new.id), name_key(new.name)}
            assert not left & {link.key for link in _links(now) if not before.resolve(link) or after.person(link) == new}
    for contact in before.contacts:
        now_contact = after.contact(moved.get(contact.path, contact.path))
        assert now_contact is not None
        met = {(moved.get(one.host, one.host), one.location.line) for one in before.meetings_of(contact) if one.host != old.path}
        met_now = {(one.host, one.location.line) for one in after.meetings_of(now_contact) if one.host != new.path}
        assert met <= met_now
        assert met == met_now or now_contact == new
    assert len(list(check_index(after))) <= len(list(check_index(before)))


def _links(entry: object) -> Iterator[Link]:
    assert hasattr(entry, "note")
    yield from entry.note.links
    yield from (item.owed_by for item in entry.note.items if item.owed_by)
    for meeting in entry.note.meetings:
        yield from meeting.people
    if isinstance(entry, Contact):
        yield from entry.introduced_by
    if isinstance(entry, Opportunity):
        yield from entry.source
        yield from (link for line in entry.passed for link in line.people)


def _assert_only_names_change(before: dict[str, bytes], after: dict[str, bytes], wanted: Renaming) -> None:
    """With every way of calling the contact made the same, the files are the same; the own file's names aside."""
    for path, data in before.items():
        is_own = path == wanted.contact.path
        now = after[wanted.path if is_own else path]
        if is_own:
            continue
        assert _plain(data, wanted) == _plain(now, wanted)
    own, own_now = before[wanted.contact.path], after[wanted.path]
    assert own[:3] == b"\xef\xbb\xbf" or own_now[:3] != b"\xef\xbb\xbf"
    assert _plain(own_now, wanted).endswith(_plain(own, wanted).rpartition("---")[2])


def _plain(data: bytes, wanted: Renaming) -> str:
    text = unquote(data.decode("utf-8-sig"))
    names = (wanted.contact.id, wanted.contact.name, wanted.id, wanted.name)
    called = sorted({*names, *map(unquote, names)}, key=len, reverse=True)
    text = re.sub(r"Priya\s+Raman", wanted.contact.name, text, flags=re.IGNORECASE)
    return re.sub(f"(?:{'|'.join(map(re.escape, called))})(?:\\.md)*", "@", text, flags=re.IGNORECASE)

"""What a contact may be called, and the names it keeps. That links follow is in tests/property/test_rename.py."""

from __future__ import annotations

import pytest

from netmd.editing.document import EditRefusedError
from netmd.editing.note import NoteFile
from netmd.editing.rename import rename
from netmd.editing.renaming import Renaming, renaming
from netmd.editing.same_meaning import Renamed, refuse_other_meaning
from netmd.editing.verify import EditWithoutEffectError
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact
from netmd.reading import Reading, read_note


def read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "opportunity" if path.startswith("opp") else "contact", {})


def index_of(files: dict[str, str | bytes]) -> Index:
    texts = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return Index.of(entry for path, text in texts.items() if (entry := read(path, text).entry))


def wanted(name: str, files: dict[str, str | bytes], new_id: str | None = None, *, keep_file: bool = False) -> Renaming:
    """The renaming of the first of these contacts."""
    index = index_of(files)
    contact = index.contact(next(iter(files)))
    assert contact is not None
    return renaming(contact, name, index, new_id, keep_file=keep_file)


def renamed(name: str, files: dict[str, str | bytes], new_id: str | None = None, *, keep_file: bool = False) -> dict[str, str]:
    """The files after the first contact was renamed."""
    index = index_of(files)
    plan = rename(
        wanted(name, files, new_id, keep_file=keep_file), index, files,
        lambda path: NoteFile.of(path, data if isinstance(data := files[path], bytes) else data.encode(), read),
    )  # fmt: skip
    after = {path: text if isinstance(text, str) else text.decode() for path, text in files.items()}
    for change in plan.changes:
        after.pop(change.path, None)
        if change.after is not None:
            after[change.path] = change.after.decode()
    return after


ANN: dict[str, str | bytes] = {"contacts/ann-lee.md": "---\nname: Ann Lee\n---\n"}


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("contacts/ann-lee.md", "Ann Moe", "contacts/ann-moe.md"),
        ("contacts/bakers/ann-lee.md", "Ann Moë", "contacts/bakers/ann-moe.md"),
        ("contacts/Ann Lee.md", "Ann Moë", "contacts/Ann Moë.md"),
        ("contacts/Ann Lee.md", "Ann: Moe", "contacts/ann-moe.md"),
        ("contacts/ann-lee.markdown", "田辺由紀", "contacts/田辺由紀.markdown"),
        ("contacts/ann-lee.md", "ann lee", "contacts/ann-lee.md"),
    ],
)
def test_the_file_is_called_as_a_new_contacts_or_as_the_file_was(path: str, name: str, expected: str) -> None:
    assert wanted(name, {path: "---\nname: Ann Lee\n---\n"}).path == expected


def test_the_old_name_and_the_old_id_are_kept_as_aliases() -> None:
    assert wanted("Ann Moe", ANN).aliases == ("Ann Lee", "ann-lee")
    assert wanted("Ann Moe", ANN, keep_file=True).aliases == ("Ann Lee",)
    assert wanted("Ann Lee", ANN, "al").aliases == ("ann-lee",)
    assert wanted("Ann Moe", {"contacts/ann-lee.md": "---\naliases: [ann-lee, Ann Lee]\n---\n"}).aliases == ()


def test_an_old_id_that_means_somebody_else_by_now_is_no_alias() -> None:
    files: dict[str, str | bytes] = {"contacts/ann.md": "---\nname: Ann Lee\n---\n", "contacts/b.md": "---\naliases: Ann\n---\n"}
    assert wanted("Ann Moe", files).aliases == ("Ann Lee",)
    assert "[[ann-moe]]" in renamed("Ann Moe", {**files, "contacts/c.md": "[[ann]]\n"})["contacts/c.md"]


@pytest.mark.parametrize(
    ("other", "name", "new_id"),
    [
        ("contacts/ann-moe.md", "Ann Moe", None),
        ("contacts/x.md", "Bob", None),
        ("contacts/x.md", "bobby", None),
        ("contacts/x.md", "Ann Moe", "Bobby"),
        ("opportunities/x.md", "BOB", None),
        ("opportunities/ann-moe.md", "Ann Moe", None),
    ],
)
def test_a_name_or_id_that_is_taken_is_refused(other: str, name: str, new_id: str | None) -> None:
    with pytest.raises(UsageError, match="is taken"):
        wanted(name, {**ANN, other: "---\nname: Bob\naliases: [bobby]\n---\n"}, new_id)


@pytest.mark.parametrize("name", ["", "  ", "[[Ann]]", "\x00"])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a name"):
        wanted(name, ANN)


@pytest.mark.parametrize("new_id", ["a/b", "..", ".hidden", "README", "a#b", "a|b", "a:b", "[a]", " ", "x" * 300])
def test_an_id_that_cannot_be_a_files_name_is_refused(new_id: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name"):
        wanted("Ann Moe", ANN, new_id)


def test_the_same_name_again_is_refused() -> None:
    with pytest.raises(UsageError, match="is called so already"):
        wanted("Ann Lee", ANN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: Ann Lee\n---\n", "---\nname: Ann Moe\naliases: [Ann Lee, ann-lee]\n---\n"),
        ("---\nname: \"Ann Lee\" # x\n---\n", "---\nname: \"Ann Moe\" # x\naliases: [Ann Lee, ann-lee]\n---\n"),
        ("---\norg: X\nname:\n---\n", "---\norg: X\nname: Ann Moe\naliases: [Ann Lee, ann-lee]\n---\n"),
        ("---\norg: X\n---\n", "---\naliases: [Ann Lee, ann-lee]\norg: X\n---\n"),
        ("---\n---\nText", "---\naliases: [Ann Lee, ann-lee]\n---\nText"),
        ("Text", "---\naliases: [Ann Lee, ann-lee]\n---\nText"),
        ("# Ann Lee\n\nText", "---\naliases: [Ann Lee, ann-lee]\n---\n# Ann Moe\n\nText"),
        ("---\nname: Ann Lee\n---\n\n#  Ann  Lee #\n# Ann Lee\n", "---\nname: Ann Moe\naliases: [Ann Lee, ann-lee]\n---\n\n#  Ann Moe #\n# Ann Lee\n"),
        ("Ann Lee\r\n=======\r\n", "---\r\naliases: [Ann Lee, ann-lee]\r\n---\r\nAnn Moe\r\n=======\r\n"),
        ("## Ann Lee\n", "---\naliases: [Ann Lee, ann-lee]\n---\n## Ann Lee\n"),
        ("# Ann Lee, baker\n", "---\naliases: [Ann Lee, ann-lee]\n---\n# Ann Lee, baker\n"),
        ("# [[Ann Lee]]\n", "---\naliases: [Ann Lee, ann-lee]\n---\n# [[Ann Moe]]\n"),
        ("Text\n\n# Ann Lee\n", "---\naliases: [Ann Lee, ann-lee]\n---\nText\n\n# Ann Lee\n"),
        ("---\naliases: Annie\n---\n", "---\naliases: [Annie, Ann Lee, ann-lee]\n---\n"),
        ("---\naliases: 'A, B'\n---\n", "---\naliases: ['A, B', Ann Lee, ann-lee]\n---\n"),
        ("---\naliases: A, B\n---\n", "---\naliases: [\"A, B\", Ann Lee, ann-lee]\n---\n"),
        ("---\naliases:\n- A\n---\n", "---\naliases:\n- A\n- Ann Lee\n- ann-lee\n---\n"),
        ("---\naliases: [\n  A,  # x\n  B\n]\n---\n", "---\naliases: [\n  A,  # x\n  B, Ann Lee, ann-lee\n]\n---\n"),
        ("---\naliases: []\n---\n", "---\naliases: [Ann Lee, ann-lee]\n---\n"),
        ("---\naliases: # none\n---\n", "---\naliases: [Ann Lee, ann-lee] # none\n---\n"),
        ("---\nnickname: [\"]\"]\n---\n", "---\nnickname: [\"]\", Ann Lee, ann-lee]\n---\n"),
        ("---\nname: # hers\n---\n", "---\nname: Ann Moe # hers\naliases: [Ann Lee, ann-lee]\n---\n"),
        ("\ufeff---\r\nname: Ann Lee\r\n---\r\n", "\ufeff---\r\nname: Ann Moe\r\naliases: [Ann Lee, ann-lee]\r\n---\r\n"),
    ],
)  # fmt: skip
def test_name_and_aliases_are_written_as_the_front_matter_is(before: str, after: str) -> None:
    assert renamed("Ann Moe", {"contacts/ann-lee.md": before})["contacts/ann-moe.md"] == after


@pytest.mark.parametrize(
    "before",
    ["---\n{name: Ann Lee}\n---\n", "---\nname: Ann Lee\n", "---\nname: [Ann, Lee]\n---\n", "---\nname: |\n  Ann Lee\n---\n",
     "---\nHello\n---\n", "---\n  org: X\n---\n", "<<<<<<< a\n=======\n>>>>>>> b\n", "---\naliases: {a: b}\n---\n"],
)  # fmt: skip
def test_what_cannot_be_changed_in_place_is_left_alone(before: str) -> None:
    with pytest.raises((EditRefusedError, EditWithoutEffectError)):
        renamed("Ann Moe", {"contacts/ann-lee.md": before})


def test_a_name_is_written_where_the_files_name_does_not_say_it() -> None:
    plain: dict[str, str | bytes] = {"contacts/ann-lee.md": "Text"}
    assert renamed("Ann Moe", plain, keep_file=True) == {
        "contacts/ann-lee.md": "---\nname: Ann Moe\naliases: [Ann Lee]\n---\nText"
    }
    assert renamed("Ann de Moe", plain) == {
        "contacts/ann-de-moe.md": "---\nname: Ann de Moe\naliases: [Ann Lee, ann-lee]\n---\nText"
    }
    assert renamed("Ann Lee", plain, new_id="al") == {
        "contacts/al.md": "---\nname: Ann Lee\naliases: [ann-lee]\n---\nText"
    }


def test_a_heading_that_would_not_hold_the_name_stays() -> None:
    after = renamed("Ann *Moe*", {"contacts/ann-lee.md": "# Ann Lee\n"})
    assert after["contacts/ann-moe.md"].endswith("# Ann Lee\n")


def test_a_link_that_meant_nobody_may_mean_the_contact_by_its_new_name() -> None:
    after = renamed("Ann Moe", {**ANN, "contacts/b.md": "[[Ann Moe]]\n"})
    assert after["contacts/b.md"] == "[[Ann Moe]]\n"


def test_the_links_of_a_name_that_several_have_stay_unclear() -> None:
    files = {**ANN, "contacts/b.md": "---\nname: Ann Lee\n---\n", "contacts/c.md": "[[Ann Lee]] [[ann-lee]]\n"}
    assert renamed("Ann Moe", files)["contacts/c.md"] == "[[Ann Lee]] [[ann-moe]]\n"


def test_anything_that_would_mean_something_else_is_refused() -> None:
    before = index_of({**ANN, "contacts/b.md": "[[ann-lee]]\n"})
    ann = before.contact("contacts/ann-lee.md")
    assert isinstance(ann, Contact)
    lost = index_of({"contacts/ann-moe.md": "---\nname: Ann Moe\n---\n", "contacts/b.md": "[[ann-lee]]\n"})
    after = lost.contact("contacts/ann-moe.md")
    assert after is not None
    with pytest.raises(EditWithoutEffectError, match=r"contacts/b\.md"):
        refuse_other_meaning(before, lost, Renamed(ann, after), ["contacts/ann-lee.md"])

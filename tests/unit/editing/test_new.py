"""A new contact's file holds what is known and is read as exactly that."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from netmd.dates import Birthday, Interval, Window
from netmd.editing.linking import link_to
from netmd.editing.new import NewContact, alike, new_note, somebody_like
from netmd.editing.stems import are_called_as_named, contact_id, file_stem, free_path, usual_folder
from netmd.editing.verify import EditWithoutEffectError
from netmd.editing.wording import one_line
from netmd.editing.yaml_text import flow_list, scalar
from netmd.errors import UsageError
from netmd.reading import Reading, read_note
from tests.factory import contact, index, when


def _read(path: str, data: bytes) -> Reading:
    return read_note(path, data, "contact", {})


def test_only_what_is_known_is_written() -> None:
    assert new_note("contacts/ann-lee.md", NewContact("Ann Lee"), _read) == b"---\nname: Ann Lee\n---\n"


_CADENCE = Window(Interval(4, "week"), Interval(6, "week"))


def test_everything_known_is_written_and_read_back() -> None:
    made = NewContact(
        "Ann Lee", aliases=("Annie",), orgs=("Rocket: Nine", "B"), roles=("CEO",), emails=("a@x.example",),
        phones=("+14165550142",), urls=("https://x.example/?a=b#c",), linkedin="https://www.linkedin.com/in/ann",
        location="Toronto, ON", tags=("press", "no"), direction="up", met=when("2026-05"), met_at="the fair",
        introduced_by=("[[dana-okafor]]",), cadence=("4-6 weeks", _CADENCE),
        seeking=("a job",), offers=("a hand",), birthday=("05-18", Birthday(5, 18)), pronouns="she/her",
    )  # fmt: skip
    text = new_note("contacts/ann-lee.md", made, _read).decode()
    assert text == (
        '---\nname: Ann Lee\naliases: [Annie]\norg: ["Rocket: Nine", B]\nrole: CEO\nemail: a@x.example\n'
        'phone: "+14165550142"\nurl: https://x.example/?a=b#c\nlinkedin: https://www.linkedin.com/in/ann\n'
        'location: Toronto, ON\ntags: [press, "no"]\ndirection: up\nmet: 2026-05\nmet_at: the fair\n'
        'introduced_by: "[[dana-okafor]]"\ncadence: 4-6 weeks\nseeking: [a job]\noffers: [a hand]\n'
        "birthday: 05-18\npronouns: she/her\n---\n"
    )


def test_a_text_that_would_be_read_as_another_is_refused() -> None:
    with pytest.raises(EditWithoutEffectError):
        new_note("contacts/a.md", NewContact("[[Ann|Lee]]"), _read)


_TEXTS = st.text(min_size=1).map(lambda text: "".join(char for char in text if not "\ud800" <= char <= "\udfff"))


@given(_TEXTS)
def test_any_text_is_the_same_text_to_every_yaml_reader(text: str) -> None:
    line = one_line(text)
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": line}
    assert yaml.safe_load(f"key: {flow_list([text, text])}") == {"key": [line, line]}


@pytest.mark.parametrize(
    "text", ["Priya Raman", "O'Brien, Jr.", "C#", "+1 416 555 0142", "4-6 weeks", "https://x.example", "田辺由紀", "N/A"]
)
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["no", "NULL", "y", "2026-03-04", "12:30", "0123", "+14165550142", "1_0", "a: b", "a #b", "#a", "@a", "- a", "a:", ""]
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Priya Raman", "priya-raman"), ("Renée Ortiz", "renee-ortiz"), ("Søren Ågård", "soren-agard"),
        ("Łukasz Żuk", "lukasz-zuk"), ("O’Brien-Smith, Jr.", "obrien-smith-jr"), ("田辺由紀", "田辺由紀"),
        ("김민지", "김민지"), ("И. Й. Петров", "и-й-петров"), ("../../etc/passwd", "etc-passwd"), ("README", "readme-1"),
        ("Con", "con-1"), (".hidden", "hidden"), ("a\u200bb", "ab"),
    ],
)  # fmt: skip
def test_an_id_is_plain_and_safe(name: str, expected: str) -> None:
    assert contact_id(name) == expected


def test_an_id_is_never_too_long_for_a_file_system() -> None:
    assert len(contact_id("é" * 500).encode()) <= 120
    assert len(contact_id("田" * 500).encode()) <= 120


def test_a_name_without_letters_is_refused() -> None:
    with pytest.raises(UsageError):
        contact_id("🎉!")


def test_a_free_path_is_nobodys_id() -> None:
    assert free_path("sam-lee", "contacts", ["sam-lee", "SAM-LEE-2"], lambda _: True) == "contacts/sam-lee-3.md"
    assert free_path("sam-lee", "", [], lambda _: True) == "sam-lee.md"
    assert free_path("Sam Lee", "", ["sam lee"], lambda _: True) == "Sam Lee 2.md"
    with pytest.raises(UsageError, match="not be read as a contact"):
        free_path("draft", "contacts", [], lambda _: False)


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (NewContact("ann LEE"), "the same name"),
        (NewContact("Annie"), "the same name"),
        (NewContact("Ánn Lee"), "the same id"),
        (NewContact("Bo", emails=("ANN@x.example",)), "the same e-mail address"),
        (NewContact("Bo", linkedin="linkedin.com/in/Ann-Lee/"), "the same LinkedIn profile"),
    ],
)
def test_somebody_who_is_there_is_found(made: NewContact, why: str) -> None:
    ann = contact("Ann Lee", aliases=["Annie"], emails=["ann@x.example"], linkedin="https://www.linkedin.com/in/ann-lee")
    assert somebody_like(index(ann, contact("Cy")), made) == ((ann, why),)


@pytest.mark.parametrize(
    ("name", "is_alike"),
    [("Lee Ann", True), ("Anne Lee", True), ("Ánn Lee", True), ("Ann Le", True), ("Ann", False), ("me", False), ("Lee", False),
     ("Ann Lee Park", False), ("Ana", False), ("Bob Lee", False), ("Dr. Ann Lee", True), ("Lee, Ann, PhD", True), ("Dr. Lee", False)],
)  # fmt: skip
def test_only_a_whole_name_is_alike(name: str, is_alike: bool) -> None:
    ann = contact("Ann Lee", aliases=["Anna"])
    assert alike(index(ann, contact("Megan")), name) == ((ann,) if is_alike else ())


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["People/Ann Lee.md", "People/Bo Ek.md", "cy-o.md"], True),
        (["People/Ann Lee.md", "bo-ek.md", "cy-o.md"], False),
        (["ann.md"], False),
        ([], False),
    ],
)
def test_a_notebook_shows_whether_files_are_called_as_people_are(paths: list[str], expected: bool) -> None:
    names = ["Ann" if path == "ann.md" else path.rpartition("/")[2][:-3].replace("-", " ").title() for path in paths]
    people = [contact(name, path=path) for name, path in zip(names, paths, strict=True)]
    assert are_called_as_named(index(*people)) is expected


@pytest.mark.parametrize(
    ("name", "stem"), [("Ann Lee", "Ann Lee"), ("A/B Lee", "a-b-lee"), ("田辺由紀", "田辺由紀"), ("#1 Ann", "1-ann")]
)
def test_a_file_called_as_the_person_is_where_it_can_be(name: str, stem: str) -> None:
    assert file_stem(name, as_named=True) == stem
    assert file_stem(name, as_named=False) == contact_id(name)


@pytest.mark.parametrize(
    ("paths", "home", "folder"),
    [
        (["People/a.md", "People/b.md", "c.md"], "", "People"),
        (["People/a.md"], "", "People"),
        (["People/a.md", "c.md"], "", ""),
        (["contacts/team/a.md"], "contacts", "contacts"),
        (["contacts/team/a.md", "contacts/team/b.md", "contacts/c.md"], "contacts", "contacts/team"),
        ([], "contacts", "contacts"),
    ],
)
def test_a_new_file_goes_where_most_are(paths: list[str], home: str, folder: str) -> None:
    assert usual_folder(index(*(contact(path, path=path) for path in paths)), home) == folder


def test_no_profile_is_no_likeness() -> None:
    assert somebody_like(index(contact("Ann", linkedin="no")), NewContact("Bo", linkedin="no")) == ()


def test_a_link_means_the_contact_alone() -> None:
    ann, other = contact("Ann Lee"), contact("Ann Lee", path="contacts/b/ann-lee.md", aliases=["Ann of B"])
    assert link_to(ann, index(ann), "contacts/x.md") == "[[ann-lee]]"
    assert link_to(other, index(ann, other), "contacts/x.md") == "[[Ann of B]]"
    odd = contact("C# [dev]", path="contacts/b/c#.md")
    assert link_to(odd, index(odd), "contacts/x.md") == "[C# dev](b/c%23.md)"

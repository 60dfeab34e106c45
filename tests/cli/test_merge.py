"""``netmd merge``: two contacts become one, with every link, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.notebook import load
from tests.cli.running import Run, write

ANN = """\
---
name: Ann Lee
org: Opal
location: Paris
tags: [press, choir]
---
Knows everybody.

## 2026-03-04 Coffee
She paid.

## Notes
- likes tea

## 2026-05-04 Call
"""
BO = """\
---
# from a card
name: Bo Ray
aliases: [B.]
org: Quartz
role: Editor
location: Toronto
tags: boats, choir
email: bo@x.example
spouse: "[[cy-fox]]"
---
# Bo Ray

A second text.

## Notes
- likes cake
- Gave: a book

# Log
### 2026-04-01 Lunch with [[cy-fox]]
#### Details
- [x] sent due:2026-04-02
"""


@pytest.fixture
def book(here: Path) -> Path:
    return write(here / "notebook", {
        "contacts/ann-lee.md": ANN,
        "contacts/work/bo-ray.md": BO,
        "contacts/cy-fox.md": '---\nname: Cy Fox\nintroduced_by: "[[Bo Ray]]"\n---\n[[B.]], [[bo-ray|Bo]], [x](work/bo-ray.md)\n'
                              "- [ ] @bo-ray rings\n`[[bo-ray]]`\n",
        "meetings/m.md": '---\ndate: 2026-02-02\nwith: ["[[bo-ray]]"]\n---\n',
        "daily.md": "see [[contacts/work/bo-ray|Bo]]\n",
    })  # fmt: skip


def _files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file() and ".netmd" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in found}


def test_all_that_the_other_said_comes_over_and_links_follow(run: Run, book: Path) -> None:
    ran = run("merge", "ann", "bo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Bo Ray (contacts/work/bo-ray.md) is in contacts/ann-lee.md now, with all that was there\n"
        "Came over: 1 meeting, 2 texts, aliases, org, role, tags, email, spouse\n"
        "6 links changed in 3 files\n"
        "Written into its notes, as it says otherwise: location: Toronto; comment: from a card\n"
    )
    files = _files(book)
    assert files.pop("contacts/ann-lee.md") == (
        "---\nname: Ann Lee\norg: [Opal, Quartz]\nlocation: Paris\ntags: [press, choir, boats]\n"
        "aliases: [Bo Ray, B., bo-ray]\nrole: Editor\nemail: bo@x.example\nspouse: \"[[cy-fox]]\"\n---\n"
        "Knows everybody.\n\nA second text.\n\n"
        "contacts/work/bo-ray.md also said: location: Toronto; comment: from a card\n\n"
        "## 2026-03-04 Coffee\nShe paid.\n\n"
        "## 2026-04-01 Lunch with [[cy-fox]]\n### Details\n- [x] sent due:2026-04-02\n\n"
        "## Notes\n- likes tea\n- likes cake\n- Gave: a book\n\n"
        "## 2026-05-04 Call\n"
    )  # fmt: skip
    assert files == {
        "contacts/cy-fox.md": '---\nname: Cy Fox\nintroduced_by: "[[Ann Lee]]"\n---\n[[B.]], [[ann-lee|Bo]], [x](ann-lee.md)\n'
                              "- [ ] @ann-lee rings\n`[[bo-ray]]`\n",
        "meetings/m.md": '---\ndate: 2026-02-02\nwith: ["[[ann-lee]]"]\n---\n',
        "daily.md": "see [[contacts/ann-lee|Bo]]\n",
    }  # fmt: skip
    assert load(book).problems() == ()


def test_a_dry_run_shows_the_diff_and_writes_nothing(run: Run, book: Path) -> None:
    before = _files(book)
    ran = run("merge", "ann-lee", "bo-ray", "--dry-run")
    assert ran.code == 0
    assert "-name: Bo Ray\n" in ran.out
    assert "+### Details\n" in ran.out
    assert _files(book) == before


def test_what_is_private_stays_private(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "contacts/ann.md": "---\nname: Ann\n---\n## 2026-01-01 Call\n",
        "contacts/bo.md": "---\nname: Bo\n---\n# Ill (private)\n## 2026-02-02 Visit\nFlowers.\n## Ideas\nA cake.\n",
    })  # fmt: skip
    assert run("merge", "ann", "bo").code == 0
    note = load(book).index.contacts[0].note
    assert {meeting.title: meeting.private for meeting in note.meetings} == {"Call": False, "Visit": True}
    assert {section.title: section.private for section in note.sections} == {"Ill": True, "Ideas": True}


def test_a_private_note_makes_the_one_that_stays_private(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "contacts/ann.md": "---\nname: Ann\n---\n", "contacts/bo.md": "---\nname: Bo\nprivate: true\n---\nIll.\n",
    })  # fmt: skip
    ran = run("merge", "ann", "bo")
    assert "contacts/ann.md is private now, as the other was\n" in ran.out
    assert load(book).index.contacts[0].note.private


@pytest.mark.parametrize(
    ("ann", "bo", "code", "said"),
    [
        ("", "introduced_by: '[[ann]]'\n---\n", 8, "contacts/bo.md:3: Ann introduced Bo, so they are two people."),
        ("introduced_by: bo\n---\n", "", 8, "contacts/ann.md:3: Bo introduced Ann, so they are two people."),
        ("---\n- Intro: [[bo]] to [[ann]] (met)\n", "", 8, "contacts/ann.md:4: you introduced Ann to Bo"),
        ("", "---\nNot [[ann]], another.\n", 8, "contacts/bo.md:4: Bo is not contacts/ann.md, so they are two people."),
        ("", "---\n<<<<<<< mine\nx\n=======\ny\n>>>>>>> theirs\n", 8, "contacts/bo.md holds git's conflict markers"),
        ("", "tel: [1\nx: {\n---\n", 8, "It would be lost with the file"),
        ("", "role: a\nrole: b\n---\n", 8, "It would be lost with the file"),
        ("---\n[^1]: one thing\n", "---\n[^1]: another\n", 8, "contacts/bo.md:4: [^1] is something else in contacts/ann.md."),
        ("---\n```\nopen\n", "---\n## 2026-01-01 Call\n", 8, "would be read as something else in contacts/ann.md"),
        ("private: false\n---\n", "private: true\n---\n", 8, "contacts/ann.md:3 is not private, and the other is."),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_refused_and_nothing_is_written(
    run: Run, here: Path, ann: str, bo: str, code: int, said: str
) -> None:
    book = write(here / "notebook", {
        "contacts/ann.md": f"---\nname: Ann\n{ann or '---' + chr(10)}",
        "contacts/bo.md": f"---\nname: Bo\n{bo or '---' + chr(10)}",
    })  # fmt: skip
    before = _files(book)
    ran = run("merge", "ann", "bo")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert _files(book) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ann", "ann-lee"), 2, "'ann' and 'ann-lee' are one contact already: contacts/ann-lee.md."),
        (("ann", "zz"), 9, "Nobody here is called 'zz'."),
        (("ann",), 2, "OTHER"),
        (("ann", "ann"), 2, "'ann' is one contact already: contacts/ann-lee.md."),
        (("Ann", "Lee", "Bo", "Ray"), 2, 'Put a name of several words in quotes: netmd merge "Ann Lee" ann-lee-2'),
    ],
)
def test_two_that_are_there_have_to_be_named(
    run: Run, book: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = _files(book)
    ran = run("merge", *words)
    assert ran.code == code
    assert said in ran.err
    assert _files(book) == before


def test_a_file_that_is_a_link_stays(run: Run, here: Path) -> None:
    book = write(
        here / "notebook", {"contacts/ann.md": "---\nname: Ann\n---\n", "store/bo.txt": "---\nname: Bo\n---\n"}
    )
    (book / "contacts/bo.md").symlink_to("../store/bo.txt")
    ran = run("merge", "ann", "bo")
    assert ran.code == 8
    assert "contacts/bo.md is a link to another file" in ran.err
    assert run("merge", "bo", "ann").code == 0
    assert (book / "store/bo.txt").read_text() == "---\nname: Bo\naliases: [Ann]\n---\n"


def test_two_files_of_one_name_become_one(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\n",
        "contacts/old/ann-lee.md": "---\nname: Ann Lee\nphone: 020 7946 0958\n---\n![map](map.png) [her](../ann-lee.md)\n",
        "contacts/cy.md": "[[ann-lee]]\n",
    })  # fmt: skip
    assert run("merge", "contacts/ann-lee.md", "contacts/old/ann-lee.md").code == 0
    assert _files(book) == {
        "contacts/ann-lee.md": "---\nname: Ann Lee\nphone: 020 7946 0958\n---\n![map](old/map.png) [her](ann-lee.md)\n",
        "contacts/cy.md": "[[ann-lee]]\n",
    }
    assert load(book).problems() == ()


def test_line_ends_and_order_of_the_file_stay(run: Run, here: Path) -> None:
    book = write(here / "notebook", {
        "contacts/ann.md": "---\nname: Ann\n---\n## 2026-05-01 Call\n\n## 2026-01-01 Lunch\n".replace("\n", "\r\n"),
        "contacts/bo.md": "---\nname: Bo\n---\n## 2026-03-01 Tea\nWith cake.\n",
    })  # fmt: skip
    assert run("merge", "ann", "bo").code == 0
    assert _files(book) == {
        "contacts/ann.md": ("---\nname: Ann\naliases: [Bo]\n---\n## 2026-05-01 Call\n\n## 2026-03-01 Tea\nWith cake.\n\n"
                            "## 2026-01-01 Lunch\n").replace("\n", "\r\n"),
    }  # fmt: skip


def test_a_meeting_that_both_have_word_for_word_is_there_once(run: Run, here: Path) -> None:
    same = "## 2026-01-01 Tea\nWith cake.\n- [ ] send the recipe\n"
    book = write(here / "notebook", {
        "contacts/ann.md": f"---\nname: Ann\n---\n{same}",
        "contacts/bo.md": f"---\nname: Bo\n---\n{same}\n## 2026-01-01 Tea\nWith biscuits.\n",
    })  # fmt: skip
    assert run("merge", "ann", "bo").code == 0
    text = (book / "contacts/ann.md").read_text()
    assert (text.count("With cake."), text.count("send the recipe"), text.count("With biscuits.")) == (1, 1, 1)


BOTH = {
    "contacts/ann-lee.md": "---\nname: Ann Lee\n---\n", "contacts/bo-ray.md": "---\nname: Bo Ray\naliases: [B.]\n---\n",
    "contacts/cy.md": "---\nname: Cy\n---\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("with: [ann-lee, bo-ray]", "with: [ann-lee]"), ("with: [bo-ray, ann-lee]", "with: [ann-lee]"),
        ("with: [cy, bo-ray]", "with: [cy, ann-lee]"), ("with: [ann-lee, B.]", "with: [ann-lee]"),
        ("with: [ann-lee, bo-ray, \"Bo Ray\"]", "with: [ann-lee]"),
        ("with: [\"[[ann-lee]]\", '[[bo-ray|Bo]]', \"[[cy]]\"]  # all", "with: [\"[[ann-lee]]\", \"[[cy]]\"]  # all"),
        ("with:\n  - '[[bo-ray]]'\n  - '[[cy]]'\n  - '[[ann-lee]]'", "with:\n  - '[[cy]]'\n  - '[[ann-lee]]'"),
        ("with:\n- Ann Lee\n- Bo Ray # new there\n- Cy", "with:\n- Ann Lee\n# new there\n- Cy"),
        ("with: [\n  ann-lee,\n  bo-ray,\n  cy,\n]", "with: [\n  ann-lee,\n  cy,\n]"),
        ("with: [ann-lee,\n  bo-ray]", "with: [ann-lee]"), ("with: cy, bo-ray, ann-lee", "with: cy, ann-lee"),
        ("with: \"[[ann-lee]], [[bo-ray]]\"", "with: \"[[ann-lee]]\""), ("People:   [ ann-lee , bo-ray ]", "People:   [ ann-lee ]"),
        ("with: [cy, ann-lee] # not bo-ray", "with: [cy, ann-lee] # not bo-ray"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_who_stands_in_a_list_under_both_names_stands_there_once(
    run: Run, here: Path, before: str, after: str, newline: str
) -> None:
    def written(people: str) -> str:
        return f"---\ndate: 2026-02-02\n{people}\nplace: Town Hall\n---\nGood.\n".replace("\n", newline)

    book = write(here / "notebook", {**BOTH, "meetings/m.md": written(before)})
    assert run("merge", "ann-lee", "bo-ray").code == 0
    assert _files(book)["meetings/m.md"] == written(after)
    assert load(book).problems() == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## 2026-01-01 Tea with [[ann-lee]] and [[bo-ray]]", "## 2026-01-01 Tea with [[ann-lee]]"),
        ("## 2026-01-01 Tea with [[Bo Ray]], [[cy]] & [[Ann Lee]]", "## 2026-01-01 Tea with [[cy]] & [[Ann Lee]]"),
        (
            "2026-01-01 Tea with [[ann-lee]], [[cy]] and [[B.]]\n----",
            "2026-01-01 Tea with [[ann-lee]] and [[cy]]\n----",
        ),
        ("## 2026-01-01 Tea with [Bo](bo-ray.md), [Ann](ann-lee.md)", "## 2026-01-01 Tea with [Ann](ann-lee.md)"),
        ("- Gave: a map to [[ann-lee]] and [[bo-ray]]", "- Gave: a map to [[ann-lee]]"),
        ("- Got: a map\n  from [[ann-lee]], [[bo-ray]]", "- Got: a map\n  from [[ann-lee]]"),
        # what is said of two in prose is the writer's to mend
        ("[[ann-lee]] and [[bo-ray]] are cousins.", "[[ann-lee]] and [[ann-lee]] are cousins."),
        ("## 2026-01-01 [[ann-lee]] came with [[bo-ray]]", "## 2026-01-01 [[ann-lee]] came with [[ann-lee]]"),
    ],
)
def test_headings_and_the_ledger_name_nobody_twice_in_a_row(run: Run, here: Path, before: str, after: str) -> None:
    book = write(here / "notebook", {
        **BOTH, "contacts/di.md": f"---\nname: Di\nintroduced_by: [\"[[ann-lee]]\", \"[[bo-ray]]\"]\n---\n{before}\n",
        "opportunities/o.md": "---\ntitle: Post\nsource:\n- bo-ray\n- ann-lee\n---\n- Passed to: [[ann-lee]], [[bo-ray]] 2026-05-01\n",
    })  # fmt: skip
    ran = run("merge", "ann-lee", "bo-ray")
    assert ran.code == 0
    assert "Both were named in one list, and Ann Lee is once: contacts/di.md, opportunities/o.md\n" in ran.out
    files = _files(book)
    assert files["contacts/di.md"] == f'---\nname: Di\nintroduced_by: ["[[ann-lee]]"]\n---\n{after}\n'
    assert files["opportunities/o.md"] == (
        "---\ntitle: Post\nsource:\n- ann-lee\n---\n- Passed to: [[ann-lee]] 2026-05-01\n"
    )


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("## 2026-05-20 Dinner with [[ann-lee]]", "## 2026-05-20 Dinner"),
        ("## 2026-05-20 Dinner with [[ann-lee]] and [[cy]]", "## 2026-05-20 Dinner with [[cy]]"),
        ("## 2026-05-20 Dinner with [[cy]], [[Ann Lee|A]], [[bo-ray]]", "## 2026-05-20 Dinner with [[cy]]"),
        ("## 2026-05-20 with [[ann-lee]] at Larkspur", "## 2026-05-20 at Larkspur"),
        ("2026-05-20 Dinner w/ [Ann](ann-lee.md)\n----", "2026-05-20 Dinner\n----"),
        ("## 2026-05-20 [[ann-lee]] rang", "## 2026-05-20 Ann Lee rang"),
        ("## 2026-05-20 Tea\nSaw [[ann-lee#notes|her]] *again*.", "## 2026-05-20 Tea\nSaw her *again*."),
        ("## Notes\nSee [[ann-lee]], [[Ann Lee]], [`A`](ann-lee.md#x).", "## Notes\nSee Ann Lee, Ann Lee, `A`."),
        ("- Gave: a map of [[ann-lee|hers]]", "- Gave: a map of hers"), ("- [ ] join [[ann-lee]] due:2026-06-01", "- [ ] join Ann Lee due:2026-06-01"),
        # what was a link of a note to itself, what is no link, and what would be read as something else, stay
        ("Above, [[#Notes]], [[bo-ray#Notes|there]]; `[[ann-lee]]`.", "Above, [[#Notes]], [[ann-lee#Notes|there]]; `[[ann-lee]]`."),
        ("- Intro: [[ann-lee]] to [[cy]] (met)", "- Intro: [[ann-lee]] to [[cy]] (met)"),
        ("## [[ann-lee|2026-05-20]] Tea", "## [[ann-lee|2026-05-20]] Tea"),
        ("## 2026-05-20 Tea (private) with [[ann-lee]]", "## 2026-05-20 Tea (private) with [[ann-lee]]"),
    ],
)  # fmt: skip
def test_a_link_from_one_to_the_other_is_none_to_itself(run: Run, here: Path, line: str, after: str) -> None:
    book = write(here / "notebook", {**BOTH, "contacts/bo-ray.md": f"---\nname: Bo Ray\n---\n{line}\n"})
    ran = run("merge", "ann-lee", "bo-ray")
    assert ran.code == 0, ran.err
    assert (
        _files(book)["contacts/ann-lee.md"].endswith(f"---\n{after}\n")
        or f"---\n\n{after}\n" in _files(book)["contacts/ann-lee.md"]
    )
    assert load(book).problems() == ()


def test_a_link_of_the_one_that_stays_to_the_other_becomes_words_and_the_report_says_where(
    run: Run, here: Path
) -> None:
    book = write(here / "notebook", {
        "contacts/ann-lee.md": "---\nname: Ann Lee\n---\nAs [[ann-lee#x|above]]. See [[bo-ray]], [[B.|him]].\n",
        "contacts/bo-ray.md": "---\nname: Bo Ray\naliases: [B.]\n---\n## 2026-05-20 Dinner with [[ann-lee]]\nGood, [[ann-lee|Ann]].\n",
        "contacts/cy.md": "---\nname: Cy\n---\nSee [[bo-ray]].\n",
    })  # fmt: skip
    ran = run("merge", "ann-lee", "bo-ray")
    assert (
        "1 link changed in 1 file\n"
        "Linked from one to the other, and plain words now or left out of a heading: contacts/ann-lee.md:4, "
        "contacts/bo-ray.md:5, contacts/bo-ray.md:6\n"
    ) in ran.out
    assert _files(book)["contacts/ann-lee.md"].split("---\n")[2] == (
        "As [[ann-lee#x|above]]. See Bo Ray, him.\n\n## 2026-05-20 Dinner\nGood, Ann.\n"
    )


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (  # undated sections stand before the meetings, or nowhere yet
            "Text.\n\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n\n## 2026-06 Plan\n",
            "Text.\n\n## To ask\nWhy.\n\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n\n## 2026-06 Plan\n",
        ),
        (
            "## About\nText.\n\n# Log\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n",
            "## About\nText.\n\n## To ask\nWhy.\n\n# Log\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n",
        ),
        (  # after them
            "Text.\n\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n",
            "Text.\n\n## 2026-03-04 Tea\nGood.\n\n## Next\n- [ ] ring\n\n## To ask\nWhy.\n",
        ),
        (  # what is planned stands below a heading of its own
            "## About\nText.\n\n# Next\n- [ ] ring\n\n## 2026-06 Plan\n",
            "## About\nText.\n\n## To ask\nWhy.\n\n# Next\n- [ ] ring\n\n## 2026-06 Plan\n",
        ),
        ("# Ann Lee\nText.\n\n## 2026-03-04 Tea\n", "# Ann Lee\nText.\n\n## To ask\nWhy.\n\n## 2026-03-04 Tea\n"),
    ],
)
def test_an_undated_section_goes_where_the_note_has_its_own(run: Run, here: Path, body: str, after: str) -> None:
    book = write(here / "notebook", {
        "contacts/ann-lee.md": f"---\nname: Ann Lee\n---\n{body}", "contacts/bo-ray.md": "---\nname: Bo Ray\n---\n## To ask\nWhy.\n",
    })  # fmt: skip
    assert run("merge", "ann-lee", "bo-ray").code == 0
    assert _files(book)["contacts/ann-lee.md"].split("---\n")[2] == after

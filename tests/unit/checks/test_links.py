"""NET301 and NET302: links that fit nobody, or several."""

from __future__ import annotations

import pytest

from netmd.checks.links import check_links
from netmd.index import Index
from netmd.problems import Problem
from tests.unit.checks.reading import index_of, index_of_files


def found(index: Index) -> list[Problem]:
    return list(check_links(index))


def test_a_link_that_fits_nobody_is_named_with_its_place() -> None:
    (problem,) = found(index_of(ann="# 2026-01-01 Coffee\nSpoke of\n- [[Quentin Xu]]\n"))
    assert (problem.code, str(problem.location)) == ("NET301", "contacts/ann.md:3:3")
    assert problem.message == "`Quentin Xu` fits no note."
    assert problem.mend == "Write a note for them (quentin-xu.md), or take the brackets away."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sma Lee", "sam-lee"), ("sam-le", "sam-lee"), ("samlee", "sam-lee"), ("Sam Leee", "sam-lee"),
        ("Renee Ortiz", "renee-ortiz"), ("renée-ortis", "renee-ortiz"), ("Ortiz Renee", ""), ("Samy", "sam-lee"),
        ("amara dialo", "amara-diallo"), ("marketing lead", "editor"), ("am-lee", "sam-lee"), ("xam-lee", "sam-lee"),
    ],
)  # fmt: skip
def test_a_slip_is_answered_with_the_id_that_was_meant(written: str, meant: str) -> None:
    index = index_of(
        sam_lee="---\naliases: [Sammy]\n---\n", renee_ortiz="---\nname: Renée Ortiz\n---\n", amara_diallo="x",
        opportunities__editor="---\ntitle: Marketing Leads\n---\n", ann=f"about [[{written}]]",
    )  # fmt: skip
    (problem,) = found(index)
    assert problem.mend == f"Did you mean [[{meant}]]?" if meant else "Write a note" in problem.mend


def test_two_names_as_near_are_both_offered() -> None:
    index = index_of(sam_lea="x", sam_led="x", ann="[[sam-lee]]")
    (problem,) = found(index)
    assert problem.mend in ("Did you mean [[sam-lea]] or [[sam-led]]?", "Did you mean [[sam-led]] or [[sam-lea]]?")


def test_an_entry_near_by_two_of_its_names_is_offered_once() -> None:
    index = index_of(sam_lee="---\nname: Sam Lee\naliases: [Samm Lee]\n---\n", ann="[[Samn Lee]]")
    (problem,) = found(index)
    assert problem.mend == "Did you mean [[sam-lee]]?"


def test_a_link_that_fits_is_no_problem_nor_one_to_an_organisation_or_the_readme() -> None:
    index = index_of(
        sam_lee="---\norg: Rocket Nine\naliases: [Sammy]\n---\n",
        ann="[[sam-lee]] [[SAM LEE]] [[Sammy|him]] [[rocket nine]] [[README]] [it](../README.md) [s](sam-lee.md)",
    )
    assert found(index) == []


def test_links_in_front_matter_headings_items_and_other_kinds_of_file_are_looked_at() -> None:
    index = index_of(
        ann="---\nintroduced_by: '[[qx1]]'\n---\n## 2026-01-01 With [[qx2]]\n- [ ] [[qx3]]\n- Gave: [[qx4]]\n",
        opportunities__editor="---\nsource: '[[qx5]]'\n---\n- Passed to: [[qx6]]\n",
        meetings__panel="---\ndate: 2026-01-01\nwith: ['[[qx7]]']\n---\n[[qx8]]\n",
    )
    assert sorted(problem.message for problem in found(index)) == [f"`qx{n}` fits no note." for n in range(1, 9)]


def test_a_link_in_code_or_a_comment_is_none() -> None:
    assert found(index_of(ann="`[[qx]]`\n\n```\n[[qx]]\n```\n%% [[qx]] %%\n<!-- [[qx]] -->\n")) == []


def test_a_link_that_fits_several_names_them_and_their_ids() -> None:
    index = index_of(sam_lee="---\nname: Sam\n---\n", sam_ray="---\nname: Sam\n---\n", ann="a [[Sam|him]]")
    (problem,) = found(index)
    assert (problem.code, str(problem.location)) == ("NET302", "contacts/ann.md:1:3")
    assert problem.message == "`Sam` fits sam-lee, sam-ray."
    assert problem.mend == "Write one of [[sam-lee]], [[sam-ray]]."


def test_of_files_with_one_id_the_paths_are_named_as_no_link_can_tell_them_apart() -> None:
    texts = {"contacts/a/sam.md": "x", "contacts/b/sam.md": "x", "contacts/ann.md": "[[sam]]"}
    (problem,) = found(index_of_files(texts))
    assert problem.mend == "Rename one of the files: contacts/a/sam.md, contacts/b/sam.md."


def test_five_hundred_namesakes_make_one_short_problem() -> None:
    texts = {f"contacts/sam-{n:03}.md": "---\nname: Sam\n---\n" for n in range(500)}
    (problem,) = found(index_of_files({**texts, "contacts/ann.md": "[[Sam]]"}))
    assert problem.message == "`Sam` fits 500 notes."
    assert problem.mend == "Write the id of the one you mean, such as [[sam-000]], [[sam-001]] or [[sam-002]]."


def test_the_same_bad_link_is_reported_at_each_of_its_places() -> None:
    problems = found(index_of(ann="[[qx]]\n[[qx]]\n", bob="[[qx]]"))
    assert [str(problem.location) for problem in problems] == [
        "contacts/ann.md:1:1", "contacts/ann.md:2:1", "contacts/bob.md:1:1",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["[[2026-03-04]]", "[[daily/2026-03-04|that day]]", "[the format](../README.md)"])
def test_a_link_to_a_daily_note_or_the_readme_is_no_problem(written: str) -> None:
    assert found(index_of(ann=f"## 2026-03-04 Coffee\nSee {written}.\n")) == []


def test_a_plain_name_among_those_who_took_part_must_be_somebody() -> None:
    index = index_of(ann="x", meetings__panel="---\ndate: 2026-03-04\nwith: [ann, Nobody Here]\n---\n")
    assert [(problem.code, str(problem.location)) for problem in found(index)] == [("NET301", "meetings/panel.md:3:13")]


def test_who_introduced_somebody_may_have_no_note_but_not_be_two_people() -> None:
    index = index_of(ann="---\nintroduced_by: my barber\n---\n", bob="---\nintroduced_by: Cid\n---\n",
                     cid="x", cid2="---\nname: Cid\n---\n")  # fmt: skip
    assert found(index) == []
    index = index_of(bob="---\nintroduced_by: Cid\n---\n", c1="---\nname: Cid\n---\n", c2="---\nname: Cid\n---\n")
    assert [problem.code for problem in found(index)] == ["NET302"]


def test_two_files_of_one_id_are_named_by_their_paths() -> None:
    (problem,) = found(index_of_files({"contacts/a/bob.md": "x", "contacts/b/bob.md": "x", "contacts/c.md": "[[bob]]"}))
    assert problem.message == "`bob` fits contacts/a/bob.md, contacts/b/bob.md."

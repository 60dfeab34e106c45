"""NET304: two contacts go by the same name."""

from __future__ import annotations

from netmd.checks.same_name import check_same_names
from tests.unit.checks.reading import index_of, index_of_files


def test_the_later_of_two_namesakes_is_told_how_to_link_both() -> None:
    index = index_of(sam_lee="---\norg: A\nname: Sam\n---\n", sam_ray="---\norg: B\nname: SAM\n---\n")
    (problem,) = check_same_names(index)
    assert (problem.code, str(problem.location)) == ("NET304", "contacts/sam-ray.md:3:1")
    assert problem.message == "`sam-lee` goes by `SAM` too."
    assert problem.mend == "Link them as [[sam-ray]] and [[sam-lee]], or give one a fuller name."


def test_an_alias_that_is_anothers_name_is_shown_as_it_was_written() -> None:
    index = index_of(ann="---\nname: Ann Lee\n---\n", bob="---\naliases: [B, Ann LEE]\n---\n")
    (problem,) = check_same_names(index)
    assert problem.message == "`ann` goes by `Ann LEE` too."
    assert str(problem.location) == "contacts/bob.md:2:1"


def test_a_key_of_another_word_for_alias_is_found() -> None:
    index = index_of(ann="---\nname: Ann Lee\n---\n", bob="---\norg: O\nnickname: Ann Lee\n---\n")
    (problem,) = check_same_names(index)
    assert str(problem.location) == "contacts/bob.md:3:1"


def test_a_contact_may_repeat_its_own_name() -> None:
    assert list(check_same_names(index_of(ann="---\nname: Ann\naliases: [ann, ANN]\n---\n"))) == []


def test_files_with_one_id_are_left_to_the_check_of_ids() -> None:
    assert list(check_same_names(index_of_files({"contacts/a/sam.md": "x", "contacts/b/sam.md": "x"}))) == []


def test_a_title_of_an_opening_is_nobodys_name() -> None:
    assert list(check_same_names(index_of(ann="x", opportunities__a="---\ntitle: Ann\n---\n"))) == []


def test_of_five_hundred_namesakes_each_but_the_first_has_one_line() -> None:
    texts = {f"contacts/sam-{n:03}.md": "---\nname: Sam\naliases: [S]\n---\n" for n in range(500)}
    problems = list(check_same_names(index_of_files(texts)))
    assert len(problems) == 499
    assert {problem.message for problem in problems} == {"`sam-000` goes by `Sam` too."}

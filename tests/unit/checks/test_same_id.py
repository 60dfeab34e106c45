"""NET303: two files have the same id."""

from __future__ import annotations

from netmd.checks.same_id import check_same_ids
from tests.unit.checks.reading import index_of_files


def test_the_later_file_by_path_is_reported_and_names_the_first() -> None:
    index = index_of_files({"opportunities/sam.md": "x", "contacts/z/sam.md": "x", "contacts/a/sam.md": "x"})
    problems = list(check_same_ids(index))
    assert [(problem.code, problem.location.path) for problem in problems] == [
        ("NET303", "contacts/z/sam.md"), ("NET303", "opportunities/sam.md"),
    ]  # fmt: skip
    assert {problem.message for problem in problems} == {"`sam` is the id of `contacts/a/sam.md` too."}


def test_case_and_unicode_form_do_not_make_two_ids_of_one() -> None:
    index = index_of_files({"contacts/Rene\u0301e.md": "x", "contacts/b/ren\u00e9e.md": "x"})
    assert len(list(check_same_ids(index))) == 1


def test_ids_that_differ_are_no_problem_though_the_names_are_the_same() -> None:
    index = index_of_files(
        {"contacts/sam-lee.md": "---\nname: Sam\n---\n", "contacts/sam-ray.md": "---\nname: Sam\n---\n"}
    )
    assert list(check_same_ids(index)) == []

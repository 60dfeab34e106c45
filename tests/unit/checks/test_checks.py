"""All checks together."""

from __future__ import annotations

from netmd.checks import check_index
from netmd.index import Index
from tests.unit.checks.reading import index_of_files


def test_problems_come_by_file_and_place_whatever_check_found_them() -> None:
    texts = {
        "contacts/b/sam.md": "[[qx]]", "contacts/a/sam.md": "---\nname: Ann\n---\n[[qy]]", "contacts/ann.md": "x",
    }  # fmt: skip
    problems = check_index(index_of_files(texts))
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("NET301", "contacts/a/sam.md:4:1"),
        ("NET304", "contacts/ann.md:1:1"),
        ("NET301", "contacts/b/sam.md:1:1"),
        ("NET303", "contacts/b/sam.md:1:1"),
    ]


def test_the_order_of_the_entries_makes_no_difference() -> None:
    index = index_of_files({f"contacts/{n}/sam.md": "[[qx]] [[sam]]" for n in range(5)})
    assert check_index(index) == check_index(Index.of(reversed(index.entries.values())))


def test_nothing_is_wrong_with_an_empty_index() -> None:
    assert check_index(Index()) == ()

"""What single cells mean."""

from __future__ import annotations

import pytest

from netmd.exchange.readers.spreadsheet import read
from netmd.exchange.readers.spreadsheet.words import names_of, title_of
from netmd.exchange.records import ReadOptions
from tests.factory import TODAY


def test_the_apostrophe_that_keeps_a_cell_from_being_a_formula_is_taken_off() -> None:
    data = b"Name,Phone,Notes\nAnn 't Hooft,'+1 416 555 0142,'=1+1\nBo,''+1 2,'t is late\n"
    ann, bo = read(data, ReadOptions(today=TODAY)).people
    assert (ann.name, ann.phones, ann.notes) == ("Ann 't Hooft", ("+1 416 555 0142",), ("=1+1",))
    assert (bo.phones, bo.notes) == (("'+1 2",), ("'t is late",))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek & Cy", ["Ann Lee", "Bo Ek", "Cy"]),
        ("김민지; Hana Petrović", ["김민지", "Hana Petrović"]),
        ("ann-lee; Bo Ek", ["ann-lee", "Bo Ek"]),
        ("Zoë O'Neil, PhD; Bo Ek", ["Zoë O'Neil, PhD", "Bo Ek"]),
        ("a friend, from school", ["a friend, from school"]),
    ],
)
def test_names_in_a_cell(cell: str, names: list[str]) -> None:
    assert names_of(cell) == tuple(names)


def test_a_kind_of_meeting_that_nobody_knows_stays_beside_the_subject() -> None:
    assert title_of("Board", "agenda") == "Board: agenda"
    assert title_of("Meeting", "agenda") == "agenda"

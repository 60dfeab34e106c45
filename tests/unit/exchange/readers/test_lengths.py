"""What is longer than a note can hold is passed over, whatever its format, and it is said why."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import When
from netmd.exchange.readers.lengths import LONGEST_NAME, LONGEST_TEXT, bounded
from netmd.exchange.recognise import named, recognise
from netmd.exchange.records import EventRecord, ForeignFile, PersonRecord, ReadOptions, Source, TouchRecord
from tests.unit.exchange.readers.address_books import assert_accounted_for, passed_over

OPTIONS = ReadOptions(today=date(2026, 3, 20))


def _file(*people: PersonRecord) -> ForeignFile:
    return ForeignFile(format="x", rows=sum(1 + len(one.also) for one in people), people=people)


def test_a_name_that_is_a_text_is_told_with_its_length_and_what_is_allowed() -> None:
    data = f"Name,Email\nAna Diaz,a@x.example\n{'x' * 5_000_000},b@x.example\nBo Lee,c@x.example\n".encode()
    for reader in (recognise("x.csv", data)[1], named("spreadsheet")):
        file = reader.read(data, OPTIONS)
        assert [one.name for one in file.people] == ["Ana Diaz", "Bo Lee"]
        assert passed_over(file) == [(3, "“name” has 5,000,000 characters; 300 are the most")]
        assert_accounted_for(file)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"notes": ("n" * (LONGEST_TEXT + 1),)}, "“notes” has 1,000,001 characters; 1,000,000 are the most"),
        ({"orgs": ("n" * 20_001,)}, "“org” has 20,001 characters; 20,000 are the most"),
        ({"extra": (("Bio", ("n" * 20_001,)),)}, "“extra” has 20,001 characters; 20,000 are the most"),
        (
            {"touches": (TouchRecord(when=When(date(2026, 1, 2)), title="Call", text="t" * LONGEST_TEXT),)},
            "“touches” has 1,000,000 characters; 1,000,000 are the most",
        ),
    ],
)
def test_so_is_any_field_that_a_note_could_not_hold(more: dict[str, object], why: str) -> None:
    person = PersonRecord(source=Source(2), name="Ana Diaz", also=(Source(3),), **more)  # type: ignore[arg-type]
    file = bounded(_file(person))
    assert file.people == ()
    assert passed_over(file) == [(2, why), (3, why)]


def test_an_event_of_too_much_text_is_passed_over() -> None:
    touch = TouchRecord(when=When(date(2026, 1, 2)), title="Call", text="t" * (LONGEST_TEXT + 1))
    file = bounded(ForeignFile(format="x", rows=1, events=(EventRecord(source=Source(1), touch=touch),)))
    assert passed_over(file) == [(1, "“touch” has 1,000,001 characters; 1,000,000 are the most")]


def test_what_fits_is_as_it_was() -> None:
    file = _file(PersonRecord(source=Source(2), name="n" * LONGEST_NAME, notes=("n" * 900_000,)))
    assert bounded(file) is file

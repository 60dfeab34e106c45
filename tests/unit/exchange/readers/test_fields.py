"""Names, addresses and dates as address books write them."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.exchange.readers.fields import (
    full_name,
    header_key,
    is_day_first,
    is_no_date,
    part_addresses,
    phone_numbers,
    profile_address,
    read_birthday,
    read_day,
    split_values,
    unique,
)
from netmd.exchange.records import ImportRefusedError

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("15 Jan 2024", False, date(2024, 1, 15)),
        ("15-Jan-24", False, date(2024, 1, 15)),
        ("5-May-25", False, date(2025, 5, 5)),
        ("3/5/18, 9:14 AM", True, date(2018, 3, 5)),
        ("3/5/18", True, date(2018, 5, 3)),
        ("3/5/18", False, date(2018, 3, 5)),
        ("25/3/2018", False, date(2018, 3, 25)),
        ("3/25/2018", True, date(2018, 3, 25)),
        ("2024-03-15 09:30:00 UTC", False, date(2024, 3, 15)),
        ("2024/3/5", True, date(2024, 3, 5)),
        ("12.05.1985", False, date(1985, 5, 12)),
        ("12 mars 2023", False, date(2023, 3, 12)),
        ("12 août 2023", False, date(2023, 8, 12)),
        ("3. Dez. 2022", False, date(2022, 12, 3)),
        ("3 de enero de 2022", False, date(2022, 1, 3)),
        ("7 mag 2021", False, date(2021, 5, 7)),
        ("7 mrt. 2021", False, date(2021, 3, 7)),
        ("January 5, 2021", False, date(2021, 1, 5)),
        ("31 Feb 2024", False, None),
        ("13/13/2024", False, None),
        ("0/0/00", False, None),
        ("soon", False, None),
        ("", False, None),
        ("15 Foo 2024", False, None),
        ("3/5/99", False, date(1999, 3, 5)),
    ],
)
def test_days_in_the_forms_of_address_books(text: str, day_first: bool, day: date | None) -> None:
    assert read_day(text, day_first=day_first, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1985-05-12", "1985-05-12"),
        (" --05-12", "--05-12"),
        ("--0229", "--02-29"),
        ("--13-40", ""),
        ("5/12/1985", "1985-05-12"),
        ("5/12/30", "1930-05-12"),
        ("5/12/27", "1927-05-12"),
        ("1604-05-12", "--05-12"),
        ("12/31/2026", ""),
        ("in May", ""),
    ],
)
def test_birthdays(text: str, birthday: str) -> None:
    assert read_birthday(text, day_first=False, today=TODAY) == birthday


def test_a_date_that_reads_one_way_settles_the_others() -> None:
    assert is_day_first([("Birthday", "3/5/1985"), ("Anniversary", "25/12/2001")], None) is True
    assert is_day_first([("Birthday", "3/5/1985"), ("Birthday", "3/25/1985")], None) is False
    assert is_day_first([("Sent", "3/5/18, 9:14 AM")], None) is False
    assert is_day_first([("Birthday", "5/5/1985"), ("Birthday", "0/0/00"), ("Birthday", "")], None) is False


def test_what_nothing_settles_is_asked_with_both_readings() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        is_day_first([("Birthday", "5/12/1985")], None)
    assert refused.value.message == "5/12/1985 in the column 'Birthday' may be 5 Dec or 12 May"
    assert "--day-first" in refused.value.hint
    assert is_day_first([("Birthday", "5/12/1985")], True) is True


def test_dates_that_contradict_each_other_settle_nothing() -> None:
    with pytest.raises(ImportRefusedError):
        is_day_first([("A", "25/12/2001"), ("A", "12/25/2001"), ("A", "3/4/2001")], None)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://www.linkedin.com/in/josegarcia", "https://www.linkedin.com/in/josegarcia"),
        ("linkedin.com/in/johndoe/", "https://www.linkedin.com/in/johndoe"),
        ("http://de.linkedin.com/in/jo-doe?trk=x#y", "https://www.linkedin.com/in/jo-doe"),
        ("https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa", "https://www.linkedin.com/in/josé-garcía"),
        ("https://www.linkedin.com/in/%E5%BC%A0%E4%BC%9F", "https://www.linkedin.com/in/张伟"),
        ("https://www.linkedin.com/in/jo%2Fdoe%20x", "https://www.linkedin.com/in/jo%2Fdoe%20x"),
        ("https://www.linkedin.com/in/jo%FFdoe", "https://www.linkedin.com/in/jo%FFdoe"),
        ("https://www.linkedin.com/in/jo%E2%80%AEdoe", "https://www.linkedin.com/in/jo%E2%80%AEdoe"),
        ("https://www.linkedin.com/in/jo-doe/de", "https://www.linkedin.com/in/jo-doe"),
        ("https://www.linkedin.com/pub/jo-doe/1/234/b56", "https://www.linkedin.com/pub/jo-doe/1/234/b56"),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://example.com/in/jo", ""),
        ("jo-doe", ""),
    ],
)
def test_profiles_have_one_form(text: str, address: str) -> None:
    assert profile_address(text) == address
    assert profile_address(profile_address(text)) == address


def test_the_profile_is_taken_out_of_other_addresses() -> None:
    found = part_addresses(["https://acme.example", "www.linkedin.com/in/jo", "https://linkedin.com/in/jo/", ""])
    assert found == ("https://www.linkedin.com/in/jo", ("https://acme.example",))
    second = part_addresses(["https://linkedin.com/in/jo", "https://linkedin.com/in/jo-2"])
    assert second == ("https://www.linkedin.com/in/jo", ("https://linkedin.com/in/jo-2",))


def test_names_are_put_together() -> None:
    assert full_name("Ana", "M.", "Lopez", "Jr.") == "Ana M. Lopez Jr."
    assert full_name("Ana", "", "Lopez", "PhD") == "Ana Lopez"
    assert full_name("翼", "", "愛川") == "愛川翼"
    assert full_name("Zoë", "", "愛川") == "Zoë 愛川"
    assert full_name("", "", "") == ""


def test_values_of_one_cell() -> None:
    assert split_values("* zoe@example.com ::: zk@example.org") == ("zoe@example.com", "zk@example.org")
    assert split_values("* ") == ()
    assert unique(["a", "", "A ", "b"]) == ("a", "b")
    assert phone_numbers(["+44 20 7946", "+44 (20) 7946", "7946"]) == ("+44 20 7946", "7946")


def test_headers_are_compared_without_case_accents_and_signs_around() -> None:
    assert header_key('\ufeff"Prénom" ') == header_key("PRENOM")
    assert header_key("E-mail 1 - Value") == "e-mail 1 - value"


@pytest.mark.parametrize("text", ["0/0/00", "00.00.0000", "", " ", "0-0-0"])
def test_zeros_are_no_date(text: str) -> None:
    assert is_no_date(text)

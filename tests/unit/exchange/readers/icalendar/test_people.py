"""Who takes part: attendees, organiser, those whom a title names, and never the owner of the calendar."""

from __future__ import annotations

import pytest

from netmd.exchange.readers.icalendar.people import named_in, plain_name
from tests.unit.exchange.readers.icalendar.calendars import ANN, calendar, event, people, read, whys

ME = "ATTENDEE;CN=Mira Holm:mailto:mira@example.org"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (ANN, ("Ann Other", "ann@example.org")),
        ("ATTENDEE:MAILTO:ann@example.org", ("", "ann@example.org")),
        ("ATTENDEE:ann@example.org", ("", "ann@example.org")),
        ("ATTENDEE;CN=ann@example.org:mailto:ann@example.org", ("", "ann@example.org")),
        ('ATTENDEE;CN="Other, Ann":mailto:ann@example.org', ("Ann Other", "ann@example.org")),
        ("ATTENDEE;CN=Ann Other:urn:uuid:5a3", ("Ann Other", "")),
        ("ATTENDEE;CN=Ann Other;EMAIL=ann@example.org:/principals/7", ("Ann Other", "ann@example.org")),
        ("ORGANIZER;CN=Ann Other:mailto:ann@example.org", ("Ann Other", "ann@example.org")),
        ('ATTENDEE;CN=Ann "Annie" Other:mailto:ann@example.org', ("Ann Annie Other", "ann@example.org")),
        ('ATTENDEE;CN="Ann Other:mailto:ann@example.org', ("Ann Other:mailto:ann@example.org", "ann@example.org")),
        ("ATTENDEE;ROLE=ATTENDEE;STATUS=CONFIRMED:Ann Other <ann@example.org>", ("Ann Other", "ann@example.org")),
        ("ATTENDEE;CN=Ann^'s^' Other:mailto:ann@example.org", ('Ann"s" Other', "ann@example.org")),
        ("attendee;cn=Ann Other:mailto:ann@example.org", ("Ann Other", "ann@example.org")),
    ],
)
def test_attendees_as_programs_write_them(line: str, expected: tuple[str, str]) -> None:
    ((found,),) = people(read(calendar(event(who=line))))
    assert found[1] == expected[1]
    assert found[0] == expected[0] or '"Ann' in line


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Blue Room:mailto:blue@example.org",
        "ATTENDEE;CUTYPE=RESOURCE;CN=Projector:mailto:beam@example.org",
        "ATTENDEE;CUTYPE=GROUP;CN=All Staff:mailto:all@example.org",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Ann Other:mailto:ann@example.org",
        "ORGANIZER;CN=Team:mailto:c_1@group.calendar.google.com",
        "ATTENDEE:mailto:not an address",
        "ATTENDEE:",
        "",
    ],
)
def test_rooms_groups_and_nobody_are_no_people(line: str) -> None:
    assert whys(read(calendar(event(who=line)))) == ["nobody else takes part"]


def test_the_owner_is_never_one_of_them() -> None:
    for me in ("mira@example.org", "mira holm"):
        file = read(calendar(event(ME, "ORGANIZER;CN=Mira Holm:mailto:Mira@example.org")), me=frozenset((me,)))
        assert people(file) == [[("Ann Other", "ann@example.org")]]
    assert whys(read(calendar(event(who=ME)), me=frozenset(("mira@example.org",)))) == ["nobody else takes part"]


def test_who_is_in_each_of_several_events_is_the_owner() -> None:
    others = [f"ATTENDEE;CN=Person {name}:mailto:{name}@example.org" for name in ("Ann", "Bea", "Cy")]
    file = read(calendar(*(event(ME, who=other) for other in others)))
    assert [found[0][0] for found in people(file)] == ["Person Ann", "Person Bea", "Person Cy"]
    assert file.notices == ("mira@example.org is taken for you: it is your calendar.",)


def test_of_two_who_are_in_each_event_neither_is_taken_for_the_owner() -> None:
    file = read(calendar(*(event(ME) for _ in range(3))))
    assert [len(found) for found in people(file)] == [2, 2, 2]
    assert file.notices == ("Which of the people you are is not known; --me ADDRESS says it.",)


def test_declined_means_not_there() -> None:
    declined = "ATTENDEE;CN=Bea Lind;PARTSTAT=DECLINED:mailto:bea@example.org"
    assert people(read(calendar(event(declined)))) == [[("Ann Other", "ann@example.org")]]
    assert whys(read(calendar(event(who=declined)))) == ["everybody else declined"]
    assert whys(read(calendar(event(declined)), me=frozenset(("bea@example.org",)))) == ["you declined"]


@pytest.mark.parametrize("count", [51, 3_000])
def test_an_audience_is_no_meeting(count: int) -> None:
    many = "\n".join(f"ATTENDEE:mailto:p{number}@example.org" for number in range(count))
    assert whys(read(calendar(event(who=many)))) == ["more than 50 people"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Coffee with Priya Raman", ["Priya Raman"]),
        ("Coffee with Priya Raman about prices", ["Priya Raman"]),
        ("Call w/ Tim O'Brien-Smith (zoom)", ["Tim O'Brien-Smith"]),
        ("Mittag mit Søren Aagaard und Dana Okafor: Preise", ["Søren Aagaard", "Dana Okafor"]),
        ("Café avec Inês Carvalho, Luca Ferreira", ["Inês Carvalho", "Luca Ferreira"]),
        ("Lunch with Ludwig van der Berg at Larkspur", ["Ludwig van der Berg"]),
        ("Coffee with Dr. Judith Ashworth.", ["Judith Ashworth"]),
        ("Priya Raman <> Sam Lee", ["Priya Raman", "Sam Lee"]),
        ("Ελένη Παπαδάκη / Luca Ferreira", ["Ελένη Παπαδάκη", "Luca Ferreira"]),
        ("Call with 김민지", ["김민지"]),
        ("Coffee with Priya", []),
        ("Dinner with friends and family", []),
        ("Standup", []),
        ("A / B test", []),
        ("Withdrawal Priya Raman", []),
        ("", []),
    ],
)
def test_full_names_in_titles(title: str, names: list[str]) -> None:
    assert [key.name for key in named_in(title)] == names


def test_a_title_names_people_only_where_there_are_no_attendees() -> None:
    assert people(read(calendar(event("SUMMARY:Coffee with Bea Lind", who="")))) == [[("Bea Lind", "")]]
    assert people(read(calendar(event("SUMMARY:Coffee with Bea Lind")))) == [[("Ann Other", "ann@example.org")]]
    file = read(calendar(event("SUMMARY:Mira Holm <> Bea Lind", who="")), me=frozenset(("mira holm",)))
    assert people(file) == [[("Bea Lind", "")]]


@pytest.mark.parametrize(
    ("written", "name"),
    [("Raman, Priya", "Priya Raman"), ("van Berg, Jo", "Jo van Berg"), ("Acme, Inc.", "Acme, Inc."),
     ("Jo Lee, PhD", "Jo Lee, PhD"), ("'Ann  Other'", "Ann Other"), ("A, B, C", "A, B, C"), ("", "")],
)  # fmt: skip
def test_first_names_come_first(written: str, name: str) -> None:
    assert plain_name(written) == name

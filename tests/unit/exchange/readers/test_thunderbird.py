"""Thunderbird's CSV in the languages of its program."""

from __future__ import annotations

import pytest

from netmd.exchange.readers import thunderbird
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.address_books import OPTIONS, assert_accounted_for, everybody, passed_over, sample

ENGLISH = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
    "Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"
    "Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,"
    "Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes\n"
    'Mira,Osei,"Osei, Mira",Mimi,mira@example.com,mo@example.org,,0113,,,,07700,,,York,,,,1 Mill Lane,,Leeds,,LS1,UK,'
    "Curator,Prints,Blue Heron,https://mira.example,linkedin.com/in/mira-osei,1979,11,2,a,,,d,line\n"
    ",,Jo,,jo@example.com,,,,,,,,,,,,,,,,,,,,,,,,,,11,2,,,,,\n"
    ",,Ana Lopez,,ana@example.com,,,,,,,,,,,,,,,,,,,,,,,,,1979,2,31,,,,,\n"
    ",,,,only@example.com,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
)


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_everything_finds_its_place(delimiter: str) -> None:
    text = ENGLISH.replace('"Osei, Mira"', "Osei Mira").replace(",", delimiter)
    found = thunderbird.read(text.encode(), OPTIONS)
    assert everybody(found) == [
        {
            "name": "Mira Osei",
            "aliases": ("Mimi",),
            "orgs": ("Blue Heron",),
            "roles": ("Curator",),
            "emails": ("mira@example.com", "mo@example.org"),
            "phones": ("0113", "07700"),
            "urls": ("https://mira.example",),
            "linkedin": "https://www.linkedin.com/in/mira-osei",
            "location": "York",
            "birthday": "1979-11-02",
            "notes": ("line",),
            "extra": (
                ("department", ("Prints",)),
                ("address", ("1 Mill Lane, LS1 Leeds, UK",)),
                ("custom_1", ("a",)),
                ("custom_4", ("d",)),
            ),
        },
        {"name": "Jo", "emails": ("jo@example.com",), "birthday": "--11-02"},
        {"name": "Ana Lopez", "emails": ("ana@example.com",), "extra": (("birthday_as_written", ("1979-2-31",)),)},
    ]
    assert passed_over(found) == [(5, "no name")]
    assert_accounted_for(found)
    assert thunderbird.recognises("x.csv", text.encode()) >= 0.9


def test_the_shown_name_in_the_other_order_is_no_other_name() -> None:
    assert thunderbird.read(ENGLISH.encode(), OPTIONS).people[0].aliases == ("Mimi",)


def test_a_german_export() -> None:
    text = (
        "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Tel. dienstlich,"
        "Privat: Ort,Dienstlich: Ort,Arbeitstitel,Organisation,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,"
        "Notizen\nJörg,Groß,Jogi,,j@example.com,,0221,Köln,Bonn,Käufer,Bär AG,1979,11,2,x,y\n"
    )
    assert everybody(thunderbird.read(text.encode(), OPTIONS)) == [
        {
            "name": "Jörg Groß",
            "aliases": ("Jogi",),
            "orgs": ("Bär AG",),
            "roles": ("Käufer",),
            "emails": ("j@example.com",),
            "phones": ("0221",),
            "location": "Köln",
            "birthday": "1979-11-02",
            "notes": ("y",),
            "extra": (("address", ("Bonn",)), ("benutzerdef_1", ("x",))),
        }
    ]
    assert thunderbird.recognises("x.csv", text.encode()) >= 0.9


def test_a_french_export_has_the_towns_under_one_header() -> None:
    text = (
        "Prénom,Nom de famille,Adresse électronique principale,Ville,Région,Ville,Région\nAna,L,a@e,Lyon,FR,Nice,FR\n"
    )
    assert everybody(thunderbird.read(text.encode(), OPTIONS)) == [
        {"name": "Ana L", "emails": ("a@e",), "location": "Lyon", "extra": (("address", ("Lyon, FR", "Nice, FR")),)}
    ]


def test_another_table_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="Thunderbird"):
        thunderbird.read(b"a,b\n1,2\n", OPTIONS)


def test_the_sample() -> None:
    data = sample("thunderbird_import.csv")
    assert 0 < thunderbird.recognises("import.csv", data) < 0.3
    assert everybody(thunderbird.read(data, OPTIONS)) == [
        {"name": "contact number one", "emails": ("contact1@invalid",)}
    ]

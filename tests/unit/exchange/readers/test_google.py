"""Google Contacts' CSV, new and old."""

from __future__ import annotations

import pytest

from netmd.exchange.readers import google
from netmd.exchange.records import ImportRefusedError, ReadOptions
from tests.unit.exchange.readers.address_books import OPTIONS, assert_accounted_for, everybody, passed_over, sample

NEW = """\
First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,\
Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,\
E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,\
Address 1 - Street,Address 1 - City,Address 1 - Country,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,\
Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value
Mira,J.,Osei,,Dr.,PhD,Mimi,,Blue Heron,Curator,Prints,1979-11-02,"First line
second line",https://photos.example/x,Museum ::: * myContacts ::: * Friends,* Home,mira@example.com,ältere,\
mo@example.org ::: MIRA@example.com,Mobil,+49 30 1234567 ::: 030 7654321,Home,"Hauptstr. 1
10115 Berlin
Deutschland",Hauptstr. 1,Berlin,Deutschland,Spouse,Jo Osei,Profile,https://www.linkedin.com/in/mira-osei \
::: https://mira.example,Jahrestag,2010-06-01,Met via,Ana ::: Bo
,,,,,,,,Blue Heron,,,,,,* myContacts,,info@example.com,,,,,,,,,,,,,,,,,
,,,,,,,,,,,,,,* myContacts,* ,someone@example.com,,,,,,,,,,,,,,,,,

Cher,,,,,,,Singer,,,,,,,,,,,,,,,,,,,,,,,,,,
"""


def test_everything_of_a_new_export_finds_its_place() -> None:
    found = google.read(NEW.encode(), OPTIONS)
    assert everybody(found) == [
        {
            "name": "Mira J. Osei",
            "aliases": ("Mimi",),
            "orgs": ("Blue Heron",),
            "roles": ("Curator",),
            "emails": ("mira@example.com", "mo@example.org"),
            "phones": ("+49 30 1234567", "030 7654321"),
            "urls": ("https://mira.example",),
            "linkedin": "https://www.linkedin.com/in/mira-osei",
            "location": "Berlin",
            "tags": ("Museum", "Friends"),
            "met_at": "Ana, Bo",
            "birthday": "1979-11-02",
            "notes": ("First line\nsecond line",),
            "extra": (
                ("name_prefix", ("Dr.",)),
                ("name_suffix", ("PhD",)),
                ("department", ("Prints",)),
                ("address", ("Hauptstr. 1, 10115 Berlin, Deutschland",)),
                ("jahrestag", ("2010-06-01",)),
                ("spouse", ("Jo Osei",)),
            ),
        },
        {"name": "Cher", "aliases": ("Singer",)},
    ]
    assert passed_over(found) == [(3, "an organisation without a person"), (4, "no name")]
    assert_accounted_for(found)
    assert google.recognises("contacts.csv", NEW.encode()) > 0.9


def test_the_header_that_comes_again_is_no_person() -> None:
    header = NEW.splitlines()[0]
    found = google.read(f"{header}\n{header}\nAda,,Byron\n".encode(), OPTIONS)
    assert [person.name for person in found.people] == ["Ada Byron"]
    assert passed_over(found) == [(2, "the header again")]


def test_the_persons_word_on_a_column_goes_first() -> None:
    text = "First Name,Last Name,Labels,Notes,File As\nAda,Byron,Maths,hello,x\n"
    options = ReadOptions(today=OPTIONS.today, mapping={"Notes": "met_at", "File As": "", "Labels": "circle"})
    assert everybody(google.read(text.encode(), options)) == [
        {"name": "Ada Byron", "met_at": "hello", "extra": (("circle", ("Maths",)),)}
    ]


def test_a_row_longer_than_the_header_keeps_what_it_has() -> None:
    found = google.read(b"First Name,Last Name,Labels\nAda,Byron,Maths,more\n", OPTIONS)
    assert everybody(found)[0]["extra"] == (("column_4", ("more",)),)


def test_another_table_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="Google"):
        google.read(b"a,b\n1,2\n", OPTIONS)
    assert google.recognises("x.csv", b"Name,Notes\nAna,x\n") == 0


def test_the_new_sample() -> None:
    found = google.read(sample("google_new_full_synthetic.csv"), OPTIONS)
    assert everybody(found) == [
        {
            "name": "Zoë Kaplan",
            "orgs": ("Acme, Inc.",),
            "roles": ("VP, Sales",),
            "emails": ("zoe@example.com", "zk@example.org"),
            "phones": ("+44 20 7946 0958",),
            "tags": ("Conference",),
            "birthday": "1985-05-12",
            "notes": ('Met at PyCon,\nlikes "tea"',),
            "met_at": "Ana",
            "extra": (("anniversary", ("2019-06-01",)),),
        }
    ]
    assert found.rows == 1


def test_the_old_sample() -> None:
    found = google.read(sample("google_old_full_synthetic.csv"), OPTIONS)
    assert everybody(found) == [
        {
            "name": "Zoë Kaplan",
            "orgs": ("Acme, Inc.",),
            "roles": ("VP, Sales",),
            "emails": ("zoe@example.com", "zk@example.org"),
            "phones": ("+44 20 7946 0958",),
            "linkedin": "https://www.linkedin.com/in/zoe-kaplan-example",
            "tags": ("Conference",),
            "birthday": "--05-12",
            "notes": ('Met at PyCon,\nlikes "tea"',),
        }
    ]
    assert found.rows == 1


def test_who_referred_somebody_is_who_introduced_you() -> None:
    data = b"Given Name,Family Name,Relation 1 - Type,Relation 1 - Value\nMira,Osei,Referred by,Ana Diaz\n"
    (mira,) = everybody(google.read(data, OPTIONS))
    assert mira == {"name": "Mira Osei", "introduced_by": ("Ana Diaz",)}

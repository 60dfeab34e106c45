"""Cards that programs and standards wrote, against what a person reads off them.

They are not part of the project; where they are missing, cards with the same features in the other tests remain.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.exchange.readers import vcard
from netmd.exchange.records import PersonRecord
from tests.unit.exchange.readers.vcard.cards import extra, read

SAMPLES = Path(__file__).parents[6] / "shared" / "samples" / "vcard"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not part of the project")

N = "Ñ"


def people(name: str) -> tuple[PersonRecord, ...]:
    data = (SAMPLES / name).read_bytes()
    assert vcard.recognises(name, data) == 1.0
    return read(data).people


def one(name: str) -> PersonRecord:
    (found,) = people(name)
    return found


def said(found: PersonRecord) -> dict[str, object]:
    """What is said of somebody, but for long notes and the further keys."""
    keys = ("name", "aliases", "orgs", "roles", "emails", "phones", "urls", "location", "tags", "birthday")
    return {key: value for key in keys if (value := getattr(found, key))}


def test_android() -> None:
    john, jane, first, second, bob, henry = people("John_Doe_ANDROID.vcf")
    assert said(john) == {"name": "john.doe@company.com", "emails": ("john.doe@company.com",)}
    assert said(jane) == {"name": "jane.doe@company.com", "emails": ("jane.doe@company.com",)}
    assert said(first) == {"name": " ".join(N * 5), "phones": ("123456789",)}
    assert said(second) == {"name": " ".join(N * 11), "phones": ("123456", "234567", "3456789", "45678901")}
    assert len(second.notes) == 1  # the file has it twice
    assert said(bob) == {
        "name": " ".join(N * 4),
        "orgs": (N * 12,),
        "emails": ("bob@company.com",),
        "phones": ("123456",),
        "urls": ("www.company.com", "http://www.company.com"),
    }
    assert extra(bob) == {"fax": ("123456",), "email": (N * 14,)}
    assert (henry.name, henry.emails, henry.phones) == (N * 4, ("henry@company.com",), ("55556666",))
    assert henry.orgs == (N * 44,)  # three in the file, one of which ends in half a letter


def test_android_s_groups_and_pictures() -> None:
    notices = read((SAMPLES / "John_Doe_ANDROID.vcf").read_bytes()).notices
    assert any("photos (1)" in notice for notice in notices)
    assert any(notice.startswith("My Contacts (") for notice in notices)


def test_gmail() -> None:
    john = one("John_Doe_GMAIL.vcf")
    assert said(john) == {
        "name": "Mr. John Richter, James Doe Sr.",
        "orgs": ("IBM",),
        "roles": ("Money Counter",),
        "emails": ("john.doe@ibm.com",),
        "phones": ("905-555-1234", "905-666-1234"),
        "urls": ("http://www.ibm.com",),
        "birthday": "1980-03-22",
    }
    assert extra(john) == {
        "phonetic first name": ("Jon",),
        "phonetic last name": ("Dow",),
        "anniversary": ("1975-03-01",),
        "spouse": ("Jenny",),
        "address": ("Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America",),
    }
    (note,) = john.notes
    assert note.startswith('THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY')
    assert note.endswith("POSSIBILITY OF SUCH DAMAGE.\nFavotire Color: Blue")


@pytest.mark.parametrize("name", ["John_Doe_IPHONE.vcf", "John_Doe_IPHONE.crcrlf.vcf.raw"])
def test_iphone(name: str) -> None:
    john = one(name)
    assert said(john) == {
        "name": "Mr. John Richter James Doe Sr.",
        "aliases": ("Johny",),
        "orgs": ("IBM",),
        "roles": ("Money Counter",),
        "emails": ("john.doe@ibm.com",),
        "phones": ("905-555-1234", "905-666-1234", "905-777-1234"),
        "urls": ("http://www.ibm.com",),
        "location": "New York",
        "birthday": "2012-06-06",
    }
    assert extra(john) == {
        "department": ("Accounting",),
        "fax": ("905-888-1234", "905-999-1234"),
        "pager": ("905-111-1234",),
        "assistant phone": ("905-222-1234",),
        "address": (
            "Silicon Alley 5, New York, New York, 12345, United States of America",
            "Street4, Building 6, Floor 8, New York, 12345, USA",
        ),
    }


def test_lotus_notes() -> None:
    john = one("John_Doe_LOTUS_NOTES.vcf")
    assert said(john) == {
        "name": "Mr. Doe John I Johny",
        "aliases": ("Johny,JayJay",),
        "orgs": ("IBM",),
        "roles": ("Generic Accountant", "Counting Money"),
        "emails": ("john.doe@ibm.com", "billy_bob@gmail.com"),
        "phones": ("+1 (212) 204-34456",),
        "urls": ("http://www.sun.com",),
        "location": "New York",
        "birthday": "1980-05-21",
    }
    assert extra(john)["department"] == ("SUN",)
    assert extra(john)["fax"] == ("00-1-212-555-7777",)
    assert john.notes[0].count("\n") == 10


def test_outlook() -> None:
    john = one("John_Doe_MS_OUTLOOK.vcf")
    assert said(john) == {
        "name": "Mr. John Richter James Doe Sr.",
        "aliases": ("Johny",),
        "orgs": ("IBM",),
        "roles": ("Money Counter", "Counting Money"),
        "emails": ("john.doe@ibm.cm",),
        "phones": ("(905) 555-1234", "(905) 666-1234"),
        "urls": ("http://www.ibm.com",),
        "location": "Albaney",
        "birthday": "1980-03-22",
    }
    assert extra(john) == {
        "department": ("Accounting",),
        "anniversary": ("2011-01-13",),
        "im": ("johny5@aol.com",),
        "manager": ("Big Blue",),
        "assistant": ("Jenny",),
        "address": (
            "Cresent moon drive, Albaney, New York, 12345, United States of America",
            "Silicon Alley 5, New York, New York, 12345, United States of America",
        ),
    }


def test_outlook_2007() -> None:
    michael = one("outlook-2007.vcf")
    assert said(michael) == {
        "name": "Mr. Michael Angstadt Jr.",
        "aliases": ("Mike",),
        "orgs": ("TheCompany",),
        "roles": ("TheJobTitle", "TheProfession"),
        "emails": ("mike.angstadt@gmail.com",),
        "phones": ("(111) 555-1111", "(111) 555-2222", "(111) 555-4444"),
        "urls": ("http://mikeangstadt.name",),
        "location": "New York",
        "birthday": "1922-03-10",
    }
    assert extra(michael) == {
        "department": ("TheDepartment",),
        "fax": ("(111) 555-3333",),
        "anniversary": ("2012-08-01",),
        "im": ("im@aim.com",),
        "manager": ("TheManagerName",),
        "assistant": ("TheAssistantName",),
        "spouse": ("TheSpouse",),
        "address": ("TheOffice, 222 Broadway, New York, NY, 99999, USA",),
    }
    assert michael.notes == (
        "This is the NOTE field\n"
        "I assume it encodes this text inside a NOTE vCard type.\n"
        "But I'm not sure because there's text formatting going on here.\n"
        "It does not preserve the formatting",
    )


def test_gmail_with_a_field_of_each_kind() -> None:
    test = one("gmail-single2.vcf")
    assert said(test) == {
        "name": "VCard Test",
        "aliases": ("TheNickname",),
        "orgs": ("TheCompany",),
        "roles": ("TheJobTitle",),
        "emails": tuple(
            f"{name}@example.com" for name in ("email", "homeemail", "workemail", "otheremail", "customcategory")
        ),
        "phones": tuple(f"555555{n}" for n in (1111, 1112, 1113, 1114, 1115, 1116, 1119, 1121)),
        "urls": tuple(f"http://www.example{n}.com" for n in range(1, 7)),
        "location": "NY",
        "birthday": "1912-06-23",
    }
    assert test.introduced_by == ("Name13",)
    assert test.notes == ("note line 1\nnote line 2\nCustomField: field value",)
    messengers = ("gtalk", "aim", "yahoo", "skype", "qq", "msn", "icq", "jabber")
    relations = {
        "related": 1, "spouse": 2, "child": 3, "mother": 4, "father": 5, "parent": 6, "brother": 7, "sister": 8,
        "friend": 9, "relative": 10, "manager": 11, "assistant": 12, "partner": 14, "domestic partner": 15,
        "CustomRelationCategory": 16,
    }  # fmt: skip
    assert extra(test) == {
        "phonetic first name": ("ThePhoneticFirstName",),
        "phonetic last name": ("ThePhoneticLastName",),
        **{name: (f"IM{n}",) for n, name in enumerate(messengers, 2)},
        "fax": ("5555551117", "5555551118"),
        "pager": ("5555551120",),
        "anniversary": ("1930-03-20",),
        "date": ("1776-07-04",),
        "CustomDateCategory": ("2000-09-12",),
        **{name: (f"Name{n}",) for name, n in relations.items()},
        "address": tuple(f"11{n} Main St, NY, New York, 10011" for n in range(1, 6)),
    }


def test_rfc_2426() -> None:
    frank, tim = people("rfc2426-example.vcf")
    assert said(frank) == {
        "name": "Frank Dawson",
        "orgs": ("Lotus Development Corporation",),
        "emails": ("Frank_Dawson@Lotus.com", "fdawson@earthlink.net"),
        "phones": ("+1-919-676-9515",),
        "urls": ("http://home.earthlink.net/~fdawson",),
        "location": "Raleigh",
    }
    assert said(tim) == {
        "name": "Tim Howes",
        "orgs": ("Netscape Communications Corp.",),
        "emails": ("howes@netscape.com",),
        "phones": ("+1-415-937-3419",),
        "location": "Mountain View",
    }
    assert extra(tim) == {
        "fax": ("+1-415-528-4164",),
        "address": ("501 E. Middlefield Rd., Mountain View, CA, 94043, U.S.A.",),
    }


def test_rfc_6350() -> None:
    simon = one("rfc6350-example.vcf")
    assert said(simon) == {
        "name": "Simon Perreault",
        "orgs": ("Viagenie",),
        "emails": ("simon.perreault@viagenie.ca",),
        "phones": ("+1-418-656-9254 ext. 102", "+1-418-262-6501"),
        "urls": ("http://nomis80.org",),
        "location": "Quebec",
        "birthday": "--02-03",
    }
    assert extra(simon) == {
        "anniversary": ("2009-08-08",),
        "gender": ("male",),
        "languages": ("fr", "en"),
        "time zone": ("-0500",),
        "address": ("Suite D2-630, 2875 Laurier, Quebec, QC, G1V 2M2, Canada",),
    }


def test_monica() -> None:
    bono, john, johnny = people("monica_stub.vcf")
    assert said(bono) == {
        "name": "Bono",
        "orgs": ("U2",),
        "roles": ("Lead vocalist",),
        "emails": ("bono@example.com",),
        "phones": ("+1 202-555-0191",),
        "birthday": "1960-05-10",
    }
    assert bono.notes == ("Lorem ipsum dolor sit amet",)
    assert said(john) == {"name": "John Doe", "emails": ("john.doe@example.com",)}
    assert said(johnny) == {"name": "Johnny", "location": "Southampton"}
    assert extra(johnny) == {"address": ("17 Shakespeare Ave., Southampton, SO17 2HB, United Kingdom",)}


@pytest.mark.parametrize(
    ("name", "expected", "more"),
    [
        ("khard_altid.vcf", {"name": "altid"}, {}),
        ("khard_category.vcf", {"name": "contact with category", "emails": ("foo@example.org",), "tags": ("bar",)}, {}),
        ("khard_labels.vcf", {"name": "labeled guy", "orgs": ("Test Inc",)}, {}),
        ("khard_nickname.vcf", {"name": "Michael Smith", "aliases": ("Mike",), "emails": ("ms@example.org",)}, {}),
        ("khard_org.vcf", {"name": "ACME Inc.", "orgs": ("ACME Inc.",)}, {"kind": ("org",)}),
        ("khard_photov4.vcf", {"name": "with photo v4"}, {}),
        ("khard_tel-value-uri.vcf", {"name": "bug 195", "phones": ("67545678",)}, {}),
        ("khard_text-bday.vcf", {"name": "text birthday"}, {"birthday": ("circa 1800",)}),
        ("khard_unparsable.vcf", {"name": "second contact with minimal Vcard"}, {}),
    ],
)
def test_khard(name: str, expected: dict[str, object], more: dict[str, object]) -> None:
    found = one(name)
    assert (said(found), extra(found)) == (expected, more)


def test_every_sample_is_tested() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [path.name for path in SAMPLES.iterdir() if path.name not in text] == []

"""Where each property of a card goes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factory import when
from tests.unit.exchange.readers.vcard.cards import card, extra, person, read

# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Dr. Ann Lee", "N:Lee;Ann;;Dr.;"), "Dr. Ann Lee"),
        (("FN: Ann\\nLee ",), "Ann, Lee"),
        (("FN:", "N:Lee;Ann;Mary,Jo;Dr.;MSc"), "Ann Mary Jo Lee"),
        (("FN:", "N:Lee;Ann;;;Jr."), "Ann Lee Jr."),
        (("FN:", "N:田辺;由紀;;;"), "田辺由紀"),
        (("FN:", "N:;Ann"), "Ann"),
        (("FN:", "N:;;;;", "NICKNAME:Annie", "ORG:X"), "Annie"),
        (("FN:", "ORG:Rocket Nine\\; Ltd;Design"), "Rocket Nine; Ltd"),
        (("FN:", "EMAIL:mailto:ann@x.example"), "ann@x.example"),
        (("FN;PREF=2:Second", "FN;PREF=1:First"), "First"),
    ],
)
def test_a_name_is_there_as_long_as_anything_is(lines: tuple[str, ...], name: str) -> None:
    assert person(*lines).name == name


def test_other_names_are_aliases() -> None:
    one = person("FN;LANGUAGE=ja;ALTID=1:田辺由紀", "FN;LANGUAGE=en;ALTID=1:Yuki Tanabe", "NICKNAME:Yu,Yuki\\, T,yu")
    assert (one.name, one.aliases) == ("田辺由紀", ("Yuki Tanabe", "Yu", "Yuki, T"))


def test_an_android_s_nickname_is_an_alias_and_its_event_a_day() -> None:
    one = person(
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Annie;1;;;;;;;;;;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2011-09-03;1;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;0;Skipper;;;",
        version="2.1",
    )
    assert one.aliases == ("Annie",)
    assert extra(one) == {"anniversary": ("2011-09-03",), "Skipper": ("Bo",)}


# -- organisations ---------------------------------------------------------------------------------------------------


def test_an_organisation_and_its_unit() -> None:
    one = person("ORG:Rocket Nine;Design;Type", "ORG:Ward Courier;", "TITLE:Editor", "ROLE:Writes", "TITLE:Editor")
    assert (one.orgs, one.roles) == (("Rocket Nine", "Ward Courier"), ("Editor", "Writes"))
    assert extra(one) == {"department": ("Design", "Type")}


@pytest.mark.parametrize("line", ["KIND:org", "X-ABShowAs:COMPANY"])
def test_a_company_s_card_is_a_contact_that_says_so(line: str) -> None:
    one = person("FN:Rocket Nine", "ORG:Rocket Nine", line, "TEL:12345678")
    assert (one.name, one.phones, extra(one)) == ("Rocket Nine", ("12345678",), {"kind": ("org",)})


@pytest.mark.parametrize(
    ("kind", "member"),
    [("KIND", "MEMBER"), ("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER")],
)
def test_a_group_s_name_is_a_tag_of_its_members(kind: str, member: str) -> None:
    group = card(
        f"{kind}:group",
        "FN:Rowers",
        "UID:g",
        f"{member}:urn:uuid:A-1",
        f"{member}:urn:uuid:nobody",
        f"{member}:urn:uuid:",
    )
    found = read(group + card("FN:Ann", "UID:a-1", "CATEGORIES:press") + card("FN:Bob", "UID:b-1"))
    assert [(one.name, one.tags) for one in found.people] == [("Ann", ("press", "Rowers")), ("Bob", ())]
    assert [one.why for one in found.passed_over] == ["a group: its name is a tag of its members"]


@pytest.mark.parametrize(("kind", "why"), [("location", "a place"), ("device", "a device")])
def test_what_is_no_person_is_passed_over(kind: str, why: str) -> None:
    assert [one.why for one in read(card("FN:X", f"KIND:{kind}")).passed_over] == [why]


# -- addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "preferred"), [("2.1", "PREF"), ("3.0", "TYPE=home,pref"), ("3.0", "type=PREF"), ("4.0", "PREF=1")]
)
def test_preferred_values_come_first(version: str, preferred: str) -> None:
    one = person(
        "EMAIL:b@x.example",
        f"EMAIL;{preferred}:a@x.example",
        "TEL:+2 2222222",
        f"TEL;{preferred}:+1 1111111",
        "URL:https://b.example",
        f"URL;{preferred}:https://a.example",
        version=version,
    )
    assert one.emails == ("a@x.example", "b@x.example")
    assert one.phones == ("+1 1111111", "+2 2222222")
    assert one.urls == ("https://a.example", "https://b.example")


def test_uris_are_unwrapped() -> None:
    one = person("EMAIL:mailto:ann%2Bx@x.example", "TEL;VALUE=uri:tel:+1-416-555-0100;ext=102", "TEL:TEL:+49301234567")
    assert one.emails == ("ann+x@x.example",)
    assert one.phones == ("+1-416-555-0100 ext. 102", "+49301234567")


def test_what_is_no_address_and_no_phone_is_kept_apart() -> None:
    one = person("EMAIL:ask Bob", "TEL;TYPE=WORK,FAX:11111111", "TEL;PAGER:22222222", "TEL:33333333")
    assert (one.emails, one.phones) == ((), ("33333333",))
    assert extra(one) == {"email": ("ask Bob",), "fax": ("11111111",), "pager": ("22222222",)}


@pytest.mark.parametrize(
    "line",
    [
        "X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/ann-lee/",
        "X-SOCIALPROFILE;type=LinkedIn;x-user=ann-lee:x-apple:ann-lee",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/ann-lee",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:ann-lee",
        "X-LINKEDIN:ann-lee",
        "URL;TYPE=work:https\\://ca.linkedin.com/in/ann-lee?trk=x",
        "item1.URL:linkedin.com/in/ann-lee",
    ],
)
def test_a_linkedin_profile_in_every_disguise(line: str) -> None:
    one = person(line, "URL:https://ann.example")
    assert (one.linkedin, one.urls) == ("https://www.linkedin.com/in/ann-lee", ("https://ann.example",))


def test_other_profiles_and_messengers() -> None:
    one = person(
        "X-SOCIALPROFILE;type=mastodon:https://toots.example/@ann",
        "X-SOCIALPROFILE;type=twitter;x-user=annlee:x-apple:annlee",
        "IMPP:xmpp:ann@chat.example",
        "IMPP;X-SERVICE-TYPE=Signal;type=HOME:x-apple:ann.01",
        "X-SKYPE:ann.lee",
        "X-MS-IMADDRESS:ann@im.example",
    )
    assert one.urls == ("https://toots.example/@ann",)
    assert extra(one) == {
        "twitter": ("annlee",),
        "xmpp": ("ann@chat.example",),
        "signal": ("ann.01",),
        "skype": ("ann.lee",),
        "im": ("ann@im.example",),
    }


@pytest.mark.parametrize(
    ("lines", "location", "address"),
    [
        (("ADR:;;;Toronto;;;",), "Toronto", None),
        (("ADR:;;;Toronto;ON;;Canada",), "Toronto", "Toronto, ON, Canada"),
        (
            ("ADR:PO 1;Suite 2;3 Main St\\nRear,x;Toronto;;M1;",),
            "Toronto",
            "PO 1, Suite 2, 3 Main St, Rear, x, Toronto, M1",
        ),
        (("ADR:;;;;;;Malta",), "Malta", None),
        (("ADR:;;5 Elm Row;;;;",), "", "5 Elm Row"),
        (("LABEL:5 Elm Row\\nYork",), "", "5 Elm Row, York"),
        (("ADR:;;;York;;;", "ADR;TYPE=pref:;;;Leeds;;;", "LABEL:x"), "Leeds", "York"),
    ],
)
def test_a_place_is_the_locality_and_the_rest_an_address(
    lines: tuple[str, ...], location: str, address: str | None
) -> None:
    one = person(*lines)
    assert one.location == location
    assert extra(one).get("address") == (None if address is None else (address,))


# -- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1985-05-12", "1985-05-12"),
        ("BDAY:19850512", "1985-05-12"),
        ("BDAY;VALUE=date:1985-05-12T00:00:00Z", "1985-05-12"),
        ("BDAY:--0512", "--05-12"),
        ("BDAY:--05-12", "--05-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12", "--05-12"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY:0000-05-12", "--05-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=2000:20000512", "--05-12"),
    ],
)
def test_birthdays(line: str, birthday: str) -> None:
    one = person(line)
    assert (one.birthday, extra(one)) == (birthday, {})


@pytest.mark.parametrize("text", ["circa 1800", "1985", "1985-02-30", "---12", "05/12/1985"])
def test_a_birthday_that_is_no_day_is_kept_as_text(text: str) -> None:
    one = person(f"BDAY;VALUE=text:{text}")
    assert (one.birthday, extra(one)) == ("", {"birthday": (text,)})


def test_anniversaries_and_other_days() -> None:
    one = person(
        "ANNIVERSARY:20090808T1430-0500",
        "X-MS-ANNIVERSARY:20110113",
        "item1.X-ABDATE;type=pref:2001-02-03",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "X-ABDATE:spring",
    )
    assert extra(one) == {"anniversary": ("2009-08-08", "2011-01-13", "2001-02-03"), "date": ("spring",)}


# -- the rest --------------------------------------------------------------------------------------------------------


def test_tags_notes_and_pronouns() -> None:
    one = person("CATEGORIES:press,My Contacts,a\\, b", "NOTE:x\\n\\ny ", "NOTE:z", "PRONOUNS;PREF=1:she/her")
    assert (one.tags, one.notes, one.pronouns) == (("press", "a, b"), ("x\n\ny", "z"), "she/her")


def test_google_s_own_groups_are_told_of() -> None:
    assert read(card("FN:A", "CATEGORIES:myContacts")).notices == (
        "myContacts (1) is a group of Google's own and no tag.",
    )


def test_relations_have_names_and_labels() -> None:
    cards = card(
        "FN:Ann",
        "RELATED;TYPE=spouse;VALUE=text:Bo",
        "RELATED;TYPE=colleague:urn:uuid:c-1",
        "RELATED;TYPE=friend:urn:uuid:not-here",
        "RELATED:mailto:dee@x.example",
        "item1.X-ABRELATEDNAMES:Eve",
        "item1.X-ABLabel:REFERRED_BY",
        "X-MS-MANAGER:Flo",
        version="4.0",
    )
    ann, _ = read(cards + card("FN:Cy Young", "UID:urn:uuid:C-1")).people
    assert extra(ann) == {
        "spouse": ("Bo",),
        "colleague": ("Cy Young",),
        "related": ("dee@x.example",),
        "manager": ("Flo",),
    }
    assert ann.introduced_by == ("Eve",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GENDER:M", {"gender": ("male",)}),
        ("GENDER:O;agender", {"gender": ("agender",)}),
        ("GENDER:U", {}),
        ("LANG;PREF=1:fr", {"languages": ("fr",)}),
        ("TZ:America/Toronto", {"time zone": ("America/Toronto",)}),
        ("HOBBY;LEVEL=high:chess", {"hobbies": ("chess",)}),
        ("CLASS:PUBLIC", {}),
        ("CLASS:CONFIDENTIAL", {"class": ("confidential",)}),
        ("X-PHONETIC-LAST-NAME:Lee", {"phonetic last name": ("Lee",)}),
        ("X-KADDRESSBOOK-X-Profession:Cook", {"profession": ("Cook",)}),
        ("X-BLOB:" + "x" * 300, {}),
        ("X-ABUID:1:ABPerson", {}),
    ],
)
def test_further_properties(line: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert extra(person(line)) == expected


def test_what_is_left_out_is_counted() -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ"
    found = read(card("FN:A", picture, "KEY:x", "X-BLOB:" + "x" * 300) + card("FN:B", picture, "GEO:geo:1,2"))
    assert found.notices == (
        "Left out, as a note has no place for them: coordinates (1), keys (1), long texts for programs (1), photos (2).",
    )


def test_what_netmd_wrote_itself() -> None:
    one = person(
        "X-NETMD-DIRECTION:up",
        "X-NETMD-MET:2026-03",
        "X-NETMD-MET-AT:The rink\\, by chance",
        "X-NETMD-CADENCE:every 4-6 weeks",
        "X-NETMD-SEEKING:a job,a flat\\, cheap",
        "X-NETMD-OFFERS:advice",
        "X-NETMD-FOLLOW-UP:2026-06-01",
        "X-NETMD-SNOOZE:2026-06-02",
        "X-NETMD-PRIVATE:true",
        "X-NETMD-STATUS:dormant",
        "X-NETMD-LINKEDIN:no",
        "X-NETMD-EXTRA:coffee order;flat white\\; hot;tea",
    )
    assert (one.direction, one.met, one.met_at) == ("up", when("2026-03"), "The rink, by chance")
    assert (one.cadence, one.seeking, one.offers) == ("every 4-6 weeks", ("a job", "a flat, cheap"), ("advice",))
    assert (one.follow_up, one.status, one.linkedin) == (date(2026, 6, 1), "dormant", "no")
    assert (one.snooze, one.private) == (date(2026, 6, 2), True)
    assert extra(one) == {"coffee order": ("flat white; hot", "tea")}


def test_what_is_none_of_the_forms_is_left_out() -> None:
    one = person("X-NETMD-DIRECTION:sideways", "X-NETMD-MET:2026-13", "X-NETMD-STATUS:?", "X-NETMD-FOLLOW-UP:soon",
                 "X-NETMD-SNOOZE:a while", "X-NETMD-PRIVATE:false")  # fmt: skip
    assert (one.direction, one.met, one.status, one.follow_up) == (None, None, None, None)
    assert (one.snooze, one.private) == (None, False)

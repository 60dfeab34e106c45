"""Monica's export: each type of thing in it, holes in it, and hostile files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netmd.dates import When
from netmd.exchange.readers.monica import FORMAT, read, recognises
from netmd.exchange.records import (
    ForeignFile,
    ImportRefusedError,
    ItemRecord,
    LedgerRecord,
    PersonRecord,
    ReadOptions,
    TouchRecord,
)

SAMPLE = Path(__file__).parents[5] / "shared" / "samples" / "monica" / "monica_v4_export_synthetic.json"
OPTIONS = ReadOptions(today=date(2026, 11, 24))

INSTANCE = {
    "contact_field_types": [
        {"uuid": "t-mail", "properties": {"name": "Email", "protocol": "mailto:", "type": "email"}},
        {"uuid": "t-tel", "properties": {"name": "Phone", "protocol": "tel:", "type": "phone"}},
        {"uuid": "t-in", "properties": {"name": "LinkedIn"}},
        {"uuid": "t-wa", "properties": {"name": "WhatsApp", "protocol": "https://wa.me/"}},
    ],
    "life_event_types": [{"uuid": "l-1", "properties": {"translation_key": "new_job"}}],
    "activity_types": [{"uuid": "y-1", "properties": {"translation_key": "ate_at_restaurant"}}],
}


def _contact(properties: dict[str, Any], uuid: str = "c-1", **inner: list[Any]) -> dict[str, Any]:
    data = [{"count": len(values), "type": kind, "values": values} for kind, values in inner.items()]
    return {"uuid": uuid, "properties": {"first_name": "Odile", "last_name": "Farr", **properties}, "data": data}


def _thing(**properties: Any) -> dict[str, Any]:
    return {"uuid": "x", "properties": properties}


def _file(*contacts: Any, more: dict[str, list[Any]] | None = None, **properties: Any) -> bytes:
    groups = {"contact": list(contacts), **(more or {})}
    data = [{"count": len(values), "type": kind, "values": values} for kind, values in groups.items()]
    account = {"uuid": "a", "data": data, "properties": properties, "instance": INSTANCE}
    document = {"version": "1.0-preview.1", "app_version": "4.1.2", "export_date": "2026-11-01T10:00:00Z",
                "exported_by": "u", "account": account}  # fmt: skip
    return json.dumps(document).encode()


def _read(*contacts: Any, **more: Any) -> ForeignFile:
    return read(_file(*contacts, **more), OPTIONS)


def _one(properties: dict[str, Any] | None = None, **inner: list[Any]) -> PersonRecord:
    (person,) = _read(_contact(properties or {}, **inner)).people
    return person


# -- who ------------------------------------------------------------------------------------------------------------


def test_a_contacts_own_fields() -> None:
    one = _one({
        "middle_name": "M.", "nickname": "Odi", "company": "Larkspur", "job": "Editor", "tags": ["press", "choir"],
        "is_starred": True, "stay_in_touch_frequency": 90, "description": "Sails.", "food_preferences": "No nuts",
        "gender": "F", "first_met_date": {"date": "2024-05-02T00:00:00Z", "is_year_unknown": False},
    })  # fmt: skip
    assert (one.name, one.aliases, one.orgs, one.roles) == ("Odile M. Farr", ("Odi",), ("Larkspur",), ("Editor",))
    assert one.tags == ("press", "choir", "starred")
    assert one.cadence == "every 90 days"
    assert one.met == When(date(2024, 5, 2))
    assert one.notes == ("Sails.",)
    assert dict(one.extra) == {"food preferences": ("No nuts",), "gender": ("woman",)}


def test_fields_of_contact_go_where_their_type_says() -> None:
    one = _one({}, contact_field=[
        _thing(data="odile@larkspur.example", type="t-mail"), _thing(data="+44 1947 555 0142", type="t-tel"),
        _thing(data="linkedin.com/in/odile-farr", type="t-in"), _thing(data="0947 1", type="t-wa"),
        _thing(data="https://odile.example", type="gone"), _thing(data="", type="t-tel"),
    ])  # fmt: skip
    assert (one.emails, one.phones) == (("odile@larkspur.example",), ("+44 1947 555 0142",))
    assert (one.linkedin, one.urls) == ("linkedin.com/in/odile-farr", ("https://odile.example",))
    assert one.extra == (("whatsapp", ("0947 1",)),)


@pytest.mark.parametrize(
    ("born", "birthday", "extra"),
    [
        ({"date": "1988-05-12", "is_year_unknown": False}, "1988-05-12", ()),
        ({"date": "2026-05-12", "is_year_unknown": True}, "--05-12", ()),
        ({"date": "1986-01-01", "is_age_based": True}, "", (("born about", ("1986",)),)),
        ({"date": "2026-02-30"}, "", ()),
    ],
)
def test_a_birthday_says_what_is_known_of_it(born: dict[str, Any], birthday: str, extra: tuple[object, ...]) -> None:
    one = _one({"birthdate": born})
    assert (one.birthday, one.extra) == (birthday, extra)


def test_the_dead_and_those_put_away_are_archived() -> None:
    gone = _one({"is_dead": True, "is_active": True, "deceased_date": {"date": "2020-02-01"}})
    assert (gone.status, dict(gone.extra)["died"]) == ("archived", ("2020-02-01",))
    assert _one({"is_active": False}).status == "archived"
    assert _one({"is_active": True}).status is None


def test_an_address_is_kept_whole_and_its_town_is_the_location() -> None:
    one = _one({}, address=[_thing(name="Home", street="1 Quay", city="Whitby", postal_code="YO21", country="UK")])
    assert (one.location, dict(one.extra)["address"]) == ("Whitby", ("Home: 1 Quay, YO21 Whitby, UK",))


# -- what happened --------------------------------------------------------------------------------------------------


def test_calls_and_conversations_are_touches() -> None:
    messages = [_thing(content="Are you in?", written_by_me=True), _thing(content="Till six.", written_by_me=False)]
    one = _one({}, call=[_thing(called_at="2026-01-02", content="Prices", contact_called=True)],
               conversation=[_thing(happened_at="2026-02-03", contact_field_type="t-wa", messages=messages)])  # fmt: skip
    assert one.touches == (
        TouchRecord(when=When(date(2026, 1, 2)), title="Call: they rang", text="Prices"),
        TouchRecord(when=When(date(2026, 2, 3)), title="Message: WhatsApp", text="Me: Are you in?\nThey: Till six."),
    )


def test_what_has_no_day_is_a_note() -> None:
    one = _one({}, call=[_thing(called_at="2026-13-40", content="Prices")], note=[_thing(body="Likes tea")],
               life_event=[_thing(happened_at="2025-06-01", note="At last", type="l-1")])  # fmt: skip
    assert one.touches == ()
    assert one.notes == ("Call: Prices", "Likes tea", "2025-06-01: New job: At last")


def test_the_day_last_talked_to_is_a_touch_only_where_nothing_else_tells_of_it() -> None:
    alone = _one({"last_talked_to": "2026-01-02"})
    assert [(touch.when.iso, touch.title) for touch in alone.touches] == [("2026-01-02", "Last talked to")]
    called = _one({"last_talked_to": "2026-01-02"}, call=[_thing(called_at="2026-01-02", content="x")])
    assert [touch.title for touch in called.touches] == ["Call"]
    met = _read(_contact({"last_talked_to": "2026-01-02"}, activity=["act"]),
                more={"activity": [{"uuid": "act", "properties": {"happened_at": "2026-01-02"}}]})  # fmt: skip
    assert met.people[0].touches == ()


def test_an_activity_is_an_event_of_all_who_took_part() -> None:
    activity = {"uuid": "act", "properties": {"summary": "Dinner", "description": "Long.", "type": "y-1",
                                              "happened_at": "2026-03-04T00:00:00Z"}}  # fmt: skip
    file = _read(
        _contact({}, activity=["act"]), _contact({"first_name": "Bert"}, "c-2", activity=["act", "gone"]),
        more={"activity": [activity, {"uuid": "lonely", "properties": {"happened_at": "2026-03-05"}}]},
    )  # fmt: skip
    (event,) = file.events
    assert [key.name for key in event.touch.people] == ["Odile Farr", "Bert Farr"]
    assert (event.touch.title, event.touch.text) == ("Dinner", "Long.\nActivity: Ate at restaurant")
    assert [(passed.source.part, passed.source.row, passed.why) for passed in file.passed_over] == [
        ("activity", 2, "nobody took part in it")
    ]


# -- what is to be done, given and owed -----------------------------------------------------------------------------


def test_tasks_are_items() -> None:
    done = {"uuid": "t", "created_at": "2026-01-01T08:00:00Z",
            "properties": {"title": "Send deck", "completed": True, "completed_at": "2026-01-05T10:00:00Z"}}  # fmt: skip
    one = _one({}, task=[done, _thing(title="Call back", description="about prices", completed=False)])
    assert one.items == (
        ItemRecord(text="Send deck", is_done=True, done=date(2026, 1, 5), created=date(2026, 1, 1)),
        ItemRecord(text="Call back: about prices"),
    )


@pytest.mark.parametrize(
    ("reminder", "item"),
    [
        ({"initial_date": "2027-03-01", "title": "Ring", "frequency_type": "one_time"},
         ItemRecord(text="Ring", due=When(date(2027, 3, 1)))),
        ({"initial_date": "2026-03-01", "title": "Ring", "frequency_type": "month", "frequency_number": 3},
         ItemRecord(text="Ring", due=When(date(2026, 12, 1)), recurrence="+3m")),
        ({"initial_date": "2024-01-31", "title": "Ring", "frequency_type": "month", "frequency_number": 1},
         ItemRecord(text="Ring", due=When(date(2026, 11, 30)), recurrence="+1m")),
        ({"initial_date": "2026-11-24", "title": "Ring", "frequency_type": "week", "frequency_number": 2},
         ItemRecord(text="Ring", due=When(date(2026, 11, 24)), recurrence="+2w")),
        ({"initial_date": "2025-01-01", "title": "Ring", "frequency_type": "one_time", "inactive": True},
         ItemRecord(text="Ring", due=When(date(2025, 1, 1)), is_done=True)),
        ({"initial_date": "0001-01-01", "title": "Ring", "frequency_type": "year", "frequency_number": 10**9},
         ItemRecord(text="Ring", due=When(date(1, 1, 1)))),
    ],
)  # fmt: skip
def test_reminders_are_items_due_on_their_next_day(reminder: dict[str, Any], item: ItemRecord) -> None:
    assert _one({}, reminder=[_thing(**reminder)]).items == (item,)


def test_a_birthdays_own_reminder_is_left_to_the_birthday() -> None:
    assert _one({}, reminder=[_thing(initial_date="2026-05-12", title="Birthday", delible=False)]).items == ()


def test_gifts_and_debts_are_lines_of_the_ledger() -> None:
    one = _one({}, gift=[
        _thing(name="A map", comment="of Whitby", amount="20", status="offered", date="2026-04-01"),
        _thing(name="Tea", status="received"), _thing(name="A kite", status="idea", url="https://kites.example"),
    ], debt=[
        _thing(in_debt=True, amount="12.50", currency={"iso": "EUR"}, status="inprogress", reason="tickets"),
        _thing(in_debt=False, amount=5, status="complete"),
    ])  # fmt: skip
    assert one.ledger == (
        LedgerRecord(kind="gave", text="A map (of Whitby; 20)", when=date(2026, 4, 1)),
        LedgerRecord(kind="got", text="Tea"),
        LedgerRecord(kind="got", text="a loan of 12.50 EUR (tickets)"),
        LedgerRecord(kind="gave", text="a loan of 5"),
    )
    assert one.items == (
        ItemRecord(text="Pay back 12.50 EUR (tickets)"),
        ItemRecord(text="Pay back 5", theirs=True, is_done=True),
    )
    assert one.notes == ("Gift idea: A kite (https://kites.example)",)


# -- whom they know -------------------------------------------------------------------------------------------------


def test_relationships_stand_with_the_one_who_has_them() -> None:
    file = _read(
        _contact({}), _contact({"first_name": "Bert", "is_partial": True}, "c-2"),
        more={"relationship": [
            _thing(contact_is="c-1", of_contact="c-2", type="child"),
            _thing(contact_is="c-2", of_contact="c-1", type="parent"),
            _thing(contact_is="c-1", of_contact="gone", type="friend"),
        ]},
    )  # fmt: skip
    (one,) = file.people
    assert one.extra == (("relationships", ("child: Bert Farr",)),)
    assert [source.row for source in one.also] == [1]
    assert [(passed.source.part, passed.source.row) for passed in file.passed_over] == [
        ("contact", 2), ("relationship", 2), ("relationship", 3),
    ]  # fmt: skip


def test_who_introduced_them_is_named_and_said_where_that_is_unknown() -> None:
    file = _read(_contact({"first_met_through": "c-2"}), _contact({"first_name": "Bert"}, "c-2"))
    assert file.people[0].introduced_by == ("Bert Farr",)
    assert _read(_contact({"first_met_through": "gone"})).notices == (
        "1 person was met through somebody who is not in the file.",
    )


def test_yourself_and_the_nameless_are_passed_over() -> None:
    file = _read(_contact({}), _contact({"first_name": "", "last_name": None}, "c-2"),
                 more={"user": [_thing(me_contact="c-1")]})  # fmt: skip
    assert file.people == ()
    assert [passed.why for passed in file.passed_over] == ["yourself", "no name"]


def test_what_is_left_out_is_counted() -> None:
    file = _read(_contact({}, photo=["p"], horoscope=[1, 2]), more={"photo": [1, 2], "document": [3], "weather": [4]},
                 journal_entries=[{}, {}])  # fmt: skip
    assert file.notices == (
        "2 photos and 1 document stayed behind: a notebook holds text.",
        "2 entries of the journal stayed behind: about no contact.",
        "Not known to netmd, and left out: 2 × horoscope, 1 × weather.",
    )


def test_every_row_is_accounted_for() -> None:
    file = _read(
        _contact({}, activity=["act"]), 7, _contact({"is_partial": True}, "c-2"), None,
        more={"activity": [{"uuid": "act", "properties": {"happened_at": "never"}}, []],
              "relationship": [_thing(contact_is="c-1", of_contact="c-2", type="child"), "x"]},
    )  # fmt: skip
    records = [*file.people, *file.events]
    there = [source for one in records for source in (one.source, *one.also)]
    there += [passed.source for passed in file.passed_over]
    assert file.rows == 8
    assert len(there) == len(set(there)) == 8


# -- files as they come -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"[" * 100_000, b'{"account":' * 50_000, b'{"account": NaN}', b'{"account": {"data": 3}}',
        b'{"account":{"data":[{"type":"contact"', b"\xff\xfe\x00", b"name,email\n", b'{"account": "\\ud800"}',
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefusedError):
        read(data, OPTIONS)


def test_odd_values_cost_no_more_than_themselves() -> None:
    huge = "9" * 6000
    text = _file(_contact({"company": "Larkspur"})).decode()
    odd = text.replace('"Larkspur"', f'"Larkspur", "stay_in_touch_frequency": {huge}, "is_dead": NaN, "job": [[1]], '
                                     '"tags": {"a": 1}, "birthdate": "x", "company": "Larkspur Press"')  # fmt: skip
    (one,) = read(odd.encode(), OPTIONS).people
    assert (one.name, one.orgs, one.cadence, one.roles, one.tags) == ("Odile Farr", ("Larkspur Press",), "", (), ())


def test_it_is_recognised_by_its_keys_and_other_json_is_not() -> None:
    assert recognises("export.json", _file(_contact({}))) > 0.9
    assert recognises("x.json", b'{"account": 1}') < 0.5
    assert recognises("x.json", b"[1]") == 0
    assert recognises("x.csv", b"account,contact") == 0


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the design's samples are not here")
def test_the_sample_says_what_is_in_it() -> None:
    data = SAMPLE.read_bytes()
    file = read(data, OPTIONS)
    assert recognises("export.json", data) > 0.9
    (zoe,) = file.people
    assert file.format == FORMAT
    assert (zoe.name, zoe.aliases, zoe.orgs, zoe.roles) == ("Zoë Kaplan", ("Zo",), ("Acme",), ("VP Sales",))
    assert (zoe.emails, zoe.tags, zoe.birthday) == (("zoe@example.com",), ("conference", "starred"), "--05-12")
    assert (zoe.cadence, zoe.notes, zoe.status) == ("every 30 days", ("met at PyCon", "Likes *tea*"), None)
    assert zoe.touches == (TouchRecord(when=When(date(2026, 1, 2)), title="Call", text="Talked pricing"),)
    assert zoe.items == (
        ItemRecord(text="Send deck"),
        ItemRecord(text="Check in", due=When(date(2026, 12, 1)), recurrence="+3m"),
    )
    (lunch,) = file.events
    assert (lunch.touch.when.iso, lunch.touch.title, lunch.touch.text) == ("2025-12-01", "Lunch", "at Dishoom")
    assert [key.name for key in lunch.touch.people] == ["Zoë Kaplan"]
    assert (file.rows, file.passed_over) == (2, ())
    assert file.notices == ("1 person was met through somebody who is not in the file.",)

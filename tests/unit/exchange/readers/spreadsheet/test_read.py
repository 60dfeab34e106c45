from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import When
from netmd.exchange.records import LedgerRecord, PersonKey, TouchRecord
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, people, person, reading


def _said(touch: TouchRecord) -> tuple[str, str, str]:
    return str(touch.when), touch.title, touch.text


def test_a_row_of_all_the_usual_columns_is_a_person() -> None:
    found = person(
        ["Name", "Title", "Company", "Email", "Phone", "LinkedIn", "Website", "Location", "Industry", "Contact Type", "Met on", "How met",
         "Introduced by", "Cadence", "Seeking", "Offers", "Birthday", "Pronouns", "Nickname", "Direction", "Notes"],
        ["Priya Raman", "Director", "Northside", "priya@n.example; p@home.example", "+1 416 555 0100", "linkedin.com/in/priya-raman", "https://n.example",
         "Toronto", "Sports", "Mentor, Alumni", "2026-03-04", "Expo", "Dana Okafor and Sam Lee", "Monthly", "community manager; designer", "press contacts",
         "12 May", "she/her", "Pri", "senior", "Two boys in hockey."],
    )  # fmt: skip
    assert found.name == "Priya Raman"
    assert (found.roles, found.orgs) == (("Director",), ("Northside",))
    assert found.emails == ("priya@n.example", "p@home.example")
    assert (found.phones, found.linkedin, found.urls) == (
        ("+1 416 555 0100",),
        "https://www.linkedin.com/in/priya-raman",
        ("https://n.example",),
    )
    assert (found.location, found.tags) == ("Toronto", ("Sports", "Mentor", "Alumni"))
    assert (found.met, found.met_at, found.introduced_by) == (
        When(date(2026, 3, 4)),
        "Expo",
        ("Dana Okafor", "Sam Lee"),
    )
    assert (found.cadence, found.seeking, found.offers) == (
        "Monthly",
        ("community manager", "designer"),
        ("press contacts",),
    )
    assert (found.birthday, found.pronouns, found.aliases, found.direction) == ("--05-12", "she/her", ("Pri",), "up")
    assert (found.notes, found.touches, found.items, found.extra) == (("Two boys in hockey.",), (), (), ())


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_several_rows_of_one_person_are_one_contact_with_several_meetings(write) -> None:
    rows = [
        ["Name", "Company", "Email", "Date", "Type of meeting", "Notes", "Next steps", "By when"],
        ["Ann Ray", "Acme", "ann@x.example", date(2026, 1, 5), "Coffee", "Talked of prices", "Send deck", date(2026, 1, 9)],
        ["Bo Lee", "Zed", "", date(2026, 1, 6), "Call", "", "", ""],
        ["Ann Ray", "Acme", "ANN@x.example", date(2026, 2, 5), "Zoom", "Liked the deck", "", ""],
        ["Ann Ray", "", "", date(2026, 3, 5), "", "", "Call her", ""],
    ]  # fmt: skip
    file = reading(write(rows))
    ann, bo = file.people
    assert (ann.name, ann.orgs, ann.emails) == ("Ann Ray", ("Acme",), ("ann@x.example",))
    assert [_said(touch) for touch in ann.touches] == [
        ("2026-01-05", "Coffee", "Talked of prices"), ("2026-02-05", "Zoom", "Liked the deck"), ("2026-03-05", "Meeting", "")
    ]  # fmt: skip
    assert [[(item.text, str(item.due)) for item in touch.items] for touch in ann.touches] == [
        [("Send deck", "2026-01-09")], [], [("Call her", "None")]
    ]  # fmt: skip
    assert [source.row for source in (ann.source, *ann.also)] == [2, 4, 5]
    assert [_said(touch) for touch in bo.touches] == [("2026-01-06", "Call", "")]
    assert file.rows == 4


def test_two_people_of_one_name_in_two_companies_stay_two() -> None:
    file = reading(as_csv([["Name", "Company"], ["Ann Ray", "Acme"], ["Ann Ray", "Zed"]]))
    assert [each.orgs for each in file.people] == [("Acme",), ("Zed",)]


def test_one_address_of_two_names_is_two_people() -> None:
    file = reading(as_csv([["Name", "Email"], ["Ann Ray", "office@x.example"], ["Bo Lee", "office@x.example"]]))
    assert [each.name for each in file.people] == ["Ann Ray", "Bo Lee"]


def test_what_each_row_repeats_is_said_once() -> None:
    rows = [
        ["Name", "Company", "Date", "Notes", "Next steps", "Status"],
        ["Ann Ray", "Acme", "2026-01-05", "Knows everyone", "Send deck", "Replied"],
        ["Ann Ray", "Acme", "2026-02-05", "Knows everyone", "Send deck", "Completed"],
    ]
    ann = people(as_csv(rows))["Ann Ray"]
    assert ann.notes == ("Knows everyone",)
    assert [touch.text for touch in ann.touches] == ["", ""]
    assert [item.text for touch in ann.touches for item in touch.items] == ["Send deck"]
    assert ann.extra == (("Stage", ("Replied", "Completed")),)


def test_several_days_of_meeting_are_meetings() -> None:
    rows = [
        ["Name", "Company", "Met on"],
        ["Ann Ray", "Acme", "2026-01-05"],
        ["Ann Ray", "Acme", "2026-02-05"],
        ["Bo Lee", "Zed", "2026-02-06"],
    ]
    file = reading(as_csv(rows))
    assert [[str(touch.when) for touch in each.touches] for each in file.people] == [
        ["2026-01-05", "2026-02-05"],
        ["2026-02-06"],
    ]
    assert any("“Met on” taken as date (somebody was met on several days)" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("channel", "subject", "title"),
    [("Call", "Prices", "Call: Prices"), ("call", "Call about prices", "Call about prices"), ("meeting", "Jobs to come", "Jobs to come"), ("Meeting", "Chat on jobs", "Meeting: Chat on jobs"),
     ("meal", "Lunch at Noma", "Lunch at Noma"), ("Kaffee", "Preise", "Coffee (Kaffee): Preise"), ("", "Prices", "Prices"), ("Zoom", "", "Zoom")],
)  # fmt: skip
def test_a_title_tells_its_channel_once(channel: str, subject: str, title: str) -> None:
    assert (
        person(["Name", "Date", "Channel", "Subject"], ["Ann Ray", "2026-03-04", channel, subject]).touches[0].title
        == title
    )


def test_meetings_side_by_side_are_each_their_own() -> None:
    rows = [
        ["Contact", "", "", "Meeting 1", "", "Meeting 2", "", "", ""],
        ["Name", "Email", "Company", "Date", "Notes", "Date", "Notes", "Shoe size", "Comments"],
        ["Ann Ray", "a@x.example", "Acme", "2026-01-05", "first", "2026-02-05", "second", "42", "tall"],
        ["Bo Lee", "", "", "2026-01-06", "only", "", "", "", ""],
    ]
    file = reading(as_csv(rows))
    ann, bo = file.people
    assert [_said(touch)[::2] for touch in ann.touches] == [("2026-01-05", "first"), ("2026-02-05", "second")]
    assert (ann.emails, ann.also, ann.extra) == (("a@x.example",), (), (("Shoe size", ("42",)),))
    assert [_said(touch)[::2] for touch in bo.touches] == [("2026-01-06", "only")]
    assert file.rows == 2


def test_the_header_of_a_day_tells_what_kind_of_meeting_it_was() -> None:
    assert person(["Name", "Interview date"], ["Ann Ray", "2026-03-04"]).touches[0].title == "Interview"
    assert person(["Name", "Meeting date"], ["Ann Ray", "2026-03-04"]).touches[0].title == "Meeting"


@pytest.mark.parametrize("blank", ["", None])
def test_rows_below_a_name_that_only_say_what_happened_go_on_about_it(blank: str | None) -> None:
    rows = [
        ["Name", "Company", "Date", "Notes"],
        ["Ann Ray", "Acme", date(2026, 1, 5), "first"],
        [blank, blank, date(2026, 2, 5), "second"],
        [],
        [blank, blank, date(2026, 2, 6), "whose?"],
    ]
    for data in (as_csv(rows), as_xlsx(rows)):
        file = reading(data)
        (ann,) = file.people
        assert [_said(touch)[::2] for touch in ann.touches] == [("2026-01-05", "first"), ("2026-02-05", "second")]
        assert [(each.source.row, each.why) for each in file.passed_over] == [(5, "no name")]
        assert any("name nobody" in notice and "row 3 (Ann Ray)" in notice for notice in file.notices)


def test_merged_cells_hold_for_each_row_they_go_down() -> None:
    rows = [
        ["Name", "Company", "Date", "Notes"],
        ["Ann Ray", "Acme", date(2026, 1, 5), "first"],
        ["", "", date(2026, 2, 5), "second"],
        ["Bo Lee", "", date(2026, 2, 6), "third"],
    ]
    file = reading(as_xlsx(rows, merged=[(1, 0, 2, 0), (1, 1, 3, 1)]))
    assert [(each.name, each.orgs, [touch.text for touch in each.touches]) for each in file.people] == [
        ("Ann Ray", ("Acme",), ["first", "second"]), ("Bo Lee", ("Acme",), ["third"])
    ]  # fmt: skip
    assert not any("name nobody" in notice for notice in file.notices)


def test_the_last_contact_is_a_touch_of_its_channel() -> None:
    headers = ["Name", "Last contact", "Last channel"]
    assert [_said(touch) for touch in person(headers, ["Ann Ray", "2026-03-01", "Call"]).touches] == [
        ("2026-03-01", "Call", "")
    ]
    assert [_said(touch) for touch in person(headers, ["Ann Ray", "2026-03-01", "Anruf"]).touches] == [
        ("2026-03-01", "Call (Anruf)", "")
    ]
    assert [_said(touch) for touch in person(headers, ["Ann Ray", "2026-03-01", "Virtual coffee"]).touches] == [
        ("2026-03-01", "Coffee (Virtual coffee)", "")
    ]
    assert [_said(touch) for touch in person(headers[:2], ["Ann Ray", "Mar 2026"]).touches] == [
        ("2026-03", "In touch", "")
    ]


def test_a_last_contact_on_the_day_of_a_meeting_adds_nothing() -> None:
    found = person(
        ["Name", "Date", "Type of meeting", "Last contact"],
        ["Ann Ray", "2026-03-01", "Call", "2026-03-01"],
        ["Ann Ray", "2026-02-01", "Lunch", "2026-03-01"],
    )
    assert [_said(touch)[:2] for touch in found.touches] == [("2026-02-01", "Lunch"), ("2026-03-01", "Call")]


@pytest.mark.parametrize(
    ("next_action", "due", "follow_up", "items", "follows"),
    [
        ("Send deck", "2026-04-01", "", [("Send deck", "2026-04-01")], None),
        ("Send deck", "", "2026-04-02", [("Send deck", "2026-04-02")], None),
        ("Send deck", "2026-04-01", "2026-05-02", [("Send deck", "2026-04-01")], date(2026, 5, 2)),
        ("", "", "2026-04-02", [], date(2026, 4, 2)),
        ("", "2026-04-01", "", [], date(2026, 4, 1)),
        ("", "", "Apr 2026", [("Follow up", "2026-04")], None),
        ("Send deck", "ASAP", "", [("Send deck (ASAP)", "None")], None),
        ("1. Send deck\n2. Call", "2026-04-01", "", [("Send deck", "2026-04-01"), ("Call", "2026-04-01")], None),
        ("n/a", "-", "", [], None),
    ],
)
def test_what_is_to_be_done_lands_where_the_format_wants_it(
    next_action: str, due: str, follow_up: str, items: list[tuple[str, str]], follows: date | None
) -> None:
    found = person(
        ["Name", "Next action", "Next action date", "Follow-up date"], ["Ann Ray", next_action, due, follow_up]
    )
    assert [(item.text, str(item.due)) for item in found.items] == items
    assert found.follow_up == follows


def test_a_follow_up_that_is_no_date_is_kept_as_a_note() -> None:
    found = people(as_csv([["Name", "Follow-up date"], ["Ann Ray", "after the fair"], ["Bo Lee", "2026-04-01"]]))[
        "Ann Ray"
    ]
    assert (found.follow_up, found.notes) == (None, ("Follow-up date: after the fair",))


def test_tasks_know_whether_they_are_done_and_whose_they_are() -> None:
    rows = [["Name", "Task", "Done", "Owner"], ["Ann Ray", "deck", "yes", "me"], ["Ann Ray", "chart", "no", "them"], ["Ann Ray", "talk", "2026-03-02", "Sam"],
            ["Ann Ray", "list", "", "Ann Ray"]]  # fmt: skip
    assert [(item.text, item.is_done, item.theirs, str(item.done)) for item in people(as_csv(rows))["Ann Ray"].items] == [
        ("deck", True, False, "None"), ("chart", False, True, "None"), ("talk (Sam)", True, False, "2026-03-02"), ("list", False, True, "None")
    ]  # fmt: skip


def test_a_thank_you_is_a_touch_where_its_day_is_known_and_else_done() -> None:
    headers = ["Name", "Date", "Thank-you sent"]
    dated = person(headers, ["Ann Ray", "2026-03-04", "2026-03-05"])
    assert [_said(touch)[:2] for touch in dated.touches] == [
        ("2026-03-04", "Meeting"),
        ("2026-03-05", "Thank-you note"),
    ]
    sent = person(headers, ["Ann Ray", "2026-03-04", "Yes"])
    assert [(item.text, item.is_done) for item in sent.touches[0].items] == [("Thank-you note", True)]
    unsent = person(headers, ["Ann Ray", "2026-03-04", "No"])
    assert (unsent.touches[0].items, unsent.extra) == ((), (("Thank-you sent", ("No",)),))


def test_discussion_is_of_the_meeting_and_notes_are_of_the_person() -> None:
    found = person(
        ["Name", "Date", "Discussion", "Notes", "Key information learned"],
        ["Ann Ray", "2026-03-04", "Prices", "Tall", "Has a dog"],
    )
    assert [touch.text for touch in found.touches] == ["Prices"]
    assert found.notes == ("Tall", "Key information learned: Has a dog")
    undated = person(["Name", "Discussion", "Company"], ["Ann Ray", "Prices", "Acme"])
    assert (undated.touches, undated.notes) == ((), ("Discussion: Prices",))
    met = person(["Name", "Date met", "Discussion"], ["Ann Ray", "2026-03-04", "Prices"])
    assert [_said(touch) for touch in met.touches] == [("2026-03-04", "Meeting", "Prices")]


@pytest.mark.parametrize(
    ("word", "status"), [("Dormant", "dormant"), ("inaktiv", "dormant"), ("Archived", "archived"), ("Active", None)]
)
def test_a_status_of_the_format_is_one(word: str, status: str | None) -> None:
    found = person(["Name", "Status"], ["Ann Ray", word])
    assert (found.status, found.extra) == (status, ())


@pytest.mark.parametrize(
    "word", ["Researching", "Outreach Sent", "Replied", "Scheduled", "Completed", "Follow-Up Due", "Warm Contact"]
)
def test_steps_of_ones_own_are_kept_under_their_header(word: str) -> None:
    found = person(["Name", "Outreach status"], ["Ann Ray", word])
    assert (found.status, found.extra) == (None, (("Outreach status", (word,)),))


@pytest.mark.parametrize(
    ("typed", "cadence"), [("monthly", "monthly"), ("4-6 weeks", "4-6 weeks"), ("Monatlich", "monthly"), ("every 2 months", "every 2 months"),
                           ("trimestriel", "quarterly"), ("A", ""), ("High", ""), ("1", "")],
)  # fmt: skip
def test_how_often_is_a_cadence_and_a_priority_is_kept(typed: str, cadence: str) -> None:
    found = person(["Name", "Priority"], ["Ann Ray", typed])
    assert found.cadence == cadence
    assert found.extra == (() if cadence else (("Priority", (typed,)),))


def test_the_ledger_is_of_the_meeting_where_there_is_one() -> None:
    dated = person(["Name", "Date", "Gave", "Got"], ["Ann Ray", "2026-03-04", "a lead", "advice"])
    assert dated.touches[0].ledger == (
        LedgerRecord(kind="gave", text="a lead"),
        LedgerRecord(kind="got", text="advice"),
    )
    assert dated.ledger == ()
    assert person(["Name", "Gave"], ["Ann Ray", "a lead"]).ledger == (LedgerRecord(kind="gave", text="a lead"),)


def test_those_who_were_there_too_are_of_the_touch() -> None:
    rows = [["Contact", "Date", "With"], ["Ann Ray", "2026-03-04", "Bo Lee, Cy Dow"]]
    assert people(as_csv(rows))["Ann Ray"].touches[0].people == (PersonKey(name="Bo Lee"), PersonKey(name="Cy Dow"))


def test_several_known_names_in_one_cell_share_the_meeting() -> None:
    rows = [
        ["Name", "Date"],
        ["Ann Ray", "2026-01-01"],
        ["Bo Lee", "2026-01-02"],
        ["Ann Ray & Bo Lee", "2026-03-04"],
        ["Smith & Sons", "2026-03-05"],
    ]
    found = people(as_csv(rows))
    assert list(found) == ["Ann Ray", "Bo Lee", "Smith & Sons"]
    assert [[key.name for key in touch.people] for touch in found["Ann Ray"].touches] == [[], ["Bo Lee"]]


@pytest.mark.parametrize(
    ("typed", "birthday"),
    [
        (date(1988, 5, 18), "1988-05-18"),
        (date(2026, 5, 18), "--05-18"),
        ("18 May", "--05-18"),
        ("18.05.1988", "1988-05-18"),
        ("May 18, 1988", "1988-05-18"),
    ],
)
def test_a_birthday_has_a_year_only_where_it_can_be_one_of_birth(typed: object, birthday: str) -> None:
    (found,) = reading(as_xlsx([["Name", "Birthday"], ["Ann Ray", typed]])).people  # type: ignore[list-item]
    assert found.birthday == birthday


def test_an_impossible_day_is_kept_in_words_and_named() -> None:
    file = reading(
        as_csv([["Name", "Last contact", "Company"], ["Ann Ray", "2026-02-30", "Acme"], ["Bo Lee", "2026-02-20", ""]])
    )
    assert file.people[0].notes == ("Last contact: 2026-02-30",)
    assert file.people[0].touches == ()
    assert any(
        "do not exist" in notice and "row 2 (“2026-02-30” in “Last contact”)" in notice for notice in file.notices
    )


def test_words_where_a_day_was_meant_are_kept_as_a_note() -> None:
    file = reading(as_csv([["Name", "Last contact"], ["Ann Ray", "at the fair"], ["Bo Lee", "2026-02-20"]]))
    assert (file.people[0].notes, file.people[0].touches) == (("Last contact: at the fair",), ())


def test_every_row_is_accounted_for() -> None:
    rows = [
        ["Name", "Email"],
        ["Ann Ray", "a@x.example"],
        ["", ""],
        ["Ann Ray", "a@x.example"],
        ["", "q@x.example"],
        ["Name", "Email"],
        ["Total", "2"],
        ["Bo Lee", ""],
    ]
    file = reading(as_csv(rows))
    told = [source.row for each in file.people for source in (each.source, *each.also)] + [
        each.source.row for each in file.passed_over
    ]
    assert sorted(told) == [2, 4, 5, 6, 7, 8]
    assert file.rows == 6

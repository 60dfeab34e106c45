import re

from netmd.followups import build_agenda
from netmd.followups.short_ids import short_ids
from netmd.model import Entry
from netmd.settings import Settings
from tests.factory import TODAY, contact, index, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read, section


def today_of(*entries: Entry) -> bytes:
    return build(*entries)["index.html"]


def network() -> tuple[Entry, ...]:
    return (
        contact(
            "Ann",
            orgs=["Acme"],
            roles=["Editor"],
            linkedin="x",
            items=[item("Send the deck", due="2026-05-01"), item("Send the list", due="2026-05-14")],
            meetings=[touch("2026-05-10 Email: thanks", text="She moves house in June.\n- [ ] Send the deck")],
        ),
        contact("Bea", linkedin="x", items=[item("the contract", them=True, due="2026-05-20")]),
        contact(
            "Cem",
            linkedin="x",
            meetings=[touch("2026-01-05 Coffee", text="He **builds** boats."), touch("2026-05-19 10:00 Lunch")],
        ),
        contact("Dov", linkedin="x", meetings=[touch("2026-03-27 Email: hello", text="His new address.")]),
    )


def test_each_lane_says_how_many_and_the_strip_at_the_top_agrees() -> None:
    page = today_of(*network())
    assert section(page, "late").startswith("Late 2 Ann")
    assert section(page, "today").startswith("Today 1 Ann")
    assert section(page, "waiting").startswith("Waiting on others 1 Bea")
    assert section(page, "planned").startswith("Planned 1 Cem")
    assert "2 late 1 today 0 this week 1 waiting 1 planned" in read(page).text


def test_a_line_says_who_what_why_and_where() -> None:
    late = section(today_of(*network()), "late")
    assert re.search(r"Ann Acme Send the deck 13 days late due 1 May netmd done [0-9a-f]{3} contacts/ ann.md:7", late)


def test_a_reminder_without_words_of_its_own_recalls_what_was_talked_about() -> None:
    page = today_of(*network())
    assert "E-mail 27 Mar His new address." in section(page, "late")
    assert "Coffee 5 Jan He builds boats." in section(page, "planned")


def test_what_one_person_is_owed_stands_together() -> None:
    ann = contact("Ann", items=[item("One", due="2026-05-14"), item("Two", due="2026-05-14")])
    lane = section(today_of(ann), "today")
    assert lane.startswith("Today 2 Ann")
    assert lane.count("Ann") == 1


def test_a_planned_meeting_leads_to_its_brief() -> None:
    assert "contacts/cem.html#brief" in read(today_of(*network())).hrefs


def test_an_item_of_a_meeting_file_leads_to_the_meeting() -> None:
    event = meeting_file("2026-05-01 Panel", ["ann", "bea"], items=[item("Send photographs", due="2026-05-02")])
    page = today_of(contact("Ann"), contact("Bea"), event)
    assert "Panel Send photographs" in section(page, "late")
    assert "meetings/2026-05-01-panel.html" in read(page).hrefs


def test_an_empty_lane_says_what_would_appear_there() -> None:
    page = today_of(contact("Ann", linkedin="x"))
    assert "Nothing is late." in section(page, "late")
    assert "@them" in section(page, "waiting")
    assert "Nothing planned." in section(page, "planned")


def test_an_empty_notebook_shows_the_first_contact_to_write() -> None:
    text = read(today_of()).text
    assert "Begin with one person" in text
    assert "## 2026-05-14 Coffee with Sam" in text
    assert "Nothing is late" not in text


def test_a_very_long_lane_is_cut_and_says_so() -> None:
    people = [contact(f"Person {number:03}", items=[item("Write", due="2026-05-14")]) for number in range(103)]
    lane = section(today_of(*people), "today")
    assert lane.startswith("Today 103 ")
    assert lane.count("Write") == 50
    assert lane.endswith("And 53 more, on the pages of the people they are about.")


def test_what_is_merely_open_this_week_shows_no_day_gone_by() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-10 Coffee", text="x"), touch("2026-05-11 Email: thanks", text="x")])
    lane = section(today_of(ann), "this-week")
    assert "Connect on LinkedIn last talked on 10 May" in lane
    assert "since" not in lane


def test_an_opening_to_pass_on_says_when_it_closes_in_whichever_lane() -> None:
    ann = contact("Ann", linkedin="x", seeking=["photographer"])
    far = today_of(ann, opportunity("Photographer", found="2026-05-01", closes="2026-05-29"))
    near = today_of(ann, opportunity("Photographer", found="2026-05-01", closes="2026-05-16", passed_to=["bea"]))
    never = today_of(ann, opportunity("Photographer", found="2026-05-01"))
    assert "Pass on 'Photographer' closes 29 May seeks" in section(far, "this-week")
    assert "Pass on 'Photographer' closes Sat 16 May seeks" in section(near, "today")
    assert "Pass on 'Photographer' seeks" in section(never, "this-week")


def test_what_stands_before_when_and_the_place_last_in_every_lane() -> None:
    page = today_of(*network(), contact("Eve", items=[item("the list", them=True, due="2026-05-01")], linkedin="x"))
    waiting = section(page, "waiting")
    assert re.search(r"Eve the list 13 days late promised by 1 May netmd done [0-9a-f]{3} contacts/ eve.md:", waiting)


def test_how_late_something_is_is_said_once() -> None:
    text = read(today_of(*network())).text
    assert "13 days late" in text
    assert "over" not in text
    assert "today due today" not in text


def test_the_command_beside_a_reminder_has_the_id_that_the_terminal_shows() -> None:
    entries = network()
    agenda = build_agenda(index(*entries), Settings(), TODAY)
    shown = re.findall(r"data-command>netmd done (\w+)<", today_of(*entries).decode())
    assert len(shown) == 3
    assert set(shown) <= set(short_ids(agenda).values())


def test_a_lane_of_people_with_many_reminders_each_stays_light_too() -> None:
    people = [
        contact(f"Person {number:03}", items=[item(f"Write {n}", due="2026-05-14") for n in range(9)], linkedin="x")
        for number in range(103)
    ]
    lane = section(today_of(*people), "today")
    assert lane.count("Write") == 50
    assert lane.endswith("And 93 more, on the pages of the people they are about.")


def test_many_reminders_about_one_person_are_cut_short_and_counted() -> None:
    ann = contact("Ann", linkedin="x", items=[item(f"Item {n}", due="2026-05-01") for n in range(17)])
    bea = contact("Bea", linkedin="x", items=[item(f"Item {n}", due="2026-05-01") for n in range(5)])
    page = today_of(ann, bea)
    late = section(page, "late")
    assert late.startswith("Late 22 ")
    assert late.count("Item") == 10
    assert late.count("And 12 more") == late.count("more") == 1
    assert 'href="contacts/ann.html">And 12 more</a>' in page.decode()


def test_people_of_whom_only_a_day_is_written_ask_for_nothing_and_are_counted_in_one_line() -> None:
    people = [contact(name, met="2016-03-01", linkedin="x") for name in ("Eva", "Fay", "Gus")]
    page = today_of(*network(), *people)
    assert all(name not in read(page).text for name in ("Eva", "Fay", "Gus"))
    assert "3 people you met or connected with have nothing written yet, and ask for nothing: see them." in read(page).text
    assert b'href="contacts.html#state=untouched"' in page
    assert "1 person you met or connected with has nothing" in read(today_of(people[0])).text
    assert "connected with" not in read(today_of(*network())).text


def test_how_many_of_the_later_ones_have_no_date_is_said() -> None:
    ann = contact("Ann", linkedin="x", items=[item("One"), item("Two"), item("Three", due="2026-09-01")])
    assert "Later 3 · 2 without a date" in read(today_of(ann)).text
    assert "without a date" not in read(today_of(contact("Ann", items=[item("Three", due="2026-09-01")]))).text

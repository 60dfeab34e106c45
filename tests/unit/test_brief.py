"""The brief: what to have in mind before a meeting."""

from __future__ import annotations

from dataclasses import replace

from netmd.brief import Brief, brief_of, undated_notes
from netmd.ledger import ledger
from netmd.model import Contact, Entry, Exchange, Meeting
from netmd.problems import Location
from netmd.promises import open_items
from netmd.reading import read_note
from netmd.settings import Settings
from tests.factory import TODAY, contact, index, intro, item, meeting_file, opportunity, touch

SAM = contact("Sam Lee", offers=["photographer"])
DANA = contact("Dana Okafor")


def brief(one: Contact, *others: Entry) -> Brief:
    return brief_of(one, index(one, *others), Settings(), TODAY)


def test_the_notes_are_without_promises_the_ledger_and_comments() -> None:
    text = "Paints. %%x%%\n\n- [ ] Send %% SECRET\n\n# SECRET\n%%\n- Gave: a tip\n  of mine\n- kept\n\n## Boat\n\nRows.\n"
    entry = read_note("contacts/a.md", text.encode(), "contact", {}).entry
    assert isinstance(entry, Contact)
    assert undated_notes(entry) == "Paints. \n\n- kept\n\nBoat:\n\nRows."


def test_the_last_three_touches_come_newest_first_and_the_next_plan_apart() -> None:
    days = ("2026-01-02", "2026-02-02", "2026-03-02", "2026-04-02", "2026-06-02", "2026-07-02")
    told = brief(contact("Priya Raman", meetings=[touch(f"{day} Coffee", text="Words.") for day in days]))
    assert [meeting.when.iso for meeting in told.touches] == ["2026-04-02", "2026-03-02", "2026-02-02"]
    assert told.plan is not None
    assert told.plan.when.iso == "2026-06-02"


def test_how_we_met_is_what_is_written_else_the_first_touch() -> None:
    assert brief(contact("A B", met="2026-03-04", met_at="Larkspur")).met == "4 Mar, Larkspur"
    assert brief(contact("A B", met_at="Larkspur", meetings=[touch("2026-03-04 Call")])).met == "4 Mar, Larkspur"
    assert brief(contact("A B", meetings=[touch("2026-03-04 Call"), touch("2026-04-04 Coffee")])).met == "4 Mar, call"
    assert brief(contact("A B")).met == ""


def test_promises_both_ways_soonest_first_wherever_they_are_written() -> None:
    own = [item("later", due="2026-06-01"), item("sooner", due="2026-05-20"), item("done", mark="x"), item("x", them=True)]
    priya = contact("Priya Raman", items=own)
    panel = meeting_file("2026-05-01 Panel", ["priya-raman"], items=[item("@priya-raman slides", owed_by="priya-raman")])
    mine, theirs = open_items(priya, index(priya, panel))
    assert [one.text for one in mine] == ["sooner", "later"]
    assert [one.text for one in theirs] == ["x", "@priya-raman slides"]


def test_whom_we_both_know_with_the_strongest_reason_first() -> None:
    priya = contact(
        "Priya Raman", introduced_by=["dana-okafor"], introductions=[intro("priya-raman", "sam-lee")],
        meetings=[touch("2026-03-04 Coffee with [[sam-lee]]", text="Words.")],
    )  # fmt: skip
    told = brief(priya, SAM, DANA)
    assert [(one.contact.id, one.how) for one in told.common] == [
        ("dana-okafor", ("introduced us",)),
        ("sam-lee", ("I introduced them", "together 4 Mar")),
    ]


def test_what_i_could_offer_openings_first_then_people() -> None:
    priya = contact("Priya Raman", seeking=["photographer"])
    opening = opportunity("Photographer for the league")
    told = brief(priya, SAM, opening, contact("Gone", offers=["photographer"], status="archived"))
    assert [(one.entry.id, one.why) for one in told.could_offer][1:] == [("sam-lee", "offers photographer")]
    assert told.could_offer[0].entry == opening


def test_who_offers_the_same_by_another_name_is_offered_and_the_brief_says_whose_word_it_is() -> None:
    using = Settings(synonyms=(("photographer", "portraitist"),))
    priya = contact("Priya Raman", seeking=["portraitists"])
    told = brief_of(priya, index(priya, SAM), using, TODAY)
    assert [(one.entry.id, one.why) for one in told.could_offer] == [
        ("sam-lee", "offers portraitists (a synonym of yours)")
    ]


def test_nothing_is_offered_to_who_seeks_nothing() -> None:
    assert brief(DANA, SAM).could_offer == ()


def test_what_was_given_and_got_is_newest_first_whatever_the_order_of_the_file() -> None:
    def call(day: str, number: int) -> Meeting:
        lines = [Exchange("gave", f"gift {number}", Location("x", number)), Exchange("got", "tip", Location("x", -number))]
        return touch(f"{day} Call", exchanges=lines)

    one = contact("A B", meetings=[call("2026-03-01", 1), call("2026-05-01", 2), call("2026-04-01", 3)])
    undated = Exchange("gave", "a book", Location("x", 99))
    one = replace(one, note=replace(one.note, exchanges=(undated, *one.note.exchanges)))
    gave, got = ledger(one, index(one), TODAY)
    assert [line.exchange.text for line in gave] == ["gift 2", "gift 3", "gift 1", "a book"]
    assert [line.when.iso if line.when else "" for line in got] == ["2026-05-01", "2026-04-01", "2026-03-01"]
    assert [line.exchange.text for line in brief(one).gave] == ["gift 2", "gift 3", "gift 1"]


def test_an_introduction_i_made_counts_as_given_to_each() -> None:
    coffee = touch("2026-03-04 Coffee", introductions=[intro("sam-lee", "ann", stage="met")])
    sam, ann = contact("Sam Lee", meetings=[coffee]), contact("Ann")
    for one, other in ((sam, "ann"), (ann, "sam-lee")):
        gave, got = ledger(one, index(sam, ann), TODAY)
        assert [(line.exchange.text, line.when and line.when.iso) for line in gave] == [
            (f"an introduction to [[{other}]] (met)", "2026-03-04")
        ]
        assert got == ()
        assert index(sam, ann).exchanges_of(one) == ()


def test_a_gift_in_a_meeting_file_has_the_day_of_its_meeting() -> None:
    walk = meeting_file("2026-05-01 Walk", ["a-b"], path="meetings/walk.md")
    line = Exchange("got", "a map", Location(walk.path, 9))
    event = replace(walk.note.meetings[0], exchanges=(line,))
    walk = replace(walk, note=replace(walk.note, meetings=(event,), exchanges=(line,)))
    one = contact("A B")
    _, got = ledger(one, index(one, walk), TODAY)
    assert [(told.exchange.text, told.when and told.when.iso) for told in got] == [("a map", "2026-05-01")]

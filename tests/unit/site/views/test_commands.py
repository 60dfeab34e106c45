"""Which command answers which reminder. That each of them does is seen in tests/cli/test_copied_commands.py."""

from __future__ import annotations

from netmd.followups import build_agenda
from netmd.followups.short_ids import short_ids
from netmd.model import Entry
from netmd.settings import Settings
from netmd.site.views.commands import command_for
from netmd.site.views.context import Context
from netmd.site.views.notes import RenderMemo
from tests.factory import TODAY, contact, index, intro, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, section


def commands(*entries: Entry) -> list[tuple[str, str]]:
    """Rule and command of each reminder; ``ID`` for its short id."""
    found = index(*entries)
    agenda = build_agenda(found, Settings(), TODAY)
    context = Context(found, agenda, Settings(), (), TODAY, RenderMemo())
    shorts = short_ids(agenda)
    return [(one.rule, command_for(context, one).replace(shorts[one.id], "ID")) for one in agenda]


def test_what_can_be_ticked_off_is_done_by_its_id() -> None:
    ann = contact(
        "Ann",
        follow_up="2026-05-20",
        cadence="yearly",
        meetings=[touch("2026-05-13 Coffee", text="x", items=[item("Send it"), item("theirs", them=True)])],
    )
    assert sorted(commands(ann)) == [
        ("action-item", "netmd done ID"),
        ("action-item", "netmd done ID"),
        ("follow-up", "netmd done ID"),
        ("linkedin", "netmd done ID"),
        ("thank-you", "netmd done ID"),
    ]


def test_a_quiet_tie_is_answered_by_a_message_and_a_birthday_by_wishes() -> None:
    ann = contact("Ann Lee", linkedin="x", birthday="05-16", meetings=[touch("2026-03-27 Email")])
    assert commands(ann) == [
        ("keep-in-touch", "netmd log ann-lee Message"),
        ("birthday", "netmd log ann-lee Message: happy birthday"),
    ]


def test_a_plan_is_prepared_and_once_its_day_is_here_written_up() -> None:
    ann = contact(
        "Ann",
        linkedin="x",
        meetings=[
            touch("2026-05-12 Call"),
            touch("2026-05-14 16:00 Lunch"),
            touch("2026-05-19 Lunch"),
            touch("2026-06 Visit"),
        ],
    )
    assert sorted(pair for pair in commands(ann) if pair[0] in ("planned", "write-up")) == [
        ("planned", "netmd brief ann"),
        ("planned", "netmd draft ann follow-up"),
        ("planned", "netmd log ann --on 2026-05-14 --note -"),
        ("write-up", "netmd log ann --on 2026-05-12 --note -"),
    ]


def test_of_two_that_wait_on_one_day_each_is_called_by_its_title() -> None:
    ann = contact("Ann", linkedin="x", meetings=[touch("2026-05-12 Call"), touch("2026-05-12 10:00 Bob's lunch")])
    assert [command for rule, command in commands(ann) if rule == "write-up"] == [
        "netmd log ann Call --on 2026-05-12 --note -",
        """netmd log ann 'Bob'"'"'s' lunch --on 2026-05-12 --at 10:00 --note -""",
    ]


def test_an_introduction_of_two_moves_on_and_of_three_the_first_is_asked() -> None:
    old = touch("2026-04-01 Email", introductions=[intro("ann", "bob"), intro("ann", "bob", "cem")])
    people = [contact(name, linkedin="x", cadence="yearly") for name in ("Bob", "Cem")]
    found = commands(contact("Ann", linkedin="x", cadence="yearly", meetings=[old]), *people)
    assert [command for rule, command in found if rule == "introduction"] == [
        "netmd intro ann bob --stage met",
        "netmd log ann Message: how the introduction went",
    ]


def test_an_opening_is_passed_on_and_one_that_only_closes_has_no_command() -> None:
    found = commands(
        contact("Ann", linkedin="x", seeking=["editor"]),
        opportunity("Editor", path="opportunities/ed.md", closes="2026-05-16"),
    )
    assert sorted(found) == [("opportunity", ""), ("opportunity", "netmd pass ed ann")]


def test_what_is_written_in_a_meeting_file_is_for_the_editor() -> None:
    event = meeting_file("2026-05-12 Panel", ["ann", "bob"])
    found = commands(contact("Ann", linkedin="x"), contact("Bob", linkedin="x"), event)
    assert ("write-up", "") in found


def test_the_promises_on_a_contact_s_page_have_theirs_too() -> None:
    page = build(contact("Ann", items=[item("Send it", due="2026-05-20")]))["contacts/ann.html"]
    assert "Send it Wed 20 May netmd done" in section(page, "whole")


def test_a_plan_in_a_file_of_its_own_with_one_person_is_prepared_by_their_brief() -> None:
    people = (contact("Ann", cadence="none"), contact("Bob", cadence="none"))
    assert commands(*people, meeting_file("2026-05-20 Lunch", ["ann"])) == [("planned", "netmd brief ann")]
    assert commands(*people, meeting_file("2026-05-20 Panel", ["ann", "bob"])) == [("planned", "")]
    assert commands(*people, meeting_file("2026-05-20 Fair")) == [("planned", "")]

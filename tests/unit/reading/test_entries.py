"""What each key of the three kinds of file comes to."""

from __future__ import annotations

from datetime import date, time

import pytest

from netmd.dates import Birthday, Interval, NoCadence, When, Window
from netmd.model import Contact, MeetingFile, Opportunity
from netmd.problems import Location
from netmd.reading import read_note
from netmd.reading.entries import KEY_ALIASES, MEETING_ALIASES, OPPORTUNITY_ALIASES, name_from_stem
from tests.unit.reading.notes import contact, front, meeting_file, opportunity, read, wrong, wrong_in

WHOLE = """\
    ---
    name: Priya Raman
    aliases: [Pri]
    org: Northside Athletics
    role: Director of Communications
    email: priya@northside.example
    phone: 0047123
    url: https://priya.example
    linkedin: no
    location: Toronto
    tags: [sports, communications]
    direction: Up
    met: 2026-03
    met_at: a mixer
    introduced_by: "[[dana-okafor]]"
    cadence: 4-6 weeks
    seeking: community manager, designer
    offers: [sports media contacts]
    birthday: --05-18
    pronouns: she/her
    follow_up: 2026-04-01
    snooze: 2026-05
    status: dormant
    private: true
    type: contact
    ---
"""


def test_every_key_of_a_contact_is_read() -> None:
    found = contact(WHOLE)
    assert wrong(read(WHOLE)) == []
    assert found == Contact(
        note=found.note,
        name="Priya Raman",
        aliases=("Pri",),
        orgs=("Northside Athletics",),
        roles=("Director of Communications",),
        emails=("priya@northside.example",),
        phones=("0047123",),
        urls=("https://priya.example",),
        linkedin="no",
        location="Toronto",
        tags=("sports", "communications"),
        direction="up",
        met=When(date(2026, 3, 1), "month"),
        met_at="a mixer",
        introduced_by=found.introduced_by,
        cadence=Window(Interval(4, "week"), Interval(6, "week")),
        seeking=("community manager", "designer"),
        offers=("sports media contacts",),
        birthday=Birthday(5, 18),
        pronouns="she/her",
        follow_up=date(2026, 4, 1),
        snooze=date(2026, 5, 1),
        status="dormant",
    )
    assert found.note.private
    assert [link.target for link in found.introduced_by] == ["dana-okafor"]
    assert found.note.links == found.introduced_by
    assert found.note.extra == ()
    assert found.note.at("cadence") == Location(found.path, 16, 1)
    assert found.note.at("nothing") == Location(found.path)


def test_a_file_without_anything_is_a_contact_with_a_name() -> None:
    reading = read("")
    assert wrong(reading) == ["1:1 NET009"]
    assert reading.entry == Contact(note=reading.entry.note, name="Priya Raman")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("yaml", "attribute", "value"),
    [
        ("company: Acme", "orgs", ("Acme",)),
        ("Organization: Acme", "orgs", ("Acme",)),
        ('organisations: ["[[Organisations/Acme|Acme Inc]]"]', "orgs", ("Acme Inc",)),
        ("org: Acme\ncompany: Bolt", "orgs", ("Acme", "Bolt")),
        ("org:\ncompany: Bolt", "orgs", ("Bolt",)),
        ("title: Director", "roles", ("Director",)),
        ("Job title: Director", "roles", ("Director",)),
        ("title: Priya Raman", "roles", ()),
        ("name: Pri\ntitle: pri\nrole: x", "roles", ("x",)),
        ("next contact: 2026-04-01", "follow_up", date(2026, 4, 1)),
        ("next-contact: 2026-04-01", "follow_up", date(2026, 4, 1)),
        ("Follow up: 2026-04", "follow_up", date(2026, 4, 1)),
        ("first_met: 2026", "met", When(date(2026, 1, 1), "year")),
        ("BDAY: 1988-05-18", "birthday", Birthday(5, 18, 1988)),
        ('birthday: "[[1988-05-18]]"', "birthday", Birthday(5, 18, 1988)),
        ("city: Oslo", "location", "Oslo"),
        ("location: [Oslo, Bergen]", "location", "Oslo, Bergen"),
        ("alias: Pri", "aliases", ("Pri",)),
        ("mobile: 02134", "phones", ("02134",)),
        ("phone: [1, 02]\ntel: 03", "phones", ("1", "02", "03")),
        ("website: https://a.example/x#y", "urls", ("https://a.example/x#y",)),
        ("email: a@x.example, b@x.example", "emails", ("a@x.example", "b@x.example")),
        ("email: a@x.example; b@x.example", "emails", ("a@x.example", "b@x.example")),
        ("email: on request, by phone", "emails", ("on request, by phone",)),
        ("LinkedIn: https://l.example/in/x", "linkedin", "https://l.example/in/x"),
        ("cadence_days: 30", "cadence", Window(Interval(30, "day"))),
        ("cadence: 30", "cadence", Window(Interval(30, "day"))),
        ("cadence: monthly", "cadence", Window(Interval(1, "month"))),
        ("cadence: none", "cadence", NoCadence.NONE),
        ("cadence: no", "cadence", NoCadence.NONE),
        ('met: "[[2026-03-04]]"', "met", When(date(2026, 3, 4))),
        ("met: 2026-03-04 14:30", "met", When(date(2026, 3, 4), "day", time(14, 30))),
        ("status: Archived", "status", "archived"),
        ("name: |\n  Priya\n  Raman", "name", "Priya Raman"),
        ("name: [Priya, Raman]", "name", "Priya, Raman"),
    ],
)
def test_keys_have_other_words_and_values_other_forms(yaml: str, attribute: str, value: object) -> None:
    assert getattr(front(yaml), attribute) == value
    assert wrong_in(yaml) == []


@pytest.mark.parametrize("aliases", [KEY_ALIASES, MEETING_ALIASES, OPPORTUNITY_ALIASES])
def test_no_alias_leads_to_another(aliases: dict[str, str]) -> None:
    assert not set(aliases) & set(aliases.values())


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [
        ("met: 4 March 2026", ["2:6 NET106"]),
        ("met: 2026-02-30", ["2:6 NET106"]),
        ("birthday: May", ["2:11 NET106"]),
        ("birthday: 02-30", ["2:11 NET106"]),
        ("follow_up: tomorrow", ["2:12 NET106"]),
        ("follow_up: [2026-04-01, 2026-05-01]", ["2:25 NET106"]),
        ("snooze:\n  - soon", ["3:5 NET106"]),
        ("cadence: sometimes", ["2:10 NET107"]),
        ("cadence: 6-4 weeks", ["2:10 NET107"]),
        ("direction: sideways", ["2:12 NET108"]),
        ("direction: [up, down]", ["2:17 NET108"]),
        ("status: sleeping", ["2:9 NET108"]),
        ("private: maybe", ["2:10 NET108"]),
        ("type: alien", ["2:7 NET010"]),
        ("nmae: Pri", ["2:1 NET105"]),
        ("adress: x\ncadance: monthly", ["3:1 NET105"]),
        ("org: {a: b}", ["2:1 NET111"]),
    ],
)
def test_a_value_that_cannot_be_read_is_a_problem_at_its_place(yaml: str, problems: list[str]) -> None:
    assert wrong_in(yaml) == problems
    assert front(f"{yaml}\nrole: x").roles == ("x",)


def test_of_several_dates_where_one_is_expected_the_first_counts() -> None:
    assert front("follow_up: [2026-04-01, 2026-05-01]").follow_up == date(2026, 4, 1)


def test_an_unknown_key_says_which_one_was_meant_and_is_kept() -> None:
    reading = read("---\ncadance: monthly\n---\n")
    assert "`cadence`" in reading.problems[0].mend
    assert reading.entry.note.extra == (("cadance", ("monthly",)),)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "private"),
    [("true", True), ("yes", True), ("on", True), ("1", True), ("maybe", True), ("false", False), ("No", False), ("", False)],
)  # fmt: skip
def test_what_is_not_clearly_public_is_private(typed: str, private: bool) -> None:
    assert front(f"private: {typed}").note.private is private


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("priya-raman", "Priya Raman"),
        ("priya_raman", "Priya Raman"),
        ("Priya Raman", "Priya Raman"),
        ("Jean-Luc Picard", "Jean-Luc Picard"),
        ("jean-luc picard", "Jean-luc Picard"),
        ("priya", "Priya"),
        ("élodie-ångström", "Élodie Ångström"),
        ("王芳", "王芳"),
        ("McDonald-x", "McDonald-x"),
        ("-", "-"),
    ],
)
def test_a_name_falls_back_to_the_files(stem: str, name: str) -> None:
    assert (name_from_stem(stem) or "-") == name


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("contact", Contact), ("Person", Contact), ("people", Contact), ('"[[Person]]"', Contact), ("[person]", Contact),
        ("meeting", MeetingFile), ("event", MeetingFile), ("opportunity", Opportunity), ("job", Opportunity),
    ],
)  # fmt: skip
def test_type_overrides_the_folder(written: str, kind: type) -> None:
    for folder in ("contacts", "meetings", "opportunities"):
        reading = read(f"---\ntype: {written}\ndate: 2026-03-04\n---\n", f"{folder}/x.md")
        assert type(reading.entry) is kind


def test_a_note_of_another_type_is_none_in_a_vault_and_reported_in_a_notebook() -> None:
    data = b"---\ntype: recipe\nmet: soon\n---\n"
    vault = read_note("x.md", data, "contact", {}, others_pass=True)
    assert (vault.entry, vault.problems) == (None, ())
    assert wrong(read(data)) == ["2:7 NET010", "3:6 NET106"]


def test_every_key_of_an_opportunity_is_read() -> None:
    text = """\
        ---
        title: Community manager
        org: Rocket Nine
        url: https://jobs.example/123
        source: "[[renee-ortiz]]"
        found: 2026-03-08
        closes: 2026-03
        location: Oslo
        tags: [sports, social media]
        status: mine
        stage: applied
        salary: 02134
        ---
        - Passed to: [[sam-lee]] 2026-03-08 (applied)
    """
    found = opportunity(text)
    assert wrong(read(text, "opportunities/community-manager.md")) == []
    assert (found.title, found.org, found.url, found.location) == (
        "Community manager", "Rocket Nine", "https://jobs.example/123", "Oslo"
    )  # fmt: skip
    assert (found.found, found.closes) == (When(date(2026, 3, 8)), date(2026, 3, 31))
    assert (found.tags, found.status, found.stage) == (("sports", "social media"), "mine", "applied")
    assert [link.target for link in found.source] == ["renee-ortiz"]
    assert found.note.extra == (("salary", ("02134",)),)
    assert len(found.passed) == 1


def test_an_opportunity_has_defaults_and_other_words() -> None:
    plain = opportunity("")
    assert (plain.title, plain.status, plain.stage, plain.closes) == ("Community Manager", "open", "", None)
    other = opportunity("---\nname: X\ncompany: Acme\nlink: https://a.example\ndeadline: 2026-03-31\n---\n")
    assert (other.title, other.org, other.url, other.closes) == (
        "X", "Acme", "https://a.example", date(2026, 3, 31)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [("status: gone", ["2:9 NET108"]), ("stage: hired", ["2:8 NET108"]), ("closes: soon", ["2:9 NET106"])],
)
def test_an_opportunity_reports_what_it_cannot_read(yaml: str, problems: list[str]) -> None:
    assert wrong(read(f"---\n{yaml}\n---\n", "opportunities/x.md")) == problems


MEETING = """\
    ---
    title: "Panel: who gets to play"
    date: 2026-04-22 19:00
    place: Ferry Street Hall
    with: ["[[dana-okafor]]", "[[tobias-lindgren]]"]
    ---
    The best question came from a caretaker.

    ## Afterwards
    - [ ] @tobias-lindgren the recording due:2026-05-06
    - Intro: [[a]] to [[b]] (sent)

    ## 2026-04-23 Email to [[dana-okafor]]
    - Gave: the notes
"""


def test_a_meeting_file_is_an_event_and_the_meetings_below_it() -> None:
    found = meeting_file(MEETING)
    event, mail = found.note.meetings
    assert found.title == event.title == "Panel: who gets to play"
    assert (event.when, event.channel, event.place) == (
        When(date(2026, 4, 22), "day", time(19)), "event", "Ferry Street Hall"
    )  # fmt: skip
    assert [link.target for link in event.people] == ["dana-okafor", "tobias-lindgren"]
    assert event.location == Location(found.path, 3, 1)
    assert (event.text_line, event.text.splitlines()[0]) == (7, "The best question came from a caretaker.")
    assert "## Afterwards" in event.text
    assert "Email" not in event.text
    assert [item.text for item in event.items] == ["@tobias-lindgren the recording"]
    assert [intro.on for intro in event.introductions] == [date(2026, 4, 22)]
    assert (mail.channel, [link.target for link in mail.people]) == ("email", ["dana-okafor"])
    assert (len(event.exchanges), len(mail.exchanges)) == (0, 1)
    assert found.note.sections == ()


@pytest.mark.parametrize(
    ("stem", "yaml", "when", "title"),
    [
        ("2026-04-22-panel", "", "2026-04-22", "Panel"),
        ("2026-04-22 Panel", "time: 19:00", "2026-04-22 19:00", "Panel"),
        ("2026-04-22", "title: Panel", "2026-04-22", "Panel"),
        ("2026-04-22", "", "2026-04-22", "Meeting"),
        ("Panel 2026-04-22", "", "2026-04-22", "Panel"),
        ("Panel (2026-04-22)", "", "2026-04-22", "Panel"),
        ("2026-04-22-panel", "date: 2026-04-23", "2026-04-23", "Panel"),
        ("panel", "date: 2026-04-22\ntime: 7:05", "2026-04-22 07:05", "Panel"),
        ("panel", "date: 2026-04-22\ntime: 19:00-21:00", "2026-04-22 19:00", "Panel"),
        ("panel", "datetime: 2026-04-22T19:00", "2026-04-22 19:00", "Panel"),
        ("panel", "date: 2026-04", "2026-04", "Panel"),
    ],
)
def test_a_meeting_files_day_may_stand_in_its_name(stem: str, yaml: str, when: str, title: str) -> None:
    reading = read(f"---\n{yaml}\n---\n", f"meetings/{stem}.md")
    assert wrong(reading) == []
    assert isinstance(reading.entry, MeetingFile)
    (event,) = reading.entry.note.meetings
    assert (str(event.when), event.title) == (when, title)


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [
        ("title: x", ["1:1 NET207"]),
        ("date: soon", ["1:1 NET207", "2:7 NET106"]),
        ("date: 2026-04-22\ntime: 25:00", ["3:7 NET106"]),
        ("date: 2026-04-22\ntime: 7pm", ["3:7 NET106"]),
    ],
)
def test_a_meeting_file_without_a_readable_day_or_time_says_so(yaml: str, problems: list[str]) -> None:
    assert wrong(read(f"---\n{yaml}\n---\n- [ ] still here\n", "meetings/x.md")) == problems
    assert len(meeting_file(f"---\n{yaml}\n---\n- [ ] still here\n", "meetings/x.md").note.items) == 1


@pytest.mark.parametrize(
    ("yaml", "people"),
    [
        ("with: [[a]]", ["a"]),
        ('with: ["[[a]]", b]', ["a", "b"]),
        ("with: a, Sam Lee", ["a", "Sam Lee"]),
        ("people: [a, b]", ["a", "b"]),
        ("participants:\n  - a\n  - '[[b|Bo]]'", ["a", "b"]),
    ],
)
def test_those_who_took_part_are_links_or_names(yaml: str, people: list[str]) -> None:
    (event,) = meeting_file(f"---\ndate: 2026-04-22\n{yaml}\n---\n").note.meetings
    assert [link.target for link in event.people] == people


def test_the_names_between_commas_stand_at_their_own_columns() -> None:
    (event,) = meeting_file("---\ndate: 2026-04-22\nwith: a, Sam Lee\n---\n").note.meetings
    assert [(link.location.line, link.location.column) for link in event.people] == [(3, 7), (3, 10)]

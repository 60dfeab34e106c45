"""The index: who a link means, and what is known of each person from all files together."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from types import MappingProxyType

import pytest

from netmd.index import Index
from netmd.model import Contact, Entry, Exchange, MeetingFile, Passed
from netmd.problems import Location
from netmd.touches import is_past, is_touch, touch_day
from tests.factory import (
    TODAY,
    contact,
    day,
    index,
    intro,
    item,
    link,
    meeting_file,
    opportunity,
    touch,
)

# -- whom a link means -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["sam-lee", "Sam-Lee", "SAM-LEE", "Sam Lee", "sam  lee", "Sammy", "SAMMY", "ｓａｍ-ｌｅｅ"]
)
def test_id_name_and_alias_mean_the_contact_whatever_their_case_spacing_and_width(written: str) -> None:
    sam = contact("Sam Lee", aliases=["Sammy"])
    assert index(sam).resolve(link(written)) is sam


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_link_in_any_unicode_form_means_the_contact(form: str) -> None:
    rene = contact("Renée Strauß", path="contacts/renée.md", aliases=["Zoë"])
    for written in ("Renée Strauß", "renée", "ZOË", "RENÉE STRAUSS"):
        assert index(rene).resolve(link(unicodedata.normalize(form, written))) is rene


@pytest.mark.parametrize("written", ["contacts/sam-lee", "../contacts/sam-lee.md", "sam-lee.md", "sam-lee.MD"])
def test_a_path_means_its_last_part_without_the_ending(written: str) -> None:
    sam = contact("Sam Lee")
    assert index(sam).person(link(written)) is sam


def test_a_link_that_fits_nobody_means_nobody() -> None:
    found = index(contact("Sam Lee"))
    assert found.resolve(link("ann")) is None
    assert found.candidates("ann") == ()
    assert found.resolve(link("")) is None


def test_a_name_two_contacts_share_means_neither_and_both_are_candidates_by_path() -> None:
    two, one = contact("Sam", path="contacts/sam-ray.md"), contact("Sam", path="contacts/sam-lee.md")
    found = index(two, one)
    assert found.resolve(link("Sam")) is None
    assert found.candidates("sam") == (one, two)
    assert found.person(link("sam-ray")) is two


def test_an_id_wins_over_anothers_name_and_alias() -> None:
    by_id = contact("Samuel Ortiz", path="contacts/sam.md")
    others = contact("Sam", path="contacts/sam-lee.md"), contact("Ann", aliases=["SAM"])
    assert index(by_id, *others).resolve(link("Sam")) is by_id


def test_a_contacts_name_wins_over_the_title_of_another_kind_of_file() -> None:
    person, opening = (
        contact("Rocket Nine", path="contacts/rn.md"),
        opportunity("Rocket Nine", path="opportunities/x.md"),
    )
    assert index(person, opening).resolve(link("rocket nine")) is person
    assert index(opening).resolve(link("rocket nine")) is opening
    assert index(opening).person(link("rocket nine")) is None


def test_the_same_stem_in_two_folders_is_ambiguous() -> None:
    one, two = contact("Sam Lee", path="contacts/a/sam.md"), contact("Sam Ray", path="contacts/b/SAM.md")
    assert index(one, two).candidates("sam") == (one, two)
    assert index(one, two).resolve(link("Sam Ray")) is two


def test_people_gives_each_contact_once_in_the_order_of_the_links() -> None:
    ann, sam, opening = contact("Ann"), contact("Sam", aliases=["S"]), opportunity("Editor")
    links = [link(name) for name in ("sam", "editor", "nobody", "ann", "S")]
    assert index(ann, sam, opening).people(links) == (sam, ann)


# -- who mentions whom -----------------------------------------------------------------------------------------------


def test_backlinks_are_the_other_entries_that_link_here_by_any_name_sorted_by_name() -> None:
    sam = contact("Sam Lee", aliases=["Sammy"], meetings=[touch("2026-01-02 Coffee", text="myself: [[sam-lee]]")])
    zoe = contact("Zoe", meetings=[touch("2026-01-03 Call", text="about [[Sammy]]")])
    ann = contact("Ann", introduced_by=["SAM LEE"])
    posting = opportunity("Editor", source=["sam-lee"])
    panel = meeting_file("2026-02-01 Panel", ["sam lee"])
    assert index(zoe, posting, sam, panel, ann).backlinks(sam) == (ann, posting, panel, zoe)


def test_an_ambiguous_link_is_a_backlink_of_neither() -> None:
    one, two = contact("Sam", path="contacts/one.md"), contact("Sam", path="contacts/two.md")
    ann = contact("Ann", meetings=[touch("2026-01-03 Call", text="[[Sam]]")])
    found = index(one, two, ann)
    assert found.backlinks(one) == found.backlinks(two) == ()


def test_an_opening_has_backlinks_too() -> None:
    opening = opportunity("Editor")
    ann = contact("Ann", meetings=[touch("2026-01-03 Call", text="told her of [[editor]]")])
    assert index(opening, ann).backlinks(opening) == (ann,)


# -- meetings --------------------------------------------------------------------------------------------------------


def test_meetings_are_gathered_from_the_own_file_others_headings_and_meeting_files_oldest_first() -> None:
    sam = contact("Sam Lee", meetings=[touch("2026-03-01 Lunch"), touch("2026-01-01 Coffee")])
    ann = contact("Ann", meetings=[touch("2026-02-01 Call with [[sam-lee]]"), touch("2026-02-02 Call")])
    panel = meeting_file("2026-01-15 Panel", ["Sam Lee"], more=[touch("2026-04-01 Debrief with [[ann]]")])
    met = index(ann, panel, sam).meetings_of(sam)
    assert [meeting.when.iso for meeting in met] == ["2026-01-01", "2026-01-15", "2026-02-01", "2026-03-01"]


def test_a_mention_below_the_heading_is_no_meeting() -> None:
    sam = contact("Sam Lee")
    ann = contact("Ann", meetings=[touch("2026-02-01 Call", text="spoke of [[sam-lee]]")])
    assert index(sam, ann).meetings_of(sam) == ()


def test_a_link_to_oneself_in_the_own_heading_does_not_count_the_meeting_twice() -> None:
    sam = contact("Sam Lee", meetings=[touch("2026-02-01 Call with [[sam-lee]]")])
    found = index(sam)
    assert len(found.meetings_of(sam)) == 1
    assert found.participants(sam.note.meetings[0]) == (sam,)


def test_participants_are_the_host_then_those_linked_in_the_heading() -> None:
    ann, sam, zoe = (
        contact("Ann"),
        contact("Sam"),
        contact("Zoe", meetings=[touch("2026-02-01 With [[sam]] [[ann]] [[x]]")]),
    )
    panel = meeting_file("2026-01-15 Panel", ["sam", "ann"])
    found = index(ann, sam, zoe, panel)
    assert found.participants(zoe.note.meetings[0]) == (zoe, sam, ann)
    assert found.participants(panel.note.meetings[0]) == (sam, ann)


def test_meetings_of_one_day_are_in_the_order_of_their_hour_then_place() -> None:
    sam = contact(
        "Sam", meetings=[touch("2026-02-01 18:00 Dinner"), touch("2026-02-01 09:30 Call"), touch("2026-02-01 Email")]
    )
    assert [meeting.title for meeting in index(sam).meetings_of(sam)] == ["Email", "Call", "Dinner"]


def test_touches_and_plans_part_the_meetings_at_today() -> None:
    sam = contact("Sam", meetings=[touch("2026-05-20 Call"), touch("2026-01-01 Coffee"), touch("2026-05 Lunch")])
    found = index(sam)
    assert [meeting.when.iso for meeting in found.touches(sam, TODAY)] == ["2026-01-01"]
    assert [meeting.when.iso for meeting in found.plans(sam, TODAY)] == ["2026-05", "2026-05-20"]


@pytest.mark.parametrize(
    ("heading", "text", "past"),
    [
        ("2026-05-13 Coffee", "", True),
        ("2026-05-15 Coffee", "notes", False),
        ("2026-05-14 Coffee", "", False),
        ("2026-05-14 Coffee", " \n", False),
        ("2026-05-14 Coffee", "notes", True),
        ("2026-05-14 09:00 Coffee", "notes", True),
        ("2026-05-13 23:00 Coffee", "", True),
        ("2026-05-14 Email", "", True),
        ("2026-05-14 09:00 Email", "", True),
        ("2026-05 Coffee", "notes", False),
        ("2026-04 Coffee", "", True),
        ("2026 Coffee", "notes", False),
        ("2025 Coffee", "", True),
    ],
)
def test_what_is_past_on_a_day(heading: str, text: str, past: bool) -> None:
    assert is_past(touch(heading, text=text), TODAY) is past


@pytest.mark.parametrize("heading", ["2026-05 Coffee", "2026 Email"])
def test_a_month_or_year_is_not_past_on_its_last_day_but_on_the_next(heading: str) -> None:
    last = touch(heading).when.end
    assert not is_past(touch(heading), last)
    assert is_past(touch(heading), day("2027-01-01") or TODAY)


def test_a_touch_counts_on_the_last_day_it_can_mean_but_never_after_today() -> None:
    assert touch_day(touch("2026-04-02 Call"), TODAY) == day("2026-04-02")
    assert touch_day(touch("2026-04 Call"), TODAY) == day("2026-04-30")
    assert touch_day(touch("2026-05 Call"), TODAY) == TODAY


# -- promises, gifts, introductions, openings ------------------------------------------------------------------------


def test_items_are_those_of_the_own_file_and_those_elsewhere_that_the_contact_owes() -> None:
    sam = contact("Sam Lee", items=[item("own")])
    ann = contact("Ann", meetings=[touch("2026-01-01 Call", items=[item("a deck", owed_by="sam-lee"), item("hers")])])
    opening = opportunity("Editor", items=[item("a name", owed_by="Sam Lee"), item("apply")])
    found = index(sam, ann, opening)
    assert [entry.text for entry in found.items_of(sam)] == ["own", "a deck", "a name"]
    assert [entry.text for entry in found.items_of(ann)] == ["a deck", "hers"]


def test_an_introduction_belongs_to_each_of_its_people_wherever_it_is_written() -> None:
    ann, sam, zoe = (contact(name) for name in ("Ann", "Sam", "Zoe"))
    bob = contact("Bob", meetings=[touch("2026-01-01 Call", introductions=[intro("ann", "sam")])])
    own = replace(zoe, note=contact("Zoe", introductions=[intro("zoe", "ann", stage="met")]).note)
    found = index(ann, sam, own, bob)
    assert [entry.stage for entry in found.introductions_of(ann)] == ["sent", "met"]
    assert [entry.stage for entry in found.introductions_of(sam)] == ["sent"]
    assert found.introductions_of(bob) == ()


def test_introduced_by_and_led_to_are_each_others_mirror() -> None:
    dana = contact("Dana Okafor", aliases=["D"])
    zoe, ann = contact("Zoe", introduced_by=["D"]), contact("Ann", introduced_by=["dana-okafor", "zoe"])
    found = index(zoe, dana, ann)
    assert found.introduced_by(ann) == (dana, zoe)
    assert found.led_to(dana) == (ann, zoe)
    assert found.led_to(ann) == ()


def test_passed_to_is_the_last_line_that_names_the_contact() -> None:
    sam, ann = contact("Sam"), contact("Ann")
    lines = (
        Passed((link("sam"),), day("2026-03-01"), "sent", Location("opportunities/editor.md", 5)),
        Passed((link("Sam"), link("ann")), None, "applied", Location("opportunities/editor.md", 6)),
    )
    opening = replace(opportunity("Editor"), passed=lines)
    found = index(sam, ann, opening)
    assert found.passed_to(opening, sam) is lines[1]
    assert found.passed_to(opening, ann) is lines[1]
    assert found.passed_to(opening, contact("Zoe")) is None


# -- groups ----------------------------------------------------------------------------------------------------------


def test_an_organisation_is_called_as_most_write_it_and_lists_its_people_by_name() -> None:
    zoe, ann, sam = (
        contact(name, orgs=[org])
        for name, org in [("Zoe", "ROCKET nine"), ("Ann", "Rocket Nine"), ("Sam", "Rocket Nine")]
    )
    assert list(index(zoe, ann, sam).organisations()) == [("Rocket Nine", (ann, sam, zoe))]


def test_of_two_spellings_as_common_the_first_in_the_alphabet_is_taken() -> None:
    one, two = contact("Ann", orgs=["b co"]), contact("Zoe", orgs=["B Co"])
    assert [name for name, _ in index(one, two).organisations()] == ["B Co"]
    assert [name for name, _ in index(two, one).organisations()] == ["B Co"]


def test_tags_and_organisations_are_found_in_any_case() -> None:
    ann = contact("Ann", tags=["Sports", "media"], orgs=["Rocket Nine"])
    found = index(ann, contact("Bob", tags=["sports"]))
    assert [(tag, [entry.name for entry in people]) for tag, people in found.tags()] == [
        ("media", ["Ann"]), ("Sports", ["Ann", "Bob"]),
    ]  # fmt: skip
    assert found.at_org("rocket  NINE") == (ann,)
    assert found.at_org("") == ()


def test_entries_are_listed_in_a_fixed_order_whatever_the_order_they_came_in() -> None:
    entries = [
        contact("émile"),
        contact("Ann"),
        contact("zoe"),
        opportunity("B"),
        opportunity("a"),
        meeting_file("2026-02-01 X"),
        meeting_file("2026-01-01 Y"),
    ]
    one, two = Index.of(entries), Index.of(reversed(entries))
    assert [entry.name for entry in one.contacts] == ["Ann", "zoe", "émile"]
    assert [entry.title for entry in one.opportunities] == ["a", "B"]
    assert [entry.title for entry in one.meeting_files] == ["Y", "X"]
    assert (one.contacts, one.opportunities, one.meeting_files) == (two.contacts, two.opportunities, two.meeting_files)


def test_entries_stand_in_the_order_of_their_paths_whatever_was_replaced() -> None:
    ann, bob, zoe = contact("Ann"), contact("Bob"), contact("Zoe")
    found = index(zoe, ann).replaced({bob.path: bob}).replaced({ann.path: contact("Ann", tags=["x"])})
    assert list(found.entries) == [ann.path, bob.path, zoe.path]


def test_a_meeting_file_without_a_date_comes_first() -> None:
    undated = MeetingFile(replace(meeting_file("2026-01-01 X").note, path="meetings/u.md", id="u", meetings=()), "U")
    dated = meeting_file("2026-01-01 X")
    assert index(dated, undated).meeting_files == (undated, dated)


# -- changes ---------------------------------------------------------------------------------------------------------


def test_replacing_leaves_the_old_index_as_it_was() -> None:
    ann, sam = contact("Ann", tags=["x"], introduced_by=["sam"]), contact("Sam", orgs=["O"])
    before = index(ann, sam)
    after = before.replaced({sam.path: None, ann.path: contact("Ann", tags=["y"])})
    assert before.contacts == (ann, sam)
    assert before.led_to(sam) == (ann,)
    assert [tag for tag, _ in before.tags()] == ["x"]
    assert [tag for tag, _ in after.tags()] == ["y"]
    assert list(after.organisations()) == []
    assert before == index(sam, ann)


def test_replacing_does_not_change_what_it_is_given() -> None:
    changes = MappingProxyType({"contacts/ann.md": contact("Ann"), "contacts/gone.md": None})
    entries = [contact("Sam")]
    Index.of(entries).replaced(changes)
    assert list(changes) == ["contacts/ann.md", "contacts/gone.md"]
    assert len(entries) == 1


def test_a_link_heals_when_the_namesake_goes() -> None:
    one, two = contact("Sam", path="contacts/one.md"), contact("Sam", path="contacts/two.md")
    found = index(one, two)
    assert found.resolve(link("Sam")) is None
    assert found.replaced({two.path: None}).resolve(link("Sam")) is one


def test_a_file_that_becomes_another_kind_leaves_nothing_of_the_old_behind() -> None:
    ann = contact("Ann", path="contacts/x.md", tags=["t"], orgs=["O"], introduced_by=["sam"])
    sam, opening = contact("Sam"), opportunity("Editor", path="contacts/x.md", tags=["t"])
    found = index(ann, sam).replaced({"contacts/x.md": opening})
    assert found.contact("contacts/x.md") is None
    assert (found.contacts, found.opportunities) == ((sam,), (opening,))
    assert list(found.tags()) == list(found.organisations()) == []
    assert found.backlinks(sam) == ()


def test_removing_everything_leaves_an_index_equal_to_an_empty_one() -> None:
    ann, sam = contact("Ann", tags=["x"], introduced_by=["sam"]), contact("Sam", orgs=["O"])
    assert index(ann, sam).replaced({ann.path: None, sam.path: None}) == Index()


def test_the_last_of_two_entries_with_one_path_counts() -> None:
    old, new = contact("Old", path="contacts/x.md"), contact("New", path="contacts/x.md")
    found = index(old, new)
    assert found.contacts == (new,)
    assert found.resolve(link("old")) is None


def test_the_index_keeps_whole_entries() -> None:
    ann = contact("Ann")
    entry = index(ann).contact(ann.path)
    assert isinstance(entry, Contact)
    assert entry is ann
    assert index(ann).contact("contacts/nobody.md") is None


@pytest.mark.parametrize(
    ("heading", "text", "held"),
    [
        ("2026-05-13 Coffee", "", True),
        ("2026-05-14 07:00 Call", "Talked.", True),
        ("2026-05-14 07:00 Call", "", False),
        ("2026-04 Lunch", "", False),
        ("2026-04 Lunch", "Soup.", True),
        ("2026-04 Email", "", True),
        ("2026-05 Lunch", "Soup.", False),
    ],
)
def test_what_is_a_touch_on_a_day(heading: str, text: str, held: bool) -> None:
    assert is_touch(touch(heading, text=text), TODAY) is held


def test_a_plan_that_nobody_fixed_is_neither_a_touch_nor_a_plan() -> None:
    ann = contact("Ann", meetings=[touch("2026-03-04 Coffee", text="x"), touch("2026-04 Lunch")])
    index = Index.of([ann])
    assert [meeting.title for meeting in index.touches(ann, TODAY)] == ["Coffee"]
    assert index.plans(ann, TODAY) == ()


# -- what was given and got ------------------------------------------------------------------------------------------


def _gave(text: str, *people: str) -> Exchange:
    return Exchange("gave", text, Location(""), tuple(link(person) for person in people))


def _ledger(host: MeetingFile, *lines: Exchange) -> MeetingFile:
    event = replace(host.note.meetings[0], exchanges=_at(host, *lines))
    return replace(host, note=replace(host.note, meetings=(event,), exchanges=event.exchanges))


def _at(host: MeetingFile, *lines: Exchange) -> tuple[Exchange, ...]:
    return tuple(replace(line, location=Location(host.path, 50 + at, 3)) for at, line in enumerate(lines))


def test_a_gift_in_a_meeting_file_is_for_those_its_line_links_whoever_took_part() -> None:
    ann, bea, cem = contact("Ann"), contact("Bea"), contact("Cem")
    panel = _ledger(meeting_file("2026-05-01 Panel", ["ann", "bea"]), _gave("a map", "cem"), _gave("a pen", "ann", "bea"))
    found = index(ann, bea, cem, panel)
    told = {one.id: [line.text for line in found.exchanges_of(one)] for one in (ann, bea, cem)}
    assert told == {"ann": ["a pen"], "bea": ["a pen"], "cem": ["a map"]}


def test_a_gift_in_a_meeting_file_that_links_nobody_is_for_the_only_one_who_took_part() -> None:
    ann, bea = contact("Ann"), contact("Bea")
    walk = _ledger(meeting_file("2026-05-01 Walk", ["ann"]), _gave("a map"), _gave("a pen", "nobody"))
    assert [line.text for line in index(ann, bea, walk).exchanges_of(ann)] == ["a map", "a pen"]
    both = _ledger(meeting_file("2026-05-01 Walk", ["ann", "bea"]), _gave("a map"))
    assert index(ann, bea, both).exchanges_of(ann) == ()


def test_the_lines_of_their_own_file_come_before_those_of_meeting_files() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-02 Call", exchanges=[_gave("a book", "bea")])])
    walk = _ledger(meeting_file("2026-05-01 Walk", ["ann"]), _gave("a map"))
    found = index(ann, contact("Bea"), walk)
    assert [line.text for line in found.exchanges_of(ann)] == ["a book", "a map"]
    held = [found.meeting_of(line) for line in found.exchanges_of(ann)]
    assert [meeting.title for meeting in held if meeting] == ["Call", "Walk"]


def test_the_same_question_is_answered_from_the_first_answer_and_anew_after_a_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ann, walk = contact("Ann"), meeting_file("2026-05-01 Walk", ["ann"])
    found, asked = index(ann, walk), list[str]()
    candidates = Index.candidates

    def counted(self: Index, key: str) -> tuple[Entry, ...]:
        asked.append(key)
        return candidates(self, key)

    monkeypatch.setattr(Index, "candidates", counted)
    for _ in range(5):
        assert found.person(link("ann")) is ann
        assert (len(found.meetings_of(ann)), len(found.backlinks(ann))) == (1, 1)
    assert len(asked) <= 2
    gone = found.replaced({walk.path: None, ann.path: replace(ann, name="Anna")})
    again = gone.contact(ann.path)
    assert again is not None
    assert gone.person(link("ann")) is again
    assert (gone.meetings_of(again), gone.backlinks(again)) == ((), ())
    assert len(found.meetings_of(ann)) == 1


def test_whom_a_text_speaks_of_by_first_name_is_found_behind_a_title() -> None:
    ben = contact("Dr. Ben O'Hara")
    assert [one.name for one in index(ben).named("ben")] == ["Dr. Ben O'Hara"]
    assert index(ben).named("dr") == ()

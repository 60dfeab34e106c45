from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netmd.followups import Lane, build_agenda, reminders_for
from netmd.followups.agenda import arrange
from netmd.followups.rules import RULE_ORDER
from netmd.settings import Settings
from tests.factory import TODAY, contact, index, intro, item, meeting_file, opportunity, settings, touch


def agenda_of(*entries, today=TODAY, using=None):
    return build_agenda(index(*entries), using or Settings(), today)


def shown(agenda, lane):
    return [reminder.what for reminder in agenda.lanes[lane]]


def test_an_empty_notebook_has_every_lane_and_nothing_in_it():
    agenda = agenda_of()
    assert list(agenda.lanes) == list(Lane)
    assert (list(agenda), len(agenda), set(agenda.counts.values())) == ([], 0, {0})


def test_iterating_goes_lane_by_lane_and_counts_agree():
    entry = contact("Ann", items=[item("later"), item("today", due="2026-05-14"), item("late", due="2026-05-01")])
    agenda = agenda_of(entry)
    assert [reminder.what for reminder in agenda] == ["late", "today", "later"]
    assert {lane: count for lane, count in agenda.counts.items() if count} == {
        Lane.LATE: 1,
        Lane.TODAY: 1,
        Lane.LATER: 1,
    }
    assert len(agenda) == 3


def test_late_and_waiting_begin_with_the_most_urgent():
    entries = [
        contact("Cy", items=[item("c", due="2026-05-12"), item("cw", due="2026-05-12", them=True)]),
        contact("Ann", items=[item("a", due="2026-05-12"), item("aw", due="2026-05-12", them=True)]),
        contact("Bo", items=[item("b", due="2026-05-01"), item("bw", them=True)]),
    ]
    agenda = agenda_of(*entries)
    assert shown(agenda, Lane.LATE) == ["b", "a", "c"]
    assert shown(agenda, Lane.WAITING) == ["aw", "cw", "bw"]


def test_today_begins_with_meetings_by_the_hour_then_goes_rule_by_rule():
    entries = [
        contact("Ann", follow_up="2026-05-14", items=[item("a", due="2026-05-14")], linkedin="x"),
        contact("Bo", meetings=[touch("2026-05-14 16:00 Tea"), touch("2026-05-15 09:00 Walk")]),
        contact("Cy", meetings=[touch("2026-05-14 09:00 Run")], birthday="--05-14"),
    ]
    assert shown(agenda_of(*entries), Lane.TODAY) == [
        "Today 09:00: Run",
        "Today 16:00: Tea",
        "Tomorrow 09:00: Walk",
        "a",
        "Follow up",
        "Wish a happy birthday",
    ]


def test_other_lanes_go_by_day_and_what_has_no_day_comes_last_by_priority():
    entry = contact(
        "Ann",
        items=[
            item("none"),
            item("urgent", priority="high"),
            item("July", due="2026-07"),
            item("June", due="2026-06-01"),
        ],
    )
    assert shown(agenda_of(entry), Lane.LATER) == ["June", "July", "urgent", "none"]


def test_planned_meetings_go_by_day_and_hour():
    meetings = [touch("2026-05-21 16:00 B"), touch("2026-06 D"), touch("2026-05-21 09:00 A"), touch("2026-05-22 C")]
    assert shown(agenda_of(contact("Ann", meetings=meetings)), Lane.PLANNED) == ["A", "B", "C", "Fix a day: D"]


def test_for_a_subject_it_gives_what_its_entry_alone_would():
    sam = contact("Sam Lee", meetings=[touch("2026-05-12 Coffee", items=[item("Send it", due="2026-05-13")])])
    entries = (sam, contact("Ann", items=[item("list", owed_by="sam-lee")]))
    agenda = agenda_of(*entries)
    assert {reminder.rule for reminder in agenda.for_subject(sam.path)} >= {"action-item", "thank-you", "linkedin"}
    assert set(agenda.for_subject(sam.path)) == set(reminders_for(sam, index(*entries), Settings(), TODAY))
    assert agenda.for_subject("contacts/nobody.md") == ()


def test_same_items_of_one_contact_are_told_apart():
    first, second = agenda_of(contact("Ann", items=[item("Call"), item("Call")]))
    assert first.location < second.location
    assert first.id != second.id


def test_an_earlier_item_keeps_its_id_when_one_like_it_follows():
    (alone,) = agenda_of(contact("Ann", items=[item("Call")]))
    first, _ = agenda_of(contact("Ann", items=[item("Call"), item("Call")]))
    assert alone.id == first.id


def test_every_rule_has_a_name_in_the_settings():
    assert {name.replace("-", "_") for name in RULE_ORDER} == set(Settings().rules.__dataclass_fields__)


NAMES = ("Ann Bo", "Cy Di", "Ed Fo", "Gus Hal")
IDS = tuple(name.casefold().replace(" ", "-") for name in NAMES)
days = st.dates(date(2025, 10, 1), date(2026, 8, 1)).map(date.isoformat)
ids = st.sampled_from((*IDS, "nobody"))
items = st.builds(
    item,
    st.sampled_from(("Call", "Thank them", "Add on LinkedIn", "Ask [[cy-di]]", "")),
    due=st.none() | days | days.map(lambda text: text[:7]),
    mark=st.sampled_from(" x-/"),
    them=st.booleans(),
    owed_by=st.none() | ids,
    scheduled=st.none() | days,
    priority=st.sampled_from((None, "high", "low")),
)
intros = st.builds(
    lambda one, other, stage, on: intro(one, other, stage=stage, on=on),
    ids,
    ids,
    st.sampled_from(("sent", "agreed", "met")),
    st.none() | days,
)
headings = st.builds(
    lambda day, length, title, who: f"{day[:length]} {title}{f' with [[{who}]]' if who else ''}",
    days,
    st.sampled_from((4, 7, 10, 10, 10)),
    st.sampled_from(("Coffee", "Email", "LinkedIn", "Panel", "")),
    st.none() | ids,
)
few_items, few_intros = st.lists(items, max_size=2), st.lists(intros, max_size=1)
touches = st.builds(touch, headings, text=st.sampled_from(("", "…")), items=few_items, introductions=few_intros)
people = [
    st.builds(
        contact,
        st.just(name),
        meetings=st.lists(touches, max_size=3),
        items=few_items,
        introductions=few_intros,
        status=st.sampled_from(("active", "active", "dormant", "archived")),
        snooze=st.none() | days,
        follow_up=st.none() | days,
        met=st.none() | days,
        cadence=st.sampled_from((None, "none", "2 weeks", "4-6 weeks")),
        birthday=st.sampled_from((None, "1988-05-18", "--05-14")),
        seeking=st.sampled_from(((), ("community manager",), ("designer", "managers"))),
        linkedin=st.sampled_from(("", "none")),
    )
    for name in NAMES
]
files = [
    st.builds(meeting_file, headings, st.lists(ids, max_size=3), items=few_items, path=st.just("meetings/event.md")),
    st.builds(
        opportunity,
        st.just("Community manager"),
        items=few_items,
        meetings=st.lists(touches, max_size=1),
        passed_to=st.lists(ids, max_size=1),
        source=st.lists(ids, max_size=1),
        found=st.none() | days,
        closes=st.none() | days,
        status=st.sampled_from(("open", "mine", "filled")),
        stage=st.sampled_from(("", "applied", "offer")),
    ),
]
notebooks = st.tuples(*people, *files)
using = st.sampled_from((settings(), settings(cadence="none")))


@given(notebooks, st.permutations(range(6)), using)
def test_the_order_of_the_entries_never_matters(entries, order, chosen):
    one, other = (build_agenda(index(*these), chosen, TODAY) for these in (entries, [entries[i] for i in order]))
    assert list(one) == list(other)


@given(notebooks, st.randoms(use_true_random=False), using)
def test_arranging_gives_one_order_whatever_it_is_given(entries, random, chosen):
    agenda = build_agenda(index(*entries), chosen, TODAY)
    shuffled = list(agenda)
    random.shuffle(shuffled)
    assert list(arrange(shuffled, index(*entries), TODAY)) == list(agenda)


@given(notebooks, using)
def test_every_reminder_has_an_id_of_its_own_words_and_a_place_in_the_notebook(entries, chosen):
    network = index(*entries)
    agenda = build_agenda(network, chosen, TODAY)
    assert len({reminder.id for reminder in agenda}) == len(agenda)
    for reminder in agenda:
        assert reminder.location.path in network.entries
        assert reminder.subject in network.entries
        assert reminder.what
        assert reminder.why
        assert (reminder.lane is Lane.LATE) <= (reminder.late_after is not None and reminder.late_after < TODAY)


@given(notebooks, using)
def test_one_entry_alone_gives_its_part_of_the_agenda(entries, chosen):
    network = index(*entries)
    agenda = build_agenda(network, chosen, TODAY)
    for entry in entries:
        assert set(reminders_for(entry, network, chosen, TODAY)) == set(agenda.for_subject(entry.path))


@given(notebooks)
def test_archived_and_snoozed_people_are_left_alone_but_for_dated_items_and_plans(entries):
    agenda = build_agenda(index(*entries), Settings(), TODAY)
    for person in entries[: len(NAMES)]:
        silent = person.status == "archived" or (person.snooze and person.snooze > TODAY)
        rules = {reminder.rule for reminder in agenda.for_subject(person.path)}
        assert not silent or rules <= {"action-item", "planned"}


@given(notebooks, notebooks, st.permutations(range(6)))
def test_an_index_followed_change_by_change_gives_the_same_agenda(before, after, order):
    network = index(*before).replaced({before[order[0]].path: None})
    for position in order:
        network = network.replaced({before[position].path: None, after[position].path: after[position]})
    assert network == index(*after)
    assert list(build_agenda(network, Settings(), TODAY)) == list(build_agenda(index(*after), Settings(), TODAY))

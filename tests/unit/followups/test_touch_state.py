from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmd.dates import NoCadence
from netmd.followups import touch_state
from netmd.followups.touch_state import effective_cadence
from netmd.model import Section
from netmd.settings import Drifting
from tests.factory import TODAY, contact, index, item, meeting_file, settings, touch


def state(entry, *, today=TODAY, using=None):
    return touch_state(entry, index(entry), using or settings(), today)


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading, text="…") for heading in headings], **fields)


@pytest.mark.parametrize(
    ("today", "word", "sentence", "fraction"),
    [
        ("2025-10-02", "in-time", "Last touch 2 Oct (coffee), every 4-6 weeks: due 30 Oct", 0),
        ("2025-10-29", "in-time", "Last touch 2 Oct (coffee), every 4-6 weeks: due 30 Oct", 27 / 42),
        ("2025-10-30", "due", "Last touch 2 Oct (coffee), every 4-6 weeks: due today, late after 13 Nov", 28 / 42),
        ("2025-11-13", "due", "Last touch 2 Oct (coffee), every 4-6 weeks: due since 30 Oct, late after 13 Nov", 1),
        ("2025-11-14", "late", "Last touch 2 Oct (coffee), every 4-6 weeks: late since 13 Nov", 43 / 42),
        (
            "2025-12-25",
            "drifting",
            "Last touch 2 Oct (coffee), every 4-6 weeks: late since 13 Nov, silent for 2 months",
            2,
        ),
    ],
)
def test_where_in_its_window_the_tie_stands(today, word, sentence, fraction):
    entry = priya("2025-10-02 Coffee")
    found = state(entry, today=date.fromisoformat(today))
    assert (found.word, found.sentence, found.fraction) == (word, sentence, fraction)
    assert (found.due, found.late_after, found.window_days) == (date(2025, 10, 30), date(2025, 11, 13), 42)
    assert (found.last, found.day) == (entry.note.meetings[0], date(2025, 10, 2))


@pytest.mark.parametrize(
    ("fields", "word", "sentence"),
    [
        ({"status": "archived"}, "archived", "Last touch 4 Mar (coffee), every 4-6 weeks: archived"),
        ({"status": "dormant"}, "dormant", "Last touch 4 Mar (coffee), every 4-6 weeks: dormant"),
        ({"snooze": "2026-06-01"}, "snoozed", "Last touch 4 Mar (coffee), every 4-6 weeks: snoozed until 1 Jun"),
        ({"snooze": "2026-05-14"}, "late", "Last touch 4 Mar (coffee), every 4-6 weeks: late since 15 Apr"),
        ({"cadence": "none"}, "none", "Last touch 4 Mar (coffee), no cadence"),
        ({"cadence": "quarterly"}, "in-time", "Last touch 4 Mar (coffee), every 3 months: due 4 Jun"),
    ],
)
def test_what_the_contact_says_of_it(fields, word, sentence):
    found = state(priya("2026-03-04 Coffee", **fields))
    assert (found.word, found.sentence) == (word, sentence)


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("2026-05-20 14:30 Lunch", "Last touch 4 Mar (coffee), every 4-6 weeks: meal planned for 20 May"),
        ("2026-05 Call", "Last touch 4 Mar (coffee), every 4-6 weeks: late since 15 Apr"),
    ],
)
def test_a_plan_that_comes_soon_stands_for_a_word(heading, sentence):
    entry = contact("Priya", meetings=[touch("2026-03-04 Coffee", text="…"), touch(heading)])
    assert state(entry).sentence == sentence


def test_without_a_touch_the_day_they_met_counts_but_is_none():
    found = state(priya(met="2026-05", met_at="The fair"))
    assert (found.last, found.day, found.sentence) == (None, TODAY, "Met 14 May, every 4-6 weeks: due 11 Jun")


@pytest.mark.parametrize("met", ["2016-05-01", "2026-04-20"])
def test_of_whom_only_a_card_is_known_the_day_they_met_starts_no_clock(met):
    found = state(priya(met=met, orgs=["Acme"], emails=["p@x.example"], linkedin="x", tags=["press"]))
    assert (found.word, found.only_met, found.due, found.fraction) == ("none", True, None, None)
    assert found.sentence.endswith(", nothing written yet")


@pytest.mark.parametrize(
    ("fields", "using"),
    [
        ({"met_at": "The fair"}, {}),
        ({"introduced_by": ["[[sam]]"]}, {}),
        ({"items": [item("Send the deck")]}, {}),
        ({"cadence": "4-6 weeks"}, {}),
        ({"tags": ["mentor"]}, {"tags": {"mentor": "4-6 weeks"}}),
        ({"meetings": [touch("2026-02-01 Email")]}, {}),
    ],
)
def test_a_word_of_ones_own_or_a_cadence_set_for_them_starts_it(fields, using):
    entry = contact("Priya Raman", met="2026-01-01", **fields)
    found = state(entry, using=settings(**using))
    assert (found.word, found.only_met) == ("drifting", False)


def test_a_text_starts_it_too():
    entry = priya(met="2026-01-01")
    note = replace(entry.note, sections=(Section("", 0, "Moves house in June.", entry.note.at("text")),))
    assert state(replace(entry, note=note)).word == "drifting"


def test_a_meeting_of_another_file_is_a_word_too_and_a_plan_is_said():
    entry = contact("Priya Raman", met="2016-01-01")
    panel = meeting_file("2026-04-10 Panel", ["priya-raman"], text="…")
    assert touch_state(entry, index(entry, panel), settings(), TODAY).word == "due"
    plan = meeting_file("2026-06-10 Panel", ["priya-raman"])
    found = touch_state(entry, index(entry, plan), settings(), TODAY)
    assert (found.word, found.only_met) == ("planned", False)


@pytest.mark.parametrize("status", ["archived", "dormant"])
def test_whoever_rests_is_not_counted_among_them(status):
    found = state(priya(met="2016-01-01", status=status))
    assert (found.word, found.only_met) == (status, False)


@pytest.mark.parametrize("fields", [{}, {"met": "2026-06"}])
def test_with_nothing_to_count_from_there_is_no_rhythm(fields):
    found = state(priya(**fields))
    assert (found.word, found.sentence, found.fraction, found.window_days) == ("none", "No touch yet", None, 0)


def test_a_first_meeting_that_is_planned_is_said():
    entry = contact("Priya", meetings=[touch("2026-12 Coffee")])
    found = state(entry)
    assert (found.word, found.sentence) == ("planned", "No touch yet: coffee planned for Dec 2026")


def test_the_last_touch_is_the_latest_day_whatever_the_order_of_the_file():
    assert state(priya("2026-04-10 Coffee", "2026-04 Email", "2026-02-01 Call")).day == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("fields", "tags", "shown", "source"),
    [
        ({"cadence": "2 weeks", "tags": ["mentor"]}, {"mentor": "monthly"}, "every 2 weeks", "their own"),
        ({"tags": ["Mentor"]}, {"mentor": "monthly"}, "every month", "tag Mentor"),
        ({"tags": ["alumni", "mentor"]}, {"mentor": "monthly", "alumni": "1 year"}, "every month", "tag mentor"),
        (
            {"tags": ["alumni", "mentor"]},
            {"mentor": "4-9 weeks", "alumni": "4-8 weeks"},
            "every 4-8 weeks",
            "tag alumni",
        ),
        ({"tags": ["alumni", "mentor"]}, {"mentor": "10 years", "alumni": "none"}, "every 10 years", "tag mentor"),
        ({"tags": ["alumni"]}, {"alumni": "none"}, "no cadence", "tag alumni"),
        ({"tags": ["sports"]}, {"alumni": "none"}, "every 3 months", "the notebook"),
        ({}, {}, "every 3 months", "the notebook"),
    ],
)
def test_the_cadence_is_their_own_else_by_tag_else_the_notebooks(fields, tags, shown, source):
    cadence, found = effective_cadence(contact("P", **fields), settings(cadence="3 months", tags=tags))
    assert (str(cadence), found) == (shown, source)


def test_their_own_none_beats_a_tag():
    using = settings(tags={"mentor": "monthly"})
    assert effective_cadence(contact("P", cadence="none", tags=["mentor"]), using) == (NoCadence.NONE, "their own")


def test_a_quiet_tie_without_a_cadence_drifts_unless_the_rule_is_off():
    entry = priya("2025-01-01 Call", "2025-02-01 Coffee")
    assert state(entry, using=settings(cadence="none")).word == "drifting"
    assert state(entry, using=settings(cadence="none", drifting=Drifting(enabled=False))).word == "none"


@pytest.mark.parametrize("cadence", ["9999 years", "9999 days"])
def test_a_window_beyond_the_calendar_is_never_due(cadence):
    assert state(priya("2026-03-04 Coffee", cadence=cadence)).word == "in-time"

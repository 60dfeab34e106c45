from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from netmd.giving.balance import MOST_PERIODS, Period, balance
from netmd.model import Entry
from netmd.notebook import load
from netmd.resources import sample_notebook
from tests.factory import TODAY, contact, gave, got, index, intro, meeting_file, touch


def periods(*days: str) -> tuple[Period, ...]:
    ann = contact("Ann", meetings=[touch(f"{day} Call", exchanges=[gave("a map")]) for day in days])
    return balance(index(ann), TODAY).periods


def people(*entries: Entry) -> list[tuple[str, int, int]]:
    return [(one.who.id if one.who else "-", one.given, one.got) for one in balance(index(*entries), TODAY).persons]


def test_those_with_whom_most_was_exchanged_come_first_then_by_name() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", exchanges=[got("a name")])])
    bob = contact("Bob", meetings=[touch("2026-05-01 Call", exchanges=[gave("a map"), got("a pen")])])
    cem = contact("Cem", meetings=[touch("2026-05-01 Call", exchanges=[gave("a map")])])
    assert people(cem, bob, ann, contact("Dan")) == [("bob", 1, 1), ("ann", 0, 1), ("cem", 1, 0)]


def test_an_introduction_is_given_to_each_of_its_people() -> None:
    ann = contact("Ann", introductions=[intro("ann", "bob", "cem", on="2026-05-01")])
    assert people(ann, contact("Bob"), contact("Cem")) == [("ann", 1, 0), ("bob", 1, 0), ("cem", 1, 0)]


def test_a_line_that_names_nobody_counts_and_stands_last() -> None:
    walk = meeting_file("2026-05-01 Walk", ["ann", "bob"])
    event = replace(walk.note.meetings[0], exchanges=(replace(gave("a map"), location=walk.note.meetings[0].location),))
    walk = replace(walk, note=replace(walk.note, meetings=(event,), exchanges=event.exchanges))
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", exchanges=[gave("a pen")])])
    assert people(walk, ann, contact("Bob")) == [("ann", 1, 0), ("-", 1, 0)]


def test_the_last_of_each_is_the_latest() -> None:
    days = ("2026-05-01", "2026-05-09", "2026-05-04")
    ann = contact("Ann", meetings=[touch(f"{day} Call", exchanges=[gave(day), got(day)]) for day in days])
    (one,) = balance(index(ann), TODAY).persons
    assert one.last_given is not None
    assert one.last_given.exchange.text == "2026-05-09"
    assert one.last_got is not None
    assert one.last_got.exchange.text == "2026-05-09"


def test_months_stand_side_by_side_without_gaps() -> None:
    found = periods("2026-01-31", "2026-04-01", "2026-04-30")
    assert [(one.key, one.given, one.got) for one in found] == [
        ("2026-01", 1, 0), ("2026-02", 0, 0), ("2026-03", 0, 0), ("2026-04", 2, 0),
    ]  # fmt: skip


def test_with_more_than_two_years_quarters_then_years_are_taken() -> None:
    assert len(periods("2024-06-01", "2026-05-01")) == 24
    assert [one.key for one in periods("2024-05-31", "2026-05-01")][:2] == ["2024-Q2", "2024-Q3"]
    found = periods("1999-05-01", "2026-05-01")
    assert (found[0].key, found[-1].key, len(found)) == ("2003", "2026", MOST_PERIODS)


def test_what_has_no_day_or_one_to_come_is_in_no_period() -> None:
    assert periods("2026-12-24") == ()
    ann = contact("Ann", introductions=[intro("ann", "bob")])
    assert balance(index(ann, contact("Bob")), TODAY).periods == ()


# -- the sample, counted anew from its text --------------------------------------------------------------------------

TEXTS = {
    path.relative_to(sample_notebook()).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(sample_notebook().rglob("*.md"))
    if path.name != "README.md"
}


def count(pattern: str) -> int:
    return sum(len(re.findall(pattern, text, re.MULTILINE)) for text in TEXTS.values())


def test_the_samples_figures_are_its_lines_and_what_no_line_says() -> None:
    entries = balance(load(sample_notebook()).index, date(2026, 5, 14)).newest
    lines = [one for one in entries if one.handed.kind == "line"]
    assert sum(one.is_given for one in lines) == count(r"^- Gave: ")
    assert sum(not one.is_given for one in lines) == count(r"^- Got: ")
    to_whom = [
        len(re.findall(r"\[\[", line)) for text in TEXTS.values() for line in re.findall(r"^- Intro: .*", text, re.M)
    ]
    assert sum(one.is_given and one.handed.kind == "introduction" for one in entries) == sum(to_whom)


def test_rosas_lawyer_and_rosas_rowing_club_are_two_things() -> None:
    entries = balance(load(sample_notebook()).index, date(2026, 5, 14)).newest
    got = [one.handed for one in entries if one.who and one.who.id == "rosa-quintero" and not one.is_given]
    assert [one.kind for one in got if "lawyer" in one.exchange.text] == ["line"]
    told = [path[14:-3] for path, text in TEXTS.items() if 'source: "[[rosa-quintero]]"' in text]
    assert [one.exchange.text for one in got if one.kind == "opening"] == [f"the opening [[{stem}]]" for stem in told]


def test_sam_was_introduced_in_march_a_month_before_signing() -> None:
    entries = balance(load(sample_notebook()).index, date(2026, 5, 14)).newest
    (given,) = [
        one for one in entries
        if one.handed.kind == "introduction" and one.is_given and one.who and one.who.id == "sam-lee"
    ]  # fmt: skip
    assert given.handed.when is not None
    assert given.handed.when.iso == "2026-03-20"


def test_who_led_me_to_whom_in_the_sample_counts_once() -> None:
    entries = balance(load(sample_notebook()).index, date(2026, 5, 14)).newest
    silent = {
        one.handed.exchange.location.path for one in entries if not one.is_given and one.handed.kind == "introduction"
    }
    led = {path for path, text in TEXTS.items() if re.search(r"^introduced_by: ", text, re.MULTILINE)}
    spoken_of = {"priya-raman", "soren-aagaard", "noor-haddad", "ines-carvalho", "yuki-tanabe", "agnieszka-zuk",
                 "amara-diallo", "luca-ferreira", "helene-marchetti"}  # fmt: skip
    assert silent == led - {f"contacts/{name}.md" for name in spoken_of}

"""Each figure on the sample's page of insights, against counts made on the text of its notes."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from netmd.followups import build_agenda
from netmd.notebook import load
from netmd.resources import sample_notebook
from netmd.site.views.context import Context
from netmd.site.views.insights import insights_view
from netmd.site.views.insights.figure import Figure
from netmd.site.views.notes import RenderMemo
from tests.sample_text import STORY_DAY, items, people, touches, value

NOTEBOOK = load(sample_notebook())
AGENDA = build_agenda(NOTEBOOK.index, NOTEBOOK.settings, STORY_DAY)
VIEW = insights_view(Context(NOTEBOOK.index, AGENDA, NOTEBOOK.settings, (), STORY_DAY, RenderMemo()))
FIGURES: dict[str, Figure] = {figure.key: figure for figure in VIEW.figures}
TOUCHES = touches()
PEOPLE = people()
SINCE = date(2025, 6, 1)


def rows(key: str) -> dict[str, list[str]]:
    table = FIGURES[key].table
    assert table is not None
    return {row[0]: list(row[1:]) for row in table.rows}


def sums(key: str) -> list[int]:
    """The sums of the table's columns over the months."""
    months = [numbers for name, numbers in rows(key).items() if name[-4:] in ("2025", "2026")]
    return [sum(int(number) for number in column) for column in zip(*months, strict=True)]


def days_of(person: str) -> list[date]:
    return sorted({one.day for one in TOUCHES if person in one.people})


def test_the_span_begins_with_the_month_of_the_first_touch() -> None:
    assert min(one.day for one in TOUCHES).replace(day=1) == SINCE
    assert VIEW.covers.startswith("Since June 2025, by month")


def test_touches_a_week() -> None:
    mondays = Counter(one.day - timedelta(days=one.day.weekday()) for one in TOUCHES)
    shown = {name: int(numbers[0]) for name, numbers in rows("touches").items()}
    assert sorted(shown.values()) == sorted(mondays.values())
    assert shown["4 May"] == mondays[date(2026, 5, 4)] == max(mondays.values())
    assert f"{len(TOUCHES)} touches in {len(mondays)} weeks" in FIGURES["touches"].answer


def test_people_known() -> None:
    known = {}
    for person, front in PEOPLE.items():
        met = value(front, "met")
        days = days_of(person)
        if met or days:
            known[person] = met[:7] if met else days[0].isoformat()[:7]
    new = Counter(month for month in known.values() if month >= "2025-06")
    assert sums("growth")[0] == sum(new.values())
    assert rows("growth")["May 2026"] == [str(new["2026-05"]), str(len(known))]
    assert rows("growth")["Jun 2025"] == ["0", str(len(known) - sum(new.values()))]


def test_directions() -> None:
    ways = ("up", "across", "down", "")
    count = Counter(value(PEOPLE[person], "direction") for one in TOUCHES for person in one.people)
    assert sums("directions") == [count[way] for way in ways]
    count = Counter(value(front, "direction") for front in PEOPLE.values())
    assert rows("directions")["Contacts"] == [str(count[way]) for way in ways]


def test_channels() -> None:
    words = Counter(one.word for one in TOUCHES)
    shown = {name: int(numbers[0]) for name, numbers in rows("channels").items()}
    assert shown["Message"] == words["message"]
    assert shown["E-mail"] == words["email"]
    assert shown["Meal"] == words["lunch"] + words["dinner"] + words["breakfast"]
    assert shown["Event"] == words["padel"] + words["panel"]
    talks = sum(one.is_talk for one in TOUCHES)
    assert FIGURES["channels"].answer.startswith(f"In {talks} conversations and {len(TOUCHES) - talks} times in writ")


def test_rhythm() -> None:
    gaps = {
        (person, before): after - before
        for person, front in PEOPLE.items()
        if value(front, "status") not in ("archived", "dormant")
        and value(front, "cadence") != "none"
        and "family" not in value(front, "tags")
        for before, after in pairwise(days_of(person))
    }
    late = {key for key, gap in gaps.items() if gap.days > 42}
    # Yuki's rhythm is monthly, late after 46 days: 49 are too
    assert late == {("yuki-tanabe", date(2025, 10, 21)), ("marek-dvorak", date(2025, 11, 22))}
    assert sums("rhythm") == [len(gaps) - 2, 2]


def how_soon(person: str, day: date) -> str:
    """How soon a word followed the last conversation of the day with the person."""
    mine = [one for one in TOUCHES if person in one.people]
    last = max(at for at, one in enumerate(mine) if one.day == day and one.is_talk)
    words = [one.day for at, one in enumerate(mine) if one.day > day or (one.day == day and at > last)]
    thanked = [item for one in mine if one.day == day for item in one.items if "thank" in item.text.lower()]
    thanked = [item for item in thanked if "Renée" not in item.text or person == "renee-ortiz"]
    words += [date.fromisoformat(item.done) for item in thanked if item.done]
    if not words:
        return "fresh" if (STORY_DAY - day).days <= 1 else "none"
    gap = (min(words) - day).days
    return "next day" if gap <= 1 else "week" if gap <= 7 else "later"


def test_thanks() -> None:
    talks = {(person, one.day) for one in TOUCHES if one.is_talk for person in one.people}
    soon = Counter(how_soon(person, day) for person, day in talks)
    assert sums("thanks") == [soon["next day"], soon["week"], soon["later"], soon["none"]]
    assert f"{soon['fresh']} conversation is too fresh" in FIGURES["thanks"].counted


def test_a_word_to_renee_is_none_to_hana_or_sam() -> None:
    assert how_soon("hana-petrovic", date(2026, 3, 19)) == "later"
    assert how_soon("sam-lee", date(2026, 4, 20)) == "later"


def test_promises() -> None:
    dated = [item for item in items() if item.due >= "2025-06" and item.mark != "-"]
    for name, is_theirs in (("Mine", False), ("Theirs", True)):
        side = [item for item in dated if item.text.startswith("@") == is_theirs]
        on_time = sum(item.mark == "x" and item.done <= item.due for item in side)
        late = sum(item.mark == "x" and item.done > item.due for item in side)
        over = sum(item.mark != "x" and item.due < STORY_DAY.isoformat() for item in side)
        assert rows("promises")[name][:4] == [str(n) for n in (on_time, late, over, len(side) - on_time - late - over)]
